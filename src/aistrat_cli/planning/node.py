"""A node of the network: an item with its keys made ready to be evaluated, and the tie to a derived deadline."""

from __future__ import annotations

from aistrat_cli.calendar.business import BusinessCalendar, HolidaySource
from aistrat_cli.model.calendar import Calendar
from aistrat_cli.model.items import AnyItem
from aistrat_cli.model.leads import LeadTime
from aistrat_cli.planning.arithmetic import greatest_where
from aistrat_cli.planning.extents import Extent, extent_of
from aistrat_cli.planning.leads import LeadDay, lead_day, term_in_force
from aistrat_cli.planning.plan import Link
from aistrat_cli.planning.ties import Point, Tie


class Node:
    """An item in the network. Days are ordinals, 0 where there is none."""

    __slots__ = (
        "back",
        "calendar",
        "cancelled",
        "date",
        "deadline",
        "done",
        "extent",
        "front",
        "i",
        "item",
        "late",
        "lead",
        "mode",
        "not_before",
        "points",
        "series",
        "spans",
        "target",
        "task_end",
    )

    def __init__(self, i: int, item: AnyItem, series: str, calendar: BusinessCalendar) -> None:
        self.i = i
        self.item = item
        self.series = series
        self.calendar = calendar
        self.extent: Extent = extent_of(item)
        self.front: list[Tie] = []
        """Ties to what it waits for."""
        self.back: list[Tie] = []
        """Ties to what waits for it."""
        self.date: Point | None = None
        self.target: Point | None = None
        self.not_before: Point | None = None
        """Only where it is a day by itself; one that hangs on an item is a tie."""
        self.deadline: Point | None = None
        self.spans: tuple[tuple[Point, Point], ...] = ()
        """The window, or the alternatives in order."""
        self.task_end: Point | None = None
        self.points: list[Point] = []
        """Every point that must have a day before the item can be placed, apart from the deadline."""
        self.lead: LeadTie | None = None
        self.done = item.done.toordinal() if item.done else 0
        self.cancelled = item.cancelled
        self.mode = "computed"
        """How it gets its day: done, dated, target, open, computed, lead, none."""
        self.late = False
        """Placed backward from what follows."""

    def spans_at(self, starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
        """Return the first and last day of the window, or of each alternative; without those that hang on no day.

        An alternative of one day says, as `date` does, where the item begins: it lasts as long as the item would,
        unless that cannot begin there.
        """
        spans: list[tuple[int, int]] = []
        for opens, closes in self.spans:
            first, last = opens.at(starts, ends), closes.at(starts, ends)
            if not first or not last:
                continue
            if first == last and self.item.window is None and self.extent.first(first, self.calendar) == first:
                last = self.extent.end(first, self.calendar)
            spans.append((first, last))
        return spans


class LeadTie(Tie):
    """From a meeting to the deadline that a lead time derives from it."""

    __slots__ = ("calendars", "lead", "leader_item")

    def __init__(
        self, leader: Node, follower: int, lead: LeadTime, own: BusinessCalendar, calendars: Calendars, link: Link
    ) -> None:
        super().__init__(leader.i, follower, link.leader_edge, "end", (), own, link, exact=True)
        self.lead = lead
        self.leader_item = leader.item
        self.calendars = calendars

    def deadline(self, first: int, last: int) -> LeadDay | None:
        """Return the deadline of a meeting on these days, None where no term is in force on its first day."""
        term = term_in_force(self.lead, first)
        if term is None:
            return None
        calendar = self.calendars.of(term.calendar) if term.calendar is not None else self.calendar
        return lead_day(term, self.leader_item, first, last, calendar)

    def need(self, leader_day: int) -> int:
        """Return the deadline for this day of the meeting, 0 where no term is in force."""
        found = self.deadline(leader_day, leader_day)
        return found.day if found else 0

    def allow(self, follower_day: int) -> int:
        """Return the greatest day of the meeting whose deadline is no later than `follower_day`."""
        return greatest_where(self.need, follower_day, follower_day)


class Calendars:
    """Business calendars, one for each written one, made at the first question."""

    def __init__(self, holidays: HolidaySource) -> None:
        self._holidays = holidays
        self._made: dict[int, BusinessCalendar] = {}

    def of(self, calendar: Calendar) -> BusinessCalendar:
        """Return the business calendar of `calendar`."""
        made = self._made.get(id(calendar))
        if made is None:
            made = self._made[id(calendar)] = BusinessCalendar(calendar, self._holidays)
        return made
