"""F010: values nested beyond what can be read."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.TOO_DEEP,
    summary=Message("Values are nested too deeply.", "入れ子が深すぎます。"),
    why=Message(
        "No schedule needs hundreds of brackets within each other; such a file is damaged or hostile, and reading "
        "on could exhaust the machine.",
        "何百もの括弧の入れ子は予定表に必要ありません。壊れたか悪意のあるファイルで、読み続けると機械の資源を使い果"
        "たしかねません。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26
x-notes = """
    + "[" * 600
    + "]" * 600
    + "\n",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26
x-notes = [[]]
""",
)
