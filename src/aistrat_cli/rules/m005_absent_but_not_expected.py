"""M005: somebody is written as absent who was not expected."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Meeting
from aistrat_cli.rules.attendance import expected
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told

FAULT = Fault("M005", "absent-but-not-expected", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare `absent` with attendees and members where the rosters are complete."""
    for placement in context.live:
        meeting = placement.item
        if not isinstance(meeting, Meeting) or not meeting.absent:
            continue
        series = context.by_id[meeting.key.series]
        bodies = [series.bodies[id] for id in meeting.bodies if id in series.bodies]
        if meeting.attendees is None and not all(body.complete and body.members for body in bodies):
            continue
        there = set(expected(series, placement))
        for index, person in enumerate(meeting.absent):
            if person in there:
                continue
            yield finding(
                FAULT,
                meeting,
                meeting.at("absent", index) if len(meeting.absent) > 1 else meeting.at("absent"),
                told(
                    "{person} is written as absent from {item}, but was not expected there",
                    "{person} は {item} の欠席者ですが、もともと出席者ではありません",
                    person=person,
                    item=meeting.id,
                ),
                told(
                    "delete {person} from absent in {item}",
                    "{item} の absent から {person} を削除してください",
                    person=person,
                    item=meeting.id,
                ),
            )


_PEOPLE = """\
[[body]]
id = "council"
name = "Council"
members = ["kitano"]

[[person]]
id = "kitano"
name = "Kitano"

[[person]]
id = "ataka"
name = "Ataka"

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("Somebody is written as absent who was not expected.", "出席者でない人が欠席者に書かれています。"),
    why=Message(
        "`absent` are some of those who would attend. A name beside them is a slip, or the roster or a seat's last "
        "day is "
        "wrong; either way the quorum is counted wrongly. Not reported where a roster is partial.",
        "absent は出席するはずの人のうちの欠席者です。そうでない名前は書き誤りか、名簿や任期の誤りで、どちらにしても"
        "定足数の数えが狂います。"
        "名簿が一部だけの会議体では報告しません。",
    ),
    bad=_PEOPLE + 'absent = ["ataka"]\n',
    good=_PEOPLE + 'absent = ["kitano"]\n',
    check=check,
)
