"""Months: their lengths, and days moved by them. Days are proleptic ordinals."""

from __future__ import annotations

from datetime import date

from aistrat_cli.errors import DayOutOfRange

LAST_DAY = date.max.toordinal()


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month of the Gregorian calendar."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def add_months(day: int, months: int) -> int:
    """Return the same day of another month, clipped to its end, as `dateutil.relativedelta` does.

    Raises DayOutOfRange outside the years 1 to 9999, where either day lies there.
    """
    if not 1 <= day <= LAST_DAY:
        raise DayOutOfRange
    start = date.fromordinal(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise DayOutOfRange
    return date(year, month + 1, min(start.day, days_in_month(year, month + 1))).toordinal()
