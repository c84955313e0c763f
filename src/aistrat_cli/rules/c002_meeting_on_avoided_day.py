"""C002: a meeting is written on a day that the calendar asks to avoid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related
from aistrat_cli.model.items import Meeting
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.closed_words import reason
from aistrat_cli.rules.plan_words import start_on
from aistrat_cli.rules.say import told

FAULT = Fault("C002", "meeting-on-avoided-day", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at every day of the meetings whose date is written."""
    for placement in context.live:
        item = placement.item
        start = placement.start
        if not isinstance(item, Meeting) or item.date is None or start is None:
            continue
        series = item.key.series
        calendar = context.calendar(series)
        if not calendar.calendar.avoid:
            continue
        first = start.toordinal()
        for ordinal in range(first, first + item.days):
            avoided = calendar.avoided(ordinal)
            if avoided is None:
                continue
            why = reason(avoided) or Message("avoid in [calendar]", "[calendar] の avoid")
            yield finding(
                FAULT,
                item,
                item.at("date"),
                told(
                    "{item} meets on {day}, which is to be avoided: {why}",
                    "{item} の {day} は避けるべき日です: {why}",
                    item=item.id,
                    day=date.fromordinal(ordinal),
                    why=why,
                ),
                _help(context, item, start, date.fromordinal(ordinal)),
                related=(Related(avoided.place, Message("to be avoided", "避けるべき日")),),
            )
            break


def _help(context: Context, item: Meeting, start: date, avoided: date) -> Message:
    if item.repeat is not None:
        return told(
            "add {day} to `except` in the repeat {repeat}",
            "繰り返し {repeat} の `except` に {day} を加えてください",
            day=avoided.isoformat(),
            repeat=item.repeat,
        )
    return start_on(context, item, start, avoid=True)


RULE = Rule(
    fault=FAULT,
    summary=Message("A meeting is written on a day to be avoided.", "会議が避けるべき日に書かれています。"),
    why=Message(
        "The days under [calendar] avoid are open, but people are away or busy: Golden Week between the holidays, the "
        "weeks of the budget. A person wrote them down so that somebody would be reminded.",
        "[calendar] の avoid は営業日ですが、人がいないか忙しい日です（連休の谷間、予算の時期など）。思い出してもら"
        "うために書かれています。",
    ),
    bad="""\
[calendar]
country = "JP"
avoid = [{ from = 2022-04-29, to = 2022-05-05, why = "Golden Week" }]

[[meeting]]
id = "decision"
body = "council"
date = "2022-05-02 (Mon)"
""",
    good="""\
[calendar]
country = "JP"
avoid = [{ from = 2022-04-29, to = 2022-05-05, why = "Golden Week" }]

[[meeting]]
id = "decision"
body = "council"
date = "2022-05-06 (Fri)"
""",
    check=check,
)
