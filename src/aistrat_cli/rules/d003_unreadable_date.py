"""D003: a text that is no day."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.UNREADABLE_DATE,
    summary=Message("A text is no date, named day or reference.", "日付・名前のある日・項目のどれとしても読めません。"),
    why=Message(
        "Days are written 2021-10-26, 2021年10月26日 or 令和3年10月26日, with a weekday if you like; a date without "
        "its year would mean another day next year.",
        "日付は 2021-10-26、2021年10月26日、令和3年10月26日 のように書き、曜日を添えられます。年のない日付は翌年には"
        "別の日になるため、読みません。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = "10/26"
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = "2021-10-26"
""",
)
