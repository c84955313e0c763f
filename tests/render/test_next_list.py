"""What is due or happens soon: which items, in which order."""

from __future__ import annotations

from datetime import date

from read_plans import plan_of

from aistrat_cli.render.cells import width
from aistrat_cli.render.next import NextOptions, coming, render

PLAN = """
[[meeting]]
id = "gone"
body = "b"
date = 2022-02-01

[[meeting]]
id = "held"
body = "b"
date = 2022-02-02
done = 2022-02-02

[[meeting]]
id = "off"
body = "b"
date = 2022-02-10
cancelled = true

[[task]]
id = "running"
date = 2022-02-07
duration = "5bd"

[[meeting]]
id = "today"
body = "b"
date = 2022-02-09
time = "10:00"

[[meeting]]
id = "last"
body = "b"
date = 2022-02-23

[[meeting]]
id = "after"
body = "b"
date = 2022-02-24

[[meeting]]
id = "maybe"
body = "b"
window = ["2022-01-05", "2022-02-10"]

[[meeting]]
id = "gone-window"
body = "b"
window = ["2022-01-05", "2022-02-08"]

[[meeting]]
id = "later"
body = "b"
window = "2022-03"

[[meeting]]
id = "unsure"
body = "b"
date = 2022-02-15
confirmed = false

[[task]]
id = "open"
date = "?"
"""

TODAY = {"s": date(2022, 2, 9)}


def found(days: int = 14) -> list[str]:
    plan = plan_of(PLAN)
    return [f"{c.placement.key.item} {c.when} {c.days}" for c in coming(plan, plan.shown(), TODAY, days)]


def test_overdue_first_then_by_day() -> None:
    assert found() == [
        "gone overdue -8",
        "gone-window overdue -1",
        "running running 2",
        "today due 0",
        "unsure due 6",
        "last due 14",
        "maybe possible 0",
    ]


def test_no_days_ahead_is_today_only() -> None:
    assert found(0) == [
        "gone overdue -8",
        "gone-window overdue -1",
        "running running 2",
        "today due 0",
        "maybe possible 0",
    ]


def test_ahead_beyond_the_calendar() -> None:
    assert "later possible 20" in found(10**7)


def test_the_list_in_both_languages(golden) -> None:  # type: ignore[no-untyped-def]
    plan = plan_of(PLAN)
    items = coming(plan, plan.shown(), TODAY, 14)
    for lang in ("en", "ja"):
        text = render(plan, items, TODAY, 14, NextOptions(width=72, lang=lang))
        assert max(map(width, text.splitlines())) <= 72
        golden(f"render/next.{lang}.txt", text)


def test_nothing() -> None:
    plan = plan_of('[[task]]\nid = "open"\ndate = "?"\n')
    text = render(plan, (), TODAY, 14, NextOptions(width=80, lang="en"))
    assert text.endswith("Nothing is due or happens.\n")


def test_no_title_is_cut() -> None:
    """The number that tells one meeting from another stands at the end."""
    plan = plan_of(
        '[[body]]\nid = "c"\nname = "Council on the Regional Transport of Tomorrow"\nshort = "Transport"\n'
        '[[meeting]]\nid = "m"\nbody = "c"\nnumber = 5\ndate = 2022-02-16\n'
        '[[task]]\nid = "t"\ntitle = "Survey of the trips of a week, evaluated"\ndate = 2022-02-03\nduration = "9bd"\n'
        '[[lead_time]]\nid = "papers"\ntitle = "Papers due"\nfor = { body = "c" }\noffset = "-3bd"\n'
    )
    items = coming(plan, plan.shown(), TODAY, 14)
    for cells in range(40, 140, 10):
        text = render(plan, items, TODAY, 14, NextOptions(width=cells, lang="en"))
        assert max(map(width, text.splitlines())) <= cells
        told = " ".join(text.split())
        assert "Survey of the trips of a week, evaluated" in told, text
        assert "Papers due (Transport #5)" in told, text


def test_what_was_due_before_a_meeting_that_was_held_is_not_overdue() -> None:
    """L001 leaves it to history as well; what follows the meeting is still to be done."""
    plan = plan_of(
        '[[meeting]]\nid = "m"\nbody = "b"\ndate = 2022-01-26\ndone = 2022-01-26\n'
        '[[lead_time]]\nid = "papers"\ntitle = "Papers"\nfor = { body = "b" }\noffset = "-3bd"\n'
        '[[lead_time]]\nid = "minutes"\ntitle = "Minutes"\nfor = { body = "b" }\noffset = "+5bd"\n'
    )
    assert [c.placement.key.item for c in coming(plan, plan.shown(), TODAY, 14)] == ["m/minutes"]
