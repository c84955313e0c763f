"""`export toml`: the plan as TOML: what `plan --format json` has, with real days, and the `x-` keys of people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.render import plan_json, toml_text
from aistrat_cli.render.plan_json import as_written

MARK = "# aistrat: the plan of a schedule, computed; edit the schedule instead\n"

_DAYS = frozenset(("start", "end", "earliest_start", "latest_start", "deadline", "target", "done", "as_of"))


def render(plan: Plan, placements: Sequence[Placement], today: date | None = None) -> str:
    """Return the document: `version`, `[[series]]`, `[[items]]`, then bodies, persons and topics.

    What is null in JSON is left out, which is how TOML says it.
    """
    import tomli_w

    document = json.loads(plan_json.render(plan, placements, today))
    by_id = plan.portfolio.by_id
    written = {
        "version": document["version"],
        "series": [_typed(one) | _plain(by_id[one["id"]].x) for one in document["series"]],
        "items": [
            _typed(item) | _plain(placement.item.x)
            for item, placement in zip(document["items"], placements, strict=True)
        ],
        **_people(tuple(one for one in plan.portfolio.series if one.id in plan.portfolio.shown)),
    }
    text = tomli_w.dumps({name: value for name, value in written.items() if value != []})
    return MARK + toml_text.shown(text)


def _people(shown: Sequence[Series]) -> dict[str, list[dict[str, Any]]]:
    return {
        "bodies": [
            {"id": body.id, "series": one.id, "name": as_written(body.name), **_plain(body.x)}
            for one in shown
            for body in one.bodies.values()
        ],
        "persons": [
            {"id": person.id, "series": one.id, "name": as_written(person.name), **_plain(person.x)}
            for one in shown
            for person in one.persons.values()
        ],
        "topics": [
            {"id": topic.id, "series": one.id, "title": as_written(topic.title)}
            | ({"kind": topic.kind} if topic.kind else {})
            | ({"parent": topic.parent} if topic.parent else {})
            | _plain(topic.x)
            for one in shown
            for topic in one.topics.values()
        ],
    }


def _typed(record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _value(key, value) for key, value in record.items() if value is not None}


def _value(key: str, value: Any) -> Any:
    if key in _DAYS:
        return date.fromisoformat(value)
    if key == "window":
        return [date.fromisoformat(day) for day in value]
    return time.fromisoformat(value) if key == "time" and value != "24:00" else value


def _plain(value: Any) -> Any:
    """Return tables and lists of the user's own as the types that the writer knows."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value
