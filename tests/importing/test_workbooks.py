"""Workbooks of Excel: merged cells, day numbers of both systems, several sheets, formulas, broken files."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from imports import Made, made

openpyxl = pytest.importorskip("openpyxl")

Book = Any


def of_book(fill: Callable[[Book], None]) -> Made:
    book = openpyxl.Workbook()
    fill(book)
    content = io.BytesIO()
    book.save(content)
    return made({"plan.xlsx": content.getvalue()})


def rows(sheet: Any, *rows: tuple[Any, ...]) -> None:
    for row in rows:
        sheet.append(row)


def test_merged_cells_agendas_and_a_title_above() -> None:
    def fill(book: Book) -> None:
        sheet = book.active
        rows(
            sheet,
            ("令和3年度 新AI戦略の会議",),
            (),
            ("会議名", "回", "開催日", "時間", "議題"),
            ("新AI戦略検討会議", 1, dt.date(2021, 10, 26), dt.time(10), "座長の選任"),
            (None, None, None, None, "進め方"),
            (None, 2, "11月16日", "14:00～16:00", "論点整理"),
            ("実行会議", 1, 44607, 0.4375, "報告"),
        )
        sheet.merge_cells("A1:E1")
        sheet.merge_cells("A4:A6")
        sheet.merge_cells("B4:B5")
        sheet.merge_cells("C4:C5")

    given = of_book(fill)
    told = [(item["id"], item["date"][:10], item["time"], item["agenda"]) for item in given.items]
    assert told == [
        ("new-ai-strategy-study-council-1", "2021-10-26", "10:00", ["座長の選任", "進め方"]),
        ("new-ai-strategy-study-council-2", "2021-11-16", "14:00", ["論点整理"]),
        ("executive-council-1", "2022-02-15", "10:30", ["報告"]),
    ]
    assert "# plan.xlsx:4, plan.xlsx:5\n" in given.text
    assert (given.remarks, given.errors) == ([], [])


def test_two_meetings_on_one_merged_day() -> None:
    def fill(book: Book) -> None:
        sheet = book.active
        rows(sheet, ("日付", "会議名", "議題"), (dt.date(2021, 10, 26), "A会議", "一"), (None, "B会議", "二"))
        sheet.merge_cells("A2:A3")

    assert [item["date"][:10] for item in of_book(fill).items] == ["2021-10-26", "2021-10-26"]


@pytest.mark.parametrize("system", ["WINDOWS_EPOCH", "MAC_EPOCH"])
def test_day_numbers_of_both_systems(system: str) -> None:
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, to_excel

    epoch = {"WINDOWS_EPOCH": WINDOWS_EPOCH, "MAC_EPOCH": MAC_EPOCH}[system]
    day = dt.datetime(2021, 10, 26)

    def fill(book: Book) -> None:
        book.epoch = epoch
        rows(book.active, ("日付", "会議名"), (int(to_excel(day, epoch)), "A会議"), (day, "B会議"))

    assert [item["date"] for item in of_book(fill).items] == ["2021-10-26 (火)"] * 2


def test_sheets_are_bodies_and_one_without_headings_is_told() -> None:
    def fill(book: Book) -> None:
        book.active.title = "幹事会"
        rows(book.active, ("日付", "議題"), (dt.date(2021, 10, 26), "報告"))
        rows(book.create_sheet("Sheet2"), ("日付", "議題"), (dt.date(2021, 11, 16), "報告"))
        rows(book.create_sheet("メモ"), ("ここは", "メモ"))
        book.create_sheet("空")

    given = of_book(fill)
    assert [keys["name"] for keys in given.tables("body")] == ["幹事会", "plan"]
    assert given.remarks == ["plan.xlsx:メモ!1: a sheet without headings: left out"]
    assert "# plan.xlsx:幹事会!2\n" in given.text


def test_headings_in_two_rows() -> None:
    def fill(book: Book) -> None:
        sheet = book.active
        rows(sheet, ("会議名", "開催日時", None), (None, "日", "時間"), ("A会議", dt.date(2021, 10, 26), dt.time(10)))
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("A1:A2")

    [item] = of_book(fill).items
    assert (item["date"][:10], item["time"]) == ("2021-10-26", "10:00")


def test_a_formula_that_was_never_computed_is_told() -> None:
    given = of_book(lambda book: rows(book.active, ("日付", "会議名"), ("=TODAY()", "A会議")))
    assert given.items[0]["date"] == "?"
    assert given.remarks == [
        "plan.xlsx:A2: a formula without a stored value: open and save the file in Excel first",
    ]


def test_a_cell_far_below_does_not_take_a_minute() -> None:
    def fill(book: Book) -> None:
        rows(book.active, ("日付", "会議名"), (dt.date(2021, 10, 26), "A会議"))
        book.active.cell(1_048_576, 16_384).font = openpyxl.styles.Font(bold=True)

    assert len(of_book(fill).items) == 1


def test_a_sheet_that_is_merged_as_a_whole_is_refused() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", '<mergeCells><mergeCell ref="C4:XFD1048576"/></mergeCells>')
    assert made({"plan.xlsx": content.getvalue()}).broken == ["plan.xlsx:C4: merged over too many cells"]


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 101_000_000)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "broken"),
    [
        (b"PK\x03\x04 cut off", "plan.xlsx: a broken workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "plan.xlsx: an old workbook (.xls), or one with a password"),
        (b"date,body\n", "plan.xlsx: no Excel workbook (.xlsx)"),
        (bomb, "plan.xlsx: too large once unpacked"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes | Callable[[], bytes], broken: str) -> None:
    given = made({"plan.xlsx": content if isinstance(content, bytes) else content()})
    assert given.broken[0].startswith(broken)


def test_another_archive_is_no_workbook() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "")
    assert made({"plan.docx": content.getvalue()}).broken == ["plan.docx: no Excel workbook (.xlsx)"]


@pytest.mark.parametrize("at", range(0, 4000, 400))
def test_a_broken_byte_is_read_or_refused(at: int) -> None:
    content = io.BytesIO()
    book = openpyxl.Workbook()
    rows(book.active, ("日付", "会議名"), *((dt.date(2021, 10, day), f"A会議{day}") for day in range(1, 20)))
    book.save(content)
    changed = bytearray(content.getvalue())
    changed[at % len(changed)] ^= 0x5A
    given = made({"plan.xlsx": bytes(changed)}, judged=False)
    assert given.items or given.broken
