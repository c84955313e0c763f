"""What is laid over items: scenarios, changes of the command line, progress."""

from __future__ import annotations

from datetime import date

import pytest
from texts import COUNCIL, HEAD, codes, items, load_text, only, pointed_at

from aistrat_cli.errors import AistratError
from aistrat_cli.model.days import Duration

FILE = f"""{COUNCIL}
[[meeting]]
id = "m"
body = "council"
date = 2022-01-24
confirmed = false
pinned = true
note = "n"
[[task]]
id = "t"
date = 2022-01-04
duration = "3bd"
[[lead_time]]
id = "l"
offset = "-3bd"
"""


def late(items_of_scenario: str, item: str = "m"):
    return items(f"{FILE}[scenario.late.items]\n{items_of_scenario}\n", scenario="late")[item]


def test_scenario_is_laid_over_key_by_key() -> None:
    found = late("m = { date = 2022-03-10, note = 'x' }")
    assert (found.date.base, found.note.written, found.confirmed, found.pinned) == (date(2022, 3, 10), "x", False, True)
    assert found.at("date").keys == ("scenario", "late", "items", "m", "date")
    assert found.at("confirmed").keys == ("meeting", 0, "confirmed")
    assert found.place.keys == ("meeting", 0)


def test_scenario_is_not_laid_over_unasked() -> None:
    assert items(f"{FILE}[scenario.late.items]\nm = {{ date = 2022-03-10 }}\n")["m"].date.base == date(2022, 1, 24)


@pytest.mark.parametrize(
    ("keys", "field"),
    [("window = '2022-03'", "window"), ("target = 2022-03-31", "target"), ("one_of = [2022-03-01]", "one_of")],
)
def test_placing_key_takes_the_place_of_all_placing_keys(keys: str, field: str) -> None:
    found = late(f"m = {{ {keys} }}")
    assert getattr(found, field)
    assert (found.date, found.confirmed, found.pinned) == (None, True, False)


def test_length_takes_the_place_of_the_length() -> None:
    assert late("t = { duration = '5bd' }", "t").duration == Duration(5, "bd")
    found = late("t = { end = 2022-01-14 }", "t")
    assert (found.duration, found.end.base) == (None, date(2022, 1, 14))


def test_scenario_for_a_derived_deadline_needs_no_reason() -> None:
    found = late('"m/l" = { date = 2022-01-10 }', "m/l")
    assert (found.date.base, found.derived_from.item) == (date(2022, 1, 10), "m")


def test_scenarios_are_known_by_name() -> None:
    loaded = load_text(f"{FILE}[scenario.late.items]\n[scenario.early]\n")
    assert loaded.portfolio.series[0].scenarios == ("late", "early")


def test_unknown_scenario_is_no_finding_but_an_error() -> None:
    with pytest.raises(AistratError, match='no scenario "lat"; did you mean "late"'):
        load_text(f"{FILE}[scenario.late.items]\n", scenario="lat")
    with pytest.raises(AistratError, match="no scenario"):
        load_text(FILE, scenario="late")


@pytest.mark.parametrize("scenario", [None, "late"])
def test_faults_of_a_scenario_are_told_asked_or_not(scenario: str | None) -> None:
    text = f"{FILE}[scenario.late.items]\nm = {{ date = '2022-02-30', typo = 1 }}\nx = {{ note = 'x' }}\n"
    assert sorted(codes(text, scenario=scenario)) == ["D002", "F002", "F007"]


def test_contradictions_of_a_scenario_are_told_where_it_says_them() -> None:
    finding = only(f"{FILE}[scenario.late.items]\nt = {{ duration = '3d', end = 2022-01-14 }}\n", scenario="late")
    assert pointed_at(finding) == "end"


# ── --set ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def changed(target: str, value: str, item: str = "m"):
    return items(FILE, overrides=((target, value),))[item]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-03-10", date(2022, 3, 10)),
        ('"2022-03-10 (木)"', date(2022, 3, 10)),
        ("2022-03-10 (木)", date(2022, 3, 10)),
    ],
)
def test_value_is_toml_or_else_a_string(value: str, expected: date) -> None:
    assert changed("m.date", value).date.base == expected


