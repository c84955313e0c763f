"""F002: a key that the format does not have."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.UNKNOWN_KEY,
    summary=Message("A table has a key that the format does not know.", "書式にないキーがあります。"),
    why=Message(
        "A mistyped key would be ignored without a word, and with it a deadline or a dependency. The nearest known "
        "key is named. Keys that begin with x- are your own: they are kept and exported.",
        "打ち間違えたキーは黙って無視され、期限や依存関係が消えてしまいます。最も近いキーを示します。x- で始まるキー"
        "は自由に使え、そのまま書き出されます。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26
afer = []
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26
after = []
""",
)
