"""What a drawing must say, beyond its looks."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import timeline_cases as cases
from factories import body, deadline, link, meeting, milestone, placed, plan, series, task
from timeline_seed import TODAY, seed

from aistrat_cli.model.calendar import Calendar
from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Plan
from aistrat_cli.render.timeline import TimelineOptions, draw

COUNCIL = body("council", "Council")


def _plan(*placements: Any, **more: Any) -> Plan:
    return plan([series("s", "Series", [COUNCIL], **more)], placements)


def _drawn(made: Plan, today: str | None = None, **more: Any) -> list[str]:
    days = {"s": date.fromisoformat(today)} if today else {}
    return draw(made, TimelineOptions(**{"width": 100, "today": days, **more})).splitlines()


def _line(lines: list[str], *words: str) -> str:
    found = [line for line in lines if all(word in line for word in words)]
    assert found, words
    return found[0]


def test_next_is_the_first_with_a_day_and_the_deadline_before_it() -> None:
    late, soon = meeting("late", number=2), meeting("soon", number=1)
    made = _plan(
        placed(meeting("open", number=9), "2025-03-01", window=("2025-03-01", "2025-12-31")),
        placed(late, "2025-06-02"),
        placed(soon, "2025-05-07"),
        placed(deadline(soon, "papers", "Papers due"), "2025-05-02"),
        placed(meeting("off", number=8), "2025-04-01", certainty="cancelled"),
    )
    lines = _drawn(made, "2025-03-31")
    assert lines[1] == " Next  2025-05-02 Fri  Papers due (Council #1)  in 24 business days"
    assert lines[2] == "       2025-05-07 Wed  Council #1  in 27 business days"
    assert _line(lines, "▸ 2025-05-07")
    assert "▸ Papers due 05-02 Fri" in _line(lines, "Papers due 05-02")


def test_what_comes_on_the_same_day_as_the_next_is_counted() -> None:
    soon, other = meeting("soon", number=1), meeting("other", number=2)
    made = _plan(
        placed(soon, "2025-05-07"),
        placed(other, "2025-05-07"),
        placed(deadline(soon, "papers", "Papers due"), "2025-05-02"),
        placed(deadline(other, "papers", "Papers due"), "2025-05-02"),
        placed(deadline(other, "notice", "Notice"), "2025-05-02", certainty="done"),
        placed(meeting("open", number=9), "2025-05-02", window=("2025-05-02", "2025-12-31")),
    )
    lines = _drawn(made, "2025-03-31")
    assert lines[1] == " Next  2025-05-02 Fri  Papers due (Council #1)  and 1 more  in 24 business days"
    assert lines[2] == "       2025-05-07 Wed  Council #1  and 1 more  in 27 business days"


def test_what_is_past_and_not_done_is_told_where_such_marks_are_kept() -> None:
    first, second, third = (meeting(f"m-{n}", number=n) for n in (1, 2, 3))
    held = placed(first, "2025-02-03", certainty="done")
    rest = (placed(third, "2025-03-05"), placed(second, "2025-02-05"), placed(meeting("m-4", number=4), "2025-05-07"))
    assert " Late  2025-02-05 Wed  Council #2  and 1 more" in _drawn(_plan(held, *rest), "2025-03-31")
    assert not any("Late" in line for line in _drawn(_plan(*rest), "2025-03-31"))


@pytest.mark.parametrize("lanes", ["body", "owner", "topic", "series", "none"])
def test_the_list_says_which_body_meets_whatever_the_lanes_are(lanes: str) -> None:
    lines = _drawn(_plan(placed(meeting("m", number=7), "2025-05-07")), lanes=lanes)
    assert _line(lines, "2025-05-07 Wed", "♦ Council")


def test_a_row_for_every_item_goes_by_short_names_before_it_grows() -> None:
    council = body("council", "Council on the Regional Transport of the Day after Tomorrow", short="Transport")
    held = [placed(meeting(f"m-{n}", number=n), f"2025-{n:02}-05") for n in range(1, 13)]
    lines = draw(plan([series("s", "Series", [council])], held), TimelineOptions(width=80, lanes="none")).splitlines()
    assert _line(lines, " Transport #7 ", "♦")


def test_where_nothing_has_a_day_a_range_is_next() -> None:
    made = _plan(placed(meeting("m", number=1), "2025-03-01", window=("2025-03-01", "2025-04-30")))
    assert _drawn(made, "2025-04-01")[1] == " Next  2025-03-01 Sat - 04-30 Wed  Council #1"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2025-03-08", "today"),
        ("2025-03-07", "in 1 day"),
        ("2025-03-06", "in 1 business day"),
        ("2025-03-03", "in 4 business days"),
    ],
)
def test_how_far_ahead(today: str, said: str) -> None:
    made = _plan(placed(meeting("saturday", number=1), "2025-03-08"))
    assert _drawn(made, today)[1] == f" Next  2025-03-08 Sat  Council #1  {said}"


def test_the_gap_does_not_depend_on_what_is_shown() -> None:
    made = cases.every_kind()
    shown = [made.placements[ItemKey("s", "c-3")]]
    lines = _drawn(made, placements=shown)
    assert "24 bd between" in _line(lines, "#3", "2025-03-26")
    assert not any("#2" in line and "2025-02-19" in line for line in lines)


def test_a_deadline_whose_meeting_is_not_shown_stands_by_itself() -> None:
    made = seed()
    key = ItemKey("new-ai-strategy", "study-5/materials")
    lines = _drawn(made, placements=[made.placements[key]], lang="ja")
    assert "資料締切" in _line(lines, "2022-02-18 金")


def test_a_target_on_a_closed_day_is_not_missed() -> None:
    made = _plan(placed(milestone("m", "Ready"), "2025-05-30", certainty="target", target=date(2025, 5, 31)))
    lines = _drawn(made)
    assert "~05-31 Ready" in _line(lines, "~05-31")
    assert not any("missed" in line for line in lines)


def test_uncertain_days_look_uncertain() -> None:
    made = _plan(
        placed(meeting("a", number=1), "2025-03-03"),
        placed(meeting("b", number=2), "2025-03-17", certainty="tentative"),
        placed(meeting("c", number=3), "2025-04-01", certainty="computed"),
        placed(meeting("d", number=4), "2025-04-30", certainty="target", target=date(2025, 4, 30)),
        placed(meeting("e", number=5), "2025-05-01", window=("2025-05-01", "2025-05-31")),
        placed(meeting("f", number=6)),
    )
    lines = _drawn(made)
    assert " ♦ " in _line(lines, "2025-03-03")
    assert " ◊ " in _line(lines, "2025-03-17", "tentative")
    assert "(2)" in _line(lines, "(2)", "3")
    assert " ◊ " in _line(lines, "2025-04-01")
    assert " ▹ " in _line(lines, "~2025-04-30")
    assert " ? " in _line(lines, " 2025-05-01")
    assert _line(lines, "-2025-05-31")
    assert " ? " in _line(lines, "  no day yet")


def test_today_beyond_the_axis_is_told_at_its_end() -> None:
    made = _plan(placed(meeting("a", number=1), "2021-03-03"))
    assert _drawn(made, "2025-01-01", agenda=False)[-3].endswith("today 2025-01-01 Wed ▸")
    assert "◂ today 2015-01-01 Thu" in _drawn(made, "2015-01-01", agenda=False)[-3]


def test_each_series_has_its_own_today() -> None:
    days = {"s": date(2025, 2, 3), "other": date(2025, 6, 2)}
    lines = draw(cases.two_series(), TimelineOptions(width=100, today=days, together=True, agenda=False)).splitlines()
    assert _line(lines, "today 2025-02-03")
    assert _line(lines, "today 2025-06-02")


def test_what_lies_beyond_is_counted() -> None:
    made = cases.every_kind()
    lines = _drawn(made, since=date(2025, 2, 1), until=date(2025, 5, 5))
    assert _line(lines, "Beyond what is shown: 1 earlier, 9 later")


def test_long_titles_are_told_to_their_end() -> None:
    made = _plan(placed(task("t", "word " * 40 + "end"), "2025-03-03", "2025-12-31"))
    lines = _drawn(made, width=80)
    assert _line(lines, "word", "..")
    assert sum(line.count("word") for line in lines if ".." not in line) == 40
    assert lines[-1].endswith("end")


def test_a_meeting_that_waits_for_another_series_says_which() -> None:
    lines = draw(cases.two_series(), TimelineOptions(width=100)).splitlines()
    assert "← Committee 第5回 [s]" in _line(lines, "2025-05-15")


def test_a_year_without_holiday_data_costs_only_the_gap() -> None:
    from aistrat_cli.errors import NoHolidayData

    made = _plan(placed(meeting("a", number=1), "2025-03-03"), placed(meeting("b", number=2), "2025-03-17"))
    from factories import NOWHERE

    from aistrat_cli.calendar.business import BusinessCalendar

    def nothing(country: str, subdivision: str | None, year: int) -> dict[date, str]:
        raise NoHolidayData(country, year)

    blind = BusinessCalendar(Calendar(country="XX", place=NOWHERE), nothing)
    lines = _drawn(made.replace(calendars={"s": blind}), "2025-03-10")
    assert "between" not in _line(lines, "2025-03-17", "#2")
    assert lines[1] == " Next  2025-03-17 Mon  Council #2"


def test_offsets_of_a_dependency_are_told() -> None:
    from factories import NOWHERE

    from aistrat_cli.model.days import Anchor, Dependency, Offset

    a, b = meeting("a", number=1), meeting("b", number=2)
    waits = Dependency(
        relation="after",
        written="a + 3bd",
        anchor=Anchor(a.key, None),
        offsets=(Offset(3, "bd", False),),
        place=NOWHERE,
    )
    made = plan(
        [series("s", "Series", [COUNCIL])],
        [placed(a, "2025-03-03"), placed(b, "2025-03-17")],
        [link(a, b)._replace(dependency=waits)],
    )
    assert "← #1 + 3bd" in _line(_drawn(made), "2025-03-17")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_five_thousand_items_stay_readable(width: int) -> None:
    lines = _drawn(cases.crowded(500, 1500), agenda=False, width=width)
    assert len(lines) < 60


def test_drawing_needs_nothing_heavy() -> None:
    """Drawing must not pay for rich, nor for any of the standard library's slow modules."""
    here = Path(__file__).parent
    code = (
        f"import sys; sys.path[:0] = [{str(here)!r}, {str(here.parents[1])!r}]\n"
        "from timeline_seed import TODAY, seed\n"
        "from aistrat_cli.render.timeline import TimelineOptions, draw\n"
        "made, before = seed(), set(sys.modules)\n"
        "draw(made, TimelineOptions(width=100, today=TODAY, color=True))\n"
        "print(*sorted(m for m in ('rich', 'dataclasses', 'inspect', 'json', 'unicodedata') if m in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
    assert TODAY


@pytest.mark.parametrize("text", ["あい" * 250_000, "x y " * 250_000, "x" * 1_000_000])
def test_a_megabyte_of_title_is_cut(text: str) -> None:
    council = body("council", text)
    made = plan([series("s", text, [council])], [placed(meeting("m", number=1, agenda=[text]), "2025-03-12")])
    assert len(_drawn(made)) < 80
