"""Ties between items: how one's day bounds another's, in both directions of time."""

from __future__ import annotations

from aistrat_cli.calendar.business import BusinessCalendar
from aistrat_cli.model.days import DateExpr, Dependency, Edge, Offset
from aistrat_cli.planning.arithmetic import Offsets, greatest_source, least_source, shift
from aistrat_cli.planning.plan import Link

NEXT_DAY = (Offset(1, "d", False),)
DAY_BEFORE = (Offset(1, "d", True),)
SAME_DAY: Offsets = ()


class Tie:
    """`edge` of the follower lies no earlier than what the leader's `leader_edge` needs. Items are node numbers.

    Written on the follower, the offsets count from the leader's day on; written on the leader (`reverse`, the key
    `before`), they count from the follower's day back. An `exact` tie puts the follower on that very day.
    """

    __slots__ = (
        "calendar",
        "exact",
        "follower",
        "follower_edge",
        "leader",
        "leader_edge",
        "link",
        "offsets",
        "reverse",
    )

    def __init__(
        self,
        leader: int,
        follower: int,
        leader_edge: Edge,
        follower_edge: Edge,
        offsets: Offsets,
        calendar: BusinessCalendar,
        link: Link,
        *,
        reverse: bool = False,
        exact: bool = False,
    ) -> None:
        self.leader = leader
        self.follower = follower
        self.leader_edge = leader_edge
        self.follower_edge = follower_edge
        self.offsets = offsets
        self.calendar = calendar
        self.link = link
        self.reverse = reverse
        self.exact = exact

    def need(self, leader_day: int) -> int:
        """Return the least day of the follower's edge that this day of the leader's edge allows."""
        if self.reverse:
            return least_source(leader_day, self.offsets, self.calendar)
        return shift(leader_day, self.offsets, self.calendar)

    def allow(self, follower_day: int) -> int:
        """Return the greatest day of the leader's edge that this day of the follower's edge allows."""
        if self.reverse:
            return shift(follower_day, self.offsets, self.calendar)
        return greatest_source(follower_day, self.offsets, self.calendar)

    def passed_on(self, to: Tie, follower_is_milestone: bool) -> Tie:
        """Return this tie for the follower of `to`, whose leader was this one's follower and is cancelled.

        A lag goes with it; a bare name is read anew, since what it means depends on who follows.
        """
        dependency = self.link.dependency
        return Tie(
            self.leader,
            to.follower,
            self.leader_edge,
            to.follower_edge,
            offsets_of(dependency, follower_is_milestone) if dependency is not None else self.offsets,
            self.calendar,
            to.link,
            reverse=self.reverse,
        )


class Point:
    """A date expression ready to be evaluated: a day or another node's edge, and what is added to it."""

    __slots__ = ("calendar", "day", "edge", "expr", "node", "offsets")

    def __init__(self, expr: DateExpr, day: int, node: int, edge: Edge, calendar: BusinessCalendar) -> None:
        self.expr = expr
        self.day = day
        """0 where the expression hangs on another node."""
        self.node = node
        """-1 where it is a day by itself."""
        self.edge = edge
        self.offsets = expr.offsets
        self.calendar = calendar

    def at(self, starts: list[int], ends: list[int]) -> int:
        """Return its day, 0 where the item it hangs on has none."""
        base = self.day if self.node < 0 else (starts if self.edge == "start" else ends)[self.node]
        return shift(base, self.offsets, self.calendar) if base and self.offsets else base


def offsets_of(dependency: Dependency, follower_is_milestone: bool) -> Offsets:
    """Return the offsets of a dependency, those of its bare form where it has none.

    A bare name is `+ 1d` in `after`, `- 1d` in `before`, `+ 0d` in `ends_after`, and `+ 0d` where the follower is a
    milestone: the moment comes when the work ends.
    """
    if dependency.offsets:
        return dependency.offsets
    if dependency.relation == "ends_after" or follower_is_milestone:
        return SAME_DAY
    return NEXT_DAY if dependency.relation == "after" else DAY_BEFORE
