"""The story of an item's day as values: the chain that leads to it, its earliest day, and what its float depends on."""

from __future__ import annotations

from collections import deque
from datetime import date
from typing import Literal

from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Link, Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.render.why.reckoning import edge_day, needed, value
from aistrat_cli.render.why.steps import Step, Ties, step_of
from aistrat_cli.row import NamedTuple


class Limit(NamedTuple):
    """What sets an item's latest day."""

    key: ItemKey
    kind: Literal["deadline", "target", "window", "date", "derived"]
    day: date
    path: tuple[ItemKey, ...]
    """From the item to the one whose limit it is, both included."""


class Story(Record):
    """Why an item is where it is."""

    placement: Placement
    chain: tuple[Step, ...]
    """From what is written to the item itself."""
    left_out: int = 0
    """Steps in the middle of a very long chain that are not told."""
    earliest_by: Link | None = None
    """The tie that sets the earliest start, where that is another than the planned one."""
    limit: Limit | None = None
    waits_for: tuple[Link, ...] = ()
    """Ties to items without a day, beside those in the chain."""


MOST_STEPS = 40
"""Steps told of a chain: the first and the last of it."""


def tell(plan: Plan, key: ItemKey) -> Story:
    """Return the story of an item of the plan."""
    placement = plan.placements[key]
    ties = Ties(plan)
    chain = _chain(plan, ties, placement)
    left_out = max(0, len(chain) - MOST_STEPS)
    if left_out:
        chain = [*chain[: MOST_STEPS // 2], *chain[-(MOST_STEPS // 2) :]]
    fronts = [link for link in ties.front.get(key, ()) if not link.exact]
    told = {step.placement.key for step in chain}
    waits = tuple(
        link for link in fronts if link.leader not in told and edge_day(plan.placements.get(link.leader), "end") is None
    )
    earliest_by = None
    if placement.earliest_start is not None and placement.earliest_start != placement.start:
        days = [(day, link) for link in fronts if (day := needed(plan, link)) is not None]
        earliest_by = max(days, key=lambda pair: pair[0], default=(None, None))[1]
    return Story(
        placement=placement,
        chain=tuple(chain),
        left_out=left_out,
        earliest_by=earliest_by,
        limit=_limit(plan, ties, placement),
        waits_for=waits,
    )


def _chain(plan: Plan, ties: Ties, placement: Placement) -> list[Step]:
    steps: list[Step] = []
    seen: set[ItemKey] = set()
    current: Placement | None = placement
    while current is not None and current.key not in seen:
        seen.add(current.key)
        step = step_of(plan, ties, current)
        steps.append(step)
        other = None
        if step.link is not None:
            other = step.link.follower if step.reason == "backward" else step.link.leader
        current = plan.placements.get(other) if other is not None else None
    return steps[::-1]


def _limit(plan: Plan, ties: Ties, placement: Placement) -> Limit | None:
    by = placement.bound_by
    if by is None or (bound := plan.placements.get(by)) is None:
        return None
    path = _path(ties, placement.key, by)
    own: list[tuple[date, Literal["deadline", "target", "window"]]] = []
    if bound.deadline is not None:
        own.append((bound.deadline, "deadline"))
    item = bound.item
    if item.date is None and item.done is None:
        if bound.target is not None:
            own.append((bound.target, "target"))
        last = item.window.last if item.window is not None else item.one_of[-1].last if item.one_of else None
        if last is not None and (day := value(plan, last, by.series)) is not None:
            own.append((day, "window"))
    elif by != placement.key and bound.start is not None:
        return Limit(by, "date", bound.start, path)
    if not own:
        derived = bound.rule_day is not None and by != placement.key
        return Limit(by, "derived", bound.start, path) if derived and bound.start is not None else None
    day, kind = min(own)
    return Limit(by, kind, day, path)


def _path(ties: Ties, first: ItemKey, last: ItemKey) -> tuple[ItemKey, ...]:
    """Return the shortest way along the ties from an item to one that follows it."""
    if first == last:
        return (first,)
    came_from: dict[ItemKey, ItemKey] = {first: first}
    waiting = deque([first])
    while waiting:
        here = waiting.popleft()
        for key in (link.follower for link in ties.back.get(here, ())):
            if key in came_from:
                continue
            came_from[key] = here
            if key == last:
                path = [last]
                while path[-1] != first:
                    path.append(came_from[path[-1]])
                return tuple(reversed(path))
            waiting.append(key)
    return (first, last)
