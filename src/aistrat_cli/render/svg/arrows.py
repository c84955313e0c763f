"""Dependencies as quiet arrows, behind everything that has a text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Link, Plan
from aistrat_cli.render.svg.lane import Port
from aistrat_cli.render.svg.markup import element, number
from aistrat_cli.row import NamedTuple

MOST = 60
"""More arrows than these are a thicket: then only those of the critical path are drawn."""


NARROW = 24
"""A mark no wider than this is met in its middle."""

ASIDE = 3
"""How far beside it."""


OVER = 6
"""So far beyond its edge a strip's arrows go on, and come from."""


class Cut(NamedTuple):
    """Where a strip ends and another one goes on."""

    side: Literal["after", "before"]
    """On which the other one lies."""
    edge: float
    here: Collection[ItemKey]
    """Items that lie in this strip alone."""
    there: Collection[ItemKey]
    """Items that lie in the other one alone."""


def draw(plan: Plan, ports: Mapping[ItemKey, Port], cut: Cut | None, critical: bool) -> tuple[list[str], int]:
    """Return the arrows between items that are drawn, and how many were left out because they are too many.

    An arrow to an item of the other strip goes on to the edge, one from there comes from it.
    """
    found = [
        link
        for link in plan.links
        if link.origin in ("after", "before", "ends_after", "date")
        and link.leader != link.follower
        and ((link.leader in ports and link.follower in ports) or (cut is not None and _crosses(link, ports, cut)))
    ]
    found = list({(link.leader, link.follower): link for link in found}.values())
    red = [link for link in found if critical and _is_critical(plan, link)]
    chosen: Sequence[Link] = found if len(found) <= MOST else red if len(red) <= 4 * MOST else ()
    parts = []
    for link in sorted(chosen, key=lambda one: one in red):
        if cut is not None and link.leader not in ports:
            parts.append(_comes(ports[link.follower], cut, link.follower_edge == "end", link in red))
            continue
        if cut is not None and link.follower not in ports:
            parts.append(_goes_on(ports[link.leader], cut, link in red))
            continue
        leader, follower = ports[link.leader], ports[link.follower]
        start = leader.right if link.leader_edge == "end" else leader.left
        end = follower.left if link.follower_edge == "start" else follower.right
        parts.append(_arrow(leader, follower, start, end, link in red, link.follower_edge == "end"))
    return parts, len(found) - len(chosen)


def _crosses(link: Link, ports: Mapping[ItemKey, Port], cut: Cut) -> bool:
    if link.leader in ports:
        return link.leader in cut.here and link.follower in cut.there
    return link.follower in ports and link.follower in cut.here and link.leader in cut.there


def _goes_on(leader: Port, cut: Cut, critical: bool) -> str:
    """Return an arrow along the leader's row, out of the strip."""
    right = cut.side == "after"
    x = cut.edge + (OVER if right else -OVER)
    way = f"M{number(leader.right if right else leader.left)} {number(leader.y)}H{number(x)}"
    return _drawn(way, x, leader.y, critical, "right" if right else "left")


def _comes(follower: Port, cut: Cut, at_end: bool, critical: bool) -> str:
    """Return an arrow from outside the strip along the follower's row; to its end it comes from beyond it."""
    n, y = number, follower.y
    if cut.side == "before" and not at_end:
        ends = follower.left - 5
        return _drawn(f"M{n(cut.edge - OVER - 5)} {n(y)}H{n(ends)}", ends, y, critical, "right")
    ends = follower.right + 5
    if cut.side == "after":
        return _drawn(f"M{n(cut.edge + OVER + 5)} {n(y)}H{n(ends)}", ends, y, critical, "left")
    way = f"M{n(cut.edge - OVER - 5)} {n(y - 12)}H{n(follower.right + 12)}V{n(y)}H{n(ends)}"
    return _drawn(way, ends, y, critical, "left")


def _is_critical(plan: Plan, link: Link) -> bool:
    both = plan.placements[link.leader], plan.placements[link.follower]
    return both[0].critical and both[1].critical


