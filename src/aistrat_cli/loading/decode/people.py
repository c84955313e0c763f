"""Readers of bodies, persons, absences and topics, and of the keys that name them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.decode.days import in_order, without_end
from aistrat_cli.loading.decode.names import is_address
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.table import Values, example, missing_key, read_table, reads
from aistrat_cli.loading.decode.values import all_read, each, one_string, read_integer
from aistrat_cli.loading.format.keys import TABLES, Key
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.anchors import is_id
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.model.people import Absence, Body, Member, Person, Topic
from aistrat_cli.model.text import Text
from aistrat_cli.source.place import Place

if TYPE_CHECKING:
    from fractions import Fraction

Named = TypeVar("Named", Person, Body, Topic)

NOUNS = {
    "body": Message("body", "会議体"),
    "person": Message("person", "人物"),
    "owner": Message("person or body", "人物または会議体"),
    "topic": Message("topic", "論点"),
    "item": Message("item", "項目"),
    "calendar": Message("calendar", "カレンダー"),
    "deadline": Message("derived deadline", "自動で作られる期限"),
    "scenario": Message("scenario", "シナリオ"),
}


def unknown(reading: Reading, noun: str, name: str, known: Collection[str], to_add: str = "") -> Misread:
    """Return the exception for a name that nothing has; `to_add` is the header of a table that would make it."""
    said = NOUNS[noun]
    meant = _id_of(name, known) if reading.has_patience(len(known)) else None
    near = meant or reading.nearest(name, known)
    if meant:
        help = Message(f'Write its id: "{meant}".', f'ID を書いてください: "{meant}"。')
    elif near:
        help = Message(f'Did you mean "{near}"?', f'"{near}" ではありませんか。')
    elif to_add and ("." in to_add or is_id(name)):
        table = to_add if "." in to_add else f'{to_add}` with `id = "{quoted(name)}"'
        help = Message(
            f"Add `{table}`, or name another.",
            f"`{table.replace('` with `', '` と `')}` を加えるか、別のものを指定してください。",
        )
    else:
        help = Message("Write the id of one that exists.", "実在するものの ID を書いてください。")
    return Misread(
        faults.UNKNOWN_REFERENCE,
        Message(f'There is no {said.en} "{quoted(name)}".', f"「{quoted(name)}」という{said.ja}はありません。"),
        help,
    )


def _id_of(name: str, known: Collection[str]) -> str | None:
    """Return the id of the only one with this name or title; None where there are none or several."""
    if not isinstance(known, Mapping):
        return None

    def called(one: object) -> bool:
        texts = (getattr(one, key, None) for key in ("name", "short", "title"))
        return any(fold(words).strip() == wanted for text in texts if isinstance(text, Text) for words in text.all)

    wanted = fold(name).strip()
    found = [id for id, one in known.items() if called(one)]
    return found[0] if len(found) == 1 else None


def known_person(reading: Reading, name: Any, key: Key) -> str:
    """Return a person's id; raises Misread where the series has no such person."""
    person = one_string(name, key)
    if person not in reading.persons:
        raise unknown(reading, "person", person, reading.persons, "[[person]]")
    return person


@reads("person")
def read_person_id(reading: Reading, value: Any, place: Place, key: Key) -> str:
    """A person's id."""
    return known_person(reading, value, key)


@reads("persons")
def read_person_ids(reading: Reading, value: Any, place: Place, key: Key) -> tuple[str, ...]:
    """Persons' ids, or one."""
    return all_read(reading, value, place, key, lambda name, here: known_person(reading, name, key))


@reads("owner")
def read_owner(reading: Reading, value: Any, place: Place, key: Key) -> str:
    """A person's or a body's id."""
    owner = one_string(value, key)
    if owner not in reading.persons and owner not in reading.bodies:
        raise unknown(reading, "owner", owner, {**reading.persons, **reading.bodies}, "[[person]]")
    return owner


@reads("organizer")
def read_organizer(reading: Reading, value: Any, place: Place, key: Key) -> str:
    """A person's id, or an address."""
    organizer = one_string(value, key)
    return organizer if is_address(organizer) else known_person(reading, organizer, key)


@reads("bodies")
def read_bodies(reading: Reading, value: Any, place: Place, key: Key) -> tuple[str, ...]:
    """Bodies' ids, or one; each once."""

    def read(name: str, here: Place) -> str:
        if one_string(name, key) not in reading.bodies:
            raise unknown(reading, "body", name, reading.bodies, "[[body]]")
        return name

    if value == []:
        raise Misread(
            faults.INVALID_VALUE, Message("`body` names no body.", "`body` に会議体がありません。"), example(key)
        )
    return tuple(dict.fromkeys(all_read(reading, value, place, key, read)))


@reads("topics")
def read_topics(reading: Reading, value: Any, place: Place, key: Key) -> tuple[str, ...]:
    """Topics' ids, or one."""

    def read(name: str, here: Place) -> str:
        if one_string(name, key) not in reading.topics:
            raise unknown(reading, "topic", name, reading.topics, "[[topic]]")
        return name

    return all_read(reading, value, place, key, read)


