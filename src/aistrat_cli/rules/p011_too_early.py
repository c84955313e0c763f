"""P011: a written day lies before the item's own `not_before`."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.other_year import limit_edit
from aistrat_cli.rules.plan_words import start_on, waive
from aistrat_cli.rules.say import told


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each item that starts too early at its `not_before`."""
    for problem in context.problems["TooEarly"]:
        item = context.portfolio.index[problem.key]
        yield finding(
            faults.TOO_EARLY,
            item,
            item.at("not_before"),
            told(
                "{item} started on {start}, before its own not_before, {limit}"
                if problem.history
                else "{item} is written on {start}, before its own not_before, {limit}",
                "{item} は自身の not_before（{limit}）より前の {start} に始まりました"
                if problem.history
                else "{item} は自身の not_before（{limit}）より前の {start} と書かれています",
                item=item.id,
                start=problem.start,
                limit=problem.not_before,
            ),
            waive("P011")
            if problem.history
            else limit_edit(item, "not_before", item.not_before, problem.start)
            or start_on(context, item, problem.not_before),
            severity="warning" if problem.history else None,
        )


RULE = Rule(
    fault=faults.TOO_EARLY,
    summary=Message(
        "An item is written before its own `not_before`.", "項目が自身の not_before より前に書かれています。"
    ),
    why=Message(
        "`not_before` is a hard limit, often set by somebody else: money, a law in force, a person's return. One of "
        "the "
        "two days is wrong.",
        "not_before は予算・施行日・帰任など、多くは他者が決めた限りです。二つの日付のどちらかが誤りです。",
    ),
    bad="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-03-31 (Thu)"
not_before = "2022-04-01 (Fri)"
""",
    good="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-04-01 (Fri)"
not_before = "2022-04-01 (Fri)"
""",
    check=check,
)
