"""Breaking text into lines by the cells it takes, in Japanese between any two signs, else at blanks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from aistrat_cli.render.cells import width

_NOT_FIRST = frozenset("、。，．・：；！？）］｝」』】〕〉》ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ%,.!?:;)]}…")
"""Signs that must not begin a line (行頭禁則)."""

_NOT_LAST = frozenset("（［｛「『【〔〈《([{#第")
"""Signs that must not end a line (行末禁則); 第 belongs to its number."""


GENTLE = 0.6
"""A line may be left so much filled where that ends it between two words rather than inside one."""


def wrap(text: str, cells: float, size_of: Callable[[str], float] = width) -> list[str]:
    """Return `text` in lines of at most `cells` cells; never loses a sign, and blanks only at the ends of lines.

    `text` is one line of visible signs. Where not even one sign fits, a line holds one all the same. A pen that counts
    in another unit than cells gives its own `size_of`, which is asked for each sign.
    """
    if (width(text) if size_of is width else sum(map(size_of, text))) <= cells:
        return [text]
    signs = clusters(text)
    lines: list[str] = []
    start = 0
    while start < len(signs):
        end = _end(signs, start, cells, size_of)
        line = "".join(signs[start:end]).rstrip(" ")
        if line or not lines:
            lines.append(line)
        start = end
    return lines


def _end(signs: Sequence[str], start: int, cells: float, size_of: Callable[[str], float]) -> int:
    """Return where the line that begins at `start` ends: the last good place, else the last fair one, else anywhere."""
    used: float = 0
    good = fair = start
    for index in range(start, len(signs)):
        if index > start:
            quality = _quality(signs[index - 1], signs[index])
            fair = index if quality else fair
            good = index if quality == 2 and used >= cells * GENTLE else good
        size = size_of(signs[index])
        if used + size > cells and signs[index] != " ":
            return max(good, start) if good > start else fair if fair > start else max(index, start + 1)
        used += size
    return len(signs)


def wrap_parts(parts: Iterable[str], cells: int, gap: str) -> list[str]:
    """Return the parts side by side with `gap` between them, no part broken that fits on a line by itself."""
    lines: list[str] = []
    for part in parts:
        joined = f"{lines[-1]}{gap}{part}" if lines else part
        if lines and width(joined) <= cells:
            lines[-1] = joined
        else:
            lines.extend(wrap(part, cells))
    return lines


def hang(left: str, text: str, room: int) -> list[str]:
    """Return `text` in a column of `room` cells two blanks behind `left`, broken there where it does not fit."""
    first, *more = wrap(text, max(room, 1))
    indent = " " * (width(left) + 2)
    return [f"{left}  {first}".rstrip(), *(indent + line for line in more)]


def balanced(text: str, count: int) -> int:
    """Return in how few cells `text` takes at most `count` lines; a few more where that keeps its words whole."""
    whole = width(text)
    low, high = max(1, whole // count), whole
    while low < high:
        middle = (low + high) // 2
        if len(wrap(text, middle)) <= count:
            high = middle
        else:
            low = middle + 1
    return next((cells for cells in range(high, high * 5 // 4 + 1) if breaks_well(wrap(text, cells))), high)


def breaks_well(lines: Sequence[str]) -> bool:
    """Tell whether each line but the last ends between two words."""
    ends = ((clusters(before)[-1], clusters(after)[0]) for before, after in pairwise(lines) if before and after)
    return all(_quality(*end) == 2 or end[0].isascii() or end[1].isascii() for end in ends)


def clusters(text: str) -> Sequence[str]:
    """Return the text in pieces that must stay together: a letter with its accents, an emoji made of several signs."""
    if text.isascii() or all(map(width, text)):
        return text
    pieces: list[str] = []
    for sign in text:
        size = width(sign)
        if pieces and (size == 0 or width(pieces[-1] + sign) != width(pieces[-1]) + size):
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


@lru_cache(4096)
def _quality(before: str, after: str) -> int:
    """Return how well a line may end between two signs: 0 not at all, 1 inside a Japanese word, 2 between words."""
    if after == " " or after in _NOT_FIRST or before in _NOT_LAST:
        return 0
    if before == " ":
        return 2
    left, right = _script(before), _script(after)
    if left == right == "latin":
        return 0
    if right == "hiragana" or "latin" in (left, right):
        return 1 + (left == "hiragana" and right == "latin")
    return 2 if left != right or left == "sign" else 1


def _script(sign: str) -> str:
    """Return what a sign is written in; full-width punctuation is `sign`, everything narrow `latin`."""
    code = sign[0]
    if "\u3041" <= code <= "\u309f":
        return "hiragana"
    if "\u30a0" <= code <= "\u30ff" or code == "ー":
        return "katakana"
    if code in "、。，．・：；！？）］｝」』】〕〉》（［｛「『【〔〈《　":
        return "sign"
    return "wide" if width(sign) > 1 else "latin"
