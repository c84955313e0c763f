"""F007: a reference to something that is not there."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.UNKNOWN_REFERENCE,
    summary=Message("Something is referred to that does not exist.", "存在しないものを参照しています。"),
    why=Message(
        "Items, bodies, persons, topics, lead times, rules: what is named must be there, here or in the series "
        "named before the colon. The nearest known name is given.",
        "項目・会議体・人物・論点・リードタイム・規則など、書かれた名前の相手がなければなりません（: の前は他のシ"
        "リーズ）。最も近い名前を示します。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26

[[document]]
id = "minutes"
after = ["study-l"]
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26

[[document]]
id = "minutes"
after = ["study-1"]
""",
)
