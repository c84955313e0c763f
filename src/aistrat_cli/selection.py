"""Which items of a plan are meant: filters, and ids as they are typed on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AnyItem, Document, Meeting
from aistrat_cli.model.series import Portfolio, Series
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple


class Filters(Record):
    """What is asked for. Several values of one filter are alternatives; different filters must all hold."""

    bodies: tuple[str, ...] = ()
    """The meetings of a body, the deadlines derived from them, and what the body owns."""
    persons: tuple[str, ...] = ()
    """What a person attends, presents, chairs or owns; a member is taken to attend unless written as absent."""
    topics: tuple[str, ...] = ()
    """What is about a topic or about one below it, by its own key or by a point of its agenda."""
    kinds: tuple[str, ...] = ()
    since: date | None = None
    """What ends on that day or later, or may; an item without a day is left out."""
    until: date | None = None
    """What begins on that day or earlier; an item without a day is left out."""

    @property
    def empty(self) -> bool:
        """Whether they let everything through."""
        return not (self.bodies or self.persons or self.topics or self.kinds or self.since or self.until)


class UnknownName(NamedTuple):
    """A filter that names nothing in any of the series that were asked for."""

    kind: str
    """`body`, `person` or `topic`."""
    name: str
    known: tuple[str, ...]


def select(plan: Plan, filters: Filters) -> tuple[Placement, ...]:
    """Return the placements of the series that were asked for which pass the filters, in the order of the plan."""
    shown = plan.shown()
    if filters.empty:
        return shown
    by_id = plan.portfolio.by_id
    topics = {key: with_those_below(series, filters.topics) for key, series in by_id.items()}
    return tuple(
        placement
        for placement in shown
        if _passes(placement, filters, by_id[placement.key.series], topics[placement.key.series], plan)
    )


def unknown_names(portfolio: Portfolio, filters: Filters) -> tuple[UnknownName, ...]:
    """Return the ids in the filters that no series that was asked for has."""
    shown = [series for series in portfolio.series if series.id in portfolio.shown]
    found = []
    asked: tuple[tuple[str, tuple[str, ...], Iterable[Mapping[str, object]]], ...] = (
        ("body", filters.bodies, [series.bodies for series in shown]),
        ("person", filters.persons, [series.persons for series in shown]),
        ("topic", filters.topics, [series.topics for series in shown]),
    )
    for kind, names, tables in asked:
        known = tuple(dict.fromkeys(name for table in tables for name in table))
        found += [UnknownName(kind, name, known) for name in names if name not in known]
    return tuple(found)


def named(plan: Plan, text: str) -> tuple[ItemKey, ...]:
    """Return the items that `text` can mean: `item`, `item/lead`, `series:item`; bare ids in all series asked for."""
    series, colon, item = text.partition(":")
    if colon:
        key = ItemKey(series, item)
        return (key,) if key in plan.placements else ()
    return tuple(key for id in sorted(plan.portfolio.shown) if (key := ItemKey(id, text)) in plan.placements)


def _passes(placement: Placement, filters: Filters, series: Series, topics: frozenset[str], plan: Plan) -> bool:
    item = placement.item
    if filters.kinds and item.kind not in filters.kinds:
        return False
    if not _in_span(placement, filters):
        return False
    # A derived deadline belongs to the body, the people and the topics of its meeting.
    source: AnyItem | None = item
    if isinstance(item, Document) and item.derived_from is not None:
        source = plan.portfolio.index.get(item.derived_from)
    about = [item] if source is None or source is item else [item, source]
    return (
        (not filters.bodies or any(_of_body(one, filters.bodies) for one in about))
        and (not filters.persons or any(_of_person(one, filters.persons, series) for one in about))
        and (not filters.topics or any(_of_topic(one, topics) for one in about))
    )


def _in_span(placement: Placement, filters: Filters) -> bool:
    if filters.since is None and filters.until is None:
        return True
    end = placement.last_end or placement.end
    if placement.start is None or end is None:
        return False
    if filters.since is not None and end < filters.since:
        return False
    return filters.until is None or placement.start <= filters.until


def _of_body(item: AnyItem, bodies: tuple[str, ...]) -> bool:
    return item.owner in bodies or (isinstance(item, Meeting) and any(body in bodies for body in item.bodies))


def _of_person(item: AnyItem, persons: tuple[str, ...], series: Series) -> bool:
    if item.owner in persons:
        return True
    if not isinstance(item, Meeting):
        return False
    if any(point.presenter in persons for point in item.agenda):
        return True
    return any(person in persons and person not in item.absent for person in _invited(item, series))


def _invited(meeting: Meeting, series: Series) -> Iterable[str]:
    if meeting.attendees is not None:
        yield from meeting.attendees
        return
    for id in meeting.bodies:
        if (body := series.bodies.get(id)) is not None:
            yield from (member.person for member in body.members)
            if body.chair is not None:
                yield body.chair


def _of_topic(item: AnyItem, topics: frozenset[str]) -> bool:
    if any(topic in topics for topic in item.topics):
        return True
    return isinstance(item, Meeting) and any(topic in topics for point in item.agenda for topic in point.topics)


def with_those_below(series: Series, wanted: tuple[str, ...]) -> frozenset[str]:
    """Return the topics that are wanted and all that lie below them; topics in a circle are gone around once."""
    found = {topic for topic in wanted if topic in series.topics}
    below: dict[str, list[str]] = {}
    for topic in series.topics.values():
        if topic.parent is not None:
            below.setdefault(topic.parent, []).append(topic.id)
    waiting = list(found)
    while waiting:
        lower = [one for one in below.get(waiting.pop(), ()) if one not in found]
        found.update(lower)
        waiting += lower
    return frozenset(found)
