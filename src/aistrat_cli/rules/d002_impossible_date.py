"""D002: a day that no calendar has."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.IMPOSSIBLE_DATE,
    summary=Message("A date does not exist.", "存在しない日付です。"),
    why=Message(
        "The month has fewer days, or the year no 29 February; TOML itself lets such a date stand in a string.",
        "その月にない日か、平年の2月29日です。文字列の中では TOML は気づきません。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = "2022-02-30"
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = "2022-02-28"
""",
)
