"""T003: a target has gone by, and the item is neither done nor cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import days, told

FAULT = Fault("T003", "target-gone-by", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at the targets of everything that is open and was given no day since."""
    for placement in context.placements:
        if placement.target is None or placement.certainty != "target":
            continue
        item = placement.item
        today = context.today(item.key.series)
        if today is None or placement.target >= today or (placement.deadline or today) < today:
            continue
        yield finding(
            FAULT,
            item,
            item.at("target"),
            told(
                "{item} was aimed at {day}, which went by {ago} ago, and is not done",
                "{item} の目途 {day} を{ago}過ぎましたが、済んでいません",
                item=item.id,
                day=placement.target,
                ago=days((today - placement.target).days),
            ),
            told(
                "write the day that is aimed at now: `target = …` for {item}, or `done = …`",
                "{item} に今の目途を `target = …` と、済んでいれば `done = …` と書いてください",
                item=item.id,
            ),
        )


RULE = Rule(
    fault=FAULT,
    summary=Message("A target has gone by without the item being done.", "目途が過ぎたのに、済んでいません。"),
    why=Message(
        "A target is not a promise, but one that has gone by says nothing any more. Found by `check` only.",
        "目途は約束ではありませんが、過ぎた目途はもう何も伝えません。`check` だけが報告します。",
    ),
    bad="""\
[[meeting]]
id = "execution"
body = "council"
target = "2021-12.end"
""",
    good="""\
[[meeting]]
id = "execution"
body = "council"
target = "FY2021.end"
""",
    check=check,
    today=date(2022, 2, 1),
)
