"""The roots that are named are exactly the edits that move the day, alone or together: against brute force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import tomli_w
from histories import compared, plan_of
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

HEAD: dict[str, Any] = {
    "format": 1,
    "series": {"id": "example", "title": "Example", "timezone": "UTC"},
    "calendar": {"closed": [{"from": date(2026, 1, 20), "to": date(2026, 1, 21)}]},
    "body": [{"id": "council", "name": "Council"}],
    "lead_time": [{"id": "papers", "title": "Papers", "for": {"body": "council"}, "offset": "-3bd"}],
}
START = date(2026, 1, 5)

Items = dict[str, dict[str, Any]]
"""By id; `kind` is the table an item stands in."""


@st.composite
def days(draw: st.DrawFn) -> date:
    return START + timedelta(draw(st.integers(0, 40)))


@st.composite
def item(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """An item that depends on those before it only, so that no cycle comes about."""
    kind = draw(st.sampled_from(["task", "task", "meeting", "milestone", "document"]))
    made: dict[str, Any] = {"kind": kind}
    if kind == "meeting":
        made["body"] = "council"
    placed = draw(st.sampled_from(["date", "free", "free", "free", "window", "target", "late"]))
    if kind == "task":
        made["duration"] = draw(st.sampled_from(["1bd", "3bd", "5bd", "2d", "1w"]))
    if placed == "date" or number == 0:
        made["date"] = draw(days())
    elif placed == "window":
        first = draw(days())
        made["window"] = [first, first + timedelta(draw(st.integers(0, 30)))]
    elif placed == "target":
        made["target"] = draw(days())
    elif placed == "late":
        made |= {"place_at": "late", "deadline": draw(days()) + timedelta(30)}
    ties = draw(st.lists(st.integers(0, max(number - 1, 0)), max_size=2, unique=True)) if number else []
    for other in ties or ([0] if number and placed == "free" else []):
        lag = draw(st.sampled_from(["", " + 2bd", " + 4d", ".start + 3bd", " - 2d"]))
        made.setdefault(draw(st.sampled_from(["after", "after", "ends_after"])), []).append(f"i{other}{lag}")
    return made


@st.composite
def projects(draw: st.DrawFn) -> Items:
    return {f"i{number}": draw(item(number)) for number in range(draw(st.integers(3, 8)))}


@st.composite
def edited(draw: st.DrawFn, items: Items, id: str) -> dict[str, Any] | None:
    """Another version of an item, None where it is dropped."""
    now = dict(items[id])
    what = draw(st.sampled_from(["place", "place", "duration", "tie", "done", "cancel", "untie"]))
    if what == "place" and "date" in now:
        now["date"] += timedelta(draw(st.integers(-10, 15)))
    elif what == "place" and "window" in now:
        now["window"] = [now["window"][0], now["window"][1] + timedelta(draw(st.integers(1, 10)))]
    elif what == "place" and "target" in now:
        now["target"] += timedelta(draw(st.integers(-10, 15)))
    elif what == "place" and "deadline" in now:
        now["deadline"] += timedelta(draw(st.integers(-10, 15)))
    elif what == "duration" and "duration" in now:
        now["duration"] = draw(st.sampled_from(["2bd", "4bd", "8bd", "3d"]))
    elif what == "tie" and int(id[1:]):
        now["after"] = [f"i{draw(st.integers(0, int(id[1:]) - 1))} + {draw(st.integers(0, 6))}bd"]
    elif what == "untie" and int(id[1:]) > 1 and len(now.get("after", ())) > 1:
        now["after"] = now["after"][1:]
    elif what == "done":
        now["done"] = draw(days())
    elif what == "cancel":
        now["cancelled"] = True
    return now


Edits = Mapping[str, dict[str, Any] | list[dict[str, date]]]


@st.composite
def histories(draw: st.DrawFn) -> tuple[Items, Edits]:
    """A project, and one to three edits of it; that of the calendar is called `calendar`."""
    items = draw(projects())
    ids = draw(st.lists(st.sampled_from(sorted(items)), min_size=1, max_size=3, unique=True))
    edits: dict[str, Any] = {id: draw(edited(items, id)) for id in ids}
    edits = {id: edit for id, edit in edits.items() if edit != items[id]}
    if len(edits) < 3 and draw(st.integers(0, 3)) == 0:
        first = draw(days())
        edits["calendar"] = [{"from": first, "to": first + timedelta(draw(st.integers(0, 3)))}]
    return items, edits


def text(items: Items, made: Edits) -> str:
    document = {**HEAD}
    if "calendar" in made:
        document["calendar"] = {"closed": [*HEAD["calendar"]["closed"], *made["calendar"]]}
    for id, old in items.items():
        fields = dict(made.get(id, old))  # type: ignore[arg-type]
        kind = fields.pop("kind")
        document[kind] = [*document.get(kind, []), {"id": id, **fields}]
    return tomli_w.dumps(document)


def whereabouts(content: str) -> dict[str, Any]:
    return {p.key.item: (p.start, p.end, p.last_end) for p in plan_of(content).placements.values()}


@given(histories())
@settings(max_examples=30, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_causes_are_the_edits_that_move_the_day(history: tuple[Items, Edits]) -> None:
    items, edits = history
    names = sorted(edits)
    spots = {
        made: whereabouts(text(items, {name: edits[name] for name in made}))
        for size in range(len(names) + 1)
        for made in map(frozenset, combinations(names, size))
    }
    comparison = compared(text(items, {}), text(items, edits))
    for slip in comparison.slips:
        if slip.days is None or slip.was is None or slip.now is None or slip.was.days == slip.now.days:
            continue
        id = slip.key.item
        expected = {
            name
            for name in names
            if any(spots[made].get(id) != spots[made | {name}].get(id) for made in spots if name not in made)
        }
        if slip.cause is None:
            assert {id} == expected
            continue
        assert {comparison.edits[root].id or "calendar" for root in slip.roots} == expected
        assert {key.item for key in slip.cause.items} == expected - {"calendar"}
        chain = [key.item for key in slip.cause.chain]
        assert chain[-1] == id
        first = comparison.edits[slip.roots[0]]
        assert first.kind == "calendar" or chain[0] == first.id
