"""`aistrat progress` in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from aistrat_cli.diagnostic import Message
from aistrat_cli.followup.progress import Due, Progress, State, Tally, per_cent
from aistrat_cli.planning.plan import Plan
from aistrat_cli.render.called import reference
from aistrat_cli.render.cells import visible
from aistrat_cli.render.papers.facts import Leaf, leaves
from aistrat_cli.render.papers.options import PaperOptions
from aistrat_cli.render.papers.report import Report, Section, Table
from aistrat_cli.render.papers.shown import shown_day
from aistrat_cli.render.plan_json import as_written, day, document

TITLE = Message("Progress", "進捗")
STATES: dict[State, Message] = {
    "not-done": Message("not done", "未了"),
    "late": Message("late", "遅れて完了"),
    "on-time": Message("on time", "期限内に完了"),
    "to-come": Message("due later", "期限前"),
    "ahead": Message("done ahead", "期限前に完了"),
    "undated": Message("no due day", "期限なし"),
    "cancelled": Message("cancelled", "中止"),
}
DONE = Message("{done} of {due} done ({per_cent} %).", "{due}件のうち{done}件が完了（{per_cent}％）。")
PARTS = Message(
    "On time {on_time} ({p_on_time} %), late {late} ({p_late} %), not done {not_done} ({p_not_done} %).",
    "期限内 {on_time}件（{p_on_time}％）、遅れて完了 {late}件（{p_late}％）、未了 {not_done}件（{p_not_done}％）。",
)
NOTHING = Message("Nothing was due.", "期限を迎えたものはありません。")
BESIDE = Message("Not counted: {parts}.", "集計外: {parts}。")
AS_OF = Message("As of {day}.", "{day}現在。")
YEAR = Message("Due in fiscal year {year}.", "{year}年度に期限を迎えるもの。")
SINCE = Message("Due on {day} or later.", "期限が{day}以後のもの。")
UNTIL = Message("Due on {day} or earlier.", "期限が{day}以前のもの。")
BY = {
    "topic": Message("By topic", "論点別"),
    "owner": Message("By owner", "担当別"),
    "body": Message("By body", "会議体別"),
}
NONE = Message("(none)", "（なし）")
TALLY_HEADS = (
    Message("due", "期限到来"),
    Message("on time", "期限内"),
    Message("late", "遅れ"),
    Message("not done", "未了"),
    Message("done", "完了率"),
)
LIST = Message("What was due", "一覧")
LIST_HEADS = (
    Message("State", "状態"),
    Message("Due", "期限"),
    Message("Done", "完了日"),
    Message("Days", "日数"),
    Message("Item", "項目ID"),
    Message("Title", "題名"),
    Message("Owner", "担当"),
)


def report(found: Progress, plan: Plan, options: PaperOptions, *, short: bool = False) -> Report:
    """Return the report: the counts, the groups, and the list behind them; `short`: with short names of bodies."""
    by_id = plan.portfolio.by_id
    parts = {leaf.series.id: leaf for leaf in leaves(plan, [one.placement for one in found.entries], options.lang)}
    lang = options.lang or next((leaf.lang for leaf in parts.values()), "en")
    several = len(parts) > 1
    titles = " / ".join(leaf.text(leaf.series.title.in_(leaf.lang)) for leaf in parts.values())
    rows = []
    for one in found.entries:
        item, leaf = one.placement.item, parts[one.placement.key.series]
        title = reference(item, None, by_id, plan.portfolio.index, leaf.lang) if short else leaf.title(item)
        rows.append(_row(one, title, leaf, lang, several))
    heads = tuple(head.in_(lang) for head in LIST_HEADS)
    listed = Table(heads=heads, rows=tuple(rows), right=frozenset((3,)))
    return Report(
        title=f"{TITLE.in_(lang)}: {titles}" if titles else TITLE.in_(lang),
        lang=lang,
        era=options.era,
        said=tuple(_said(found, lang, options.era)),
        sections=(*_groups(found, lang), Section(title=LIST.in_(lang), table=listed)),
        data=listed,
    )


def _said(found: Progress, lang: str, era: bool) -> Iterator[str]:
    span = found.span
    if span.fiscal_year is not None:
        yield YEAR.in_(lang).format(year=span.fiscal_year)
    for message, edge in ((SINCE, span.since), (UNTIL, span.until)):
        if edge is not None:
            yield message.in_(lang).format(day=shown_day(edge, lang, era))
    days = sorted(set(found.today.values()))
    if len(days) == 1:
        yield AS_OF.in_(lang).format(day=shown_day(days[0], lang, era))
    yield counted(found.tally, lang)
    beside: dict[State, int] = {}
    for one in found.entries:
        if one.state not in ("not-done", "late", "on-time"):
            beside[one.state] = beside.get(one.state, 0) + 1
    if beside:
        unit = "件" if lang == "ja" else ""
        parts = [f"{STATES[state].in_(lang)} {count}{unit}" for state, count in beside.items()]
        yield BESIDE.in_(lang).format(parts=("、" if lang == "ja" else ", ").join(parts))


def counted(tally: Tally, lang: str) -> str:
    """Return `154 of 171 done (90 %). On time …`."""
    if not tally.due:
        return NOTHING.in_(lang)
    head = DONE.in_(lang).format(done=tally.done, due=tally.due, per_cent=per_cent(tally.done, tally.due))
    rest = PARTS.in_(lang).format(
        **tally._asdict(), **{f"p_{name}": per_cent(count, tally.due) for name, count in tally._asdict().items()}
    )
    return head + ("" if lang == "ja" else " ") + rest


def _groups(found: Progress, lang: str) -> Iterator[Section]:
    if found.by is None:
        return
    rows = tuple(
        (
            visible(group.name.in_(lang)) if group.name is not None else visible(group.id) or NONE.in_(lang),
            group.tally.due,
            group.tally.on_time,
            group.tally.late,
            group.tally.not_done,
            f"{per_cent(group.tally.done, group.tally.due)} %",
        )
        for group in found.groups
    )
    heads = ("", *(head.in_(lang) for head in TALLY_HEADS))
    yield Section(title=BY[found.by].in_(lang), table=Table(heads=heads, rows=rows, right=frozenset(range(1, 6))))


def _row(one: Due, title: str, leaf: Leaf, lang: str, several: bool) -> tuple[str | int | date | None, ...]:
    key = one.placement.key
    return (
        STATES[one.state].in_(lang),
        one.due,
        one.done,
        one.days,
        visible(f"{key.series}:{key.item}" if several else key.item),
        title,
        leaf.name_of(one.placement.item.owner),
    )


def render_json(found: Progress) -> str:
    """Return the document: counts, groups, and each item with its state."""
    items = [
        {
            "id": one.placement.key.item,
            "series": one.placement.key.series,
            "kind": one.placement.item.kind,
            "title": as_written(one.placement.item.title),
            "owner": one.placement.item.owner,
            "state": one.state,
            "due": day(one.due),
            "done": day(one.done),
            "days": one.days,
        }
        for one in found.entries
    ]
    return document(
        {
            "today": {series: day(today) for series, today in found.today.items()},
            "fiscal_year": found.span.fiscal_year,
            "since": day(found.span.since),
            "until": day(found.span.until),
            "counts": _counts(found.tally),
            "by": found.by,
            "groups": [
                {"id": group.id or None, "name": as_written(group.name) if group.name else None, **_counts(group.tally)}
                for group in found.groups
            ],
            "items": items,
        }
    )


def _counts(tally: Tally) -> dict[str, Any]:
    return {
        "due": tally.due,
        "done": tally.done,
        "on_time": tally.on_time,
        "late": tally.late,
        "not_done": tally.not_done,
        "share_done": round(tally.done / tally.due, 4) if tally.due else None,
    }
