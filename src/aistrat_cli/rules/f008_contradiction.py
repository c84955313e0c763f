"""F008: two keys that cannot both be true."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.CONTRADICTION,
    summary=Message("Two keys contradict each other.", "両立しないキーがあります。"),
    why=Message(
        "An item has one of date, target, window and one_of (a date may stand beside another once it is known); a "
        "task has duration or end; a range's first day is not after its last.",
        "date・target・window・one_of は一つだけです（日が決まったときは date を並べられます）。task は duration か "
        "end のどちらか、期間の初日は末日より後にできません。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
target = "FY2021.end"
window = "2022-03"
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
window = "2022-03"
""",
)
