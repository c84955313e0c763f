"""P012: a calendar has no business day within ten years."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.planning.plan import Uncountable
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import listed, told


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each series once, at the first item that asked."""
    first: dict[str, Uncountable] = {}
    items: dict[str, list[str]] = {}
    for problem in context.problems["Uncountable"]:
        if problem.reason == "no-business-day":
            first.setdefault(problem.key.series, problem)
            items.setdefault(problem.key.series, []).append(problem.key.item)
    for series, problem in first.items():
        yield finding(
            faults.NO_BUSINESS_DAY,
            context.portfolio.index[problem.key],
            context.by_id[series].calendar.place,
            told(
                "{items} cannot be given a day: the calendar has no business day within ten years",
                "{items} を置ける日がありません: この暦には10年のあいだ営業日がありません",
                items=listed(items[series]),
            ),
            Message(
                'leave a weekday open: `weekend = ["sat", "sun"]`',
                '営業する曜日を残してください: `weekend = ["sat", "sun"]`',
            ),
        )


RULE = Rule(
    fault=faults.NO_BUSINESS_DAY,
    summary=Message("The calendar has no business day.", "暦に営業日がありません。"),
    why=Message(
        "Every day is closed, so nothing that falls on business days can be planned. The search ends after ten years.",
        "すべての日が休みのため、営業日に置く項目を計画できません。10年探して打ち切ります。",
    ),
    bad="""\
[calendar]
closed = [{ every = "01-01..12-31", why = "restructuring" }]

[[meeting]]
id = "study-1"
body = "council"
not_before = 2021-10-26
""",
    good="""\
[calendar]
closed = [{ every = "12-29..01-03", why = "restructuring" }]

[[meeting]]
id = "study-1"
body = "council"
not_before = 2021-10-26
""",
    check=check,
)
