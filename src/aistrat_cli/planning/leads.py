"""The day of a derived deadline: a lead time counted from its meeting."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from aistrat_cli.calendar.business import BusinessCalendar
from aistrat_cli.errors import DayOutOfRange
from aistrat_cli.model.days import Offset
from aistrat_cli.model.items import AnyItem, Meeting
from aistrat_cli.model.leads import LeadTime, Term
from aistrat_cli.planning.arithmetic import LAST_DAY, shift
from aistrat_cli.row import NamedTuple


class LeadNeedsTime(Exception):
    """Hours are counted from a meeting that has no time."""


class LeadDay(NamedTuple):
    """A deadline: its day as an ordinal, the hour it ends at where there is one, and the term that gave it."""

    day: int
    at: time | None
    term: Term


def term_in_force(lead: LeadTime, first_day: int) -> Term | None:
    """Return the term in force on the first day of the item that the deadline belongs to; raises DayOutOfRange."""
    if not 1 <= first_day <= LAST_DAY:
        raise DayOutOfRange
    day = date.fromordinal(first_day)
    for term in lead.terms:
        if (term.first is None or term.first <= day) and (term.last is None or day <= term.last):
            return term
    return None


def lead_day(term: Term, item: AnyItem, first: int, last: int, calendar: BusinessCalendar) -> LeadDay:
    """Return the deadline of `item`, which lies on `first` to `last`, counted as `term` says.

    A negative offset counts from the first day, a positive one from the last. Hours count the wall clock of the
    meeting's zone, weekends and holidays included. Rolling off a closed day comes last. Raises LeadNeedsTime,
    DayOutOfRange and what the calendar raises.
    """
    amount, unit, back = term.offset
    base = first if back else last
    at = term.at
    if unit == "h":
        start = item.time if isinstance(item, Meeting) else None
        if start is None:
            raise LeadNeedsTime
        try:
            moment = datetime.combine(date.fromordinal(base), start) + timedelta(hours=-amount if back else amount)
        except OverflowError:
            raise DayOutOfRange from None
        day, at = moment.toordinal(), moment.time()
    else:
        day = _counted(base, Offset(amount, unit, back), term, calendar)
    if term.roll != "none":
        day = calendar.roll_back(day) if term.roll == "back" else calendar.roll_forward(day)
    return LeadDay(day, at, term)


def _counted(base: int, offset: Offset, term: Term, calendar: BusinessCalendar) -> int:
    """Count plainly, in clear days (neither end counted: one more), or inclusively (the first day counts: one less)."""
    amount, unit, back = offset
    if term.count == "plain" or unit in ("m", "y"):
        return shift(base, (offset,), calendar)
    if unit == "w":
        amount, unit = amount * 7, "d"
    if term.count == "clear":
        return shift(base, (Offset(amount + 1, unit, back),), calendar)
    if unit == "bd":
        base = calendar.roll_back(base) if back else calendar.roll_forward(base)
    return shift(base, (Offset(amount - 1, unit, back),), calendar) if amount > 1 else base
