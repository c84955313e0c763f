"""F004: a key that is required is not there."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.MISSING_KEY,
    summary=Message("A required key is missing.", "必要なキーがありません。"),
    why=Message(
        "format, the series' id, title and timezone, the id of everything, the body of a meeting: without them "
        "other files and calendars could not name the thing.",
        "format、系列の id・title・timezone、各要素の id、会議の body は、他のファイルや予定表から指し示すために"
        "必要です。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
date = 2021-10-26
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26
""",
)
