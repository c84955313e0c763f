"""Placing the items: forward from what holds them in front, backward from what follows, once or twice.

The plan is made twice where an item is open (a window, alternatives): with every open item on its first possible day,
and with every one on its last.
"""

from __future__ import annotations

from aistrat_cli.errors import DayOutOfRange, NoBusinessDay, NoHolidayData
from aistrat_cli.planning.grounding import FRONT
from aistrat_cli.planning.leads import LeadDay, LeadNeedsTime
from aistrat_cli.planning.network import Network, Node
from aistrat_cli.planning.ties import Tie

CANNOT_COUNT = (NoHolidayData, NoBusinessDay, DayOutOfRange, LeadNeedsTime)
"""What keeps a day from being computed."""


class Bounds:
    """What holds an item from the front: the least day of its start and of its end, and the ties that say so."""

    __slots__ = ("by", "by_end", "end", "start")

    def __init__(self) -> None:
        self.start = self.end = 0
        self.by: Tie | None = None
        self.by_end: Tie | None = None


class Positions:
    """The days of all nodes in one plan, by node number; 0 where there is none."""

    def __init__(self, count: int) -> None:
        self.start = [0] * count
        self.end = [0] * count
        self.early = [0] * count
        """The first day each could start on; differs from `start` where it is placed late or aims at a target."""
        self.held: list[Tie | None] = [None] * count
        """The tie that sets the planned day."""
        self.lead: dict[int, LeadDay] = {}
        self.failed: dict[int, Exception] = {}
        self.impossible: dict[int, tuple[int, Tie | None]] = {}
        """Open items without a possible day: the first day that would do, and what asks for it."""
        self.backwards: dict[int, tuple[int, int]] = {}
        """Tasks whose `end` lies before their start: both days as computed."""
        self.not_in_force: set[int] = set()


