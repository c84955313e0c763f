"""P006: a window has no possible day where what the item waits for comes late."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.plan_words import until
from aistrat_cli.rules.say import as_value, told


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each window that is possible only in part at its key."""
    for problem in context.problems["PartlyPossible"]:
        item = context.portfolio.index[problem.key]
        key = "window" if item.window is not None else "one_of"
        link = problem.because
        if link is None:
            cause = Message("what it waits for", "先行する項目")
        else:
            name = link.leader.seen_from(link.owner.series)
            cause = Message(name, f"{name} ")
        yield finding(
            faults.PARTLY_POSSIBLE,
            item,
            item.at(key),
            told(
                "{item} has no day left if {cause} comes on its last possible day: it must end by {last}, "
                "and the first day that would do is then {earliest}{long}",
                "{item} は、{cause}が最も遅い日になると可能な日がありません: 期限は {last} ですが、可能な最初の日は "
                "{earliest} になります{long}",
                item=item.id,
                cause=cause,
                last=problem.last,
                earliest=problem.earliest,
                long=until(problem.earliest, problem.end),
            ),
            told(
                "let the {kind} of {item} end on {end} or later",
                "{item} の{kind}の終わりを {end} 以降にしてください",
                kind=Message("window", "期間（window）")
                if key == "window"
                else Message("last alternative", "最後の候補"),
                item=item.id,
                end=as_value(problem.end),
            ),
        )


RULE = Rule(
    fault=faults.PARTLY_POSSIBLE,
    summary=Message(
        "A window is possible only if what comes before it comes early.", "先行する項目が早い場合にだけ可能な期間です。"
    ),
    why=Message(
        "The plan is made twice: with every open item on its first possible day and with every one on its last. The "
        "first "
        "works, the second does not, so the window promises more than it can keep.",
        "計画は二度立てます。未定の項目をすべて最初の可能な日に置いた計画と、最後の日に置いた計画です。前者は成り立"
        "ち、後者は成り立ちません。",
    ),
    bad="""\
[[meeting]]
id = "execution"
body = "council"
window = "2022-03"

[[meeting]]
id = "decision"
body = "council"
after = ["execution"]
window = "2022-03下旬"
""",
    good="""\
[[meeting]]
id = "execution"
body = "council"
window = "2022-03上旬"

[[meeting]]
id = "decision"
body = "council"
after = ["execution"]
window = "2022-03下旬"
""",
    check=check,
)
