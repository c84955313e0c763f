"""N002: a dependency that is written twice."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related
from aistrat_cli.planning.plan import Link
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.earlier import needed
from aistrat_cli.rules.say import told

FAULT = Fault("N002", "duplicate-dependency", "note")


def check(context: Context) -> Iterator[Diagnostic]:
    """Of two dependencies that tie the same ends of the same items, report the one that can go."""
    strongest: dict[tuple[object, ...], Link] = {}
    for link in context.plan.links:
        if link.dependency is None:
            continue
        ends = (link.leader, link.follower, link.leader_edge, link.follower_edge)
        other = strongest.setdefault(ends, link)
        if other is link:
            continue
        day, other_day = needed(context, link), needed(context, other)
        if day is not None and other_day is not None and day > other_day:
            link, other = other, link
            strongest[ends] = other
        yield _twice(context, link, other, known=day is not None, equal=day == other_day)


def _twice(context: Context, link: Link, other: Link, *, known: bool, equal: bool) -> Diagnostic:
    item = context.portfolio.index[link.owner]
    series = item.key.series
    here, there = f'"{link.written}"', f'"{other.written}"'
    help = told("delete {here} here", "ここの {here} を削除してください", here=here)
    if not known:
        help = told(
            "delete the one of the two that asks for the earlier day",
            "二つのうち、求める日が早いほうを削除してください",
        )
    elif not equal:
        help = told(
            "{help}: {there} asks for a later day",
            "{help}（{there} のほうが遅い日を求めています）",
            help=help,
            there=there,
        )
    return finding(
        FAULT,
        item,
        link.place,
        told(
            "{follower} waits for {leader} twice: {origin} = {here} here, {other_origin} = {there} in {owner}",
            "{follower} は {leader} を二重に待っています: ここの {origin} = {here} と、{owner} の "
            "{other_origin} = {there}",
            follower=link.follower.seen_from(series),
            leader=link.leader.seen_from(series),
            origin=link.origin,
            here=here,
            other_origin=other.origin,
            there=there,
            owner=other.owner.seen_from(series),
        ),
        help,
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
