"""P015: a lead time in hours counts from a meeting that has no time."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.model.items import Document
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each deadline at the meeting whose time is missing."""
    for problem in context.problems["Uncountable"]:
        if problem.reason != "lead-needs-time":
            continue
        item = context.portfolio.index[problem.key]
        origin = item.derived_from if isinstance(item, Document) else None
        meeting = context.portfolio.index[origin] if origin is not None else item
        yield finding(
            faults.LEAD_NEEDS_TIME,
            item,
            meeting.place,
            told(
                "{meeting} has no time, from which {item} counts its hours",
                "{meeting} に time がなく、{item} の時間を数えられません",
                meeting=meeting.id,
                item=item.id,
            ),
            told(
                'write `time = "10:00"` in {meeting}',
                '{meeting} に `time = "10:00"` のように書いてください',
                meeting=meeting.id,
            ),
        )


_LEAD = """\
[[lead_time]]
id = "agenda"
title = "Agenda"
for = { body = "council" }
offset = "-72h"

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
"""

RULE = Rule(
    fault=faults.LEAD_NEEDS_TIME,
    summary=Message(
        "A lead time in hours counts from a meeting without a time.", "時刻のない会議から時間単位の期限を数えています。"
    ),
    why=Message(
        "Seventy-two hours before a day is no moment. The deadline has no day until the meeting has a time.",
        "日付だけの会議の72時間前は定まりません。会議に時刻が書かれるまで、期限に日付がありません。",
    ),
    bad=_LEAD,
    good=_LEAD + 'time = "10:00"\n',
    check=check,
)
