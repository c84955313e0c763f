"""F013: a value of the right type that the key does not take."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.INVALID_VALUE,
    summary=Message(
        "A value has the right type, but not one its key takes.", "型は正しいものの、そのキーが取らない値です。"
    ),
    why=Message(
        "The message says what the key takes. Zones are IANA names, durations a positive number and a unit, times "
        "hours and minutes.",
        "そのキーが取る値を示します。タイムゾーンは IANA の名前、期間は正の数と単位、時刻は時と分です。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26
time = "25:00"
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26
time = "15:00"
""",
)
