"""D105: a gap between two meetings of a body that is far from its usual one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.other_year import Slip
from aistrat_cli.rules.say import days, told
from aistrat_cli.rules.year_slips import slips

FAULT = Fault("D105", "unusual-gap", "note")

ENOUGH = 6
"""Gaps below which a body has no usual one."""
FACTOR = 3
"""Times the usual gap; its reciprocal for short ones."""
LEAST = 21
"""Days by which a long gap must differ, so that a weekly meeting may leave out two."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare each gap with the median; the spread is the median deviation, which a few outliers do not move."""
    for placements in context.meetings.values():
        if len(placements) <= ENOUGH:
            continue
        slipped = context.once(slips)
        held = sorted(
            (_as_meant(one, slipped) for one in placements if one.start is not None and one.window is None),
            key=lambda one: (one.start.toordinal() if one.start else 0, one.key),
        )
        gaps = [b.start.toordinal() - a.end.toordinal() for a, b in pairwise(held)
                if a.end is not None and b.start is not None]  # fmt: skip
        if len(gaps) < ENOUGH:
            continue
        usual = sorted(gaps)[len(gaps) // 2]
        spread = sorted(abs(gap - usual) for gap in gaps)[len(gaps) // 2]
        for index, gap in enumerate(gaps):
            placement = held[index + 1]
            if placement.certainty == "done" or placement.key in slipped:
                continue
            if gap > usual * FACTOR and gap - usual > max(LEAST, 6 * spread):
                yield _gap(placement, held[index], gap, usual, long=True)
            elif gap * FACTOR * 2 < usual and usual - gap > 6 * spread and usual >= LEAST:
                yield _gap(placement, held[index], gap, usual, long=False)


def _as_meant(placement: Placement, slipped: Mapping[ItemKey, Slip]) -> Placement:
    """Return a placement in the year that was probably meant, so that its neighbours are not noted for its slip."""
    slip = slipped.get(placement.key)
    if slip is None or placement.start is None or placement.end is None:
        return placement
    return placement._replace(start=slip.better, end=slip.better + (placement.end - placement.start))


def _gap(placement: Placement, before: Placement, gap: int, usual: int, *, long: bool) -> Diagnostic:
    item = placement.item
    assert placement.start is not None
    return finding(
        FAULT,
        item,
        item.at("date") if item.date is not None else item.place,
        told(
            "{item} on {day} comes {gap} after {before}; the usual gap between meetings of this body is {usual}",
            "{item}（{day}）は {before} の{gap}後ですが、この会議体の間隔は普段{usual}です",
            item=item.id,
            day=placement.start,
            gap=days(gap),
            before=before.item.id,
            usual=days(usual),
        ),
        told(
            "check whether a meeting between {before} and {item} is missing"
            if long
            else "check the day of {item}, or write why in its note",
            "{before} と {item} の間に抜けている会議がないか確かめてください"
            if long
            else "{item} の日付を確かめるか、note に理由を書いてください",
            before=before.item.id,
            item=item.id,
        ),
    )


_USUAL = """\
[[repeat]]
id = "study"
body = "council"
rule = "FREQ=WEEKLY;INTERVAL=2"
from = 2021-10-05
count = 7

[[meeting]]
id = "study-final"
body = "council"
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("A gap between meetings is far from the usual one.", "会議の間隔が普段と大きく違います。"),
    why=Message(
        "A month or a day that was mistyped shows in the rhythm: a body that meets every three weeks and then not for "
        "three months. Only bodies with at least seven meetings have a rhythm, and only gaps of three times the "
        "usual one "
        "are noted (or a sixth of it), where the others agree among themselves.",
        "月や日の打ち間違いは間隔に表れます。会議が7回以上ある会議体だけを見て、普段の3倍を超える間隔（または6分の1"
        "未満）を、ほかの間隔が"
        "そろっているときだけ注記します。",
    ),
    bad=_USUAL + 'date = "2022-06-14 (Tue)"\n',
    good=_USUAL + 'date = "2022-01-11 (Tue)"\n',
    check=check,
)
