"""From the meetings of a sheet to entries: each cell read as what its column says, what cannot be read told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from aistrat_cli.diagnostic import Message
from aistrat_cli.importing.cell_days import Read, read_day
from aistrat_cli.importing.cell_times import Clock, is_clock, read_length, read_time
from aistrat_cli.importing.cell_words import (
    NAMELESS,
    NO,
    NOT_KNOWN,
    bare_name,
    is_online,
    people,
    points,
    split,
    state_of,
)
from aistrat_cli.importing.entry import Entry
from aistrat_cli.importing.remarks import Remark, Spot, Unreadable, many
from aistrat_cli.importing.rows import Gathered, Table, gathered, unknown_columns
from aistrat_cli.importing.settle import settled
from aistrat_cli.importing.sheet import Cell, Sheet
from aistrat_cli.importing.titles import clean, number_of, one_line, read_title
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.weekdays import read_weekday

Found = TypeVar("Found")


def sheet_entries(sheets: Sequence[Sheet], file: str) -> tuple[list[Entry], str, list[Remark]]:
    """Return the entries of a spreadsheet, the title above them, and what there is to say about them.

    Raises Unreadable where no sheet has headings.
    """
    remarks: list[Remark] = []
    made: list[Entry] = []
    title = ""
    tables = [(sheet, gathered(sheet, file, remarks)) for sheet in sheets]
    if not any(table is not None for _, table in tables):
        at = sheets[0].rows[0].at if sheets and sheets[0].rows else ""
        why = Message(
            "no row of headings such as date, body, number, agenda was found",
            "日付・会議名・回・議題などの見出しの行が見つからない",
        )
        raise Unreadable(Spot(file, at), why)
    for sheet, table in tables:
        if table is None:
            spot = Spot(file, sheet.rows[0].at)
            remarks.append(Remark(spot, Message("a sheet without headings: left out", "見出しのないシート: 省いた")))
            continue
        title = title or table.title
        made += _Reader(sheet, table, file, remarks, len(sheets) > 1).entries()
    return made, title, remarks


class _Reader:
    """Reads the meetings of one sheet."""

    def __init__(self, sheet: Sheet, table: Table, file: str, remarks: list[Remark], several: bool) -> None:
        self.sheet, self.table, self.file, self.remarks = sheet, table, file, remarks
        named = sheet.name if several and not NAMELESS.fullmatch(sheet.name.strip()) else ""
        stem = re.sub(r"\.[A-Za-z]+$", "", file.rpartition("/")[2])
        self.fallback = named or bare_name(table.title) or stem

    def entries(self) -> list[Entry]:
        """Return the entries, rows that say the same meeting again put together."""
        meetings = self.table.meetings
        days = settled([self._day(one) for one in meetings], [one.hint for one in meetings])
        rows_counted = self._rows_counted()
        found: list[Entry] = []
        places: dict[tuple[object, ...], int] = {}
        for meeting, day in zip(meetings, days, strict=True):
            entry = self._entry(meeting, day, rows_counted)
            key = (entry.date, entry.bodies, entry.number)
            same = places.get(key)
            if same is not None and _same(found[same], entry):
                found[same] = _joined(found[same], entry)
            else:
                places[key] = len(found)
                found.append(entry)
        for heading, count in unknown_columns(self.table):
            name = heading or "?"
            message = Message(
                f'the column "{name}" is kept as x-{name} ({many(count, "cell")})',
                f"列「{name}」は x-{name} として残す（{count}セル）",
            )
            self.remarks.append(Remark(Spot(self.file, self.sheet.rows[self.table.heading.row].at), message))
        return found

    def _day(self, meeting: Gathered) -> Read:
        cell = meeting.first("date")
        read = read_day(cell, serial_1904=self.sheet.serial_1904) if cell is not None else Read(open=True)
        weekday = meeting.first("weekday")
        if weekday is not None and read.weekday is None:
            named = read_weekday(fold(weekday.text))
            if named is not None:
                read = read.replace(weekday=named[0])
            elif isinstance(weekday.value, str):
                self._tell(weekday, Message("no weekday", "曜日として読めない"))
        return read

    def _rows_counted(self) -> bool:
        """Tell whether a column of numbers (No.) counts the rows: it goes on from one body to the next."""
        numbered = [(one.first("row"), one.first("body")) for one in self.table.meetings]
        counted = [
            (int(cell.text), body.text if body else "") for cell, body in numbered if cell and cell.text.isdigit()
        ]
        bodies = {body for _, body in counted}
        rising = all(one < other for (one, _), (other, _) in pairwise(counted))
        return "number" in self.table.heading.roles.values() or (len(bodies) > 1 and rising)

    def _entry(self, meeting: Gathered, day: Read, rows_counted: bool) -> Entry:
        spots = tuple(Spot(self.file, at) for at in meeting.rows)
        comments = list(day.comments)
        cell = meeting.first("date")
        if day.why is not None and cell is not None:
            comments.append(
                Message(f"in the file: {cell.text}: {day.why.en}", f"ファイルでは {cell.text}: {day.why.ja}")
            )
            self._tell(cell, day.why)
        if day.rest and cell is not None:
            comments.append(Message(f"beside the day: {day.rest}", f"日付に添えて: {day.rest}"))
            self._tell(cell, Message("not understood beside the day", "日付に添えた語が読み取れない"), day.rest)
        bodies, number, title = self._named(meeting, rows_counted, comments)
        place, online = self._place(meeting)
        status = self._status(meeting, comments)
        time, length = self._clock(meeting, day)
        days, last = day.days, self._last(meeting, day)
        if last is not None and day.date is not None:
            days = (last - day.date).days + 1
        return Entry(
            spots=spots,
            id=self._text(meeting, "id"),
            title=title,
            bodies=bodies,
            number=number,
            date=day.date,
            window=day.window,
            target=day.target,
            days=days,
            time=time,
            length=length,
            confirmed=not (day.tentative or status == "tentative"),
            cancelled=status == "cancelled",
            done=status == "done",
            place=place,
            online=online,
            url=self._text(meeting, "url"),
            note="\n".join(dict.fromkeys(clean(one.text) for one in meeting.cells.get("note", ()) if not one.covered)),
            type=self._text(meeting, "type"),
            decides=self._text(meeting, "decides"),
            agenda=tuple(points(meeting.points)),
            attendees=tuple(people(meeting.cells.get("attendees", ()))),
            absent=tuple(people(meeting.cells.get("absent", ()))),
            owner=next(people(meeting.cells.get("owner", ())), None),
            topics=tuple(one for cell in meeting.cells.get("topics", ()) for one in split(cell.text)),
            extra=tuple((heading or f"column-{cell.at}", clean(cell.text)) for heading, cell in meeting.unknown),
            comments=tuple(comments),
        )

    def _named(
        self, meeting: Gathered, rows_counted: bool, comments: list[Message]
    ) -> tuple[tuple[str, ...], int | None, str]:
        """Return the bodies, the number, and the title of a meeting."""
        written = self._text(meeting, "body")
        title = self._text(meeting, "title")
        number = self._number(meeting, rows_counted)
        if meeting.body_above and (cell := meeting.first("body")) is not None:
            comments.append(Message(f"the body stands in {cell.at}", f"会議体は {cell.at} から"))
        for text, is_body in ((written, True), (title, False)):
            read = read_title(text)
            if read.number is None or (number is not None and number != read.number):
                continue
            number = read.number
            if is_body:
                written, title = read.body, title or read.rest
            elif not written or written == read.body:
                written, title = read.body, read.rest
        bodies = tuple(one for one in re.split(r"[\n]|(?:\s*[・/／&]\s*合同\s*)", written) if one.strip())
        return tuple(filter(None, map(one_line, bodies))) or (self.fallback,), number, title

    def _number(self, meeting: Gathered, rows_counted: bool) -> int | None:
        cell = meeting.first("number") or (None if rows_counted else meeting.first("row"))
        if cell is None:
            return None
        folded = fold(cell.text).strip()
        found = re.fullmatch(
            r"(?:第|#|no\.?)? ?([0-9]{1,6}|[〇一二三四五六七八九十]{1,3})(?:\.0)? ?(?:回|st|nd|rd|th)?",
            folded,
            re.IGNORECASE,
        )
        if found is not None:
            return number_of(found[1])
        self._tell(cell, Message("no number of a meeting", "回数として読めない"))
        return None

    def _clock(self, meeting: Gathered, day: Read) -> tuple[dt.time | None, int | None]:
        """Return time, and length in minutes."""
        begins = self._read(meeting, "time", read_time, Message("no time", "時刻として読めない"))
        ends = self._read(meeting, "end_time", read_time, Message("no time", "時刻として読めない"))
        length = self._read(meeting, "length", read_length, Message("no length of time", "所要時間として読めない"))
        time = begins.time if begins is not None else day.time
        if length is None:
            length = begins.length if begins is not None else day.length
        if begins is not None and begins.rest:
            self._tell(
                meeting.cells["time"][0],
                Message("not understood beside the time", "時刻に添えた語が読み取れない"),
                begins.rest,
            )
        if ends is None and (cell := meeting.first("end_date")) is not None and is_clock(cell):
            ends = read_time(cell)  # `End` beside a time
        if isinstance(ends, Clock) and time is not None and length is None:
            minutes = (ends.time.hour - time.hour) * 60 + ends.time.minute - time.minute
            length = minutes if minutes > 0 else None
        return time, length if time is not None else None

    def _last(self, meeting: Gathered, day: Read) -> dt.date | None:
        """Return the last day, where a column says it."""
        cell = meeting.first("end_date")
        if cell is None or day.date is None or is_clock(cell):
            return None
        read = read_day(cell, serial_1904=self.sheet.serial_1904)
        if read.partial is not None:
            year = day.date.year + (read.partial < (day.date.month, day.date.day))
            read = read_day(cell._replace(value=f"{year}-{read.partial[0]:02}-{read.partial[1]:02}"), serial_1904=False)
        if read.date is None or not 0 <= (read.date - day.date).days < 366:
            self._tell(cell, read.why or Message("no last day", "最終日として読めない"))
            return None
        return read.date

    def _place(self, meeting: Gathered) -> tuple[str, str | bool]:
        place, online = self._text(meeting, "place"), self._text(meeting, "online")
        if fold(place).lower() in NOT_KNOWN:
            place = ""
        if is_online(place):
            return "", online or True
        if is_online(online) or state_of(online) == "":
            return place, bool(online)
        return place, "" if fold(online).lower() in NO else online

    def _status(self, meeting: Gathered, comments: list[Message]) -> str:
        """Return `tentative`, `cancelled`, `done`, or nothing; a note may say so where no column does."""
        cell = meeting.first("status")
        if cell is None:
            notes = [state for note in meeting.cells.get("note", ()) if (state := state_of(note.text))]
            return notes[0] if notes else ""
        state = state_of(cell.text)
        if state is not None:
            return state
        comments.append(Message(f"status in the file: {cell.text}", f"ファイルでの状態: {cell.text}"))
        self._tell(cell, Message("not understood as a status", "状態として読み取れない"))
        return "tentative" if fold(cell.text).lower() in ("延期", "postponed") else ""

    def _read(self, meeting: Gathered, role: str, read: Callable[[Cell], Found | None], why: Message) -> Found | None:
        cell = meeting.first(role)
        if cell is None or fold(cell.text).lower() in NOT_KNOWN:
            return None
        found = read(cell)
        if found is None:
            self._tell(cell, why)
        return found

    def _text(self, meeting: Gathered, role: str) -> str:
        cell = meeting.first(role)
        return clean(cell.text) if cell is not None else ""

    def _tell(self, cell: Cell, why: Message, words: str = "") -> None:
        shown = (words or cell.text)[:60]
        self.remarks.append(Remark(Spot(self.file, cell.at), Message(f"{shown}: {why.en}", f"{shown}: {why.ja}")))


_OF_ROWS = ("agenda", "spots", "comments", "date", "extra")


def _same(one: Entry, other: Entry) -> bool:
    """Tell whether two entries are one meeting, written anew for each point of its agenda."""
    if one.date is None or one.date != other.date or one.bodies != other.bodies or one.number != other.number:
        return False
    if not one.agenda or not other.agenda or one.extra != other.extra:
        return False
    names = (set(one.__dict__) | set(other.__dict__)) - set(_OF_ROWS)
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _joined(one: Entry, other: Entry) -> Entry:
    return one.replace(
        spots=one.spots + other.spots,
        agenda=tuple(dict.fromkeys(one.agenda + other.agenda)),
        comments=tuple(dict.fromkeys(one.comments + other.comments)),
    )
