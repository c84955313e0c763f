"""Events and to-dos of the `ics` package, put right where its 0.7 writes them wrong, with `lines.py` and `people.py`.

`Event`, `Todo`, `Attendee`, `ContentLine` and `Container` stay the vocabulary; they are written by subclasses of the
package's serializers. A function that is None in a subclass is skipped by the package. What is put right, each held by
a test that fails once a release makes it needless:

- no line folded, none at 75 octets: `fold`
- no line break after the last line: `finished`
- METHOD after the events, alarms before UID: `Sheet` writes properties first, in an order of its own
- parameters not quoted, so that `CN=事務局: 田中` destroys the address; `rsvp=True` raises: `Line`, `Person`
- no SEQUENCE; DTSTAMP only of `created`, of to-dos the time of the run
- URL escaped as if it were a text; categories in the order of a set
- whole days passed through UTC, a day early east of Greenwich; times only in UTC, never with a TZID
- alarms of `-P1W3D`, which the grammar of durations does not have
- a dict of parameters shared by all lines that were given none
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import ics  # noqa: TID253  this module is imported where a calendar is written, and nowhere else
from ics.serializers.event_serializer import EventSerializer  # noqa: TID253
from ics.serializers.todo_serializer import TodoSerializer  # noqa: TID253
from ics.todo import Todo as IcsTodo  # noqa: TID253

from aistrat_cli.ical.lines import Line, Sheet, text
from aistrat_cli.ical.moments import instant, is_utc, repeated, stamp, written
from aistrat_cli.ical.people import Person
from aistrat_cli.ical.state import When

_found: dict[str, list[Callable[..., None]]] = {}


def _functions(serializer: Any) -> list[Callable[..., None]]:
    """Return a serializer's functions: the package looks for them anew for each event, which costs more than they."""
    if serializer.__name__ not in _found:
        _found[serializer.__name__] = list(super(serializer, serializer).get_serializers())
    return _found[serializer.__name__]


class EventWriter(EventSerializer):  # type: ignore[misc]
    """Writes an event; what is not named here is written by the package: UID, texts, STATUS, TRANSP, CLASS."""

    serialize_created = None
    serialize_last_modified = None
    serialize_all_day = None
    serialize_duration = None
    serialize_end = None
    serialize_alarm = None

    @classmethod
    def get_serializers(cls) -> list[Callable[..., None]]:
        """Return the functions that write it."""
        return _functions(cls)

    def serialize_start(event: Event, sheet: Sheet) -> None:  # noqa: D102, N805
        _stamps(event, sheet)
        sheet.extend(_times(event.when))

    def serialize_url(event: Event, sheet: Sheet) -> None:  # noqa: D102, N805
        if event.url:
            sheet.append(Line("URL", value=event.url))

    def serialize_categories(event: Event, sheet: Sheet) -> None:  # noqa: D102, N805
        _categories(event.about, sheet)

    def serialize_organizer(event: Event, sheet: Sheet) -> None:  # noqa: D102, N805
        if event.organizer:
            sheet.append(event.organizer.serialize())

    def serialize_attendee(event: Event, sheet: Sheet) -> None:  # noqa: D102, N805
        sheet.extend(person.serialize() for person in event.invited)


class TodoWriter(TodoSerializer):  # type: ignore[misc]
    """Writes a to-do: a deadline with the day it is due."""

    serialize_dtstamp = None
    serialize_created = None
    serialize_completed = None
    serialize_start = None
    serialize_duration = None
    serialize_alarm = None

    @classmethod
    def get_serializers(cls) -> list[Callable[..., None]]:
        """Return the functions that write it."""
        return _functions(cls)

    def serialize_due(todo: Todo, sheet: Sheet) -> None:  # noqa: D102, N805
        _stamps(todo, sheet)
        sheet.append(_moment("DUE", todo.at, todo.timezone))
        _categories(todo.about, sheet)

    def serialize_url(todo: Todo, sheet: Sheet) -> None:  # noqa: D102, N805
        if todo.url:
            sheet.append(Line("URL", value=todo.url))


class Event(ics.Event):  # type: ignore[misc]
    """A VEVENT with what the package's own has no place for."""

    class Meta:
        """What the package asks of a component."""

        name = "VEVENT"
        parser = ics.Event.Meta.parser
        serializer = EventWriter

    when: When
    stamp: datetime
    made: datetime | None = None
    sequence: int = 0
    about: Sequence[str] = ()
    """Categories, in order."""
    invited: Sequence[Person] = ()

    def __init__(self, **fields: Any) -> None:
        super().__init__(**fields)
        self.extra = Sheet("VEVENT")


class Todo(IcsTodo):  # type: ignore[misc]
    """A VTODO with what the package's own has no place for."""

    class Meta:
        """What the package asks of a component."""

        name = "VTODO"
        parser = IcsTodo.Meta.parser
        serializer = TodoWriter

    at: date
    timezone: str = ""
    stamp: datetime
    made: datetime | None = None
    sequence: int = 0
    about: Sequence[str] = ()

    def __init__(self, **fields: Any) -> None:
        super().__init__(**fields)
        self.extra = Sheet("VTODO")


def alarm(before: timedelta, said: str) -> str:
    """Return an alarm that shows a text so long before the start."""
    sheet = Sheet("VALARM", Line("ACTION", value="DISPLAY"), Line("DESCRIPTION", value=text(said)))
    sheet.append(Line("TRIGGER", value=f"-{duration(before)}"))
    return str(sheet)


def duration(length: timedelta) -> str:
    """Return a DURATION: weeks stand alone in its grammar."""
    days, seconds = length.days, length.seconds
    if days and not seconds:
        return f"P{days // 7}W" if days % 7 == 0 else f"P{days}D"
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    # RFC 5545 3.3.6: `PT1H0M20S`, a unit between two others is not left out.
    time = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes or (hours and rest) else "")
    time += f"{rest}S" if rest or not (hours or minutes or days) else ""
    return "P" + (f"{days}D" if days else "") + f"T{time}"


def _stamps(component: Event | Todo, sheet: Sheet) -> None:
    sheet.append(Line("DTSTAMP", value=stamp(component.stamp)))
    if component.made is not None:
        sheet.append(Line("CREATED", value=stamp(component.made)))
    sheet.append(Line("LAST-MODIFIED", value=stamp(component.stamp)))
    sheet.append(Line("SEQUENCE", value=str(component.sequence)))


def _times(when: When) -> Iterable[Line]:
    yield _moment("DTSTART", when.start, when.timezone)
    if when.end is not None:
        yield _moment("DTEND", when.end, when.timezone)
    if when.days > 1 and when.timed:
        yield Line("RRULE", value=f"FREQ=DAILY;COUNT={when.days}")


def _moment(name: str, at: date, timezone: str) -> Line:
    if not isinstance(at, datetime):
        return Line(name, {"VALUE": "DATE"}, written(at))
    if is_utc(timezone):
        return Line(name, value=f"{written(at)}Z")
    if repeated(at):  # the clock shows it twice, and a reader would take the first
        return Line(name, value=stamp(instant(at, timezone)))
    return Line(name, {"TZID": timezone}, written(at))


def _categories(names: Sequence[str], sheet: Sheet) -> None:
    if names:
        sheet.append(Line("CATEGORIES", value=",".join(map(text, names))))
