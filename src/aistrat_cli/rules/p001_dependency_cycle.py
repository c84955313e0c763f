"""P001: items that wait for each other."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message, Related
from aistrat_cli.planning.plan import Link
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told

MOST = 8
"""Items of a cycle that are named; the middle of a longer one is left out."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each cycle once, at the dependency that is written first."""
    for problem in context.problems["Cycle"]:
        links = _from_shown(problem.links, context)
        series = links[0].owner.series
        names = [link.leader.seen_from(series) for link in links] + [links[0].leader.seen_from(series)]
        path = " → ".join(names if len(names) <= MOST + 1 else [*names[: MOST - 2], "…", *names[-2:]])
        item = context.portfolio.index[links[0].owner]
        yield finding(
            faults.CYCLE,
            item,
            links[0].place,
            told(
                "{path} wait for each other, so none of them can be given a day",
                "{path} が互いを待っているため、どの日も決められません",
                path=path,
            ),
            told(
                "delete one of these dependencies, for example {written} here",
                "このうち一つの依存関係を削除してください（たとえばここの {written}）",
                written=f'"{links[0].written}"',
            ),
            related=tuple(
                Related(
                    link.place,
                    told(
                        "{follower} waits for {leader}",
                        "{follower} は {leader} を待つ",
                        follower=link.follower.seen_from(series),
                        leader=link.leader.seen_from(series),
                    ),
                )
                for link in links[1 : MOST + 1]
            ),
        )


def _from_shown(links: tuple[Link, ...], context: Context) -> tuple[Link, ...]:
    """Return the cycle told from its first link in a file that was asked for: the others' findings are not told."""
    shown = context.portfolio.shown
    first = next((n for n, link in enumerate(links) if link.owner.series in shown), 0)
    return links[first:] + links[:first]


RULE = Rule(
    fault=faults.CYCLE,
    summary=Message("Items wait for each other in a circle.", "項目が互いを待ち合い、輪になっています。"),
    why=Message(
        "Each of them must come after the others, so no day is right for any of them and none is planned. Every anchor "
        "in an item's keys counts: after, before, ends_after, not_before and date expressions; deadline and target "
        "where "
        "they place the item. The circle is reported once, from the dependency that is written first.",
        "互いに後でなければならないため、どの日にも置けません。after・before・ends_after・not_before と日付式の中の"
        "項目名は"
        "すべて依存関係です（deadline と target は、それが項目を置くときだけ）。輪は、最初に書かれた依存関係の場所で"
        "一度だけ報告します。",
    ),
    bad="""\
[[task]]
id = "draft"
duration = "10bd"
after = ["review"]

[[task]]
id = "review"
duration = "5bd"
after = ["draft"]
""",
    good="""\
[[task]]
id = "draft"
duration = "10bd"
not_before = 2022-02-01

[[task]]
id = "review"
duration = "5bd"
after = ["draft"]
""",
    check=check,
)
