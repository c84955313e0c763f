"""W003: `[rules]` or a waiver names a rule that cannot be silenced."""

from __future__ import annotations

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import AnyItem
from aistrat_cli.rules.base import Rule, finding
from aistrat_cli.rules.say import told
from aistrat_cli.source.place import Place

FAULT = Fault("W003", "rule-cannot-be-silenced", "warning")


def fixed_rule(word: str, whose: AnyItem | str, place: Place) -> Diagnostic:
    """Return the finding that what `word` names is reported all the same; `whose` is the item or the series' id."""
    return finding(
        FAULT,
        whose,
        place,
        told(
            "{word} can be neither ignored, waived nor made less severe: what it finds was not read or has no day",
            "{word} は無視・了承・重大度の変更ができません: 読めなかったか、日付を決められないものです",
            word=word,
        ),
        told("delete {word} here, and mend what it finds", "ここの {word} を削除し、指摘を直してください", word=word),
    )


RULE = Rule(
    fault=FAULT,
    summary=Message(
        "A rule is ignored or waived that cannot be silenced.", "黙らせることのできない規則が指定されています。"
    ),
    why=Message(
        "What a file does not say, or says in two ways, cannot be accepted: it is not in the plan at all. So it is "
        "with "
        "the families F and D0, and with P001, P007, P008, P012 and P015.",
        "読めなかったものや矛盾したものは計画に入っていないため、了承のしようがありません。F と D0 の各規則、P001"
        "・P007・P008・P012・P015 が"
        "これに当たります。",
    ),
    bad="""\
[rules]
ignore = ["F"]

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
""",
    good="""\
[rules]
ignore = ["C003"]

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
""",
)
