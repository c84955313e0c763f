"""Progress: what was due and what became of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measures import HEAD, MEASURES, plan_of

from aistrat_cli.api import Plan
from aistrat_cli.followup.due import due_day, promised
from aistrat_cli.followup.progress import By, Progress, Span, per_cent, progress


def holidays(country: str, subdivision: str | None, year: int) -> dict[date, str]:
    return {}


def of(plan: Plan, today: date, span: Span | None = None, by: By | None = None) -> Progress:
    return progress(
        plan,
        promised(plan, holidays),
        plan.shown(),
        {series.id: today for series in plan.portfolio.series},
        span or Span(),
        by,
    )


def states(text: str, today: date) -> dict[str, str]:
    return {one.placement.key.item: one.state for one in of(plan_of(HEAD + text), today).entries}


def test_154_of_171() -> None:
    found = of(plan_of(MEASURES), date(2021, 4, 30), Span(fiscal_year=2020), "owner")
    assert (found.tally.done, found.tally.due, per_cent(found.tally.done, found.tally.due)) == (154, 171, "90")
    assert sum(group.tally.due for group in found.groups) == 171
    assert found.tally == (145, 9, 17)
    assert [one.state for one in found.entries[:17]] == ["not-done"] * 17
    assert not of(plan_of(MEASURES), date(2021, 4, 30), Span(fiscal_year=2019)).entries


def test_what_counts() -> None:
    text = """
[[task]]
id = "on-time"
duration = "1d"
date = 2022-01-10
done = 2022-01-10
[[task]]
id = "late"
duration = "1d"
date = 2022-01-10
done = 2022-01-11
[[task]]
id = "deadline-kept"
duration = "1d"
date = 2022-01-10
deadline = 2022-01-20
done = 2022-01-15
[[document]]
id = "target-missed"
target = 2022-01-14
done = 2022-01-17
[[document]]
id = "in-window"
window = [2022-01-03, 2022-01-14]
done = 2022-01-13
[[milestone]]
id = "not-done"
date = 2022-01-31
[[milestone]]
id = "due-today"
date = 2022-02-01
[[milestone]]
id = "done-later"
date = 2022-01-14
done = 2022-02-02
[[milestone]]
id = "ahead"
date = 2022-03-01
done = 2022-01-20
[[task]]
id = "open"
date = "?"
[[milestone]]
id = "off"
date = 2022-01-05
cancelled = true
[[task]]
id = "computed"
after = ["late"]
duration = "2d"
done = 2022-01-13
"""
    assert states(text, date(2022, 2, 1)) == {
        "on-time": "on-time",
        "late": "late",
        "deadline-kept": "on-time",
        "target-missed": "late",
        "in-window": "on-time",
        "not-done": "not-done",
        "due-today": "to-come",
        "done-later": "not-done",
        "ahead": "ahead",
        "open": "undated",
        "off": "cancelled",
        # Planned for 11 and 12 January as long as `late` was to be done on the 10th.
        "computed": "late",
    }


def test_a_derived_deadline_moves_with_its_meeting() -> None:
    text = """
[[meeting]]
id = "m"
body = "b"
date = 2022-01-20
done = 2022-01-27
[[lead_time]]
id = "minutes"
title = "Minutes"
for = { kind = "meeting" }
offset = "+5d"
[done]
"m/minutes" = 2022-01-31
"""
    plan = plan_of(HEAD + text)
    meant = promised(plan, holidays)
    days = {key.item: due_day(p, meant.placements[key]) for key, p in plan.placements.items()}
    assert days == {"m": date(2022, 1, 20), "m/minutes": date(2022, 2, 1)}


def test_groups_count_what_belongs_to_several_in_each() -> None:
    text = """
[[topic]]
id = "t1"
title = "One"
[[topic]]
id = "t2"
title = "Two"
[[meeting]]
id = "m"
body = ["b", "c"]
date = 2022-01-20
done = 2022-01-20
agenda = [{ title = "x", topics = ["t1"] }, { title = "y", topics = ["t2"] }]
[[milestone]]
id = "n"
date = 2022-01-21
"""
    plan = plan_of(HEAD + text)

    def groups(by: By) -> dict[str, tuple[int, int]]:
        return {group.id: (group.tally.done, group.tally.due) for group in of(plan, date(2022, 2, 1), by=by).groups}

    assert groups("topic") == {"t1": (1, 1), "t2": (1, 1), "": (0, 1)}
    assert groups("body") == {"b": (1, 1), "c": (1, 1), "": (0, 1)}
    assert groups("owner") == {"": (1, 2)}


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (154, 171, "90"),
        (0, 0, "-"),
        (0, 5, "0"),
        (5, 5, "100"),
        (1, 200, "1"),
        (1, 201, "<1"),
        (999, 1000, ">99"),
        (1, 8, "13"),
    ],
)
def test_per_cent(part: int, whole: int, said: str) -> None:
    assert per_cent(part, whole) == said


@given(st.integers(1, 10_000), st.data())
def test_per_cent_is_never_more_than_half_off_and_never_whole_by_mistake(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    said = per_cent(part, whole)
    assert (said == "100") == (part == whole)
    assert (said == "0") == (part == 0)
    if said.isdigit():
        assert abs(int(said) * whole - 100 * part) * 2 <= whole


@given(st.integers(0, 800))
@settings(max_examples=15, deadline=None)
def test_everything_is_in_one_state_and_nothing_gets_undone(days: int) -> None:
    plan = PLAN
    today = date(2019, 10, 1) + timedelta(days)
    now, later = of(plan, today).tally, of(plan, today + timedelta(7)).tally
    assert now.due <= later.due <= 171
    assert now.late <= later.late
    assert now.on_time <= later.on_time


PLAN = plan_of(MEASURES)
