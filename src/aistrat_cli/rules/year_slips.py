"""Days that were probably written in the wrong year: what D101 reports and other rules leave alone."""

from __future__ import annotations

from datetime import date

from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Placement
from aistrat_cli.row import NamedTuple
from aistrat_cli.rules.base import Context
from aistrat_cli.rules.other_year import AWAY, Slip, other_year
from aistrat_cli.rules.year_order import out_of_order


def slips(context: Context) -> dict[ItemKey, Slip]:
    """Return the probable slips of a year, by item; evidence is the order of items, and what they wait for."""
    found: dict[ItemKey, Slip] = {}
    for slip in out_of_order(context):
        found.setdefault(slip.placement.key, slip)
    for slip in _broken_by_a_year(context):
        if slip.neighbour.key not in found:  # else the other of the two is a year off
            found.setdefault(slip.placement.key, slip)
    return found


def _broken_by_a_year(context: Context) -> list[Slip]:
    """Return the items whose other year mends the dependencies that are broken by most of a year.

    Of the two that a dependency ties it is the one that in its other year lies nearer to what both are tied to; where
    nothing tells, the follower, written in the old year.
    """
    broken: list[tuple[Placement, Placement]] = []
    for problem in context.problems.get("BrokenDependency", ()):
        leader, follower = context.placement(problem.link.leader), context.placement(problem.link.follower)
        if leader is not None and follower is not None and AWAY - 100 < (problem.needed - problem.actual).days <= 366:
            broken.append((leader, follower))
    ties = _ties(context) if broken else {}
    found = []
    for leader, follower in broken:
        slips_here = [
            Slip(one, better, other)
            for one, other, by in ((follower, leader, 1), (leader, follower, -1))
            if (better := _moved(one, by, ties)) is not None
        ]
        if slips_here:
            found.append(min(slips_here, key=lambda slip: _apart(slip, ties)))
    return found


class _Ties(NamedTuple):
    """The items that one waits for, and those that wait for it."""

    before: list[Placement]
    behind: list[Placement]


def _ties(context: Context) -> dict[ItemKey, _Ties]:
    ties: dict[ItemKey, _Ties] = {}
    for link in context.plan.links:
        leader, follower = context.placement(link.leader), context.placement(link.follower)
        if link.dependency is not None and leader is not None and follower is not None:
            ties.setdefault(link.follower, _Ties([], [])).before.append(leader)
            ties.setdefault(link.leader, _Ties([], [])).behind.append(follower)
    return ties


def _moved(placement: Placement, by: int, ties: dict[ItemKey, _Ties]) -> date | None:
    """Return a written day in another year, None where it would lie beyond something that it is tied to."""
    start, written = placement.start, placement.item.date
    better = None if start is None or written is None or written.anchor is not None else other_year(start, by)
    if better is None:
        return None
    before, behind = ties[placement.key]
    others = [one.start for one in (behind if by > 0 else before) if one.start is not None]
    return better if all(day >= better if by > 0 else day <= better for day in others) else None


def _apart(slip: Slip, ties: dict[ItemKey, _Ties]) -> int:
    """Return by how many days both items of a broken dependency lie apart from what else they are tied to."""
    total = 0
    for one, day in ((slip.placement, slip.better), (slip.neighbour, slip.neighbour.start)):
        for other in (*ties[one.key].before, *ties[one.key].behind):
            if (
                day is not None
                and other.start is not None
                and other.key not in (slip.placement.key, slip.neighbour.key)
            ):
                total += abs((other.start - day).days)
    return total
