"""Followers of a move: pushed, kept, shifted; pinned ones and expressions stay."""

from __future__ import annotations

from datetime import date

import pytest
from test_changes import HEAD, load, no_holidays

from aistrat_cli.edit.changes import Changes
from aistrat_cli.edit.ends import same_distance
from aistrat_cli.edit.followers import Moves, policy_for, pushed, shifted
from aistrat_cli.edit.when import read_when
from aistrat_cli.model.days import ItemKey, Offset
from aistrat_cli.planning.plan import Plan
from aistrat_cli.planning.planner import make_plan


def meeting(id: str, day: str, more: str = "") -> str:
    return f'[[meeting]]\nid = "{id}"\nbody = "b"\ndate = {day}\n{more}\n'


# a, then b a day after it, c after b with room between, d counted from c, e pinned, f done, a task of two days
CHAIN = (
    meeting("a", "2022-01-10")
    + meeting("b", "2022-01-11", 'after = ["a"]')
    + meeting("c", "2022-01-14", 'after = ["b"]')
    + meeting("d", '"c + 3bd"')
    + meeting("e", "2022-01-12", 'after = ["b"]\npinned = true')
    + meeting("f", "2022-01-12", 'after = ["a"]\ndone = 2022-01-12')
    + '[[task]]\nid = "t"\ndate = 2022-01-13\nduration = "2d"\nends_after = ["a + 4d"]\n'
)


def plan_of(text: str) -> Plan:
    return make_plan(load(text).portfolio, no_holidays)


def moved(text: str, item: str, day: date) -> tuple[Plan, Plan]:
    loaded = load(text)
    changes = Changes(loaded.portfolio)
    changes.put_on(loaded.portfolio.index[ItemKey("s", item)], day)
    [after] = changes.results().values()
    return plan_of(text), plan_of(after.removeprefix(HEAD))


def days(moves: Moves) -> dict[str, str]:
    return {key.item: day.isoformat()[5:] for key, day in moves.days.items()}


@pytest.mark.parametrize(
    ("day", "expected", "held"),
    [
        (date(2022, 1, 7), {}, set()),  # earlier breaks nothing
        (date(2022, 1, 11), {"b": "01-12", "t": "01-14"}, {"e"}),
        (date(2022, 1, 13), {"b": "01-14", "c": "01-17", "t": "01-16"}, {"e"}),  # c over the weekend; t counts in days
        (date(2022, 1, 14), {"b": "01-17", "c": "01-18", "t": "01-17"}, {"e"}),
    ],
)
def test_pushed_is_what_would_break(day: date, expected: dict[str, str], held: set[str]) -> None:
    before, after = moved(CHAIN, "a", day)
    moves = pushed(before, after, ItemKey("s", "a"), no_holidays)
    assert days(moves) == expected
    assert {key.item for key in moves.held} == held


def test_pinned_ones_move_when_told() -> None:
    before, after = moved(CHAIN, "a", date(2022, 1, 11))
    moves = pushed(before, after, ItemKey("s", "a"), no_holidays, pinned=True)
    assert days(moves) == {"b": "01-12", "t": "01-14", "e": "01-13"}


def test_what_was_broken_before_is_not_pushed() -> None:
    text = meeting("a", "2022-01-10") + meeting("b", "2022-01-07", 'after = ["a"]')
    before, after = moved(text, "a", date(2022, 1, 11))
    assert days(pushed(before, after, ItemKey("s", "a"), no_holidays)) == {}


def test_a_circle_of_written_days_ends() -> None:
    text = meeting("a", "2022-01-10", 'after = ["b"]') + meeting("b", "2022-01-11", 'after = ["a"]')
    before, after = moved(text, "a", date(2022, 1, 20))
    pushed(before, after, ItemKey("s", "a"), no_holidays)


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (Offset(1, "bd", False), {"b": "01-12", "c": "01-17", "t": "01-14"}),
        (Offset(1, "w", True), {"b": "01-04", "c": "01-07", "t": "01-06"}),
        (Offset(1, "d", False), {"b": "01-12", "c": "01-17", "t": "01-14"}),  # c on to Monday
    ],
)
def test_shifted_is_all_that_follows(offset: Offset, expected: dict[str, str]) -> None:
    moves = shifted(plan_of(CHAIN), ItemKey("s", "a"), (offset,))
    assert days(moves) == expected
    assert {key.item: reason for key, reason in moves.held.items()} == {"e": "pinned"}


def test_the_file_says_what_followers_do() -> None:
    text = CHAIN.replace('id = "a"\n', 'id = "a"\nslip = { followers = "keep" }\n')
    text += '[slip]\nfollowers = "shift"\n[[slip.for]]\nids = ["c*"]\nfollowers = "push"\n'
    [series] = load(text).portfolio.series
    found = {item.id: policy_for(item, series) for item in series.items}
    assert (found["a"], found["b"], found["c"]) == ("keep", "shift", "push")
    [plain] = load(CHAIN).portfolio.series
    assert {policy_for(item, plain) for item in plain.items} == {"push"}


def test_a_distance_is_whole_weeks_or_business_days() -> None:
    calendar = plan_of(CHAIN).calendars["s"]
    assert same_distance(date(2022, 1, 10), date(2022, 1, 24), calendar) == (Offset(2, "w", False),)
    assert same_distance(date(2022, 1, 14), date(2022, 1, 12), calendar) == (Offset(2, "bd", True),)
    assert same_distance(date(2022, 1, 14), date(2022, 1, 15), calendar) == (Offset(1, "d", False),)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2022-01-31", date(2022, 1, 31)),
        ("令和4年1月31日（月）", date(2022, 1, 31)),
        ("+5bd", date(2022, 1, 17)),
        ("\u22121w", date(2022, 1, 3)),
        ("+1m -2d", date(2022, 2, 8)),
        ("c + 5bd", date(2022, 1, 21)),
        ("FY2021.end - 1m", date(2022, 2, 28)),
    ],
)
def test_days_as_they_are_typed(typed: str, expected: date) -> None:
    assert read_when(typed, plan_of(CHAIN), ItemKey("s", "a")).day == expected


def test_a_task_is_pushed_with_its_end() -> None:
    text = (
        meeting("a", "2022-01-10")
        + '[[task]]\nid = "t"\ndate = 2022-01-11\nend = 2022-01-14\nafter = ["a"]\n'
        + meeting("b", "2022-01-17", 'after = ["t"]')
    )
    before, after = moved(text, "a", date(2022, 1, 13))
    assert days(pushed(before, after, ItemKey("s", "a"), no_holidays)) == {"t": "01-14", "b": "01-20"}
