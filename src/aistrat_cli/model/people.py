"""Bodies, persons, absences and topics."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from aistrat_cli.model.text import Text
from aistrat_cli.record import Record
from aistrat_cli.source.place import Place

if TYPE_CHECKING:  # it draws in decimal: 4 ms for a quorum written as a fraction, which few schedules have
    from fractions import Fraction

NOTHING: Mapping[str, Any] = {}


class Member(Record):
    """A person's seat in a body, from a day to a day, both included; open where None."""

    person: str
    role: Text | None = None
    first: date | None = None
    last: date | None = None
    place: Place


class Body(Record):
    """A council, committee, panel: what meets."""

    id: str
    name: Text
    short: Text | None = None
    members: tuple[Member, ...] = ()
    complete: bool = True
    """False where the roster is known to be partial."""
    chair: str | None = None
    chair_required: bool = False
    quorum: int | Fraction | Literal["majority"] | None = None
    """A number of members, a fraction of them, or more than half."""
    organizer: str | None = None
    """A person's id or an address, who sends the invitations."""
    place: Place
    x: Mapping[str, Any] = NOTHING


class Person(Record):
    """Somebody who attends, presents or owns."""

    id: str
    name: Text
    email: str | None = None
    role: Text | None = None
    affiliation: Text | None = None
    place: Place
    x: Mapping[str, Any] = NOTHING


class Absence(Record):
    """When a person cannot attend: days, both ends included; or a calendar file that says so.

    The rules are given the busy times of such a file as absences of their own: days, or some hours of them.
    """

    person: str
    first: date | None = None
    last: date | None = None
    begin: int | None = None
    """The minute of UTC since 1970 at which it begins, None for whole days; `first` and `last` are its days then."""
    end: int | None = None
    """The minute at which it ends, excluded."""
    from_ics: str | None = None
    """A path inside the schedule's folder, as written."""
    place: Place


class Topic(Record):
    """A subject that is followed through agendas and papers."""

    id: str
    title: Text
    parent: str | None = None
    kind: str | None = None
    place: Place
    x: Mapping[str, Any] = NOTHING
