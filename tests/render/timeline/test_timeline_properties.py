"""Whatever the plan and the width: no line too wide, nothing lost, the same every time."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from factories import body, deadline, document, link, meeting, milestone, placed, plan, series, task
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.render.timeline import TimelineOptions, draw

TITLES = st.one_of(
    st.text(max_size=40),
    st.text("新AI戦略検討会議（第回）、。 ・ーのabc de👩‍💻é", max_size=80),
    st.sampled_from(["::error::x", "##[group]", "\x1b[31mred", "a\r\nb", "か\u3099", "🇯🇵🇯🇵", "", "x" * 200]),
)


@st.composite
def plans(draw_: st.DrawFn) -> tuple[Plan, list[str]]:
    """A plan and the marks by which each of its items can be found again in the list."""
    first = date(2021, 1, 1) + timedelta(draw_(st.integers(0, 800)))
    reach = draw_(st.sampled_from([0, 10, 100, 1000, 30000]))
    names = draw_(st.lists(TITLES, min_size=1, max_size=4))
    bodies = [body(f"b{n}", name, draw_(st.none() | TITLES)) for n, name in enumerate(names)]
    placements: list[Placement] = []
    for n in range(draw_(st.integers(0, 12))):
        title, id_ = f"T{n}! {draw_(TITLES)}", f"i{n}"
        on = f"b{draw_(st.integers(0, len(bodies) - 1))}"
        kind = draw_(st.sampled_from(["meeting", "task", "document", "milestone"]))
        item: Any = {
            "meeting": lambda id_=id_, on=on, title=title, n=n: meeting(id_, on, n, title),
            "task": lambda id_=id_, title=title: task(id_, title),
            "document": lambda id_=id_, title=title, on=on: document(id_, title, owner=on),
            "milestone": lambda id_=id_, title=title: milestone(id_, title),
        }[kind]()
        start = first + timedelta(draw_(st.integers(0, reach)))
        end = start + timedelta(draw_(st.integers(0, reach))) if kind == "task" else start
        certainty = draw_(
            st.sampled_from(["fixed", "tentative", "computed", "done", "cancelled", "target", "window", "unplaced"])
        )
        more: dict[str, Any] = {"certainty": certainty, "critical": draw_(st.booleans())}
        if certainty == "unplaced":
            placements.append(placed(item))
            continue
        if certainty == "window":
            last = start + timedelta(draw_(st.integers(0, 400)))
            more |= {"window": (start, last), "last_end": max(end, last)}
        if certainty == "target":
            more |= {
                "target": end - timedelta(draw_(st.integers(0, 60))),
                "earliest_start": start - timedelta(draw_(st.integers(0, 90))),
            }
        placements.append(placed(item, start, end, **more))
        if kind == "meeting" and draw_(st.booleans()):
            placements.append(placed(deadline(item, "papers", f"D{n}! papers"), start - timedelta(3)))
    held = series("s", draw_(TITLES), bodies, fiscal_year_start=draw_(st.none() | st.integers(1, 12)))
    links = [link(a.item, b.item) for a, b in pairwise(placements) if draw_(st.booleans())]
    tokens = [f"{'D' if '/' in p.key.item else 'T'}{p.key.item.split('/')[0][1:]}!" for p in placements]
    return plan([held], placements, links), tokens


OPTIONS = st.fixed_dictionaries(
    {
        "width": st.integers(40, 250),
        "lang": st.sampled_from(["ja", "en", None]),
        "era": st.booleans(),
        "charset": st.sampled_from(["unicode", "ascii"]),
        "lanes": st.sampled_from(["body", "owner", "topic", "series", "none"]),
        "critical": st.booleans(),
        "today": st.sampled_from([{}, {"s": date(2021, 6, 1)}, {"s": date(2030, 1, 1)}]),
    }
)


@settings(max_examples=100, deadline=None)
@given(plans(), OPTIONS)
def test_no_line_is_too_wide_and_nothing_is_lost(made: tuple[Plan, list[str]], options: dict[str, Any]) -> None:
    held, tokens = made
    drawn = draw(held, TimelineOptions(**options))
    for line in drawn.splitlines():
        assert cell_len(line) <= options["width"], line
        assert not line.lstrip().startswith(("::", "##[", "##vso["))
        assert line == line.rstrip(" ")
    assert all(sign.isprintable() or sign in "\n\u200d" or not sign.isascii() for sign in drawn)
    for token in tokens:
        assert token in drawn
    assert drawn == draw(held, TimelineOptions(**options))


@settings(max_examples=40, deadline=None)
@given(plans(), OPTIONS)
def test_color_changes_nothing_but_colour(made: tuple[Plan, list[str]], options: dict[str, Any]) -> None:
    import re

    plain = draw(made[0], TimelineOptions(**options))
    coloured = draw(made[0], TimelineOptions(**options, color=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@settings(max_examples=40, deadline=None)
@given(plans(), st.integers(0, 900), st.integers(0, 900), st.integers(40, 120))
def test_since_and_until_bound_what_is_shown(made: tuple[Plan, list[str]], a: int, b: int, width: int) -> None:
    since, until = (date(2021, 1, 1) + timedelta(n) for n in sorted((a, b)))
    drawn = draw(made[0], TimelineOptions(width=width, since=since, until=until))
    assert all(cell_len(line) <= width for line in drawn.splitlines())
