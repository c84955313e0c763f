"""Workbooks of Excel, by `openpyxl`: stored values rather than formulas, days by the workbook's own system."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from aistrat_cli.diagnostic import Message
from aistrat_cli.importing.remarks import Remark, Spot, Unreadable, needed
from aistrat_cli.importing.sheet import Cell, Row, Sheet, column_of, letters

LARGEST = 100_000_000
"""Bytes of a workbook once unpacked: a small file may unpack into more than any machine has."""

MOST_MERGED = 200_000
"""Cells that merged ranges of a sheet may cover: the library makes one object of each, of a whole sheet for ever."""

_MERGED = re.compile(rb'mergeCell\b[^>]*?\bref\s*=\s*["\']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})["\']')


def read_xlsx(content: bytes, name: str) -> tuple[list[Sheet], list[Remark]]:
    """Return the sheets of a workbook that have something in them. Raises Unreadable, MissingExtra."""
    formulas = _checked(content, name)
    openpyxl = needed("openpyxl")
    book = _opened(openpyxl, content, name, data_only=True)
    written = _opened(openpyxl, content, name, data_only=False) if formulas else None
    several = len(book.worksheets) > 1
    remarks: list[Remark] = []
    sheets: list[Sheet] = []
    for index, sheet in enumerate(book.worksheets):
        prefix = f"{sheet.title}!" if several else ""
        rows = list(_rows(sheet, prefix))
        if written is not None:
            remarks += _never_computed(written.worksheets[index], sheet, prefix, name)
        if rows:
            epoch = getattr(book, "epoch", None)
            sheets.append(Sheet(name=sheet.title, rows=tuple(rows), serial_1904=bool(epoch and epoch.year == 1904)))
    for chart in getattr(book, "chartsheets", ()):
        remarks.append(
            Remark(Spot(name, chart.title), Message("a sheet with a chart: left out", "グラフのシート: 省いた"))
        )
    return sheets, remarks


def _checked(content: bytes, name: str) -> bool:
    """Look at the archive before it is unpacked; return whether some sheet has formulas."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > LARGEST:
                raise Unreadable(Spot(name), Message("too large once unpacked", "展開すると大きすぎる"))
            names = [entry.filename for entry in entries if entry.filename.startswith("xl/worksheets/")]
            if not names:
                raise Unreadable(Spot(name), Message("no Excel workbook (.xlsx)", "Excel ブック（.xlsx）ではない"))
            formulas = False
            for sheet in names:
                written = archive.read(sheet)
                formulas = formulas or b"<f" in written
                _check_merged(written, name)
            return formulas
    except Unreadable:
        raise
    except Exception as error:  # BadZipFile, zlib.error, NotImplementedError, EOFError, … : none is a workbook
        raise Unreadable(Spot(name), _broken(error)) from None


def _check_merged(sheet: bytes, name: str) -> None:
    """Raise Unreadable where the merged ranges of a sheet cover too much of it."""
    covered = 0
    for found in _MERGED.finditer(sheet):
        left, right = column_of(found[1].decode()), column_of(found[3].decode())
        covered += (abs(right - left) + 1) * (abs(int(found[4]) - int(found[2])) + 1)
        if covered > MOST_MERGED:
            at = f"{found[1].decode()}{found[2].decode()}"
            raise Unreadable(Spot(name, at), Message("merged over too many cells", "結合されたセルが多すぎる"))


def _opened(openpyxl: Any, content: bytes, name: str, *, data_only: bool) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions and styles, which nobody asked for
            return openpyxl.load_workbook(io.BytesIO(content), data_only=data_only)
    except Exception as error:  # of a broken workbook the library raises whatever its parts raise
        raise Unreadable(Spot(name), _broken(error)) from None


def _broken(error: object) -> Message:
    said = " ".join(str(error).split())[:100]
    return Message(f"a broken workbook ({said})", f"壊れたブック（{said}）")


def _rows(sheet: Any, prefix: str) -> Iterator[Row]:
    """Yield the rows in order, merged cells filled with what they show."""
    # Not iter_rows: one formatted cell in the last row of a sheet would make it walk over a million empty ones.
    found: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sheet._cells.items():
        value = _value(cell)
        if value is not None:
            found.setdefault(row, {})[column - 1] = Cell(value, f"{prefix}{letters(column - 1)}{row}")
    for merged in sheet.merged_cells.ranges:
        top = found.get(merged.min_row, {}).get(merged.min_col - 1)
        if top is None:
            continue
        for row in range(merged.min_row + 1, merged.max_row + 1):
            under = found.setdefault(row, {})
            at = f"{prefix}{letters(merged.min_col - 1)}{row}"
            under[merged.min_col - 1] = Cell(top.value, at, covered=True)
    for row in sorted(found):
        if any(not cell.covered for cell in found[row].values()):
            yield Row(f"{prefix}{row}", dict(sorted(found[row].items())))


def _value(cell: Any) -> Any:
    value = cell.value
    if isinstance(value, str):
        return value if value.strip(" \t\r\n　") else None
    if value is None or isinstance(value, bool | int | float | dt.date | dt.time | dt.timedelta):
        return value
    return str(value)


def _never_computed(written: Any, shown: Any, prefix: str, name: str) -> Iterator[Remark]:
    """Yield the formulas whose value was never stored: the program that wrote them did not compute."""
    stored = shown._cells
    for (row, column), cell in written._cells.items():
        known = stored.get((row, column))
        if cell.data_type == "f" and (known is None or known.value is None):
            at = f"{prefix}{letters(column - 1)}{row}"
            message = Message(
                "a formula without a stored value: open and save the file in Excel first",
                "値が保存されていない数式: 一度 Excel で開いて保存してください",
            )
            yield Remark(Spot(name, at), message)
