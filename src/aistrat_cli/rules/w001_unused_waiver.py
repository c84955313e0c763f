"""W001: a waiver that silences nothing."""

from __future__ import annotations

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import AnyItem
from aistrat_cli.model.policy import Waiver
from aistrat_cli.rules.base import Rule, finding
from aistrat_cli.rules.say import told

FAULT = Fault("W001", "unused-waiver", "note")


def unused(waiver: Waiver, item: AnyItem) -> Diagnostic:
    """Return the note that no finding of `item` needed the waiver."""
    return finding(
        FAULT,
        item,
        waiver.place,
        told(
            "{item} waives {rule}, but nothing of the kind is found there",
            "{item} は {rule} を了承していますが、該当する指摘はありません",
            item=item.id,
            rule=waiver.rule,
        ),
        told(
            "delete the waiver of {rule} from {item}",
            "{item} の {rule} の waive を削除してください",
            rule=waiver.rule,
            item=item.id,
        ),
    )


RULE = Rule(
    fault=FAULT,
    summary=Message("A waiver silences nothing.", "何も了承していない waive があります。"),
    why=Message(
        "What it accepted has been mended, or it names the wrong rule. Left standing, it would one day silence a "
        "finding "
        "that nobody has looked at.",
        "了承した問題はもう直ったか、規則の名前が違います。残しておくと、いつか誰も見ていない指摘を黙らせます。",
    ),
    bad="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
waive = [{ rule = "C001", why = "the building is open" }]
""",
    good="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-23 (Wed)"
waive = [{ rule = "C001", why = "the building is open" }]
""",
)
