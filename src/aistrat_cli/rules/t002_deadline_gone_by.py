"""T002: a deadline has gone by, and the item is neither done nor cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import days, told

FAULT = Fault("T002", "deadline-gone-by", "error")


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at the deadlines of everything that is open, whether it has a day or not."""
    for placement in context.placements:
        if placement.deadline is None or placement.certainty in ("done", "cancelled"):
            continue
        item = placement.item
        today = context.today(item.key.series)
        if today is None or placement.deadline >= today:
            continue
        yield finding(
            FAULT,
            item,
            item.at("deadline"),
            told(
                "the deadline of {item}, {day}, went by {ago} ago, and it is not done",
                "{item} の期限 {day} を{ago}過ぎましたが、済んでいません",
                item=item.id,
                day=placement.deadline,
                ago=days((today - placement.deadline).days),
            ),
            told(
                "write `done = {day}` for {item} if it was kept, else the deadline that is agreed now",
                "間に合っていたなら {item} に `done = {day}`、そうでなければ新しい deadline を書いてください",
                day=placement.deadline.isoformat(),
                item=item.id,
            ),
        )


RULE = Rule(
    fault=FAULT,
    summary=Message("A deadline has gone by without the item being done.", "期限が過ぎたのに、済んでいません。"),
    why=Message(
        "A deadline is a hard limit, so this is an error, and it is reported in place of T001. Found by `check` only.",
        "deadline は越えられない期限なのでエラーとし、T001 の代わりに報告します。`check` だけが報告します。",
    ),
    bad="""\
[[task]]
id = "report"
date = "2022-01-17 (Mon)"
duration = "5bd"
deadline = "2022-01-24 (Mon)"
""",
    good="""\
[[task]]
id = "report"
date = "2022-01-17 (Mon)"
duration = "5bd"
deadline = "2022-01-24 (Mon)"
done = 2022-01-21
""",
    check=check,
    today=date(2022, 2, 1),
)
