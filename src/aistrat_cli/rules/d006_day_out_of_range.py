"""D006: a day outside the years 1 to 9999."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told


def check(context: Context) -> Iterator[Diagnostic]:
    """Report what planning met; a literal one is found while reading."""
    for problem in context.problems["Uncountable"]:
        if problem.reason == "day-out-of-range":
            item = context.portfolio.index[problem.key]
            yield finding(
                faults.DAY_OUT_OF_RANGE,
                item,
                problem.place,
                told(
                    "the day of {item} lies outside the years 1 to 9999",
                    "{item} の日付が1～9999年の外になります",
                    item=item.id,
                ),
                Message("write a smaller offset or duration", "ずらす量か期間を小さくしてください"),
            )


RULE = Rule(
    fault=faults.DAY_OUT_OF_RANGE,
    summary=Message("A day lies outside the years 1 to 9999.", "日付が1～9999年の外にあります。"),
    why=Message(
        "No calendar and no file format for calendars goes further. An offset with the wrong unit is the usual reason.",
        "それより先は、どの暦の仕組みも扱えません。多くは単位の書き誤りです。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26

[[document]]
id = "report"
date = "study-1 + 9000y"
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26

[[document]]
id = "report"
date = "study-1 + 9d"
""",
    check=check,
)
