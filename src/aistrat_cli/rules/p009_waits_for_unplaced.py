"""P009: an item depends on one that has no day."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each dependency on an unplaced item at its string."""
    for problem in context.problems["WaitsForUnplaced"]:
        link = problem.link
        item = context.portfolio.index[link.owner]
        series = item.key.series
        other = link.leader
        placement = context.placement(link.leader)
        if placement is not None and placement.start is not None:
            other = link.follower  # `before` an unplaced one
        one = link.follower if other == link.leader else link.leader
        yield finding(
            faults.WAITS_FOR_UNPLACED,
            item,
            link.place,
            told(
                "{one} depends on {other}, which has no day; it is planned from its other dependencies"
                if problem.placed
                else "{one} depends on {other}, which has no day, so it has none either",
                "{one} は日付のない {other} に依存しているため、ほかの依存関係だけで置いています"
                if problem.placed
                else "{one} は日付のない {other} に依存しているため、日付がありません",
                one=one.seen_from(series),
                other=other.seen_from(series),
            ),
            told(
                'give {other} a window when its span is known: `window = "2022-04..2022-06"`',
                '{other} の時期が見えたら `window = "2022-04..2022-06"` のように書いてください',
                other=other.seen_from(series),
            ),
        )


RULE = Rule(
    fault=faults.WAITS_FOR_UNPLACED,
    summary=Message("An item depends on one that has no day.", "日付のない項目に依存しています。"),
    why=Message(
        "The dependency is kept, but cannot be counted: once the other item has a day, this one may move. It is no "
        "fault "
        "to leave a day open; this is a note so that nobody takes the plan for more than it is.",
        "依存関係は残りますが、数えられません。相手の日付が決まると、この項目も動くことがあります。未定は誤りではな"
        "いので、注記にとどめます。",
    ),
    bad="""\
[[task]]
id = "coordination"
date = "?"

[[meeting]]
id = "execution"
body = "council"
after = ["coordination"]
target = "FY2021.end"
""",
    good="""\
[[task]]
id = "coordination"
window = "2022-03上旬"
duration = "5bd"

[[meeting]]
id = "execution"
body = "council"
after = ["coordination"]
target = "FY2021.end"
""",
    check=check,
)
