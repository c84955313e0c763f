"""L002: a lead time in calendar days that holidays leave few business days of."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Document
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.base import UNCOUNTABLE, Context, Rule, finding
from aistrat_cli.rules.say import business_days, days, told

FAULT = Fault("L002", "lead-eaten-by-holidays", "warning")

LEAST = 5
"""Calendar days below which a weekend alone makes the difference."""


def check(context: Context) -> Iterator[Diagnostic]:
    """Count the business days from a deadline to its meeting, or from the meeting to its deadline."""
    for placement in context.live:
        item, term = placement.item, placement.term
        if not isinstance(item, Document) or item.derived_from is None or term is None or placement.end is None:
            continue
        meeting = context.placement(item.derived_from)
        if meeting is None or meeting.start is None or meeting.end is None or meeting.window is not None:
            continue
        if term.offset.unit == "bd":
            continue
        back = term.offset.back
        first, last = (placement.end, meeting.start) if back else (meeting.end, placement.end)
        span = (last - first).days
        if span < LEAST:
            continue
        series = context.by_id[item.key.series]
        try:
            calendar = context.calendar(series.id)
            # Between the two, the meeting's own day not counted.
            early, late = first.toordinal() - (1 if back else 0), last.toordinal() - (1 if back else 0)
            left = calendar.rank(late) - calendar.rank(early)
        except UNCOUNTABLE:
            continue
        usual = span * (7 - len(series.calendar.weekend)) / 7
        if left >= usual / 2:
            continue
        yield finding(
            FAULT,
            item,
            item.at("date") if item.date is not None else item.place,
            told(
                "{item} lies {span} from {meeting}, from {first} to {last}, but only {left} of them; usual are {usual}",
                "{item} と {meeting} の間は {first} から {last} までの{span}ですが、営業日は{left}だけです（普段は"
                "{usual}）",
                item=item.id,
                meeting=item.derived_from.seen_from(item.key.series),
                span=days(span),
                first=first,
                last=last,
                left=business_days(left),
                usual=business_days(round(usual)),
            ),
            _help(item, meeting, usual=round(usual), back=back),
        )


def _help(item: Document, meeting: Placement, *, usual: int, back: bool) -> Message:
    lead = item.lead_time
    if lead is None or lead.use is not None:  # a built-in rule counts as its source does
        return told(
            "move {meeting} away from the holidays",
            "{meeting} を休みから離してください",
            meeting=meeting.key.seen_from(item.key.series),
        )
    return told(
        "write `offset = {offset}` in the lead time {lead}",
        "リードタイム {lead} を `offset = {offset}` としてください",
        offset=f'"{"-" if back else "+"}{usual}bd"',
        lead=lead.id,
    )


_LEAD = """\
[[lead_time]]
id = "materials"
title = "Materials"
for = { body = "council" }
offset = "-7d"

[[meeting]]
id = "study-5"
body = "council"
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("Holidays leave little of a lead time.", "リードタイムの大半が休みです。"),
    why=Message(
        "Seven days before a meeting on 9 May 2022 are two business days in Japan: the rule is kept, and nobody can "
        "do the "
        "work. Reported where less than half of the usual business days are left in a lead time of calendar days.",
        "たとえば2022年5月9日の7日前からの営業日は二日だけです。規則は守られていても仕事はできません。暦日で数えるリ"
        "ードタイムの営業日が普段の半分に満たないときに報告します。",
    ),
    bad=_LEAD + 'date = "2022-05-09 (Mon)"\n',
    good=_LEAD + 'date = "2022-05-20 (Fri)"\n',
    check=check,
)