def test_change_of_the_command_line_shows_itself() -> None:
    found = changed("m.date", "2022-03-10")
    place = found.at("date")
    assert (place.source.path, place.source.text) == ("--set", "m.date = 2022-03-10\n")
    assert place.location == (1, 10, 1, 20)
    place = changed("m/l.note", 'a "b"', "m/l").at("note")
    assert place.source.text == '"m/l".note = "a \\"b\\""\n'
    assert place.location[:2] == (1, 14)


def test_later_change_wins_and_a_scenario_lies_below() -> None:
    text = f"{FILE}[scenario.late.items]\nm = {{ date = 2022-03-10, note = 'x' }}\n"
    found = items(text, scenario="late", overrides=(("m.date", "2022-04-01"), ("m.date", "2022-04-02")))["m"]
    assert (found.date.base, found.note.written) == (date(2022, 4, 2), "x")


def test_tables_and_lists_can_be_set() -> None:
    assert changed("m.slip", '{ tolerance = "2bd" }').slip.tolerance == Duration(2, "bd")
    assert [d.written for d in changed("m.after", '["t + 3bd"]').dependencies] == ["t + 3bd"]


def test_wrong_value_is_a_finding_there() -> None:
    finding = only(FILE, overrides=(("m.date", "2022-02-30"),))
    assert finding.place is not None
    assert (finding.fault.code, finding.place.source.path) == ("D002", "--set")
    assert only(FILE, overrides=(("m.datee", "2022-02-28"),)).fault.code == "F002"


@pytest.mark.parametrize("target", ["m", "m.", ".date", "m.slip.tolerance", ""])
def test_target_is_item_and_key(target: str) -> None:
    with pytest.raises(AistratError, match=r"ITEM\.KEY=VALUE"):
        load_text(FILE, overrides=((target, "1"),))


def test_unknown_item_is_an_error_with_the_nearest() -> None:
    with pytest.raises(AistratError, match='no item "mm"; did you mean "m"'):
        load_text(FILE, overrides=(("mm.date", "2022-03-10"),))


def test_item_of_two_series_needs_its_series() -> None:
    other = HEAD.replace('"s"', '"other"') + FILE
    with pytest.raises(AistratError, match="s:m, other:m"):
        load_text(FILE, other, overrides=(("m.date", "2022-03-10"),))
    loaded = load_text(FILE, other, overrides=(("other:m.date", "2022-03-10"),))
    days = {key.series: item.date.base for key, item in loaded.portfolio.index.items() if key.item == "m"}
    assert days == {"s": date(2022, 1, 24), "other": date(2022, 3, 10)}


@pytest.mark.parametrize("value", ["", "[" * 5000, "\x00", "= 1", "1\nx = 2", "'''", "0x" + "f" * 5000, "9" * 5000])
def test_absurd_values_are_findings(value: str) -> None:
    assert codes(FILE, overrides=(("m.date", value),))


# ── [done] ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_done_is_laid_over() -> None:
    found = items(f'{FILE}[done]\nm = 2022-01-24\n"m/l" = "2022-01-18 (火)"\n')
    assert (found["m"].done, found["m/l"].done) == (date(2022, 1, 24), date(2022, 1, 18))
    assert found["m"].at("done").keys == ("done", "m")


def test_done_twice_says_the_same() -> None:
    done = FILE.replace('note = "n"', "done = 2022-01-24")
    assert codes(f"{done}[done]\nm = 2022-01-24\n") == []
    assert codes(f"{done}[done]\nm = 2022-01-25\n") == ["F008"]


def test_done_without_quotes_is_told_to_have_them() -> None:
    finding = only(f"{FILE}[done]\nm.l = 2022-01-18\n")
    assert finding.help is not None
    assert '"m/l" = 2022-01-18' in finding.help.en
