"""N002: a dependency that is written twice."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related
from aistrat_cli.planning.plan import Link
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.plan_words import owner
from aistrat_cli.rules.say import told

FAULT = Fault("N002", "duplicate-dependency", "note")


def check(context: Context) -> Iterator[Diagnostic]:
    """Report the second of two dependencies that tie the same ends of the same items."""
    first: dict[tuple[object, ...], Link] = {}
    for link in context.plan.links:
        if link.dependency is None:
            continue
        ends = (link.leader, link.follower, link.leader_edge, link.follower_edge)
        other = first.setdefault(ends, link)
        if other is link:
            continue
        item = context.portfolio.index[owner(link)]
        series = item.key.series
        yield finding(
            FAULT,
            item,
            link.place,
            told(
                "{follower} waits for {leader} twice: {origin} = {written} here, {other_origin} = {other} in {owner}",
                "{follower} は {leader} を二重に待っています: ここの {origin} = {written} と、{owner} の "
                "{other_origin} = {other}",
                follower=link.follower.seen_from(series),
                leader=link.leader.seen_from(series),
                origin=link.origin,
                written=f'"{link.written}"',
                other_origin=other.origin,
                other=f'"{other.written}"',
                owner=owner(other).seen_from(series),
            ),
            told(
                "delete one of the two; the one that asks for the later day counts",
                "どちらか一方を削除してください（効くのは遅いほうです）",
            ),
            related=(Related(other.place, told("the other one", "もう一方")),),
        )


RULE = Rule(
    fault=FAULT,
    summary=Message("A dependency is written twice.", "同じ依存関係が二度書かれています。"),
    why=Message(
        "`y after x` and `x before y` are one dependency, whichever side it is written on. Written on both, one of "
        "them "
        "will be changed some day and the other not.",
        "`y` の after と `x` の before は、どちらに書いても一つの依存関係です。両方に書くと、いつか片方だけが直され"
        "ます。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26
before = ["study-2"]

[[meeting]]
id = "study-2"
body = "council"
date = 2021-11-16
after = ["study-1"]
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26

[[meeting]]
id = "study-2"
body = "council"
date = 2021-11-16
after = ["study-1"]
""",
    check=check,
)
