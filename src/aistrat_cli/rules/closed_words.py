"""Why a day is closed or to be avoided, in words."""

from __future__ import annotations

from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.calendar import DayRange
from aistrat_cli.rules.base import UNCOUNTABLE, Context


def why_closed(context: Context, series: str, day: date) -> Message:
    """Return what closes the day: the closure's reason, the holiday's name, or the weekend."""
    try:
        closure = context.calendar(series).closed_why(day.toordinal())
    except UNCOUNTABLE:
        closure = None
    if closure is None:
        return Message("closed", "休業日")
    if closure.holiday:
        return Message(closure.holiday, closure.holiday)
    if closure.range is not None:
        return reason(closure.range) or Message("closed in [calendar]", "[calendar] の closed")
    return Message("weekend", "週末")


def reason(written: DayRange) -> Message | None:
    """Return the `why` of a range of days, None where none is written."""
    return None if written.why is None else Message(written.why.in_("en"), written.why.in_("ja"))
