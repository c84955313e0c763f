"""What planning yields: a placement for every item, the links between items, and the problems met."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from aistrat_cli.calendar.business import BusinessCalendar
from aistrat_cli.model.days import Dependency, Edge, ItemKey
from aistrat_cli.model.items import AnyItem, Document
from aistrat_cli.model.leads import Term
from aistrat_cli.model.series import Portfolio
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import Place

Certainty = Literal[
    "cancelled", "done", "unplaced", "fixed", "tentative", "target", "window", "alternatives", "computed"
]

Origin = Literal["after", "before", "ends_after", "not_before", "date", "deadline", "target", "window", "lead_time"]
"""The key a link was written under."""


class Link(NamedTuple):
    """One tie between two items: `edge` of the follower lies no earlier than what the leader's `leader_edge` gives.

    Whichever side it was written on, the leader comes first in time where the tie is a dependency. Where
    `exact` is true the follower is put on that very day (a date expression, a derived deadline) and moves with it.
    """

    leader: ItemKey
    follower: ItemKey
    leader_edge: Edge
    follower_edge: Edge
    origin: Origin
    exact: bool
    written: str
    place: Place
    """The string of the dependency, or the value of the key."""
    dependency: Dependency | None = None

    @property
    def owner(self) -> ItemKey:
        """The item in whose table it is written."""
        return self.leader if self.origin == "before" else self.follower


class Placement(NamedTuple):
    """Where an item is in the plan. Days are inclusive; floats are business days of the item's series."""

    item: AnyItem
    certainty: Certainty
    start: date | None
    end: date | None
    window: tuple[date, date] | None
    """First and last possible start of a range, else None."""
    last_end: date | None
    """The end in the second plan, in which every open item is on its last possible day; equals `end` for no range."""
    earliest_start: date | None
    latest_start: date | None
    total_float: int | None
    free_float: int | None
    bound_by: ItemKey | None
    critical: bool
    deadline: date | None
    """The day the key `deadline` gives."""
    target: date | None
    """The day the key `target` gives, as written (not moved off a closed day)."""
    held_by: Link | None
    """The link that sets the planned day, None where the item's own keys do."""
    late: bool
    """Placed backward, from what follows."""
    time: str | None
    """`HH:MM`; a meeting's own, or the hour at which a derived deadline ends."""
    timezone: str
    term: Term | None
    """Of a derived deadline: the term in force."""
    rule_day: date | None
    """Of a derived deadline: the day the lead time gives, also where it is overridden or done."""

    @property
    def key(self) -> ItemKey:
        """The item's key."""
        return self.item.key

    @property
    def is_range(self) -> bool:
        """Whether the plan leaves open on which day the item falls."""
        return self.window is not None and (self.window[0] != self.window[1] or self.end != self.last_end)


class BrokenDependency(Record):
    """The follower is written, or has been done, before the day that the link needs."""

    link: Link
    needed: date
    """The earliest day of the follower's edge that would do."""
    actual: date
    history: bool
    """The follower is done: it cannot be mended any more."""


class DeadlineMissed(Record):
    """An item ends after its `deadline`."""

    key: ItemKey
    deadline: date
    end: date
    history: bool


class TooEarly(Record):
    """A written day lies before the item's own `not_before`."""

    key: ItemKey
    not_before: date
    start: date
    history: bool


class Backwards(Record):
    """A task whose `end` lies before the day it can start on."""

    key: ItemKey
    start: date
    end: date
    because: Link | None


class TargetMissed(Record):
    """Dependencies force an item past its target."""

    key: ItemKey
    target: date
    end: date
    because: Link | None


class NoPossibleDay(Record):
    """No day inside the window or the alternatives satisfies what the item depends on."""

    key: ItemKey
    earliest: date
    """The first day that its dependencies allow."""
    end: date
    """Its last day, if it starts on that one."""
    last: date
    """The last day of what is written."""
    because: Link | None


class PartlyPossible(Record):
    """Where what it waits for comes on its last possible day, no day is left inside the window."""

    key: ItemKey
    earliest: date
    end: date
    """Its last day, if it starts on the earliest."""
    last: date
    because: Link | None


class NothingPlaces(Record):
    """An item without a day, without a dependency that gives it one, and without saying that it is open."""

    key: ItemKey


class WaitsForUnplaced(Record):
    """An item depends on one that has no day, and is planned from the rest."""

    link: Link
    placed: bool


class WaitsForCancelled(Record):
    """An item depends on a cancelled one, and waits for what that one waited for."""

    link: Link
    instead: tuple[ItemKey, ...]


class Cycle(Record):
    """Items that wait for each other; the links in order, from the one that is written first."""

    links: tuple[Link, ...]


class WordNotKept(Record):
    """A `date` that stands beside a target, window or alternatives, and lies outside them."""

    key: ItemKey
    kind: Literal["target", "window", "alternatives"]
    written: str
    day: date
    missed_by: int
    """Calendar days, positive where later, negative where earlier."""


class Uncountable(Record):
    """A day that no calendar can give: no holiday data, nothing open, outside the years 1 to 9999."""

    key: ItemKey
    place: Place
    reason: Literal["no-holiday-data", "no-business-day", "day-out-of-range", "unknown-country", "lead-needs-time"]
    country: str = ""
    subdivision: str = ""
    """Given where it, not the country, is what the library does not know."""
    year: int = 0
    first_year: int = 0
    last_year: int = 0


Problem = (
    BrokenDependency
    | DeadlineMissed
    | TooEarly
    | Backwards
    | TargetMissed
    | NoPossibleDay
    | PartlyPossible
    | NothingPlaces
    | WaitsForUnplaced
    | WaitsForCancelled
    | Cycle
    | WordNotKept
    | Uncountable
)


class Plan(Record):
    """The plan of a portfolio."""

    portfolio: Portfolio
    placements: Mapping[ItemKey, Placement]
    """In the order of the model; a derived deadline that no term in force asks for is not there."""
    links: tuple[Link, ...]
    """Every tie between two items that were read, in the order of the model."""
    problems: tuple[Problem, ...]
    calendars: Mapping[str, BusinessCalendar]
    """Each series' own, by its id."""

    def of(self, series: str) -> tuple[Placement, ...]:
        """Return the placements of one series, in order."""
        # By its items, not through the placements of all: who asks for each of many series pays for each item once.
        placements = self.placements
        items = (item for one in self.portfolio.series if one.id == series for item in one.items)
        return tuple(placements[item.key] for item in items if item.key in placements)

    def shown(self) -> tuple[Placement, ...]:
        """Return the placements of the series that were asked for, in order."""
        return tuple(p for key, p in self.placements.items() if key.series in self.portfolio.shown)

    def is_settled(self, placement: Placement) -> bool:
        """Tell whether nothing is left to do: it is done, cancelled, or was due before a meeting that has been held."""
        if placement.certainty in ("done", "cancelled"):
            return True
        item, term = placement.item, placement.term
        if not isinstance(item, Document) or item.derived_from is None or term is None or not term.offset.back:
            return False
        origin = self.placements.get(item.derived_from)
        return origin is not None and origin.certainty == "done"
