"""The schedule as one table with all facts, for spreadsheets: a row an item, days as days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.items import Meeting
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.render.cells import visible
from aistrat_cli.render.papers import as_csv
from aistrat_cli.render.papers.facts import Leaf, certainty, leaves
from aistrat_cli.render.papers.options import PaperOptions
from aistrat_cli.render.papers.report import Cell, Table
from aistrat_cli.wording import weekday

HEADS = (
    Message("Series", "系列"),
    Message("Item", "項目ID"),
    Message("Title", "題名"),
    Message("Kind", "種類"),
    Message("Body", "会議体"),
    Message("Number", "回"),
    Message("First day", "開始日"),
    Message("Weekday", "曜日"),
    Message("Last day", "終了日"),
    Message("Last possible day", "最終可能日"),
    Message("Time", "時刻"),
    Message("Certainty", "確度"),
    Message("Target", "目途"),
    Message("Deadline", "期限"),
    Message("Done", "完了日"),
    Message("Earliest start", "最早開始日"),
    Message("Latest start", "最遅開始日"),
    Message("Float (business days)", "余裕（営業日）"),
    Message("Critical", "クリティカル"),
    Message("Owner", "担当"),
    Message("Place", "場所"),
    Message("Online", "オンライン"),
    Message("Agenda", "議事"),
    Message("Topics", "論点"),
    Message("Waits for", "先行項目"),
    Message("Note", "備考"),
    Message("Link", "URL"),
)


def render_csv(plan: Plan, placements: Sequence[Placement], options: PaperOptions, bom: bool = True) -> str:
    """Return the table as CSV."""
    return as_csv.render(table(plan, placements, options.lang), bom)


def table(plan: Plan, placements: Sequence[Placement], lang: str | None) -> Table:
    """Return the table of all series; its heads in the language asked for, else that of the first series."""
    parts = leaves(plan, placements, lang)
    heads = lang or (parts[0].lang if parts else "en")
    waits: dict[object, dict[str, None]] = {}
    for link in plan.links:
        if link.dependency is not None:
            waits.setdefault(link.follower, {})[link.leader.seen_from(link.follower.series)] = None
    rows = (row for leaf in parts for row in _rows(leaf, waits))
    return Table(heads=tuple(head.in_(heads) for head in HEADS), rows=tuple(rows))


def _rows(leaf: Leaf, waits: dict[object, dict[str, None]]) -> Iterator[tuple[Cell, ...]]:
    for p in leaf.placements:
        item, lang = p.item, leaf.lang
        meeting = item if isinstance(item, Meeting) else None
        points = meeting.agenda if meeting else ()
        topics = dict.fromkeys((*item.topics, *(topic for point in points for topic in point.topics)))
        yield (
            leaf.series.id,
            item.id,
            leaf.title(item),
            leaf.kind(item),
            leaf.bodies(item),
            meeting.number if meeting else None,
            p.start,
            weekday(p.start, lang) if p.start else None,
            p.end,
            p.last_end if p.last_end != p.end else None,
            p.time,
            certainty(p, lang),
            p.target,
            p.deadline,
            item.done,
            p.earliest_start,
            p.latest_start,
            p.total_float,
            "*" if p.critical else None,
            leaf.name_of(item.owner),
            visible(meeting.where.in_(lang)) if meeting and meeting.where else None,
            online(meeting, lang) if meeting else None,
            " / ".join(visible(point.title.in_(lang)) for point in points),
            leaf.topic_names(topics),
            leaf.listed(waits.get(p.key, {})),
            visible(item.note.in_(lang)) if item.note else None,
            visible(item.url) if item.url else None,
        )


def online(meeting: Meeting, lang: str) -> str | None:
    """Return the link of an online meeting, or that it is one."""
    if isinstance(meeting.online, str):
        return visible(meeting.online)
    return Message("yes", "あり").in_(lang) if meeting.online else None
