"""Progress: of what was due, what was done on time, late, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from aistrat_cli.followup.due import done_by, due_day
from aistrat_cli.model.items import AnyItem, Document, Meeting
from aistrat_cli.model.series import Series
from aistrat_cli.model.text import Text
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple

State = Literal["not-done", "late", "on-time", "to-come", "ahead", "undated", "cancelled"]
"""The first three were due and are counted. `to-come`: due later, or today and not done yet; `ahead`: due later and
done already; `undated`: nobody ever said by when."""

STATES: tuple[State, ...] = ("not-done", "late", "on-time", "to-come", "ahead", "undated", "cancelled")
"""In the order of the list: what needs somebody first."""

By = Literal["topic", "owner", "body"]


class Due(NamedTuple):
    """An item with its promise."""

    placement: Placement
    due: date | None
    done: date | None
    state: State

    @property
    def days(self) -> int | None:
        """Calendar days from the due day to the day it was done, negative where early; None where it was not."""
        return None if self.due is None or self.done is None else (self.done - self.due).days


class Tally(NamedTuple):
    """Counts of what was due."""

    on_time: int
    late: int
    not_done: int

    @property
    def due(self) -> int:
        """Everything that was due."""
        return self.on_time + self.late + self.not_done

    @property
    def done(self) -> int:
        """What was done, on time or late."""
        return self.on_time + self.late


class Group(NamedTuple):
    """What was due of one topic, owner or body; an item with several counts in each of them."""

    id: str
    """Empty for what has none."""
    name: Text | None
    tally: Tally


class Span(NamedTuple):
    """Which due days are asked for; open where None."""

    fiscal_year: int | None = None
    since: date | None = None
    until: date | None = None


class Progress(Record):
    """What became of what was due."""

    entries: tuple[Due, ...]
    """By state in the order of STATES, then by due day."""
    tally: Tally
    groups: tuple[Group, ...]
    """In the order of their first item; what has none last."""
    by: By | None
    span: Span
    today: Mapping[str, date]


def progress(
    plan: Plan,
    meant: Plan,
    placements: Iterable[Placement],
    today: Mapping[str, date],
    span: Span,
    by: By | None = None,
) -> Progress:
    """Return what became of those placements whose due day lies in the span; `meant` is `due.promised(plan)`.

    What was never given a day, and so lies in no span, is left out where one is asked for.
    """
    by_id = plan.portfolio.by_id
    found = []
    for placement in placements:
        due = due_day(placement, meant.placements.get(placement.key))
        if _inside(due, span, by_id[placement.key.series]):
            found.append(_judged(placement, due, today[placement.key.series]))
    found.sort(key=lambda one: (STATES.index(one.state), one.due or date.max))
    groups = tuple(_groups(found, plan, by)) if by is not None else ()
    return Progress(entries=tuple(found), tally=tally(found), groups=groups, by=by, span=span, today=dict(today))


def tally(entries: Iterable[Due]) -> Tally:
    """Count what was due."""
    states = [one.state for one in entries]
    return Tally(states.count("on-time"), states.count("late"), states.count("not-done"))


def per_cent(part: int, whole: int) -> str:
    """Return a share in whole per cent, halves up: `90`. `>99` and `<1` where all and none would not be true."""
    if whole == 0:
        return "-"
    rounded = (200 * part + whole) // (2 * whole)
    if rounded == 100 and part < whole:
        return ">99"
    if rounded == 0 and part > 0:
        return "<1"
    return str(rounded)


def _inside(due: date | None, span: Span, series: Series) -> bool:
    if span == Span():
        return True
    if due is None:
        return False
    if span.fiscal_year is not None and series.fiscal_year(due) != span.fiscal_year:
        return False
    return (span.since is None or due >= span.since) and (span.until is None or due <= span.until)


def _judged(placement: Placement, due: date | None, today: date) -> Due:
    done = done_by(placement, today)
    state: State
    if placement.item.cancelled:
        state = "cancelled"
    elif due is None:
        state = "undated"
    elif done is not None:
        state = "late" if done > due else "on-time" if due <= today else "ahead"
    else:
        state = "not-done" if due < today else "to-come"
    return Due(placement, due, done, state)


def _groups(entries: Sequence[Due], plan: Plan, by: By) -> Iterator[Group]:
    by_id = plan.portfolio.by_id
    several = len(plan.portfolio.shown) > 1
    members: dict[tuple[str, str], list[Due]] = {}
    for one in entries:
        series = one.placement.key.series
        for id in _group_ids(one.placement.item, plan, by) or ("",):
            members.setdefault((series if id else "", id), []).append(one)
    for (series_id, id), own in sorted(members.items(), key=lambda member: member[0][1] == ""):
        counted = tally(own)
        if counted.due:
            name = _name(by_id[series_id], id, by) if id else None
            yield Group(f"{series_id}:{id}" if id and several else id, name, counted)


def _group_ids(item: AnyItem, plan: Plan, by: By) -> tuple[str, ...]:
    """Return what an item belongs to; a derived deadline without an own owner belongs where its meeting does."""
    source: AnyItem = item
    if isinstance(item, Document) and item.derived_from is not None:
        source = plan.portfolio.index.get(item.derived_from, item)
    if by == "owner":
        return (item.owner,) if item.owner else ()
    if by == "topic":
        points = source.agenda if isinstance(source, Meeting) else ()
        return tuple(dict.fromkeys((*item.topics, *source.topics, *(t for point in points for t in point.topics))))
    if isinstance(source, Meeting):
        return source.bodies
    owner = item.owner
    return (owner,) if owner in plan.portfolio.by_id[item.key.series].bodies and owner else ()


def _name(series: Series, id: str, by: By) -> Text | None:
    if by == "topic":
        topic = series.topics.get(id)
        return topic.title if topic is not None else None
    body, person = series.bodies.get(id), series.persons.get(id)
    if body is not None:
        return body.short or body.name
    return person.name if person is not None and by == "owner" else None
