"""Coverage: which topics and presenters have their hearing, paper and decision, and which have none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from aistrat_cli.followup.trail import COLUMNS, Column, Stage, Step, When, stages_of, steps_of, when
from aistrat_cli.model.items import Meeting
from aistrat_cli.model.people import Topic
from aistrat_cli.model.series import Series
from aistrat_cli.model.text import Text
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple

_BEST: tuple[When, ...] = ("done", "past", "planned", "open")


class Cell(NamedTuple):
    """The item that covers a row in a column: one that was held rather than one that is planned, the first of them."""

    placement: Placement
    when: When
    total: int
    """How many items there are."""
    via: str | None = None
    """The topic above that is decided, and this one with it."""


class Row(NamedTuple):
    """A topic or a presenter."""

    id: str
    """Empty for a presenter who is only named in an agenda."""
    name: Text
    kind: str | None
    """Of a topic."""
    depth: int
    """How many topics lie above a topic."""
    cells: Mapping[Column, Cell]
    """Columns that have nothing are not there."""


class Coverage(Record):
    """The matrix of one series."""

    series: str
    topics: tuple[Row, ...]
    presenters: tuple[Row, ...]
    today: date


def coverage(plan: Plan, series: str, today: date, kinds: Collection[str] = ()) -> Coverage:
    """Return the matrix; `kinds` are the kinds of topics that are asked for, all of them where empty.

    A topic is covered by what names it, not by what names a part of it; but the decision of a topic decides its parts.
    """
    own = plan.portfolio.by_id[series]
    steps: dict[str, list[Step]] = {}
    for step in steps_of(plan, series, own.topics, today):
        for topic in step.topics:
            steps.setdefault(topic, []).append(step)
    cells = {id: _cells(steps.get(id, ())) for id in own.topics}
    topics = tuple(
        Row(topic.id, topic.title, topic.kind, len(above), _settled(cells, topic.id, above))
        for topic in own.topics.values()
        if not kinds or topic.kind in kinds
        for above in [_above(topic, own.topics)]
    )
    presenters = tuple(_presenters(plan, own, today, {id for id in own.topics if "decision" in cells[id]}))
    return Coverage(series=series, topics=topics, presenters=presenters, today=today)


def _cells(steps: Collection[Step]) -> dict[Column, Cell]:
    return _row((stage, step.placement, step.when) for step in steps for stage in step.stages)


def _row(touched: Iterable[tuple[Stage, Placement, When]]) -> dict[Column, Cell]:
    touched = list(touched)
    cells = {
        column: _best([(placement, how) for stage, placement, how in touched if stage in stages])
        for column, stages in COLUMNS.items()
    }
    return {column: cell for column, cell in cells.items() if cell is not None}


def _best(steps: list[tuple[Placement, When]]) -> Cell | None:
    live = {placement.key: (placement, how) for placement, how in steps if how != "cancelled"}
    if not live:
        return None
    placement, how = min(live.values(), key=lambda one: (_BEST.index(one[1]), one[0].start or date.max))
    return Cell(placement, how, len(live))


def _settled(cells: Mapping[str, dict[Column, Cell]], topic: str, above: tuple[str, ...]) -> dict[Column, Cell]:
    own = cells[topic]
    if "decision" not in own:
        for higher in above:
            if "decision" in cells[higher]:
                return {**own, "decision": cells[higher]["decision"]._replace(via=higher)}
    return own


def _above(topic: Topic, topics: Mapping[str, Topic]) -> tuple[str, ...]:
    """Return the topics above, the nearest first; topics in a circle are gone around once."""
    found: list[str] = []
    parent = topic.parent
    while parent is not None and parent in topics and parent not in (*found, topic.id):
        found.append(parent)
        parent = topics[parent].parent
    return tuple(found)


def _presenters(plan: Plan, series: Series, today: date, decided: Collection[str]) -> Iterator[Row]:
    """Yield every person of the series, then whoever is only named in an agenda.

    A presenter's paper is one of the points they present, and their decision that of a topic of those points.
    """
    found: dict[str, list[tuple[Stage, Placement, When]]] = {id: [] for id in series.persons}
    decisions: dict[str, list[str]] = {}
    for placement in plan.of(series.id):
        if not isinstance(placement.item, Meeting):
            continue
        how = when(placement, today)
        for point in placement.item.agenda:
            if point.presenter is None:
                continue
            own = found.setdefault(point.presenter, [])
            own += [(stage, placement, how) for stage in stages_of(point)]
            own += [
                ("paper", paper, when(paper, today))
                for key in point.papers
                if (paper := plan.placements.get(key)) is not None
            ]
            if how != "cancelled":
                decisions.setdefault(point.presenter, []).extend(point.topics)
    deciding: dict[str, list[tuple[Placement, When]]] = {}
    for step in steps_of(plan, series.id, decided, today):
        if "decision" in step.stages:
            for topic in step.topics:
                deciding.setdefault(topic, []).append((step.placement, step.when))
    for id, touched in found.items():
        for topic in decisions.get(id, ()):
            touched += [("decision", placement, how) for placement, how in deciding.get(topic, ())]
        person = series.persons.get(id)
        yield Row(id if person else "", person.name if person else Text(written=id), None, 0, _row(touched))


def lacking(found: Coverage) -> Coverage:
    """Return only the rows in which a column is empty."""
    return found.replace(
        topics=tuple(row for row in found.topics if len(row.cells) < len(COLUMNS)),
        presenters=tuple(row for row in found.presenters if len(row.cells) < len(COLUMNS)),
    )
