"""Moments as calendars write them: stamps in UTC, and what a clock on a wall shows then."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""The stamp of what no ledger knows, where SOURCE_DATE_EPOCH says nothing else."""

UTC_NAMES = ("UTC", "Etc/UTC", "Etc/UCT", "UCT", "Zulu", "Etc/Zulu", "Universal", "Etc/Universal")


@lru_cache(64)
def stamp(moment: datetime) -> str:
    """Return a moment as DTSTAMP has it: `20220201T000000Z`."""
    return f"{written(moment.astimezone(UTC))}Z"


def written(moment: date) -> str:
    """Return a day or a local time as DTSTART has it: `20220224`, `20220224T100000`."""
    return moment.isoformat()[:19].replace("-", "").replace(":", "")


def later(moment: datetime, than: datetime) -> datetime:
    """Return the moment, or the second after `than` where it is not later."""
    return max(moment, than + timedelta(seconds=1))


@lru_cache(256)
def zone(name: str) -> ZoneInfo:
    """Return the zone of that name; that it exists was asked when the schedule was read."""
    return ZoneInfo(name)


def is_utc(name: str) -> bool:
    """Tell whether a zone is UTC itself, which needs no definition in a calendar."""
    return name in UTC_NAMES


def instant(local: datetime, timezone: str) -> datetime:
    """Return the moment at which a clock in that zone shows `local`; of two such moments the first.

    A time that the clocks leap over is counted on with the offset before the leap, as RFC 5545 3.3.5 has it.
    """
    return local.replace(tzinfo=zone(timezone)).astimezone(UTC)


def shown(moment: datetime, timezone: str) -> datetime:
    """Return what a clock in that zone shows at a moment, as a time without zone; `fold` tells the second time."""
    return moment.astimezone(zone(timezone)).replace(tzinfo=None)


@lru_cache(1024)
def steady(first: datetime, last: datetime, timezone: str) -> bool:
    """Tell whether the clocks of a zone show both times once, and are not set at or between them."""
    where = zone(timezone)
    offset = first.replace(tzinfo=where).utcoffset()
    return (
        offset == first.replace(tzinfo=where, fold=1).utcoffset()
        and offset == last.replace(tzinfo=where).utcoffset()
        and offset == last.replace(tzinfo=where, fold=1).utcoffset()
    )


def repeated(local: datetime) -> bool:
    """Tell whether a local time is the second of two: a calendar that reads it would take the first."""
    return local.fold == 1