class Pass:
    """One plan of a network."""

    def __init__(self, network: Network, order: list[int], ground: list[int]) -> None:
        self.network = network
        self.nodes = network.nodes
        self.order = order
        self.ground = ground
        self.at = Positions(len(self.nodes))
        self.last_days: list[int] | None = None
        """In the second plan: for open items the last day on which they may end, 0 where nothing written bounds it."""

    def run(self) -> Positions:
        """Place every item that something places."""
        turns = max(self.ground, default=0)
        backward = turns > FRONT or any(node.late for node in self.nodes)
        self._forward(FRONT, include_late=True)
        self.at.early = list(self.at.start)
        for node in self.nodes:
            if node.mode == "target" and self.at.start[node.i]:
                self.at.early[node.i] = self._earliest(node) or self.at.start[node.i]
        if backward:
            for turn in range(2, max(turns, 2) + 1, 2):
                self._backward(turn)
                self._forward(turn + 1, include_late=False)
        return self.at

    def bounds(self, node: Node) -> Bounds:
        """Return what holds a node from the front as things are placed now; exact ties apart."""
        at = self.at
        found = Bounds()
        for tie in node.front:
            day = (at.start if tie.leader_edge == "start" else at.end)[tie.leader]
            if not day or tie.exact:
                continue
            need = tie.need(day)
            if tie.follower_edge == "start":
                if need > found.start:
                    found.start, found.by = need, tie
            elif need > found.end:
                found.end, found.by_end = need, tie
        if node.not_before is not None:
            day = node.not_before.at(at.start, at.end)
            if day > found.start:
                found.start, found.by = day, None
        return found

    def _forward(self, turn: int, *, include_late: bool) -> None:
        for i in self.order:
            if not 0 < self.ground[i] <= turn:
                continue
            node = self.nodes[i]
            if node.late and not include_late:
                continue
            try:
                self._place(node)
            except CANNOT_COUNT as why:
                self.at.failed[i] = why
                self.at.start[i] = self.at.end[i] = 0

    def _place(self, node: Node) -> None:
        match node.mode:
            case "done":
                self._place_done(node)
            case "dated":
                self._place_dated(node)
            case "lead":
                self._place_lead(node)
            case "target":
                self._place_target(node)
            case "open":
                self._place_open(node)
            case _:
                self._place_early(node)

    def _put(self, node: Node, start: int, held: Tie | None = None) -> None:
        at, i = self.at, node.i
        end = node.extent.end(start, node.calendar)
        if node.task_end is not None:
            end = node.task_end.at(at.start, at.end)
            if end < start:
                at.backwards[i] = (start, end)
                end = start
        at.start[i], at.end[i], at.held[i] = start, end, held

    def _place_done(self, node: Node) -> None:
        written = node.date.at(self.at.start, self.at.end) if node.date is not None else 0
        start = written if 0 < written <= node.done else node.extent.start(node.done, node.calendar)
        self.at.start[node.i], self.at.end[node.i] = start, node.done
        if node.lead is not None:
            self._count_lead(node)

    def _place_dated(self, node: Node) -> None:
        if node.lead is not None:
            self._count_lead(node)
        day = node.date.at(self.at.start, self.at.end) if node.date is not None else 0
        if day:
            self._put(node, day, next((tie for tie in node.front if tie.exact), None))

    def _place_lead(self, node: Node) -> None:
        found = self._count_lead(node)
        if found is not None:
            self.at.start[node.i] = self.at.end[node.i] = found.day
            self.at.held[node.i] = node.lead

    def _count_lead(self, node: Node) -> LeadDay | None:
        """Return the day a lead time gives, None where no term of it is in force or its meeting has no day."""
        tie = node.lead
        if tie is None or not self.at.start[tie.leader]:
            return None
        found = tie.deadline(self.at.start[tie.leader], self.at.end[tie.leader])
        if found is None:
            self.at.not_in_force.add(node.i)
        else:
            self.at.lead[node.i] = found
        return found

    def _place_early(self, node: Node) -> None:
        start, held = self.first(node, self.bounds(node))
        if start:
            self._put(node, start, held)
        elif node.task_end is not None:
            end = node.task_end.at(self.at.start, self.at.end)
            if end:
                self._put(node, node.extent.last(end, node.calendar))

    def first(self, node: Node, bounds: Bounds) -> tuple[int, Tie | None]:
        """Return the first start that the bounds allow, 0 where there are none, and the tie that sets it."""
        extent, calendar = node.extent, node.calendar
        start = extent.first(bounds.start, calendar) if bounds.start else 0
        if bounds.end and node.task_end is None:
            ending = extent.first_ending(bounds.end, calendar)
            if ending > start:
                return ending, bounds.by_end
        return start, bounds.by

    def _earliest(self, node: Node) -> int:
        try:
            return self.first(node, self.bounds(node))[0]
        except CANNOT_COUNT:
            return 0

    def _place_target(self, node: Node) -> None:
        target = node.target.at(self.at.start, self.at.end) if node.target is not None else 0
        if not target:
            return
        aimed = node.extent.last_ending(target, node.calendar)
        first, held = self.first(node, self.bounds(node))
        if first > aimed:
            self._put(node, first, held)
        else:
            self._put(node, aimed)

    def _place_open(self, node: Node) -> None:
        at, extent, calendar = self.at, node.extent, node.calendar
        spans = [
            (a, b)
            for first, last in node.spans
            if (a := first.at(at.start, at.end)) and (b := last.at(at.start, at.end))
        ]
        if not spans:
            return
        bounds = self.bounds(node)
        first, held = self.first(node, bounds)
        if self.last_days is None:
            for a, b in spans:
                start = max(first, extent.first(a, calendar))
                if extent.end(start, calendar) <= b:
                    self._put(node, start, held if start == first else None)
                    return
            at.impossible[node.i] = (max(first, extent.first(spans[0][0], calendar)), held)
            self._put(node, at.impossible[node.i][0], held)
            return
        limit = self.last_days[node.i]
        if node.deadline is not None:
            deadline = node.deadline.at(at.start, at.end)
            limit = min(limit, deadline) if limit and deadline else limit or deadline
        for a, b in reversed(spans):
            start = extent.last_ending(min(b, limit) if limit else b, calendar)
            if start >= max(first, a):
                self._put(node, start)
                return
        last = extent.last_ending(spans[-1][1], calendar)
        if first > last:
            at.impossible[node.i] = (first, held)
        self._put(node, last)

    def _backward(self, turn: int) -> None:
        """Place the late items of a turn on the last day that moves no item that is not late."""
        at = self.at
        attached = [False] * len(self.nodes)
        for i in self.order:
            attached[i] = any(
                tie.exact and (self.nodes[tie.leader].late or attached[tie.leader]) for tie in self.nodes[i].front
            )
        limits: dict[int, tuple[int, int]] = {}
        for i in self._behind_first(turn):
            node = self.nodes[i]
            if not (node.late or attached[i]) or not 0 < self.ground[i] <= turn:
                continue
            try:
                limits[i] = self._limits(node, attached, limits)
                if node.late:
                    self._place_late(node, *limits[i])
            except CANNOT_COUNT as why:
                at.failed[i] = why
                at.start[i] = at.end[i] = 0

    def _behind_first(self, turn: int) -> list[int]:
        """Return the nodes so that each comes after those it is placed from: its followers, its deadline's anchor."""
        order = self.order[::-1]
        position = {i: n for n, i in enumerate(order)}
        moved: dict[int, list[int]] = {}
        for i in order:
            node = self.nodes[i]
            anchor = node.deadline.node if node.late and node.deadline is not None else -1
            if anchor >= 0 and self.nodes[anchor].late and position.get(anchor, -1) > position[i]:
                moved.setdefault(anchor, []).append(i)
        if not moved:
            return order
        waiting = {i for late in moved.values() for i in late}
        result: list[int] = []
        for i in order:
            if i not in waiting:
                result.append(i)
            pending = moved.get(i, [])
            result += [j for j in pending if j not in result]
        return result

    def _limits(self, node: Node, attached: list[bool], limits: dict[int, tuple[int, int]]) -> tuple[int, int]:
        """Return the latest start and the latest end that what follows allows, 0 where nothing does."""
        at = self.at
        latest_start = latest_end = 0
        if node.deadline is not None:
            latest_end = node.deadline.at(at.start, at.end)
        for tie in node.back:
            i = tie.follower
            if attached[i] and tie.exact:
                day = self._limit_edge(self.nodes[i], tie, limits.get(i, (0, 0)))
            else:
                day = (at.start if tie.follower_edge == "start" else at.end)[i]
            if not day:
                continue
            allowed = tie.allow(day)
            if tie.leader_edge == "start":
                latest_start = min(latest_start, allowed) if latest_start else allowed
            else:
                latest_end = min(latest_end, allowed) if latest_end else allowed
        return latest_start, latest_end

    def _limit_edge(self, node: Node, tie: Tie, limit: tuple[int, int]) -> int:
        """Return the latest day of the edge by which an attached item hangs, 0 where it is free."""
        latest_start, latest_end = limit
        start = node.extent.last_ending(latest_end, node.calendar) if latest_end else 0
        if latest_start:
            start = min(start, latest_start) if start else latest_start
        if not start:
            return 0
        return start if tie.follower_edge == "start" else node.extent.end(start, node.calendar)

    def _place_late(self, node: Node, latest_start: int, latest_end: int) -> None:
        extent, calendar = node.extent, node.calendar
        start = extent.last_ending(latest_end, calendar) if latest_end else 0
        if latest_start:
            by_start = extent.last(latest_start, calendar)
            start = min(start, by_start) if start else by_start
        early = self.at.early[node.i]
        if not start:
            return
        if early and start < early:
            start = early
        self._put(node, start, self.at.held[node.i] if start == early else None)
