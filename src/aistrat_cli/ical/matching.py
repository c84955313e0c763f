"""Which entry of the ledger is which item's, and the UID of an item that has none yet."""

from __future__ import annotations

from typing import NamedTuple

from aistrat_cli.ical.facts import names, uid
from aistrat_cli.ical.ledger import Entry, Ledger
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Plan


class Match(NamedTuple):
    """An item's place in the calendars."""

    entry: Entry | None
    uid: str


def matched(plan: Plan, series: Series, ledger: Ledger) -> tuple[dict[str, Match], list[Entry]]:
    """Return the match of each item by its id, and the entries whose item is gone.

    An item is known by its id, by one that it had before, and at last by its UID: one that was renamed and back again.
    No two items have one UID, whatever they were called: a new item under the old id of another gets a number.
    """
    called = {placement.key.item: names(placement.item, plan.portfolio.index) for placement in plan.of(series.id)}
    found = {item: entry for item, known in called.items() if (entry := ledger.find(known)) is not None}
    claimed = {entry.uid for entry in found.values()}
    left = {entry.uid: entry for entry in ledger.entries.values() if entry.uid not in claimed}
    matches: dict[str, Match] = {}
    for item, known in called.items():
        if item in found:
            matches[item] = Match(found[item], found[item].uid)
            continue
        wanted = first = uid(series.id, known[1] if len(known) > 1 else item)
        number = 2
        while wanted in claimed:
            wanted, number = f"{first}~{number}", number + 1
        claimed.add(wanted)
        matches[item] = Match(left.pop(wanted, None), wanted)
    return matches, list(left.values())
