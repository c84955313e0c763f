"""Days whose year is out of the order in which they stand: by number, or as the file lists them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from aistrat_cli.model.items import Meeting
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.base import Context
from aistrat_cli.rules.other_year import AWAY, Slip, other_year

NEAR = 200
"""Days within which an item must come to lie beside its neighbour for the other year to be believed."""
FEW = 3
"""Items that a sequence must have to show an order."""


def out_of_order(context: Context) -> Iterator[Slip]:
    """Yield the slips that each sequence of a portfolio shows.

    A day a year before what stands before it (a series that runs backwards over New Year), or a year beyond what
    stands after it, is a slip if the same day of the other year fits in. Where the file is not by and large in the
    order of time, only numbers count.
    """
    for sequence, sure in _sequences(context):
        yield from _doubled(sequence) or _in_order(sequence, sure)


def _sequences(context: Context) -> list[tuple[list[Placement], bool]]:
    """Return what should ascend: the written days of each body by number, then of each kind as in the file."""
    numbered: dict[tuple[str, tuple[str, ...]], list[tuple[int, Placement]]] = {}
    filed: dict[tuple[str, str, tuple[str, ...]], list[Placement]] = {}
    for placement in context.placements:
        item = placement.item
        if placement.start is None or item.date is None or item.date.anchor is not None or item.cancelled:
            continue
        bodies: tuple[str, ...] = ()
        if isinstance(item, Meeting):
            if item.repeat is not None:  # its day is computed, from one that every meeting of the repeat shares
                continue
            bodies = item.bodies
            if item.number is not None:
                numbered.setdefault((item.key.series, bodies), []).append((item.number, placement))
        filed.setdefault((item.key.series, item.kind, bodies), []).append(placement)
    by_number = [[one for _, one in sorted(own, key=lambda pair: pair[0])] for own in numbered.values() if len(own) > 1]
    return [(own, True) for own in by_number] + [(own, False) for own in filed.values() if len(own) >= FEW]


def _in_order(sequence: list[Placement], sure: bool) -> list[Slip]:
    found = _out_of_order(sequence, sure)
    return found if sure or not found or _mended(sequence, found) else []


def _out_of_order(sequence: list[Placement], sure: bool) -> list[Slip]:
    days = [placement.start for placement in sequence if placement.start is not None]
    falls = _falls(days)
    if not falls:
        return _end_slips(sequence, days)
    if not sure and falls > max(1, len(days) // 8):
        return []
    found: list[Slip] = []
    first = _first_slip(sequence, days)
    if first is not None:
        found.append(first)
    last, beside = first.better if first else days[0], sequence[0]
    for index in range(1, len(days)):
        day, placement = days[index], sequence[index]
        after = days[index + 1] if index + 1 < len(days) else None
        back = (last - day).days
        if (back > AWAY - 100 and (better := other_year(day, 1)) and _between(last, better, after)) or (
            after is not None and (better := other_year(day, -1)) and _too_late(last, better, day, after)
        ):
            found.append(Slip(placement, better, beside))
            day = better
        if day >= last:
            last, beside = day, placement
    return found or _end_slips(sequence, days)


def _mended(sequence: list[Placement], found: list[Slip]) -> bool:
    """Tell whether the other years bring more order, and steps of a year are no habit as in several yearly lists."""
    better = {slip.placement.key: slip.better for slip in found}
    old = [placement.start for placement in sequence if placement.start is not None]
    new = [better.get(placement.key, placement.start) for placement in sequence if placement.start is not None]
    steps = [(after - before).days for before, after in pairwise(day for day in new if day is not None)]
    fell = _falls(old)
    return sum(step > AWAY for step in steps) <= len(new) // 10 and (not fell or sum(step < 0 for step in steps) < fell)


def _falls(days: list[date]) -> int:
    return sum(after < before for before, after in pairwise(days))


def _between(last: date, better: date, after: date | None) -> bool:
    """Tell whether the other year puts a day near after `last`, and not beyond a next day that is in order itself."""
    return 0 <= (better - last).days <= NEAR and (after is None or after < last or better <= after)


def _too_late(last: date, better: date, day: date, after: date) -> bool:
    """Tell whether `day` lies far beyond the next one, and the year before would put it between its neighbours."""
    return (day - after).days > AWAY - 100 and last <= better <= after and (after - last).days <= 2 * NEAR


def _first_slip(sequence: list[Placement], days: list[date]) -> Slip | None:
    """Return the slip of the first item, a year beyond the next one while all others ascend.

    Where New Year lies between the two, a few items in the old year are the likelier slips.
    """
    if len(days) < FEW or any(after < before for before, after in pairwise(days[1:])):
        return None
    better = other_year(days[0], -1)
    if (
        better is None
        or days[2] >= days[0]
        or (days[0] - days[1]).days < AWAY - 100
        or not 0 <= (days[1] - better).days <= NEAR
    ):
        return None
    if better.year != days[1].year and len(days) <= FEW + 1:
        return None
    return Slip(sequence[0], better, sequence[1])


def _end_slips(sequence: list[Placement], days: list[date]) -> list[Slip]:
    """Return the slips of the first and the last item: a year off a rhythm that the right year would keep."""
    if len(days) <= FEW:
        return []
    found = []
    inner = [(after - before).days for before, after in pairwise(days)]
    for end, near, by, gaps in ((0, 1, 1, inner[1:]), (-1, -2, -1, inner[:-1])):
        better = other_year(days[end], by)
        away = abs((days[near] - days[end]).days)
        if better is None or away < AWAY or not (_regular(gaps) or _far_out(sequence[end], away, gaps)):
            continue
        step = (days[near] - better).days * by
        if step > 0 and min(gaps) <= 2 * step <= 4 * max(gaps):
            found.append(Slip(sequence[end], better, sequence[near]))
    return found


def _regular(gaps: list[int]) -> bool:
    """Tell whether items follow each other in weeks or a few months."""
    return min(gaps) >= 7 and max(gaps) <= NEAR // 2


def _far_out(placement: Placement, away: int, gaps: list[int]) -> bool:
    """Tell whether a body that met often enough never let nearly so much time go by: a paper may come a year later."""
    return placement.item.kind == "meeting" and len(gaps) > FEW and 2 * away >= 5 * max(gaps)


def _doubled(sequence: list[Placement]) -> list[Slip]:
    """Return the slip of a list with one item a year: two of them in one year, and none in the year beside it."""
    days = [placement.start for placement in sequence if placement.start is not None]
    gaps = [(after - before).days for before, after in pairwise(days)]
    odd = [index for index, gap in enumerate(gaps) if not AWAY < gap < 2 * AWAY]
    if len(gaps) - len(odd) < FEW or len(odd) != 2 or odd[1] != odd[0] + 1:
        return []
    first, second = odd
    for near, far, by, beside in ((first, second, 1, first), (second, first, -1, second + 1)):
        better = other_year(days[second], by)
        if abs(gaps[near]) < NEAR // 2 and gaps[far] > 2 * AWAY and better is not None:
            return [Slip(sequence[second], better, sequence[beside])]
    return []
