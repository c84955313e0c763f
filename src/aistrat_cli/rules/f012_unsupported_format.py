"""F012: a format number that this version does not read."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.UNSUPPORTED_FORMAT,
    summary=Message("The file's format is not one that this version reads.", "この版では読めない書式番号です。"),
    why=Message(
        "The number says what the words in the file mean. This version reads format 1.",
        "書式番号は、ファイルの言葉の意味を定めます。この版は format = 1 を読みます。",
    ),
    bad="""\
format = 2

[series]
id = "example"
title = "Example"
timezone = "Asia/Tokyo"
""",
    good="""\
format = 1

[series]
id = "example"
title = "Example"
timezone = "Asia/Tokyo"
""",
)
