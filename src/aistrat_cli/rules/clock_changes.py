"""Times on the day on which the clocks of their zone change: what C005 and C006 report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta, tzinfo

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.planning.plan import Placement
from aistrat_cli.row import NamedTuple
from aistrat_cli.rules.base import Context, finding
from aistrat_cli.rules.clock import zone
from aistrat_cli.rules.say import told


class Change(NamedTuple):
    """A time that the clocks skip, or show twice: from `first` to `last`, as `HH:MM`."""

    placement: Placement
    twice: bool
    first: str
    last: str

    def edit(self) -> Message:
        """Return the edit that puts the item right behind the change."""
        item = self.placement.item
        return told(
            "write `time = {last}` for {item}"
            if item.kind == "meeting"
            else "move the meeting of {item} so that it counts to {last} or later",
            "{item} を `time = {last}` としてください"
            if item.kind == "meeting"
            else "{item} が {last} 以降になるよう会議の時刻を動かしてください",
            last=self.last,
            item=item.id,
        )


def findings(context: Context, fault: Fault, en: str, ja: str, *, twice: bool) -> Iterator[Diagnostic]:
    """Yield a finding for each time that comes twice, or for each that is skipped.

    The texts name the item, its time, day and zone, and from where to where the clocks change, `first` and `last`.
    """
    for change in context.once(changes):
        if change.twice != twice:
            continue
        placement = change.placement
        item = placement.item
        assert placement.start is not None
        yield finding(
            fault,
            item,
            item.at("time") if item.kind == "meeting" else item.place,
            told(
                en,
                ja,
                item=item.id,
                time=placement.time or "",
                day=placement.start,
                zone=placement.timezone,
                first=change.first,
                last=change.last,
            ),
            change.edit(),
        )


def changes(context: Context) -> list[Change]:
    """Return the items to come whose time falls into a change of the clocks."""
    found = []
    zones: dict[str, tzinfo | None] = {}
    for placement in context.live:
        if placement.time is None or placement.start is None or placement.window is not None:
            continue
        name = placement.timezone
        if name not in zones:
            zones[name] = zone(name)
        where = zones[name]
        if where is None:
            continue
        local = datetime.combine(placement.start, time.fromisoformat(placement.time), where)
        before, after = local.utcoffset(), local.replace(fold=1).utcoffset()
        if before is None or after is None or before == after:
            continue
        # Before a gap the offset is smaller, before a fold it is larger.
        twice = before > after
        width = abs(before - after)
        first = _edge(local)
        found.append(Change(placement, twice, f"{first:%H:%M}", f"{first + width:%H:%M}"))
    return found


def _edge(local: datetime) -> datetime:
    """Return the first wall-clock minute of the gap or fold that holds `local`."""
    minute = timedelta(minutes=1)
    while local.time() > time.min:
        earlier = local - minute
        before, after = earlier.utcoffset(), earlier.replace(fold=1).utcoffset()
        if before == after:
            break
        local = earlier
    return local
