"""Placing the items: forward from what holds them in front, backward from what follows, once or twice.

The plan is made twice where an item is open (a window, alternatives): with every open item on its first possible day,
and with every one on its last.
"""

from __future__ import annotations

from aistrat_cli.errors import DayOutOfRange
from aistrat_cli.planning.arithmetic import LAST_DAY
from aistrat_cli.planning.backward import Backward
from aistrat_cli.planning.grounding import FRONT
from aistrat_cli.planning.leads import LeadDay
from aistrat_cli.planning.network import Network
from aistrat_cli.planning.node import Node
from aistrat_cli.planning.positions import CANNOT_COUNT, Bounds, Positions
from aistrat_cli.planning.ties import Tie


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
            # Their own day holds back what is late, so before that is placed: it must not come back as their first.
            if node.mode in ("dated", "target") or node.task_end is not None:
                self.at.early[node.i] = self._earliest(node)
        if backward:
            late = Backward(self.nodes, self.order, self.ground, self.at, self.put)
            for turn in range(2, max(turns, 2) + 1, 2):
                late.run(turn)
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

    def put(self, node: Node, start: int, held: Tie | None = None) -> None:
        """Put a node on its days; a task that fills the time ends on its written end. Raises one of CANNOT_COUNT."""
        at, i = self.at, node.i
        if start < 1:  # counted back from its end to before the year 1
            raise DayOutOfRange
        end = node.extent.end(start, node.calendar)
        if node.task_end is not None:
            end = node.task_end.at(at.start, at.end)
            if not end:
                return
            if end < start:
                at.backwards[i] = (start, end)
                end = start
        if end > LAST_DAY:
            raise DayOutOfRange
        at.start[i], at.end[i], at.held[i] = start, end, held

    def _place_done(self, node: Node) -> None:
        written = node.date.at(self.at.start, self.at.end) if node.date is not None else 0
        start = written if 0 < written <= node.done else node.extent.start(node.done, node.calendar)
        if start < 1:
            raise DayOutOfRange
        self.at.start[node.i], self.at.end[node.i] = start, node.done
        if node.lead is not None:
            self._count_lead(node)

    def _place_dated(self, node: Node) -> None:
        if node.lead is not None:
            self._count_lead(node)
        day = node.date.at(self.at.start, self.at.end) if node.date is not None else 0
        if day:
            self.put(node, day, next((tie for tie in node.front if tie.exact), None))

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
            self.put(node, start, held)
        elif node.task_end is not None:
            end = node.task_end.at(self.at.start, self.at.end)
            if end:
                self.put(node, node.extent.last(end, node.calendar))

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
            self.put(node, first, held)
        else:
            self.put(node, aimed)

    def _place_open(self, node: Node) -> None:
        at, extent, calendar = self.at, node.extent, node.calendar
        spans = node.spans_at(at.start, at.end)
        if not spans:
            return
        bounds = self.bounds(node)
        first, held = self.first(node, bounds)
        if self.last_days is None:
            for a, b in spans:
                start = max(first, extent.first(a, calendar))
                if extent.end(start, calendar) <= b:
                    self.put(node, start, held if start == first else None)
                    return
            at.impossible[node.i] = (max(first, extent.first(spans[0][0], calendar)), held)
            self.put(node, at.impossible[node.i][0], held)
            return
        limit = self.last_days[node.i]
        if node.deadline is not None:
            deadline = node.deadline.at(at.start, at.end)
            limit = min(limit, deadline) if limit and deadline else limit or deadline
        start = self._last_in(spans, node, first, limit) or self._last_in(spans, node, first)
        if not start:
            at.impossible[node.i] = (max(first, extent.first(spans[0][0], calendar)), held)
            start = self._last_in(spans, node) or extent.last_ending(spans[-1][1], calendar)
        self.put(node, start)

    def _last_in(self, spans: list[tuple[int, int]], node: Node, first: int = 0, limit: int = 0) -> int:
        """Return the last start inside one of the spans, from `first` on and over by `limit`; 0 where there is none."""
        for a, b in reversed(spans):
            start = node.extent.last_ending(min(b, limit) if limit else b, node.calendar)
            if start >= max(first, a):
                return start
        return 0
