"""Spreadsheets as text: whatever encoding and delimiter they were saved with."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from aistrat_cli.diagnostic import Message
from aistrat_cli.importing.remarks import Remark, Spot, Unreadable
from aistrat_cli.importing.sheet import Cell, Row, Sheet

DELIMITERS = (",", "\t", ";", "|")
SAMPLE = 50
"""Rows by which the delimiter is told."""

BLANK = " \t\r\n\u3000"

LARGEST = 1_000_000
"""Characters of a cell; more is a quote that was never closed."""


def read_csv(content: bytes, name: str) -> tuple[Sheet, list[Remark]]:
    """Return the one sheet of a text file. Raises Unreadable, with the line."""
    text, remarks = _text_of(content, name)
    skipped, delimiter = 0, ""
    if text[:4].lower() == "sep=" and text[5:6] in ("\r", "\n"):
        delimiter = text[4]
        skipped, text = 1, text.split("\n", 1)[1] if "\n" in text else ""
    delimiter = delimiter or _delimiter(text)
    try:
        return Sheet(rows=tuple(_rows(text, delimiter, skipped, name, strict=True))), remarks
    except _Loose as loose:
        remarks.append(loose.remark)
        return Sheet(rows=tuple(_rows(text, delimiter, skipped, name, strict=False))), remarks


class _Loose(Exception):
    """Something stands behind a closing quote, which may be read in a way."""

    def __init__(self, spot: Spot) -> None:
        super().__init__(str(spot))
        self.remark = Remark(spot, Message("something stands behind a closing quote", "閉じ引用符の後に文字がある"))


def _rows(text: str, delimiter: str, skipped: int, name: str, *, strict: bool) -> Iterator[Row]:
    """Yield the rows that have something in them; `skipped` lines stood before the text."""
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    begun = 1
    while True:
        line = begun + skipped
        try:
            values = next(reader, None)
        except csv.Error as error:
            if "expected after" in str(error):
                raise _Loose(Spot(name, str(reader.line_num + skipped))) from None
            why = Message("a quote that is opened in this line is never closed", "この行で始まる引用符が閉じていない")
            raise Unreadable(Spot(name, str(line)), why) from None
        if values is None:
            return
        begun = reader.line_num + 1
        cells = {
            column: Cell(value, f"{line}:{column + 1}") for column, value in enumerate(values) if value.strip(BLANK)
        }
        if cells:
            yield Row(str(line), cells)


def _text_of(content: bytes, name: str) -> tuple[str, list[Remark]]:
    """Return the text: UTF-8 or UTF-16 by its mark or by what it holds, else Shift_JIS, else Western."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf_16(content, "utf-16", name), []
    sample = content[:2000]
    if len(sample) > 3 and sample.count(0) > len(sample) // 8:
        return _utf_16(content, "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be", name), []
    try:
        return content.decode("utf-8-sig").replace("\0", ""), []
    except UnicodeDecodeError as error:
        at = Spot(name, str(content.count(b"\n", 0, error.start) + 1))
    for encoding in ("cp932", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp932":
            return text.replace("\0", ""), []
        return text, [
            Remark(at, Message(f"not UTF-8: read as {encoding}", f"UTF-8 ではないため {encoding} として読む"))
        ]
    raise Unreadable(at, Message("neither UTF-8, UTF-16 nor Shift_JIS", "UTF-8、UTF-16、Shift_JIS のどれでもない"))


def _utf_16(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding).replace("\0", "")
    except UnicodeDecodeError:
        raise Unreadable(Spot(name, "1"), Message("broken UTF-16", "壊れた UTF-16")) from None


def _delimiter(text: str) -> str:
    """Return the delimiter with which most rows have the same number of cells, more than one."""
    best, most = ",", 0
    for delimiter in DELIMITERS:
        counts: Counter[int] = Counter()
        reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=delimiter)
        try:
            for _, values in zip(range(SAMPLE), reader, strict=False):
                counts[len(values)] += 1
        except csv.Error:
            pass
        score = max((count * min(width, 12) for width, count in counts.items() if width > 1), default=0)
        if score > most:
            best, most = delimiter, score
    return best
