"""Meetings that come again: ids that never shift, numbers that count, single ones written over."""

from __future__ import annotations

from datetime import date

import pytest
from texts import COUNCIL, codes, items, load_text, only, read

from aistrat_cli.model.days import ItemKey

JANUARY = """
[[repeat]]
id = "r"
body = "council"
rule = "FREQ=WEEKLY;BYDAY=TU"
from = 2022-04-19
count = 4
"""


def repeat(keys: str = "", more: str = "", **options):
    """Return id, day and number of the meetings of four Tuesdays from 19 April 2022; 3 May is a holiday."""
    found = items(f"{COUNCIL}[calendar]\ncountry = 'JP'\n{JANUARY}{keys}\n{more}", **options)
    return [(item.id, item.date.written[5:], item.number) for item in found.values()]


def test_every_day_of_the_rule_is_a_meeting() -> None:
    assert repeat() == [("r-1", "04-19", 1), ("r-2", "04-26", 2), ("r-3", "05-03", 3), ("r-4", "05-10", 4)]


def test_meetings_share_the_keys_of_the_repeat() -> None:
    found = items(
        f"{COUNCIL}{JANUARY}time = 10:00:00\nagenda = ['a']\nconfirmed = false\nx-a = 1\nformer_ids = ['old']\n"
    )
    last = found["r-4"]
    assert (last.repeat, last.confirmed, last.x, last.former_ids) == ("r", False, {"x-a": 1}, ("old-4",))
    assert last.title.written == {"ja": "会議 第4回", "en": "Council #4"}
    assert last.place.keys == ("repeat", 0)
    assert last.at("date").location.line == 15


def test_what_drops_out_leaves_a_gap_and_no_number() -> None:
    assert repeat("except = 2022-04-26") == [("r-1", "04-19", 1), ("r-3", "05-03", 2), ("r-4", "05-10", 3)]
    assert repeat("on_closed = 'skip'") == [("r-1", "04-19", 1), ("r-2", "04-26", 2), ("r-4", "05-10", 3)]
    assert repeat("except = [2022-04-27]")[1] == ("r-2", "04-26", 2)  # no day of the rule


@pytest.mark.parametrize(("on_closed", "day"), [("report", "05-03"), ("next", "05-06"), ("previous", "05-02")])
def test_closed_days(on_closed: str, day: str) -> None:
    assert repeat(f"on_closed = '{on_closed}'")[2] == ("r-3", day, 3)


def test_holidays_are_asked_only_where_a_repeat_keeps_clear_of_them() -> None:
    def never(country: str, subdivision: str | None, year: int):
        raise AssertionError("asked")

    assert len(repeat(holidays=never)) == 4


def test_year_without_data_is_told_and_the_meeting_stays() -> None:
    text = f"{COUNCIL}[calendar]\ncountry = 'JP'\n{JANUARY.replace('2022', '2023')}on_closed = 'skip'\n"
    loaded = load_text(text)
    assert [d.fault.code for d in loaded.diagnostics] == ["P008"]
    assert len(loaded.portfolio.series[0].items) == 4


def test_calendar_without_business_days_is_told() -> None:
    week = '["mon", "tue", "wed", "thu", "fri", "sat", "sun"]'
    assert set(codes(f"{COUNCIL}[calendar]\nweekend = {week}\n{JANUARY}on_closed = 'next'\n")) == {"P012"}


def test_single_meeting_is_written_over() -> None:
    over = '[[meeting]]\nid = "r-2"\ndate = 2022-04-28\nnote = "moved"\n'
    assert repeat("time = 10:00:00", over)[1] == ("r-2", "04-28", 2)
    found = items(f"{COUNCIL}{JANUARY}time = 10:00:00\n{over}")["r-2"]
    assert found.place.keys == ("meeting", 0)
    assert found.at("date").location.line == 21
    assert found.at("time").location.line == 18  # still the repeat's
    assert found.time is not None
    assert list(items(f"{COUNCIL}{JANUARY}{over}")) == ["r-1", "r-2", "r-3", "r-4"]


def test_other_words_for_the_day_take_the_place_of_the_date() -> None:
    found = items(f"{COUNCIL}{JANUARY}confirmed = true\n[[meeting]]\nid = 'r-2'\nwindow = '2022-05'\n")["r-2"]
    assert (found.date, found.window.written) == (None, "2022-05")


