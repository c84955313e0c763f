"""Which kind of slip lies between two states of an item, and how far it is."""

from __future__ import annotations

from datetime import date

from aistrat_cli.baseline.policy import Policy
from aistrat_cli.baseline.values import State
from aistrat_cli.calendar.business import BusinessCalendar
from aistrat_cli.errors import DayOutOfRange, NoHolidayData
from aistrat_cli.model.policy import SlipKind
from aistrat_cli.row import NamedTuple

FIRM, MEANT, RANGE, OPEN = range(4)
"""How sure a day is: one that is known, one that is meant, one of several, none."""


class Move(NamedTuple):
    """How far an item's end moved, of a range its last day; None where one of the two has no day."""

    days: int | None
    business_days: int | None


def move(was: State | None, now: State | None, calendar: BusinessCalendar) -> Move:
    """Return the way between two ends, signed, in days and in business days of the calendar of now."""
    if was is None or now is None or was.last_end is None or now.last_end is None:
        return Move(None, None)
    return between(was.last_end, now.last_end, calendar)


def between(first: date, last: date, calendar: BusinessCalendar) -> Move:
    """Return the way from one day to another, signed."""
    try:
        business = calendar.rank(last.toordinal()) - calendar.rank(first.toordinal())
    except (NoHolidayData, DayOutOfRange):
        return Move((last - first).days, None)
    return Move((last - first).days, business)


def kind_of(was: State | None, now: State | None, policy: Policy, calendar: BusinessCalendar) -> SlipKind | None:
    """Return the first kind that fits, None where the item is where it was, or near enough."""
    if was is None or was.certainty == "cancelled":
        return "added" if now is not None and now.certainty != "cancelled" else None
    if now is None:
        return "removed"
    if now.certainty == "cancelled":
        return "cancelled"
    far = not _tolerated(was.last_end, now.last_end, policy, calendar)
    if now.certainty == "done" and was.certainty != "done" and was.start and was.last_end and now.end:
        if now.end > was.last_end and far:
            return "done-late"
        if was.end is not None and now.end < was.end and not _tolerated(was.end, now.end, policy, calendar):
            return "done-early"
    before, after = _doubt(was), _doubt(now)
    if after > before:
        return "became-uncertain"
    if after < before and _inside(now, was):
        return "became-firm"
    if now.start is None or was.start is None:
        return None
    if _missed(now) and not _missed(was) and far:
        return "target-missed"
    if before == after == RANGE:
        return _of_ranges(was, now, policy, calendar)
    if was.last_end is None or now.last_end is None or not far:
        return None
    return "later" if now.last_end > was.last_end else "earlier"


def _of_ranges(was: State, now: State, policy: Policy, calendar: BusinessCalendar) -> SlipKind | None:
    if was.start is None or now.start is None or was.last_end is None or now.last_end is None:
        return None
    front, back = (now.start - was.start).days, (now.last_end - was.last_end).days
    if front > 0 and back > 0:
        kind: SlipKind = "window-later"
    elif front < 0 and back < 0:
        kind = "window-earlier"
    elif front <= 0 <= back and (front or back):
        kind = "window-widened"
    elif front or back:
        kind = "window-narrowed"
    else:
        return None
    still = _tolerated(was.last_end, now.last_end, policy, calendar)
    if kind in ("window-widened", "window-narrowed"):
        still = still and _tolerated(was.start, now.start, policy, calendar)
    return None if still else kind


def _tolerated(was: date | None, now: date | None, policy: Policy, calendar: BusinessCalendar) -> bool:
    if was is None or now is None or was == now:
        return True
    if not policy.tolerance.amount:
        return False
    days, business_days = between(was, now, calendar)
    return days is not None and policy.tolerates(days, business_days)


def _doubt(state: State) -> int:
    if state.start is None or state.certainty == "unplaced":
        return OPEN
    if state.certainty == "done":
        return FIRM
    if state.last_end != state.end or state.certainty in ("window", "alternatives"):
        return RANGE
    return MEANT if state.certainty in ("tentative", "target") else FIRM


def _inside(now: State, was: State) -> bool:
    """Tell whether an item lies where it was expected; one that had no day was expected anywhere."""
    if was.start is None or was.last_end is None:
        return now.start is not None
    return (
        now.start is not None and now.last_end is not None and was.start <= now.start and now.last_end <= was.last_end
    )


def _missed(state: State) -> bool:
    return (
        state.certainty == "target" and state.target is not None and state.end is not None and state.end > state.target
    )
