"""D004: a date outside the era it names."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.OUTSIDE_ERA,
    summary=Message("A date lies outside the era that it names.", "日付がその元号の期間にありません。"),
    why=Message(
        "平成31年5月1日 was never said: that day was 令和元年5月1日. The message gives the right era and year.",
        "平成31年5月1日という日はなく、令和元年5月1日です。正しい元号と年を示します。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = "平成33年10月26日"
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = "令和3年10月26日"
""",
)
