"""Lines and sheets: the `ics` package's `ContentLine` and `Container`, written as RFC 5545 has them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ics.grammar.parse import Container, ContentLine  # noqa: TID253  imported where a calendar is written
from ics.utils import escape_string  # noqa: TID253

LONGEST_LINE = 75
"""Octets, without the line break (RFC 5545 3.1)."""

ORDER = {
    name: rank
    for rank, name in enumerate(
        [
            "VERSION",
            "PRODID",
            "CALSCALE",
            "METHOD",
            "NAME",
            "X-WR-CALNAME",
            "X-WR-TIMEZONE",
            "COLOR",
            "REFRESH-INTERVAL",
            "X-PUBLISHED-TTL",
            "SOURCE",
            "TZID",
            "UID",
            "DTSTAMP",
            "CREATED",
            "LAST-MODIFIED",
            "SEQUENCE",
            "DTSTART",
            "DTEND",
            "DUE",
            "COMPLETED",
            "RRULE",
            "TZOFFSETFROM",
            "TZOFFSETTO",
            "TZNAME",
            "SUMMARY",
            "DESCRIPTION",
            "LOCATION",
            "URL",
            "CATEGORIES",
            "CLASS",
            "STATUS",
            "TRANSP",
            "ORGANIZER",
            "ATTENDEE",
            "X-MICROSOFT-CDO-BUSYSTATUS",
            "X-MICROSOFT-CDO-ALLDAYEVENT",
            "ACTION",
            "TRIGGER",
        ]
    )
}
"""Of the properties in a component; what is not listed comes last, in the order in which it was added."""


class Line(ContentLine):  # type: ignore[misc]
    """A property whose parameters are quoted where they must be."""

    def __init__(self, name: str, params: dict[str, str] | None = None, value: str = "") -> None:
        self.name, self.params, self.value = name, params or {}, value

    def __str__(self) -> str:
        if not self.params:
            return f"{self.name}:{self.value}"
        return f"{self.name}{written_params(tuple(self.params.items()))}:{self.value}"


class Sheet(Container):  # type: ignore[misc]
    """A component: its properties in order, then the components in it."""

    def __init__(self, name: str, *items: Any) -> None:
        super().__init__(name, *items)
        self.parts: list[str] = []
        """Components in it, serialised."""

    def __str__(self) -> str:
        lines = [str(line) for line in sorted(self, key=_rank)]
        return "\r\n".join([f"BEGIN:{self.name}", *lines, *self.parts, f"END:{self.name}"])

    def clone(self) -> Sheet:
        """Return a copy, as the package asks for one before it adds its lines."""
        copy = Sheet(self.name, *self)
        copy.parts = list(self.parts)
        return copy


def _rank(line: ContentLine, last: int = len(ORDER)) -> int:
    return ORDER.get(line.name, last)


@lru_cache(1024)
def written_params(params: tuple[tuple[str, str], ...]) -> str:
    """Return parameters as they stand in a line: few different ones stand in many."""
    return "".join(f";{name}={quoted(value)}" for name, value in params)


def quoted(value: str) -> str:
    """Return a parameter's value; quotes, carets and line breaks as RFC 6868 has them.

    A backslash means nothing there, but some readers take `\\:` for an escaped colon and lose the address after it.
    """
    value = value.replace("\\", "/")
    if "^" in value or '"' in value or "\n" in value:
        value = value.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    # A "=" needs no quotes, but icalendar drops a blank before it without them.
    return f'"{value}"' if any(sign in value for sign in ",;:=") else value


def text(value: str) -> str:
    """Return a TEXT value. The package escapes right, but for a CR, which no text of ours has."""
    return str(escape_string(value))


def fold(line: str) -> str:
    """Return a line in pieces of at most 75 octets, none of which ends within a character."""
    if len(line) <= LONGEST_LINE and line.isascii():
        return line
    data = line.encode("utf-8", "replace")
    if len(data) <= LONGEST_LINE:
        return line
    pieces, at, room = [], 0, LONGEST_LINE
    while len(data) - at > room:
        end = at + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[at:end])
        at, room = end, LONGEST_LINE - 1
    pieces.append(data[at:])
    return b"\r\n ".join(pieces).decode()


def finished(calendar: Sheet) -> bytes:
    """Return a calendar as its bytes: lines folded, each of them ended."""
    return "".join(f"{fold(line)}\r\n" for line in str(calendar).split("\r\n")).encode()
