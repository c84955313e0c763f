"""What stands in the way of an item that would have to come earlier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import Meeting
from aistrat_cli.planning.arithmetic import least_source, shift
from aistrat_cli.planning.plan import Link, Placement
from aistrat_cli.planning.ties import offsets_of
from aistrat_cli.rules.base import UNCOUNTABLE, Context
from aistrat_cli.rules.plan_words import because
from aistrat_cli.rules.say import told


def needed(context: Context, link: Link) -> int | None:
    """Return the day that a dependency, or a `not_before`, asks of its follower; None where that cannot be told."""
    leader, follower = context.placement(link.leader), context.placement(link.follower)
    day = None if leader is None else leader.start if link.leader_edge == "start" else leader.end
    if day is None or follower is None:
        return None
    if link.dependency is not None:
        offsets = offsets_of(link.dependency, follower.item.kind == "milestone")
    elif link.origin == "not_before" and follower.item.not_before is not None:
        offsets = follower.item.not_before.offsets
    else:
        return None
    counted = least_source if link.origin == "before" else shift
    try:
        return counted(day.toordinal(), offsets, context.calendar(link.owner.series))
    except UNCOUNTABLE:
        return None


def obstacle(context: Context, placement: Placement, day: date) -> Message | None:
    """Return what keeps an item with a written day from starting on `day`, which is earlier; None where nothing does.

    That is what it, or a deadline derived from it, waits for; its own `not_before`; and a meeting of the same bodies
    that it would overtake. A derived deadline is taken to move by as many calendar days as its meeting.
    """
    item = placement.item
    assert placement.start is not None
    by = day - placement.start
    ties = context.once(_ties)
    for link in _broken(context, placement, by):
        return because(context, link)
    limit = item.not_before
    if limit is not None and isinstance(limit.base, date):
        try:
            first = shift(limit.base.toordinal(), limit.offsets, context.calendar(item.key.series))
        except UNCOUNTABLE:
            first = 0
        if first > day.toordinal():
            return told("not_before = {written}", "not_before = {written} による", written=limit.written)
    for key in ties.exact.get(item.key, ()):
        derived = context.placement(key)
        for link in _broken(context, derived, by) if derived is not None else ():
            return told("{key}: {why}", "{key}: {why}", key=key.seen_from(item.key.series), why=because(context, link))
    if isinstance(item, Meeting):
        for other in context.meetings.get((item.key.series, item.bodies), ()):
            if other.start is not None and day <= other.start < placement.start:
                return told("{other} is on {on}", "{other} が {on} です", other=other.item.id, on=other.start)
    return None


def _broken(context: Context, placement: Placement, by: timedelta) -> Iterator[Link]:
    """Yield the ties that an item keeps where it is, and would break if it moved by so many days."""
    for link in context.once(_ties).waiting.get(placement.key, ()):
        day = placement.start if link.follower_edge == "start" else placement.end
        need = needed(context, link)
        if day is not None and need is not None and (day + by).toordinal() < need <= day.toordinal():
            yield link


class _Ties:
    """The ties of a plan by the item that waits, and the items that are put on a day counted from another's."""

    def __init__(self, context: Context) -> None:
        self.waiting: dict[ItemKey, list[Link]] = {}
        self.exact: dict[ItemKey, list[ItemKey]] = {}
        for link in context.plan.links:
            if not link.exact:
                self.waiting.setdefault(link.follower, []).append(link)
            elif link.origin == "lead_time":
                self.exact.setdefault(link.leader, []).append(link.follower)


def _ties(context: Context) -> _Ties:
    return _Ties(context)
