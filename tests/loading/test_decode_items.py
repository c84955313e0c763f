"""Items: their keys, their titles, and what becomes of them where something is wrong."""

from __future__ import annotations

from datetime import date, time

import pytest
from texts import COUNCIL, HEAD, codes, items, load_text, only, pointed_at, read, where

from aistrat_cli.model.days import Anchor, Duration, ItemKey, Offset
from aistrat_cli.model.text import Text

MEETING = COUNCIL + '[[meeting]]\nid = "m"\nbody = "council"\n'
MILESTONE = '[[milestone]]\nid = "m"\n'


def milestone(keys: str):
    return items(f"{MILESTONE}{keys}\n")["m"]


def meeting(keys: str):
    return items(f"{MEETING}{keys}\n")["m"]


# ── What is known of the day ──────────────────────────────────────────────────────────────────────────────────────────


def test_date_is_a_day() -> None:
    assert milestone("date = 2022-02-24").date.base == date(2022, 2, 24)
    assert milestone('date = "2022-02-24 (木)"').date.base == date(2022, 2, 24)
    assert milestone('date = "令和4年2月24日"').date.base == date(2022, 2, 24)


def test_date_may_hang_on_another_item() -> None:
    other = '[[milestone]]\nid = "o"\ndate = 2022-01-04\n'
    found = items(f'{other}{MILESTONE}date = "o + 10bd"\n')["m"]
    assert found.date.base == Anchor(ItemKey("s", "o"), None)
    assert found.date.offsets == (Offset(10, "bd", False),)


@pytest.mark.parametrize("written", ["?", "？", " ? "])
def test_open_date_is_said(written: str) -> None:
    found = milestone(f'date = "{written}"')
    assert found.undated
    assert found.date is None
    assert not found.faulty


def test_target_window_and_alternatives() -> None:
    assert milestone('target = "FY2021.end"').target.base == date(2022, 3, 31)
    window = milestone('window = "2022-04..2022-10"').window
    assert (window.first.base, window.last.base) == (date(2022, 4, 1), date(2022, 10, 31))
    one_of = milestone('one_of = [2022-05-10, "2022-05-17 (火)", ["2022-05-20", 2022-05-24], "2022-06"]').one_of
    assert [(span.first.base, span.last.base) for span in one_of] == [
        (date(2022, 5, 10), date(2022, 5, 10)),
        (date(2022, 5, 17), date(2022, 5, 17)),
        (date(2022, 5, 20), date(2022, 5, 24)),
        (date(2022, 6, 1), date(2022, 6, 30)),
    ]


@pytest.mark.parametrize("word", ["target = 2022-03-31", 'window = "2022-02"', "one_of = [2022-02-24, 2022-03-01]"])
def test_date_may_stand_beside_what_was_said_before(word: str) -> None:
    found = milestone(f"date = 2022-02-24\n{word}")
    assert found.date.base == date(2022, 2, 24)
    assert found.target or found.window or found.one_of


def test_two_words_for_the_day_leave_it_open() -> None:
    loaded = load_text(f'{MILESTONE}window = "2022-03"\ntarget = 2022-03-31\n')
    [finding] = loaded.diagnostics
    assert finding.fault.code == "F008"
    assert finding.item == "m"
    assert pointed_at(finding) == "target"
    assert [related.place.location.line for related in finding.related] == [9]
    [item] = loaded.portfolio.series[0].items
    assert (item.undated, item.faulty, item.window, item.target) == (True, True, None, None)


def test_tentative_and_pinned_are_said_of_a_date() -> None:
    found = milestone("date = 2022-02-24\nconfirmed = false\npinned = true")
    assert (found.confirmed, found.pinned) == (False, True)
    assert codes(f"{MILESTONE}target = 2022-02-24\nconfirmed = false\n") == ["F008"]
    assert codes(f'{MILESTONE}date = "?"\npinned = true\n') == ["F008"]
    assert codes(f"{MILESTONE}target = 2022-02-24\npinned = false\n") == []


# ── Dependencies ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_dependencies_are_in_one_list_in_the_order_of_their_keys() -> None:
    others = "".join(f'[[milestone]]\nid = "{name}"\ndate = 2022-01-04\n' for name in "abc")
    found = items(f'{others}{MILESTONE}ends_after = "c"\nbefore = ["b.start - 5bd"]\nafter = ["a + 3bd"]\n')["m"]
    assert [(d.relation, d.anchor.key.item, d.anchor.edge, d.written) for d in found.dependencies] == [
        ("after", "a", None, "a + 3bd"),
        ("before", "b", "start", "b.start - 5bd"),
        ("ends_after", "c", None, "c"),
    ]
    assert found.dependencies[0].place.location.line == 20


def test_a_day_is_no_dependency() -> None:
    finding = only(f"{MILESTONE}after = [2022-01-04]\n")
    assert finding.help is not None
    assert "not_before" in finding.help.en


