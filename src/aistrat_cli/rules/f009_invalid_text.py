"""F009: bytes that are no UTF-8."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.INVALID_TEXT,
    summary=Message(
        "The file is not valid UTF-8, or holds characters a text cannot have.",
        "UTF-8 として読めない、または使えない文字があります。",
    ),
    why=Message(
        "Schedules are UTF-8, with or without BOM, and hold no control characters. A file saved as Shift_JIS is the "
        "usual reason: save it as UTF-8.",
        "予定表は UTF-8（BOM の有無は問わない）で、制御文字は使えません。多くは Shift_JIS で保存されたファイルです。"
        "UTF-8 で保存し直してください。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26
note = "see\u0000below"
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26
note = "see below"
""",
)
