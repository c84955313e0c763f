"""What lists of real offices have beside days: ditto marks, totals, footnotes, months without a year, odd times."""

from __future__ import annotations

import datetime as dt

import pytest
from imports import event, of_calendar, of_table

from aistrat_cli.importing.cell_times import read_time
from aistrat_cli.importing.sheet import Cell

TITLE = "令和4年度　会議予定表"


@pytest.mark.parametrize("ditto", ["同上", "〃", "々", '"', "ditto", "Same"])
def test_what_stands_for_the_cell_above(ditto: str) -> None:
    cell = '""""' if ditto == '"' else ditto
    given = of_table(
        "日付,回,場所,件名", "2022-04-01,1,8号館,初回", f"2022-05-01,2,{cell},次", f"2022-06-01,3,{cell},後"
    )
    assert [item["place"] for item in given.items] == ["8号館"] * 3
    assert not given.remarks


def test_a_place_that_is_not_known_is_none() -> None:
    given = of_table("日付,会議名,場所", "2022-02-24,部会,8号館", "2022-03-24,部会,未定", "2022-04-21,部会,調整中")
    assert [item.get("place") for item in given.items] == ["8号館", None, None]


@pytest.mark.parametrize(
    "row",
    [
        "合計,,13回",
        "計 2 回,,",
        "小計,2,",
        "Total,2,",
        "※日程は変更になることがあります,,",
        "（注）会場は未定,,",
        "Note: may change,,",
    ],
)
def test_totals_and_footnotes_are_no_meetings_and_told(row: str) -> None:
    given = of_table("会議名,回,日付", "検討会,1,2022-04-01", "検討会,2,2022-05-01", row)
    assert [item["number"] for item in given.items] == [1, 2]
    assert len(given.remarks) == sum(bool(cell) for cell in row.split(","))
    assert all("not taken: " in remark for remark in given.remarks)


@pytest.mark.parametrize(
    ("written", "window"),
    [
        ("9月上旬", "2022-09上旬"),
        ("９月の初旬", "2022-09上旬"),
        ("1月中旬予定", "2023-01中旬"),
        ("3月下旬", "2023-03下旬"),
        ("10月", "2022-10"),
        ("10月中", "2022-10"),
        ("10月（日程調整中）", "2022-10"),
        ("12月頃", "2022-12"),
    ],
)
def test_a_month_whose_year_stands_above(written: str, window: str) -> None:
    given = of_table(TITLE, "回,開催日", f"1,{written}")
    [item] = given.items
    assert item["window"] == window
    assert not given.errors


def test_a_month_of_no_year_is_open_and_told() -> None:
    given = of_table("回,開催日", "1,9月上旬")
    assert given.items[0]["date"] == "?"
    assert ["the year is missing" in remark for remark in given.remarks] == [True]


def test_one_of_two_days_is_not_promised() -> None:
    given = of_table("回,開催日", "1,2022年12月22日(木)又は23日(金)")
    assert given.items[0]["confirmed"] is False
    assert "23日" in given.remarks[0]


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("正午", "12:00"),
        ("noon", "12:00"),
        ("9.00", "09:00"),
        ("09.30-11.00", "09:30"),
        (dt.timedelta(hours=14, minutes=30), "14:30"),
        (dt.timedelta(days=2), None),
        ("2022.03.01", None),
    ],
)
def test_times_as_they_come(value: str | dt.timedelta, time: str | None) -> None:
    found = read_time(Cell(value, "A1"))
    assert (f"{found.time:%H:%M}" if found else None) == time


def test_an_end_beside_a_time_is_an_hour_beside_a_day_a_day() -> None:
    given = of_table("Date,Time,End,Title", "2022-04-01,9am,11:30am,a", "2022-05-01,,2022-05-03,b")
    assert not given.remarks
    first, second = given.items
    assert (first["length"], second["days"]) == ("2h30min", 3)


def test_work_is_done_on_the_day_it_was_done() -> None:
    todo = event("DUE:20220228T170000Z", "STATUS:COMPLETED", "COMPLETED:20220226T230000Z", "SUMMARY:Papers")
    given = of_calendar(todo.replace("VEVENT", "VTODO"), head="X-WR-TIMEZONE:Asia/Tokyo")
    assert given.items[0]["done"] == dt.date(2022, 2, 27)
