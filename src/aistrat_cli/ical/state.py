"""Which form an item takes in a calendar: the one table from a placement to an entry.

| placement | form | STATUS | TRANSP | BUSYSTATUS |
| --- | --- | --- | --- | --- |
| fixed, done | confirmed | CONFIRMED | OPAQUE with a time, else TRANSPARENT | BUSY, else FREE |
| tentative, computed | tentative | TENTATIVE | the same | TENTATIVE with a time, else FREE |
| target, window, alternatives, any range | uncertain | TENTATIVE | TRANSPARENT | FREE |
| cancelled | cancelled | CANCELLED | TRANSPARENT | FREE |
| without a day | none | | | |

A derived deadline, and what an expression fixes to another item, has that item's certainty in the plan already.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

from aistrat_cli.ical.moments import instant, shown, steady
from aistrat_cli.model.items import Meeting
from aistrat_cli.planning.plan import Placement
from aistrat_cli.row import NamedTuple

Form = Literal["confirmed", "tentative", "uncertain", "cancelled", "none"]
Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]

ASSUMED_LENGTH = 60
"""Minutes that a meeting takes whose length nobody wrote: without an end Outlook shows a line, Google an hour."""

STATUS: dict[Form, Status] = {
    "confirmed": "CONFIRMED",
    "tentative": "TENTATIVE",
    "uncertain": "TENTATIVE",
    "cancelled": "CANCELLED",
}


class When(NamedTuple):
    """When an entry is: days, or a local time in a zone."""

    start: date
    """A datetime without zone where there is a time."""
    end: date | None
    """Exclusive, of the same type; None where the day after would lie beyond the calendar (9999-12-31)."""
    timezone: str = ""
    """Empty for days."""
    days: int = 1
    """Sessions on so many days in a row, each at that time."""

    @property
    def timed(self) -> bool:
        """Whether it has a time of day."""
        return isinstance(self.start, datetime)


def form(placement: Placement) -> Form:
    """Return the form of an item: the first row of the table that fits."""
    certainty = placement.certainty
    if certainty == "cancelled":
        return "cancelled"
    if placement.start is None or placement.end is None:
        return "none"
    if certainty in ("target", "window", "alternatives") or placement.is_range:
        return "uncertain"
    return "confirmed" if certainty in ("fixed", "done") else "tentative"


def when(placement: Placement, form: Form) -> When:
    """Return when the entry of an item with a day is.

    An uncertain one takes a single day, the first possible or the one aimed at: a block over the whole range would
    fill every day of a calendar. A derived deadline is a whole day, its hour is said in words.
    """
    assert placement.start is not None
    assert placement.end is not None
    item = placement.item
    if form == "uncertain":
        day = placement.end if placement.certainty == "target" else placement.start
        return When(day, _day_after(day))
    timed = _session(placement.start, item, placement.timezone) if isinstance(item, Meeting) else None
    if timed is not None:
        return timed._replace(days=(placement.end - placement.start).days + 1)
    return When(placement.start, _day_after(placement.end))


def busy(status: str, timed: bool) -> str:
    """Return how Outlook shows the time: what agrees with STATUS and TRANSP."""
    if not timed or status == "CANCELLED":
        return "FREE"
    return "TENTATIVE" if status == "TENTATIVE" else "BUSY"


def _session(day: date, meeting: Meeting, timezone: str) -> When | None:
    if meeting.time is None:
        return None
    length = timedelta(minutes=meeting.length or ASSUMED_LENGTH)
    try:
        local = datetime.combine(day, meeting.time)
        if steady(local, local + length, timezone):
            return When(local, local + length, timezone)
        begin = instant(local, timezone)
        end = begin + length
        return When(shown(begin, timezone), shown(end, timezone), timezone)
    except OverflowError:  # at the ends of the calendar: a whole day then
        return None


def _day_after(day: date) -> date | None:
    return day + timedelta(days=1) if day < date.max else None