@reads("quorum")
def read_quorum(reading: Reading, value: Any, place: Place, key: Key) -> int | Fraction | str:
    """A number of members, a fraction of them, or `majority`."""
    if isinstance(value, int) and not isinstance(value, bool):
        return read_integer(reading, value, place, key)
    text = one_string(value, key)
    if text == "majority":
        return text
    part, _, whole = text.partition("/")
    numbers = [int(digits) for digits in (part, whole) if digits.isascii() and digits.isdigit() and len(digits) < 5]
    if len(numbers) != 2 or not 0 < numbers[0] <= numbers[1]:
        raise Misread(
            faults.INVALID_VALUE,
            Message(f'"{quoted(text)}" is no quorum.', f"「{quoted(text)}」は定足数として読めません。"),
            Message(
                'Write a number of members, "majority", or a fraction such as "1/3".',
                '人数、"majority"、または "1/3" のような分数で書いてください。',
            ),
        )
    from fractions import Fraction

    return Fraction(*numbers)


@reads("members")
def read_members(reading: Reading, value: Any, place: Place, key: Key) -> tuple[Member, ...]:
    """Persons' ids, or tables that say more."""
    found = []
    for entry, here in each(reading, value, place, key, or_tables=True):
        try:
            if isinstance(entry, dict):
                read = read_table(reading, TABLES["member"], entry, here).values
                first, last = read.get("from"), read.get("until")
                if "person" in read and in_order(reading, first, last, here, "until"):
                    found.append(
                        Member(person=read["person"], role=read.get("role"), first=first, last=last, place=here)
                    )
            else:
                found.append(Member(person=known_person(reading, entry, key), place=here))
        except Misread as misread:
            reading.misread(misread, here)
    return tuple(found)


def make_person(reading: Reading, raw: Mapping[str, Any], place: Place) -> Person | None:
    """Read one `[[person]]`; None where it has no id."""
    read = read_table(reading, TABLES["person"], raw, place)
    return _named(Person, "name", read, place)


def make_body(reading: Reading, raw: Mapping[str, Any], place: Place) -> Body | None:
    """Read one `[[body]]`; None where it has no id."""
    read = read_table(reading, TABLES["body"], raw, place)
    return _named(Body, "name", read, place)


def make_topic(reading: Reading, raw: Mapping[str, Any], place: Place) -> Topic | None:
    """Read one `[[topic]]`; None where it has no id."""
    read = read_table(reading, TABLES["topic"], raw, place)
    return _named(Topic, "title", read, place)


def _named(record: type[Named], title: str, read: Values, place: Place) -> Named | None:
    """Make a record of which every key is a field; without a title it is called by its id."""
    values = read.values
    if "id" not in values:
        return None
    values.setdefault(title, Text(written=values["id"]))
    if read.x:
        values["x"] = read.x
    return record(place=place, **values)


def make_absence(reading: Reading, raw: Mapping[str, Any], place: Place) -> Absence | None:
    """Read one `[[absence]]`: days, or a calendar file."""
    values = read_table(reading, TABLES["absence"], raw, place)
    read = values.values
    if "from_ics" in raw and ("from" in raw or "to" in raw):
        reading.report(
            faults.CONTRADICTION,
            Message("`from_ics` stands for `from` and `to`.", "`from_ics` は `from`、`to` と一緒には書けません。"),
            place.at("from_ics"),
            Message("Write a second `[[absence]]`.", "`[[absence]]` を2つに分けてください。"),
        )
        return None
    if "from_ics" not in raw and "from" not in raw:
        missing_key(reading, TABLES["absence"], "from", place)
        return None
    if "person" not in read or ("from" in raw and "from" not in read):
        return None
    first = read.get("from")
    last = read.get("to", first)
    if first is not None and "to" not in raw and "to" not in values.faulty:
        without_end(reading, first, place)
    if not in_order(reading, first, last, place, "to"):
        return None
    return Absence(person=read["person"], first=first, last=last, from_ics=read.get("from_ics"), place=place)


def check_parents(reading: Reading) -> None:
    """Report topics whose parent is unknown, or that are above themselves; the parent is then let go."""
    topics = reading.topics
    for topic in list(topics.values()):
        if topic.parent is not None and topic.parent not in topics:
            reading.misread(unknown(reading, "topic", topic.parent, topics, "[[topic]]"), topic.place.at("parent"))
            topics[topic.id] = topic.replace(parent=None)
    sound: set[str] = set()
    for topic in list(topics.values()):
        path: dict[str, None] = {}
        above: str | None = topic.id
        while above is not None and above not in sound and above not in path:
            path[above] = None
            above = topics[above].parent
        if above is not None and above in path:
            circle = [*path][[*path].index(above) :]
            route = " → ".join([*circle[:8], *(["…"] if len(circle) > 8 else []), above])
            reading.report(
                faults.CONTRADICTION,
                Message(f"A topic is its own parent: {route}.", f"論点の親が循環しています: {route}"),
                topics[above].place.at("parent"),
                Message("Take one of these `parent` keys away.", "いずれかの `parent` を削除してください。"),
            )
            topics[above] = topics[above].replace(parent=None)
        sound.update(path)
