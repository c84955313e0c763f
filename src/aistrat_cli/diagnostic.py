"""What the tool has to say about a schedule: a fault, its place, and a way out, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import Place

if TYPE_CHECKING:
    from aistrat_cli.source.positions import Location

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""Worst first."""


class Fault(NamedTuple):
    """A kind of fault: its code, which stays for ever, its name, and how severe it is unless told otherwise."""

    code: str
    name: str
    severity: Severity


class Message(NamedTuple):
    """One sentence or more in English and in Japanese, saying the same."""

    en: str
    ja: str

    def in_(self, lang: str) -> str:
        """Return the text in `lang`; any language other than Japanese reads English."""
        return self.ja if lang == "ja" else self.en


class Related(NamedTuple):
    """Another place that has to do with a diagnostic: the first of two equal ids, the other end of a dependency."""

    place: Place
    message: Message


class Diagnostic(Record):
    """One finding about a schedule."""

    fault: Fault
    severity: Severity
    message: Message
    """The first sentence stands alone; names and dates of the schedule are quoted in it."""
    help: Message | None = None
    """One edit that can be made at once."""
    place: Place | None = None
    """Where it was written; the path alone counts where `location` is given or the file could not be parsed."""
    location: Location | None = None
    """Stands before `place.location`: a spot inside a string, or in a text that no parser accepts."""
    series: str | None = None
    item: str | None = None
    """The item's id, bare."""
    follows: tuple[Message, ...] = ()
    """What comes of it, one line each."""
    related: tuple[Related, ...] = ()
