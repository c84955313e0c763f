"""What speaks against a day of a calendar: that it is closed, or to be avoided."""

from __future__ import annotations

from datetime import date

from aistrat_cli.calendar.business import BusinessCalendar
from aistrat_cli.diagnostic import Message
from aistrat_cli.model.text import Text
from aistrat_cli.wording import day_message


def closed_day(item: str, day: date, calendar: BusinessCalendar) -> Message | None:
    """Return what a calendar says against putting an item on a day, None where nothing does.

    Raises what the calendar does where it has no data.
    """
    closure, said = calendar.closed_why(day.toordinal()), day_message(day)
    if closure is not None:
        why = closure.range.why if closure.range is not None else None
        reason = _reason(why) or Message(closure.holiday or "weekend", closure.holiday or "週末")
        return Message(
            f"{item} would be on {said.en}, which is closed: {reason.en}",
            f"{item} の {said.ja} は休業日です: {reason.ja}",
        )
    avoided = calendar.avoided(day.toordinal())
    if avoided is None:
        return None
    reason = _reason(avoided.why) or Message("[calendar] avoid", "[calendar] の avoid")
    return Message(
        f"{item} would be on {said.en}, a day to avoid: {reason.en}",
        f"{item} の {said.ja} は避けたい日です: {reason.ja}",
    )


def _reason(why: Text | None) -> Message | None:
    return None if why is None else Message(why.in_("en"), why.in_("ja"))
