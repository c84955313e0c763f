"""D001: a weekday that is not the date's."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.WRONG_WEEKDAY,
    summary=Message("A date and its weekday disagree.", "日付と曜日が合っていません。"),
    why=Message(
        "The weekday is a checksum. Where it disagrees, the day, the month or, quite often, the year is wrong; the "
        "message gives the weekday of the date and the nearest years in which they agree.",
        "曜日は検算のためにあります。合わないときは日か月、しばしば年が誤っています。その日付の正しい曜日と、合う近"
        "い年を示します。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = "2021-10-26 (Wed)"
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = "2021-10-26 (Tue)"
""",
)
