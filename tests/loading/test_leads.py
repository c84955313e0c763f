"""Lead times: which items they are for, and the deadlines they make."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise

import pytest
from texts import codes, items, load_text, only, read

from aistrat_cli.loading.lead_sets import names, read_set
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.leads import LeadOffset
from aistrat_cli.model.text import Text

FILE = """
[[body]]
id = "council"
name = { ja = "会議", en = "Council" }
[[body]]
id = "panel"
[[person]]
id = "p"
[[meeting]]
id = "c-1"
body = "council"
number = 1
date = 2022-01-24
online = true
[[meeting]]
id = "c-2"
body = ["council", "panel"]
type = "書面"
date = 2022-02-24
public = false
[[meeting]]
id = "p-1"
body = "panel"
type = "WEB"
date = 2022-03-24
online = false
[[task]]
id = "t"
date = 2022-01-04
duration = "1d"
[[milestone]]
id = "m"
date = 2022-01-04
"""


def made(keys: str) -> list[str]:
    """Return the ids of the deadlines that a lead time makes."""
    found = items(f'{FILE}[[lead_time]]\nid = "l"\noffset = "-3bd"\n{keys}\n')
    return [item.id.removesuffix("/l") for item in found.values() if item.kind == "document"]


@pytest.mark.parametrize(
    ("keys", "ids"),
    [
        ("", ["c-1", "c-2", "p-1"]),
        ("for = {}", ["c-1", "c-2", "p-1"]),
        ("for = { body = 'council' }", ["c-1", "c-2"]),
        ("for = { body = ['panel'] }", ["c-2", "p-1"]),
        ("for = { kind = 'task' }", ["t"]),
        ("for = { kind = ['meeting', 'milestone'] }", ["c-1", "c-2", "p-1", "m"]),
        ("for = { kind = 'task', body = 'council' }", []),
        ("for = { type = ['書面'] }", ["c-2"]),
        ("for = { type = 'ＷＥＢ' }", ["p-1"]),
        ("for = { ids = 'c-*' }", ["c-1", "c-2"]),
        ("for = { ids = ['c-?', 'm'], kind = ['meeting', 'milestone'] }", ["c-1", "c-2", "m"]),
        ("for = { online = true }", ["c-1"]),
        ("for = { online = false }", ["c-2", "p-1"]),
        ("for = { body = 'council', online = true, ids = '*-2' }", []),
        ("except = ['c-1']", ["c-2", "p-1"]),
        ("except = 'c-*'", ["p-1"]),
    ],
)
def test_for_selects_by_all_that_it_says(keys: str, ids: list[str]) -> None:
    assert made(keys) == ids


def test_deadline_knows_where_it_comes_from() -> None:
    found = items(
        f'{FILE}[[lead_time]]\nid = "l"\noffset = "-3bd"\ntitle = {{ ja = "締切", en = "Due" }}\nowner = "p"\n'
    )
    deadline = found["c-1/l"]
    assert (deadline.derived_from, deadline.lead_time.id) == (ItemKey("s", "c-1"), "l")
    assert deadline.title.written == {"ja": "締切（会議 第1回）", "en": "Due (Council #1)"}
    assert (deadline.owner, deadline.public, found["c-2/l"].public) == ("p", True, False)
    assert deadline.place.keys == ("lead_time", 0)
    assert list(found)[-3:] == ["c-1/l", "c-2/l", "p-1/l"]


def test_deadlines_are_never_derived_from_deadlines() -> None:
    found = items(
        f'{FILE}[[lead_time]]\nid = "a"\noffset = "-1d"\nfor = {{ kind = "document" }}\n'
        '[[lead_time]]\nid = "b"\noffset = "-1d"\n'
    )
    assert [item.id for item in found.values() if item.kind == "document"] == ["c-1/b", "c-2/b", "p-1/b"]


def test_lead_time_has_its_keys() -> None:
    [lead] = read(
        f'{FILE}[calendars.court]\nweekend = ["sun"]\n[[lead_time]]\nid = "l"\noffset = "+10bd"\ncount = "clear"\n'
        'roll = "back"\ncalendar = "court"\nat = "17:00"\nafter_next = true\nseverity = "note"\nsource = "§ 3"\n'
        "in_force = { from = 2022-01-01 }\nx-a = 1\n"
    ).lead_times
    [term] = lead.terms
    assert (term.offset, term.count, term.roll, term.at) == (LeadOffset(10, "bd", False), "clear", "back", time(17))
    assert (term.calendar.name, term.first, term.last, term.source) == (
        "court",
        date(2022, 1, 1),
        None,
        Text(written="§ 3"),
    )
    assert (lead.after_next, lead.severity, lead.x, lead.title.written) == (True, "note", {"x-a": 1}, "l")


def test_override_is_laid_over_the_deadline() -> None:
    lead = '[[lead_time]]\nid = "l"\noffset = "-3bd"\n'
    over = '[[document]]\nid = "c-1/l"\ndate = 2022-01-20\nwhy = "agreed"\nnote = "x"\nx-a = 1\n'
    found = items(f"{FILE}{lead}{over}")["c-1/l"]
    assert (found.date.base, found.override_why.written, found.note.written) == (date(2022, 1, 20), "agreed", "x")
    assert (found.derived_from, found.x) == (ItemKey("s", "c-1"), {"x-a": 1})
    assert found.place.keys == ("document", 0)
    assert found.at("title").keys == ("lead_time", 0, "title")
    assert list(items(f"{FILE}{lead}{over}"))[-3:] == ["c-1/l", "c-2/l", "p-1/l"]


def test_override_needs_a_reason_for_another_day_only() -> None:
    lead = '[[lead_time]]\nid = "l"\noffset = "-3bd"\n'
    assert codes(f'{FILE}{lead}[[document]]\nid = "c-1/l"\ndate = 2022-01-20\n') == ["F004"]
    assert codes(f'{FILE}{lead}[[document]]\nid = "c-1/l"\nnote = "x"\n') == []
    assert codes(f'{FILE}{lead}[[document]]\nid = "c-1/l"\nwindow = "2022-01"\n') == []


def test_override_of_no_deadline() -> None:
    lead = '[[lead_time]]\nid = "l"\noffset = "-3bd"\nexcept = "p-1"\n'
    finding = only(f'{FILE}{lead}[[document]]\nid = "p-1/l"\nnote = "x"\n')
    assert (finding.fault.code, finding.help.en) == ("F007", 'Did you mean "c-1/l"?')


def test_unreadable_override_leaves_no_wrong_day() -> None:
    lead = '[[lead_time]]\nid = "l"\noffset = "-3bd"\n'
    loaded = load_text(f'{FILE}{lead}[[document]]\nid = "c-1/l"\ndate = "soon."\nwhy = "x"\n')
    found = {item.id: item for item in loaded.portfolio.series[0].items}["c-1/l"]
    assert len(loaded.diagnostics) == 1
    assert (found.date, found.faulty) == (None, True)


def test_done_of_a_deadline() -> None:
    found = items(f'{FILE}[[lead_time]]\nid = "l"\noffset = "-3bd"\n[done]\n"c-1/l" = 2022-01-18\n')["c-1/l"]
    assert found.done == date(2022, 1, 18)
    assert found.at("done").keys == ("done", "c-1/l")


def test_unreadable_lead_time_makes_no_second_fault() -> None:
    lead = '[[lead_time]]\nid = "l"\noffset = "soon"\n'
    follower = '[[milestone]]\nid = "x"\nafter = ["c-1/l"]\n[done]\n"c-1/l" = 2022-01-18\n'
    assert codes(f"{FILE}{lead}{follower}") == ["F013"]


def test_unreadable_condition_makes_no_deadlines_rather_than_too_many() -> None:
    loaded = load_text(f'{FILE}[[lead_time]]\nid = "l"\noffset = "-3bd"\nfor = {{ body = "nobody" }}\n')
    assert [d.fault.code for d in loaded.diagnostics] == ["F007"]
    assert not [item for item in loaded.portfolio.series[0].items if item.kind == "document"]


# ── Built-in sets ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", names())
def test_built_in_set_is_sound(name: str) -> None:
    leads = read_set(name)
    assert leads
    for lead in leads:
        spans = [(term.first or date.min, term.last or date.max) for term in lead.terms]
        assert all(first <= last for first, last in spans)
        assert all(before[1] < after[0] for before, after in pairwise(spans))
        assert all(term.source for term in lead.terms)


def test_built_in_set_is_used_by_name() -> None:
    found = items(f'{FILE}[[lead_time]]\nuse = "us-faca"\nfor = {{ body = "panel" }}\n')
    assert [item.id for item in found.values() if item.kind == "document"] == ["c-2/us-faca", "p-1/us-faca"]
    lead = found["p-1/us-faca"].lead_time
    assert lead.use == "us-faca"
    assert [(term.offset.amount, term.first, term.last) for term in lead.terms] == [
        (15, None, date(2024, 5, 19)),
        (7, date(2024, 5, 20), None),
    ]
    assert lead.place.keys == ("lead_time", 0)


@pytest.mark.parametrize(
    ("name", "said", "kinds", "bodies", "online"),
    [
        ("w3c-remote", '{ body = "panel" }', ("meeting",), ("panel",), True),
        ("jp-public-comment", '{ body = "panel", ids = "draft" }', ("milestone",), ("panel",), None),
        ("w3c-remote", '{ kind = "milestone", online = false }', ("milestone",), (), False),
    ],
)
def test_for_changes_only_what_it_says_of_a_set(name, said, kinds, bodies, online) -> None:
    for lead in read(f'{FILE}[[lead_time]]\nuse = "{name}"\nfor = {said}\n').lead_times:
        assert (lead.selector.kinds, lead.selector.bodies, lead.selector.online) == (kinds, bodies, online)


def test_schedule_says_what_a_set_leaves_open() -> None:
    found = items(
        f'{FILE}[[lead_time]]\nid = "notice"\nuse = "us-faca"\nexcept = "c-*"\nroll = "back"\nat = 17:00:00\n'
        'title = "Notice"\nowner = "p"\nseverity = "note"\n'
    )
    lead = found["p-1/notice"].lead_time
    assert (lead.title.written, lead.owner, lead.severity) == ("Notice", "p", "note")
    assert {(term.roll, term.at) for term in lead.terms} == {("back", time(17))}
    assert not [id for id in found if id.startswith("c-1/")]


@pytest.mark.parametrize("name", [name for name in names() if len(read_set(name)) > 1][:1])
def test_set_of_several_lead_times_has_one_id_each(name: str) -> None:
    [*leads] = read(f'{FILE}[[lead_time]]\nuse = "{name}"\n').lead_times
    assert [lead.id for lead in leads] == [f"{name}-{lead.id}" for lead in read_set(name)]


@pytest.mark.parametrize(
    "key", ["offset = '-1d'", "count = 'clear'", "in_force = {}", "source = 'x'", "after_next = true"]
)
def test_set_says_the_rest_itself(key: str) -> None:
    assert codes(f'{FILE}[[lead_time]]\nuse = "us-faca"\n{key}\n') == ["F008"]


def test_unknown_set() -> None:
    assert codes(f'{FILE}[[lead_time]]\nuse = "../us-faca"\n') == ["F007"]
    assert codes(f"{FILE}[[lead_time]]\nuse = 3\n") == ["F003"]
