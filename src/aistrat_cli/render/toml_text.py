"""TOML that can be printed anywhere: the same values, with nothing in the text that a terminal or a CI runner obeys."""

from __future__ import annotations

import json
import re

_HIDDEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    "|[\U000e0000-\U000e007f]|#(?=#[A-Za-z]*\\[)"
)
"""What a terminal or a CI runner obeys, or nobody sees. It stands in strings alone, where an escape is the same."""


def shown(toml: str) -> str:
    """Return a piece of TOML without comments, with an escape for each sign that is obeyed or not seen."""
    return _HIDDEN.sub(_escaped, toml)


def quoted(text: str) -> str:
    """Return the text as a TOML string on one line."""
    return shown(json.dumps(text, ensure_ascii=False))  # JSON's escapes are TOML's


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
