"""The four kinds of items: meetings, tasks, documents, milestones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from aistrat_cli.model.days import DateExpr, Dependency, Duration, ItemKey, Span
from aistrat_cli.model.leads import LeadTime
from aistrat_cli.model.people import NOTHING
from aistrat_cli.model.policy import SlipPolicy, Waiver
from aistrat_cli.model.text import Text
from aistrat_cli.record import Record
from aistrat_cli.source.place import Place

Kind = Literal["meeting", "task", "document", "milestone"]
KINDS: tuple[Kind, ...] = ("meeting", "task", "document", "milestone")


class AgendaItem(Record):
    """One point of an agenda."""

    title: Text
    kinds: tuple[str, ...] = ()
    """`report`, `hearing`, `discussion`, `decision`."""
    presenter: str | None = None
    """A person's id, or text."""
    papers: tuple[ItemKey, ...] = ()
    topics: tuple[str, ...] = ()
    length: int | None = None
    """Minutes."""
    place: Place


class Item(Record):
    """What all items have.

    Of `date`, `undated`, `target`, `window`, `one_of` at most one stands, or `date` beside one of the last three.
    """

    kind: ClassVar[Kind]

    key: ItemKey
    title: Text
    """As written, or made from body and number, or the id."""
    note: Text | None = None
    url: str | None = None
    topics: tuple[str, ...] = ()
    owner: str | None = None
    public: bool = True
    former_ids: tuple[str, ...] = ()

    date: DateExpr | None = None
    undated: bool = False
    """`date = "?"`: the place is open, and that is said."""
    faulty: bool = False
    """What is written of its place could not be read, which has been reported: it is `undated` then, rather than put
    on a day that nobody wrote, and needs no second finding for having none."""
    target: DateExpr | None = None
    window: Span | None = None
    one_of: tuple[Span, ...] = ()
    confirmed: bool = True
    pinned: bool = False
    not_before: DateExpr | None = None
    deadline: DateExpr | None = None
    place_at: Literal["early", "late"] | None = None
    dependencies: tuple[Dependency, ...] = ()
    """`after`, `before` and `ends_after`, in this order."""
    done: dt.date | None = None
    cancelled: bool = False
    cancelled_why: Text | None = None
    slip: SlipPolicy | None = None
    waive: tuple[Waiver, ...] = ()

    place: Place
    """The item's table; of one that a repeat or a lead time made, the table that made it."""
    key_places: Mapping[str, Place] = NOTHING
    """Keys that were written elsewhere than in `place`: by a scenario, `[done]`, a repeat under an override."""
    x: Mapping[str, Any] = NOTHING

    @property
    def id(self) -> str:
        """The bare id."""
        return self.key.item

    @property
    def on_business_days(self) -> bool:
        """Whether it falls on business days: all items do but tasks that are counted in other days."""
        return True

    def at(self, key: str, *more: str | int) -> Place:
        """Return the place of one of the item's keys, wherever it was written."""
        return self.key_places.get(key, self.place.at(key)).at(*more)


class Meeting(Item):
    """A body meets, on one day or several consecutive ones."""

    kind = "meeting"

    bodies: tuple[str, ...] = ()
    """At least one, unless it could not be read; several in a joint meeting."""
    number: int | None = None
    type: str | None = None
    days: int = 1
    """Consecutive calendar days."""
    time: dt.time | None = None
    length: int | None = None
    """Minutes."""
    timezone: str | None = None
    """If not the series'."""
    where: Text | None = None
    """The key `place`."""
    online: str | bool | None = None
    """A link, or that it is held online."""
    agenda: tuple[AgendaItem, ...] = ()
    attendees: tuple[str, ...] | None = None
    """None: the body's members."""
    absent: tuple[str, ...] = ()
    decides: Text | None = None
    decides_id: ItemKey | str | None = None
    """The document or the topic that `decides` names; None where it is text."""
    repeat: str | None = None
    """The id of the repeat that gave it."""


class Task(Item):
    """Work that takes time."""

    kind = "task"

    duration: Duration | None = None
    end: DateExpr | None = None
    """Stands in place of a duration: the task fills the time between. Neither: the length is unknown."""

    @property
    def on_business_days(self) -> bool:
        """Whether it falls on business days."""
        return self.duration is None or self.duration.unit == "bd"


class Document(Item):
    """A paper that must exist by a day; a derived deadline is one, too."""

    kind = "document"

    derived_from: ItemKey | None = None
    lead_time: LeadTime | None = None
    """The lead time that made it; both or neither."""
    override_why: Text | None = None


class Milestone(Item):
    """A moment: decided, published. It comes when the work ends."""

    kind = "milestone"


AnyItem = Meeting | Task | Document | Milestone
