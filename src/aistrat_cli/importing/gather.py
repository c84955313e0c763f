"""Everything that was handed in, read as what it is: calendars and spreadsheets together make one draft."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aistrat_cli.diagnostic import Message
from aistrat_cli.importing.calendar_entries import entries
from aistrat_cli.importing.calendar_file import CalendarFile, read_calendar
from aistrat_cli.importing.csv_file import read_csv
from aistrat_cli.importing.draft import Draft, draft, language
from aistrat_cli.importing.entry import Entry
from aistrat_cli.importing.occurrences import Bounds
from aistrat_cli.importing.remarks import Remark, Spot, Unreadable
from aistrat_cli.importing.sheet import Sheet
from aistrat_cli.importing.sheet_entries import sheet_entries
from aistrat_cli.importing.titles import one_line
from aistrat_cli.importing.xlsx_file import read_xlsx
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple

CALENDARS = (".ics", ".ical", ".icalendar", ".ifb")
TEXTS = (".csv", ".tsv", ".tab", ".txt")
WORKBOOKS = (".xlsx", ".xlsm")
KNOWN = (*CALENDARS, *TEXTS[:3], *WORKBOOKS)
"""What is looked for in a folder."""

FOREIGN = (".xls", ".xlsb", ".ods", ".numbers", ".vcs", ".doc", ".docx", ".pdf", ".eml", ".msg", ".zip")
"""What a secretariat also has in such a folder, and what is not read: that is told."""

_NOT_READ = Message(
    "neither a calendar (.ics) nor a spreadsheet (.csv, .xlsx): not read",
    "カレンダー（.ics）でも表（.csv、.xlsx）でもない: 読まない",
)


class Given(NamedTuple):
    """A file that was handed in."""

    name: str
    """The path as shown."""
    content: bytes | None
    """None of a file that is not read, which is told."""


class Wishes(Record):
    """What the user said about the schedule that is made."""

    id: str
    title: str = ""
    lang: str = ""
    timezone: str = ""
    bounds: Bounds


class Gathered(Record):
    """A draft, and the files of which nothing could be read."""

    draft: Draft
    broken: tuple[Remark, ...]


def gather(files: Sequence[Given], wishes: Wishes) -> Gathered:
    """Read all files; what is broken does not keep the others from being read. Raises MissingExtra."""
    remarks: list[Remark] = []
    broken: list[Remark] = []
    parts: list[CalendarFile | tuple[list[Entry], str, list[Remark]]] = []
    for file in files:
        if file.content is None:
            remarks.append(Remark(Spot(file.name), _NOT_READ))
            continue
        try:
            parts.append(_read(file.name, file.content))
        except Unreadable as error:
            broken.append(error.remark)
    named = wishes.timezone or next(
        (one.timezone for one in parts if isinstance(one, CalendarFile) and one.timezone), ""
    )
    titles = [one.title if isinstance(one, CalendarFile) else one[1] for one in parts]
    sheets = [entry for one in parts if not isinstance(one, CalendarFile) for entry in one[0]]
    timezone = named or ("Asia/Tokyo" if language(sheets) == "ja" else "UTC")
    found: list[Entry] = []
    for part in parts:
        if isinstance(part, CalendarFile):
            made, more = entries(part, timezone, wishes.bounds)
        else:
            made, _, more = part
            made = [entry for entry in made if _inside(entry, wishes.bounds)]
        found += made
        remarks += more
    kept = _once(found, remarks)
    title = wishes.title or next((one_line(title) for title in titles if title), "") or wishes.id
    made_draft = draft(
        kept,
        [*broken, *remarks],
        id=wishes.id,
        title=title,
        lang=language(kept),
        said=wishes.lang or language(kept),
        timezone=timezone,
        sources=[file.name for file in files if file.content is not None],
        zone_known=bool(named),
    )
    return Gathered(draft=made_draft, broken=tuple(broken))


def _read(name: str, content: bytes) -> CalendarFile | tuple[list[Entry], str, list[Remark]]:
    """Read one file by what it holds, else by what its name ends with. Raises Unreadable."""
    low = name.lower()
    if not content.strip():
        raise Unreadable(Spot(name), Message("an empty file", "空のファイル"))
    if content.startswith(b"PK\x03\x04"):
        sheets, remarks = read_xlsx(content, name)
        return _of_sheets(sheets, remarks, name)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        message = Message(
            "an old workbook (.xls), or one with a password: save it as .xlsx without one",
            "古い形式（.xls）またはパスワード付きのブック: パスワードなしの .xlsx で保存し直してください",
        )
        raise Unreadable(Spot(name), message)
    begin = content[:4000].replace(b"\0", b"").upper()
    if low.endswith(CALENDARS) or re.search(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*BEGIN:V", begin):
        return read_calendar(content, name)
    if low.endswith(WORKBOOKS):
        raise Unreadable(Spot(name), Message("no Excel workbook (.xlsx)", "Excel ブック（.xlsx）ではない"))
    if low.endswith(TEXTS) or not _is_binary(content):
        sheet, remarks = read_csv(content, name)
        return _of_sheets([sheet] if sheet.rows else [], remarks, name)
    raise Unreadable(Spot(name), _NOT_READ)


def _of_sheets(sheets: list[Sheet], remarks: list[Remark], name: str) -> tuple[list[Entry], str, list[Remark]]:
    found, title, more = sheet_entries(sheets, name)
    return found, title, remarks + more


def _is_binary(content: bytes) -> bool:
    """Tell whether the content is no text: control characters, but not those of UTF-16."""
    sample = content[:2000]
    return (
        sum(byte < 9 for byte in sample) > 0
        and not content.startswith((b"\xff\xfe", b"\xfe\xff"))
        and not (sample[1::2].count(0) > len(sample) // 8 or sample[::2].count(0) > len(sample) // 8)
    )


def _inside(entry: Entry, bounds: Bounds) -> bool:
    return entry.date is None or (
        (bounds.since is None or entry.date >= bounds.since) and (bounds.until is None or entry.date <= bounds.until)
    )


def _once(found: list[Entry], remarks: list[Remark]) -> list[Entry]:
    """Return the entries without those that stand in two files: the same UID, the same moment."""
    seen: dict[tuple[str, str, object, object], Entry] = {}
    kept: list[Entry] = []
    for entry in found:
        key = (entry.uid, entry.recurrence, entry.date, entry.time)
        if entry.uid and key in seen and seen[key].spots != entry.spots:
            other = seen[key].spots[0]
            message = Message(f"left out: the same entry as {other}", f"{other} と同じ予定のため省いた")
            remarks.append(Remark(entry.spots[0], message))
            continue
        seen[key] = entry
        kept.append(entry)
    return kept