# ── Kinds ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_meeting_has_its_keys() -> None:
    found = meeting(
        "date = 2022-01-24\nnumber = 4\ntype = '書面'\ndays = 2\ntime = 10:00:00\nlength = '1h30min'\n"
        "timezone = 'Europe/Paris'\nplace = 'Room'\nonline = true\n"
        "agenda = ['a', { title = 'b', kind = 'report', presenter = 'somebody', length = '30min' }]"
    )
    assert (found.number, found.type, found.days, found.time, found.length) == (4, "書面", 2, time(10), 90)
    assert (found.timezone, found.where, found.online) == ("Europe/Paris", Text(written="Room"), True)
    assert [(point.title.written, point.kinds, point.length) for point in found.agenda] == [
        ("a", (), None),
        ("b", ("report",), 30),
    ]


@pytest.mark.parametrize(
    ("written", "expected"), [("10:00:00", time(10)), ('"10:00"', time(10)), ('"9:30"', time(9, 30))]
)
def test_time_is_a_toml_time_or_a_string(written: str, expected: time) -> None:
    assert meeting(f"date = 2022-01-24\ntime = {written}").time == expected


def test_joint_meeting_names_each_body_once() -> None:
    found = items(
        '[[body]]\nid = "a"\n[[body]]\nid = "b"\n[[meeting]]\nid = "m"\nbody = ["a", "b", "a"]\ntarget = 2022-01-04\n'
    )
    assert found["m"].bodies == ("a", "b")


def test_attendees_of_nobody_are_not_the_bodys_members() -> None:
    assert meeting("date = 2022-01-24\nattendees = []").attendees == ()
    assert meeting("date = 2022-01-24").attendees is None


def test_task_has_a_duration_or_an_end() -> None:
    found = items('[[task]]\nid = "t"\ndate = 2022-01-04\nduration = "2w"\n')["t"]
    assert found.duration == Duration(2, "w")
    found = items('[[task]]\nid = "t"\ndate = 2022-01-04\nend = 2022-01-14\n')["t"]
    assert (found.duration, found.end.base) == (None, date(2022, 1, 14))


@pytest.mark.parametrize("place", ['date = "?"', 'window = "2022-01"', 'one_of = ["2022-01", "2022-03"]'])
def test_task_has_neither_where_its_place_is_open(place: str) -> None:
    found = items(f'[[task]]\nid = "t"\n{place}\n')["t"]
    assert (found.duration, found.end) == (None, None)


@pytest.mark.parametrize("keys", ["date = 2022-01-04", "not_before = 2022-01-04", "target = 2022-01-04"])
def test_task_without_a_length_has_no_day(keys: str) -> None:
    loaded = load_text(f'[[task]]\nid = "t"\n{keys}\n')
    assert [d.fault.code for d in loaded.diagnostics] == ["F004"]
    [item] = loaded.portfolio.series[0].items
    assert (item.undated, item.faulty) == (True, True)


def test_done_task_keeps_its_day_without_a_length() -> None:
    loaded = load_text('[[task]]\nid = "t"\ndone = 2022-01-04\n')
    assert [d.fault.code for d in loaded.diagnostics] == ["F004"]
    [item] = loaded.portfolio.series[0].items
    assert (item.done, item.undated, item.faulty) == (date(2022, 1, 4), False, False)


def test_cancelled_with_and_without_a_reason() -> None:
    assert milestone("date = 2022-01-04\ncancelled = true").cancelled
    found = milestone('date = 2022-01-04\ncancelled = { ja = "都合", en = "busy" }')
    assert (found.cancelled, found.cancelled_why) == (True, Text(written={"ja": "都合", "en": "busy"}))
    assert not milestone("date = 2022-01-04\ncancelled = false").cancelled


def test_keys_of_ones_own_are_kept() -> None:
    found = milestone('date = 2022-01-04\nx-room = { floor = 3 }\nx-list = [1, "a"]')
    assert found.x == {"x-room": {"floor": 3}, "x-list": [1, "a"]}
    assert codes(f"{MILESTONE}date = 2022-01-04\nx-big = {{ n = 0x{'f' * 20} }}\n") == ["F013"]
    assert read("", head=f"x-a = 1\n{HEAD}x-b = 2\n").x == {"x-a": 1, "x-b": 2}


# ── Titles ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "number", "title"),
    [
        ('{ ja = "会議", en = "Council" }', "number = 5\n", {"ja": "会議 第5回", "en": "Council #5"}),
        ('{ ja = "会議", en = "Council" }', "", {"ja": "会議", "en": "Council"}),
        ('"AI戦略実行会議"', "number = 1\n", "AI戦略実行会議 第1回"),
        ('"Council"', "number = 0\n", "Council #0"),
        ('{ de = "Rat" }', "number = 2\n", {"de": "Rat #2"}),
    ],
)
def test_meeting_is_called_by_body_and_number(name: str, number: str, title: object) -> None:
    text = f'[[body]]\nid = "b"\nname = {name}\n[[meeting]]\nid = "m"\nbody = "b"\n{number}date = 2022-01-04\n'
    assert items(text)["m"].title.written == title


