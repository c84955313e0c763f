"""An iCalendar file as a tree of components, each property with its line: what no library keeps.

Only the outermost structure is read here, so that a component with a fault is refused by itself, at its line. What the
lines mean is `icalendar`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aistrat_cli.diagnostic import Message
from aistrat_cli.importing.remarks import Remark, Spot, Unreadable
from aistrat_cli.row import NamedTuple

MOST_LINES = 5_000_000
"""Lines of a file; more is no calendar that a person keeps, and would fill the memory."""

_OUTER = ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE")
"""Components that hold none of each other: where one begins, the one before has ended."""

_NAME = re.compile(r"[A-Za-z0-9-]+(?=[;:])")


class Line(NamedTuple):
    """One content line, unfolded."""

    number: int
    """Of its first line in the file, from 1."""
    name: str
    """Of the property, in upper case."""
    text: str


class Block(NamedTuple):
    """A component: what stands between BEGIN and END, the components in it apart."""

    name: str
    number: int
    lines: list[Line]
    inner: list[Block]

    def first(self, name: str) -> Line | None:
        """Return the first property of that name."""
        return next((line for line in self.lines if line.name == name), None)

    def number_of(self, name: str) -> int:
        """Return the line of a property, that of the component where it has none."""
        found = self.first(name)
        return found.number if found else self.number

    def ical(self, *inner: str) -> str:
        """Return the component as text, in which `icalendar` reads it; of the inner ones only those named."""
        return "\r\n".join(self._rows(inner)) + "\r\n"

    def _rows(self, inner: tuple[str, ...]) -> Iterator[str]:
        yield f"BEGIN:{self.name}"
        yield from (line.text for line in self.lines)
        for block in self.inner:
            if block.name in inner:
                yield from block._rows(())
        yield f"END:{self.name}"


def text_of(content: bytes, name: str) -> tuple[str, list[Remark]]:
    """Return the text of a calendar file. RFC 5545 says UTF-8; what is not is read as what it can only be."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), []
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        at = Spot(name, str(content.count(b"\n", 0, error.start) + 1))
    for encoding in ("cp932", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text, [
            Remark(at, Message(f"not UTF-8: read as {encoding}", f"UTF-8 ではないため {encoding} として読む"))
        ]
    return content.decode("utf-8", "replace"), [
        Remark(at, Message("not UTF-8: characters were lost", "UTF-8 ではない: 読めない文字がある"))
    ]


def calendars(text: str, name: str) -> tuple[list[Block], list[Remark]]:
    """Return the VCALENDARs of a file. Raises Unreadable where there is none.

    A file that was cut off is read as far as it goes; lines that are no content lines are remarked upon.
    """
    roots: list[Block] = []
    remarks: list[Remark] = []
    open_: list[Block] = []
    for number, raw in _unfolded(text):
        match = _NAME.match(raw)
        if match is None:
            if open_ and raw.strip():
                remarks.append(Remark(Spot(name, str(number)), _not_a_line(raw)))
            continue
        kind = match[0].upper()
        value = raw[match.end() + 1 :].strip().upper()
        if kind == "BEGIN":
            if value in _OUTER and any(block.name in _OUTER for block in open_):
                _close(next(block.name for block in open_ if block.name in _OUTER), number, open_, name, remarks)
            block = Block(value, number, [], [])
            (open_[-1].inner if open_ else roots).append(block)
            open_.append(block)
        elif kind == "END":
            _close(value, number, open_, name, remarks)
        elif open_:
            open_[-1].lines.append(Line(number, kind, raw))
    if open_:
        cut = Message(
            f"{open_[-1].name[:40]} has no END: the file was cut off",
            f"{open_[-1].name[:40]} に END がない: 途中で切れたファイル",
        )
        remarks.append(Remark(Spot(name, str(open_[-1].number)), cut))
    found = [block for block in roots if block.name == "VCALENDAR"]
    loose = [block for block in roots if block.name in _OUTER]
    if loose:
        found.append(Block("VCALENDAR", loose[0].number, [], loose))
    if not found:
        raise Unreadable(
            Spot(name, "1"),
            Message("no calendar: there is no BEGIN:VCALENDAR", "カレンダーではない: BEGIN:VCALENDAR がない"),
        )
    return found, remarks


def _close(value: str, number: int, open_: list[Block], name: str, remarks: list[Remark]) -> None:
    """Close the component that an END names, and what is still open in it."""
    depth = next((index for index in range(len(open_) - 1, -1, -1) if open_[index].name == value), None)
    if depth is None:
        message = Message(
            f"END:{value[:40]} closes nothing that is open here", f"END:{value[:40]} に対応する BEGIN がない"
        )
        remarks.append(Remark(Spot(name, str(number)), message))
        return
    if depth != len(open_) - 1:
        inner = open_[-1]
        message = Message(f"{inner.name[:40]} has no END", f"{inner.name[:40]} に END がない")
        remarks.append(Remark(Spot(name, str(inner.number)), message))
    del open_[depth:]


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield the content lines with the number of their first line; a line that begins with a blank continues one."""
    parts: list[str] = []
    begun = 1
    for number, line in enumerate(re.split("\r\n|\n|\r", text), 1):
        if number > MOST_LINES:
            break
        if line[:1] in (" ", "\t") and parts:
            parts.append(line[1:])
            continue
        if parts:
            yield begun, "".join(parts)
        parts, begun = [line], number
    if parts:
        yield begun, "".join(parts)


def _not_a_line(raw: str) -> Message:
    shown = raw.strip()[:40]
    return Message(f"no content line, left out: {shown}", f"内容行として読めないため省いた: {shown}")
