"""P013: a day that is known now lies outside the target, window or alternatives that stood before."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import days, told

_KEYS = {"target": "target", "window": "window", "alternatives": "one_of"}


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each word that was not kept at its key."""
    for problem in context.problems["WordNotKept"]:
        item = context.portfolio.index[problem.key]
        key = _KEYS[problem.kind]
        later = problem.missed_by > 0
        yield finding(
            faults.WORD_NOT_KEPT,
            item,
            item.at(key),
            told(
                "{item} is on {day}, {by} " + ("later" if later else "earlier") + " than its {key} {written} allows",
                "{item} の {day} は、{key} = {written} より{by}" + ("遅い" if later else "早い") + "日です",
                item=item.id,
                day=problem.day,
                by=days(abs(problem.missed_by)),
                key=key,
                written=problem.written,
            ),
            told(
                "delete {key} from {item} if the day is agreed",
                "この日で合意したなら {item} の {key} を削除してください",
                key=key,
                item=item.id,
            ),
        )


RULE = Rule(
    fault=faults.WORD_NOT_KEPT,
    summary=Message(
        "A day lies outside the target, window or alternatives beside it.",
        "日付が、並べて書かれた目途や期間の外にあります。",
    ),
    why=Message(
        "The date counts; what stands beside it is what was said before. Others may have planned with it, so that "
        "it was "
        "not kept is worth telling them.",
        "有効なのは date で、並べて書かれたものは以前の見通しです。それを前提に動いた人がいるかもしれないので、違っ"
        "たことを伝えます。",
    ),
    bad="""\
[[meeting]]
id = "decision"
body = "council"
date = "2022-05-12 (Thu)"
window = "2022-04"
""",
    good="""\
[[meeting]]
id = "decision"
body = "council"
date = "2022-04-22 (Fri)"
window = "2022-04"
""",
    check=check,
)
