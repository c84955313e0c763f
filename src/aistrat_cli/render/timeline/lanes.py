"""Which items stand in which lane, and what the lanes are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AnyItem, Document, Meeting
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Placement
from aistrat_cli.record import Record
from aistrat_cli.render.called import reference
from aistrat_cli.render.cells import visible
from aistrat_cli.render.timeline import words
from aistrat_cli.render.timeline.options import LaneMode

LaneKey = tuple[str, str]
"""What kind of thing the lane stands for (`body`, `person`, `topic`, `series`, `kind`, `item`), and its id."""


class Lane(Record):
    """A lane with its items, in the order of the plan."""

    key: LaneKey
    name: str
    short: str
    """With the short name of the body; the name where it has none."""
    placements: tuple[Placement, ...]


class Lanes:
    """The lanes of one series: which an item belongs to, and what they are called in `lang`."""

    def __init__(
        self,
        series: Series,
        mode: LaneMode,
        lang: str,
        by_id: Mapping[str, Series],
        index: Mapping[ItemKey, AnyItem],
    ) -> None:
        self.series = series
        self._by_id = by_id
        self._mode = mode
        self._lang = lang
        self._index = index
        self._names: dict[LaneKey, tuple[str, str]] = {}

    def of(self, item: AnyItem) -> tuple[LaneKey, ...]:
        """Return the lanes that an item stands in: at least one, a joint meeting in each of its bodies'."""
        if self._mode == "series":
            return (("series", self.series.id),)
        if self._mode == "none":
            home = self._home(item) if isinstance(item, Document) and item.derived_from is not None else None
            return (("item", (home or item).id),)
        if self._mode == "topic":
            points = item.agenda if isinstance(item, Meeting) else ()
            topics = dict.fromkeys((*item.topics, *(t for point in points for t in point.topics)))
            if not topics and (home := self._home(item)) is not None:
                return self.of(home)
            return tuple(("topic", t) for t in topics) or (("none", "topic"),)
        if self._mode == "owner":
            if item.owner is None and (home := self._home(item)) is not None:
                return self.of(home)
            return (self._owner(item.owner),) if item.owner is not None else (("none", "owner"),)
        return self._bodies(item)

    def name(self, key: LaneKey) -> tuple[str, str]:
        """Return the lane's name and its short name, both visible."""
        if key not in self._names:
            name, short = self._name(key)
            self._names[key] = visible(name), visible(short)
        return self._names[key]

    def group(self, placements: Iterable[Placement]) -> list[Lane]:
        """Return the lanes that have items: bodies, persons and topics in the order of the file, then the rest."""
        held: dict[LaneKey, list[Placement]] = {}
        for placement in placements:
            for key in self.of(placement.item):
                held.setdefault(key, []).append(placement)
        if self._mode == "none":
            order = sorted(held, key=lambda key: (held[key][0].start is None, held[key][0].start or 0))
        else:
            ranks = {key: rank for rank, key in enumerate(self._order())}
            order = sorted(held, key=lambda key: ranks.get(key, len(ranks)))
        return [
            Lane(key=key, name=name, short=short, placements=tuple(held[key]))
            for key in order
            for name, short in (self.name(key),)
        ]

    def _order(self) -> Iterable[LaneKey]:
        series = self.series
        yield from (("body", id_) for id_ in series.bodies)
        yield from (("person", id_) for id_ in series.persons)
        yield from (("topic", id_) for id_ in series.topics)
        yield from (("kind", kind) for kind in words.LANES)

    def _home(self, item: AnyItem) -> AnyItem | None:
        """Return the item beside which this one belongs: a deadline's meeting, what a written day hangs on."""
        if isinstance(item, Meeting):
            return None
        if isinstance(item, Document) and item.derived_from is not None:
            return self._index.get(item.derived_from)
        expression = item.date or item.target
        anchor = expression.anchor if expression is not None else None
        home = self._index.get(anchor.key) if anchor is not None else None
        return home if isinstance(home, Meeting) and home.key.series == self.series.id else None

    def _bodies(self, item: AnyItem) -> tuple[LaneKey, ...]:
        if isinstance(item, Meeting) and item.bodies:
            return tuple(("body", body) for body in item.bodies)
        if item.owner is not None and item.owner in self.series.bodies:
            return (("body", item.owner),)
        home = self._home(item)
        return self._bodies(home) if home is not None else (("kind", item.kind),)

    def _owner(self, owner: str) -> LaneKey:
        return ("body" if owner in self.series.bodies else "person", owner)

    def _name(self, key: LaneKey) -> tuple[str, str]:
        what, id_ = key
        lang, series = self._lang, self.series
        if what == "body" and id_ in series.bodies:
            body = series.bodies[id_]
            return body.name.in_(lang), (body.short or body.name).in_(lang)
        if what == "kind":
            return (words.LANES[id_].in_(lang),) * 2
        if what == "none":
            return ((words.NO_OWNER if id_ == "owner" else words.NO_TOPIC).in_(lang),) * 2
        if what == "series":
            return (series.title.in_(lang),) * 2
        if what == "item":
            item = self._index.get(ItemKey(series.id, id_))
            if item is None:
                return id_, id_
            return item.title.in_(lang), reference(item, None, self._by_id, self._index, lang)
        if what == "person" and id_ in series.persons:
            return (series.persons[id_].name.in_(lang),) * 2
        if what == "topic" and id_ in series.topics:
            return (series.topics[id_].title.in_(lang),) * 2
        return id_, id_
