"""Days, times and words as people write them into cells."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aistrat_cli.eras import era_day
from aistrat_cli.importing.cell_days import read_day
from aistrat_cli.importing.cell_times import read_length, read_time
from aistrat_cli.importing.cell_words import people, state_of
from aistrat_cli.importing.entry import Who
from aistrat_cli.importing.ids import Ids, id_of, slug
from aistrat_cli.importing.sheet import Cell, Value, letters
from aistrat_cli.wording import weekday


def read(value: Value, *, serial_1904: bool = False) -> dict[str, Any]:
    found = read_day(Cell(value, "A1"), serial_1904=serial_1904)
    return {name: value for name, value in found.__dict__.items() if value not in (None, "", ())}


OCTOBER = dt.date(2021, 10, 26)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2021-10-26",
            "2021/10/26",
            "2021.10.26",
            "20211026",
            "2021年10月26日",
            "２０２１年１０月２６日",
            "2021/10/ 26",
        ),
        *(
            "令和3年10月26日",
            "令和三年十月二十六日",
            "R3.10.26",
            "R3/10/26",
            "r.3.10.26",
            "Oct 26, 2021",
            "26th October 2021",
        ),
        *("26/10/2021", "October 26 2021", "26-Oct-2021", " 2021-10-26 ", "44495"),
    ],
)
def test_forms_of_a_day(text: str) -> None:
    assert read(text)["date"] == OCTOBER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021/10/26(火) 10:00～12:00", {"date": OCTOBER, "weekday": 1, "time": dt.time(10), "length": 120}),
        ("2021年10月26日（火・祝）午後2時半", {"date": OCTOBER, "weekday": 1, "time": dt.time(14, 30)}),
        ("2021-10-26T10:00:00", {"date": OCTOBER, "time": dt.time(10)}),
        ("Tuesday", {"why": "no day: Tuesday"}),
        ("2021/10/26～28", {"date": OCTOBER, "days": 3}),
        ("2021/10/26(火)～28(木)", {"date": OCTOBER, "weekday": 1, "days": 3}),
        ("2021年12月27日～1月5日", {"date": dt.date(2021, 12, 27), "days": 10}),
        ("2021/10/26（予定）", {"date": OCTOBER, "tentative": True}),
        ("2021/10/26頃", {"target": "2021-10-26"}),
        ("令和3年度末", {"target": "2022-03-31"}),
        ("2022年3月下旬", {"window": "2022-03下旬"}),
        ("令和4年3月", {"window": "2022-03"}),
        ("2022-03", {"window": "2022-03"}),
        ("FY2021.Q4", {"window": "2022-01-01..2022-03-31"}),
        ("未定", {"open": True}),
        ("（調整中）", {"open": True}),
        ("TBD", {"open": True}),
        ("10月26日(火)", {"partial": (10, 26), "weekday": 1}),
        ("10/26", {"partial": (10, 26)}),
        ("26/10", {"partial": (10, 26)}),
        ("10/11/2021", {"either": (dt.date(2021, 10, 11), dt.date(2021, 11, 10))}),
        ("2021/10/26 オンライン", {"date": OCTOBER, "rest": "オンライン"}),
        ("2021-02-30", {"why": "2021-02-30 does not exist: February 2021 has 28 days."}),
        ("昭和65年1月1日", {"why": "昭和65年1月1日 does not exist: 昭和 ended on 1989-01-07."}),
        ("13/13", {"why": "13/13 does not exist: there is no month 13."}),
        ("3月下旬", {"partial": (3, 21), "part": "下旬"}),
        ("来週", {"why": "no day: 来週"}),
        ("x" * 300, {"why": "too long for a day"}),
    ],
)
def test_what_stands_in_a_cell_of_days(text: str, expected: dict[str, Any]) -> None:
    found = read(text)
    if "why" in found:
        found["why"] = found["why"].en
    assert found == expected


@pytest.mark.parametrize(
    ("value", "serial_1904", "expected"),
    [
        (44495, False, {"date": OCTOBER}),
        (44495.4375, False, {"date": OCTOBER, "time": dt.time(10, 30)}),
        (43033, True, {"date": OCTOBER}),
        (20211026, False, {"date": OCTOBER}),
        (dt.datetime(2021, 10, 26), False, {"date": OCTOBER}),
        (dt.datetime(2021, 10, 26, 9, 30), False, {"date": OCTOBER, "time": dt.time(9, 30)}),
        (OCTOBER, True, {"date": OCTOBER}),
    ],
)
def test_days_that_a_workbook_holds(value: Value, serial_1904: bool, expected: dict[str, Any]) -> None:
    assert read(value, serial_1904=serial_1904) == expected


@pytest.mark.parametrize("value", [5, 2021, -1, 10**9, True, dt.time(10), 0.5])
def test_numbers_that_are_no_days(value: Value) -> None:
    assert set(read(value)) == {"why"}


@given(st.dates(dt.date(1873, 1, 1), dt.date(2117, 12, 31)), st.sampled_from(["iso", "era", "slash", "ja", "serial"]))
@settings(max_examples=150, deadline=None)
def test_every_day_is_read_however_it_is_written(day: dt.date, form: str) -> None:
    written: Value = {
        "iso": f"{day.isoformat()} ({weekday(day, 'ja')})",
        "era": f"{era_day(day)}（{weekday(day, 'ja')}）",
        "slash": f"{day.year:04}/{day.month}/{day.day}",
        "ja": f"{day.year}年{day.month:2}月{day.day:2}日",
        "serial": (day - dt.date(1899, 12, 30)).days if day > dt.date(1928, 1, 1) else day.isoformat(),
    }[form]
    assert read(written)["date"] == day


@given(st.text(max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_day_or_says_why_not(text: str) -> None:
    read_day(Cell(text or " ", "A1"), serial_1904=False)
    read_time(Cell(text, "A1"))
    read_length(Cell(text, "A1"))
    list(people([Cell(text, "A1")]))


@pytest.mark.parametrize(
    ("value", "time", "length"),
    [
        *(("10:00", "10:00", None), ("9時", "09:00", None), ("午後2時", "14:00", None), ("10時半", "10:30", None)),
        *(("2pm", "14:00", None), ("2:30 PM-4 PM", "14:30", 90), ("12 am", "00:00", None), ("午前12時", "00:00", None)),
        *(
            ("10:00～12:00", "10:00", 120),
            ("13:00〜", "13:00", None),
            ("23:00-1:00", "23:00", 120),
            ("0.4375", "10:30", None),
        ),
        *((0.4375, "10:30", None), (dt.time(10, 30), "10:30", None), (dt.datetime(1900, 1, 1, 10), "10:00", None)),
        *(("25:00", None, None), ("終日", None, None), ("10", None, None), (7, None, None)),
    ],
)
def test_times(value: Value, time: str | None, length: int | None) -> None:
    found = read_time(Cell(value, "A1"))
    assert (found and (f"{found.time:%H:%M}", found.length)) == (time and (time, length))


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        *(("2時間", 120), ("1.5h", 90), ("90分", 90), (90, 90), ("1:30", 90), ("2時間半", 150), ("1h30m", 90)),
        *(
            (0.0625, 90),
            (dt.timedelta(hours=2), 120),
            (dt.time(1, 30), 90),
            ("2 hours", 120),
            ("long", None),
            (1, None),
        ),
    ],
)
def test_lengths(value: Value, minutes: int | None) -> None:
    assert read_length(Cell(value, "A1")) == minutes


def test_people() -> None:
    cell = Cell("北野 宏明、安宅 <ataka@example.org>; kitano@example.org\nOffice（office@example.org）", "A1")
    assert list(people([cell])) == [
        *(Who("北野 宏明"), Who("安宅", "ataka@example.org"), Who("", "kitano@example.org")),
        Who("Office", "office@example.org"),
    ]


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("確定", ""),
        ("（仮）", "tentative"),
        ("中 止", "cancelled"),
        ("開催済み", "done"),
        ("Confirmed", ""),
        ("maybe", None),
    ],
)
def test_states(word: str, state: str | None) -> None:
    assert state_of(word) == state


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Study Council", "study-council"),
        ("Comité d'éthique", "comite-dethique"),
        ("新AI戦略検討会議", "new-ai-strategy-study-council"),
        ("運営小委員会", "management-subcommittee"),
        ("デジタル社会の実現に向けた推進会議", "digital-social-realization-promotion-council"),
        ("データWG", "data-wg"),
        ("ﾃﾞｰﾀＷＧ", "data-wg"),
        ("町会", "meeting-cce2"),
        ("あいう", "body-486d"),
        ("2022", "body-2022"),
    ],
)
def test_ids_of_bodies(name: str, id: str) -> None:
    assert id_of(name, "body") == id


def test_ids_are_unique_and_not_shaped_like_days() -> None:
    ids = Ids()
    wishes = ["a", "A", "a", "2022-02-24", "20220224", "FY2022", "", "a b/c", "日本"]
    assert [ids.take(wish, "item") for wish in wishes] == [
        *("a", "A-2", "a-3", "m-2022-02-24", "m-20220224", "m-FY2022", "item", "a-b-c", "item-2"),
    ]
    assert slug("x" * 500) == "x" * 60
    assert [letters(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
