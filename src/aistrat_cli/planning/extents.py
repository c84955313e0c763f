"""How long an item is, and on which days it may lie.

Every extent answers the same questions: where an item that starts on a day ends, on which day it may start so as to
start or end no earlier than a bound, and on which so as to start or end no later.
"""

from __future__ import annotations

from typing import Protocol

from aistrat_cli.calendar.business import BusinessCalendar
from aistrat_cli.errors import NoBusinessDay
from aistrat_cli.model.items import AnyItem, Meeting, Task

PATIENCE = 1000
"""Business days tried for a meeting of several days before it is said that there is no such run of days."""


class Extent(Protocol):
    """The length of an item and the days it may lie on. Days are ordinals, ends are inclusive."""

    def end(self, start: int, calendar: BusinessCalendar) -> int:
        """Return the last day of an item that starts on `start`, whatever day that is."""
        ...

    def start(self, end: int, calendar: BusinessCalendar) -> int:
        """Return the first day of an item that ended on `end`, whatever day that is."""
        ...

    def first(self, earliest: int, calendar: BusinessCalendar) -> int:
        """Return the first day on or after `earliest` on which it may start."""
        ...

    def first_ending(self, earliest_end: int, calendar: BusinessCalendar) -> int:
        """Return the first day on which it may start to end on or after `earliest_end`."""
        ...

    def last(self, latest: int, calendar: BusinessCalendar) -> int:
        """Return the last day on or before `latest` on which it may start."""
        ...

    def last_ending(self, latest_end: int, calendar: BusinessCalendar) -> int:
        """Return the last day on which it may start to be over by `latest_end`, that day included."""
        ...


class OneDay:
    """A business day: documents, milestones, meetings of one day, work of unknown length."""

    def end(self, start: int, calendar: BusinessCalendar) -> int:  # noqa: D102 - see Extent, here and below
        return start

    def start(self, end: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return end

    def first(self, earliest: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return calendar.roll_forward(earliest)

    def first_ending(self, earliest_end: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return calendar.roll_forward(earliest_end)

    def last(self, latest: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return calendar.roll_back(latest)

    def last_ending(self, latest_end: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return calendar.roll_back(latest_end)


class Run:
    """A meeting of several consecutive days, all of them business days."""

    def __init__(self, days: int) -> None:
        self.days = days

    def end(self, start: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return start + self.days - 1

    def start(self, end: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return end - self.days + 1

    def first(self, earliest: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        start = calendar.roll_forward(earliest)
        for _ in range(PATIENCE):
            if calendar.rank(start + self.days - 1) - calendar.rank(start) == self.days - 1:
                return start
            start = calendar.add(start, 1, False)
        raise NoBusinessDay

    def first_ending(self, earliest_end: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return self.first(earliest_end - self.days + 1, calendar)

    def last(self, latest: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return self.last_ending(latest + self.days - 1, calendar)

    def last_ending(self, latest_end: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        end = calendar.roll_back(latest_end)
        for _ in range(PATIENCE):
            start = end - self.days + 1
            if calendar.rank(end) - calendar.rank(start - 1) == self.days:
                return start
            end = calendar.add(end, 1, True)
        raise NoBusinessDay


class Work:
    """Work counted in business days, from the first one on or after its start."""

    def __init__(self, days: int) -> None:
        self.days = days

    def end(self, start: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        first = calendar.roll_forward(start)
        return first if self.days == 1 else calendar.add(first, self.days - 1, False)

    def start(self, end: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        last = calendar.roll_back(end)
        return last if self.days == 1 else calendar.add(last, self.days - 1, True)

    def first(self, earliest: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return calendar.roll_forward(earliest)

    def first_ending(self, earliest_end: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return self.start(calendar.roll_forward(earliest_end), calendar)

    def last(self, latest: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return calendar.roll_back(latest)

    def last_ending(self, latest_end: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return self.start(latest_end, calendar)


class Stretch:
    """Work counted in calendar days, on any day."""

    def __init__(self, days: int) -> None:
        self.days = days

    def end(self, start: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return start + self.days - 1

    def start(self, end: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return end - self.days + 1

    def first(self, earliest: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return earliest

    def first_ending(self, earliest_end: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return earliest_end - self.days + 1

    def last(self, latest: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return latest

    def last_ending(self, latest_end: int, calendar: BusinessCalendar) -> int:  # noqa: D102
        return latest_end - self.days + 1


ONE_DAY = OneDay()


def extent_of(item: AnyItem) -> Extent:
    """Return how long `item` is; a task that fills the time to its `end` counts as one day until it is placed."""
    if isinstance(item, Meeting) and item.days > 1:
        return Run(item.days)
    if isinstance(item, Task) and item.duration is not None:
        days = item.duration.days
        return Work(days) if item.duration.unit == "bd" else Stretch(days)
    return ONE_DAY
