"""L003: a lead time that matches no item."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Document
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told

FAULT = Fault("L003", "unused-lead-time", "note")


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare the lead times of each series with those that made a deadline."""
    for series in context.series:
        if not series.lead_times:
            continue
        used = {item.lead_time.id for item in series.items if isinstance(item, Document) and item.lead_time is not None}
        for lead in series.lead_times:
            if lead.id in used:
                continue
            yield finding(
                FAULT,
                series.id,
                lead.place,
                told(
                    "the lead time {lead} matches no item of this series",
                    "リードタイム {lead} に当てはまる項目がありません",
                    lead=lead.id,
                ),
                told(
                    "check `for` of {lead}: body, kind, type, ids and online must all match",
                    "{lead} の for を確かめてください（body・kind・type・ids・online のすべてに合う項目が対象です）",
                    lead=lead.id,
                ),
            )


_MEETING = """\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"

[[lead_time]]
id = "materials"
title = "Materials"
offset = "-3bd"
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("A lead time matches no item.", "どの項目にも当てはまらないリードタイムです。"),
    why=Message(
        "A rule that binds nothing looks like one that is kept. The selection is mistyped, or its meetings are "
        "still to be "
        "written; so this is a note.",
        "何も縛らない規則は、守られているように見えます。選び方の誤りか、会議がまだ書かれていないかなので、注記にと"
        "どめます。",
    ),
    bad=_MEETING + 'for = { ids = ["study5*"] }\n',
    good=_MEETING + 'for = { ids = ["study-*"] }\n',
    check=check,
)
