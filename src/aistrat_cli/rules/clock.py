"""When meetings take place on the clock: minutes of UTC, so that zones can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from aistrat_cli.model.items import Meeting
from aistrat_cli.planning.plan import Placement
from aistrat_cli.row import NamedTuple
from aistrat_cli.rules.base import Context

EPOCH = datetime(1970, 1, 1)
DAY = 24 * 60


class Session(NamedTuple):
    """One day of a meeting: from a minute to a minute of UTC, the end excluded."""

    begin: int
    end: int
    placement: Placement


def zone(name: str) -> tzinfo | None:
    """Return the zone of that name, None where the machine has none."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def minutes(local: datetime, where: tzinfo) -> int:
    """Return the minute of UTC at which a clock in that zone shows `local`."""
    offset = local.replace(tzinfo=where).utcoffset() or timedelta()
    return int((local - offset - EPOCH).total_seconds()) // 60


def sessions(context: Context) -> list[Session]:
    """Return the sessions of all meetings to come, in every series, whose days and times are known.

    Without a length only the moment of its beginning is known to be taken. Of several whole days in a row all are
    taken; a single whole day says nothing about the hours.
    """
    found: list[Session] = []
    for placement in context.plan.placements.values():
        meeting = placement.item
        if not isinstance(meeting, Meeting) or placement.start is None or placement.window is not None:
            continue
        if placement.certainty in ("cancelled", "done") or (meeting.time is None and meeting.days == 1):
            continue
        found += [Session(begin, end, placement) for begin, end in hours(placement)]
    return found


def hours(placement: Placement) -> Iterator[tuple[int, int]]:
    """Yield first minute and end of each day of a meeting whose day is known; whole days where it has no time."""
    meeting = placement.item
    where = zone(placement.timezone)
    if not isinstance(meeting, Meeting) or placement.start is None or where is None:
        return
    for day in range(meeting.days):
        try:
            local = datetime.combine(placement.start, meeting.time or datetime.min.time()) + timedelta(day)
            begin = minutes(local, where)
        except OverflowError:
            return
        yield begin, begin + (DAY if meeting.time is None else meeting.length or 1)


def clashes(taken: list[Session]) -> list[tuple[Placement, Placement]]:
    """Return pairs of meetings that overlap among these, the one that begins first being first; once each.

    Each session is compared with the one that lasts longest of those before it, so that the work stays linear where
    everything overlaps. A whole-day session clashes only with another whole-day one: its hours are not known.
    """
    found: dict[tuple[object, object], tuple[Placement, Placement]] = {}
    latest: dict[bool, Session] = {}
    for session in sorted(taken, key=lambda one: (one.begin, one.end)):
        item = session.placement.item
        whole = isinstance(item, Meeting) and item.time is None
        before = latest.get(whole)
        if before is not None and session.begin < before.end and before.placement.key != session.placement.key:
            found.setdefault((before.placement.key, session.placement.key), (before.placement, session.placement))
        if before is None or session.end > before.end:
            latest[whole] = session
    return list(found.values())
