"""What becomes of those that follow an item that moved, as far as their days are written: `[slip] followers`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from aistrat_cli.calendar.business import BusinessCalendar, HolidaySource
from aistrat_cli.edit.ends import CANNOT_COUNT, moved_end
from aistrat_cli.loading.leads import selects
from aistrat_cli.model.days import DateExpr, ItemKey, Offset
from aistrat_cli.model.items import AnyItem, Document, Task
from aistrat_cli.model.policy import Followers
from aistrat_cli.model.series import Portfolio, Series
from aistrat_cli.planning.arithmetic import shift
from aistrat_cli.planning.plan import BrokenDependency, Plan
from aistrat_cli.planning.planner import make_plan
from aistrat_cli.record import Record

Reason = Literal["pinned", "expression", "elsewhere"]
"""Why a follower stays though it would have to move: announced, counted from another item, in a file not asked for."""

MOST_ROUNDS = 1000
"""How often a push is followed; what waits for itself in a circle of written dates would be pushed for ever."""


class Moves(Record):
    """Followers that move along, and those that should and do not."""

    policy: Followers
    days: Mapping[ItemKey, date]
    """The new first days."""
    held: Mapping[ItemKey, Reason]


def policy_for(item: AnyItem, series: Series) -> Followers:
    """Return what the file says of the followers of an item: its own `slip`, else `[[slip.for]]`, else `[slip]`."""
    if item.slip is not None and item.slip.followers is not None:
        return item.slip.followers
    for policy in reversed(series.slip_for):
        if policy.followers is not None and (policy.selector is None or selects(policy.selector, item)):
            return policy.followers
    return series.slip.followers or "push"


def pushed(before: Plan, after: Plan, moved: ItemKey, holidays: HolidaySource, *, pinned: bool = False) -> Moves:
    """Return the followers whose written dates the move breaks, each on the first day that is not broken.

    `after` is the plan with the item moved. What was broken before stays as it was. With `pinned` pinned items move
    too.
    """
    known = {_name(problem) for problem in _broken(before)}
    days: dict[ItemKey, date] = {}
    held: dict[ItemKey, Reason] = {}
    plan = after
    for _ in range(MOST_ROUNDS):
        new: dict[ItemKey, date] = {}
        for problem in _broken(plan):
            key = problem.link.follower
            if _name(problem) in known or key == moved:
                continue
            reason = _held(plan.portfolio, key, pinned)
            if reason is not None:
                held.setdefault(key, reason)
                continue
            day = _start_for(plan, problem)
            if day is not None and day > new.get(key, date.min):
                new[key] = day
        if not new:
            break
        days |= new
        plan = make_plan(with_dates(after.portfolio, days, plan.calendars), holidays)
    return Moves(policy="push", days=days, held=held)


def shifted(before: Plan, moved: ItemKey, offsets: tuple[Offset, ...], *, pinned: bool = False) -> Moves:
    """Return all that follows an item and has a written date, each moved by the same offsets.

    What falls on a closed day goes on to the next business day. With `pinned` pinned items move too.
    """
    days: dict[ItemKey, date] = {}
    held: dict[ItemKey, Reason] = {}
    for key in _all_followers(before, moved):
        placement = before.placements.get(key)
        item = before.portfolio.index[key]
        if placement is None or placement.start is None or item.date is None or _is_derived(item):
            continue
        reason = _held(before.portfolio, key, pinned)
        if reason == "expression":
            continue  # it moves with what it is counted from
        if reason is not None:
            held[key] = reason
            continue
        try:
            calendar = before.calendars[key.series]
            first = placement.start.toordinal()
            to = shift(first, offsets, calendar)
            days[key] = date.fromordinal(calendar.roll_forward(to) if item.on_business_days else to)
        except (*CANNOT_COUNT, ValueError, OverflowError):
            held[key] = "elsewhere"
    return Moves(policy="shift", days=days, held=held)


def with_dates(
    portfolio: Portfolio, days: Mapping[ItemKey, date], calendars: Mapping[str, BusinessCalendar]
) -> Portfolio:
    """Return the portfolio with some items written on other days, the written end of a task along with its date."""

    def put(item: AnyItem) -> AnyItem:
        day = days.get(item.key)
        if day is None or item.date is None:
            return item
        written = DateExpr(written=day.isoformat(), base=day, place=item.date.place)
        end = moved_end(item, day, calendars.get(item.key.series))
        if end is not None and isinstance(item, Task):
            item = item.replace(end=DateExpr(written=end.isoformat(), base=end, place=written.place))
        return item.replace(date=written)

    series = tuple(one.replace(items=tuple(map(put, one.items))) for one in portfolio.series)
    return Portfolio(
        series=series, shown=portfolio.shown, index={item.key: item for one in series for item in one.items}
    )


def _broken(plan: Plan) -> Iterator[BrokenDependency]:
    return (problem for problem in plan.problems if isinstance(problem, BrokenDependency) and not problem.history)


def _name(problem: BrokenDependency) -> tuple[object, ...]:
    link = problem.link
    return link.leader, link.follower, link.origin, link.written


def _held(portfolio: Portfolio, key: ItemKey, pinned: bool) -> Reason | None:
    item = portfolio.index[key]
    if item.date is None or item.date.anchor is not None or _is_derived(item):
        return "expression"
    if key.series not in portfolio.shown:
        return "elsewhere"
    return "pinned" if item.pinned and not pinned else None


def _is_derived(item: AnyItem) -> bool:
    return isinstance(item, Document) and item.derived_from is not None


def _start_for(plan: Plan, problem: BrokenDependency) -> date | None:
    """Return the first day of a follower that mends a broken dependency, or comes nearer to it."""
    key = problem.link.follower
    placement = plan.placements[key]
    calendar = plan.calendars[key.series]
    if placement.start is None:
        return None
    if problem.link.follower_edge == "start":
        day = problem.needed.toordinal()
    else:
        day = placement.start.toordinal() + (problem.needed - problem.actual).days
    try:
        return date.fromordinal(calendar.roll_forward(day) if placement.item.on_business_days else day)
    except (*CANNOT_COUNT, ValueError, OverflowError):
        return None


def _all_followers(plan: Plan, moved: ItemKey) -> list[ItemKey]:
    """Return all that comes after an item by dependencies and expressions, in the order of the plan."""
    following: dict[ItemKey, list[ItemKey]] = {}
    for link in plan.links:
        if link.origin not in ("deadline", "target", "not_before"):
            following.setdefault(link.leader, []).append(link.follower)
    seen = {moved}
    pending = [moved]
    while pending:
        for key in following.get(pending.pop(), ()):
            placement = plan.placements.get(key)
            if key not in seen and placement is not None and placement.certainty not in ("done", "cancelled"):
                seen.add(key)
                pending.append(key)
    return [key for key in plan.placements if key in seen and key != moved]
