"""F003: a value of another type than the key takes."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.WRONG_TYPE,
    summary=Message("A value has another type than its key takes.", "値の型が違います。"),
    why=Message(
        "The message says what the key takes and how to write it.",
        "そのキーが取る型と書き方を示します。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26
number = "1"
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26
number = 1
""",
)
