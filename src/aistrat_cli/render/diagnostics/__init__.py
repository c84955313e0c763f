"""Findings as text, one module a format. A new format is a module with `render`, and its name here."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Literal, get_args

from aistrat_cli.diagnostic import Diagnostic, Severity
from aistrat_cli.record import Record

Format = Literal["full", "concise", "json", "github", "gitlab", "sarif", "junit"]
FORMATS: tuple[Format, ...] = get_args(Format)

FOR_PEOPLE = ("full", "concise")
"""Formats that are silent where nothing is found; most runs find nothing, and need not import them."""


class View(Record):
    """What a renderer is told beside the findings. Each format takes from it what it needs."""

    lang: str = "en"
    """`ja`, or anything else for English."""
    width: int = 80
    """Cells a line may take, where lines are broken at all."""
    color: bool = False
    charset: Literal["unicode", "ascii"] = "unicode"
    files: tuple[str, ...] = ()
    """The paths that were read and are reported on, as they are shown, the clean ones included."""
    items: int = 0
    """How many items these files hold."""
    fail_on: Severity | None = "error"
    """The severity from which on a finding fails a run; None: no finding does."""
    root: str = ""
    """The absolute folder, with `/` between its parts, that machine formats take paths from; empty: paths stay."""


def render(format: Format, diagnostics: Sequence[Diagnostic], view: View) -> str:
    """Return the findings, sorted as they come, as a whole text in `format`; every line of it ends in a line feed."""
    if not diagnostics and format in FOR_PEOPLE:
        return ""
    text: str = import_module(f"{__name__}.{format}").render(diagnostics, view)
    return text
