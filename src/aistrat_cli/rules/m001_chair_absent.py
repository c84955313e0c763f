"""M001: the chair of a body is known to be away from its meeting."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related
from aistrat_cli.model.items import Meeting
from aistrat_cli.model.people import Absence
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.attendance import Absences, absences, away, day_for, expected
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told

FAULT = Fault("M001", "chair-absent", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at the chairs of the bodies of every meeting to come."""
    absent = context.once(absences)
    for placement in context.live:
        meeting = placement.item
        if not isinstance(meeting, Meeting):
            continue
        series = context.by_id[meeting.key.series]
        for id in meeting.bodies:
            body = series.bodies.get(id)
            if body is None or body.chair is None or placement.start is None:
                continue
            why = away(absent, placement, body.chair)
            if not why and meeting.attendees is not None and body.chair not in expected(series, placement):
                why = body.chair_required
            if not why:
                continue
            key = "absent" if body.chair in meeting.absent else "date" if meeting.date is not None else "body"
            yield finding(
                FAULT,
                meeting,
                meeting.at(key),
                told(
                    "{chair}, who chairs {body}, is not there at {item} on {day}",
                    "{body} の議長 {chair} は {item}（{day}）に出席しません",
                    chair=body.chair,
                    body=body.id,
                    item=meeting.id,
                    day=placement.start,
                ),
                (day_for(context, placement, partial(_there, absent, body.chair)) if body.chair_required else None)
                or told(
                    "move {item} to a day on which {chair} can come"
                    if body.chair_required
                    else "move {item}, or accept it with a waiver that says who takes the chair",
                    "{chair} が出席できる日に {item} を動かしてください"
                    if body.chair_required
                    else "{item} を動かすか、代行者を書いた waive で了承してください",
                    item=meeting.id,
                    chair=body.chair,
                ),
                severity=None if body.chair_required else "note",
                related=(Related(why.place, Message("the absence", "不在の期間")),) if isinstance(why, Absence) else (),
            )


def _there(absent: Absences, chair: str, placement: Placement) -> bool:
    return not away(absent, placement, chair)


RULE = Rule(
    fault=FAULT,
    summary=Message("The chair is known to be away from a meeting.", "議長の不在が分かっている会議です。"),
    why=Message(
        "Somebody else must take the chair, or the meeting cannot be held. A warning where the body says "
        "chair_required = true, else a note. Known are `absent`, [[absence]], and attendees that leave a required "
        "chair "
        "out.",
        "代わりの進行役がいるか、開けないかです。会議体に chair_required = true とあれば警告、なければ注記です。"
        "absent、[[absence]]、"
        "必須の議長を含まない attendees から分かります。",
    ),
    bad="""\
[[body]]
id = "council"
name = "Council"
members = ["kitano", "ataka"]
chair = "kitano"
chair_required = true

[[person]]
id = "kitano"
name = "Kitano"

[[person]]
id = "ataka"
name = "Ataka"

[[absence]]
person = "kitano"
from = 2022-02-21
to = 2022-02-25

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
""",
    good="""\
[[body]]
id = "council"
name = "Council"
members = ["kitano", "ataka"]
chair = "kitano"
chair_required = true

[[person]]
id = "kitano"
name = "Kitano"

[[person]]
id = "ataka"
name = "Ataka"

[[absence]]
person = "kitano"
from = 2022-02-21
to = 2022-02-25

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-28 (Mon)"
""",
    check=check,
)
