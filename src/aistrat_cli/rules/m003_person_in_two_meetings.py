"""M003: a person is expected in two meetings at once."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related
from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.attendance import Who, absences, away, expected, recognised
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.clock import Session, clashes, sessions
from aistrat_cli.rules.say import listed, told

FAULT = Fault("M003", "person-in-two-meetings", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Sweep over each person's sessions in all series; report each pair of meetings once, with all its people."""
    known = context.once(recognised)
    absent = context.once(absences)
    taken: dict[Who, list[Session]] = {}
    names: dict[Who, str] = {}
    people: dict[ItemKey, list[str]] = {}
    for session in context.once(sessions):
        key = session.placement.key
        if key not in people:
            all_expected = expected(context.by_id[key.series], session.placement)
            people[key] = [who for who in all_expected if not away(absent, session.placement, who)]
        for person in people[key]:
            who = known.get((key.series, person))
            if who is not None:
                taken.setdefault(who, []).append(session)
                names.setdefault(who, person)
    pairs: dict[tuple[ItemKey, ItemKey], tuple[Placement, Placement, list[str]]] = {}
    for who, own in taken.items():
        if len(own) > 1:
            for first, second in clashes(own):
                pairs.setdefault((first.key, second.key), (first, second, []))[2].append(names[who])
    for first, second, persons in pairs.values():
        yield _clash(context, first, second, persons)


def _clash(context: Context, first: Placement, second: Placement, persons: list[str]) -> Diagnostic:
    if second.key.series not in context.portfolio.shown:
        first, second = second, first
    item, other = second.item, first.item
    name = other.key.seen_from(item.key.series)
    day, other_day = second.start, first.start
    assert day is not None
    assert other_day is not None
    return finding(
        FAULT,
        item,
        item.at("date") if item.date is not None else item.place,
        told(
            "{people} cannot be in {item} ({day}{time}) and in {other} ({other_day}{other_time}) at once",
            "{people} は {item}（{day}{time}）と {other}（{other_day}{other_time}）に同時に出席できません",
            people=listed(persons),
            item=item.id,
            day=day,
            time=f" {second.time}" if second.time else "",
            other=name,
            other_day=other_day,
            other_time=f" {first.time}" if first.time else "",
        ),
        told(
            "move {item} to another day, or write `absent = [{names}]` in one of the two",
            "{item} を別の日に動かすか、一方に `absent = [{names}]` と書いてください",
            item=item.id,
            names=", ".join(f'"{who}"' for who in persons[:5]),
        ),
        related=(Related(other.place, told("{other} stands here", "{other} はここにあります", other=name)),),
    )


_PEOPLE = """\
[[body]]
id = "council"
name = "Council"
members = ["kitano"]

[[body]]
id = "panel"
name = "Panel"
members = ["kitano"]

[[person]]
id = "kitano"
name = "Kitano"

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
time = 10:00
length = "2h"

"""

RULE = Rule(
    fault=FAULT,
    summary=Message(
        "A person is expected in two meetings at once.", "同じ人が同時に二つの会議に出ることになっています。"
    ),
    why=Message(
        "Whoever chairs one misses the other, and it is often found out when the invitations go out. All series "
        "that are "
        "read are compared, each meeting in its own zone; a person is recognised by the address, else by id and name. "
        "Meetings without a time are compared only where they last several days; without a length only the "
        "beginning is "
        "taken.",
        "どちらかを欠席することになり、多くは案内を送る段になって気づきます。読み込んだすべての系列を、各会議の"
        "タイムゾーンで比べます。"
        "人はメールアドレス、なければ id と名前で見分けます。時刻のない会議は数日にわたるものどうしだけを、長さのな"
        "い会議は開始時刻だけを"
        "比べます。",
    ),
    bad=_PEOPLE
    + """\
[[meeting]]
id = "panel-2"
body = "panel"
date = "2022-02-24 (Thu)"
time = 11:30
length = "1h"
""",
    good=_PEOPLE
    + """\
[[meeting]]
id = "panel-2"
body = "panel"
date = "2022-02-24 (Thu)"
time = 13:00
length = "1h"
""",
    check=check,
)
