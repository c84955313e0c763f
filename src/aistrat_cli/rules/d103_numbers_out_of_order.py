"""D103: a numbered meeting comes before one with a lower number."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related
from aistrat_cli.model.items import Meeting
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told
from aistrat_cli.rules.year_slips import slips

FAULT = Fault("D103", "numbers-out-of-order", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Walk through each body's meetings by number."""
    for placements in context.meetings.values():
        numbered: list[tuple[int, Placement]] = []
        for placement in placements:
            meeting = placement.item
            assert isinstance(meeting, Meeting)
            if meeting.number is not None and placement.start is not None and placement.window is None:
                numbered.append((meeting.number, placement))
        numbered.sort(key=lambda pair: pair[0])
        before: tuple[int, Placement] | None = None
        for number, placement in numbered:
            assert placement.start is not None
            if before is not None and before[1].start is not None and placement.start < before[1].start:
                if number != before[0] and not ({placement.key, before[1].key} & context.once(slips).keys()):
                    yield _out_of_order(number, placement, *before)
                continue
            before = number, placement


def _out_of_order(number: int, placement: Placement, other_number: int, other: Placement) -> Diagnostic:
    item = placement.item
    assert placement.start is not None
    assert other.start is not None
    return finding(
        FAULT,
        item,
        item.at("number"),
        told(
            "{item} is number {number} and meets on {day}, before number {other_number}, {other}, on {other_day}",
            "第{number}回の {item} は {day} で、第{other_number}回の {other}（{other_day}）より前です",
            item=item.id,
            number=number,
            day=placement.start,
            other_number=other_number,
            other=other.item.id,
            other_day=other.start,
        ),
        told(
            "put {item} after {other_day}, or exchange the numbers",
            "{item} を {other_day} より後にするか、番号を入れ替えてください",
            item=item.id,
            other_day=other.start,
        ),
        related=(Related(other.item.at("number"), told("number {n}", "第{n}回", n=other_number)),),
    )


RULE = Rule(
    fault=FAULT,
    summary=Message("A meeting comes before one with a lower number.", "番号の小さい会議より前に置かれています。"),
    why=Message(
        "Numbers are how people speak of meetings (第5回). Where they do not follow the days, a day or a number was "
        "exchanged. Meetings whose day is a range are left out, and so is what D101 explains better.",
        "会議は番号で呼ばれます。日付の順と番号の順が違えば、日付か番号を取り違えています。日付が範囲の会議と、D101 "
        "が説明するものは除きます。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
number = 1
date = "2021-11-16 (Tue)"

[[meeting]]
id = "study-2"
body = "council"
number = 2
date = "2021-10-26 (Tue)"
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
number = 1
date = "2021-10-26 (Tue)"

[[meeting]]
id = "study-2"
body = "council"
number = 2
date = "2021-11-16 (Tue)"
""",
    check=check,
)
