"""Float: how late each item can be before it breaks a limit, or moves what follows (Kelley and Walker 1959)."""

from __future__ import annotations

from aistrat_cli.planning.network import Network
from aistrat_cli.planning.node import Node
from aistrat_cli.planning.positions import CANNOT_COUNT, Positions
from aistrat_cli.planning.ties import Tie
from aistrat_cli.row import NamedTuple


class Latest(NamedTuple):
    """By node number: the latest start that breaks nothing, 0 where unbounded, and the node whose limit it is."""

    start: list[int]
    by: list[int]


def latest_starts(network: Network, order: list[int], at: Positions, *, limits: bool) -> Latest:
    """Return how late each node may start so that what follows it keeps its written days.

    With `limits` deadlines, targets and windows' ends count as well, those of the item itself included. An item's own
    `date` never does.
    """
    nodes = network.nodes
    latest = Latest([0] * len(nodes), [-1] * len(nodes))
    for i in reversed(order):
        node = nodes[i]
        if not at.start[i] or node.cancelled:
            continue
        try:
            _bound(node, nodes, at, latest, limits=limits)
        except CANNOT_COUNT:
            # A limit so far off that its calendar has no data bounds nothing that is planned.
            latest.start[i], latest.by[i] = 0, -1
    return latest


def own_limit(node: Node, at: Positions) -> int:
    """Return the last day on which the item may end by its own deadline, target or window, 0 where it has none."""
    days = [node.deadline.at(at.start, at.end)] if node.deadline is not None else []
    if node.mode == "target" and node.target is not None:
        days.append(node.target.at(at.start, at.end))
    elif node.mode == "open":
        days.append(node.spans[-1][1].at(at.start, at.end))
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
        if not at.start[i] or nodes[i].lead is not None or nodes[i].cancelled:
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


def _bound(node: Node, nodes: list[Node], at: Positions, latest: Latest, *, limits: bool) -> None:
    i = node.i
    best, by = 0, -1
    limit = own_limit(node, at) if limits else 0
    if limit:
        best, by = start_to_end_by(node, limit, at), i
    for tie in node.back:
        j = tie.follower
        follower = nodes[j]
        if not at.start[j]:
            continue
        if is_written(follower):
            day, source = (at.start if tie.follower_edge == "start" else at.end)[j], j
        elif latest.start[j]:
            day, source = latest.start[j], latest.by[j]
            if tie.follower_edge == "end":
                day = follower.extent.end(day, follower.calendar)
        else:
            continue
        start = _start_for(node, tie, day, at)
        if not best or start < best:
            best, by = start, source
    latest.start[i], latest.by[i] = best, by


def is_written(node: Node) -> bool:
    """Tell whether the item's day is written as a day of its own: such a day moves with nothing."""
    return node.mode == "done" or (node.mode == "dated" and node.date is not None and node.date.node < 0)
