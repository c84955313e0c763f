"""From a plan to a baseline, and from a baseline to the text of its file."""

from __future__ import annotations

from datetime import date
from typing import Any

from aistrat_cli.baseline.calendars import calendars_of, frozen_holidays
from aistrat_cli.baseline.inputs import calendar_inputs, inputs_of, lead_inputs
from aistrat_cli.baseline.values import Baseline, Frozen
from aistrat_cli.planning.plan import Placement, Plan

FORMAT = 1
"""The version of the baseline file."""

HEAD = (
    "# A plan as it was agreed: written by `aistrat baseline save`, compared by `aistrat check`. Not edited by hand.\n"
)
"""The first line of every baseline file; by it the tool knows its own."""


def freeze_all(plan: Plan, name: str) -> dict[str, Baseline]:
    """Return every series of a plan as a baseline, those that are only referred to included."""
    items: dict[str, dict[str, Frozen]] = {series.id: {} for series in plan.portfolio.series}
    for key, placement in plan.placements.items():
        items[key.series][key.item] = _frozen(placement)
    outside: dict[str, dict[str, tuple[date, date]]] = {}
    for link in plan.links:
        series, leader = link.follower.series, link.leader
        if leader.series != series:
            other = plan.placements.get(leader)
            if other is not None and other.start is not None and other.end is not None:
                outside.setdefault(series, {})[leader.seen_from(series)] = (other.start, other.end)
    return {
        series.id: Baseline(
            name=name,
            series=series.id,
            timezone=series.timezone,
            items=items[series.id],
            leads={lead.id: lead_inputs(lead) for lead in series.lead_times},
            calendars=calendars_of(series),
            outside=outside.get(series.id, {}),
        )
        for series in plan.portfolio.series
    }


def _frozen(placement: Placement) -> Frozen:
    item, bound_by = placement.item, placement.bound_by
    return Frozen(
        id=item.id,
        kind=item.kind,
        title=item.title.written,
        certainty=placement.certainty,
        start=placement.start,
        end=placement.end,
        last_end=placement.last_end,
        window=placement.window,
        total_float=placement.total_float,
        bound_by=bound_by.seen_from(item.key.series) if bound_by is not None else None,
        deadline=placement.deadline,
        target=placement.target,
        inputs=inputs_of(item),
    )


def to_text(frozen: Baseline, plan: Plan) -> str:
    """Return the text of the baseline file of one series of a plan, which was frozen of it."""
    import tomli_w

    series = frozen.series
    one = plan.portfolio.by_id[series]
    calendars = {name: calendar_inputs(calendar) for name, calendar in frozen.calendars.items()}
    document: dict[str, Any] = {
        "baseline": FORMAT,
        "name": frozen.name,
        "series": series,
        "title": one.title.written,
        "timezone": one.timezone,
        "calendar": calendars.pop(""),
    }
    if calendars:
        document["calendars"] = calendars
    if holidays := frozen_holidays(frozen.calendars.values(), plan.calendars[series], _years(frozen)):
        document["holidays"] = holidays
    if frozen.leads:
        document["lead_time"] = [dict(lead) for lead in frozen.leads.values()]
    if frozen.outside:
        document["outside"] = {name: list(days) for name, days in sorted(frozen.outside.items())}
    document["item"] = [_item(item) for item in frozen.items.values()]
    return HEAD + tomli_w.dumps(document)


def _item(frozen: Frozen) -> dict[str, Any]:
    found: dict[str, Any] = {"id": frozen.id, "kind": frozen.kind, "title": frozen.title}
    found["certainty"] = frozen.certainty
    for name in ("start", "end", "total_float", "bound_by", "deadline", "target"):
        value = getattr(frozen, name)
        if value is not None:
            found[name] = value
    if frozen.last_end != frozen.end:
        found["last_end"] = frozen.last_end
    if frozen.window is not None:
        found["window"] = list(frozen.window)
    found["placed_by"] = dict(frozen.inputs)
    return found


def _years(frozen: Baseline) -> list[int]:
    """Return the years of the plan's span, with one more on each side into which a move may reach."""
    days = [day for item in frozen.items.values() for day in (item.start, item.last_end or item.end) if day]
    if not days:
        return []
    return [year for year in range(min(days).year - 1, max(days).year + 2) if 1 <= year <= 9999]
