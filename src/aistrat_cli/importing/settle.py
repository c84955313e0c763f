"""Days that one cell does not tell: the year that is missing, which number is the month, whether a weekday fits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.importing.cell_days import Read
from aistrat_cli.loading.written.weekdays import FULL_EN
from aistrat_cli.record import Record
from aistrat_cli.wording import WEEKDAYS_JA


class Hint(Record):
    """What a heading or a column says about the year."""

    first: date
    last: date
    words: str
    """Where that is said."""


def settled(reads: Sequence[Read], hints: Sequence[Hint | None]) -> list[Read]:
    """Return the reads with the days that their neighbours settle; what they do not settle says why."""
    order = {read.order for read in reads if read.order}
    known = [_which(read, order) for read in reads]
    before: list[date | None] = []
    last: date | None = None
    for read in known:
        before.append(last)
        last = read.date or last
    after: list[date | None] = []
    next_: date | None = None
    for read in reversed(known):
        after.append(next_)
        next_ = read.date or next_
    after.reverse()
    return [
        _as_window(_checked(_with_year(read, previous, following, hint) if read.partial else read))
        for read, previous, following, hint in zip(known, before, after, hints, strict=True)
    ]


def _as_window(read: Read) -> Read:
    """Return a month, or a part of one, whose year is settled as the window that it is."""
    if read.part is None or read.date is None:
        return read
    return read.replace(date=None, window=f"{read.date:%Y-%m}{read.part}")


def _which(read: Read, order: set[str]) -> Read:
    """Return the read with the one of two days that its weekday or the order of the column tells."""
    if read.either is None:
        return read
    month_first, day_first = read.either
    fitting = [day for day in read.either if day.weekday() == read.weekday]
    if len(fitting) == 1:
        said = Message("which number is the month is told by the weekday", "月と日の順は曜日から判断")
        return read.replace(date=fitting[0], either=None, comments=(*read.comments, said))
    if len(order) == 1 and read.weekday is None:
        day = day_first if order == {"day"} else month_first
        said = Message("which number is the month is told by other rows", "月と日の順はほかの行から判断")
        return read.replace(date=day, either=None, comments=(*read.comments, said))
    why = Message(f"either {month_first} or {day_first}", f"{month_first} か {day_first} か分からない")
    return read.replace(either=None, why=why)


def _with_year(read: Read, before: date | None, after: date | None, hint: Hint | None) -> Read:
    """Return the read with its year, where exactly one is possible."""
    assert read.partial is not None
    month, day = read.partial
    said = Message("", "")
    possible: list[date] = []
    if hint is not None:
        possible = _days(month, day, hint.first, hint.last)
        said = Message(f"the year is told by: {hint.words}", f"年は次から判断: {hint.words}")
    elif before is not None and after is not None:
        possible = _days(month, day, before, after)
        said = Message("the year is told by the rows around it", "年は前後の行から判断")
    elif read.weekday is not None and (before or after):
        first = before or _year_from(after, -1)
        last = after or _year_from(before, 1)
        possible = [found for found in _days(month, day, first, last) if found.weekday() == read.weekday]
        said = Message("the year is told by the weekday and the row beside it", "年は曜日と隣の行から判断")
    if read.weekday is not None:
        fitting = [found for found in possible if found.weekday() == read.weekday]
        if possible and not fitting and len(possible) == 1:
            return _checked(read.replace(partial=None, date=possible[0]))
        possible = fitting
    if len(possible) != 1:
        return read.replace(why=Message("the year is missing", "年がない"))
    return read.replace(date=possible[0], partial=None, comments=(*read.comments, said))


def _days(month: int, day: int, first: date, last: date) -> list[date]:
    """Return that day of each year, between two days, both included."""
    found = []
    for year in range(first.year, min(last.year, first.year + 100) + 1):
        try:
            one = date(year, month, day)
        except ValueError:
            continue
        if first <= one <= last:
            found.append(one)
    return found


def _year_from(day: date | None, years: int) -> date:
    assert day is not None
    return date(min(max(day.year + years, 1), 9999), day.month, min(day.day, 28))


def _checked(read: Read) -> Read:
    """Return the read without its day where the weekday beside it is another."""
    if read.date is None or read.weekday is None or read.date.weekday() == read.weekday:
        return read
    right, wrong = read.date.weekday(), read.weekday
    why = Message(
        f"{read.date} is a {FULL_EN[right]}, not a {FULL_EN[wrong]}",
        f"{read.date} は{WEEKDAYS_JA[right]}曜日で、{WEEKDAYS_JA[wrong]}曜日ではない",
    )
    return read.replace(date=None, days=1, why=why)
