"""The days of a calendar's ranges, year by year, as ordinals of the proleptic Gregorian calendar (1 = 0001-01-01)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from aistrat_cli.model.calendar import DayRange, YearDay

FIRST_YEAR, LAST_YEAR = 1, 9999

_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
"""The Gregorian calendar repeats itself after 400 years: the way to years that `date` does not have."""


def ordinal(year: int, month: int, day: int) -> int:
    """Return the ordinal of a day of the years -399 to 10399; raises ValueError where the month has no such day."""
    if year < FIRST_YEAR:
        return date(year + _CYCLE_YEARS, month, day).toordinal() - _CYCLE_DAYS
    if year > LAST_YEAR:
        return date(year - _CYCLE_YEARS, month, day).toordinal() + _CYCLE_DAYS
    return date(year, month, day).toordinal()


def in_year(ranges: Sequence[DayRange], year: int) -> dict[int, DayRange]:
    """Return the days of `year` that lie in one of the ranges, each with the first range that holds it."""
    start, end = ordinal(year, 1, 1), ordinal(year, 12, 31)
    days: dict[int, DayRange] = {}
    for written in ranges:
        for first, last in _occurrences(written, year):
            for day in range(max(first, start), min(last, end) + 1):
                days.setdefault(day, written)
    return days


def _occurrences(written: DayRange, year: int) -> Iterator[tuple[int, int]]:
    """Yield first and last day of each time the range comes about that may touch `year`."""
    first, last = written.first, written.last
    if isinstance(first, date) and isinstance(last, date):
        yield first.toordinal(), last.toordinal()
    elif isinstance(first, YearDay) and isinstance(last, YearDay):
        # One that begins in the year before may reach into this one; `easter-120` begins in the year before its Easter.
        for begins in (year - 1, year, year + 1):
            end_year = begins + 1 if _crosses_new_year(first, last, begins) else begins
            yield _resolve(first, begins, first=True), _resolve(last, end_year, first=False)


def _crosses_new_year(first: YearDay, last: YearDay, year: int) -> bool:
    """Tell whether the last day comes before the first in one year, so that the next year's is meant.

    Written days are compared as written: what makes `02-29..02-29` empty in a common year must not make it a year long.
    """
    if (first.month == 0) == (last.month == 0):
        return first > last
    return _resolve(first, year, first=True) > _resolve(last, year, first=False)


def _resolve(day: YearDay, year: int, *, first: bool) -> int:
    """Return the day's ordinal in `year`. In a common year a first day `02-29` is 03-01, a last one 02-28."""
    if day.month == 0:
        from aistrat_cli.calendar.easter import easter

        return ordinal(year, *easter(year)) + day.day
    if (day.month, day.day) == (2, 29):
        march = ordinal(year, 3, 1)
        return march if first and march - ordinal(year, 2, 28) == 1 else march - 1
    return ordinal(year, day.month, day.day)
