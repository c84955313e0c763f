"""P002: an item stands before what it depends on allows."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.model.items import Document, Task
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.plan_words import because, end_on, meeting_for, shifted, start_on, waive
from aistrat_cli.rules.say import told
from aistrat_cli.rules.year_slips import slips


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each broken dependency at its string."""
    for problem in context.problems["BrokenDependency"]:
        link = problem.link
        item = context.portfolio.index[link.owner]
        follower = context.portfolio.index[link.follower]
        placement = context.placement(link.follower)
        starts = link.follower_edge == "start"
        if problem.history:
            en, ja = "was done on {actual}", "は {actual} に済みました"
        elif follower.date is not None:
            en = "is written on {actual}" if starts else "ends on {actual} as written"
            ja = "は {actual} と書かれています" if starts else "は {actual} に終わると書かれています"
        else:
            en, ja = (
                ("starts on {actual}", "は {actual} に始まります")
                if starts
                else ("ends on {actual}", "は {actual} に終わります")
            )
        verb, verb_ja = ("start", "開始") if starts else ("end", "終了")
        help: Message | None = None
        slip = context.once(slips).get(link.leader)
        if problem.history:
            help = waive("P002")
        elif slip is not None:
            help = slip.edit(item.key.series)
        elif placement is not None and isinstance(follower, Document) and follower.derived_from and not follower.date:
            help = meeting_for(context, placement, problem.needed)
        elif isinstance(follower, Task) and follower.end is not None and not starts:
            help = end_on(follower, problem.needed)
        elif placement is not None and placement.start is not None:
            help = start_on(context, follower, shifted(placement, (problem.needed - problem.actual).days))
        yield finding(
            faults.BROKEN_DEPENDENCY,
            item,
            link.place,
            told(
                f"{{follower}} {en}, but must {verb} no earlier than {{needed}}: {{because}}",
                f"{{follower}} {ja}が、{verb_ja}は {{needed}} 以降でなければなりません: {{because}}",
                follower=link.follower.seen_from(item.key.series),
                actual=problem.actual,
                needed=problem.needed,
                because=because(context, link),
            ),
            help,
            severity="warning" if problem.history else None,
        )


RULE = Rule(
    fault=faults.BROKEN_DEPENDENCY,
    summary=Message(
        "An item stands on a day before what it depends on allows.", "依存関係が許す日より前に項目が置かれています。"
    ),
    why=Message(
        "A written day is never moved, so a paper that cannot be ready or a meeting that comes before the one that "
        "prepares it stays in the plan until a person changes it. The finding stands at the dependency and says the "
        "first day that would do. What is done already is history: there it is a warning.",
        "書かれた日付は動かさないため、間に合わない資料や、準備の会議より前の会議は、人が直すまで計画に残ります。依"
        "存関係の文字列の"
        "場所で、満たす最初の日を示します。済んだ項目については警告にとどめます。",
    ),
    bad="""\
[[meeting]]
id = "study-4"
body = "council"
date = "2022-02-10 (Thu)"

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
after = ["study-4 + 10bd"]
""",
    good="""\
[[meeting]]
id = "study-4"
body = "council"
date = "2022-02-10 (Thu)"

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-28 (Mon)"
after = ["study-4 + 10bd"]
""",
    check=check,
)