def test_joint_meeting_is_called_by_all_its_bodies() -> None:
    bodies = '[[body]]\nid = "a"\nname = { ja = "甲", en = "A" }\n[[body]]\nid = "b"\nname = "B"\n'
    found = items(f'{bodies}[[meeting]]\nid = "m"\nbody = ["a", "b"]\nnumber = 1\ndate = 2022-01-04\n')["m"]
    assert found.title.written == {"ja": "甲・B 第1回", "en": "A, B #1"}


def test_everything_else_is_called_by_its_id() -> None:
    assert milestone("date = 2022-01-04").title.written == "m"
    assert read(COUNCIL + '[[person]]\nid = "p"\n').persons["p"].name.written == "p"


# ── Places ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_items_know_where_they_and_their_keys_are_written() -> None:
    found = milestone("date = 2022-01-04\nnote = 'x'")
    assert found.place.location[:2] == (7, 1)
    assert found.at("note").location[:2] == (10, 8)
    assert found.at("title").location[:2] == (7, 1)  # it is not written: the item itself


def test_caret_stands_at_the_word_that_is_wrong() -> None:
    finding = only(f'{MILESTONE}date = "2022-02-24 (水)"\n')
    assert (where(finding), pointed_at(finding)) == ((9, 21), "水")


def test_caret_takes_the_whole_string_where_it_is_written_otherwise() -> None:
    finding = only(f'{MILESTONE}date = "2022-02-24 (\\u6C34)"\n')
    assert pointed_at(finding) == '"2022-02-24 (\\u6C34)"'


# ── What remains of faulty items ──────────────────────────────────────────────────────────────────────────────────────


def test_item_without_an_id_is_left_out_and_still_read() -> None:
    loaded = load_text("[[milestone]]\ndate = '2022-02-30'\ndatee = 1\n")
    assert [d.fault.code for d in loaded.diagnostics] == ["D002", "F002", "F004"]
    assert loaded.portfolio.series[0].items == ()


def test_item_with_a_wrong_id_is_planned_under_it() -> None:
    loaded = load_text('[[milestone]]\nid = "a b"\ndate = 2022-01-04\n')
    assert [item.id for item in loaded.portfolio.series[0].items] == ["a b"]


def test_only_the_faulty_key_is_dropped() -> None:
    loaded = load_text(f"{MEETING}date = 2022-01-24\nnumber = 'four'\nplace = 'Room'\n")
    assert [d.fault.code for d in loaded.diagnostics] == ["F003"]
    [item] = loaded.portfolio.series[0].items
    assert (item.number, item.where.written, item.date.base) == (None, "Room", date(2022, 1, 24))


@pytest.mark.parametrize(
    ("keys", "lost"),
    [
        ("date = 'soon.'", True),
        ("target = 'soon.'", True),
        ("window = 'soon.'", True),
        ("date = 2022-01-04\nwindow = 'soon.'", False),
        ("date = 'soon.'\ndone = 2022-01-04", False),
        ("after = ['nobody']", True),
        ("date = 2022-01-04\nafter = ['nobody']", False),
        ("window = '2022-01'\nafter = ['nobody']", False),
        ("deadline = 'nobody'", True),
        ("not_before = 'soon.'", True),
        ("date = 'nobody + 3bd'", True),
        ("window = ['nobody', 2022-01-04]", True),
        ("one_of = [2022-01-04, 'nobody']", True),
    ],
)
def test_item_whose_place_is_unreadable_has_no_day(keys: str, lost: bool) -> None:
    loaded = load_text(f"{MILESTONE}{keys}\n")
    assert len(loaded.diagnostics) == 1
    [item] = loaded.portfolio.series[0].items
    assert (item.faulty, item.undated) == (lost, lost)


def test_faults_of_one_item_are_all_told_at_once() -> None:
    found = codes(f"{MEETING}date = '2022-02-30'\nnumber = 'x'\ntypo = 1\nafter = ['nobody']\nagenda = [1, {{}}]\n")
    assert sorted(found) == ["D002", "F002", "F003", "F003", "F004", "F007"]


def test_findings_carry_series_and_item() -> None:
    finding = only(f"{MILESTONE}date = '2022-02-30'\n")
    assert (finding.series, finding.item) == ("s", "m")


def test_mistyped_key_is_not_missing_too() -> None:
    assert codes(f"{MILESTONE}datee = 2022-01-04\n") == ["F002"]
    loaded = load_text(f"{MILESTONE}datee = 2022-01-04\n")
    assert loaded.portfolio.series[0].items[0].faulty
    assert codes('[[task]]\nid = "t"\ndate = 2022-01-04\nduratoin = "3d"\n') == ["F002"]
    assert codes('[[meeting]]\nid = "m"\nbdy = "council"\ndate = 2022-01-04\n') == ["F002"]
    assert codes('[[milestone]]\nidd = "m"\ndate = 2022-01-04\n') == ["F002"]
