"""What ties and expressions come to in a finished plan, and which closed days were passed over on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from aistrat_cli.calendar.business import BusinessCalendar, Closure
from aistrat_cli.errors import DayOutOfRange, NoBusinessDay, NoHolidayData
from aistrat_cli.model.days import Anchor, DateExpr, Offset
from aistrat_cli.planning.arithmetic import greatest_source, least_source, shift
from aistrat_cli.planning.plan import Link, Placement, Plan
from aistrat_cli.planning.ties import offsets_of
from aistrat_cli.row import NamedTuple

CANNOT_COUNT = (NoHolidayData, NoBusinessDay, DayOutOfRange)

LONGEST = 1500
"""Days between two that are looked through for closed ones."""


class Passed(NamedTuple):
    """A closed day that was passed over."""

    day: date
    closure: Closure


def edge_day(placement: Placement | None, edge: str) -> date | None:
    """Return the planned first or last day of an item."""
    if placement is None:
        return None
    return placement.start if edge == "start" else placement.end


def offsets(plan: Plan, link: Link) -> tuple[Offset, ...]:
    """Return what a link adds to its leader's day, that of its bare form where nothing is written."""
    follower = plan.portfolio.index[link.follower]
    if link.dependency is not None:
        return offsets_of(link.dependency, follower.kind == "milestone")
    expression = follower.not_before if link.origin == "not_before" else follower.date
    return expression.offsets if expression is not None else ()


def calendar(plan: Plan, link: Link) -> BusinessCalendar:
    """Return the calendar that a link counts on: that of the file in which it is written."""
    return plan.calendars[link.leader.series if _reverse(link) else link.follower.series]


def needed(plan: Plan, link: Link) -> date | None:
    """Return the least day of the follower's edge that the leader's planned day allows; None where it has none."""
    leader = plan.placements.get(link.leader)
    day = edge_day(leader, link.leader_edge)
    if day is None or leader is None or leader.certainty == "cancelled" or link.origin == "lead_time":
        return None
    count = least_source if _reverse(link) else shift
    return _counted(lambda: count(day.toordinal(), offsets(plan, link), calendar(plan, link)))


def allowed(plan: Plan, link: Link) -> date | None:
    """Return the greatest day of the leader's edge that the follower's planned day allows."""
    day = edge_day(plan.placements.get(link.follower), link.follower_edge)
    if day is None or link.origin == "lead_time":
        return None
    count = shift if _reverse(link) else greatest_source
    return _counted(lambda: count(day.toordinal(), offsets(plan, link), calendar(plan, link)))


def value(plan: Plan, expression: DateExpr, series: str) -> date | None:
    """Return the day of an expression, None where the item it hangs on has none."""
    base = expression.base
    if isinstance(base, Anchor):
        found = edge_day(plan.placements.get(base.key), base.edge or "end")
        if found is None:
            return None
        base = found
    first = base.toordinal()
    return _counted(lambda: shift(first, expression.offsets, plan.calendars[series]))


def passed_over(calendar: BusinessCalendar, first: date, last: date) -> tuple[Passed, ...]:
    """Return the closed days between two days, neither of them included; as far as the calendar knows any."""
    low, high = sorted((first.toordinal(), last.toordinal()))
    found = []
    for ordinal in range(low + 1, min(high, low + LONGEST)):
        try:
            closure = calendar.closed_why(ordinal)
        except CANNOT_COUNT:
            break
        if closure is not None:
            found.append(Passed(date.fromordinal(ordinal), closure))
    return tuple(found)


def _reverse(link: Link) -> bool:
    return link.dependency is not None and link.dependency.relation == "before"


def _counted(count: Callable[[], int]) -> date | None:
    try:
        return date.fromordinal(count())
    except CANNOT_COUNT:
        return None
