"""From entries to a draft: bodies, persons and topics gathered, ids given, keys as the file will have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from typing import Any

from aistrat_cli.diagnostic import Message
from aistrat_cli.importing.entry import Entry, Who
from aistrat_cli.importing.ids import Ids, id_of, slug
from aistrat_cli.importing.remarks import Remark, Spot
from aistrat_cli.importing.titles import clean, one_line
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple
from aistrat_cli.wording import is_japanese, weekday


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
    entries = sorted(entries, key=_order)
    names = _Names(entries)
    items = [_item(entry, id, names, lang) for entry, id in zip(entries, _item_ids(entries, names), strict=True)]
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
    """Bodies, persons and topics by what they are called, with their ids.

    They are listed in the order in which they come, but get their ids in the order of their names: where two would
    have the same, it is not the order of rows and files that tells which of them is counted on.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        ids = Ids()  # bodies and persons share theirs
        bodies = dict.fromkeys(name for entry in entries for name in entry.bodies)
        persons: dict[str, Who] = {}
        for who in (who for entry in entries for who in _people(entry)):
            known = persons.setdefault(_key(who), who)
            if who.name and not known.name:
                persons[_key(who)] = who
        topics = dict.fromkeys(name for entry in entries for name in entry.topics)
        wishes = {name: id_of(name, "body") for name in bodies}
        self.bodies = ids.give(wishes, "body")
        wishes = {
            key: slug(who.email.partition("@")[0]) or id_of(who.name or who.email, "person")
            for key, who in persons.items()
        }
        taken = ids.give(wishes, "person")
        self.persons = {key: (who, taken[key]) for key, who in persons.items()}
        self.topics = Ids().give({name: id_of(name, "topic") for name in topics}, "topic")
        self._organizers: dict[str, set[str | None]] = {}
        for entry in entries:
            organizer = None if entry.organizer is None else self.person(entry.organizer)
            for name in entry.bodies:
                self._organizers.setdefault(name, set()).add(organizer)

    def organized(self, name: str) -> dict[str, str]:
        """Return the organizer of a body, where all its meetings have the same."""
        found = self._organizers[name]
        return {"organizer": who} if len(found) == 1 and (who := next(iter(found))) else {}

    def person(self, who: Who) -> str:
        """Return the id of a person."""
        return self.persons[_key(who)][1]


def _key(who: Who) -> str:
    """Return what tells a person from others: the address, the name where there is none."""
    return who.email.casefold() or who.name


def _people(entry: Entry) -> Iterator[Who]:
    """Yield those who are named in the item that an entry becomes."""
    if entry.organizer is not None:
        yield entry.organizer
    if entry.kind == "meeting":
        yield from entry.attendees
        yield from entry.absent
    if entry.owner is not None:
        yield entry.owner


def _item_ids(entries: Sequence[Entry], names: _Names) -> list[str]:
    """Return the ids of the items: where two would have the same, their titles and UIDs tell, not their order."""
    wishes = [_wish(entry, names) for entry in entries]
    ids, given = Ids(), [""] * len(entries)
    for index in sorted(
        range(len(entries)), key=lambda one: (_order(entries[one]), entries[one].title, entries[one].uid)
    ):
        given[index] = ids.take(wishes[index], "item")
    return given


def _item(entry: Entry, id: str, names: _Names, lang: str) -> Table:
    """Return the table of an entry; keys in the order in which they are read best."""
    keys: dict[str, Any] = {"id": id}
    bodies = [names.bodies[name] for name in entry.bodies]
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
        keys["topics"] = [names.topics[name] for name in entry.topics]
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
            keys["done"] = entry.done_on or entry.last or entry.date
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


def _wish(entry: Entry, names: _Names) -> str:
    """Return the id that an entry should have: body and number, else its title, else its body and its day."""
    if entry.id:
        return entry.id
    body = names.bodies[entry.bodies[0]] if entry.bodies else ""
    if entry.number is not None and body:
        return f"{body}-{entry.number}"
    day = (entry.recurrence[:10] or (entry.date.isoformat() if entry.date else "")) or "undated"
    titled = slug(entry.title)
    if titled and not entry.recurrence:
        return titled
    return f"{titled or body or entry.kind}-{day}"
