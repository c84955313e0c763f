"""What a schedule says of an item's calendar entry, whatever language and options it is exported with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from aistrat_cli.ical import texts
from aistrat_cli.ical.state import STATUS, Form, Status, When, form, when
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AnyItem, Document, Meeting
from aistrat_cli.model.series import Series
from aistrat_cli.model.text import Text
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.record import Record

LONGEST_UID = 255
"""Octets; RFC 5545 sets no bound, but databases of servers do."""


WORDING = 1
"""Counted up when the words of `texts.py` change, since every entry is changed by that."""


class Facts(Record):
    """An item with a day, as a calendar takes it."""

    placement: Placement
    form: Form
    status: Status
    when: When
    place: str | Mapping[str, str]
    """As written; a change of it is a change that people must see."""
    title: Text
    public: bool
    digest: str
    """Of everything an export says of it, in whatever language."""

    summary: str
    description: str
    location: str
    categories: tuple[str, ...]
    """In one language, as `texts.py` words them."""


def facts(placement: Placement, series: Series, plan: Plan, lang: str) -> Facts:
    """Return the facts of an item that has a day, worded in a language."""
    item = placement.item
    kind = form(placement)
    at = when(placement, kind)
    return Facts(
        placement=placement,
        form=kind,
        status=STATUS[kind],
        when=at,
        place=texts.place_written(item),
        title=item.title,
        public=is_public(item, plan.portfolio.index),
        digest=_digest(placement, kind, at, series, plan),
        summary=texts.summary(placement, kind, lang),
        description=texts.description(placement, kind, series, plan, lang),
        location=texts.location(item, lang),
        categories=texts.categories(item, series, lang),
    )


def _digest(placement: Placement, kind: Form, at: When, series: Series, plan: Plan) -> str:
    """Return a digest of all that is said of an item, as it is written, and of the names that it refers to."""
    item = placement.item
    said: list[object] = [WORDING, kind, item.kind, is_public(item, plan.portfolio.index), item.title.written, item.url]
    said += [at.start.isoformat(), at.end and at.end.isoformat(), at.timezone, at.days, placement.time]
    if item.kind == "document":  # as a to-do it is completed
        said.append(placement.certainty == "done")
    if kind == "uncertain":
        said += [placement.certainty, placement.start, placement.end, placement.last_end, placement.target]
        said += [span.written for span in item.one_of]
    said += [item.note and item.note.written, item.owner and _name(item.owner, series)]
    said += [series.topics[id].title.written for id in item.topics if id in series.topics]
    if isinstance(item, Meeting):
        said += [(body.short or body.name).written for id in item.bodies if (body := series.bodies.get(id))]
        said += [item.where and item.where.written, item.online, item.length, item.time is None]
        said += [item.decides and item.decides.written, _decided(item, series, plan)]
        for point in item.agenda:
            said += [point.title.written, point.kinds, point.length, point.presenter and _name(point.presenter, series)]
            said += [
                paper.title.written for key in point.papers if (paper := plan.portfolio.index.get(key)) and paper.public
            ]
    return sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _name(id: str, series: Series) -> object:
    named = series.persons.get(id) or series.bodies.get(id)
    return id if named is None else named.name.written


def _decided(meeting: Meeting, series: Series, plan: Plan) -> object:
    what = meeting.decides_id
    named = plan.portfolio.index.get(what) if isinstance(what, tuple) else series.topics.get(what) if what else None
    if named is None or (isinstance(what, tuple) and not plan.portfolio.index[what].public):
        return None
    return named.title.written


def uid(series: str, item: str) -> str:
    """Return the UID of an item: `series:item`, never from its day; a very long one ends in a digest."""
    whole = f"{series}:{item}"
    if len(whole) <= LONGEST_UID:  # ids are ASCII
        return whole
    return f"{whole[:200]}~{sha256(whole.encode()).hexdigest()[:40]}"


def is_public(item: AnyItem, index: Mapping[ItemKey, AnyItem]) -> bool:
    """Tell whether an item may be seen by everybody: a deadline names its meeting, and is no more public than that."""
    if isinstance(item, Document) and item.derived_from is not None:
        source = index.get(item.derived_from)
        return item.public and (source is None or source.public)
    return item.public


def names(item: AnyItem, index: Mapping[ItemKey, AnyItem]) -> tuple[str, ...]:
    """Return the id of an item and those it had before, which no other item has now.

    A derived deadline of a meeting that was renamed has one more for each of the meeting's.
    """
    former: Iterable[str] = item.former_ids
    if isinstance(item, Document) and item.derived_from is not None and item.lead_time is not None:
        source = index.get(item.derived_from)
        if source is not None and source.former_ids:
            former = (*former, *(f"{one}/{item.lead_time.id}" for one in source.former_ids))
    if not former:
        return (item.id,)
    series = item.key.series
    return (item.id, *(one for one in former if ItemKey(series, one) not in index))
