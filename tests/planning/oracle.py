"""A second planner, as naive as can be: it tries day after day until what the format says is true.

It knows nothing of the real one. Small networks only: every question is answered by looking at each day in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

FIRST = date(2026, 2, 1)
"""Nothing is placed before; the networks live in spring."""
LAST = date(2027, 12, 31)
"""Where this day is possible, nothing bounds an item."""
ONE = timedelta(days=1)


@dataclass(frozen=True)
class Tie:
    """One string of a thing's `after`, `before` or `ends_after`."""

    relation: Literal["after", "before", "ends_after"]
    other: str
    edge: Literal["", "start", "end"] = ""
    sign: Literal["", "+", "-"] = ""
    amount: int = 0
    unit: Literal["d", "bd"] = "d"

    def written(self) -> str:
        anchor = f"{self.other}.{self.edge}" if self.edge else self.other
        return f"{anchor} {self.sign} {self.amount}{self.unit}" if self.sign else anchor


@dataclass(frozen=True)
class Thing:
    """An item; `length` is in days of `unit`, 1 for documents and milestones."""

    id: str
    kind: Literal["task", "document", "milestone", "meeting"] = "task"
    length: int = 1
    unit: Literal["bd", "d"] = "bd"
    ties: tuple[Tie, ...] = ()
    date: date | None = None
    target: date | None = None
    window: tuple[date, date] | None = None
    not_before: date | None = None
    deadline: date | None = None
    late: bool = False


Spot = tuple[date, date]
"""First and last day."""


@dataclass(frozen=True)
class Link:
    """A tie seen from both ends: the leader comes first in time."""

    leader: Thing
    follower: Thing
    tie: Tie


