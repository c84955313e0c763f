"""Text on a grid of cells: what a terminal shows of it, how wide that is, cut and padded to a width.

Widths are those of `rich.cells`. Its import takes 3 to 5 ms, so it waits for a text that needs it: what is written in
ASCII, kana, kanji, hangul or drawn with boxes is as wide in every version of Unicode, and is counted here.
"""

from __future__ import annotations

import re
from functools import lru_cache

TAB = 4
"""A tab goes on to the next multiple of so many cells."""

CUT = ".."
"""Ends a text that was cut: an ellipsis is one cell on some terminals and two on others."""

_NARROW = (
    (0x20, 0x7E),
    (0xA0, 0xAC),  # Latin without the soft hyphen
    (0xAE, 0x2FF),
    (0x370, 0x482),  # Greek, Cyrillic
    (0x2010, 0x2027),  # dashes, quotation marks, dots
    (0x2190, 0x21FF),  # arrows
    (0x2500, 0x25FC),  # boxes, blocks, geometric shapes
    (0x22C5, 0x22C5),  # the signs of the timeline: dot, diamond, check mark, cross
    (0x2666, 0x2666),
    (0x2713, 0x2715),
    (0xFF61, 0xFF9D),  # half-width katakana without the voice marks
)
_WIDE = (
    (0x3000, 0x3029),  # CJK punctuation without the tone marks
    (0x3041, 0x3096),  # hiragana without the combining voice marks
    (0x309B, 0x30FF),  # katakana
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),  # kanji
    (0xAC00, 0xD7A3),  # hangul
    (0xFF01, 0xFF60),  # full-width forms
)

_HIDDEN = (
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),  # soft hyphen
    (0x61C, 0x61C),  # the marks, embeddings, overrides and isolates that turn a line's direction
    (0x180E, 0x180E),
    (0x200B, 0x200B),
    (0x200E, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0xD800, 0xDFFF),  # half of a pair: no encoding takes it
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE007F),
)
"""What obeys instead of being seen."""

_JOINERS = "\u200c\u200d"
"""Emoji and Persian need them; after an ASCII sign they only make two ids look the same."""


COMMAND = re.compile(r"(?<![!-~])::|#(?=#[A-Za-z]*\[)")
"""Where a text would command a CI runner that reads what we print: GitHub's `::error::` begins a line, its `##[error]`
and the `##vso[` of Azure Pipelines count anywhere in one. After a blank or a wide sign a line may have been broken."""


def visible(text: str) -> str:
    """Return the text on one line, with everything in it that would be obeyed shown as an escape (`\\x1b`).

    Control characters, line breaks, direction marks, other invisible signs and the beginnings of runners' commands
    become what a programmer would write for them; tabs become blanks. What comes out has no unpaired surrogate and can
    be encoded.
    """
    return text if _is_harmless(text) else "".join(pieces(text))


def pieces(text: str) -> list[str]:
    """Return what `visible` shows for each code point of the text."""
    if _is_harmless(text):
        return list(text)
    commands = {found.start() for found in COMMAND.finditer(text)}
    shown: list[str] = []
    column = 0
    for index, sign in enumerate(text):
        piece = sign
        if sign == "\t":
            piece = " " * (TAB - column % TAB)
        elif index in commands or _is_hidden(sign, text[index - 1 : index]):
            piece = _escape(sign)
        shown.append(piece)
        column += width(piece)
    return shown


def _is_hidden(sign: str, before: str) -> bool:
    if sign in _JOINERS:
        return before.isascii()
    return not sign.isprintable() and _is_in(ord(sign), _HIDDEN)


def _escape(sign: str) -> str:
    code = ord(sign)
    if sign in "\t\n\r":
        return repr(sign)[1:-1]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _is_harmless(text: str) -> bool:
    return text.isprintable() and "::" not in text and "##" not in text


@lru_cache(8192)
def width(text: str) -> int:
    """Return how many cells a text takes that `visible` has made safe."""
    if text.isascii():
        return len(text)
    cells = 0
    for sign in text:
        size = _known(sign)
        if size is None:
            from rich.cells import cell_len

            return cell_len(text)
        cells += size
    return cells


@lru_cache(8192)
def _known(sign: str) -> int | None:
    """Return the cells of a sign whose width no neighbour changes, None for one that must be looked up."""
    code = ord(sign)
    if _is_in(code, _NARROW):
        return 1
    return 2 if _is_in(code, _WIDE) else None


def _is_in(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def fit(text: str, cells: int) -> str:
    """Return `text`, or as much of its beginning as leaves room for two dots within `cells` cells."""
    if width(text) <= cells:
        return text
    mark = CUT if cells >= len(CUT) else ""
    room = max(cells, 0) - len(mark)
    kept = 0
    for sign in text:
        room -= width(sign)
        if room < 0:
            break
        kept += 1
    return text[:kept] + mark


def pad(text: str, cells: int) -> str:
    """Return `text` with blanks after it up to `cells` cells; a wider one stays as it is."""
    return text + " " * (cells - width(text))
