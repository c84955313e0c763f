"""N003: an item that nothing leads to or from, in a series where all others hang together."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import Document, Meeting
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told

FAULT = Fault("N003", "isolated-item", "note")

ENOUGH = 4
"""Items that a series must have for one to be noticed."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Report items without a tie where three of four have one."""
    tied: set[ItemKey] = set()
    for link in context.plan.links:
        if link.origin != "lead_time":
            tied.add(link.leader)
            tied.add(link.follower)
    own: dict[str, list[Placement]] = {}
    for placement in context.placements:
        item = placement.item
        if isinstance(item, Meeting):
            if isinstance(item.decides_id, tuple):
                tied.add(item.decides_id)
                tied.add(item.key)
            for point in item.agenda:
                tied.update(point.papers)
        if not (isinstance(item, Document) and item.derived_from is not None):
            own.setdefault(item.key.series, []).append(placement)
    for placements in own.values():
        alone = [one for one in placements if one.key not in tied]
        if len(placements) < ENOUGH or len(alone) * 4 > len(placements):
            continue
        for placement in alone:
            item = placement.item
            if item.done is not None or item.cancelled or item.undated:
                continue
            yield finding(
                FAULT,
                item,
                item.place,
                told(
                    "nothing leads to {item} or from it, while the other items of its series hang together",
                    "{item} は、何にもつながっていません（ほかの項目は互いにつながっています）",
                    item=item.id,
                ),
                told(
                    'write what {item} comes after, `after = ["…"]`, or name it where it is needed',
                    '{item} に `after = ["…"]` を書くか、これを必要とする項目に名前を書いてください',
                    item=item.id,
                ),
            )


_CHAIN = """\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26

[[meeting]]
id = "study-2"
body = "council"
date = 2021-11-16
after = ["study-1"]

[[meeting]]
id = "study-3"
body = "council"
date = 2021-12-14
after = ["study-2"]

[[meeting]]
id = "study-4"
body = "council"
date = 2022-01-20
after = ["study-3"]

[[document]]
id = "draft"
date = 2022-02-03
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("Nothing leads to an item or from it.", "前後のつながりがない項目です。"),
    why=Message(
        "In a series whose items hang together, one that does not was often forgotten when the dependencies were "
        "written: "
        "it stays where it is while everything else moves. Only where three of four items have a tie; lead times are "
        "none. "
        "What says that its day is open is left out. A note.",
        "項目がつながり合う系列で一つだけ離れているのは、依存関係の書き忘れが多く、ほかが動いてもその場に残りま"
        "す。4件に3件以上が"
        "つながっている系列だけが対象で、日付が未定と書かれた項目は除き、リードタイムはつながりに数えません。",
    ),
    bad=_CHAIN,
    good=_CHAIN + 'after = ["study-4"]\n',
    check=check,
)
