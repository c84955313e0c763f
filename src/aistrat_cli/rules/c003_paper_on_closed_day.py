"""C003: a document or milestone falls on a day on which its series does not work."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.items import Document, Milestone
from aistrat_cli.model.leads import Term
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.closed_words import why_closed
from aistrat_cli.rules.plan_words import start_on
from aistrat_cli.rules.say import told

FAULT = Fault("C003", "paper-on-closed-day", "note")


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at the days that are written, and once a lead time at those that it derives."""
    derived: dict[tuple[str, str], list[Placement]] = {}
    for placement in context.live:
        item = placement.item
        if not isinstance(item, Document | Milestone) or placement.end is None:
            continue
        lead_time = item.lead_time if isinstance(item, Document) else None
        if lead_time is None and item.date is None:
            continue
        series = item.key.series
        if context.is_business(series, placement.end):
            continue
        if lead_time is None or item.date is not None:
            yield finding(
                FAULT,
                item,
                item.at("date"),
                told(
                    "{item} is due on {day}, which is closed: {why}",
                    "{item} の {day} は休業日です: {why}",
                    item=item.id,
                    day=placement.end,
                    why=why_closed(context, series, placement.end),
                ),
                start_on(context, item, placement.end, back=True),
            )
        elif lead_time.use is None and placement.term is not None and _could_roll(placement.term):
            derived.setdefault((series, lead_time.id), []).append(placement)
    for placements in derived.values():
        yield _of_lead_time(context, placements)


def _could_roll(term: Term) -> bool:
    """Tell whether rolling is a choice that was not made: hours run through weekends by their nature."""
    return term.roll == "none" and term.offset.unit != "h"


def _of_lead_time(context: Context, placements: list[Placement]) -> Diagnostic:
    first = placements[0]
    item = first.item
    assert isinstance(item, Document)
    assert item.lead_time is not None
    assert first.end is not None
    found = finding(
        FAULT,
        item,
        item.lead_time.place,
        told(
            "{item} is due on {day}, which is closed: {why}",
            "{item} の {day} は休業日です: {why}",
            item=item.id,
            day=first.end,
            why=why_closed(context, item.key.series, first.end),
        ),
        told(
            'write `roll = "back"` in the lead time {lead} to bring it to the business day before',
            'リードタイム {lead} に `roll = "back"` と書くと、直前の営業日になります',
            lead=item.lead_time.id,
        ),
        follows=tuple(
            told("{item} falls on {day}, too", "{item} も {day} で休業日です", item=other.item.id, day=other.end)
            for other in placements[1:]
            if other.end is not None
        ),
    )
    return found if len(placements) == 1 else found.replace(item=None)


RULE = Rule(
    fault=FAULT,
    summary=Message("A document or milestone falls on a closed day.", "資料や節目が休業日に当たっています。"),
    why=Message(
        "A paper can be sent on a Sunday, so this is a note; but whoever expects it will look for it on a working "
        "day. A "
        "lead time is noted once, with all the deadlines that it puts on closed days. Lead times in hours and built-in "
        "ones count as their law says and are not reported.",
        "資料は日曜でも送れるため注記にとどめますが、受け取る人は営業日に探します。リードタイムについては、休業日に"
        "当たる期限をまとめて一度だけ"
        "示します。時間単位のものと組み込みのものは、定めどおりに数えているため報告しません。",
    ),
    bad="""\
[[document]]
id = "draft"
date = "2022-02-20 (Sun)"
""",
    good="""\
[[document]]
id = "draft"
date = "2022-02-18 (Fri)"
""",
    check=check,
)
