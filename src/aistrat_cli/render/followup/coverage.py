"""`aistrat coverage` in words: a matrix of topics, and one of presenters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from aistrat_cli.diagnostic import Message
from aistrat_cli.followup.coverage import Cell, Coverage, Row
from aistrat_cli.followup.trail import COLUMNS
from aistrat_cli.planning.plan import Plan
from aistrat_cli.render.cells import visible
from aistrat_cli.render.followup.topic import COLUMN_NAMES, WHENS
from aistrat_cli.render.papers.facts import Leaf, leaves
from aistrat_cli.render.papers.options import PaperOptions
from aistrat_cli.render.papers.report import Report, Section, Table
from aistrat_cli.render.papers.shown import shown_day
from aistrat_cli.render.plan_json import as_written, day, document

TITLE = Message("Coverage", "網羅状況")
TOPICS = Message("Topics", "論点")
PRESENTERS = Message("Presenters", "説明者")
KIND = Message("Kind", "種類")
NAME = Message("Name", "名称")
DAY = Message("day", "日付")
AS_OF = Message("As of {day}.", "{day}現在。")
INDENT = Message("· ", "・")
NOTHING = Message("Nothing to show.", "表示するものがありません。")
COUNT = Message(
    "{whole} of {all} have everything, {none} nothing.",
    "{all}件のうち、すべて揃うもの{whole}件、何もないもの{none}件。",
)
LEGEND = Message(
    "A day: gone by or done. In brackets: to come. ?: day not known. -: none. ^: by the decision of a topic above.",
    "日付: 実施済みまたは経過。括弧: 今後の予定。？: 日付未定。-: なし。^: 上位の論点の決定による。",
)
DATA_HEADS = (
    Message("Series", "系列"),
    Message("What", "区分"),
    Message("Id", "ID"),
    Message("Name", "名称"),
    Message("Kind", "種類"),
)


def report(found: Sequence[Coverage], plan: Plan, options: PaperOptions) -> Report:
    """Return the report: both matrices of each series."""
    parts = {leaf.series.id: leaf for leaf in leaves(plan, (), options.lang)}
    lang = options.lang or next((leaf.lang for leaf in parts.values()), "en")
    titles = " / ".join(parts[one.series].text(parts[one.series].series.title.in_(lang)) for one in found)
    sections = [section for one in found for section in _sections(one, parts[one.series], options.era, len(found) > 1)]
    days = sorted({one.today for one in found})
    return Report(
        title=f"{TITLE.in_(lang)}: {titles}" if titles else TITLE.in_(lang),
        lang=lang,
        era=options.era,
        said=(
            *((AS_OF.in_(lang).format(day=shown_day(days[0], lang, options.era)),) if len(days) == 1 else ()),
            LEGEND.in_(lang) if sections else NOTHING.in_(lang),
        ),
        sections=tuple(sections),
        data=_data(found, parts, lang),
    )


def _sections(found: Coverage, leaf: Leaf, era: bool, several: bool) -> Iterator[Section]:
    lang = leaf.lang
    if several:
        yield Section(title=leaf.text(leaf.series.title.in_(lang)))
    level = 3 if several else 2
    for heading, rows in ((TOPICS, found.topics), (PRESENTERS, found.presenters)):
        if not rows:
            continue
        kinds = any(row.kind for row in rows)
        heads = [NAME, *([KIND] if kinds else []), *COLUMN_NAMES.values()]
        table = Table(
            heads=tuple(head.in_(lang) for head in heads),
            rows=tuple(
                (
                    INDENT.in_(lang) * row.depth + visible(row.name.in_(lang)),
                    *((visible(row.kind or ""),) if kinds else ()),
                    *(_said(row.cells.get(column), era) for column in COLUMNS),
                )
                for row in rows
            ),
        )
        counts = COUNT.in_(lang).format(
            whole=sum(len(row.cells) == len(COLUMNS) for row in rows),
            all=len(rows),
            none=sum(not row.cells for row in rows),
        )
        yield Section(title=heading.in_(lang), level=level, said=(counts,), table=table)


def _said(cell: Cell | None, era: bool) -> str:
    if cell is None:
        return "-"
    placement = cell.placement
    shown = _day(placement.end if cell.when == "done" else placement.start, era)
    if cell.when == "planned":
        shown = f"({shown})"
    elif cell.when == "open":
        last = placement.last_end or placement.end
        shown = f"? {shown}..{_day(last, era)}" if placement.is_range else "?"
    return shown + ("^" if cell.via else "") + (f" +{cell.total - 1}" if cell.total > 1 else "")


def _day(value: date | None, era: bool) -> str:
    from aistrat_cli.render.days import full_day

    return "" if value is None else full_day(value, era)


def _data(found: Sequence[Coverage], parts: dict[str, Leaf], lang: str) -> Table:
    """Return a row for each topic and presenter, with the state and the day of each column."""
    heads = [head.in_(lang) for head in DATA_HEADS]
    for column in COLUMNS:
        heads += [COLUMN_NAMES[column].in_(lang), f"{COLUMN_NAMES[column].in_(lang)} ({DAY.in_(lang)})"]
    rows = []
    for one in found:
        for what, own in ((TOPICS, one.topics), (PRESENTERS, one.presenters)):
            for row in own:
                cells: list[Any] = [
                    one.series,
                    what.in_(lang),
                    row.id,
                    visible(row.name.in_(parts[one.series].lang)),
                    row.kind,
                ]
                for column in COLUMNS:
                    cell = row.cells.get(column)
                    cells += [WHENS[cell.when].in_(lang), cell.placement.start] if cell else [None, None]
                rows.append(tuple(cells))
    return Table(heads=tuple(heads), rows=tuple(rows))


def render_json(found: Sequence[Coverage]) -> str:
    """Return the document: a record for each row."""
    return document(
        {
            "today": {one.series: day(one.today) for one in found},
            "topics": [_row(one.series, row) for one in found for row in one.topics],
            "presenters": [_row(one.series, row) for one in found for row in one.presenters],
        }
    )


def _row(series: str, row: Row) -> dict[str, Any]:
    return {
        "series": series,
        "id": row.id or None,
        "name": as_written(row.name),
        "kind": row.kind,
        **{column: _cell(row.cells.get(column)) for column in COLUMNS},
    }


def _cell(cell: Cell | None) -> dict[str, Any] | None:
    if cell is None:
        return None
    placement = cell.placement
    return {
        "item": placement.key.item,
        "state": cell.when,
        "start": day(placement.start),
        "end": day(placement.end),
        "total": cell.total,
        "via": cell.via,
    }
