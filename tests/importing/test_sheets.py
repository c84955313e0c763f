"""Lists of meetings as text: headings, merged rows, years that are missing, weekdays, encodings."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import made, of_table, table

from aistrat_cli.importing.rows import DITTO
from aistrat_cli.loading.written.folding import fold


def one(heads: str, row: str) -> dict[str, Any]:
    [item] = of_table(heads, row).items
    return item


@pytest.mark.parametrize(
    ("heads", "row", "expected"),
    [
        (
            "開催日,会議名,回,議題,場所",
            "2021-10-26,委員会,第5回,報告,8号館",
            {"number": 5, "agenda": ["報告"], "place": "8号館"},
        ),
        (
            "Date,Committee,No.,Agenda,Venue",
            "2021-10-26,Board,5,Report,Hall",
            {"number": 5, "agenda": ["Report"], "place": "Hall"},
        ),
        (
            "日　付,会議体（略称）,説明者,議題",
            "2021-10-26,委員会,北野,報告",
            {"agenda": [{"title": "報告", "presenter": "北野"}]},
        ),
        ("日時,会議名", "2021年10月26日（火）10:00～12:00,委員会", {"time": "10:00", "length": "2h"}),
        ("日付,会議名,開始時刻,終了時刻", "2021-10-26,委員会,10:00,11:30", {"time": "10:00", "length": "1h30min"}),
        ("日付,会議名,時間,所要時間", "2021-10-26,委員会,10時,90分", {"time": "10:00", "length": "1h30min"}),
        ("日付,会議名,終了日", "2021-10-26,合宿,10/28", {"days": 3}),
        ("日付,会議名", "2021-10-26,第5回新AI戦略検討会議", {"number": 5, "id": "new-ai-strategy-study-council-5"}),
        ("日付,会議名,場所", "2021-10-26,委員会,オンライン", {"online": True}),
        ("日付,会議名,状態", "2021-10-26,委員会,仮", {"confirmed": False}),
        ("日付,会議名,状態", "2021-10-26,委員会,中止", {"cancelled": True}),
        ("日付,会議名,備考", "2021-10-26,委員会,開催中止", {"cancelled": True, "note": "開催中止"}),
        (
            "日付,会議名,種別,リンク",
            "2021-10-26,委員会,臨時,https://example.org",
            {"type": "臨時", "url": "https://example.org"},
        ),
        ("日付,会議名,出席者,欠席者", "2021-10-26,委員会,A・B、C,C", {"attendees": ["a-b", "c"], "absent": ["c"]}),
        ("日付,会議名,予算（千円）", "2021-10-26,委員会,100", {"x-予算（千円）": "100"}),
        ("日付,会議名", "未定,委員会", {"date": "?"}),
        ("日付,会議名", "2022年3月下旬,委員会", {"window": "2022-03下旬"}),
        ("日付,会議名", "令和3年度末,委員会", {"target": "2022-03-31"}),
        ("日付,件名", "2021-10-26,Kick-off", {"title": "Kick-off", "body": "list", "id": "kick-off"}),
        ("年度,月日,会議名", "令和3年度,2/24,委員会", {"date": "2022-02-24 (木)"}),
        ("年,月日,会議名", "2021,10/26,委員会", {"date": "2021-10-26 (火)"}),
    ],
)
def test_columns(heads: str, row: str, expected: dict[str, Any]) -> None:
    item = one(heads, row)
    assert {name: item.get(name) for name in expected} == expected
    assert not of_table(heads, row).errors


def test_done_is_the_day_itself() -> None:
    assert str(one("日付,会議名,状態", "2021-10-26,委員会,開催済")["done"]) == "2021-10-26"


def test_several_rows_make_one_meeting() -> None:
    given = of_table(
        "日付,会議名,回,議題,説明者",
        "2021-10-26,委員会,1,座長の選任,事務局",
        ",,,進め方,北野",
        ",,,その他,",
        "2021-11-16,,2,報告,",
        "2021-12-14,委員会,3,報告,A",
        "2021-12-14,委員会,3,質疑,",
    )
    assert [len(item["agenda"]) for item in given.items] == [3, 1, 2]
    assert "# list.csv:2, list.csv:3, list.csv:4\n" in given.text
    assert "# the body stands in 2:2\n" in given.text.replace("会議体は 2:2 から", "the body stands in 2:2")
    assert given.items[1]["body"] == "committee"


@pytest.mark.parametrize(
    ("before", "written", "after", "date"),
    [
        ("2021-10-26", "11/16", "2022-01-18", "2021-11-16 (火)"),
        ("2021-10-26", "1/4", "2022-01-18", "2022-01-04 (火)"),
        ("2021-10-26", "11月16日(火)", "未定", "2021-11-16 (火)"),
        ("2021-10-26", "1月18日（火）", "未定", "2022-01-18 (火)"),
        ("未定", "10月12日(火)", "2021-10-26", "2021-10-12 (火)"),
        ("2021-10-26", "11/16", "未定", "?"),
        ("2021-10-26", "9/16", "2022-01-18", "?"),
        ("2020-10-26", "11/16", "2022-12-18", "?"),
        ("2021-10-26", "11月16日(水)", "2022-01-18", "?"),
        ("未定", "11/16", "未定", "?"),
        ("2021-10-26", "2/29", "2022-03-18", "?"),
    ],
)
def test_a_year_that_is_missing_is_settled_by_the_rows_around_or_not_at_all(
    before: str, written: str, after: str, date: str
) -> None:
    given = of_table("日付,会議名,回", f"{before},委員会,1", f"{written},委員会,2", f"{after},委員会,3")
    [item] = [item for item in given.items if item["number"] == 2]
    assert item["date"] == date
    told = [remark for remark in given.remarks if remark.startswith("list.csv:3:1")]
    assert len(told) == (date == "?")
    assert ("年は" in given.text) == (date != "?")
    assert not given.errors


def test_the_line_above_settles_the_year() -> None:
    given = of_table("令和3年度 委員会 開催予定", "", "日付,回", "10/26,1", "2/24(木),2", "2/24(金),3")
    assert [item["date"] for item in given.items] == ["2021-10-26 (火)", "2022-02-24 (木)", "?"]
    assert given.tables("body")[0]["name"] == "委員会"


def test_a_line_between_the_rows_settles_the_year() -> None:
    given = of_table("日付,会議名", "令和3年度", "2/24,委員会", "令和4年度", "2/24,委員会")
    assert [item["date"][:10] for item in given.items] == ["2022-02-24", "2023-02-24"]


@pytest.mark.parametrize(
    ("rows", "dates"),
    [
        (["10/11/2021", "26/11/2021"], ["2021-11-10", "2021-11-26"]),
        (["10/11/2021", "11/26/2021"], ["2021-10-11", "2021-11-26"]),
        (["10/11/2021 (Mon)", "未定"], ["2021-10-11", "?"]),
        (["10/11/2021", "未定"], ["?", "?"]),
        (["10/11/2021", "26/11/2021", "11/26/2021"], ["2021-11-26", "2021-11-26", "?"]),
    ],
)
def test_which_number_is_the_month(rows: list[str], dates: list[str]) -> None:
    given = of_table("日付,会議名", *(f"{row},委員会{index}" for index, row in enumerate(rows)))
    assert sorted(item["date"].partition(" ")[0] for item in given.items) == sorted(dates)


def test_a_wrong_weekday_leaves_the_day_open_and_is_told() -> None:
    for heads, row in (("日付,会議名", "2021-10-26(水),委員会"), ("日付,曜日,会議名", "2021-10-26,水,委員会")):
        given = of_table(heads, row)
        assert given.items[0]["date"] == "?"
        assert given.remarks[0].endswith("2021-10-26 is a Tuesday, not a Wednesday")


def test_what_is_not_understood_is_told_where_it_stands() -> None:
    given = of_table(
        "日付,会議名,回,時間,所要時間,状態",
        "2021-10-26 たぶん,委員会,五番目,昼過ぎ,長め,微妙",
        "※ 変更の可能性あり",
    )
    assert given.remarks == [
        "list.csv:3:1: not taken: ※ 変更の可能性あり",
        "list.csv:2:1: たぶん: not understood beside the day",
        "list.csv:2:3: 五番目: no number of a meeting",
        "list.csv:2:6: 微妙: not understood as a status",
        "list.csv:2:4: 昼過ぎ: no time",
        "list.csv:2:5: 長め: no length of time",
    ]
    assert all(remark.partition(": ")[0] in given.text for remark in given.remarks)


def test_a_column_that_counts_rows_numbers_no_meetings() -> None:
    rows = ["2021-10-26,A会議", "2021-11-16,B会議", "2021-12-14,A会議"]
    given = of_table("No.,日付,会議名", *(f"{number},{row}" for number, row in enumerate(rows, 1)))
    assert [item.get("number") for item in given.items] == [None] * 3
    restarts = of_table("No.,日付,会議名", "1,2021-10-26,A会議", "2,2021-11-16,A会議", "1,2021-12-14,B会議")
    assert [item.get("number") for item in restarts.items] == [1, 2, 1]


def test_headings_anew_on_each_page() -> None:
    given = of_table("日付,会議名", "2021-10-26,委員会", "日付,会議名", "2021-11-16,委員会")
    assert len(given.items) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_encodings_delimiters_and_line_ends(encoding: str, delimiter: str, ends: str) -> None:
    rows = [
        ["日付", "会議名", "議題"],
        ["2021-10-26", "委員会", f'"1. 報告{ends}2. 質疑{delimiter}その他"'],
        ["2021-11-16", "委員会", ""],
    ]
    text = ends.join(delimiter.join(row) for row in rows)
    given = made({"list.csv": text.encode(encoding)})
    assert [item["date"][:10] for item in given.items] == ["2021-10-26", "2021-11-16"]
    assert given.items[0]["agenda"] == ["報告", f"質疑{delimiter}その他"]


def test_excel_says_its_delimiter() -> None:
    assert len(made({"list.csv": b"sep=;\r\ndate;body\r\n2021-10-26;A, B\r\n"}).items) == 1


@pytest.mark.parametrize(
    ("content", "broken"),
    [
        (
            table("日付,会議名", '2021-10-26,"委員会', "2021-11-16,委員会"),
            "list.csv:2: a quote that is opened in this line",
        ),
        (table("a,b", "1,2"), "list.csv:1: no row of headings"),
        (b"\x81\x81\xff\xfd\x90,\n", "list.csv:1: neither UTF-8, UTF-16 nor Shift_JIS"),
        (b"\n\n", "list.csv: an empty file"),
    ],
)
def test_what_is_no_list_is_refused_at_its_line(content: bytes, broken: str) -> None:
    given = made({"list.csv": content})
    assert given.broken[0].startswith(broken)
    assert not given.items


def test_something_behind_a_quote_is_told_and_read() -> None:
    given = of_table("日付,会議名", '2021-10-26,"委員"会')
    assert given.remarks == ["list.csv:2: something stands behind a closing quote"]
    assert given.tables("body")[0]["name"] == "委員会"


NAME = st.sampled_from(["新AI戦略検討会議", "Council", "委員会"])
TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12).filter(
    lambda text: fold(text).strip().lower() not in DITTO
)
MEETING = st.fixed_dictionaries(
    {
        "日付": st.dates().map(str),
        "会議名": NAME,
        "回": st.integers(1, 99).map(str),
        "時間": st.times().map(lambda time: f"{time:%H:%M}"),
        "場所": TEXT.filter(lambda text: text.strip() and text.strip().lower() not in ("web", "zoom", "online")),
        "備考": TEXT.filter(str.strip),
    }
)


@given(st.lists(MEETING, min_size=1, max_size=6, unique_by=lambda row: (row["会議名"], row["回"])))
@settings(max_examples=40, deadline=None)
def test_what_is_written_into_a_list_comes_back(rows: list[dict[str, str]]) -> None:
    import csv
    import io

    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    given_ = made({"list.csv": text.getvalue().encode()}, judged=False)
    assert not given_.errors, given_.text
    found = {(item["body"], item["number"]): item for item in given_.items}
    names = {keys["name"]: keys["id"] for keys in given_.tables("body")}
    assert len(found) == len(rows)
    for row in rows:
        item = found[names[row["会議名"]], int(row["回"])]
        assert (item["date"][:10], item["time"]) == (row["日付"], row["時間"])
        assert item.get("place", "").split() == row["場所"].split() or item.get("online")
        assert item["note"] == row["備考"].strip()
