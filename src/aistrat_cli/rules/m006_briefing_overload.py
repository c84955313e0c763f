"""M006: there is less time between papers and meeting than briefing everybody takes."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import Document, Meeting
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.attendance import absences, away, expected
from aistrat_cli.rules.base import UNCOUNTABLE, Context, Rule, finding
from aistrat_cli.rules.options import Option, count, text
from aistrat_cli.rules.say import business_days, told

FAULT = Fault("M006", "briefing-overload", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Compare the minutes that briefings take with those of the business days between papers and meeting."""
    papers: dict[ItemKey, list[Placement]] = {}
    for placement in context.live:
        item = placement.item
        if isinstance(item, Document) and item.derived_from is not None:
            papers.setdefault(item.derived_from, []).append(placement)
    absent = context.once(absences)
    for placement in context.live:
        meeting = placement.item
        if not isinstance(meeting, Meeting) or placement.start is None:
            continue
        series = context.by_id[meeting.key.series]
        options = context.options(series, RULE)
        if not options["minutes"]:
            continue
        ready = _ready(context, meeting, papers.get(meeting.key, []), options["papers"])
        if ready is None or ready.end is None:
            continue
        people = [who for who in expected(series, placement) if not away(absent, placement, who)]
        try:
            calendar = context.calendar(series.id)
            days = calendar.rank(placement.start.toordinal() - 1) - calendar.rank(ready.end.toordinal())
        except UNCOUNTABLE:
            continue
        needed = len(people) * options["minutes"]
        free = max(days, 0) * options["hours"] * 60 * options["briefers"]
        if needed <= free:
            continue
        yield finding(
            FAULT,
            meeting,
            meeting.at("date") if meeting.date is not None else meeting.place,
            told(
                "briefing {people} people for {item} takes {needed} minutes, but between {paper} ({ready}) and {day} "
                "there are {free}",
                "{item} の事前説明は{people}人で{needed}分かかりますが、{paper}（{ready}）から {day} までは{free}分"
                "です",
                people=len(people),
                item=meeting.id,
                needed=needed,
                paper=ready.item.id,
                ready=ready.end,
                day=placement.start,
                free=free,
            ),
            told(
                "bring {paper} forward by {more}",
                "{paper} を{more}早めてください",
                paper=ready.item.id,
                more=business_days(-(-(needed - free) // (options["hours"] * 60 * options["briefers"]))),
            ),
        )


def _ready(context: Context, meeting: Meeting, derived: list[Placement], lead: str) -> Placement | None:
    """Return the last paper to be ready before a meeting: its deadline of that lead time, else its agenda's papers."""
    found = [one for one in derived if isinstance(one.item, Document) and one.item.lead_time is not None
             and one.item.lead_time.id == lead]  # fmt: skip
    if not found:
        placed = (context.placement(paper) for point in meeting.agenda for paper in point.papers)
        found = [one for one in placed if one is not None and one.end is not None]
    return max(found, key=lambda one: (one.end is not None, one.end), default=None)


_PEOPLE = """\
[rules.options.briefing-overload]
minutes = 90
hours = 6
papers = "materials"

[[body]]
id = "council"
name = "Council"
members = ["kitano", "ataka", "okada", "sakura", "tsujii"]

[[person]]
id = "kitano"
name = "Kitano"

[[person]]
id = "ataka"
name = "Ataka"

[[person]]
id = "okada"
name = "Okada"

[[person]]
id = "sakura"
name = "Sakura"

[[person]]
id = "tsujii"
name = "Tsujii"

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-18 (Fri)"

[[lead_time]]
id = "materials"
title = "Materials"
for = { body = "council" }
"""

RULE = Rule(
    fault=FAULT,
    summary=Message(
        "Briefing everybody takes longer than there is between papers and meeting.",
        "資料から会議までの時間では、全員への事前説明が終わりません。",
    ),
    why=Message(
        "A secretariat that explains the papers to each member beforehand (事前説明、ご説明) runs out of hours "
        "unnoticed: "
        "people times minutes against the business hours of the days between. Only where the options say what a "
        "briefing "
        "takes.",
        "委員ごとに資料を事前説明する事務局では、時間が足りないことに気づきにくいものです。人数×分と、間の営業日の執"
        "務時間を比べます。"
        "オプションで一人あたりの分数を書いた系列だけが対象です。",
    ),
    bad=_PEOPLE + 'offset = "-2bd"\n',
    good=_PEOPLE + 'offset = "-5bd"\n',
    check=check,
    options=(
        Option(
            "minutes",
            count,
            0,
            Message("Minutes that one person's briefing takes.", "一人への説明にかかる分数。"),
            "60",
        ),
        Option(
            "hours",
            count,
            7,
            Message("Hours of a business day in which people can be briefed.", "説明に使える一日の時間数。"),
            "7",
        ),
        Option(
            "briefers",
            count,
            1,
            Message("How many briefings can be held at the same time.", "同時に行える説明の数。"),
            "2",
        ),
        Option(
            "papers",
            text,
            "materials",
            Message(
                "The lead time whose deadline the briefings begin after; without it, the papers of the agenda.",
                "説明を始められる期限のリードタイムの id。なければ議事の資料。",
            ),
            '"materials"',
        ),
    ),
)
