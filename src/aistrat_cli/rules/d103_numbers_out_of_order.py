"""D103: the day of a numbered meeting is out of the order of the numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related
from aistrat_cli.model.items import Meeting
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import told
from aistrat_cli.rules.year_slips import slips

FAULT = Fault("D103", "numbers-out-of-order", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Blame as few meetings of each body as can be: those without which the others are in order."""
    for placements in context.meetings.values():
        numbered = [one for one in placements if _counts(one)]
        numbered.sort(key=_number)
        if all(_day(one) <= _day(after) for one, after in pairwise(numbered)):
            continue
        slipped = context.once(slips)
        filed = {one.key: place for place, one in enumerate(placements)}
        before: Placement | None = None
        for placement, fits, after in _judged([one for one in numbered if one.key not in slipped]):
            if fits:
                before = placement
                continue
            other = before if before is not None and _day(before) > _day(placement) else after
            if other is None or _number(other) == _number(placement):  # D104 speaks of it
                continue
            by_day = (filed[placement.key] < filed[other.key]) == (_day(placement) < _day(other))
            help = _exchange(placement, other) if by_day else _between(placement, before, after)
            yield _out_of_order(placement, other, help)


def _judged(ordered: list[Placement]) -> Iterator[tuple[Placement, bool, Placement | None]]:
    """Yield each meeting, whether it is one of those that are in order, and the next one that is."""
    kept = _in_order([_day(one).toordinal() for one in ordered])
    ahead = iter([*(ordered[place] for place in sorted(kept)), None])
    after = next(ahead, None)
    for place, placement in enumerate(ordered):
        if place in kept:
            after = next(ahead, None)
        yield placement, place in kept, after


def _counts(placement: Placement) -> bool:
    meeting = placement.item
    return (
        isinstance(meeting, Meeting)
        and meeting.number is not None
        and placement.window is None
        and bool(placement.start)
    )


def _number(placement: Placement) -> int:
    assert isinstance(placement.item, Meeting)
    assert placement.item.number is not None
    return placement.item.number


def _day(placement: Placement) -> date:
    assert placement.start is not None
    return placement.start


def _in_order(days: list[int]) -> set[int]:
    """Return the places of a longest choice of days that ascend; of several as long, one with the earlier places."""
    ends: list[int] = []  # of the best choice of each length, from the last day backwards
    places: list[int] = []
    behind: dict[int, int | None] = {}
    for place in range(len(days) - 1, -1, -1):
        length = bisect_right(ends, -days[place])
        behind[place] = places[length - 1] if length else None
        ends[length : length + 1] = [-days[place]]
        places[length : length + 1] = [place]
    kept: set[int] = set()
    at = places[-1] if places else None
    while at is not None:
        kept.add(at)
        at = behind[at]
    return kept


def _exchange(placement: Placement, other: Placement) -> Message:
    return told(
        "exchange the numbers: `number = {new}` for {item}, `number = {old}` for {other}",
        "番号を入れ替えて、{item} を `number = {new}`、{other} を `number = {old}` としてください",
        item=placement.item.id,
        other=other.item.id,
        new=_number(other),
        old=_number(placement),
    )


def _between(placement: Placement, before: Placement | None, after: Placement | None) -> Message:
    item = placement.item.id
    if before is not None and after is not None:
        return told(
            "write a day from {first} to {last} for {item}",
            "{item} の日付を {first} から {last} までにしてください",
            item=item,
            first=_day(before),
            last=_day(after),
        )
    if before is not None:
        return told(
            "write {first} or a later day for {item}",
            "{item} の日付を {first} 以降にしてください",
            item=item,
            first=_day(before),
        )
    assert after is not None
    return told(
        "write {last} or an earlier day for {item}",
        "{item} の日付を {last} 以前にしてください",
        item=item,
        last=_day(after),
    )


def _out_of_order(placement: Placement, other: Placement, help: Message) -> Diagnostic:
    item = placement.item
    side = Message("before", "前") if _day(placement) < _day(other) else Message("after", "後")
    return finding(
        FAULT,
        item,
        item.at("number"),
        told(
            "{item} is number {number} and meets on {day}, {side} number {other_number}, {other}, on {other_day}",
            "第{number}回の {item} は {day} で、第{other_number}回の {other}（{other_day}）より{side}です",
            item=item.id,
            number=_number(placement),
            day=_day(placement),
            side=side,
            other_number=_number(other),
            other=other.item.id,
            other_day=_day(other),
        ),
        help,
        related=(Related(other.item.at("number"), told("number {n}", "第{n}回", n=_number(other))),),
    )


RULE = Rule(
    fault=FAULT,
    summary=Message("Meetings are not in the order of their numbers.", "会議の日付が番号の順になっていません。"),
    why=Message(
        "Numbers are how people speak of meetings (第5回). Where they do not follow the days, a day or a number was "
        "exchanged; reported are the fewest without which the others are in order. Meetings whose day is a range are "
        "left out, and so is what D101 explains better.",
        "会議は番号で呼ばれます。日付の順と番号の順が違えば、日付か番号を取り違えています。除けば残りが順に並ぶ、最も"
        "少ない会議を報告します。日付が範囲の会議と、D101 "
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
