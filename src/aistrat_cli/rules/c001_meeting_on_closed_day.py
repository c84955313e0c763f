"""C001: a meeting is written on a day on which its series does not work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Meeting
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.closed_words import why_closed
from aistrat_cli.rules.plan_words import start_on
from aistrat_cli.rules.say import told

FAULT = Fault("C001", "meeting-on-closed-day", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at every day of the meetings whose date is written."""
    for placement in context.live:
        item = placement.item
        start = placement.start
        if not isinstance(item, Meeting) or item.date is None or start is None:
            continue
        series = item.key.series
        first = start.toordinal()
        for ordinal in range(first, first + item.days):
            day = date.fromordinal(ordinal)
            if context.is_business(series, day):
                continue
            yield finding(
                FAULT,
                item,
                item.at("date"),
                told(
                    "{item} meets on {day}, which is closed: {why}",
                    "{item} の {day} は休業日です: {why}",
                    item=item.id,
                    day=day,
                    why=why_closed(context, series, day),
                ),
                _help(context, item, start),
            )
            break


def _help(context: Context, item: Meeting, start: date) -> Message:
    if item.repeat is not None:
        return told(
            'write `on_closed = "next"` in the repeat {repeat}',
            '繰り返し {repeat} に `on_closed = "next"` と書いてください',
            repeat=item.repeat,
        )
    return start_on(context, item, start)


RULE = Rule(
    fault=FAULT,
    summary=Message("A meeting is written on a closed day.", "会議が休業日に書かれています。"),
    why=Message(
        "Holidays that move from year to year are the classic slip, and a room that is locked is found out late. "
        "Written "
        "days only: what is computed never falls on a closed day. If the office does open, say so under [calendar] "
        "open.",
        "年ごとに動く祝日はよくある見落としで、閉まっていることは当日まで気づかれません。書かれた日付だけを見ます（"
        "計算した日は休業日に"
        "なりません）。開庁するなら [calendar] の open に書いてください。",
    ),
    bad="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-23 (Wed)"
""",
    good="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
""",
    check=check,
)
