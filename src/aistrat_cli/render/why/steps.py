"""What puts each item on its day: one step of a story, from the item's own keys or from a tie to another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from aistrat_cli.model.days import DateExpr, ItemKey
from aistrat_cli.model.items import Document, Task
from aistrat_cli.planning.plan import Link, Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.render.why.reckoning import (
    Passed,
    allowed,
    calendar,
    edge_day,
    needed,
    offsets,
    passed_over,
    value,
)
from aistrat_cli.source.place import Place

Reason = Literal[
    "cancelled",
    "done",
    "date",
    "overridden",
    "target",
    "window",
    "one_of",
    "not_before",
    "dependency",
    "expression",
    "lead_time",
    "backward",
    "end",
    "open",
    "waits",
]
"""What puts an item on its day. `backward`: placed from what follows. `open`: said to have no day. `waits`: for what
has none."""


class Step(Record):
    """One item of the chain, and what puts it on its day."""

    placement: Placement
    reason: Reason
    key: str | None = None
    """The key that says so."""
    written: str | None = None
    """Its value as written."""
    place: Place | None = None
    link: Link | None = None
    """The tie to the item before (or, placed backward, after) it in the story."""
    needed: date | None = None
    """The day that the tie gives, before closed days are passed over."""
    passed: tuple[Passed, ...] = ()
    """Closed days between what the step counts from and the item's day."""
    within: tuple[Passed, ...] = ()
    """Closed days within a piece of work that is counted in business days."""


class Ties:
    """The ties of a plan by the items at their ends."""

    def __init__(self, plan: Plan) -> None:
        self.front: dict[ItemKey, list[Link]] = {}
        self.back: dict[ItemKey, list[Link]] = {}
        for link in plan.links:
            self.front.setdefault(link.follower, []).append(link)
            self.back.setdefault(link.leader, []).append(link)


def _within(plan: Plan, placement: Placement) -> tuple[Passed, ...]:
    item = placement.item
    if not isinstance(item, Task) or item.duration is None or item.duration.unit != "bd":
        return ()
    if placement.start is None or placement.end is None:
        return ()
    return passed_over(plan.calendars[item.key.series], placement.start, placement.end)


def step_of(plan: Plan, ties: Ties, placement: Placement) -> Step:
    """Return the step of one item of the plan."""
    return _step(plan, ties, placement).replace(within=_within(plan, placement))


def _step(plan: Plan, ties: Ties, placement: Placement) -> Step:
    item, held = placement.item, placement.held_by
    if item.done is not None:
        return _written(placement, "done", "done", item.done.isoformat())
    if placement.certainty == "cancelled":
        return _written(placement, "cancelled", "cancelled", None)
    if placement.start is None:
        return _without_day(plan, ties, placement)
    if item.date is not None:
        if isinstance(item, Document) and item.derived_from is not None:
            return _written(placement, "overridden", "date", item.date.written, held)
        return _written(
            placement, "date" if item.date.anchor is None else "expression", "date", item.date.written, held
        )
    if held is not None:
        return _held(plan, placement, held)
    if placement.late:
        return _backward(plan, ties, placement)
    if item.target is not None:
        end = placement.end or placement.start
        target = placement.target or end
        passed = passed_over(plan.calendars[item.key.series], end, target + timedelta(days=1)) if target > end else ()
        return _written(placement, "target", "target", item.target.written).replace(passed=passed)
    if item.window is not None:
        return _written(placement, "window", "window", item.window.written)
    if item.one_of:
        return _written(placement, "one_of", "one_of", ", ".join(span.written for span in item.one_of))
    if item.not_before is not None:
        return _rolled(plan, _written(placement, "not_before", "not_before", item.not_before.written), item.not_before)
    if isinstance(item, Task) and item.end is not None:
        return _written(placement, "end", "end", item.end.written)
    return Step(placement=placement, reason="open", place=item.place)


def _written(placement: Placement, reason: Reason, key: str, text: str | None, link: Link | None = None) -> Step:
    place = placement.item.at(key)
    return Step(placement=placement, reason=reason, key=key, written=text, place=place, link=link)


def _without_day(plan: Plan, ties: Ties, placement: Placement) -> Step:
    item = placement.item
    if item.undated:
        return _written(placement, "open", "date", "?")
    for link in ties.front.get(item.key, ()):
        if edge_day(plan.placements.get(link.leader), "end") is None:
            return Step(placement=placement, reason="waits", place=link.place, link=link, written=link.written)
    return Step(placement=placement, reason="waits", place=item.place)


def _held(plan: Plan, placement: Placement, link: Link) -> Step:
    """Return the step of an item that a tie puts on its day."""
    base = edge_day(plan.placements.get(link.leader), link.leader_edge)
    day = edge_day(placement, link.follower_edge)
    if link.origin == "lead_time":
        step = Step(
            placement=placement, reason="lead_time", key="lead_time", written=link.written, place=link.place, link=link
        )
        term = placement.term
        if base is None or day is None or term is None or (term.offset.unit != "bd" and term.roll == "none"):
            return step
        # Counted on a calendar of its own, which the plan does not keep: the series' own would name other days.
        if term.calendar is not None:
            return step
        return step.replace(passed=passed_over(plan.calendars[placement.key.series], base, day))
    reason: Reason = "not_before" if link.origin == "not_before" else "dependency"
    need = needed(plan, link)
    step = Step(
        placement=placement,
        reason=reason,
        key=link.origin,
        written=link.written,
        place=link.place,
        link=link,
        needed=need,
    )
    if base is None or day is None or need is None:
        return step
    counted = any(offset.unit == "bd" for offset in offsets(plan, link))
    if counted:
        return step.replace(passed=passed_over(calendar(plan, link), base, day))
    return step.replace(passed=passed_over(plan.calendars[placement.key.series], need - timedelta(days=1), day))


def _rolled(plan: Plan, step: Step, expression: DateExpr) -> Step:
    """Add the closed days between what an expression gives and the day of the item."""
    series = step.placement.key.series
    day = value(plan, expression, series)
    if day is None or step.placement.start is None or not step.placement.item.on_business_days:
        return step
    passed = passed_over(plan.calendars[series], day - timedelta(days=1), step.placement.start)
    return step.replace(needed=day, passed=passed)


def _backward(plan: Plan, ties: Ties, placement: Placement) -> Step:
    """Return the step of an item placed from behind: by its deadline, or by the follower that leaves it least room."""
    tightest: tuple[date, Link] | None = None
    for link in ties.back.get(placement.key, ()):
        day = allowed(plan, link) if link.origin != "lead_time" else None
        if day is not None and (tightest is None or day < tightest[0]):
            tightest = (day, link)
    deadline = placement.deadline
    own = plan.calendars[placement.key.series]
    end = placement.end or placement.start
    assert end is not None
    if deadline is not None and placement.item.deadline is not None and (tightest is None or deadline < tightest[0]):
        step = _written(placement, "backward", "deadline", placement.item.deadline.written)
        return step.replace(needed=deadline, passed=passed_over(own, end, deadline + timedelta(days=1)))
    if tightest is None:
        return Step(placement=placement, reason="backward", place=placement.item.place)
    day, link = tightest
    edge = edge_day(placement, link.leader_edge) or end
    return Step(
        placement=placement,
        reason="backward",
        key=link.origin,
        written=link.written,
        place=link.place,
        link=link,
        needed=day,
        passed=passed_over(own, edge, day + timedelta(days=1)),
    )
