"""T001: a day has gone by, and the item is neither done nor cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Document
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import days, told

FAULT = Fault("T001", "overdue", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at the last possible end of everything that is open; deadlines, targets and lead times have their own."""
    for placement in context.live:
        item = placement.item
        today = context.today(item.key.series)
        end = placement.last_end or placement.end
        if today is None or end is None or end >= today:
            continue
        if isinstance(item, Document) and item.lead_time is not None:
            continue
        if (placement.deadline or today) < today or (placement.certainty == "target" and placement.target is not None
                                                     and placement.target < today):  # fmt: skip
            continue
        yield finding(
            FAULT,
            item,
            item.at("date") if item.date is not None else item.place,
            told(
                "{item} was planned to {verb} on {day}, {ago} ago, and is neither done nor cancelled",
                "{item} は{ago}前の {day} に{verb}予定でしたが、済みとも中止とも書かれていません",
                item=item.id,
                verb=Message("meet", "開かれる") if item.kind == "meeting" else Message("end", "終わる"),
                day=end,
                ago=days((today - end).days),
            ),
            told(
                "write `done = {day}` for {item}, or its new date",
                "{item} に `done = {day}`、または新しい日付を書いてください",
                day=end.isoformat(),
                item=item.id,
            ),
        )


RULE = Rule(
    fault=FAULT,
    summary=Message("A day has gone by without the item being done.", "日付が過ぎたのに、済んでいません。"),
    why=Message(
        "Either it happened and nobody wrote it down, or it did not and what follows is wrong. Of an open day the last "
        "possible one counts. Found by `check` only, which knows today's date.",
        "行われたのに書かれていないか、行われておらず後続の日付が誤りになっているかです。範囲の項目は最後の可能な日"
        "で見ます。今日の日付を知る "
        "`check` だけが報告します。",
    ),
    bad="""\
[[meeting]]
id = "study-3"
body = "council"
date = "2022-01-20 (Thu)"
""",
    good="""\
[[meeting]]
id = "study-3"
body = "council"
date = "2022-01-20 (Thu)"
done = 2022-01-20
""",
    check=check,
    today=date(2022, 2, 1),
)
