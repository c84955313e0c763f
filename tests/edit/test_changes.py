"""Changes of items: where they are written, and in which form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from aistrat_cli.edit.changes import Changes
from aistrat_cli.edit.refusals import CannotEdit
from aistrat_cli.errors import NoHolidayData
from aistrat_cli.loading.build import File, Loaded, build
from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.planner import make_plan

HEAD = """format = 1
[series]
id = "s"
title = "S"
timezone = "Asia/Tokyo"
fiscal_year_start = 4
[[body]]
id = "b"
"""
DAY = date(2022, 1, 31)


def no_holidays(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    raise NoHolidayData(country, year)


def load(text: str, scenario: str | None = None) -> Loaded:
    return build([File("s.toml", (HEAD + text).encode())], ["s.toml"], scenario=scenario, holidays=no_holidays)


def change(text: str, item: str, do: Callable[..., None], scenario: str | None = None) -> str:
    """Return what stands below the head after a change; it reads without a new fault."""
    loaded = load(text, scenario)
    changes = Changes(loaded.portfolio, scenario)
    do(changes, loaded.portfolio.index[ItemKey("s", item)])
    result = changes.results()
    if not result:
        return text
    [new] = result.values()
    assert new.startswith(HEAD)
    body = new.removeprefix(HEAD)
    errors = [one.message.en for one in load(body, scenario).diagnostics if one.severity == "error"]
    assert not errors, body
    return body


def to(day: date, **more: object) -> Callable[..., None]:
    return lambda changes, item: changes.put_on(item, day, **more)


MEETING = '[[meeting]]\nid = "a"\nbody = "b"\n'
OTHER = '[[meeting]]\nid = "z"\nbody = "b"\ndate = "2022-01-11 (火)" # c\n'
REPEAT = '[[repeat]]\nid = "w"\nbody = "b"\nrule = "FREQ=WEEKLY"\nfrom = 2022-01-04\ncount = 4\n'
LEAD = '[[lead_time]]\nid = "m"\ntitle = "M"\nfor = { body = "b" }\noffset = "-3d"\n'

MOVES = {
    "a date": (MEETING + "date = 2022-01-24 # c\n", "a", MEETING + "date = 2022-01-31 # c\n"),
    "with weekday": (MEETING + 'date = "2022-01-24 (月)"\n', "a", MEETING + 'date = "2022-01-31 (月)"\n'),
    "era": (MEETING + 'date = "令和4年1月24日"\n', "a", MEETING + 'date = "令和4年1月31日"\n'),
    "open": (MEETING + 'date = "?" # c\n' + OTHER, "a", MEETING + 'date = "2022-01-31 (月)" # c\n' + OTHER),
    "a window": (
        MEETING + 'window = "2022-01"\nafter = []\n',
        "a",
        MEETING + 'window = "2022-01"\ndate = 2022-01-31\nafter = []\n',
    ),
    "of a repeat": (REPEAT, "w-2", REPEAT + '\n[[meeting]]\nid = "w-2"\ndate = 2022-01-31\n'),
    "of a repeat, again": (
        REPEAT + '[[meeting]]\nid = "w-2"\ndate = 2022-01-12\n',
        "w-2",
        REPEAT + '[[meeting]]\nid = "w-2"\ndate = 2022-01-31\n',
    ),
    "in braces": (
        'meeting = [{ id = "a", body = "b", date = 2022-01-24 }]\n',
        "a",
        'meeting = [{ id = "a", body = "b", date = 2022-01-31 }]\n',
    ),
}


@pytest.mark.parametrize("name", MOVES)
def test_a_day_is_written_where_the_item_is(name: str) -> None:
    text, item, expected = MOVES[name]
    if name == "in braces":  # a key of the file stands before its tables
        text, expected = f"{text}\n", f"{expected}\n"
        head = "format = 1\n"
        loaded = build(
            [File("s.toml", (head + text + HEAD.removeprefix(head)).encode())], ["s.toml"], holidays=no_holidays
        )
        changes = Changes(loaded.portfolio)
        changes.put_on(loaded.portfolio.index[ItemKey("s", item)], DAY)
        assert list(changes.results().values()) == [head + expected + HEAD.removeprefix(head)]
        return
    assert change(text, item, to(DAY)) == expected


def test_what_was_open_becomes_tentative() -> None:
    text = MEETING + 'target = "FY2021.end"\n'
    assert change(text, "a", to(DAY, tentative=True)) == text + "date = 2022-01-31\nconfirmed = false\n"
    assert change(MEETING + "date = 2022-01-24\n", "a", to(DAY, tentative=True)) == MEETING + "date = 2022-01-31\n"


def test_an_expression_is_replaced_only_when_told() -> None:
    text = OTHER + MEETING + 'date = "z + 10d"\n'
    with pytest.raises(CannotEdit, match="counted from another"):
        change(text, "a", to(DAY))
    assert change(text, "a", to(DAY, detach=True)) == OTHER + MEETING + 'date = "2022-01-31 (月)"\n'
    with pytest.raises(CannotEdit):
        change(MEETING + 'date = "FY2021.end"\n', "a", to(DAY))


def test_a_derived_deadline_is_overridden_with_its_reason() -> None:
    text = MEETING + "date = 2022-01-24\n" + LEAD
    written = text + '\n[[document]]\nid = "a/m"\ndate = 2022-01-31\nwhy = "座長了承"\n'
    assert change(text, "a/m", to(DAY, why="座長了承")) == written
    assert change(written, "a/m", to(date(2022, 1, 18))) == written.replace("2022-01-31", "2022-01-18")


def test_in_a_scenario_the_scenario_is_edited() -> None:
    base = MEETING + 'date = "2022-01-24 (月)"\n'
    text = base + "[scenario.late.items]\n"
    assert change(text, "a", to(DAY), "late") == text + 'a = { date = "2022-01-31 (月)" }\n'
    for written in ("a = { date = 2022-03-01 }\n", "a.date = 2022-03-01\n"):
        assert change(text + written, "a", to(DAY), "late") == text + written.replace("2022-03-01", "2022-01-31")
    under = base + "[scenario.late.items.a]\ndate = 2022-03-01\n"
    assert change(under, "a", to(DAY), "late") == under.replace("2022-03-01", "2022-01-31")
    assert (
        change(text, "a", lambda changes, item: changes.done(item, DAY), "late") == text + "a = { done = 2022-01-31 }\n"
    )


def done(changes: Changes, item: object) -> None:
    changes.done(item, DAY)  # type: ignore[arg-type]


def test_done_goes_where_done_marks_are() -> None:
    text = MEETING + "date = 2022-01-24\nafter = []\n"
    assert change(text, "a", done) == text.replace("after", "done = 2022-01-31\nafter")
    derived = text + LEAD
    assert change(derived, "a/m", done) == derived + '\n[done]\n"a/m" = 2022-01-31\n'
    listed = derived + '[done]\n"a/m" = "2022-01-20 (木)" # c\n'
    assert change(listed, "a/m", done) == derived + '[done]\n"a/m" = "2022-01-31 (月)" # c\n'
    assert change(REPEAT + "[done]\nw-1 = 2022-01-04\n", "w-2", done) == (
        REPEAT + "[done]\nw-1 = 2022-01-04\nw-2 = 2022-01-31\n"
    )
    assert change(text + "[done]\na = 2022-01-24\n", "a", done) == text + "[done]\na = 2022-01-31\n"


def test_confirming_takes_the_doubt_away() -> None:
    def confirm(changes: Changes, item: object) -> None:
        changes.confirm(item)  # type: ignore[arg-type]

    text = MEETING + "date = 2022-01-24\n"
    assert change(text + "confirmed = false\nafter = []\n", "a", confirm) == text + "after = []\n"
    assert change(text + "confirmed = false # c\n", "a", confirm) == text + "confirmed = true # c\n"
    assert change(text, "a", confirm) == text
    braces = "[scenario.late.items]\na = { date = 2022-02-01, confirmed = false }\n"
    assert change(text + braces, "a", confirm, "late") == text + braces.replace("false", "true")


def test_cancelling_gives_the_reason() -> None:
    def cancel(changes: Changes, item: object) -> None:
        changes.cancel(item, 'no "quorum"')  # type: ignore[arg-type]

    text = MEETING + "date = 2022-01-24\n"
    assert change(text, "a", cancel) == text + 'cancelled = "no \\"quorum\\""\n'
    assert change(text + "cancelled = true\n", "a", cancel) == text + 'cancelled = "no \\"quorum\\""\n'
    assert change(REPEAT, "w-2", cancel) == REPEAT + '\n[[meeting]]\nid = "w-2"\ncancelled = "no \\"quorum\\""\n'


@pytest.mark.parametrize(
    ("written", "day", "expected"),
    [
        ("date = 2022-01-03\nend = 2022-01-07 # c\n", date(2022, 1, 10), "date = 2022-01-10\nend = 2022-01-14 # c\n"),
        (
            'date = 2022-01-03\nend = "2022-01-07 (金)"\n',
            date(2022, 1, 5),
            'date = 2022-01-05\nend = "2022-01-11 (火)"\n',
        ),
        ('end = "a + 4d"\ndate = 2022-01-03\n', date(2022, 1, 5), 'end = "a + 4d"\ndate = 2022-01-05\n'),
        ("end = 2022-01-07\n", date(2022, 1, 5), "date = 2022-01-05\nconfirmed = false\nend = 2022-01-07\n"),
    ],
)
def test_a_task_keeps_its_length(written: str, day: date, expected: str) -> None:
    head = MEETING + "date = 2022-01-03\n" + '[[task]]\nid = "t"\n'
    loaded = load(head + written + 'after = ["a - 4d"]\n')
    changes = Changes(loaded.portfolio, calendars=make_plan(loaded.portfolio, no_holidays).calendars)
    changes.put_on(loaded.portfolio.index[ItemKey("s", "t")], day, tentative=True)
    assert list(changes.results().values()) == [HEAD + head + expected + 'after = ["a - 4d"]\n']
