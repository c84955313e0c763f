"""P005: no day of an item's window or alternatives satisfies what it depends on."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.plan_words import until, why
from aistrat_cli.rules.say import as_value, told


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each impossible window at its key."""
    for problem in context.problems["NoPossibleDay"]:
        item = context.portfolio.index[problem.key]
        key = "window" if item.window is not None else "one_of"
        words = {
            "item": item.id,
            "kind": Message("window", "期間（window）")
            if key == "window"
            else Message("last alternative", "最後の候補"),
            "last": problem.last,
            "earliest": problem.earliest,
            "long": until(problem.earliest, problem.end),
            "why": why(context, problem.because),
        }
        between = key == "one_of" and problem.end <= problem.last
        longer = key == "window" or problem.earliest <= problem.last < problem.end
        yield finding(
            faults.NO_POSSIBLE_DAY,
            item,
            item.at(key),
            told(*(_BETWEEN if between else _AFTER), **words),
            told(*_LONGER, **words, end=as_value(problem.end))
            if longer
            else told(*_OFFER, **words, day=as_value(problem.earliest)),
        )


_AFTER = (
    "{item} has no possible day: its {kind} ends on {last}, but the first day that would do is {earliest}{long}{why}",
    "{item} に可能な日がありません: {kind}は {last} までですが、可能な最初の日は {earliest} です{long}{why}",
)
_BETWEEN = (
    "{item} has no possible day: none of its alternatives would do; the first day that would is {earliest}{long}{why}",
    "{item} に可能な日がありません: どの候補も可能ではなく、可能な最初の日は {earliest} です{long}{why}",
)
_LONGER = (
    "let the {kind} of {item} end on {end} or later",
    "{item} の{kind}の終わりを {end} 以降にしてください",
)
_OFFER = (
    "write {day} among the alternatives of {item}",
    "{item} の候補に {day} を加えてください",
)

RULE = Rule(
    fault=faults.NO_POSSIBLE_DAY,
    summary=Message(
        "No day inside an item's window or alternatives is possible.", "期間や候補日の中に、可能な日がありません。"
    ),
    why=Message(
        "A possible day satisfies the dependencies, lies inside what is written and is a business day where the item "
        "falls on business days. Here even the earliest plan has none, so the item cannot take place as written.",
        "可能な日とは、依存関係を満たし、書かれた期間の中にあり、営業日に行う種類なら営業日である日です。最も早い計"
        "画でもその日がありません。",
    ),
    bad="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-03-31 (Thu)"

[[meeting]]
id = "decision"
body = "council"
after = ["study-5 + 5bd"]
window = "2022-03"
""",
    good="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-03-31 (Thu)"

[[meeting]]
id = "decision"
body = "council"
after = ["study-5 + 5bd"]
window = "2022-03..2022-04"
""",
    check=check,
)
