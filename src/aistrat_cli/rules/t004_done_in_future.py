"""T004: an item is done on a day that has not come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told

FAULT = Fault("T004", "done-in-future", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare every `done` with today."""
    for placement in context.placements:
        item = placement.item
        if item.done is None:
            continue
        today = context.today(item.key.series)
        if today is None or item.done <= today:
            continue
        yield finding(
            FAULT,
            item,
            item.at("done"),
            told(
                "{item} is done on {done}, which has not come: today is {today}",
                "{item} の done は {done} ですが、まだ来ていません（今日は {today}）",
                item=item.id,
                done=item.done,
                today=today,
            ),
            told(
                "delete done from {item}, or correct its day",
                "{item} の done を削除するか、日付を直してください",
                item=item.id,
            ),
        )


RULE = Rule(
    fault=FAULT,
    summary=Message("An item is done on a day that has not come.", "まだ来ていない日に済んだことになっています。"),
    why=Message(
        "`done` is what happened; planned days are `date`. A year that was mistyped hides here, too. Found by "
        "`check` only.",
        "done は起きたことで、予定は date です。年の書き誤りもここに隠れます。`check` だけが報告します。",
    ),
    bad="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
done = 2022-02-24
""",
    good="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
""",
    check=check,
    today=date(2022, 2, 1),
)
