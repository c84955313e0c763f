"""F006: an id that cannot be one."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.INVALID_ID,
    summary=Message("An id has a form that ids cannot have.", "id の形が正しくありません。"),
    why=Message(
        "Ids are ASCII letters, digits, _ and -, begin with a letter or digit, and do not look like a year, month "
        "or date: they become file names and calendar keys, and stand beside dates in expressions.",
        "id は半角英数字と _ と - だけで、英数字で始まり、年・月・日付の形ではいけません。ファイル名や予定表の鍵にな"
        "り、式の中で日付と並ぶためです。",
    ),
    bad="""\
[[meeting]]
id = "第1回"
body = "council"
date = 2021-10-26
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26
""",
)
