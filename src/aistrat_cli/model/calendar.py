"""The calendar as it is written: holidays, closures, days kept open, days to avoid."""

from __future__ import annotations

from datetime import date

from aistrat_cli.model.text import Text
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import Place


class YearDay(NamedTuple):
    """A day of every year: month and day, or so many days from Easter Sunday (western), where `month` is 0."""

    month: int
    day: int
    """Day of the month; the signed distance in days where `month` is 0 (`easter-3` is -3)."""


class DayRange(Record):
    """Days of a calendar: from a first to a last one, both included, of one time or of every year."""

    first: date | YearDay
    last: date | YearDay
    """Of every year, a last day that comes before the first in the year lies in the next year: `12-29..01-03`."""
    why: Text | None = None
    place: Place


class Calendar(Record):
    """Which days are business days: `open` beats `closed` beats holidays beats weekend."""

    name: str = ""
    """Empty for the series' own `[calendar]`."""
    country: str | None = None
    subdivision: str | None = None
    weekend: tuple[int, ...] = (5, 6)
    """Weekdays, Monday is 0."""
    closed: tuple[DayRange, ...] = ()
    open: tuple[DayRange, ...] = ()
    avoid: tuple[DayRange, ...] = ()
    place: Place
    """`[calendar]`, or the file where it has none."""
