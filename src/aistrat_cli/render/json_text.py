"""JSON that can be printed anywhere: the same values, with nothing in the text that a terminal or a CI runner obeys."""

from __future__ import annotations

import json
import re
from typing import Any

_HIDDEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
    "|[\U000e0000-\U000e007f]|#(?=#[A-Za-z]*\\[)"
)
"""What `render.cells` shows as an escape; only strings can hold it, and there an escape means the same sign."""


def dump(value: Any, indent: int | None = 2) -> str:
    """Return the value as one JSON document that ends in a line feed, keys in the order they have, texts readable."""
    return _HIDDEN.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=indent)) + "\n"


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def whole(text: str) -> str:
    """Return the text with U+FFFD for each half of a surrogate pair, which many parsers refuse even as an escape.

    Only a path can hold one: a byte of a file's name that is no UTF-8.
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
