"""Days and columns: how many days a column holds, and which column a day falls into.

Days are proleptic ordinals (`date.toordinal`). A scale knows nothing of what is drawn on it, so that any pen, one that
writes characters or one that draws lines, can lay a column out as wide as it likes.
"""

from __future__ import annotations

from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.record import Record

FIRST_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()

_CLOSE = 45
"""Axes of at most so many days may spend several columns on a day; on longer ones that would only spread them."""

_WEEKISH = 20
"""Axes of at most so many days begin on a Monday and end on a Sunday, longer ones with whole months."""

_BY_DAYS = ((8, 1), (6, 1), (5, 1), (4, 1), (3, 1), (2, 1), (1, 1), (3, 7), (2, 7), (1, 7), (1, 14))
"""So many columns for so many days, the finest first."""

_BY_MONTHS = (1, 2, 3, 6, *(12 * n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)))
"""So many months for one column."""


class Scale(Record):
    """`per` columns hold `size` days, or one column holds `size` months."""

    first: int
    """The first day of column 0."""
    last: int
    """The last day that was asked for; its column may hold some days more."""
    columns: int
    per: int
    size: int
    by_months: bool = False

    def column(self, day: int) -> int:
        """Return the column that holds `day`: below 0 before the axis, `columns` or more after it."""
        if not self.by_months:
            return (day - self.first) * self.per // self.size
        return month_of(day) // self.size - month_of(self.first) // self.size

    @property
    def days_per_column(self) -> float:
        """How many days a column holds, on average where it holds months."""
        return self.size * 30.44 if self.by_months else self.size / self.per

    @property
    def unit(self) -> Message:
        """What a column is, for the reader: `1 col = 1 week`."""
        size, one, many, counter = self.size, "day", "days", "日"
        if self.by_months:
            size, one, many, counter = (
                (size // 12, "year", "years", "年") if size % 12 == 0 else (size, "month", "months", "か月")
            )
        elif size % 7 == 0:
            size, one, many, counter = size // 7, "week", "weeks", "週間"
        columns = "1 col" if self.per == 1 else f"{self.per} cols"
        return Message(f"{columns} = {size} {one if size == 1 else many}", f"{self.per}列 = {size}{counter}")


def month_of(day: int) -> int:
    """Return the number of the month that holds `day`, counted from year 0: `year * 12 + month - 1`."""
    d = date.fromordinal(day)
    return d.year * 12 + d.month - 1


def month_start(month: int) -> int:
    """Return the first day of a month as `month_of` counts them; outside the years 1 to 9999 the day next to them."""
    year, index = divmod(month, 12)
    if year < 1:
        return FIRST_DAY
    return LAST_DAY + 1 if year > 9999 else date(year, index + 1, 1).toordinal()


def frame(first: int, last: int, since: int | None, until: int | None) -> tuple[int, int]:
    """Return the first and last day of an axis that shows `first` to `last`, both included.

    It begins and ends with whole weeks, a longer one with whole months; `since` and `until` are kept to the day.
    """
    first, last = since if since is not None else first, until if until is not None else last
    last = max(first, last)
    if last - first < _WEEKISH:
        begins, ends = _monday(first), min(LAST_DAY, _monday(last) + 6)
    else:
        begins, ends = month_start(month_of(first)), month_start(month_of(last) + 1) - 1
    return (begins if since is None else first), (ends if until is None else last)


def choose(first: int, last: int, room: int) -> Scale:
    """Return the finest scale on which the days `first` to `last`, both included, take at most `room` columns.

    Never finer than a column a day on an axis of more than some weeks. The coarsest holds a thousand years a column,
    so that ten columns are room enough for all there is.
    """
    days = last - first + 1
    for per, size in _BY_DAYS:
        if per > size and days > _CLOSE:
            continue
        begins = _monday(first) if size % 7 == 0 else first
        columns = (last - begins) * per // size + max(1, per // size)
        if columns <= room:
            return Scale(first=begins, last=last, columns=columns, per=per, size=size)
    for size in _BY_MONTHS:
        begin_month = month_of(first) // size * size
        columns = (month_of(last) - begin_month) // size + 1
        if columns <= room or size == _BY_MONTHS[-1]:
            break
    # Year 0 is in no calendar: the first column of a scale of years may hold a year less.
    begins = max(FIRST_DAY, month_start(begin_month))
    return Scale(first=begins, last=last, columns=columns, per=1, size=size, by_months=True)


def _monday(day: int) -> int:
    return max(FIRST_DAY, day - (day - 1) % 7)
