"""Which edits moved an item: exactly, by planning with every selection of the edits, as long as that is cheap.

An edit belongs to an item's cause where there is a selection of the other edits with which it changes the item's day.
With one edit nothing need be planned. With a few, every selection is. With many in a large portfolio the ties that
set the days, of now and of then, are traced back to what was edited, which is linear; it may name an edit too many
where several compete for one day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heappop, heappush
from itertools import combinations

from aistrat_cli.baseline.values import Baseline, Edit, Frozen, State, state_of
from aistrat_cli.baseline.variants import Variants
from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Link, Plan

MOST_PLACED = 12_000
"""Items that are placed anew, over all selections of the edits, before ties are traced instead."""

BINDING, LOOSE = 1, 16
"""What a step along a tie costs a chain: one that sets the day, and one that does not."""

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
        holidays: HolidaySource,
    ) -> None:
        self.plan = plan
        self.before = before
        self.edits = edits
        self._variants = Variants(old, before, plan, edits, holidays)
        self._holidays = holidays
        self._old = old
        self.own = {key: index for index, edit in enumerate(edits) for key in edit.items}

    def state(self, key: ItemKey) -> tuple[State | None, State | None]:
        """Return where an item was and where it is."""
        was, now = self.before.get(key), self.plan.placements.get(key)
        return state_of(was) if was is not None else None, state_of(now) if now is not None else None

    def moved(self) -> list[ItemKey]:
        """Return what is not as it was, in the order of the plan; what is gone comes last."""
        keys = [key for key in self.plan.placements if key.series in self._old]
        keys += [key for key in self.before if key not in self.plan.placements]
        return [key for key in keys if _differ(*self.state(key))]

    def effects(self, moved: Iterable[ItemKey]) -> Effects:
        """Return which edits moved each of these items."""
        moved = list(moved)
        count = len(self.edits)
        if count <= 1:
            return {key: tuple(range(count)) for key in moved}
        if (2**count - 2) * len(self.plan.portfolio.index) <= MOST_PLACED:
            return self._tried(moved)
        return self._traced(moved)

    def _tried(self, moved: list[ItemKey]) -> Effects:
        count = len(self.edits)
        everything = frozenset(range(count))
        spots: dict[frozenset[int], Mapping[ItemKey, tuple[object, ...]]] = {}
        for size in range(1, count):
            for made in combinations(range(count), size):
                spots[frozenset(made)] = self._variants.days(made)
        states = {key: self.state(key) for key in moved}
        result: dict[ItemKey, tuple[int, ...]] = {}
        for key in moved:
            was, now = states[key]
            at = {made: found.get(key) for made, found in spots.items()}
            at[frozenset()], at[everything] = _spot(was), _spot(now)
            if was is None or now is None:  # whether it is there at all
                at = {made: () if spot is not None else None for made, spot in at.items()}
            # An item whose days are the same, and is only more or less sure, is asked about that.
            elif was.days != now.days:
                at = {made: None if spot is None else spot[1:] for made, spot in at.items()}
            result[key] = tuple(
                edit for edit in range(count) if any(at[made] != at[made | {edit}] for made in at if edit not in made)
            )
        return result

    def _traced(self, moved: list[ItemKey]) -> Effects:
        """Follow the ties from every edit to what moved by them."""
        ties = self._ties(set(moved))
        result: dict[ItemKey, set[int]] = {key: set() for key in moved}
        for index, edit in enumerate(self.edits):
            pending = list(edit.items)
            if edit.kind == "calendar":
                continue
            seen = set(pending)
            while pending:
                key = pending.pop()
                if key in result:
                    result[key].add(index)
                for other, cost in ties.get(key, ()):
                    if cost == BINDING and other not in seen and not self._stands(other):
                        seen.add(other)
                        pending.append(other)
        for index, edit in enumerate(self.edits):
            if edit.kind == "calendar":  # no tie leads to what it moves: it is tried alone, and left out
                self._try_one(index, result)
        return {key: tuple(sorted(found)) for key, found in result.items()}

    def _try_one(self, edit: int, result: dict[ItemKey, set[int]]) -> None:
        others = set(range(len(self.edits))) - {edit}
        alone, without = self._variants.days((edit,)), self._variants.days(others)
        for key, found in result.items():
            was, now = self.state(key)
            if _spot(was) != alone.get(key) or _spot(now) != without.get(key):
                found.add(edit)

    def _stands(self, key: ItemKey) -> bool:
        """Tell whether an item's day is written now and was then, so that no other item can have moved it."""
        item, frozen = self.plan.portfolio.index.get(key), self.before.get(key)
        if item is None or frozen is None:
            return False
        now = item.done is not None or (item.date is not None and item.date.anchor is None)
        return now and bool({"done", "date"} & frozen.inputs.keys()) and not isinstance(frozen.inputs.get("date"), str)

    def chains(self, effects: Effects) -> Mapping[tuple[int, ItemKey], tuple[int, tuple[ItemKey, ...]]]:
        """Return for each edit and each item that it moved the cheapest way along ties, with its cost."""
        ties = self._ties(effects.keys())
        found: dict[tuple[int, ItemKey], tuple[int, tuple[ItemKey, ...]]] = {}
        reached_by: dict[int, set[ItemKey]] = {}
        for key, edits in effects.items():
            for edit in edits:
                reached_by.setdefault(edit, set()).add(key)
        for index, wanted in reached_by.items():
            starts = self.edits[index].items or tuple(wanted)
            cheapest, parent = _cheapest(starts, ties, wanted)
            for key in wanted:
                chain = [key]
                while chain[-1] in parent and len(chain) < 100:
                    chain.append(parent[chain[-1]])
                found[index, key] = (cheapest.get(key, LOOSE * LOOSE), tuple(reversed(chain)))
        return found

    def _ties(self, moved: Iterable[ItemKey]) -> Mapping[ItemKey, list[tuple[ItemKey, int]]]:
        """Return for each item where a move of it can lead to, along the ties of now and of then."""
        moved = set(moved)
        ties: dict[ItemKey, list[tuple[ItemKey, int]]] = {}
        behind = {key for key in moved if self._from_behind(key)}
        for link in self._links():
            leader, follower = link.leader, link.follower
            if follower in moved:
                ties.setdefault(leader, []).append((follower, self._cost(link)))
            if leader in moved:
                ties.setdefault(follower, []).append((leader, BINDING if leader in behind else LOOSE))
        return ties

    def _from_behind(self, key: ItemKey) -> bool:
        """Tell whether what follows may set the item's day: one that is placed late, or may fall on several days."""
        was, now = self.before.get(key), self.plan.placements.get(key)
        return (
            now is None
            or now.late
            or now.window is not None
            or (was is not None and (was.window is not None or was.inputs.get("place_at") == "late"))
        )

    def _links(self) -> Iterable[Link]:
        yield from self.plan.links
        if any(self.edits):
            from aistrat_cli.planning.network import Network

            known = {(link.leader, link.follower, link.origin) for link in self.plan.links}
            for link in Network(self._variants.portfolio(()), self._holidays).links:
                if (link.leader, link.follower, link.origin) not in known:
                    yield link

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


def _cheapest(
    starts: Iterable[ItemKey], ties: Mapping[ItemKey, list[tuple[ItemKey, int]]], wanted: set[ItemKey]
) -> tuple[dict[ItemKey, int], dict[ItemKey, ItemKey]]:
    """Return the cost of the cheapest way from one of `starts` to each item, and each one's predecessor on it."""
    cost = dict.fromkeys(starts, 0)
    parent: dict[ItemKey, ItemKey] = {}
    queue = [(0, key) for key in cost]
    queue.sort()
    while queue:
        so_far, key = heappop(queue)
        if so_far > cost[key]:
            continue
        for other, step in ties.get(key, ()):
            if other in wanted and so_far + step < cost.get(other, 1 << 60):
                cost[other] = so_far + step
                parent[other] = key
                heappush(queue, (so_far + step, other))
    return cost, parent


def _differ(was: State | None, now: State | None) -> bool:
    return was != now


def _spot(state: State | None) -> tuple[object, ...] | None:
    return None if state is None else (state.certainty, *state.days)
