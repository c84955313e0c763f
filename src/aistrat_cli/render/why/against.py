"""Why not that day: everything that keeps an item from starting on another day than the planned one."""

from __future__ import annotations

from datetime import date
from typing import Literal

from aistrat_cli.calendar.business import Closure
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import Document
from aistrat_cli.planning.plan import Link, Plan
from aistrat_cli.record import Record
from aistrat_cli.render.why.reckoning import CANNOT_COUNT, needed, value
from aistrat_cli.source.place import Place

Kind = Literal[
    "planned", "done", "cancelled", "written", "derived", "closed", "dependency", "not_before", "outside", "too_late"
]


class Against(Record):
    """One thing that speaks against a day."""

    kind: Kind
    day: date | None = None
    """The day that is needed, written, or the latest."""
    last: date | None = None
    """The end of the window."""
    closure: Closure | None = None
    link: Link | None = None
    by: ItemKey | None = None
    """Whose limit it is."""
    written: str | None = None
    place: Place | None = None


def against(plan: Plan, key: ItemKey, day: date) -> tuple[Against, ...]:
    """Return what speaks against starting on `day`: facts first, then what holds from the front, then from behind.

    Empty: nothing does; the plan has it elsewhere because it takes the first such day, or the last.
    """
    placement = plan.placements[key]
    item = placement.item
    if placement.start == day and placement.window is None:
        return (Against(kind="planned"),)
    if item.done is not None:
        return (Against(kind="done", day=item.done, place=item.at("done")),)
    if placement.certainty == "cancelled":
        return (Against(kind="cancelled", place=item.at("cancelled")),)
    found: list[Against] = []
    if item.date is not None:
        found.append(Against(kind="written", day=placement.start, written=item.date.written, place=item.at("date")))
    elif isinstance(item, Document) and item.derived_from is not None:
        found.append(Against(kind="derived", day=placement.start, by=item.derived_from, place=item.place))
    if placement.item.on_business_days:
        try:
            closure = plan.calendars[key.series].closed_why(day.toordinal())
        except CANNOT_COUNT:
            closure = None
        if closure is not None:
            found.append(Against(kind="closed", closure=closure))
    for link in plan.links:
        if link.follower == key and not link.exact and link.follower_edge == "start":
            need = needed(plan, link)
            if need is not None and need > day:
                kind: Kind = "not_before" if link.origin == "not_before" else "dependency"
                found.append(Against(kind=kind, day=need, link=link, written=link.written, place=link.place))
    found += _limits(plan, key, day)
    return tuple(found)


def _limits(plan: Plan, key: ItemKey, day: date) -> list[Against]:
    placement = plan.placements[key]
    item = placement.item
    found: list[Against] = []
    if item.not_before is not None and item.not_before.anchor is None:
        least = value(plan, item.not_before, key.series)
        if least is not None and least > day:
            place, written = item.at("not_before"), item.not_before.written
            found.append(Against(kind="not_before", day=least, written=written, place=place))
    spans = (item.window,) if item.window is not None else item.one_of
    if item.date is None and spans:
        days = [(value(plan, s.first, key.series), value(plan, s.last, key.series)) for s in spans]
        inside = any(a is None or b is None or a <= day <= b for a, b in days)
        if not inside:
            first, last = days[0][0], days[-1][1]
            written = ", ".join(span.written for span in spans)
            place = item.at("window" if item.window is not None else "one_of")
            found.append(Against(kind="outside", day=first, last=last, written=written, place=place))
    if placement.latest_start is not None and day > placement.latest_start:
        found.append(Against(kind="too_late", day=placement.latest_start, by=placement.bound_by))
    return found
