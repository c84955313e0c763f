"""Elements and texts of XML: what a person wrote can only ever become text."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")
"""What no XML 1.0 document may hold, and the control characters that it may."""

_SHAPES = frozenset({"rect", "line", "path", "circle"})

_SAFE_URL = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20\"'<>\\^`{|}]+", re.IGNORECASE)


def escaped(text: str) -> str:
    """Return the text as content of an element or as value of an attribute in double quotes."""
    if text.isalnum():
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text if text.isprintable() else _FORBIDDEN.sub("\ufffd", text)


def number(value: float) -> str:
    """Return a coordinate: at most one decimal, which is a tenth of a pixel, no exponent, never a negative zero."""
    rounded = round(value * 10)
    whole, tenth = divmod(abs(rounded), 10)
    return f"{'-' if rounded < 0 else ''}{whole}{f'.{tenth}' if tenth else ''}"


def element(name: str, *content: str, **attributes: str | float | None) -> str:
    """Return an element; content is markup already. `class_` is `class`, `aria_label` is `aria-label`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(content)
    # HTML has no empty tags but of SVG's own shapes: `<p/>` would open a paragraph there.
    return f"<{name}{written}/>" if not inner and name in _SHAPES else f"<{name}{written}>{inner}</{name}>"


def points(*coordinates: float) -> str:
    """Return the value of `points`, or the numbers of a path's command."""
    return " ".join(number(value) for value in coordinates)


def safe_url(url: str | None) -> str | None:
    """Return the address where it may stand in a link: http, https or mailto, and nothing that ends an attribute."""
    if url is None or _SAFE_URL.fullmatch(url) is None:
        return None
    return url if not _FORBIDDEN.search(url) and url.isprintable() else None
