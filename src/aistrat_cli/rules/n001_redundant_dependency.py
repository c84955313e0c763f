"""N001: a dependency that others imply."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related
from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Link
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.plan_words import owner
from aistrat_cli.rules.say import told

FAULT = Fault("N001", "redundant-dependency", "note")

FAR = 40
"""Items that are looked at above one dependency; what is implied only from farther away is not noted."""


def plain(link: Link) -> bool:
    """Tell whether a link is an order without a lag: the follower starts after the leader ends."""
    return (
        link.dependency is not None
        and not link.dependency.offsets
        and link.dependency.anchor.edge is None
        and link.follower_edge == "start"
        and link.leader_edge == "end"
    )


def check(context: Context) -> Iterator[Diagnostic]:
    """Look above the other leaders of every item that has several for a plain one that they already wait for."""
    above: dict[ItemKey, list[Link]] = {}
    for link in context.plan.links:
        if plain(link):
            above.setdefault(link.follower, []).append(link)
    for links in above.values():
        if len(links) < 2:
            continue
        if all(owner(link).series not in context.portfolio.shown for link in links):
            continue
        for link in links:
            via = _implied(context, link, links, above)
            if via is not None:
                yield _redundant(context, link, via)


def _implied(context: Context, link: Link, links: list[Link], above: dict[ItemKey, list[Link]]) -> Link | None:
    """Return the other link of the follower through which it waits for the same leader, None where there is none."""
    leader = context.placement(link.leader)
    if leader is None or leader.start is None or leader.certainty == "cancelled":
        return None
    for other in links:
        if other.leader == link.leader:
            continue
        seen: set[ItemKey] = {other.leader}
        todo = [other.leader]
        while todo and len(seen) <= FAR:
            key = todo.pop()
            placement = context.placement(key)
            if placement is None or placement.start is None or placement.start < leader.start:
                continue
            if placement.certainty == "cancelled":
                continue
            for up in above.get(key, ()):
                if up.leader == link.leader:
                    return other
                if up.leader not in seen:
                    seen.add(up.leader)
                    todo.append(up.leader)
    return None


def _redundant(context: Context, link: Link, via: Link) -> Diagnostic:
    item = context.portfolio.index[owner(link)]
    series = item.key.series
    follower, leader = link.follower.seen_from(series), link.leader.seen_from(series)
    through = via.leader.seen_from(series)
    return finding(
        FAULT,
        item,
        link.place,
        told(
            "{follower} need not say that it waits for {leader}: it waits for {through}, which does",
            "{follower} が {leader} を待つと書く必要はありません: {through} を待っており、{through} が {leader} を待"
            "ちます",
            follower=follower,
            leader=leader,
            through=through,
        ),
        told("delete {written} here", "ここの {written} を削除してください", written=f'"{link.written}"'),
        related=(Related(via.place, told("the dependency that implies it", "これを含む依存関係")),),
    )


RULE = Rule(
    fault=FAULT,
    summary=Message("A dependency is implied by others.", "ほかの依存関係に含まれる依存関係です。"),
    why=Message(
        "It changes no day, but whoever moves the items later has one more line to keep true, and the drawing one more "
        "arrow. Only orders without a lag are compared, and only over a bounded distance; a note.",
        "日付は変わりませんが、後で動かすときに直す行が一つ増え、図の矢印も一本増えます。ずれのない前後関係だけを、"
        "限られた範囲で比べます。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26

[[meeting]]
id = "study-2"
body = "council"
date = 2021-11-16
after = ["study-1"]

[[meeting]]
id = "study-3"
body = "council"
date = 2021-12-14
after = ["study-2", "study-1"]
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

[[meeting]]
id = "study-3"
body = "council"
date = 2021-12-14
after = ["study-2"]
""",
    check=check,
)
