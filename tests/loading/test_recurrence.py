"""Rules of repeats: phrases, RRULEs, and what is no rule."""

from __future__ import annotations

from datetime import date
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aistrat_cli.loading.recurrence import days_of, parse_rule
from aistrat_cli.loading.written.misread import Misread


def first_days(text: str, first: date, count: int = 4) -> list[str]:
    return [str(day) for day in islice(days_of(parse_rule(text), first, None), count)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("monthly 4th Tuesday", ["2022-01-25", "2022-02-22", "2022-03-22", "2022-04-26"]),
        ("Monthly on the last friday", ["2022-01-28", "2022-02-25", "2022-03-25", "2022-04-29"]),
        ("monthly 2nd and 4th Wed", ["2022-01-12", "2022-01-26", "2022-02-09", "2022-02-23"]),
        ("monthly first, third Monday", ["2022-01-03", "2022-01-17", "2022-02-07", "2022-02-21"]),
        ("monthly 15th", ["2022-01-15", "2022-02-15", "2022-03-15", "2022-04-15"]),
        ("every 3 months 1st Monday", ["2022-01-03", "2022-04-04", "2022-07-04", "2022-10-03"]),
        ("weekly Tuesday and Friday", ["2022-01-04", "2022-01-07", "2022-01-11", "2022-01-14"]),
        ("weekly mondays", ["2022-01-03", "2022-01-10", "2022-01-17", "2022-01-24"]),
        ("every 2 weeks Monday", ["2022-01-10", "2022-01-24", "2022-02-07", "2022-02-21"]),
        ("biweekly on Thursday", ["2022-01-13", "2022-01-27", "2022-02-10", "2022-02-24"]),
        ("毎月第4火曜", ["2022-01-25", "2022-02-22", "2022-03-22", "2022-04-26"]),
        ("毎月第２・第４水曜日", ["2022-01-12", "2022-01-26", "2022-02-09", "2022-02-23"]),
        ("毎月最終金曜", ["2022-01-28", "2022-02-25", "2022-03-25", "2022-04-29"]),
        ("毎月15日", ["2022-01-15", "2022-02-15", "2022-03-15", "2022-04-15"]),
        ("毎週火曜・金曜", ["2022-01-04", "2022-01-07", "2022-01-11", "2022-01-14"]),
        ("隔週月曜", ["2022-01-10", "2022-01-24", "2022-02-07", "2022-02-21"]),
        ("FREQ=WEEKLY;BYDAY=TU", ["2022-01-04", "2022-01-11", "2022-01-18", "2022-01-25"]),
        ("RRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1;", ["2022-01-25", "2022-02-22", "2022-03-29", "2022-04-26"]),
        ("freq=yearly;byweekno=20;byday=mo", ["2022-05-16", "2023-05-15", "2024-05-13", "2025-05-12"]),
        ("FREQ=DAILY;BYDAY=MO,TU", ["2022-01-03", "2022-01-04", "2022-01-10", "2022-01-11"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["2022-01-31", "2022-03-31", "2022-05-31", "2022-07-31"]),
    ],
)
def test_rules_give_days(text: str, days: list[str]) -> None:
    # January 1st, 2022 is a Saturday: every second week is counted from the week that holds it.
    assert first_days(text, date(2022, 1, 1)) == days


def test_count_and_until_stand_apart() -> None:
    rule = parse_rule("FREQ=WEEKLY;COUNT=3;BYDAY=TU")
    assert (rule.days, rule.until, rule.text) == (3, None, "FREQ=WEEKLY;BYDAY=TU")
    assert parse_rule("FREQ=WEEKLY;UNTIL=20221231T235959Z").until == date(2022, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "", "weekly", "monthly", "monthly Tuesday", "monthly 6th Tuesday", "weekly Tuesdoy",
        "every 0 weeks Monday", "every 2 fortnights", "monthly 32nd", "毎月第6火曜", "毎週", "毎日", "FREQ=SECONDLY",
        "FREQ=HOURLY;COUNT=3", "FREQ=", "BYDAY=TU", "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;INTERVAL=-1",
        "FREQ=WEEKLY;INTERVAL=1000000000", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=6TU", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTH=-1", "FREQ=YEARLY;BYYEARDAY=999",
        "FREQ=DAILY;BYMONTHDAY=30;BYMONTH=2", "FREQ=WEEKLY;BYSETPOS=9", "FREQ=WEEKLY;BYHOUR=10",
        "FREQ=WEEKLY;BYEASTER=1", "FREQ=WEEKLY;FREQ=DAILY", "FREQ=WEEKLY;UNTIL=soon", "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=-3", "FREQ=WEEKLY;X=1", "DTSTART:20220101\nRRULE:FREQ=WEEKLY",
        "FREQ=WEEKLY;WKST=9MO",
        "a" * 100_000, "FREQ=WEEKLY;BYDAY=" + "TU," * 50_000,
    ],
)  # fmt: skip
def test_what_is_no_rule(text: str) -> None:
    with pytest.raises(Misread) as raised:
        parse_rule(text)
    assert raised.value.fault.code == "F013"
    assert len(raised.value.message.en) < 250
    assert raised.value.help is not None


@given(st.text(alphabet="FREQ=WEKLYMONTHDAI;BY,0123456789TU-+SP第火曜毎週月 "))
@settings(max_examples=200)
def test_any_text_is_a_rule_or_a_misread(text: str) -> None:
    try:
        rule = parse_rule(text)
    except Misread:
        return
    days = list(islice(days_of(rule, date(2022, 1, 1), date(2023, 1, 1)), 5))
    assert days == sorted(set(days))


def test_days_end_with_the_horizon_and_the_calendar() -> None:
    assert max(days_of(parse_rule("FREQ=YEARLY"), date(2022, 2, 28), None)).year == 2122
    assert list(days_of(parse_rule("FREQ=DAILY"), date(9999, 12, 30), None)) in (
        [],
        [date(9999, 12, 30), date(9999, 12, 31)],
    )
    assert first_days("FREQ=DAILY", date(1, 1, 1), 2) == ["0001-01-01", "0001-01-02"]
