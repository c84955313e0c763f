"""W002: a waiver whose last day has gone by."""

from __future__ import annotations

from datetime import date

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import AnyItem
from aistrat_cli.model.policy import Waiver
from aistrat_cli.rules.base import Rule, finding
from aistrat_cli.rules.say import told

FAULT = Fault("W002", "expired-waiver", "warning")


def expired_waiver(waiver: Waiver, item: AnyItem) -> Diagnostic:
    """Return the finding that the waiver holds no longer, though what it accepted is still there."""
    assert waiver.until is not None
    return finding(
        FAULT,
        item,
        waiver.place.at("until"),
        told(
            "{item} waived {rule} until {until}, which has gone by; the finding is back",
            "{item} の {rule} の了承は {until} で切れ、指摘が戻りました",
            item=item.id,
            rule=waiver.rule,
            until=waiver.until,
        ),
        told(
            "mend what {rule} finds in {item}, or agree on a new until",
            "{item} の {rule} の指摘を直すか、until を改めてください",
            rule=waiver.rule,
            item=item.id,
        ),
    )


RULE = Rule(
    fault=FAULT,
    summary=Message("A waiver's last day has gone by.", "了承の期限が切れています。"),
    why=Message(
        "Somebody accepted a finding for a time, and that time is over. Found by `check` only: `validate` never "
        "looks at "
        "today's date, so a waiver holds there.",
        "期限を決めて了承された指摘の、期限が過ぎました。`check` だけが報告します（`validate` は今日の日付を見ないた"
        "め、了承は有効なままです）。",
    ),
    bad="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-23 (Wed)"
waive = [{ rule = "C001", why = "until the room is known", until = 2022-01-31 }]
""",
    good="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-23 (Wed)"
waive = [{ rule = "C001", why = "until the room is known", until = 2022-02-15 }]
""",
    today=date(2022, 2, 1),
)
