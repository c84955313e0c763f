"""Recurring entries: the examples of RFC 5545, 3.8.5.3, and what never ends, never comes true, comes every second."""

from __future__ import annotations

from datetime import date, datetime
from time import monotonic

import pytest
from imports import daily, days_of, event, of_calendar

pytest.importorskip("recurring_ical_events")

START = "DTSTART;TZID=America/New_York:19970902T090000"
UNTIL = date(1998, 1, 31)


def dates(*months: str) -> list[str]:
    """`1997-09: 2 4 9` is three days."""
    return [f"{month.partition(':')[0]}-{int(day):02}" for month in months for day in month.partition(":")[2].split()]


AUTUMN = dates("1997-09: 2 4 9 11 16 18 23 25 30", "1997-10: 2")
MONDAYS_TO_FRIDAYS = "BYDAY=MO,TU,WE,TH,FR"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;COUNT=10", daily("1997-09-02", 10)),
        ("FREQ=DAILY;UNTIL=19971224T000000Z", daily("1997-09-02", 113)),
        ("FREQ=DAILY;INTERVAL=10;COUNT=5", daily("1997-09-02", 5, 10)),
        ("FREQ=WEEKLY;COUNT=10", daily("1997-09-02", 10, 7)),
        ("FREQ=WEEKLY;UNTIL=19971224T000000Z", daily("1997-09-02", 17, 7)),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU", daily("1997-09-02", 11, 14)),
        ("FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", AUTUMN),
        ("FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", AUTUMN),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", dates("1997-09: 2 4 16 18 30", "1997-10: 2 14 16")),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-3",
            dates("1997-09: 2 28", "1997-10: 29", "1997-11: 28", "1997-12: 29", "1998-01: 29"),
        ),
        (
            "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
            dates("1997-09: 2 15", "1997-10: 2 15", "1997-11: 2 15", "1997-12: 2 15", "1998-01: 2 15"),
        ),
        (
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
            dates("1997-09: 2 9 16 23 30", "1997-11: 4 11 18 25", "1998-01: 6 13 20 27"),
        ),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", dates("1997-09: 2 4", "1997-10: 7", "1997-11: 6")),
        (
            f"FREQ=MONTHLY;{MONDAYS_TO_FRIDAYS};BYSETPOS=-2",
            dates("1997-09: 2 29", "1997-10: 30", "1997-11: 27", "1997-12: 30", "1998-01: 29"),
        ),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ["1997-09-02"]),
        ("FREQ=YEARLY;COUNT=2;BYMONTH=9,11", dates("1997-09: 2", "1997-11: 2")),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", dates("1997-09: 2", "1997-11: 4")),
    ],
)
def test_examples_of_the_rfc(rule: str, expected: list[str]) -> None:
    """As there; the day on which an entry begins always counts, also where its rule does not give it."""
    given = of_calendar(event(START, f"RRULE:{rule}"), until=UNTIL)
    assert days_of(given) == [day for day in expected if day <= UNTIL.isoformat()]
    assert not given.errors


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("RRULE:FREQ=SECONDLY",), "86400 times a day"),
        (("RRULE:FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10",), "72 times a day"),
        (("RRULE:FREQ=HOURLY;COUNT=999999999",), "24 times a day"),
        (("RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2",), "with days is not followed"),
        (("RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,30",), "20 times a day"),
        (("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",), "it never comes true"),
        (("RRULE:FREQ=DAILY;BYMONTH=2,4;BYMONTHDAY=31",), "it never comes true"),
        (("RRULE:FREQ=DAILY;INTERVAL=0",), "INTERVAL is no positive number"),
        (("RRULE:FREQ=WEEKLY", "DURATION:P9000W"), "lasts more than a year"),
        (("RRULE:RSCALE=CHINESE;FREQ=YEARLY",), "cannot be followed"),
        (("RRULE:FREQ=FORTNIGHTLY",), "RRULE cannot be read"),
    ],
)
def test_what_is_not_followed_gives_its_first_day_and_says_so(lines: tuple[str, ...], why: str) -> None:
    given = of_calendar(event("DTSTART:20220104T100000Z", *lines))
    assert days_of(given) == ["2022-01-04"]
    assert any(why in remark for remark in given.remarks), given.remarks


@pytest.mark.parametrize(
    ("rule", "start"),
    [
        ("FREQ=DAILY", "00010101T000000"),
        ("FREQ=DAILY;UNTIL=99991231", "16010101T000000Z"),
        ("FREQ=DAILY;COUNT=99999999", "20220104T100000Z"),
        ("FREQ=DAILY;UNTIL=30220101T000000Z", "20220104T100000Z"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "19700101T000000Z"),
        ("FREQ=WEEKLY", "99991231T230000Z"),
        ("FREQ=WEEKLY;BYSETPOS=9", "20220104T100000Z"),
        ("FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=300", "20220104T100000Z"),
        ("FREQ=YEARLY;INTERVAL=9999", "20220104T100000Z"),
        ("FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", "20220104T100000Z"),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=WE", "20220104T100000Z"),
    ],
)
def test_every_rule_comes_to_an_end(rule: str, start: str) -> None:
    given = of_calendar(event(f"DTSTART:{start}", f"RRULE:{rule}"))
    assert 1 <= len(given.items) <= 500
    assert given.remarks


