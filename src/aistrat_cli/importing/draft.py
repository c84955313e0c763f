"""From entries to a draft: bodies, persons and topics gathered, ids given, keys as the file will have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Any

from aistrat_cli.diagnostic import Message
from aistrat_cli.importing.entry import Entry, Who
from aistrat_cli.importing.ids import Ids, body_id, slug
from aistrat_cli.importing.remarks import Remark, Spot
from aistrat_cli.importing.titles import clean, is_japanese, one_line
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple
from aistrat_cli.wording import weekday


class Table(NamedTuple):
    """A table of the file: its keys in order, what is said above it, and where it comes from."""

    name: str
    keys: dict[str, Any]
    spots: tuple[Spot, ...] = ()
    comments: tuple[Message, ...] = ()


class Draft(Record):
    """A schedule file that is about to be written."""

    lang: str
    """Of the comments."""
    sources: tuple[str, ...]
    """The files that it is made of, as shown."""
    series: dict[str, Any]
    country: str = ""
    tables: tuple[Table, ...]
    remarks: tuple[Remark, ...]
    """What was not understood, left out or decided, in the order of the files."""
    items: int
    zone_known: bool
    """Whether somebody or something said the zone."""


def draft(
    entries: Sequence[Entry],
    remarks: Iterable[Remark],
    *,
    id: str,
    title: str,
    lang: str,
    said: str,
    timezone: str,
    sources: Sequence[str],
    zone_known: bool,
) -> Draft:
    """Return the draft of these entries, in order of their days; `lang` is that of the entries, `said` of comments."""
    remarks = list(remarks)
    names = _Names()
    items = [_item(entry, names, lang) for entry in sorted(entries, key=_order)]
    bodies = [
        Table("body", {"id": taken, "name": name, **names.organized(name)}) for name, taken in names.bodies.items()
    ]
    persons = [
        Table("person", {"id": taken, "name": who.name or who.email, **({"email": who.email} if who.email else {})})
        for who, taken in names.persons.values()
    ]
    topics = [Table("topic", {"id": taken, "title": name}) for name, taken in names.topics.items()]
    series: dict[str, Any] = {"id": Ids().take(id, "series"), "title": {lang: title} if lang == "ja" else title}
    series["timezone"] = timezone
    if lang == "ja":
        series["fiscal_year_start"] = 4
    return Draft(
        lang=said,
        sources=tuple(sources),
        series=series,
        country="JP" if timezone == "Asia/Tokyo" else "",
        tables=(*bodies, *persons, *topics, *items),
        remarks=tuple(remarks),
        items=len(items),
        zone_known=zone_known,
    )


def language(entries: Iterable[Entry]) -> str:
    """Return `ja` where some title or body is Japanese."""
    texts = (text for entry in entries for text in (entry.title, *entry.bodies))
    return "ja" if any(is_japanese(text) for text in texts) else "en"


def _order(entry: Entry) -> tuple[date, time]:
    return entry.date or date.max, entry.time or time.min


class _Names:
    """Bodies, persons and topics by what they are called, with their ids."""

    def __init__(self) -> None:
        self.bodies: dict[str, str] = {}
        self.persons: dict[str, tuple[Who, str]] = {}
        self.topics: dict[str, str] = {}
        self.items = Ids()
        self._people = Ids()
        self._topics = Ids()
        self._organizers: dict[str, set[str | None]] = {}

    def body(self, name: str, organizer: Who | None = None) -> str:
        """Return the id of a body; bodies and persons share their ids."""
        if name not in self.bodies:
            self.bodies[name] = self._people.take(body_id(name), "body")
        who = None if organizer is None else self.person(organizer)
        self._organizers.setdefault(name, set()).add(who)
        return self.bodies[name]

    def organized(self, name: str) -> dict[str, str]:
        """Return the organizer of a body, where all its meetings have the same."""
        found = self._organizers[name]
        return {"organizer": who} if len(found) == 1 and (who := next(iter(found))) else {}

    def person(self, who: Who) -> str:
        """Return the id of a person; an address tells them apart, a name where there is none."""
        key = who.email.casefold() or who.name
        known = self.persons.get(key)
        if known is None:
            local = slug(who.email.partition("@")[0])
            id = self._people.take(local or slug(who.name), "person")
            self.persons[key] = (who, id)
            return id
        if who.name and not known[0].name:
            self.persons[key] = (who, known[1])
        return known[1]

    def topic(self, name: str) -> str:
        """Return the id of a topic."""
        if name not in self.topics:
            self.topics[name] = self._topics.take(slug(name), "topic")
        return self.topics[name]


def _item(entry: Entry, names: _Names, lang: str) -> Table:
    """Return the table of an entry; keys in the order in which they are read best."""
    keys: dict[str, Any] = {"id": ""}
    bodies = [names.body(name, entry.organizer) for name in entry.bodies]
    if entry.kind == "meeting":
        keys["body"] = bodies[0] if len(bodies) == 1 else bodies
    if entry.number is not None:
        keys["number"] = entry.number
    if entry.title:
        keys["title"] = entry.title
    keys |= _placed(entry, lang)
    if entry.kind == "meeting":
        keys |= _held(entry, names)
    if entry.owner is not None:
        keys["owner"] = names.person(entry.owner)
    elif entry.kind != "meeting" and entry.organizer is not None:
        keys["owner"] = names.person(entry.organizer)
    if entry.topics:
        keys["topics"] = [names.topic(name) for name in entry.topics]
    for name in ("url", "note", "decides"):
        value = clean(getattr(entry, name))
        if value:
            keys[name] = value
    if not entry.public:
        keys["public"] = False
    if entry.uid:
        keys["x-uid"] = entry.uid
    if entry.recurrence:
        keys["x-recurrence-id"] = entry.recurrence
    for name, value in entry.extra:
        keys.setdefault(f"x-{name}", value)
    keys["id"] = names.items.take(_wish(entry, bodies), "item")
    if "title" not in keys and entry.kind != "meeting":
        keys["title"] = keys["id"]
    return Table(entry.kind, keys, entry.spots, entry.comments)


def _placed(entry: Entry, lang: str) -> dict[str, Any]:
    """Return what is known of the day."""
    keys: dict[str, Any] = {}
    if entry.window:
        keys["window"] = entry.window
    elif entry.target:
        keys["target"] = entry.target
    elif entry.date is None:
        keys["date"] = "?"
    else:
        keys["date"] = f"{entry.date.isoformat()} ({weekday(entry.date, lang)})"
    if entry.date is not None:
        if entry.last is not None:
            keys["end"] = f"{entry.last.isoformat()} ({weekday(entry.last, lang)})"
        if not entry.confirmed:
            keys["confirmed"] = False
        if entry.done:
            keys["done"] = entry.last or entry.date
    if entry.cancelled:
        keys["cancelled"] = entry.cancelled
    return keys


def _held(entry: Entry, names: _Names) -> dict[str, Any]:
    """Return how a meeting is held, and by whom."""
    keys: dict[str, Any] = {}
    if entry.days > 1:
        keys["days"] = entry.days
    if entry.time is not None:
        keys["time"] = f"{entry.time:%H:%M}" if not entry.time.second else f"{entry.time:%H:%M:%S}"
    if entry.length is not None:
        hours, minutes = divmod(entry.length, 60)
        keys["length"] = f"{hours}h" * bool(hours) + f"{minutes}min" * bool(minutes)
    if entry.timezone:
        keys["timezone"] = entry.timezone
    if place := one_line(entry.place):
        keys["place"] = place
    if entry.online:
        keys["online"] = entry.online
    if entry.type:
        keys["type"] = entry.type
    if entry.attendees:
        keys["attendees"] = list(dict.fromkeys(names.person(who) for who in entry.attendees))
    if entry.absent:
        keys["absent"] = list(dict.fromkeys(names.person(who) for who in entry.absent))
    if entry.agenda:
        keys["agenda"] = [
            {"title": point.title, "presenter": point.presenter} if point.presenter else point.title
            for point in entry.agenda
        ]
    return keys


def _wish(entry: Entry, bodies: list[str]) -> str:
    """Return the id that an entry should have: body and number, else its title, else its body and its day."""
    if entry.id:
        return entry.id
    if entry.number is not None and bodies:
        return f"{bodies[0]}-{entry.number}"
    day = (entry.recurrence[:10] or (entry.date.isoformat() if entry.date else "")) or "undated"
    titled = slug(entry.title)
    if titled and not entry.recurrence:
        return titled
    return f"{titled or (bodies[0] if bodies else entry.kind)}-{day}"
