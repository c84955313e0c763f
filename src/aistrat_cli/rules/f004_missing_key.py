"""F004: a key that is required is not there."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told


def check(context: Context) -> Iterator[Diagnostic]:
    """Report the meetings without a time that a lead time in hours counts from."""
    for problem in context.problems["Uncountable"]:
        if problem.reason == "lead-needs-time":
            item = context.portfolio.index[problem.key]
            origin = getattr(item, "derived_from", None)
            meeting = context.portfolio.index.get(origin, item) if origin else item
            yield finding(
                faults.MISSING_KEY,
                item,
                meeting.place,
                told(
                    "{meeting} has no time, from which {item} counts its hours",
                    "{meeting} に time がなく、{item} の時間を数えられません",
                    meeting=meeting.id,
                    item=item.id,
                ),
                told(
                    'write time = "10:00" in {meeting}',
                    '{meeting} に time = "10:00" のように書いてください',
                    meeting=meeting.id,
                ),
            )


RULE = Rule(
    fault=faults.MISSING_KEY,
    summary=Message("A required key is missing.", "必要なキーがありません。"),
    why=Message(
        "format, the series' id, title and timezone, the id of everything, the body of a meeting: without them "
        "other files and calendars could not name the thing. A lead time in hours needs the time of the meeting it "
        "counts from.",
        "format、シリーズの id・title・timezone、各要素の id、会議の body は、他のファイルや予定表から指し示すために"
        "必要です。時間単位（h）のリードタイムには、数え始める会議の time が必要です。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
date = 2021-10-26
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26
""",
    check=check,
)
