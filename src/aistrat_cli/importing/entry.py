"""An entry of a foreign file, whatever kind of file it was: what becomes an item of the schedule."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from aistrat_cli.diagnostic import Message
from aistrat_cli.importing.remarks import Spot
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple

Kind = Literal["meeting", "task", "milestone"]


class Who(NamedTuple):
    """Somebody: a name, an address, or both."""

    name: str
    email: str = ""


class Point(NamedTuple):
    """A point of an agenda."""

    title: str
    presenter: str = ""


class Entry(Record):
    """What is known of one meeting, or of one piece of work or moment. Texts are empty where nothing is known."""

    spots: tuple[Spot, ...]
    """Where it stands; several rows may make one meeting."""
    kind: Kind = "meeting"
    id: str = ""
    """The id that it has in the file."""
    title: str = ""
    bodies: tuple[str, ...] = ()
    """Names."""
    number: int | None = None
    date: dt.date | None = None
    """The first day; None where it is open, or a period is given."""
    window: str = ""
    """A period, as `window` takes it."""
    target: str = ""
    last: dt.date | None = None
    """The last day of work."""
    days: int = 1
    time: dt.time | None = None
    length: int | None = None
    """Minutes."""
    timezone: str = ""
    """Where it is not the schedule's."""
    confirmed: bool = True
    cancelled: bool | str = False
    done: bool = False
    done_on: dt.date | None = None
    """The day on which it was, where that is known."""
    place: str = ""
    online: str | bool = ""
    url: str = ""
    note: str = ""
    type: str = ""
    decides: str = ""
    agenda: tuple[Point, ...] = ()
    attendees: tuple[Who, ...] = ()
    absent: tuple[Who, ...] = ()
    owner: Who | None = None
    organizer: Who | None = None
    topics: tuple[str, ...] = ()
    public: bool = True
    uid: str = ""
    recurrence: str = ""
    """The moment of a recurring entry that it is, as it would be without changes."""
    extra: tuple[tuple[str, str], ...] = ()
    """Columns that no key of a schedule has a name for."""
    comments: tuple[Message, ...] = ()
    """What was decided about it."""
