"""Weekdays as people write them beside a date: (火), 火曜日, 火・祝, Tue, [Tuesday]."""

from __future__ import annotations

from aistrat_cli.wording import WEEKDAYS_EN, WEEKDAYS_JA

FULL_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SHORT = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "weds": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}

_BRACKETS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "<": ">",
    "〈": "〉",
    "《": "》",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}

_HOLIDAY = {"", "祝", "祝日", "休", "休日", "休祝日", "祝休日", "振休", "振替", "振替休日", "国民の休日", "祭", "祭日"}
"""What may follow a Japanese weekday: that the day is a holiday is told by the calendar, so it is not checked here."""


def read_weekday(words: str) -> tuple[int, int, int] | None:
    """Return the weekday that `words`, in NFKC, name (Monday is 0), with offset and length of its name there.

    None where they name none. Brackets, blanks and commas around it do not count; case neither.
    """
    start, end = _inside(words, 0, len(words))
    core = words[start:end]
    name = core.rstrip(".").lower()
    weekday = _SHORT.get(name)
    if weekday is None and name.endswith("day"):
        weekday = next((index for index, full in enumerate(FULL_EN) if full.lower() == name), None)
    if weekday is not None:
        return weekday, start, len(name)
    if core[:1] not in WEEKDAYS_JA:
        return None
    rest = core[1:]
    length = 1
    for tail in ("曜日", "曜"):
        if rest.startswith(tail):
            rest, length = rest[len(tail) :], 1 + len(tail)
            break
    rest = rest.lstrip("・、,/ ")
    first, last = _inside(rest, 0, len(rest))
    return (WEEKDAYS_JA.index(core[0]), start, length) if rest[first:last] in _HOLIDAY else None


def renamed(name: str, weekday: int) -> str:
    """Return the name of `weekday` in the same manner as `name` names another: 火曜 → 水曜, Tue → Wed."""
    if name[:1].isascii() and name.isascii():
        full = FULL_EN[weekday] if name.lower().endswith("day") else WEEKDAYS_EN[weekday]
        return full.upper() if name.isupper() else full.lower() if name.islower() else full
    bare = next((index for index, character in enumerate(name) if character in WEEKDAYS_JA), None)
    if bare is None:
        return WEEKDAYS_JA[weekday]
    return name[:bare] + WEEKDAYS_JA[weekday] + name[bare + 1 :]


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of `text` within blanks, commas and one pair of brackets."""
    start, end = _trimmed(text, start, end)
    if end - start >= 2 and _BRACKETS.get(text[start]) == text[end - 1]:
        start, end = _trimmed(text, start + 1, end - 1)
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t,、":
        start += 1
    while start < end and text[end - 1] in " \t,、":
        end -= 1
    return start, end
