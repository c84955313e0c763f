"""Lead times: rules that derive a deadline from each item they match."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any, Literal

from aistrat_cli.diagnostic import Severity
from aistrat_cli.model.calendar import Calendar
from aistrat_cli.model.people import NOTHING
from aistrat_cli.model.text import Text
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import Place


class LeadOffset(NamedTuple):
    """`-5bd`, `+10bd`, `-72h`: `amount` is never negative, `back` is the sign."""

    amount: int
    unit: Literal["d", "bd", "w", "m", "y", "h"]
    back: bool


class Selector(Record):
    """Which items are meant; what is given is combined by and, an empty part selects all."""

    bodies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("meeting",)
    types: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    """Shell-like patterns."""
    online: bool | None = None


class Term(Record):
    """How a lead time counts while it is in force."""

    offset: LeadOffset
    count: Literal["plain", "clear", "inclusive"] = "plain"
    roll: Literal["none", "back", "forward"] = "none"
    calendar: Calendar | None = None
    """None: the series' own."""
    at: time | None = None
    first: date | None = None
    """In force from this day of the meeting on, included; None: always."""
    last: date | None = None
    source: Text | None = None
    """The law or rule that it comes from."""


class LeadTime(Record):
    """A deadline for each item that `selector` matches."""

    id: str
    title: Text
    selector: Selector
    excluded: tuple[str, ...] = ()
    """`except`: patterns of ids."""
    terms: tuple[Term, ...]
    """Usually one; a built-in set whose law changed has several, of which at most one is in force on a day."""
    after_next: bool = False
    """Counts from the next uncancelled meeting of that body."""
    owner: str | None = None
    severity: Severity | None = None
    use: str | None = None
    """The built-in set that it comes from."""
    place: Place
    x: Mapping[str, Any] = NOTHING
