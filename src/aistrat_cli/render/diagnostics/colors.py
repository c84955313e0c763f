"""The colours of findings. They repeat what the words say, so nothing is lost without them."""

from __future__ import annotations

from collections.abc import Mapping

from aistrat_cli.diagnostic import Severity

Style = str
"""Parameters of SGR, the escape sequence that sets colours; from the sixteen that every theme keeps readable."""

HEAD: Mapping[Severity, Style] = {"error": "1;31", "warning": "1;33", "note": "1;36"}
BOLD: Style = "1"
FRAME: Style = "34"
SECOND: Style = "36"
HELP: Style = "1;32"


def paint(text: str, style: Style, color: bool) -> str:
    """Return the text in a style, or as it is where there is to be no colour."""
    return f"\x1b[{style}m{text}\x1b[0m" if color and text else text
