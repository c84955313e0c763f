"""C007: a meeting off the weekdays on which its body meets."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Meeting
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.options import Option, by_body
from aistrat_cli.rules.say import as_value, told
from aistrat_cli.wording import WEEKDAYS_EN, WEEKDAYS_JA

FAULT = Fault("C007", "off-weekday", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at the bodies that the options name."""
    for placement in context.live:
        meeting = placement.item
        if not isinstance(meeting, Meeting) or placement.start is None or placement.window is not None:
            continue
        series = context.by_id[meeting.key.series]
        usual = context.options(series, RULE)["bodies"]
        for body in meeting.bodies:
            weekdays = usual.get(body)
            if not weekdays or placement.start.weekday() in weekdays:
                continue
            day = placement.start
            for _ in range(60):
                try:
                    day = type(day).fromordinal(day.toordinal() + 1)
                except ValueError:
                    break
                if day.weekday() in weekdays and context.is_business(series.id, day):
                    break
            yield finding(
                FAULT,
                meeting,
                meeting.at("date") if meeting.date is not None else meeting.place,
                told(
                    "{item} meets on {day}, but {body} meets on {weekdays}",
                    "{item} は {day} ですが、{body} の定例は{weekdays}曜日です",
                    item=meeting.id,
                    day=placement.start,
                    body=body,
                    weekdays=Message(
                        " and ".join(WEEKDAYS_EN[one] for one in weekdays),
                        "・".join(WEEKDAYS_JA[one] for one in weekdays),
                    ),
                ),
                told(
                    "write `date = {day}` for {item}",
                    "{item} を `date = {day}` としてください",
                    day=as_value(day),
                    item=meeting.id,
                ),
            )


_CABINET = """\
[rules.options.off-weekday]
bodies = { cabinet = ["tue", "fri"] }

[[body]]
id = "cabinet"
name = "閣議"

[[meeting]]
id = "decision"
body = "cabinet"
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("A meeting is off the regular weekdays of its body.", "定例の曜日でない日の会議です。"),
    why=Message(
        "Japan's cabinet meets on Tuesdays and Fridays, and a decision planned for a Wednesday will not be taken "
        "then. Only "
        "the bodies that the options name have regular weekdays.",
        "たとえば閣議は火曜と金曜で、水曜に予定した決定は行われません。定例の曜日は、オプションに書いた会議体だけが"
        "持ちます。",
    ),
    bad=_CABINET + 'date = "2022-04-20 (Wed)"\n',
    good=_CABINET + 'date = "2022-04-22 (Fri)"\n',
    check=check,
    options=(
        Option(
            "bodies",
            by_body,
            {},
            Message("The weekdays of each body: mon to sun.", "会議体ごとの曜日（mon～sun）。"),
            '{ cabinet = ["tue", "fri"] }',
        ),
    ),
)