def test_a_file_has_so_many_steps_and_no_more() -> None:
    entries = [
        event("DTSTART:20220104T100000Z", "RRULE:FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=300", uid=f"{n}") for n in range(40)
    ]
    begun = monotonic()
    given = of_calendar(*entries)
    assert len(given.items) == 40
    assert sum("following it would take too long" in remark for remark in given.remarks) == 39
    assert monotonic() - begun < 10


def test_without_an_end_it_is_followed_to_the_horizon() -> None:
    given = of_calendar(event("DTSTART;VALUE=DATE:20220104", "RRULE:FREQ=WEEKLY"))
    assert days_of(given) == daily("2022-01-04", 57, 7)
    assert given.remarks == ["office.ics:8: its recurrence has no near end: taken up to 2023-02-01 (--until)"]


def test_of_too_many_days_the_last_ones_are_kept() -> None:
    given = of_calendar(event("DTSTART;VALUE=DATE:20000101", "RRULE:FREQ=DAILY"))
    assert len(given.items) == 500
    assert days_of(given)[-1] == "2023-02-01"
    assert "500 days taken, from 2021-09-20 on" in given.remarks[-1]


def test_an_end_within_ten_years_is_kept_whole() -> None:
    given = of_calendar(event("DTSTART;VALUE=DATE:20220104", "RRULE:FREQ=MONTHLY;COUNT=60"))
    assert (len(given.items), given.remarks) == (60, [])


def test_since_and_until_choose() -> None:
    entries = [event("DTSTART;VALUE=DATE:20220104", "RRULE:FREQ=WEEKLY"), event("DTSTART;VALUE=DATE:20220301", uid="2")]
    given = of_calendar(*entries, since=date(2022, 2, 1), until=date(2022, 2, 28))
    assert days_of(given) == ["2022-02-01", "2022-02-08", "2022-02-15", "2022-02-22"]


def test_days_taken_out_put_in_and_changed() -> None:
    given = of_calendar(
        event(
            "SUMMARY:Weekly",
            "DTSTART;TZID=Asia/Tokyo:20220104T100000",
            "DURATION:PT1H",
            "RRULE:FREQ=WEEKLY;UNTIL=20220201T010000Z",
            "EXDATE;TZID=Asia/Tokyo:20220111T100000",
            "EXDATE:20220118T010000Z",
            "RDATE;TZID=Asia/Tokyo:20220106T150000",
        ),
        event(
            "SUMMARY:Moved", "RECURRENCE-ID;TZID=Asia/Tokyo:20220125T100000", "DTSTART;TZID=Asia/Tokyo:20220126T130000"
        ),
        event("STATUS:CANCELLED", "SUMMARY:Weekly", "RECURRENCE-ID:20220201T010000Z", "DTSTART:20220201T010000Z"),
    )
    told = [(item["date"][:10], item.get("time"), item.get("title"), item.get("cancelled")) for item in given.items]
    assert told == [
        ("2022-01-04", "10:00", None, None),
        ("2022-01-06", "15:00", None, None),
        ("2022-01-26", "13:00", "Moved", None),
        ("2022-02-01", "10:00", None, True),
    ]
    assert [item["id"] for item in given.items] == [
        *("weekly-2022-01-04", "weekly-2022-01-06", "moved-2022-01-25", "weekly-2022-02-01"),
    ]
    assert {item["body"] for item in given.items} == {"weekly"}


def test_wall_clocks_stay_over_a_change_of_the_clocks() -> None:
    given = of_calendar(event("DTSTART;TZID=Europe/Berlin:20220320T100000", "RRULE:FREQ=WEEKLY;COUNT=3"))
    assert [item["time"] for item in given.items] == ["10:00"] * 3
    utc = of_calendar(event("DTSTART:20220320T090000Z", "RRULE:FREQ=WEEKLY;COUNT=3"), timezone="Europe/Berlin")
    assert [item["time"] for item in utc.items] == ["10:00", "11:00", "11:00"]


def test_a_change_alone_is_an_entry() -> None:
    given = of_calendar(event("RECURRENCE-ID:20220104T100000Z", "DTSTART:20220105T100000Z", "SUMMARY:Moved"))
    assert days_of(given) == ["2022-01-05"]
    assert given.items[0]["x-recurrence-id"] == datetime.fromisoformat("2022-01-04T10:00:00+00:00").isoformat()