def test_cancelled_meeting_is_not_counted() -> None:
    found = repeat("", '[[meeting]]\nid = "r-2"\ncancelled = true\n')
    assert [number for _, _, number in found] == [1, None, 2, 3]
    found = repeat("", '[scenario.x.items]\nr-1 = { cancelled = "x" }\n', scenario="x")
    assert [number for _, _, number in found] == [None, 1, 2, 3]


def test_written_number_stands_and_the_count_goes_on() -> None:
    assert [number for _, _, number in repeat("", '[[meeting]]\nid = "r-1"\nnumber = 41\n')] == [41, 42, 43, 44]


def test_excepted_meeting_comes_back_with_a_day_of_its_own() -> None:
    over = '[[meeting]]\nid = "r-2"\ndate = 2022-04-27\n'
    assert repeat("except = 2022-04-26", over)[1] == ("r-2", "04-27", 2)
    over = '[[meeting]]\nid = "r-2"\nnote = "x"\n'
    assert codes(f"{COUNCIL}{JANUARY}except = 2022-04-26\n{over}") == ["F008"]


def test_meeting_beyond_the_repeat_stands_by_itself() -> None:
    found = items(f'{COUNCIL}{JANUARY}[[meeting]]\nid = "r-5"\nbody = "council"\ndate = 2022-05-17\n')
    assert (found["r-5"].repeat, next(iter(found))) == (None, "r-5")


def test_meetings_of_a_repeat_can_be_named() -> None:
    found = items(f'{COUNCIL}{JANUARY}[[document]]\nid = "d"\ndate = "r-2 - 5bd"\n')["d"]
    assert found.date.anchor.key == ItemKey("s", "r-2")


def test_unreadable_repeat_makes_no_second_fault() -> None:
    text = JANUARY.replace("WEEKLY", "NEVER")
    assert codes(f'{COUNCIL}{text}[[document]]\nid = "d"\ndate = "r-2 - 5bd"\n') == ["F013"]


def test_repeat_ends() -> None:
    assert codes(f"{COUNCIL}{JANUARY.replace('count = 4', '')}") == ["F004"]
    assert codes(f"{COUNCIL}{JANUARY}until = 2022-12-31\n") == ["F008"]
    assert codes(f"{COUNCIL}{JANUARY.replace('BYDAY=TU', 'BYDAY=TU;COUNT=4')}") == ["F008"]
    until = JANUARY.replace("count = 4", "until = 2022-05-10")
    assert len(read(f"{COUNCIL}{until}").items) == 4


@pytest.mark.parametrize(
    ("rule", "end"),
    [
        ("FREQ=DAILY", "until = 9999-12-31"),
        ("FREQ=DAILY", "count = 5001"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "until = 9999-12-31"),
        ("FREQ=YEARLY", "count = 1000"),
    ],
)
def test_repeats_without_measure(rule: str, end: str) -> None:
    text = f'{COUNCIL}[[repeat]]\nid = "r"\nbody = "council"\nrule = "{rule}"\nfrom = 2022-01-01\n{end}\n'
    assert only(text).fault.code == "F013"


def test_rules_that_give_nothing_are_followed_a_few_times_only() -> None:
    barren = 'body = "council"\nrule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"\nfrom = 2022-01-01\ncount = 3\n'
    assert codes(COUNCIL + "".join(f'[[repeat]]\nid = "r{n}"\n{barren}' for n in range(50))) == ["F013"] * 2


def test_repeat_does_not_take_what_makes_each_meeting_its_own() -> None:
    for key in ("date = 2022-01-04", "window = '2022-01'", "number = 3", "done = 2022-01-04"):
        assert codes(f"{COUNCIL}{JANUARY}{key}\n") == ["F002"]


def test_faults_of_a_repeat_are_told_once() -> None:
    assert codes(f"{COUNCIL}{JANUARY}time = 'noon.'\nplace = 3\n") == ["F013", "F003"]


def test_days_are_dates() -> None:
    assert items(f"{COUNCIL}{JANUARY}")["r-1"].date.base == date(2022, 4, 19)
