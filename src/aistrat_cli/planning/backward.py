"""Placing backward (逆算): late items, on the last day that moves no item that is not late."""

from __future__ import annotations

from collections.abc import Callable

from aistrat_cli.planning.node import Node
from aistrat_cli.planning.positions import CANNOT_COUNT, Positions
from aistrat_cli.planning.ties import Tie


class Backward:
    """Places the late items among what a forward pass has placed.

    What is put on the day of a late item by an expression is attached to it: it moves along, and what follows it
    bounds the late item.
    """

    def __init__(
        self,
        nodes: list[Node],
        order: list[int],
        ground: list[int],
        at: Positions,
        put: Callable[[Node, int, Tie | None], None],
    ) -> None:
        self.nodes = nodes
        self.order = order
        self.ground = ground
        self.at = at
        self.put = put
        self.limits: dict[int, tuple[int, int]] = {}
        """The latest start and end of late and attached items, 0 where nothing bounds them."""
        self.attached = [False] * len(nodes)
        for i in order:
            self.attached[i] = any(
                tie.exact and (nodes[tie.leader].late or self.attached[tie.leader]) for tie in nodes[i].front
            )

    def run(self, turn: int) -> None:
        """Place the late items of a turn, and those of earlier turns anew."""
        at, attached, limits = self.at, self.attached, self.limits
        for i in self._behind_first():
            node = self.nodes[i]
            if not (node.late or attached[i]) or not 0 < self.ground[i] <= turn:
                continue
            try:
                limits[i] = self._limits(node)
                if node.late:
                    self._place_late(node, *limits[i])
            except CANNOT_COUNT as why:
                at.failed[i] = why
                at.start[i] = at.end[i] = 0

    def _behind_first(self) -> list[int]:
        """Return the nodes so that each comes after those it is placed from: followers, anchors of deadline and end."""
        order = self.order[::-1]
        position = {i: n for n, i in enumerate(order)}
        moved: dict[int, list[int]] = {}
        for i in order:
            node = self.nodes[i]
            if not node.late:
                continue
            points = [point.node for point in (node.deadline, node.task_end) if point is not None and point.node >= 0]
            anchors = [j for j in points if self.nodes[j].late and position.get(j, -1) > position[i]]
            if anchors:
                moved.setdefault(max(anchors, key=position.__getitem__), []).append(i)
        if not moved:
            return order
        waiting = {i for late in moved.values() for i in late}
        result: list[int] = []
        for i in order:
            pending = [] if i in waiting else [i]
            while pending:
                ready = pending.pop()
                result.append(ready)
                pending += moved.get(ready, ())
        return result

    def _limits(self, node: Node) -> tuple[int, int]:
        """Return the latest start and the latest end that what follows allows, 0 where nothing does."""
        at, attached, limits = self.at, self.attached, self.limits
        latest_start = latest_end = 0
        if node.task_end is not None:
            # Its last day is written: neither a deadline nor what waits for that day leaves it more or less time.
            latest_end = node.task_end.at(at.start, at.end)
        elif node.deadline is not None:
            latest_end = node.deadline.at(at.start, at.end)
        for tie in node.back:
            if node.task_end is not None and tie.leader_edge == "end":
                continue
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
        self.put(node, start, self.at.held[node.i] if start == early else None)
