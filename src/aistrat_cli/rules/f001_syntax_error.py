"""F001: the text is no TOML."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.SYNTAX_ERROR,
    summary=Message("The file is not valid TOML.", "ファイルが TOML として読めません。"),
    why=Message(
        "Nothing of a file can be trusted that the parser does not accept, so it is reported alone, where reading "
        "stopped. The usual reasons: a date with its weekday, a name or a reference without quotes, a full-width "
        "blank, quote or letter.",
        "解析できないファイルは何も信用できないため、読めなくなった場所だけを示します。多くは、曜日つきの日付や名前"
        "に引用符がない、全角の空白・引用符・文字が混じっている、のいずれかです。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26 (Tue)
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = "2021-10-26 (Tue)"
""",
)
