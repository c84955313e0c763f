"""The story of a day as a document of ours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from aistrat_cli.calendar.business import Closure
from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Plan
from aistrat_cli.render.json_text import whole
from aistrat_cli.render.plan_json import as_written, day, document
from aistrat_cli.render.why.against import Against
from aistrat_cli.render.why.reckoning import Passed
from aistrat_cli.render.why.steps import Step
from aistrat_cli.render.why.story import Story
from aistrat_cli.source.place import Place


def render(
    plan: Plan,
    story: Story,
    on: date | None = None,
    not_on: tuple[Against, ...] = (),
    more: Mapping[str, Any] | None = None,
) -> str:
    """Return the document; `on` and `against` are there only where a day was asked about. `more` are further parts."""
    placement = story.placement
    key = placement.key
    limit = story.limit
    parts: dict[str, Any] = {
        "id": key.item,
        "series": key.series,
        "title": as_written(placement.item.title),
        "start": day(placement.start),
        "end": day(placement.end),
        "last_end": day(placement.last_end),
        "certainty": placement.certainty,
        "critical": placement.critical,
        "chain": [_step(step, key) for step in story.chain],
        "left_out": story.left_out,
        "waits_for": [link.leader.seen_from(key.series) for link in story.waits_for],
        "earliest_start": day(placement.earliest_start),
        "earliest_by": None if story.earliest_by is None else story.earliest_by.leader.seen_from(key.series),
        "latest_start": day(placement.latest_start),
        "total_float": placement.total_float,
        "free_float": placement.free_float,
        "limit": None
        if limit is None
        else {
            "id": limit.key.seen_from(key.series),
            "kind": limit.kind,
            "day": day(limit.day),
            "path": [one.seen_from(key.series) for one in limit.path],
        },
    }
    if on is not None:
        parts |= {"on": day(on), "against": [_against(one, key) for one in not_on]}
    return document({**parts, **(more or {})})


def _step(step: Step, seen: ItemKey) -> dict[str, Any]:
    placement = step.placement
    return {
        "id": placement.key.seen_from(seen.series),
        "start": day(placement.start),
        "end": day(placement.end),
        "reason": step.reason,
        "key": step.key,
        "written": step.written,
        "needed": day(step.needed),
        "passed": [_passed(one) for one in step.passed],
        "within": [_passed(one) for one in step.within],
        "span": _span(step.place),
    }


def _passed(passed: Passed) -> dict[str, Any]:
    return {"day": day(passed.day), "kind": passed.closure.kind, "why": _why(passed.closure)}


def _why(closure: Closure) -> Any:
    why = closure.range.why if closure.range is not None else None
    return as_written(why) if why is not None else closure.holiday


def _against(one: Against, seen: ItemKey) -> dict[str, Any]:
    by = one.by if one.by is not None else one.link.leader if one.link is not None else None
    return {
        "kind": one.kind,
        "day": day(one.day),
        "last": day(one.last),
        "by": None if by is None else by.seen_from(seen.series),
        "why": None if one.closure is None else _why(one.closure),
        "written": one.written,
        "span": _span(one.place),
    }


def _span(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"path": whole(place.source.path), "line": place.location.line, "column": place.location.column}
