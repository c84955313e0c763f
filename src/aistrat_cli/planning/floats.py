"""Float: how late each item can be before it breaks a limit, or moves what follows (Kelley and Walker 1959)."""

from __future__ import annotations

from aistrat_cli.planning.network import Network
from aistrat_cli.planning.node import Node
from aistrat_cli.planning.positions import CANNOT_COUNT, Positions
from aistrat_cli.planning.ties import Tie
from aistrat_cli.row import NamedTuple


class Latest(NamedTuple):
    """By node number: the latest start that breaks nothing, 0 where unbounded, and the node whose limit it is.

    `root` is the node on whose written day that limit hangs, -1 where it is a limit of its own.
    """

    start: list[int]
    by: list[int]
    root: list[int]


class Hung(NamedTuple):
    """The last start that an item may have where an expression or a lead time puts it on the day of another one.

    `root` is the node with the written day behind it, -1 where `by` has a limit of its own.
    """

    start: int
    by: int
    root: int


def latest_starts(network: Network, order: list[int], at: Positions, *, limits: bool) -> Latest:
    """Return how late each node may start so that what follows it keeps its written days.

    With `limits` deadlines, targets and windows' ends count as well, those of the item itself included. An item's own
    `date` never does.
    """
    nodes = network.nodes
    latest = Latest([0] * len(nodes), [-1] * len(nodes), [-1] * len(nodes))
    hung = _hung(nodes, order, at, limits=limits)
    for i in reversed(order):
        node = nodes[i]
        if not at.start[i] or node.cancelled:
            continue
        try:
            _bound(node, nodes, at, latest, hung, limits=limits)
        except CANNOT_COUNT:
            # A limit so far off that its calendar has no data bounds nothing that is planned.
            latest.start[i], latest.by[i], latest.root[i] = 0, -1, -1
    return latest


def _hung(nodes: list[Node], order: list[int], at: Positions, *, limits: bool) -> dict[int, Hung]:
    """Return the last start of what hangs on another item's day, as far as that day is written or has a limit.

    Such an item moves with the one it hangs on, never with what else comes before it.
    """
    hung: dict[int, Hung] = {}
    for i in order:
        tie = next((tie for tie in nodes[i].front if tie.exact), None) if at.start[i] else None
        if tie is None or is_written(nodes[i]):
            continue
        j = tie.leader
        leader = nodes[j]
        try:
            if is_written(leader):
                hung[i] = Hung(at.start[i], i, j)
                continue
            limit = own_limit(leader, at) if limits else 0
            last = Hung(start_to_end_by(leader, limit, at), j, -1) if limit else None
            before = hung.get(j)
            if before is not None and (last is None or before.start < last.start):
                last = before
            if last is not None:
                day = last.start if tie.leader_edge == "start" else leader.extent.end(last.start, leader.calendar)
                start = tie.need(day)
                if start:
                    hung[i] = Hung(start, i if last.root >= 0 else last.by, last.root)
        except CANNOT_COUNT:
            continue
    return hung


def own_limit(node: Node, at: Positions) -> int:
    """Return the last day on which the item may end by its own deadline, target or window, 0 where it has none.

    A target or a window beside a date that is known by now counts as before.
    """
    limits = (node.deadline, node.target)
    days = [point.at(at.start, at.end) for point in limits if point is not None]
    if node.spans:
        days += [last for _, last in node.spans_at(at.start, at.end)[-1:]]
    elif not days:
        return 0
    return min((day for day in days if day), default=0)


def start_to_end_by(node: Node, end: int, at: Positions) -> int:
    """Return the last day on which the node may start to be over by `end`."""
    if node.task_end is not None:
        return node.extent.last(min(end, at.end[node.i]), node.calendar)
    return node.extent.last_ending(end, node.calendar)


def free_start(node: Node, nodes: list[Node], at: Positions) -> int:
    """Return the latest start that moves the planned day of no follower, 0 where nothing follows.

    A deadline that is derived from an item moves with it and does not count.
    """
    latest = 0
    for tie in node.back:
        i = tie.follower
        if not at.start[i] or tie is nodes[i].lead or nodes[i].cancelled:
            continue
        day = (at.start if tie.follower_edge == "start" else at.end)[i]
        start = _start_for(node, tie, day, at)
        latest = min(latest, start) if latest else start
    return latest


def _start_for(node: Node, tie: Tie, follower_day: int, at: Positions) -> int:
    """Return the latest start of the leader that leaves the follower's edge on `follower_day`."""
    allowed = tie.allow(follower_day)
    if tie.leader_edge == "start":
        return node.extent.last(allowed, node.calendar)
    return start_to_end_by(node, allowed, at)


def _bound(
    node: Node, nodes: list[Node], at: Positions, latest: Latest, hung: dict[int, Hung], *, limits: bool
) -> None:
    i = node.i
    best, by, root = 0, -1, -1
    limit = own_limit(node, at) if limits else 0
    if limit:
        best, by = start_to_end_by(node, limit, at), i
    for tie in node.back:
        last = _last_of(nodes[tie.follower], tie, at, latest, hung)
        # What hangs on this very item's day moves along.
        if last is None or last.root == i:
            continue
        day = last.start
        if tie.follower_edge == "end":
            follower = nodes[tie.follower]
            day = at.end[follower.i] if is_written(follower) else follower.extent.end(day, follower.calendar)
        start = _start_for(node, tie, day, at)
        if not best or start < best:
            best, by, root = start, last.by, last.root
    latest.start[i], latest.by[i], latest.root[i] = best, by, root


def _last_of(follower: Node, tie: Tie, at: Positions, latest: Latest, hung: dict[int, Hung]) -> Hung | None:
    """Return the last start of a follower as far as it bounds the leader of the tie, None where nothing does."""
    j = follower.i
    if not at.start[j]:
        return None
    if is_written(follower):
        return Hung(at.start[j], j, -1)
    last = Hung(latest.start[j], latest.by[j], latest.root[j]) if latest.start[j] else None
    held = hung.get(j) if not tie.exact else None
    return held if held is not None and (last is None or held.start < last.start) else last


def is_written(node: Node) -> bool:
    """Tell whether the item's day is written as a day of its own: such a day moves with nothing."""
    return node.mode == "done" or (node.mode == "dated" and node.date is not None and node.date.node < 0)
