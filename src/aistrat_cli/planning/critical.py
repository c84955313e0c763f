"""The critical path: the chain of binding dependencies with the least float."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.planning.floats import own_limit, start_to_end_by
from aistrat_cli.planning.network import Network
from aistrat_cli.planning.node import Node
from aistrat_cli.planning.positions import CANNOT_COUNT, Positions
from aistrat_cli.planning.ties import Tie


def critical_nodes(network: Network, at: Positions) -> set[int]:
    """Return the nodes on the critical path of each series.

    It ends where the float to a deadline, target or window's end is least; in a series without any, at what ends last.
    From there it runs back over every dependency that sets a day, to what is written. What is placed late or aims at
    a target counts from the first day it could have.
    """
    critical: set[int] = set()
    for ends in _ends(network, at).values():
        limited = [(slack, i) for i in ends if (slack := _slack(network.nodes[i], at)) is not None]
        if limited:
            least = min(slack for slack, _ in limited)
            roots = [i for slack, i in limited if slack == least]
        else:
            last = max(at.end[i] for i in ends)
            roots = [i for i in ends if at.end[i] == last]
        _trace(network, at, roots, critical)
    return critical


def _ends(network: Network, at: Positions) -> dict[str, list[int]]:
    by_series: dict[str, list[int]] = {}
    for node in network.nodes:
        if at.start[node.i] and not node.cancelled and not node.done and node.lead is None:
            by_series.setdefault(node.series, []).append(node.i)
    return by_series


def _slack(node: Node, at: Positions) -> int | None:
    """Return the business days from the first start to the last one that keeps the item's own limit."""
    try:
        limit = own_limit(node, at)
        if not limit:
            return None
        latest = start_to_end_by(node, limit, at)
        return node.calendar.rank(latest) - node.calendar.rank(_first_start(node, at))
    except CANNOT_COUNT:
        return None


def _first_start(node: Node, at: Positions) -> int:
    if node.late or node.mode == "target":
        return at.early[node.i] or at.start[node.i]
    return at.start[node.i]


def _trace(network: Network, at: Positions, roots: list[int], critical: set[int]) -> None:
    pending = list(roots)
    seen = set(roots)
    while pending:
        node = network.nodes[pending.pop()]
        if node.done or node.cancelled:
            continue
        if node.lead is None:
            critical.add(node.i)
        for tie in _binding(network, node, at):
            if tie.leader not in seen:
                seen.add(tie.leader)
                pending.append(tie.leader)


def _binding(network: Network, node: Node, at: Positions) -> Iterator[Tie]:
    """Yield the ties that set the day the node counts from."""
    first = _first_start(node, at)
    for tie in node.front:
        leader = network.nodes[tie.leader]
        if not at.start[tie.leader]:
            continue
        if tie.exact:
            yield tie
            continue
        if node.mode == "dated":
            continue
        start = _first_start(leader, at) if leader.late else at.start[tie.leader]
        try:
            day = start if tie.leader_edge == "start" else leader.extent.end(start, leader.calendar)
            if leader.task_end is not None and tie.leader_edge == "end":
                day = at.end[tie.leader]
            need = tie.need(day)
            if tie.follower_edge == "start":
                sets = node.extent.first(need, node.calendar)
            else:
                sets = node.extent.first_ending(need, node.calendar)
        except CANNOT_COUNT:
            continue
        if sets == first:
            yield tie
