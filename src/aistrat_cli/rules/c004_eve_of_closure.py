"""C004: a lead time's deadline on the eve of a long closure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Document, Meeting
from aistrat_cli.rules.base import UNCOUNTABLE, Context, Rule, finding
from aistrat_cli.rules.options import Option, count
from aistrat_cli.rules.plan_words import start_on
from aistrat_cli.rules.say import as_value, days, told

FAULT = Fault("C004", "eve-of-closure", "note")


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at derived deadlines, and at the meetings that a later deadline counts from."""
    counted = {
        placement.item.derived_from
        for placement in context.live
        if isinstance(placement.item, Document) and placement.term is not None and not placement.term.offset.back
    }
    for placement in context.live:
        item = placement.item
        derived = isinstance(item, Document) and item.lead_time is not None
        if not derived and not (isinstance(item, Meeting) and item.key in counted):
            continue
        if placement.end is None or placement.window is not None:
            continue
        series = context.by_id[item.key.series]
        try:
            ordinal = placement.end.toordinal()
            calendar = context.calendar(series.id)
            if not calendar.is_business(ordinal) or calendar.is_business(ordinal + 1):
                continue
            reopens = calendar.roll_forward(ordinal + 1)
            before = calendar.add(ordinal, 1, True)
        except UNCOUNTABLE:
            continue
        closed = reopens - ordinal - 1
        if closed < context.options(series, RULE)["days"]:
            continue
        yield finding(
            FAULT,
            item,
            item.at("date") if item.date is not None else item.place,
            told(
                "{item} falls on {day}, the eve of {closed} on which the series is closed; it opens again on {reopens}",
                "{item} の {day} は{closed}間の休みの前日です（再開は {reopens}）",
                item=item.id,
                day=placement.end,
                closed=days(closed),
                reopens=date.fromordinal(reopens),
            ),
            told(
                "write `date = {before}` with its `why` for {item}",
                "{item} を `date = {before}` とし、`why` に理由を書いてください",
                before=as_value(date.fromordinal(before)),
                item=item.id,
            )
            if derived
            else start_on(context, item, date.fromordinal(before), back=True),
        )


_LEAD = """\
[calendar]
country = "JP"
closed = [{ every = "12-29..01-03", why = "government offices closed" }]

[[lead_time]]
id = "minutes"
title = "Minutes"
for = { body = "council" }
offset = "+3bd"

[[meeting]]
id = "study-3"
body = "council"
"""

RULE = Rule(
    fault=FAULT,
    summary=Message(
        "A lead time begins or ends on the eve of a long closure.", "長い休みの前日に期限や起算日が当たっています。"
    ),
    why=Message(
        "What is due on the last day before the New Year closure or Golden Week is late if anything goes wrong, and "
        "nobody "
        "reads it before the closure ends. Derived deadlines, and meetings from whose day a later deadline is "
        "counted. A "
        "note: the day is allowed.",
        "年末年始や大型連休の前日の期限は、少しでも遅れると休み明けになり、届いても休み明けまで読まれません。リード"
        "タイムの期限と、後ろ向きの"
        "期限を数え始める会議が対象です。許される日なので注記です。",
    ),
    bad=_LEAD + 'date = "2021-12-28 (Tue)"\n',
    good=_LEAD + 'date = "2021-12-16 (Thu)"\n',
    check=check,
    options=(
        Option(
            "days",
            count,
            5,
            Message("Closed days in a row that make a closure long.", "長い休みとみなす連続の休業日数。"),
            "5",
        ),
    ),
)
