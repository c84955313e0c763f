"""M002: with those who are known to be away, a body cannot reach its quorum."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import ceil

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Meeting
from aistrat_cli.model.people import Body
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.attendance import Absences, absences, away, day_for, seated
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import listed, told

FAULT = Fault("M002", "quorum-out-of-reach", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Count the members of every body with a quorum at each of its meetings to come."""
    absent = context.once(absences)
    for placement in context.live:
        meeting = placement.item
        if not isinstance(meeting, Meeting) or placement.start is None:
            continue
        series = context.by_id[meeting.key.series]
        for id in meeting.bodies:
            body = series.bodies.get(id)
            if body is None or body.quorum is None or not body.members or not body.complete:
                continue
            members, missing = _count(absent, placement, body)
            there, needed = len(members) - len(missing), needed_of(body, len(members))
            if there >= needed:
                continue
            day = day_for(context, placement, partial(_reached, absent, body))
            yield finding(
                FAULT,
                meeting,
                meeting.at("date") if meeting.date is not None else meeting.place,
                told(
                    "{body} needs {needed} of its {members} members at {item} on {day}, but {missing} are away",
                    "{body} の定足数は {members}人中{needed}人ですが、{item}（{day}）は {missing} が欠席です",
                    body=body.id,
                    needed=needed,
                    members=len(members),
                    item=meeting.id,
                    day=placement.start,
                    missing=listed(missing),
                )
                if missing
                else told(
                    "{body} needs {needed} members at {item} on {day}, but has only {members}",
                    "{body} の定足数は{needed}人ですが、{item}（{day}）の時点で委員は{members}人です",
                    body=body.id,
                    needed=needed,
                    members=len(members),
                    item=meeting.id,
                    day=placement.start,
                ),
                day
                or told(
                    "move {item} to a day on which {more} more can come",
                    "あと{more}人が出席できる日に {item} を動かしてください",
                    item=meeting.id,
                    more=needed - there,
                ),
            )


def _count(absent: Absences, placement: Placement, body: Body) -> tuple[list[str], list[str]]:
    """Return the members of a body on a meeting's day, and those of them who are not there."""
    meeting = placement.item
    assert isinstance(meeting, Meeting)
    members = seated(body, None if placement.window else placement.start)
    coming = members if meeting.attendees is None else [who for who in members if who in meeting.attendees]
    return members, [who for who in members if who not in coming or away(absent, placement, who)]


def _reached(absent: Absences, body: Body, placement: Placement) -> bool:
    members, missing = _count(absent, placement, body)
    return len(members) - len(missing) >= needed_of(body, len(members))


def needed_of(body: Body, members: int) -> int:
    """Return how many of so many members make the quorum: more than half, a fraction rounded up, a number."""
    if body.quorum == "majority":
        return members // 2 + 1
    if isinstance(body.quorum, int):
        return body.quorum
    assert body.quorum is not None
    assert not isinstance(body.quorum, str)
    return ceil(body.quorum * members)


_PEOPLE = """\
[[body]]
id = "council"
name = "Council"
members = ["kitano", "ataka", "okada"]
quorum = "majority"

[[person]]
id = "kitano"
name = "Kitano"

[[person]]
id = "ataka"
name = "Ataka"

[[person]]
id = "okada"
name = "Okada"

"""

RULE = Rule(
    fault=FAULT,
    summary=Message(
        "With those known to be away, the quorum cannot be reached.", "分かっている欠席者だけで、定足数に届きません。"
    ),
    why=Message(
        "A meeting without a quorum decides nothing. Members are those who hold their seat on the day; a body with "
        "complete = false is not counted, since others may come.",
        "定足数に届かない会議は何も決められません。その日に任期のある委員を数えます。complete = false の会議体は、ほ"
        "かの委員がいるかもしれない"
        "ため数えません。",
    ),
    bad=_PEOPLE
    + """\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
absent = ["ataka", "okada"]
""",
    good=_PEOPLE
    + """\
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
absent = ["ataka"]
""",
    check=check,
)
