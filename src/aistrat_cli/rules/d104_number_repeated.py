"""D104: two meetings of a body have one number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related
from aistrat_cli.model.items import Meeting
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import on, told

FAULT = Fault("D104", "number-repeated", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Report the second and any further meeting with a number, as the file has them."""
    for placements in context.meetings.values():
        first: dict[int, Placement] = {}
        # Looked up once a body and once a number: a body may have met thousands of times.
        taken = {getattr(placement.item, "number", None) for placement in placements}
        free: dict[int, int] = {}
        for placement in placements:
            meeting = placement.item
            assert isinstance(meeting, Meeting)
            if meeting.number is None:
                continue
            other = first.setdefault(meeting.number, placement)
            if other is placement:
                continue
            if meeting.number not in free:
                free[meeting.number] = next(n for n in count(meeting.number) if n not in taken)
            yield finding(
                FAULT,
                meeting,
                meeting.at("number"),
                told(
                    "{item}{on} and {other}{other_on} are both number {number}",
                    "{item}{on} と {other}{other_on} はどちらも第{number}回です",
                    item=meeting.id,
                    other=other.item.id,
                    on=on(placement.start),
                    other_on=on(other.start),
                    number=meeting.number,
                ),
                told(
                    "write `number = {free}` for {item}",
                    "{item} を `number = {free}` としてください",
                    free=free[meeting.number],
                    item=meeting.id,
                ),
                related=(Related(other.item.at("number"), told("number {n}", "第{n}回", n=meeting.number)),),
            )


RULE = Rule(
    fault=FAULT,
    summary=Message("Two meetings of a body have the same number.", "同じ番号の会議が二つあります。"),
    why=Message(
        "Minutes, papers and letters cite the number. A copied table is the usual reason. Cancelled meetings do not "
        "count.",
        "議事録も資料も文書も番号で引かれます。多くは表を写したときの直し忘れです。中止された会議は数えません。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
number = 1
date = "2021-10-26 (Tue)"

[[meeting]]
id = "study-2"
body = "council"
number = 1
date = "2021-11-16 (Tue)"
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
number = 1
date = "2021-10-26 (Tue)"

[[meeting]]
id = "study-2"
body = "council"
number = 2
date = "2021-11-16 (Tue)"
""",
    check=check,
)
