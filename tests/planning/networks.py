"""Small random networks and calendars, as hypothesis draws them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st
from oracle import Thing, Tie

BEGIN = date(2026, 4, 6)
ONE = timedelta(days=1)

days = st.integers(0, 40).map(lambda n: BEGIN + ONE * n)
calendars = st.frozensets(st.integers(-10, 80).map(lambda n: BEGIN + ONE * n), max_size=20)


@st.composite
def networks(draw: st.DrawFn) -> tuple[Thing, ...]:
    """Draw a network in which each item has something in front of it, so that each is placed."""
    count = draw(st.integers(2, 7))
    things: list[Thing] = []
    before: dict[str, list[Tie]] = {}
    for index in range(count):
        kind = draw(st.sampled_from(("task", "task", "document", "milestone", "meeting")))
        unit = draw(st.sampled_from(("bd", "bd", "d"))) if kind == "task" else "bd"
        length = draw(st.integers(1, 6)) if kind == "task" else draw(st.integers(1, 2)) if kind == "meeting" else 1
        thing = Thing(f"n{index}", kind, length, unit)
        leaders = draw(st.lists(st.sampled_from(things), max_size=3, unique=True)) if things else []
        ties = []
        for leader in leaders:
            relation = draw(st.sampled_from(("after", "after", "before", "ends_after")))
            sign = draw(st.sampled_from(("", "+", "-")))
            tie = Tie(
                relation,
                thing.id if relation == "before" else leader.id,
                draw(st.sampled_from(("", "", "start", "end"))),
                sign,
                draw(st.integers(0, 6)) if sign else 0,
                draw(st.sampled_from(("bd", "d"))),
            )
            if relation == "before":
                before.setdefault(leader.id, []).append(tie)
            else:
                ties.append(tie)
        placing = draw(st.sampled_from(("", "", "", "date", "target", "window", "late")))
        keys: dict[str, object] = {}
        if placing == "late":
            keys["late"] = True
        elif placing == "window" and thing.length == 1:
            first = draw(days)
            keys["window"] = (first, first + ONE * draw(st.integers(0, 30)))
        elif placing in ("date", "target"):
            keys[placing] = draw(days)
            if placing == "date" and draw(st.integers(0, 2)) == 0:
                keys["target"] = draw(days)
        if (not leaders and not keys.keys() & {"date", "target", "window"}) or draw(st.integers(0, 4)) == 0:
            keys["not_before"] = draw(days)
        if draw(st.integers(0, 3)) == 0:
            keys["deadline"] = draw(days)
        things.append(Thing(thing.id, thing.kind, length, unit, tuple(ties), **keys))  # type: ignore[arg-type]
    return tuple(replace(thing, ties=(*thing.ties, *before.get(thing.id, ()))) for thing in things)
