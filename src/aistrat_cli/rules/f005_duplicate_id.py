"""F005: two things with one id."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.DUPLICATE_ID,
    summary=Message("Two things have the same id.", "同じ id が二つあります。"),
    why=Message(
        "A reference must mean one thing. Ids that differ only in case are duplicates too, since files and "
        "calendars often do not tell them apart.",
        "参照は一つのものを指さなければなりません。大文字と小文字だけが違う id も、区別しない仕組みが多いため重複と"
        "みなします。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26

[[meeting]]
id = "study-1"
body = "council"
date = 2021-11-16
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26

[[meeting]]
id = "study-2"
body = "council"
date = 2021-11-16
""",
)
