"""The business days of a series as TaskJuggler has them: working hours by weekday, and holidays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from aistrat_cli.calendar.business import BusinessCalendar
from aistrat_cli.errors import NoHolidayData
from aistrat_cli.record import Record

MOST_DAYS = 20_000
"""A longer plan is not computed by TaskJuggler, which keeps a table of every hour."""

BEYOND = date.max.toordinal() + 1

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class WorkingDays(Record):
    """The business days from a first to a last one, by ordinal."""

    weekend: tuple[int, ...]
    open: tuple[int, ...]
    closed: tuple[int, ...]
    """Days that are closed without being of the weekend."""

    def is_working(self, day: int) -> bool:
        """Tell whether it is a business day."""
        at = bisect_right(self.open, day)
        return at > 0 and self.open[at - 1] == day

    def after(self, day: int, count: int) -> int:
        """Return the `count`-th business day after a day, the day itself for 0; BEYOND where the time is over."""
        at = bisect_right(self.open, day) + count - 1
        return day if count == 0 else self.open[at] if at < len(self.open) else BEYOND

    def hours(self) -> Iterator[str]:
        """Yield the working hours, lines of the project's head."""
        for number, name in enumerate(_NAMES):
            yield f"  workinghours {name} {'off' if number in self.weekend else '9:00 - 17:00'}"

    def holidays(self) -> Iterator[str]:
        """Yield the holidays, lines of the project."""
        for day in self.closed:
            yield f'leaves holiday "closed" {date.fromordinal(day)}'


def working_days(calendar: BusinessCalendar, first: date, last: date) -> WorkingDays | None:
    """Return the business days of a calendar, None where TaskJuggler cannot have them: a weekend's day that is open."""
    weekend = tuple(sorted(calendar.calendar.weekend))
    if (last - first).days > MOST_DAYS:
        return None
    try:
        days = range(first.toordinal(), last.toordinal() + 1)
        is_open = [calendar.is_business(day) for day in days]
    except NoHolidayData:  # a year that no one asked about
        return None
    if any(on and (day + 6) % 7 in weekend for day, on in zip(days, is_open, strict=True)):
        return None
    return WorkingDays(
        weekend=weekend,
        open=tuple(day for day, on in zip(days, is_open, strict=True) if on),
        closed=tuple(day for day, on in zip(days, is_open, strict=True) if not on and (day + 6) % 7 not in weekend),
    )
