"""`export md`: the schedule as Markdown: a table of what happens when, agendas, deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import Document, Meeting
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.render.called import own_title
from aistrat_cli.render.papers import as_markdown
from aistrat_cli.render.papers.facts import (
    Leaf,
    certainty,
    in_words,
    is_deadline,
    leaves,
    paper_titles,
    point_said,
)
from aistrat_cli.render.papers.options import PaperOptions
from aistrat_cli.render.papers.report import Report, Section, Table
from aistrat_cli.render.papers.shown import shown_day

AS_OF = Message("As of {day}.", "{day}現在。")
SCHEDULE = Message("Schedule", "予定")
AGENDAS = Message("Agendas", "議事")
DEADLINES = Message("Deadlines", "期限")
NOTHING = Message("Nothing to show.", "表示するものがありません。")
HEADS = (
    Message("Day", "日付"),
    Message("What", "項目"),
    Message("Kind", "種類"),
    Message("Status", "状態"),
)
DEADLINE_HEADS = (
    Message("Due", "期限"),
    Message("What", "項目"),
    Message("Owner", "担当"),
    Message("Status", "状態"),
)


def render(plan: Plan, placements: Sequence[Placement], options: PaperOptions) -> str:
    """Return the document, a part for each series."""
    shown = frozenset(placement.key for placement in placements)
    return "\n".join(
        as_markdown.render(_report(leaf, plan, shown, options)) for leaf in leaves(plan, placements, options.lang)
    )


def _report(leaf: Leaf, plan: Plan, shown: frozenset[ItemKey], options: PaperOptions) -> Report:
    lang, today = leaf.lang, options.today.get(leaf.series.id)
    schedule = _schedule(leaf, options.era)
    return Report(
        title=leaf.text(leaf.series.title.in_(lang)),
        lang=lang,
        era=options.era,
        said=(AS_OF.in_(lang).format(day=shown_day(today, lang, options.era)),) if today else (),
        sections=(
            Section(title=SCHEDULE.in_(lang), table=schedule, said=() if schedule.rows else (NOTHING.in_(lang),)),
            *_agendas(leaf, plan, shown, options.era),
            *_deadlines(leaf, options.era),
        ),
        data=schedule,
    )


def _schedule(leaf: Leaf, era: bool) -> Table:
    return Table(
        heads=tuple(head.in_(leaf.lang) for head in HEADS),
        rows=tuple(
            (
                in_words(p, leaf.lang, era) + (f" {p.time}" if p.time else ""),
                _what(p, leaf),
                leaf.kind(p.item),
                certainty(p, leaf.lang),
            )
            for p in leaf.placements
            if not is_deadline(p.item)
        ),
    )


def _what(placement: Placement, leaf: Leaf) -> str:
    """Return the title; of a meeting with a title of its own also who meets."""
    title = leaf.title(placement.item)
    if isinstance(placement.item, Meeting) and own_title(placement.item, leaf.series) is not None:
        return (
            f"{title}（{leaf.bodies(placement.item)}）"
            if leaf.lang == "ja"
            else f"{title} ({leaf.bodies(placement.item)})"
        )
    return title


def _agendas(leaf: Leaf, plan: Plan, shown: frozenset[ItemKey], era: bool) -> Iterator[Section]:
    heading = AGENDAS.in_(leaf.lang)
    for placement in leaf.placements:
        meeting = placement.item
        if not isinstance(meeting, Meeting) or not meeting.agenda or placement.certainty == "cancelled":
            continue
        if heading:
            yield Section(title=heading)
            heading = ""
        points = tuple(point_said(point, leaf, paper_titles(point, plan, shown, leaf)) for point in meeting.agenda)
        title = f"{in_words(placement, leaf.lang, era)} {leaf.title(meeting)}"
        yield Section(title=title, level=3, points=points)


def _deadlines(leaf: Leaf, era: bool) -> Iterator[Section]:
    rows = [
        (
            in_words(p, leaf.lang, era) + (f" {p.time}" if p.time else ""),
            leaf.title(p.item),
            leaf.name_of(p.item.owner),
            certainty(p, leaf.lang),
        )
        for p in leaf.placements
        if isinstance(p.item, Document) and p.item.derived_from is not None and p.start is not None
    ]
    if rows:
        heads = tuple(head.in_(leaf.lang) for head in DEADLINE_HEADS)
        if not any(row[2] for row in rows):
            heads, rows = (heads[0], heads[1], heads[3]), [(row[0], row[1], row[3]) for row in rows]  # type: ignore[misc]
        yield Section(title=DEADLINES.in_(leaf.lang), table=Table(heads=heads, rows=tuple(rows)))
