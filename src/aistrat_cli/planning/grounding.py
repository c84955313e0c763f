"""What places each item: something in front of it, something behind it, or nothing."""

from __future__ import annotations

from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.network import Network
from aistrat_cli.planning.node import Node
from aistrat_cli.planning.plan import NothingPlaces, Problem, WaitsForUnplaced

FRONT = 1
"""Held from the front: it has a day of its own, or follows something that has."""
BEHIND = 2
"""Held from behind only: by a deadline, or by what follows it. It is placed backward.

What only follows such an item comes next, 3; what only leads to that, 4; and so on: odd ones are placed forward, even
ones backward, in this order. Beyond 3 nothing is common.
"""


def ground(network: Network) -> list[int]:
    """Return for each node how it is placed, 0 where nothing places it; sets `late` on those placed backward."""
    nodes = network.nodes
    ground = [0] * len(nodes)
    dependants: list[list[int]] = [[] for _ in nodes]
    for node in nodes:
        for point in _anchored_points(node):
            dependants[point].append(node.i)
    _spread_forward(nodes, ground, dependants, [node.i for node in nodes if _stands_alone(node)], FRONT)
    turn = BEHIND
    while True:
        fresh = [node.i for node in nodes if not ground[node.i] and _held_behind(node, nodes, ground)]
        _spread_behind(nodes, ground, dependants, fresh, turn)
        followers = [
            node.i
            for node in nodes
            if not ground[node.i] and node.mode == "computed" and any(ground[tie.leader] for tie in node.front)
        ]
        _spread_forward(nodes, ground, dependants, followers, turn + 1)
        if not fresh and not followers:
            break
        turn += 2
    for node in nodes:
        if node.mode != "computed":
            continue
        if not ground[node.i]:
            # Its deadline would place it, had the deadline a day: it may wait for it in a circle.
            node.late = node.deadline is not None and node.deadline.node >= 0
        else:
            node.late = ground[node.i] % 2 == 0 or (ground[node.i] == FRONT and _starts_late(node, ground))
    return ground


def open_ends(network: Network, ground: list[int], cyclic: set[int]) -> list[Problem]:
    """Return the problems of items that nothing places, and the notes of those that wait for an item without a day."""
    nodes = network.nodes
    problems: list[Problem] = []
    said: set[ItemKey] = set()
    lost = [node for node in nodes if not ground[node.i]]
    for node in lost:
        # Of a file that was only referred to nothing else is told, so that it has no day is said here.
        unseen = node.series not in network.shown and node.i not in cyclic
        if unseen or (node.item.undated and not node.item.faulty):
            said.add(node.item.key)
    # What hangs together with an item that says it is open, or lies on a cycle, has been told already.
    pending = [node.i for node in lost if node.mode == "none" or node.i in cyclic]
    told = set(pending)
    neighbours: dict[int, list[int]] = {}
    for node in lost:
        behind = [node.deadline.node] if node.deadline is not None and node.deadline.node >= 0 else []
        ties = [tie.leader for tie in node.front] + [tie.follower for tie in node.back]
        for other in ties + behind + _anchored_points(node):
            if not ground[other]:
                neighbours.setdefault(node.i, []).append(other)
                neighbours.setdefault(other, []).append(node.i)
    while pending:
        for other in neighbours.get(pending.pop(), ()):
            if other not in told:
                told.add(other)
                pending.append(other)
    for node in lost:
        if node.i not in told and not node.cancelled and not any(not ground[tie.leader] for tie in node.front):
            problems.append(NothingPlaces(key=node.item.key))
    for link in network.links:
        if link.dependency is None:
            continue
        leader, follower = network.number[link.leader], network.number[link.follower]
        open_leader, open_follower = link.leader in said, link.follower in said
        if open_leader != open_follower:
            other = follower if open_leader else leader
            if not nodes[leader].cancelled and not nodes[follower].cancelled:
                problems.append(WaitsForUnplaced(link=link, placed=bool(ground[other])))
    return problems


def _anchored_points(node: Node) -> list[int]:
    return [point.node for point in node.points if point.node >= 0]


def _stands_alone(node: Node) -> bool:
    """Tell whether the item's own keys give it a first possible day."""
    if node.mode == "done":
        return True
    if node.mode in ("dated", "target", "open"):
        return not _anchored_points(node)
    return node.mode == "computed" and (node.not_before is not None or _ends_by_itself(node))


def _ends_by_itself(node: Node) -> bool:
    """Tell whether the last day of a task is written, and there is something that it could fill the time to or from."""
    ends = node.task_end is not None and node.task_end.node < 0
    return ends and bool(node.front or node.back or node.deadline is not None)


def _starts_late(node: Node, ground: list[int]) -> bool:
    """Tell whether an item that has a place in front begins as late as it can."""
    if node.item.place_at == "late":
        return True
    held = node.not_before is not None or any(ground[tie.leader] == FRONT for tie in node.front)
    return node.task_end is not None and not held


def _held_behind(node: Node, nodes: list[Node], ground: list[int]) -> bool:
    """Tell whether a deadline or a follower holds the item, or holds what is put on its day."""
    if node.mode != "computed":
        return False
    pending = [node]
    while pending:
        held = pending.pop()
        deadline = held.deadline
        if deadline is not None and (deadline.node < 0 or ground[deadline.node]):
            return True
        for tie in held.back:
            if ground[tie.follower]:
                return True
            if tie.exact:
                pending.append(nodes[tie.follower])
    return False


def _root(i: int, nodes: list[Node], ground: list[int]) -> int:
    """Return the item on whose day this one is put in the end, itself where it is put on no other's."""
    passed: set[int] = set()
    while not ground[i] and i not in passed:
        passed.add(i)
        i = next((tie.leader for tie in nodes[i].front if tie.exact), i)
    return i


def _spread_forward(
    nodes: list[Node], ground: list[int], dependants: list[list[int]], fresh: list[int], how: int
) -> None:
    """Ground `fresh`, and with them what follows them or is put on their days."""
    pending = list(fresh)
    for i in fresh:
        ground[i] = how
    while pending:
        i = pending.pop()
        for j in [tie.follower for tie in nodes[i].back] + dependants[i]:
            if ground[j]:
                continue
            node = nodes[j]
            if node.mode == "computed" or (
                node.mode in ("dated", "target", "open", "lead") and _anchors_placed(node, ground)
            ):
                ground[j] = how
                pending.append(j)


def _spread_behind(
    nodes: list[Node], ground: list[int], dependants: list[list[int]], fresh: list[int], how: int
) -> None:
    """Ground `fresh` from behind, with them what they follow, and what is put on their days."""
    pending = list(fresh)
    for i in fresh:
        ground[i] = how
    while pending:
        i = pending.pop()
        # What is cancelled binds nothing: it leaves what it waited for where that is.
        before = [tie.leader for tie in nodes[i].front] if not nodes[i].cancelled else []
        for j in (_root(leader, nodes, ground) for leader in before):
            if not ground[j] and nodes[j].mode == "computed":
                ground[j] = how
                pending.append(j)
        for j in dependants[i] + [tie.follower for tie in nodes[i].back if tie.exact]:
            if not ground[j] and nodes[j].mode != "computed" and _anchors_placed(nodes[j], ground):
                ground[j] = how
                pending.append(j)


def _anchors_placed(node: Node, ground: list[int]) -> bool:
    if node.mode == "lead":
        return node.lead is not None and bool(ground[node.lead.leader])
    if node.mode == "none":
        return False
    return all(ground[point] for point in _anchored_points(node))
