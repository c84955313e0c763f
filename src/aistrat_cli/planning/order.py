"""The order in which items can be placed: what needs whose day, and the cycles that stand in the way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from aistrat_cli.planning.network import Network
from aistrat_cli.planning.plan import Cycle, Link, Origin


def placing_order(network: Network) -> tuple[list[int], list[Cycle]]:
    """Return the nodes in an order in which each comes after those whose day it needs, and the cycles.

    Nodes that lie on a cycle, or are needed by nothing but come after one, are left out of the order. Linear.
    """
    nodes = network.nodes
    needs = [_needed(network, i) for i in range(len(nodes))]
    waiting = [len(needed) for needed in needs]
    feeds: list[list[int]] = [[] for _ in nodes]
    for i, needed in enumerate(needs):
        for j in needed:
            feeds[j].append(i)
    order = [i for i, count in enumerate(waiting) if count == 0]
    for i in order:
        for j in feeds[i]:
            waiting[j] -= 1
            if waiting[j] == 0:
                order.append(j)
    if len(order) == len(nodes):
        return order, []
    left = {i for i, count in enumerate(waiting) if count > 0}
    return order, [_cycle(network, component, needs) for component in _components(left, needs)]


def _needed(network: Network, i: int) -> set[int]:
    """Return the nodes whose day node `i` needs: every anchor in its keys, the deadline's only where it places it."""
    node = network.nodes[i]
    needed = {tie.leader for tie in node.front}
    needed.update(point.node for point in node.points if point.node >= 0)
    if node.late and node.deadline is not None and node.deadline.node >= 0:
        needed.add(node.deadline.node)
    return needed


def _components(left: set[int], needs: list[set[int]]) -> Iterator[set[int]]:
    """Yield the strongly connected components that hold a cycle (Tarjan 1972, without recursion)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for root in sorted(left):
        if root in index:
            continue
        work = [(root, iter(sorted(needs[root] & left)))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            i, following = work[-1]
            for j in following:
                if j not in index:
                    index[j] = low[j] = len(index)
                    stack.append(j)
                    on_stack.add(j)
                    work.append((j, iter(sorted(needs[j] & left))))
                    break
                if j in on_stack:
                    low[i] = min(low[i], index[j])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[i])
                if low[i] == index[i]:
                    component = set()
                    while True:
                        j = stack.pop()
                        on_stack.discard(j)
                        component.add(j)
                        if j == i:
                            break
                    if len(component) > 1 or i in needs[i]:
                        yield component


def _cycle(network: Network, component: set[int], needs: list[set[int]]) -> Cycle:
    """Return the shortest cycle through the component's first item, told from the link that is written first."""
    start = min(component)
    came_from: dict[int, int] = {}
    frontier = [start]
    while start not in came_from:
        following = []
        for i in frontier:
            for j in sorted(needs[i] & component):
                if j not in came_from:
                    came_from[j] = i
                    following.append(j)
        frontier = following
    path = [start]
    while True:
        path.append(came_from[path[-1]])
        if path[-1] == start:
            break
    # `path` runs from what is needed to what needs it: leader, follower, …, leader.
    links = [_link(network, leader, follower) for leader, follower in pairwise(path)]
    first = min(range(len(links)), key=lambda n: _written(links[n]))
    return Cycle(links=tuple(links[first:] + links[:first]))


def _link(network: Network, leader: int, follower: int) -> Link:
    """Return the link by which the follower needs the leader."""
    node = network.nodes[follower]
    for tie in node.front:
        if tie.leader == leader:
            return tie.link
    point = next(point for point in (*node.points, node.deadline) if point is not None and point.node == leader)
    origin: Origin = "window"
    if point is node.task_end:
        origin = "date"
    elif point is node.target or point is node.deadline:
        origin = "target" if point is node.target else "deadline"
    expr, leader_key = point.expr, network.nodes[leader].item.key
    return Link(leader_key, node.item.key, point.edge, "end", origin, False, expr.written, expr.place)


def _written(link: Link) -> tuple[str, int, int]:
    location = link.place.location
    return (link.place.source.path, location.line, location.column)
