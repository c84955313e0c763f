"""Days that were probably written in the wrong year: what D101 reports and other rules leave alone."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.days import DateExpr, ItemKey
from aistrat_cli.model.items import AnyItem, Meeting
from aistrat_cli.planning.plan import Placement
from aistrat_cli.row import NamedTuple
from aistrat_cli.rules.base import Context
from aistrat_cli.rules.say import as_value, told

NEAR = 200
"""Days within which an item must come to lie beside its neighbour for the other year to be believed."""
AWAY = 250
"""Days that an item must be out of its order before a year is blamed."""
FEW = 3
"""Items that a sequence must have to show an order."""


class Slip(NamedTuple):
    """A written day, the day that fits, and the item beside which it fits."""

    placement: Placement
    better: date
    neighbour: Placement

    def edit(self, series: str) -> Message:
        """Return the edit that writes the other year, as a file of `series` names the item."""
        return told(
            "if the year is a slip, write `date = {better}` for {item}",
            "年の書き誤りなら、{item} を `date = {better}` としてください",
            better=as_value(self.better),
            item=self.placement.key.seen_from(series),
        )


def slips(context: Context) -> dict[ItemKey, Slip]:
    """Return the probable slips of a year, by item.

    Evidence is order: meetings of a body by number or, like other kinds of items, as they stand in the file, where
    that is by and large the order of time. A day a year before what stands before it (a series that runs backwards
    over New Year), or a year beyond what stands after it, is a slip if the same day of the other year fits in.
    """
    found: dict[ItemKey, Slip] = {}
    for sequence, sure in _sequences(context):
        for slip in _doubled(sequence) or _in_order(sequence, sure):
            found.setdefault(slip.placement.key, slip)
    for slip in _broken_by_a_year(context):
        if slip.neighbour.key not in found:  # else it is the leader that is a year off
            found.setdefault(slip.placement.key, slip)
    return found


def limit_edit(item: AnyItem, key: str, limit: DateExpr | None, held: date) -> Message | None:
    """Return the edit of a limit's year, where the day `held` misses it by most of a year and no more.

    `key` is `deadline` or `target`, after which `held` comes, or `not_before`, before which it does.
    """
    if limit is None or limit.offsets or limit.written.endswith((".start", ".end", "末")):
        return None
    written = limit.base
    if not isinstance(written, date) or abs((held - written).days) < AWAY:
        return None
    better = _years(written, 1 if held > written else -1)
    if better is None or (better < held if held > written else better > held):
        return None
    return told(
        "if the year is a slip, write `{key} = {better}` for {item}",
        "年の書き誤りなら、{item} を `{key} = {better}` としてください",
        key=key,
        better=as_value(better),
        item=item.id,
    )


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
    return [] if found and not sure and _yearly(sequence, found) else found


def _out_of_order(sequence: list[Placement], sure: bool) -> list[Slip]:
    days = [placement.start for placement in sequence if placement.start is not None]
    falls = sum(1 for before, after in pairwise(days) if after < before)
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
        if (back > AWAY - 100 and (better := _years(day, 1)) and _between(last, better, after)) or (
            after is not None and (better := _years(day, -1)) and _too_late(last, better, day, after)
        ):
            found.append(Slip(placement, better, beside))
            day = better
        if day >= last:
            last, beside = day, placement
    return found or _end_slips(sequence, days)


def _yearly(sequence: list[Placement], found: list[Slip]) -> bool:
    """Tell whether steps of about a year are usual in a sequence as mended: several yearly lists, one after another."""
    better = {slip.placement.key: slip.better for slip in found}
    days = [better.get(placement.key, placement.start) for placement in sequence]
    steps = sum(1 for one, next_one in pairwise(days) if one and next_one and (next_one - one).days > AWAY)
    return steps > len(days) // 10


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
    better = _years(days[0], -1)
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
        better = _years(days[end], by)
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
        better = _years(days[second], by)
        if abs(gaps[near]) < NEAR // 2 and gaps[far] > 2 * AWAY and better is not None:
            return [Slip(sequence[second], better, sequence[beside])]
    return []


def _broken_by_a_year(context: Context) -> list[Slip]:
    """Return the followers of broken dependencies that the next year would mend, and nothing less."""
    found = []
    for problem in context.problems.get("BrokenDependency", ()):
        placement = context.placement(problem.link.follower)
        leader = context.placement(problem.link.leader)
        if placement is None or leader is None or placement.start is None or placement.item.date is None:
            continue
        better = _years(placement.start, 1)
        short = (problem.needed - problem.actual).days
        if better is not None and AWAY - 100 < short <= 366 and placement.item.date.anchor is None:
            found.append(Slip(placement, better, leader))
    return found


def _years(day: date, by: int) -> date | None:
    """Return the same day of another year, None for 29 February and beyond the calendar."""
    try:
        return day.replace(year=day.year + by)
    except ValueError:
        return None
