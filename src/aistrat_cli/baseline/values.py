"""What a baseline is, and what comparing one with a plan yields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Literal

from aistrat_cli.diagnostic import Severity
from aistrat_cli.model.calendar import Calendar
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.policy import SlipKind
from aistrat_cli.planning.plan import Certainty, Placement
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import Place

LONGEST = 200
"""Items that a way has at most: what lies further from its edit is told without the beginning."""

Why = Literal["date", "duration", "dependency", "calendar", "done"]
"""What was edited at the root."""


class Frozen(NamedTuple):
    """An item as it was planned. Days are inclusive, the float is in business days."""

    id: str
    kind: str
    title: Any
    """As written: a string, or a table by language."""
    certainty: Certainty
    start: date | None
    end: date | None
    last_end: date | None
    """The end where every open item is on its last possible day."""
    window: tuple[date, date] | None
    total_float: int | None
    bound_by: str | None
    """The item whose limit sets the float, as it is written in this series."""
    deadline: date | None
    target: date | None
    inputs: Mapping[str, Any]
    """What placed it, in the format's own words; see `inputs.py`."""


class Baseline(Record):
    """One series as it was planned: from a file, a git revision, another schedule."""

    name: str
    """As it was asked for: `agreed`, `main`."""
    series: str
    timezone: str
    items: Mapping[str, Frozen]
    """In the order of the plan."""
    leads: Mapping[str, Mapping[str, Any]]
    """How each lead time counted, and for what, by its id."""
    calendars: Mapping[str, Calendar]
    """By name, see `calendars.py`; of a baseline file, their countries are those that its own `holidays` know."""
    holidays: Mapping[str, Mapping[int, Mapping[date, str]]] = {}
    """Of a baseline file: the holidays it was planned with, by region and year; the library has all others."""
    outside: Mapping[str, tuple[date, date]] = {}
    """Start and end of items of other series that this one refers to, `series:item`."""


class State(NamedTuple):
    """Where an item is, as slips compare it."""

    certainty: Certainty
    start: date | None
    end: date | None
    last_end: date | None
    window: tuple[date, date] | None
    target: date | None

    @property
    def days(self) -> tuple[date | None, date | None, date | None]:
        """First day, last day, last day of the second plan."""
        return self.start, self.end, self.last_end


def state_of(found: Frozen | Placement) -> State:
    """Return where an item is."""
    return State(found.certainty, found.start, found.end, found.last_end or found.end, found.window, found.target)


EditKind = Literal["item", "outside", "repeat", "lead", "calendar", "rename", "unknown"]


class Edit(Record):
    """One change between two versions that may move days: an item's own keys, a repeat, a lead time, a calendar."""

    kind: EditKind
    """`outside`: an item of another series lay elsewhere when the baseline of one that waits for it was saved, as no
    baseline of its own tells. `rename`: only the id is another. `unknown`: nothing was edited, and yet the item moved,
    as where a newer version plans otherwise."""
    series: str
    id: str
    """Of the item, the repeat, the lead time, the calendar; empty for the series' own calendar."""
    items: tuple[ItemKey, ...]
    """Whose own inputs it changed."""
    why: Why
    keys: tuple[str, ...] = ()
    """The keys that differ."""
    new: bool = False
    """It was not there before."""
    place: Place | None = None
    """The line that was edited; None where it is gone."""
    closures: tuple[tuple[date, str, bool], ...] = ()
    """Of a calendar: days on which it differs, what closes or closed each, and whether it is closed now."""


class Ways:
    """The cheapest ways along ties from an edit to what it moved: worked out at the first question, often never."""

    def __init__(self, find: Callable[[], tuple[Mapping[ItemKey, int], Mapping[ItemKey, ItemKey]]]) -> None:
        """`find` gives what each item costs to reach, and the item before it on its way."""
        self._find = find

    @cached_property
    def _found(self) -> tuple[Mapping[ItemKey, int], Mapping[ItemKey, ItemKey]]:
        return self._find()

    @property
    def cost(self) -> Mapping[ItemKey, int]:
        """What each item costs to reach."""
        return self._found[0]

    @property
    def before(self) -> Mapping[ItemKey, ItemKey]:
        """For each item the one before it on its way."""
        return self._found[1]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ways) and self._found == other._found

    __hash__ = None  # type: ignore[assignment]

    def to(self, key: ItemKey) -> tuple[ItemKey, ...]:
        """Return the way to an item, from its beginning on; the item alone where no tie leads there."""
        way = [key]
        while way[-1] in self.before and len(way) < LONGEST:
            way.append(self.before[way[-1]])
        return tuple(reversed(way))


def known_ways(cost: Mapping[ItemKey, int], before: Mapping[ItemKey, ItemKey]) -> Ways:
    """Return ways that are known already."""
    return Ways(lambda: (cost, before))


class Cause(NamedTuple):
    """Why an item moved, where it is not by an edit of its own alone."""

    items: tuple[ItemKey, ...]
    """The roots."""
    why: Why
    item: ItemKey
    """What moved."""
    ways: Ways
    """From the first root."""

    @property
    def chain(self) -> tuple[ItemKey, ...]:
        """The way from the first root to the item, both included; of a calendar the item alone.

        Where the way leads over items that are where they were, since another edit holds them there, only its ends are
        told. Worked out when asked: of ten thousand slips most are only counted.
        """
        way = self.ways.to(self.item)
        if not self.items or way[0] in self.ways.cost or len(way) > 1:
            return way
        return (self.items[0], *way)


class Slip(Record):
    """One item that is not where the baseline has it."""

    key: ItemKey
    kind: SlipKind
    severity: Severity
    """What the policy makes of it."""
    was: State | None
    now: State | None
    days: int | None
    """Calendar days from the old end to the new one, of a range its last day; None where one is missing."""
    business_days: int | None
    cause: Cause | None
    """None: its own edit moved it."""
    roots: tuple[int, ...] = ()
    """The edits that moved it, as indices of `Comparison.edits`; the one that is told as the root comes first."""
    former: str | None = None
    """Its id in the baseline, where it was renamed."""
    title: Any = None
    """As written, of an item that is not in the plan any more."""


class Gone(Record):
    """A series that is agreed, or was in a revision, and that no schedule has any more."""

    series: str
    items: int
    """How many it had."""
    place: Place | None = None
    """Its baseline; None where it was in a revision."""

    @property
    def severity(self) -> Severity:
        """An error where it was agreed, else for somebody to look at."""
        return "warning" if self.place is None else "error"


class Comparison(Record):
    """What comparing baselines with a plan yields."""

    name: str
    """What the plan was compared with, as it was asked for."""
    saved: bool = True
    """That is a baseline file, which can be saved anew; else a revision or another schedule."""
    slips: tuple[Slip, ...]
    """Of the series that were asked for, in the order of the plan; what was removed comes last in its series."""
    edits: tuple[Edit, ...]
    before: Mapping[ItemKey, Frozen]
    """The items of all baselines by the keys they have now."""
    gone: tuple[Gone, ...] = ()
    """Series of the folders that were asked for."""
