"""N004: an item stands later than what follows it allows."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.days import ItemKey
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.plan_words import start_on
from aistrat_cli.rules.say import business_days, told

FAULT = Fault("N004", "negative-float", "note")


def check(context: Context) -> Iterator[Diagnostic]:
    """Report the first items of chains with negative float, where the end is not their own follower."""
    late: set[ItemKey] = {
        placement.key
        for placement in context.placements
        if placement.total_float is not None and placement.total_float < 0
    }
    if not late:
        return
    direct = {(link.leader, link.follower) for link in context.plan.links}
    held: set[ItemKey] = {link.follower for link in context.plan.links if link.leader in late and not link.exact}
    for placement in context.placements:
        item = placement.item
        if placement.key not in late or placement.key in held or placement.bound_by in (None, placement.key):
            continue
        if (placement.key, placement.bound_by) in direct:  # said there, with this item's name
            continue
        if placement.start is None or placement.latest_start is None or placement.total_float is None:
            continue
        assert placement.bound_by is not None
        yield finding(
            FAULT,
            item,
            item.at("date") if item.date is not None else item.place,
            told(
                "{item} on {day} is {late} too late for {bound}: it would have to start by {latest}",
                "{item}（{day}）は {bound} に間に合いません: {latest} までに始める必要があり、{late}遅れています",
                item=item.id,
                day=placement.start,
                late=business_days(-placement.total_float),
                bound=placement.bound_by.seen_from(item.key.series),
                latest=placement.latest_start,
            ),
            start_on(context, item, placement.latest_start, back=True)
            if item.date is not None
            else told(
                "begin {item} by {latest}, or give {bound} a later day",
                "{item} を {latest} までに始めるか、{bound} を遅らせてください",
                item=item.id,
                latest=placement.latest_start,
                bound=placement.bound_by.seen_from(item.key.series),
            ),
        )


RULE = Rule(
    fault=FAULT,
    summary=Message("An item stands too late for a deadline that follows it.", "後に続く期限に間に合わない項目です。"),
    why=Message(
        "What breaks is reported where it breaks (P002 to P005); this note stands where it begins, at the first "
        "item of the "
        "chain that could still be moved, and says by how much. Where the two are tied directly, the finding there "
        "names it.",
        "破れた期限そのものは P002～P005 が報告します。この注記は、その連なりの最初の、まだ動かせる項目で、何日足り"
        "ないかを示します。",
    ),
    bad="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-03-29 (Tue)"

[[task]]
id = "drafting"
duration = "3bd"
after = ["study-5"]

[[document]]
id = "strategy"
after = ["drafting"]
deadline = "FY2021.end"
waive = [{ rule = "P003", why = "see study-5" }]
""",
    good="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-03-24 (Thu)"

[[task]]
id = "drafting"
duration = "3bd"
after = ["study-5"]

[[document]]
id = "strategy"
after = ["drafting"]
deadline = "FY2021.end"
""",
    check=check,
)
