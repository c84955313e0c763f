"""Which edits moved an item: exactly, by planning with every selection of the edits, as long as that is cheap.

An edit belongs to an item's cause where there is a selection of the other edits with which it changes the item's day.
With one edit nothing need be planned. With a few, every selection is. With more, each is tried alone, with all others,
and as they are made one after the other, in both directions: then no edit is named that moves nothing. With many in a
large portfolio the ties that set the days, of now and of then, are traced back to what was edited, which is linear; it
may name an edit too many where several compete for one day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from itertools import combinations

from aistrat_cli.baseline.values import Baseline, Edit, Frozen, State, Ways, known_ways
from aistrat_cli.baseline.variants import Variants
from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Link, Plan

MOST_PLACED = 12_000
"""Items that are placed anew, over all selections of the edits, before ties are traced instead."""

BINDING, LOOSE = 1, 16
"""What a step along a tie costs a chain: one that sets the day, and one that does not."""

FAR = 1 << 60
Effects = Mapping[ItemKey, tuple[int, ...]]
"""For each item that moved the edits that moved it, by their indices."""


class History:
    """Two versions of a portfolio, and what was edited between them."""

    def __init__(
        self,
        old: Mapping[str, Baseline],
        before: Mapping[ItemKey, Frozen],
        plan: Plan,
        edits: tuple[Edit, ...],
        moved: Mapping[ItemKey, tuple[State | None, State | None]],
        holidays: HolidaySource,
    ) -> None:
        """`moved` has what is not as it was: where it was, and where it is."""
        self.plan = plan
        self.moved = moved
        self.before = before
        self.edits = edits
        self._variants = Variants(old, before, plan, edits, holidays)
        self._traced_ways: dict[int, Ways] | None = None
        self._found_ties: dict[ItemKey, list[tuple[ItemKey, int]]] | None = None
        own = [(key, index) for index, edit in enumerate(edits) for key in edit.items]
        # What is written of an item itself comes before the lead time that it is derived by.
        self.own = dict(sorted(own, key=lambda one: edits[one[1]].kind != "lead"))

    def effects(self) -> Effects:
        """Return which edits moved each item that moved."""
        count = len(self.edits)
        if count <= 1:
            return dict.fromkeys(self.moved, tuple(range(count)))
        most = MOST_PLACED // max(len(self.plan.portfolio.index), 1)
        if 2**count - 2 <= most:
            return self._tried({frozenset(made) for size in range(count) for made in combinations(range(count), size)})
        some = _some_selections(count)
        return self._tried(some) if len(some) <= most else self._traced()

    def _tried(self, selections: set[frozenset[int]]) -> Effects:
        count = len(self.edits)
        everything = frozenset(range(count))
        spots = {made: self._variants.days(made) for made in selections - {frozenset(), everything}}
        result: dict[ItemKey, tuple[int, ...]] = {}
        for key, (was, now) in self.moved.items():
            at: dict[frozenset[int], Sequence[object] | None] = {made: found.get(key) for made, found in spots.items()}
            at[frozenset()], at[everything] = _spot(was), _spot(now)
            if was is None or now is None:  # whether it is there at all
                at = {made: () if spot is not None else None for made, spot in at.items()}
            # An item whose days are the same, and is only more or less sure, is asked about that.
            elif was.days != now.days:
                at = {made: None if spot is None else spot[1:] for made, spot in at.items()}
            result[key] = tuple(
                edit
                for edit in range(count)
                if any(edit not in made and at[made] != at.get(made | {edit}, at[made]) for made in at)
            )
        return result

    def _traced(self) -> Effects:
        """Follow the ties that set days from every edit to what moved by them."""
        ties = self._ties()
        stands = {key for key in self.moved if self._stands(key)}
        result: dict[ItemKey, set[int]] = {key: set() for key in self.moved}
        self._traced_ways = {}
        for index, edit in enumerate(self.edits):
            if edit.kind == "calendar":
                continue
            cost = dict.fromkeys(edit.items, 0)
            before: dict[ItemKey, ItemKey] = {}
            pending = list(cost)
            for key in pending:  # grows: breadth first, so that ways are short
                for other, step in ties.get(key, ()):
                    if step == BINDING and other not in cost and other not in stands:
                        cost[other] = cost[key] + 1
                        before[other] = key
                        pending.append(other)
            for key in pending:
                if key in result:
                    result[key].add(index)
            self._traced_ways[index] = known_ways(cost, before)
        for index, edit in enumerate(self.edits):
            if edit.kind == "calendar":  # no tie leads to what it moves: it is tried alone, and left out
                self._try_one(index, result)
                self._traced_ways[index] = known_ways({}, {})
        return {key: tuple(sorted(found)) for key, found in result.items()}

    def _try_one(self, edit: int, result: dict[ItemKey, set[int]]) -> None:
        others = set(range(len(self.edits))) - {edit}
        alone, without = self._variants.days((edit,)), self._variants.days(others)
        for key, found in result.items():
            was, now = self.moved[key]
            if _spot(was) != alone.get(key) or _spot(now) != without.get(key):
                found.add(edit)

    def _stands(self, key: ItemKey) -> bool:
        """Tell whether an item's day is written now and was then, so that no other item can have moved it."""
        item, frozen = self.plan.portfolio.index.get(key), self.before.get(key)
        if item is None or frozen is None:
            return False
        now = item.done is not None or (item.date is not None and item.date.anchor is None)
        return now and bool({"done", "date"} & frozen.inputs.keys()) and not isinstance(frozen.inputs.get("date"), str)

    def ways(self, effects: Effects) -> Mapping[int, Ways]:
        """Return for each edit the cheapest ways along ties to what it moved."""
        if self._traced_ways is not None:
            return self._traced_ways
        reached_by: dict[int, set[ItemKey]] = {}
        for key, edits in effects.items():
            for edit in edits:
                reached_by.setdefault(edit, set()).add(key)
        return {index: self._ways_from(index, wanted) for index, wanted in reached_by.items()}

    def _ways_from(self, edit: int, wanted: set[ItemKey]) -> Ways:
        return Ways(lambda: _cheapest(self.edits[edit].items or tuple(wanted), self._ties(), wanted))

    def _ties(self) -> Mapping[ItemKey, list[tuple[ItemKey, int]]]:
        """Return for each item where a move of it can lead to, along the ties of now and of then."""
        if self._found_ties is None:
            moved = self.moved
            behind = {key for key in moved if self._from_behind(key)}
            ties: dict[ItemKey, list[tuple[ItemKey, int]]] = {}
            for link in self.plan.links:
                leader, follower = link.leader, link.follower
                if follower in moved:
                    ties.setdefault(leader, []).append((follower, self._cost(link)))
                if leader in moved:
                    ties.setdefault(follower, []).append((leader, BINDING if leader in behind else LOOSE))
            for leader, follower in self._variants.old_ties():
                ties.setdefault(leader, []).append((follower, BINDING))
                ties.setdefault(follower, []).append((leader, BINDING if leader in behind else LOOSE))
            self._found_ties = ties
        return self._found_ties

    def _from_behind(self, key: ItemKey) -> bool:
        """Tell whether what follows may set the item's day: one that is placed late, or may fall on several days."""
        was, now = self.before.get(key), self.plan.placements.get(key)
        return (
            now is None
            or now.late
            or now.window is not None
            or (was is not None and (was.window is not None or was.inputs.get("place_at") == "late"))
        )

    def _cost(self, link: Link) -> int:
        """Return what a step along a tie costs, by whether it sets the follower's day now, or may have set it then."""
        now = self.plan.placements.get(link.follower)
        if link.exact or now is None or now.held_by is None or now.window is not None:
            return BINDING
        if now.held_by.leader == link.leader:
            return BINDING
        was_leader, now_leader = self.before.get(link.leader), self.plan.placements.get(link.leader)
        was = self.before.get(link.follower)
        if was_leader is None or now_leader is None or was is None or was.start is None or was_leader.end is None:
            return BINDING
        # Without planning anew: what stood close behind its leader was held by it.
        return BINDING if abs((was.start - was_leader.end).days) <= 5 else LOOSE


def _some_selections(count: int) -> set[frozenset[int]]:
    """Return few selections of many edits: each alone, all but each, the first ones and the last ones."""
    edits = range(count)
    alone = {frozenset({edit}) for edit in edits}
    others = {frozenset(edits) - one for one in alone}
    return alone | others | {frozenset(made) for cut in range(1, count) for made in (edits[:cut], edits[cut:])}


def _cheapest(
    starts: Iterable[ItemKey], ties: Mapping[ItemKey, list[tuple[ItemKey, int]]], wanted: set[ItemKey]
) -> tuple[Mapping[ItemKey, int], Mapping[ItemKey, ItemKey]]:
    cost = dict.fromkeys(starts, 0)
    before: dict[ItemKey, ItemKey] = {}
    queue = [(0, key) for key in sorted(cost)]
    while queue:
        so_far, key = heappop(queue)
        if so_far > cost[key]:
            continue
        for other, step in ties.get(key, ()):
            if other in wanted and so_far + step < cost.get(other, FAR):
                cost[other] = so_far + step
                before[other] = key
                heappush(queue, (so_far + step, other))
    return cost, before


def _spot(state: State | None) -> tuple[object, ...] | None:
    return None if state is None else (state.certainty, *state.days)