@dataclass
class Oracle:
    """The plan of `things`; weekends and `closed` are no business days."""

    things: tuple[Thing, ...]
    closed: frozenset[date] = frozenset()
    second: bool = False
    """Put every open item on its last possible day instead of its first."""
    spots: dict[str, Spot] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_id = {thing.id: thing for thing in self.things}
        self.links = [
            Link(thing, self.by_id[tie.other], tie)
            if tie.relation == "before"
            else Link(self.by_id[tie.other], thing, tie)
            for thing in self.things
            for tie in thing.ties
        ]
        self._place()

    # Days.

    def is_business(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.closed

    def moved(self, day: date, tie: Tie) -> date:
        """`+N bd` is the N-th business day after, `+0bd` rolls forward, `-0bd` back."""
        step = -ONE if tie.sign == "-" else ONE
        if tie.unit == "d":
            return day + step * tie.amount
        left = tie.amount
        if left == 0:
            while not self.is_business(day):
                day += step
        while left:
            day += step
            left -= self.is_business(day)
        return day

    def business_between(self, first: date, last: date) -> int:
        """Business days from one day to another, negative backward."""
        if last < first:
            return -self.business_between(last, first)
        days = ((first + ONE * (n + 1)) for n in range((last - first).days))
        return sum(self.is_business(day) for day in days)

    # One item.

    def end(self, thing: Thing, start: date) -> date:
        """`bd` of a duration count from the first business day on or after the start."""
        if thing.kind != "task" or thing.unit == "d":
            return start + ONE * (thing.length - 1)
        day = start
        left = thing.length
        while True:
            left -= self.is_business(day)
            if not left:
                return day
            day += ONE

    def may_start(self, thing: Thing, start: date) -> bool:
        """Meetings, milestones, documents, tasks in `bd` fall on business days, long meetings on all of theirs."""
        if thing.kind == "task":
            return thing.unit == "d" or self.is_business(start)
        return all(self.is_business(start + ONE * n) for n in range(thing.length))

    def limit(self, thing: Thing) -> date | None:
        """The last day that its own keys let it end on."""
        limits = [day for day in (thing.deadline, thing.target, thing.window and thing.window[1]) if day]
        return min(limits) if limits else None

    # Ties.

    def kept(self, link: Link, leader: Spot, follower: Spot) -> bool:
        """Whether a dependency holds, read as the format words it, from the side it is written on."""
        tie = link.tie
        soon = link.follower.kind == "milestone"
        if tie.relation == "before":
            anchor = follower[1] if tie.edge == "end" else follower[0]
            if tie.sign:
                return leader[1] <= self.moved(anchor, tie)
            return leader[1] <= anchor if soon else leader[1] < anchor
        anchor = leader[0] if tie.edge == "start" else leader[1]
        if tie.relation == "ends_after":
            return follower[1] >= (self.moved(anchor, tie) if tie.sign else anchor)
        if tie.sign:
            return follower[0] >= self.moved(anchor, tie)
        return follower[0] >= anchor if soon else follower[0] > anchor

    def days(self, first: date = FIRST) -> Iterator[date]:
        day = first
        while day <= LAST:
            yield day
            day += ONE

    def first_start(self, thing: Thing, leaders: dict[str, Spot]) -> date:
        """The first day that fits the item's kind, `not_before`, and the ties to those of `leaders`."""
        links = [link for link in self.links if link.follower is thing and link.leader.id in leaders]
        for day in self.days():
            spot = (day, self.end(thing, day))
            if (
                self.may_start(thing, day)
                and (thing.not_before is None or day >= thing.not_before)
                and all(self.kept(link, leaders[link.leader.id], spot) for link in links)
            ):
                return day
        raise AssertionError(f"{thing.id} has no possible day")

    # The plan.

    def _place(self) -> None:
        waiting = list(self.things)
        while waiting:
            thing = next(
                thing
                for thing in waiting
                if not any(link.follower is thing and link.leader in waiting for link in self.links)
            )
            waiting.remove(thing)
            start = self._start(thing)
            self.spots[thing.id] = (start, self.end(thing, start))
        self.early = dict(self.spots)
        placed_late: set[str] = set()
        late = [thing for thing in self.things if thing.late]
        while late:
            thing = next(
                thing
                for thing in late
                if not any(link.leader is thing and link.follower in late for link in self.links)
            )
            late.remove(thing)
            placed_late.add(thing.id)
            start = self._late_start(thing)
            self.spots[thing.id] = (start, self.end(thing, start))

    def _start(self, thing: Thing) -> date:
        if thing.date:
            return thing.date
        first = self.first_start(thing, self.spots)
        if thing.target:
            fits = [
                day for day in self.days(first) if self.may_start(thing, day) and self.end(thing, day) <= thing.target
            ]
            return fits[-1] if fits else first
        if thing.window:
            return self._start_in(thing, *thing.window, first)
        return first

    def _start_in(self, thing: Thing, opens: date, closes: date, first: date) -> date:
        """The first possible day of a window or, in the second plan, the last.

        A deadline is a hard limit, but where it leaves no day, the range ends with the window. Where the first plan has
        no possible day, the format does not say where the item goes: as early as its window and its ties would let it.
        """
        fitting = [day for day in self.days(opens) if self.may_start(thing, day)]
        inside = [day for day in fitting if self.end(thing, day) <= closes]
        possible = [day for day in inside if day >= first]
        if self.second:
            kept = [day for day in possible if thing.deadline is None or self.end(thing, day) <= thing.deadline]
            return (kept or possible or inside or [first])[-1]
        return possible[0] if possible else max(first, fitting[0])

    def _late_start(self, thing: Thing) -> date:
        """The last day that moves no item that is not late."""
        links = [link for link in self.links if link.leader is thing]
        if not links and not thing.deadline:
            return self.spots[thing.id][0]
        fits = [
            day
            for day in self.days(self.spots[thing.id][0])
            if self.may_start(thing, day)
            and (thing.deadline is None or self.end(thing, day) <= thing.deadline)
            and all(self.kept(link, (day, self.end(thing, day)), self.spots[link.follower.id]) for link in links)
        ]
        return fits[-1] if fits else self.spots[thing.id][0]

    # What bounds it from behind.

    def broken_by(self, thing: Thing, start: date) -> set[str]:
        """The items whose limit breaks where the thing starts on that day and pushes what follows it."""
        moved = {thing.id: (start, self.end(thing, start))}
        broken = set()
        pending = [thing]
        while pending:
            # What still waits for one that moves comes later, or it would be pushed by half of its leaders only.
            one = next(one for one in pending if not any(self._leads(other, one) for other in pending if other != one))
            pending.remove(one)
            if one is not thing:
                if one.date:
                    leaders = [link for link in self.links if link.follower is one and link.leader.id in moved]
                    spot = (one.date, self.end(one, one.date))
                    if not all(self.kept(link, moved[link.leader.id], spot) for link in leaders):
                        broken.add(one.id)
                    continue
                links = [link for link in self.links if link.follower is one and link.leader.id in moved]
                day = next(
                    day
                    for day in self.days()
                    if self.may_start(one, day)
                    and all(self.kept(link, moved[link.leader.id], (day, self.end(one, day))) for link in links)
                )
                moved[one.id] = (day, self.end(one, day))
            limit = self.limit(one)
            if limit and moved[one.id][1] > limit:
                broken.add(one.id)
            pending += [link.follower for link in self.links if link.leader is one and link.follower not in pending]
        return broken

    def _leads(self, one: Thing, other: Thing) -> bool:
        """Whether moving the one can move the other."""
        return any(
            link.follower is other or (not link.follower.date and self._leads(link.follower, other))
            for link in self.links
            if link.leader is one
        )

    def latest_start(self, thing: Thing) -> date | None:
        """The last start that breaks no limit; None where nothing bounds it."""
        limits = [self.limit(one) for one in self.things] + [one.date for one in self.things]
        day = max((limit for limit in limits if limit), default=FIRST) + ONE * 30
        while not self.may_start(thing, day):
            day += ONE
        if not self.broken_by(thing, day):
            return None
        while True:
            day -= ONE
            if self.may_start(thing, day) and not self.broken_by(thing, day):
                return day

    def binding(self, thing: Thing, latest: date) -> set[str]:
        """The items whose limit sets the latest day: those that break on the next day it could start on."""
        return self.broken_by(thing, next(day for day in self.days(latest + ONE) if self.may_start(thing, day)))

    def free_until(self, thing: Thing) -> date | None:
        """The last start that moves no follower; None without one, or where a tie is broken as it is."""
        links = [link for link in self.links if link.leader is thing]
        day = self.spots[thing.id][0]

        def free(start: date) -> bool:
            spot = (start, self.end(thing, start))
            return all(self.kept(link, spot, self.spots[link.follower.id]) for link in links)

        if not links or not free(day):
            return None
        found = day
        while (day := day + ONE) <= self.spots[thing.id][0] + ONE * 200:
            if self.may_start(thing, day):
                if not free(day):
                    break
                found = day
        return found


def to_toml(things: tuple[Thing, ...], closed: frozenset[date]) -> str:
    """Return the network as a schedule."""
    lines = ["format = 1", "[series]", 'id = "random"', 'title = "random"', 'timezone = "UTC"', "[calendar]"]
    lines += [f"closed = [{', '.join(map(str, sorted(closed)))}]"]
    lines += ["[[body]]", 'id = "body"', 'name = "body"']
    for thing in things:
        lines += ["", f"[[{thing.kind}]]", f'id = "{thing.id}"']
        if thing.kind == "task":
            lines.append(f'duration = "{thing.length}{thing.unit}"')
        if thing.kind == "meeting":
            lines += ['body = "body"', f"days = {thing.length}"]
        for key in ("date", "target", "not_before", "deadline"):
            if value := getattr(thing, key):
                lines.append(f"{key} = {value}")
        if thing.window:
            lines.append(f"window = [{thing.window[0]}, {thing.window[1]}]")
        if thing.late:
            lines.append('place_at = "late"')
        for relation in ("after", "before", "ends_after"):
            written = [f'"{tie.written()}"' for tie in thing.ties if tie.relation == relation]
            if written:
                lines.append(f"{relation} = [{', '.join(written)}]")
    return "\n".join(lines) + "\n"
