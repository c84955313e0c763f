"""M004: two meetings in one place at once."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related
from aistrat_cli.model.items import Meeting
from aistrat_cli.model.text import Text
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.clock import Session, clashes, sessions
from aistrat_cli.rules.say import told

FAULT = Fault("M004", "same-place-twice", "warning")

NOWHERE = frozenset(
    ("online", "remote", "virtual", "zoom", "teams", "webex", "meet", "tbd", "tba", "?", "-",
     "オンライン", "web", "web会議", "ウェブ会議", "未定", "調整中", "書面", "持ち回り")
)  # fmt: skip
"""What is written as a place and is no room."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Sweep over the sessions of each place in all series."""
    taken: dict[str, list[Session]] = {}
    for session in context.once(sessions):
        item = session.placement.item
        if isinstance(item, Meeting) and item.where is not None and item.time is not None:
            place = room(item.where)
            if place:
                taken.setdefault(place, []).append(session)
    for own in taken.values():
        if len(own) < 2:
            continue
        for first, second in clashes(own):
            shown = second if second.key.series in context.portfolio.shown else first
            other = first if shown is second else second
            item = shown.item
            assert isinstance(item, Meeting)
            assert item.where is not None
            assert shown.start is not None
            name = other.key.seen_from(item.key.series)
            yield finding(
                FAULT,
                item,
                item.at("place"),
                told(
                    "{item} and {other} both take place in {where} on {day} at {time}",
                    "{item} と {other} はどちらも {day} {time} に {where} で開かれます",
                    item=item.id,
                    other=name,
                    where=item.where,
                    day=shown.start,
                    time=shown.time or "",
                ),
                told("write another place for {item}", "{item} の place を別の場所にしてください", item=item.id),
                related=(
                    Related(other.item.place, told("{other} stands here", "{other} はここにあります", other=name)),
                ),
            )


def room(where: Text) -> str:
    """Return what a place is compared by, empty where it is no room."""
    from unicodedata import normalize

    written = " ".join(normalize("NFKC", where.all[0]).casefold().split())
    return "" if written in NOWHERE else written


_FIRST = """\
[[body]]
id = "council"
name = "Council"

[[body]]
id = "panel"
name = "Panel"

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
time = 10:00
length = "2h"
place = "Room 1"

[[meeting]]
id = "panel-2"
body = "panel"
date = "2022-02-24 (Thu)"
time = 11:30
length = "1h"
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("Two meetings are in one place at once.", "同じ場所で同時に二つの会議があります。"),
    why=Message(
        "One room, two councils. Places are compared as they are written, over all series that are read; what is no "
        "room "
        "(online, 未定) is left out, and so are meetings without a time.",
        "一つの部屋に二つの会議です。読み込んだすべての系列で、書かれたままの場所を比べます。オンラインや未定、"
        "時刻のない会議は除きます。",
    ),
    bad=_FIRST + 'place = "Room 1"\n',
    good=_FIRST + 'place = "Room 2"\n',
    check=check,
)
