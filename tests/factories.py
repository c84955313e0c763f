"""Plans made by hand: the least that a drawing needs, without loading or planning anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from aistrat_cli.calendar.business import BusinessCalendar
from aistrat_cli.model.calendar import Calendar
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AgendaItem, AnyItem, Document, Meeting, Milestone, Task
from aistrat_cli.model.leads import LeadOffset, LeadTime, Selector, Term
from aistrat_cli.model.people import Body, Person, Topic
from aistrat_cli.model.policy import RulesConfig, SlipPolicy
from aistrat_cli.model.series import Portfolio, Series
from aistrat_cli.model.text import Text
from aistrat_cli.planning.plan import Certainty, Link, Placement, Plan
from aistrat_cli.source.place import Place, Source

NOWHERE = Place(Source("made-by-hand.toml", ""), ())

Written = str | Mapping[str, str]
Day = str | date


def text(written: Written) -> Text:
    return Text(written=written)


def day(written: Day) -> date:
    return written if isinstance(written, date) else date.fromisoformat(written)


def body(id_: str, name: Written, short: Written | None = None) -> Body:
    return Body(id=id_, name=text(name), short=None if short is None else text(short), place=NOWHERE)


def person(id_: str, name: Written) -> Person:
    return Person(id=id_, name=text(name), place=NOWHERE)


def topic(id_: str, title: Written) -> Topic:
    return Topic(id=id_, title=text(title), place=NOWHERE)


def _key(id_: str) -> ItemKey:
    series, _, item = id_.rpartition(":")
    return ItemKey(series or "s", item)


def meeting(
    id_: str,
    bodies: str | Sequence[str] = "council",
    number: int | None = None,
    title: Written | None = None,
    agenda: Sequence[Written] = (),
    **more: Any,
) -> Meeting:
    """A meeting of series `s`, or of another: `other:m-1`; one without a title gets what the loader would make."""
    held = (bodies,) if isinstance(bodies, str) else tuple(bodies)
    points = tuple(AgendaItem(title=text(point), place=NOWHERE) for point in agenda)
    made = text(title) if title is not None else text("")
    return Meeting(key=_key(id_), title=made, bodies=held, number=number, agenda=points, place=NOWHERE, **more)


def task(id_: str, title: Written = "", **more: Any) -> Task:
    return Task(key=_key(id_), title=text(title or id_), place=NOWHERE, **more)


def document(id_: str, title: Written = "", **more: Any) -> Document:
    return Document(key=_key(id_), title=text(title or id_), place=NOWHERE, **more)


def milestone(id_: str, title: Written = "", **more: Any) -> Milestone:
    return Milestone(key=_key(id_), title=text(title or id_), place=NOWHERE, **more)


def deadline(of: AnyItem, id_: str, title: Written) -> Document:
    """A deadline derived from `of` by a lead time."""
    term = Term(offset=LeadOffset(3, "bd", True))
    lead = LeadTime(id=id_, title=text(title), selector=Selector(), terms=(term,), place=NOWHERE)
    key = ItemKey(of.key.series, f"{of.key.item}/{id_}")
    return Document(key=key, title=text(title), derived_from=of.key, lead_time=lead, place=NOWHERE)


def placed(
    item: AnyItem,
    start: Day | None = None,
    end: Day | None = None,
    certainty: Certainty | None = None,
    window: tuple[Day, Day] | None = None,
    last_end: Day | None = None,
    **more: Any,
) -> Placement:
    """Where an item is: fixed on `start` unless told otherwise, unplaced without one."""
    first = day(start) if start is not None else None
    last = day(end) if end is not None else first
    held = {
        "item": item,
        "certainty": certainty or ("unplaced" if first is None else "window" if window else "fixed"),
        "start": first,
        "end": last,
        "window": (day(window[0]), day(window[1])) if window else None,
        "last_end": day(last_end) if last_end else day(window[1]) if window else last,
        "earliest_start": None,
        "latest_start": None,
        "total_float": None,
        "free_float": None,
        "bound_by": None,
        "critical": False,
        "deadline": None,
        "target": None,
        "held_by": None,
        "late": False,
        "time": None,
        "timezone": "Asia/Tokyo",
        "term": None,
        "rule_day": None,
    }
    return Placement(**{**held, **more})


def series(
    id_: str = "s",
    title: Written = "Series",
    bodies: Iterable[Body] = (),
    persons: Iterable[Person] = (),
    topics: Iterable[Topic] = (),
    **more: Any,
) -> Series:
    held = {
        "id": id_,
        "title": text(title),
        "timezone": "Asia/Tokyo",
        "calendar": Calendar(place=NOWHERE),
        "bodies": {b.id: b for b in bodies},
        "persons": {p.id: p for p in persons},
        "topics": {t.id: t for t in topics},
        "slip": SlipPolicy(place=NOWHERE),
        "rules": RulesConfig(place=NOWHERE),
        "source": NOWHERE.source,
        "place": NOWHERE,
    }
    return Series(**{**held, **more})


def link(leader: AnyItem, follower: AnyItem) -> Link:
    """`follower` waits for `leader`."""
    return Link(leader.key, follower.key, "end", "start", "after", False, leader.id, NOWHERE)


def plan(
    held: Mapping[str, Series] | Iterable[Series], placements: Iterable[Placement], links: Iterable[Link] = ()
) -> Plan:
    """The plan of the series, all of them shown; titles that meetings do not have are made as the loader makes them."""
    from aistrat_cli.loading.decode.titles import meeting_title

    of = tuple(held.values() if isinstance(held, Mapping) else held)
    by_id = {one.id: one for one in of}
    titled = []
    for placement in placements:
        item = placement.item
        if isinstance(item, Meeting) and item.title.written == "":
            bodies = by_id[item.key.series].bodies
            names = [bodies[b].name if b in bodies else text(b) for b in item.bodies]
            placement = placement._replace(item=item.replace(title=meeting_title(names, item.number)))
        titled.append(placement)
    portfolio = Portfolio(series=of, shown=frozenset(by_id), index={p.key: p.item for p in titled})
    calendars = {one.id: BusinessCalendar(one.calendar, lambda *_: {}) for one in of}
    return Plan(
        portfolio=portfolio,
        placements={p.key: p for p in titled},
        links=tuple(links),
        problems=(),
        calendars=calendars,
    )
