"""How a day is written: a date, a named day or another item's, then offsets; periods; durations."""

from __future__ import annotations

from datetime import date
from typing import Literal

from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import Place

Unit = Literal["d", "bd", "w", "m", "y"]
Edge = Literal["start", "end"]
Relation = Literal["after", "before", "ends_after"]


class ItemKey(NamedTuple):
    """An item over all series: `item` may be a derived deadline, `study-4/materials`."""

    series: str
    item: str

    def seen_from(self, series: str) -> str:
        """Return the id as it is written in `series`: bare there, `series:item` elsewhere."""
        return self.item if series == self.series else f"{self.series}:{self.item}"


class Offset(NamedTuple):
    """`+ 3bd`, `- 1m`. `back` is the written sign, since `-0bd` differs from `+0bd`; `amount` is never negative."""

    amount: int
    unit: Unit
    back: bool


class Anchor(NamedTuple):
    """Another item in a date expression; without a written `.start` or `.end` the context says which."""

    key: ItemKey
    edge: Edge | None


class DateExpr(Record):
    """A day, then offsets from left to right. A named day (`FY2021.end`) is resolved into its date."""

    written: str
    """As in the file, for printing."""
    base: date | Anchor
    offsets: tuple[Offset, ...] = ()
    place: Place

    @property
    def anchor(self) -> Anchor | None:
        """The item it hangs on, None where it is a day by itself."""
        return self.base if isinstance(self.base, Anchor) else None


class Span(Record):
    """From a first day to a last one, both included: a window, an alternative."""

    written: str
    first: DateExpr
    last: DateExpr
    place: Place


class Dependency(Record):
    """One string of `after`, `before` or `ends_after`. No offsets: the bare form, whose default the relation sets."""

    relation: Relation
    written: str
    anchor: Anchor
    offsets: tuple[Offset, ...] = ()
    place: Place


class Duration(NamedTuple):
    """A length of work, the first day included; `amount` is positive."""

    amount: int
    unit: Literal["bd", "d", "w"]

    @property
    def days(self) -> int:
        """The number of days in its own count: business days for `bd`, else calendar days."""
        return self.amount * 7 if self.unit == "w" else self.amount
