"""One topic through all its stages: hearing, report, discussion, papers, work, decision."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AgendaItem, AnyItem, Document, Meeting
from aistrat_cli.model.people import Topic
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple
from aistrat_cli.selection import with_those_below

Stage = Literal["hearing", "report", "discussion", "meeting", "paper", "work", "milestone", "decision"]
"""`meeting`: on an agenda, and nothing says as what."""

STAGES: tuple[Stage, ...] = ("hearing", "report", "discussion", "meeting", "paper", "work", "milestone", "decision")

Column = Literal["hearing", "agenda", "paper", "decision"]

COLUMNS: dict[Column, tuple[Stage, ...]] = {
    "hearing": ("hearing",),
    "agenda": ("report", "discussion", "meeting"),
    "paper": ("paper",),
    "decision": ("decision",),
}
"""What a topic is expected to go through, and the stages that count for it."""

When = Literal["done", "past", "planned", "open", "cancelled"]
"""`past`: its day has gone by, and nobody wrote that it was held; `open`: without a day, or somewhere in a range."""


class Step(NamedTuple):
    """What happens to a topic at one item."""

    placement: Placement
    stages: tuple[Stage, ...]
    point: AgendaItem | None
    """The point of the agenda, None where the item as a whole is about it."""
    topics: tuple[str, ...]
    """Those of the topics asked for that it names."""
    when: When


class Trail(Record):
    """A topic and everything that is about it or one below it."""

    series: str
    topic: Topic
    below: tuple[Topic, ...]
    steps: tuple[Step, ...]
    """In the order of their days; what has none last."""
    today: date

    def at(self, column: Column) -> tuple[Step, ...]:
        """Return the steps that count for a column and are not cancelled."""
        wanted = COLUMNS[column]
        return tuple(s for s in self.steps if s.when != "cancelled" and any(stage in wanted for stage in s.stages))


def trail(plan: Plan, series: str, topic: str, today: date) -> Trail:
    """Return the trail of a topic that the series has."""
    own = plan.portfolio.by_id[series]
    wanted = with_those_below(own, (topic,))
    steps = sorted(steps_of(plan, series, wanted, today), key=_order)
    below = tuple(one for one in own.topics.values() if one.id in wanted and one.id != topic)
    return Trail(series=series, topic=own.topics[topic], below=below, steps=tuple(steps), today=today)


def steps_of(plan: Plan, series: str, topics: Collection[str], today: date) -> Iterator[Step]:
    """Yield what happens to any of the topics in a series, in the order of the plan.

    A paper is about a topic that it names, and about those of the agenda points that it is written for.
    """
    written_for = _papers(plan, series)
    for placement in plan.of(series):
        item = placement.item
        if isinstance(item, Document) and item.derived_from is not None:
            continue
        touches = _at_meeting(item, plan, topics) if isinstance(item, Meeting) else _at_work(item, written_for, topics)
        for stages, point, named in touches:
            yield Step(placement, stages, point, named, when(placement, today))


def when(placement: Placement, today: date) -> When:
    """Return how far an item is as of a day."""
    if placement.certainty == "cancelled":
        return "cancelled"
    if placement.item.done is not None and placement.item.done <= today:
        return "done"
    if placement.certainty == "unplaced" or placement.start is None:
        return "open"
    last = placement.last_end or placement.end
    if last is not None and last < today:
        return "past"
    return "open" if placement.window is not None and placement.window[0] != placement.window[1] else "planned"


Touch = tuple[tuple[Stage, ...], AgendaItem | None, tuple[str, ...]]


def _at_work(item: AnyItem, written_for: Mapping[ItemKey, tuple[str, ...]], topics: Collection[str]) -> Iterator[Touch]:
    if named := _among((*item.topics, *written_for.get(item.key, ())), topics):
        stage: Stage = "paper" if item.kind == "document" else "work" if item.kind == "task" else "milestone"
        yield (stage,), None, named


def _at_meeting(meeting: Meeting, plan: Plan, topics: Collection[str]) -> Iterator[Touch]:
    for point in meeting.agenda:
        if named := _among(point.topics, topics):
            yield stages_of(point), point, named
    whole = _among(meeting.topics, topics)
    if decided := _decided(meeting, plan, topics) or (whole if meeting.decides is not None else ()):
        yield ("decision",), None, decided
    elif whole:
        kinds = tuple(dict.fromkeys(stage for point in meeting.agenda for stage in stages_of(point)))
        yield kinds or ("meeting",), None, whole


def stages_of(point: AgendaItem) -> tuple[Stage, ...]:
    """Return as what a point stands on its agenda."""
    return tuple(stage for stage in STAGES if stage in point.kinds) or ("meeting",)


def _decided(meeting: Meeting, plan: Plan, topics: Collection[str]) -> tuple[str, ...]:
    """Return which of the topics `decides` names, itself or by the topics of the document that it names."""
    decides = meeting.decides_id
    if isinstance(decides, ItemKey):
        document = plan.portfolio.index.get(decides)
        return _among(document.topics if document is not None else (), topics)
    return _among((decides,) if decides is not None else (), topics)


def _papers(plan: Plan, series: str) -> dict[ItemKey, tuple[str, ...]]:
    """Return for each paper the topics of the agenda points that it is written for."""
    found: dict[ItemKey, tuple[str, ...]] = {}
    for item in plan.portfolio.by_id[series].items:
        if isinstance(item, Meeting) and not item.cancelled:
            for point in item.agenda:
                for paper in point.papers:
                    found[paper] = (*found.get(paper, ()), *point.topics)
    return found


def _among(named: Iterable[str], topics: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for topic in named if topic in topics))


def _order(step: Step) -> tuple[bool, date, date]:
    placement = step.placement
    return placement.start is None, placement.start or date.min, placement.last_end or placement.end or date.min
