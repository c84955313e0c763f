"""F014: a calendar that an absence names cannot be read."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.UNREADABLE_CALENDAR,
    summary=Message(
        "A calendar that an absence names cannot be read.", "不在の予定として指定したカレンダーが読めません。"
    ),
    why=Message(
        "Without it nobody knows when that person is busy, and no finding would say so. The file lies in the folder of "
        "the schedule, links included, and is an iCalendar file (.ics); reading it needs the extra aistrat[import]. A "
        "note where only some of its entries cannot be read.",
        "読めなければ、その人の都合は分からないままです。ファイルは予定表のフォルダーの中（リンク先も含む）にある "
        "iCalendar（.ics）で、読むには aistrat[import] が必要です。一部の予定だけが読めない場合は注記です。",
    ),
    bad="""\
[[person]]
id = "ataka"
name = "Ataka"

[[absence]]
person = "ataka"
from_ics = "absences/ataka.ics"
""",
    good="""\
[[person]]
id = "ataka"
name = "Ataka"

[[absence]]
person = "ataka"
from = 2022-02-21
to = 2022-02-25
""",
)
