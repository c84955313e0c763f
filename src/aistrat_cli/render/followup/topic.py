"""`aistrat topic ID` in words: one subject from its hearing to its decision."""

from __future__ import annotations

from aistrat_cli.diagnostic import Message
from aistrat_cli.followup.trail import COLUMNS, Column, Stage, Step, Trail, When
from aistrat_cli.planning.plan import Plan
from aistrat_cli.render.cells import visible
from aistrat_cli.render.papers.facts import Leaf, in_words, leaves
from aistrat_cli.render.papers.options import PaperOptions
from aistrat_cli.render.papers.report import Report, Section, Table
from aistrat_cli.render.papers.shown import shown_day
from aistrat_cli.render.plan_json import as_written, day, document

STAGES: dict[Stage, Message] = {
    "hearing": Message("hearing", "ヒアリング"),
    "report": Message("report", "報告"),
    "discussion": Message("discussion", "議論"),
    "meeting": Message("on the agenda", "議題"),
    "paper": Message("paper", "文書"),
    "work": Message("work", "作業"),
    "milestone": Message("milestone", "節目"),
    "decision": Message("decision", "決定"),
}
COLUMN_NAMES: dict[Column, Message] = {
    "hearing": STAGES["hearing"],
    "agenda": Message("on an agenda", "議事"),
    "paper": STAGES["paper"],
    "decision": STAGES["decision"],
}
WHENS: dict[When, Message] = {
    "done": Message("done", "済"),
    "past": Message("gone by", "経過"),
    "planned": Message("planned", "予定"),
    "open": Message("day not known", "日付未定"),
    "cancelled": Message("cancelled", "中止"),
}
TOPIC = Message("Topic: {title}", "論点: {title}")
WITH = Message("With those below it: {titles}.", "下位の論点を含む: {titles}。")
AS_OF = Message("As of {day}.", "{day}現在。")
SUMMARY = Message("Where it stands", "到達状況")
NONE = Message("none", "なし")
TRAIL = Message("Step by step", "経過")
HEADS = (
    Message("Day", "日付"),
    Message("Stage", "段階"),
    Message("State", "状況"),
    Message("Item", "項目ID"),
    Message("What", "内容"),
)
DATA_HEADS = (
    Message("First day", "開始日"),
    Message("Last day", "終了日"),
    Message("Stage", "段階"),
    Message("State", "状況"),
    Message("Item", "項目ID"),
    Message("Title", "題名"),
    Message("Agenda point", "議題"),
    Message("Topics", "論点"),
)


def report(found: Trail, plan: Plan, options: PaperOptions) -> Report:
    """Return the report."""
    [leaf] = [one for one in leaves(plan, (), options.lang) if one.series.id == found.series]
    lang, era = leaf.lang, options.era
    below = leaf.listed(visible(topic.title.in_(lang)) for topic in found.below)
    rows = tuple(
        (
            in_words(step.placement, lang, era),
            leaf.listed(STAGES[stage].in_(lang) for stage in step.stages),
            WHENS[step.when].in_(lang),
            visible(step.placement.key.item),
            _what(step, leaf),
        )
        for step in found.steps
    )
    return Report(
        title=TOPIC.in_(lang).format(title=visible(found.topic.title.in_(lang))),
        lang=lang,
        era=era,
        said=(
            *((WITH.in_(lang).format(titles=below),) if below else ()),
            AS_OF.in_(lang).format(day=shown_day(found.today, lang, era)),
        ),
        sections=(
            Section(
                title=SUMMARY.in_(lang),
                table=Table(
                    heads=tuple(head.in_(lang) for head in (HEADS[1], HEADS[2])), rows=_summary(found, leaf, era)
                ),
            ),
            Section(
                title=TRAIL.in_(lang),
                table=Table(heads=tuple(head.in_(lang) for head in HEADS), rows=rows),
                said=() if rows else (NONE.in_(lang),),
            ),
        ),
        data=_data(found, leaf),
    )


def _summary(found: Trail, leaf: Leaf, era: bool) -> tuple[tuple[str, str], ...]:
    rows = []
    for column in COLUMNS:
        steps = {step.placement.key: step for step in found.at(column)}.values()
        said = leaf.listed(
            f"{WHENS[step.when].in_(leaf.lang)} {in_words(step.placement, leaf.lang, era)}"
            if step.when != "open"
            else in_words(step.placement, leaf.lang, era)
            for step in steps
        )
        rows.append((COLUMN_NAMES[column].in_(leaf.lang), said or NONE.in_(leaf.lang)))
    return tuple(rows)


def _what(step: Step, leaf: Leaf) -> str:
    title = leaf.title(step.placement.item)
    return title if step.point is None else f"{title}: {visible(step.point.title.in_(leaf.lang))}"


def _data(found: Trail, leaf: Leaf) -> Table:
    return Table(
        heads=tuple(head.in_(leaf.lang) for head in DATA_HEADS),
        rows=tuple(
            (
                step.placement.start,
                step.placement.last_end or step.placement.end,
                leaf.listed(STAGES[stage].in_(leaf.lang) for stage in step.stages),
                WHENS[step.when].in_(leaf.lang),
                step.placement.key.item,
                leaf.title(step.placement.item),
                visible(step.point.title.in_(leaf.lang)) if step.point is not None else None,
                leaf.topic_names(step.topics),
            )
            for step in found.steps
        ),
    )


def render_json(found: Trail) -> str:
    """Return the document."""
    return document(
        {
            "series": found.series,
            "topic": found.topic.id,
            "title": as_written(found.topic.title),
            "below": {topic.id: as_written(topic.title) for topic in found.below},
            "today": day(found.today),
            "stages": {
                column: list(dict.fromkeys(step.placement.key.item for step in found.at(column))) for column in COLUMNS
            },
            "steps": [
                {
                    "id": step.placement.key.item,
                    "stages": list(step.stages),
                    "state": step.when,
                    "start": day(step.placement.start),
                    "end": day(step.placement.end),
                    "last_end": day(step.placement.last_end or step.placement.end),
                    "certainty": step.placement.certainty,
                    "title": as_written(step.placement.item.title),
                    "point": as_written(step.point.title) if step.point is not None else None,
                    "topics": list(step.topics),
                }
                for step in found.steps
            ],
        }
    )
