"""P004: what an item depends on forces it past its target."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.other_year import limit_edit
from aistrat_cli.rules.plan_words import why
from aistrat_cli.rules.say import as_value, days, told


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each missed target at its key."""
    for problem in context.problems["TargetMissed"]:
        item = context.portfolio.index[problem.key]
        yield finding(
            faults.TARGET_MISSED,
            item,
            item.at("target"),
            told(
                "{item} is aimed at {target}, but ends on {end}, {late} later{why}",
                "{item} は {target} を目途としていますが、終わりは{late}後の {end} です{why}",
                item=item.id,
                target=problem.target,
                end=problem.end,
                late=days((problem.end - problem.target).days),
                why=why(context, problem.because),
            ),
            limit_edit(item, "target", item.target, problem.end)
            or told(
                "write `target = {end}` for {item}",
                "{item} を `target = {end}` としてください",
                end=as_value(problem.end),
                item=item.id,
            ),
        )


RULE = Rule(
    fault=faults.TARGET_MISSED,
    summary=Message("An item's target is missed by what it depends on.", "依存関係のため、目途に間に合いません。"),
    why=Message(
        "A target is aimed at, not promised, so the plan gives way and moves the item; but whoever reads the target "
        "still "
        "believes it. Either the target is no longer true, or what the item waits for must come earlier.",
        "target は目途であって約束ではないため、計画のほうが動きます。しかし読む人は目途を信じています。目途を改める"
        "か、先行する項目を"
        "早めてください。",
    ),
    bad="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-03-28 (Mon)"

[[milestone]]
id = "strategy"
after = ["study-5 + 5bd"]
target = "FY2021.end"
""",
    good="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-03-24 (Thu)"

[[milestone]]
id = "strategy"
after = ["study-5 + 5bd"]
target = "FY2021.end"
""",
    check=check,
)
