"""The plan as a JSON document that others build on. Version 1."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import Document, Meeting
from aistrat_cli.model.text import Text
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.render.json_text import dump, whole

VERSION = 1
"""1: the first."""


def render(plan: Plan, placements: Sequence[Placement], today: date | None = None) -> str:
    """Return the document, one item a line. `today` stands in place of each series' `as_of`."""
    series = [
        {
            "id": one.id,
            "title": as_written(one.title),
            "timezone": one.timezone,
            "path": whole(one.source.path),
            "as_of": day(today or one.as_of),
        }
        for one in plan.portfolio.series
        if one.id in plan.portfolio.shown
    ]
    return document({"series": series, "items": _items(plan, placements)})


def document(parts: Mapping[str, Any]) -> str:
    """Return a document of ours: its version, then the parts; a list or an iterator of records has a line for each.

    Laid out by hand, since `json.dumps` with an indent is written in Python, and ten times slower.
    """
    dumped = _dumper()
    lines = [f'{{\n  "version": {VERSION}']
    for name, value in parts.items():
        if isinstance(value, (list, Iterator)):
            rows = ",\n".join([f"    {dumped(row)}" for row in value])
            lines.append(f'  "{name}": [\n{rows}\n  ]' if rows else f'  "{name}": []')
        else:
            lines.append(f'  "{name}": {dumped(value)}')
    return ",\n".join(lines) + "\n}\n"


def _dumper() -> Callable[[Any], str]:
    """Return the encoder of one record; what a terminal would obey is escaped, at little cost where there is none."""
    encode = json.JSONEncoder(ensure_ascii=False).encode

    def dumped(value: Any) -> str:
        text = encode(value)
        return text if text.isprintable() else dump(value, None).rstrip("\n")

    return dumped


def day(value: date | None) -> str | None:
    """Return the day as JSON has it."""
    return None if value is None else value.isoformat()


def as_written(text: Text) -> str | dict[str, str]:
    """Return a text as it is written: a string, or a table by language."""
    return text.written if isinstance(text.written, str) else dict(text.written)


def _items(plan: Plan, placements: Iterable[Placement]) -> Iterator[dict[str, Any]]:
    leaders: dict[ItemKey, dict[ItemKey, None]] = {}
    for link in plan.links:
        if link.dependency is not None:
            leaders.setdefault(link.follower, {})[link.leader] = None
    paths: dict[str, str] = {}
    for placement in placements:
        path = placement.item.place.source.path
        if path not in paths:
            paths[path] = whole(path)
        yield _item(placement, leaders.get(placement.key, {}), paths[path])


def _item(placement: Placement, leaders: Iterable[ItemKey], path: str) -> dict[str, Any]:
    item, key = placement.item, placement.key
    location = item.place.location
    window, bound_by = placement.window, placement.bound_by
    lead = item.lead_time if isinstance(item, Document) else None
    source = item.derived_from if isinstance(item, Document) else None
    return {
        "id": key.item,
        "series": key.series,
        "kind": item.kind,
        "title": as_written(item.title),
        "start": day(placement.start),
        "end": day(placement.end),
        "time": placement.time,
        "timezone": placement.timezone,
        "certainty": placement.certainty,
        "window": None if window is None else [day(window[0]), day(window[1])],
        "earliest_start": day(placement.earliest_start),
        "latest_start": day(placement.latest_start),
        "total_float": placement.total_float,
        "free_float": placement.free_float,
        "bound_by": None if bound_by is None else bound_by.seen_from(key.series),
        "critical": placement.critical,
        "body": _body(item.bodies) if isinstance(item, Meeting) else None,
        "number": item.number if isinstance(item, Meeting) else None,
        "after": [leader.seen_from(key.series) for leader in leaders],
        "deadline": day(placement.deadline),
        "target": day(placement.target),
        "confirmed": item.confirmed,
        "pinned": item.pinned,
        "cancelled": item.cancelled,
        "done": day(item.done),
        "derived_from": None if source is None else source.seen_from(key.series),
        "rule": None if lead is None else lead.id,
        "span": {"path": path, "line": location.line, "column": location.column},
    }


def _body(bodies: tuple[str, ...]) -> str | list[str] | None:
    """Return the body as a schedule writes it: an id, or a list of them where several meet together."""
    if len(bodies) == 1:
        return bodies[0]
    return list(bodies) or None
