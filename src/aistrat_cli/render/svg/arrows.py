"""Dependencies as quiet arrows, behind everything that has a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Link, Plan
from aistrat_cli.render.svg.lane import Port
from aistrat_cli.render.svg.markup import element, number

MOST = 60
"""More arrows than these are a thicket: then only those of the critical path are drawn."""


def draw(plan: Plan, ports: Mapping[ItemKey, Port], critical: bool) -> tuple[list[str], int]:
    """Return the arrows between items that are drawn, and how many were left out because they are too many."""
    found = [
        link
        for link in plan.links
        if link.origin in ("after", "before", "ends_after", "date")
        and link.leader in ports
        and link.follower in ports
        and link.leader != link.follower
    ]
    found = list({(link.leader, link.follower): link for link in found}.values())
    red = [link for link in found if critical and _is_critical(plan, link)]
    chosen: Sequence[Link] = found if len(found) <= MOST else red if len(red) <= 4 * MOST else ()
    parts = []
    for link in sorted(chosen, key=lambda one: one in red):
        leader, follower = ports[link.leader], ports[link.follower]
        start = leader.right if link.leader_edge == "end" else leader.left
        end = follower.left if link.follower_edge == "start" else follower.right
        parts.append(_arrow(leader, follower, start, end, link in red, link.follower_edge == "end"))
    return parts, len(found) - len(chosen)


def _is_critical(plan: Plan, link: Link) -> bool:
    both = plan.placements[link.leader], plan.placements[link.follower]
    return both[0].critical and both[1].critical


def _straight(x1: float, y1: float, x: float, y2: float, down: int, look: str, tip: str) -> str:
    """Return an arrow that comes to a bar or a range from above or below."""
    n = number
    way = f"M{n(x1)} {n(y1)}H{n(x - 4)}q4 0 4 {4 * down}V{n(y2 - 3 * down)}"
    head = f"M{n(x - 3.2)} {n(y2 - 5 * down)}l3.2 {5 * down}l3.2 {-5 * down}z"
    return element("path", d=way, class_=look) + element("path", d=head, class_=tip)


def _arrow(leader: Port, follower: Port, x1: float, x2: float, critical: bool, at_end: bool) -> str:
    y1, y2 = leader.y, follower.y
    look, tip = ("link-critical", "tip-critical") if critical else ("link", "tip")
    n = number
    ends = x2 + 5 if at_end else x2 - 5
    if abs(y1 - y2) < 1:
        if ends <= x1 + 2:
            return ""
        way = f"M{n(x1)} {n(y1)}H{n(ends)}"
    else:
        down = 1 if y2 > y1 else -1
        r = min(4.0, abs(y2 - y1) / 2)
        turn = x1 + 4
        if follower.left - 1 <= turn <= follower.right - 5 and not at_end:
            return _straight(x1, y1, turn, y2 - down * 8, down, look, tip)
        if not at_end and ends >= turn + r:
            way = f"M{n(x1)} {n(y1)}H{n(turn - r)}q{n(r)} 0 {n(r)} {n(down * r)}V{n(y2 - down * r)}"
            way += f"q0 {n(down * r)} {n(r)} {n(down * r)}H{n(ends)}"
        else:
            # The follower lies above or below, or behind: come to it from outside.
            lane = y2 - down * 12
            outside = x2 + 12 if at_end else x2 - 12
            way = f"M{n(x1)} {n(y1)}H{n(turn)}V{n(lane)}H{n(outside)}V{n(y2)}H{n(ends)}"
    head = f"M{n(ends)} {n(y2 - 3.2)}l{n(-5 if at_end else 5)} 3.2l{n(5 if at_end else -5)} 3.2z"
    return element("path", d=way, class_=look) + element("path", d=head, class_=tip)
