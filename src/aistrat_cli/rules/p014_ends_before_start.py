"""P014: a task whose `end` lies before the day on which it can start."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.plan_words import why
from aistrat_cli.rules.say import as_value, told


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each task that ends before it starts at its `end`."""
    for problem in context.problems["Backwards"]:
        item = context.portfolio.index[problem.key]
        yield finding(
            faults.ENDS_BEFORE_START,
            item,
            item.at("end"),
            told(
                "{item} ends on {end}, before it can start on {start}{why}",
                "{item} の終わり {end} は、始められる {start} より前です{why}",
                item=item.id,
                end=problem.end,
                start=problem.start,
                why=why(context, problem.because),
            ),
            told(
                "write `end = {start}` or later for {item}, or let it start earlier",
                "{item} を `end = {start}` かそれ以降とするか、早く始めてください",
                item=item.id,
                start=as_value(problem.start),
            ),
        )


RULE = Rule(
    fault=faults.ENDS_BEFORE_START,
    summary=Message("A task ends before it can start.", "始められる日より前に終わる作業です。"),
    why=Message(
        "A task with `end` fills the time between what it waits for and that day. Here nothing is left between the "
        "two.",
        "end を書いた作業は、待つものが済んでからその日までを占めます。ここでは間に一日もありません。",
    ),
    bad="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"

[[task]]
id = "drafting"
after = ["study-5"]
end = "2022-02-22 (Tue)"
""",
    good="""\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"

[[task]]
id = "drafting"
after = ["study-5"]
end = "2022-03-10 (Thu)"
""",
    check=check,
)
