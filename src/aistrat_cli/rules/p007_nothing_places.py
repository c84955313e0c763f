"""P007: an item without a day, and nothing that gives it one."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each item that nothing places at its table."""
    for problem in context.problems["NothingPlaces"]:
        item = context.portfolio.index[problem.key]
        yield finding(
            faults.NOTHING_PLACES,
            item,
            item.place,
            told(
                "{item} has no day, and no dependency gives it one",
                "{item} には日付がなく、日付を決める依存関係もありません",
                item=item.id,
            ),
            told(
                'write `date = "?"` for {item} if its day is open, else its date or what it comes after',
                '未定なら {item} に `date = "?"` と、決まっていれば date か after を書いてください',
                item=item.id,
            ),
        )


RULE = Rule(
    fault=faults.NOTHING_PLACES,
    summary=Message("An item has no day, and nothing places it.", "項目に日付がなく、置く手がかりもありません。"),
    why=Message(
        'A day that is not known yet is fine, but it has to be said (`date = "?"`, a window), so that it cannot be '
        "mistaken for a line that was forgotten.",
        '未定であることは誤りではありませんが、書き忘れと区別できるよう、`date = "?"` や window と書いてください。',
    ),
    bad="""\
[[milestone]]
id = "coordination"
title = "Prior coordination done"
""",
    good="""\
[[milestone]]
id = "coordination"
title = "Prior coordination done"
date = "?"
""",
    check=check,
)
