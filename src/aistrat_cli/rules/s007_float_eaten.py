"""S007: most of the float before a limit is used up, and nothing has broken yet."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.options import Option, count
from aistrat_cli.rules.say import business_days, told

FAULT = Fault("S007", "float-eaten", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare the float of every item with that of the baseline; one finding a limit, where least is left."""
    if context.slips is None:
        return
    tightest: dict[ItemKey, tuple[Placement, int]] = {}
    for placement in context.live:
        left, limit = placement.total_float, placement.bound_by
        frozen = context.slips.before.get(placement.key)
        if left is None or left < 0 or limit is None or frozen is None or frozen.total_float is None:
            continue
        bound = context.placement(limit)
        if bound is None or bound.certainty in ("window", "alternatives"):
            continue  # who narrows a window uses nothing up
        had = frozen.total_float
        series = context.by_id[placement.key.series]
        if had <= left or (had - left) * 100 < had * int(context.options(series, RULE)["share"]):
            continue
        known = tightest.get(limit)
        if known is None or (left, placement.key != limit) < (known[0].total_float or 0, known[0].key != limit):
            tightest[limit] = placement, had
    for limit, (placement, had) in tightest.items():
        yield _finding(context, placement, limit, had)


def _finding(context: Context, placement: Placement, limit: ItemKey, had: int) -> Diagnostic:
    item = placement.item
    left = placement.total_float or 0
    before = Message("its own limit", "自身の期限")
    if limit != item.key:
        before = Message(*[limit.seen_from(item.key.series)] * 2)
    elif placement.deadline is not None:
        before = told("its deadline on {day}", "期限の {day} ", day=placement.deadline)
    elif placement.target is not None:
        before = told("its target on {day}", "目途の {day} ", day=placement.target)
    key = next((name for name in ("deadline", "target", "window") if getattr(item, name) is not None), None)
    return finding(
        FAULT,
        item,
        item.at(key) if key is not None and limit == item.key else item.place,
        _used(had, left, before, item.id),
        told(
            "bring forward what {item} waits for, or agree on a later limit",
            "{item} が待つものを早めるか、期限を改めることに合意してください",
            item=item.id,
        ),
    )


def _used(had: int, left: int, before: Message, item: str) -> Message:
    """Return `12 of 15 business days of float used before its own limit`."""
    if not left:
        return told(
            "all {had} of float before {before} are used: {item} cannot slip any more",
            "{before} までの余裕{had}をすべて使いました: {item} はもう遅らせられません",
            had=business_days(had),
            before=before,
            item=item,
        )
    return told(
        "{used} of {had} of float used before {before}: {item} can slip {left} more",
        "{before} までの余裕{had}のうち{used}日分を使いました: {item} の残りは{left}です",
        used=had - left,
        had=business_days(had),
        before=before,
        item=item,
        left=business_days(left),
    )


RULE = Rule(
    fault=FAULT,
    summary=Message("Most of the float before a limit is used up.", "期限までの余裕の大半を使いました。"),
    why=Message(
        "A deadline breaks on one day, but it is lost over weeks. This is said while something can still be done: "
        "where at least `share` percent of the float that the baseline had is gone, once for each limit, at the item "
        "that has least left. Found by `check` only.",
        "期限が破れるのはある1日でも、失われるのは数週間かけてです。まだ手が打てるうちに知らせます。基準計画の余裕の "
        "`share` パーセント以上がなくなったとき、期限ごとに1件、残りが最も少ない項目で報告します。`check` だけが報告"
        "します。",
    ),
    bad="""\
# as agreed
[[task]]
id = "report"
after = ["hearing"]
duration = "5bd"
deadline = 2022-02-28

[[meeting]]
id = "hearing"
body = "council"
date = "2022-01-28 (Fri)"
slip = { tolerance = "20bd" }

# now
[[task]]
id = "report"
after = ["hearing"]
duration = "5bd"
deadline = 2022-02-28
slip = { tolerance = "20bd" }

[[meeting]]
id = "hearing"
body = "council"
date = "2022-02-17 (Thu)"
slip = { tolerance = "20bd" }
""",
    good="""\
# as agreed
[[task]]
id = "report"
after = ["hearing"]
duration = "5bd"
deadline = 2022-02-28

[[meeting]]
id = "hearing"
body = "council"
date = "2022-01-28 (Fri)"

# now
[[task]]
id = "report"
after = ["hearing"]
duration = "5bd"
deadline = 2022-02-28
slip = { tolerance = "20bd" }

[[meeting]]
id = "hearing"
body = "council"
date = "2022-01-31 (Mon)"
slip = { tolerance = "20bd" }
""",
    check=check,
    options=(
        Option(
            "share",
            count,
            50,
            Message(
                "From which share of the float on, in percent, its loss is reported.",
                "余裕の何パーセントがなくなったら報告するか。",
            ),
            "75",
        ),
    ),
)
