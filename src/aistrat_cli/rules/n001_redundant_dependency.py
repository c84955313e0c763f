"""N001: a dependency that others imply."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related
from aistrat_cli.planning.plan import Link
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told

FAULT = Fault("N001", "redundant-dependency", "note")

FAR = 32
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
    """Look above the leaders of every item that has several for one that another of them already waits for.

    Items are numbered, since the walk meets each of them many times.
    """
    number = {key: index for index, key in enumerate(context.plan.placements)}
    starts = [
        placement.start.toordinal() if placement.start is not None and placement.certainty != "cancelled" else 0
        for placement in context.plan.placements.values()
    ]
    above: list[list[int]] = [[] for _ in starts]
    links: dict[int, list[Link]] = {}
    for link in context.plan.links:
        if plain(link) and link.leader in number and link.follower in number:
            follower, leader = number[link.follower], number[link.leader]
            if starts[leader] and leader not in above[follower]:
                above[follower].append(leader)
                links.setdefault(follower, []).append(link)
    for follower, own in links.items():
        if len(own) < 2:
            continue
        for index, via in _implied(above[follower], above, starts):
            link = own[index]
            if link.owner.series in context.portfolio.shown:
                yield _redundant(context, link, own[via])


def _implied(leaders: list[int], above: list[list[int]], starts: list[int]) -> Iterator[tuple[int, int]]:
    """Yield which of the leaders need not be named, each with another that waits for it; by their places in the list.

    One walk upwards from all of them at once, never to an item before the earliest of them.
    """
    earliest = min(starts[leader] for leader in leaders)
    implied: set[int] = set()
    came_from = {leader: place for place, leader in enumerate(leaders)}
    todo = list(leaders)
    for _ in range(FAR):
        if not todo:
            return
        item = todo.pop()
        via = came_from[item]
        for up in above[item]:
            if up not in came_from:
                if starts[up] >= earliest:
                    came_from[up] = via
                    todo.append(up)
            elif up in leaders and up not in implied and came_from[up] != via:
                implied.add(up)
                yield leaders.index(up), via


def _redundant(context: Context, link: Link, via: Link) -> Diagnostic:
    item = context.portfolio.index[link.owner]
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