def _arrow(leader: Port, follower: Port, x1: float, x2: float, critical: bool, at_end: bool) -> str:
    """Return an arrow with few turns: along the row, a step on to another, or straight up or down."""
    y1, y2 = leader.y, follower.y
    ends = x2 + 5 if at_end else x2 - 5
    if abs(y1 - y2) < 1:
        way = f"M{number(x1)} {number(y1)}H{number(ends)}"
        return _drawn(way, ends, y2, critical, "right") if ends > x1 + 2 else ""
    down = 1 if y2 > y1 else -1
    if not at_end:
        if ends >= x1 + 8 and not follower.left - 1 <= x1 + 4 <= follower.right - 5:
            return _step(x1, y1, ends, y2, down, critical)
        if (x := _falls(leader, follower, x1, down)) is not None:
            return _fall(x1, y1, x, y2, down, critical)
        return _back(leader, follower, down, critical)
    # Its end is what waits: come to it from outside.
    outside = x2 + 12
    n = number
    way = f"M{n(x1)} {n(y1)}H{n(x1 + 4)}V{n(y2 - down * 12)}H{n(outside)}V{n(y2)}H{n(ends)}"
    return _drawn(way, ends, y2, critical, "left")


def _falls(leader: Port, follower: Port, x1: float, down: int) -> float | None:
    """Return where an arrow from above or below meets the follower; None where that lies wholly behind its leader."""
    narrow = follower.right - follower.left <= NARROW
    # Beside the middle, where stems of cards are: down on one side of it and up on the other, so that none coincide.
    x = (follower.left + follower.right) / 2 + ASIDE * down if narrow else max(x1 + 4, follower.left + 6)
    x = min(x, follower.right - 2)
    if x < leader.left:
        x = min(leader.right, follower.right - 2)
    return x if x >= leader.left else None


def _step(x1: float, y1: float, ends: float, y2: float, down: int, critical: bool) -> str:
    """Return an arrow that goes on to the row of the follower, and along it."""
    n, r, turn = number, min(4.0, abs(y2 - y1) / 2), x1 + 4
    way = f"M{n(x1)} {n(y1)}H{n(turn - r)}q{n(r)} 0 {n(r)} {n(down * r)}V{n(y2 - down * r)}"
    way += f"q0 {n(down * r)} {n(r)} {n(down * r)}H{n(ends)}"
    return _drawn(way, ends, y2, critical, "right")


def _fall(x1: float, y1: float, x: float, y2: float, down: int, critical: bool) -> str:
    """Return an arrow that comes to the follower from above or below."""
    n, r, tip = number, min(4.0, x - x1), y2 - down * 8
    if r > 0:
        way = f"M{n(x1)} {n(y1)}H{n(x - r)}q{n(r)} 0 {n(r)} {n(down * r)}V{n(tip - down * 3)}"
    else:
        way = f"M{n(x)} {n(y1)}V{n(tip - down * 3)}"
    return _drawn(way, x, tip, critical, "down" if down > 0 else "up")


def _back(leader: Port, follower: Port, down: int, critical: bool) -> str:
    """Return an arrow to what lies wholly before: back along the leader's row, then straight to it."""
    n, r, tip = number, 4.0, follower.y - down * 8
    x = max((follower.left + follower.right) / 2, follower.right - 8)
    way = f"M{n(leader.left)} {n(leader.y)}H{n(min(x + r, leader.left))}q{n(-r)} 0 {n(-r)} {n(down * r)}"
    return _drawn(f"{way}V{n(tip - down * 3)}", min(x, leader.left - r), tip, critical, "down" if down > 0 else "up")


_HEADS = {
    "right": (0, -3.2, "l5 3.2l-5 3.2z"),
    "left": (0, -3.2, "l-5 3.2l5 3.2z"),
    "down": (-3.2, -5, "l3.2 5l3.2 -5z"),
    "up": (-3.2, 5, "l3.2 -5l3.2 5z"),
}


def _drawn(way: str, x: float, y: float, critical: bool, head: str) -> str:
    """Return a line and its head: `right` and `left` begin at the point, `down` and `up` end there."""
    look, tip = ("link-critical", "tip-critical") if critical else ("link", "tip")
    dx, dy, sides = _HEADS[head]
    point = f"M{number(x + dx)} {number(y + dy)}{sides}"
    return element("path", d=way, class_=look) + element("path", d=point, class_=tip)
