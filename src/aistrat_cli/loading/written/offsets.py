"""Offsets of date expressions, `+ 5bd`: parted from what stands before them, and read."""

from __future__ import annotations

from datetime import date
from functools import cache

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.dates import out_of_range
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.model.days import Offset, Unit

LAST_DAY = date.max.toordinal()

_SIGNS = ("+", "-")

_UNITS: dict[str, Unit] = {"d": "d", "bd": "bd", "w": "w", "m": "m", "y": "y"}


def split_offsets(text: str) -> tuple[int, int, tuple[Offset, ...]]:
    """Return start and end of what stands before the first offset, and the offsets. Raises Misread.

    A sign is a word of its own: `study-4-5bd` is one id.
    """
    words = _words(text)
    if not words:
        raise Misread(faults.UNREADABLE_DATE, Message("The text is empty.", "空の文字列です。"), expression_help())
    first = next((index for index, word in enumerate(words) if word[0] in _SIGNS), len(words))
    if first == 0:
        start = words[0][1]
        message = Message(
            f"`{quoted(text)}` counts from nothing.", f"`{quoted(text)}` は何から数えるのか書かれていません。"
        )
        raise Misread(faults.UNREADABLE_DATE, message, expression_help(), start, len(text.rstrip()))
    offsets: list[Offset] = []
    for index in range(first, len(words), 2):
        sign, start, end = words[index]
        if sign not in _SIGNS or index + 1 == len(words):
            from aistrat_cli.loading.written.mistyped_offsets import no_sign

            raise no_sign(text, sign, start, end)
        amount, start, end = words[index + 1]
        try:
            offsets.append(read_offset(amount, sign == "-"))
        except Misread as misread:
            if index + 2 < len(words):
                from aistrat_cli.loading.written.mistyped_offsets import apart

                parted = apart(amount, words[index + 2][0])
                if parted:
                    parted.start, parted.end = start, words[index + 2][2]
                    raise parted from None
            misread.start, misread.end = start, end
            raise
    return words[0][1], words[first - 1][2], tuple(offsets)


@cache
def read_offset(amount: str, back: bool) -> Offset:
    """Return the offset of a number and its unit, `5bd`. Raises Misread."""
    digits = len(amount) - len(amount.lstrip("0123456789"))
    unit = _UNITS.get(amount[digits:])
    if not digits or unit is None:
        from aistrat_cli.loading.written.mistyped_offsets import no_offset

        raise no_offset(amount)
    number = amount[:digits].lstrip("0")
    if len(number) > 7 or int(number or "0") > LAST_DAY:
        raise out_of_range(f"`{'-' if back else '+'} {quoted(amount)}`")
    return Offset(int(number or "0"), unit, back)


def _words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text, folded, each with its start and end."""
    words, end = [], 0
    for word in text.split():
        start = text.index(word, end)
        end = start + len(word)
        words.append((fold(word), start, end))
    return words


def expression_help() -> Message:
    """Return what a date expression looks like."""
    return Message(
        "Write a day (2021-10-26, FY2021.end) or an item's id, then offsets: `study-4 - 5bd`.",
        "日付（2021-10-26、FY2021.end）か項目の ID を書き、`study-4 - 5bd` のように日数を続けます。",
    )
