"""`aistrat export md`, `csv`, `xlsx`, `json`, `toml`, `mermaid`, `tjp`, `notice`: tables, documents, other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from aistrat_cli.cli.exports.calendar_options import PRIVATE
from aistrat_cli.cli.exports.export import Export, Output, Work
from aistrat_cli.cli.notices import TEMPLATE
from aistrat_cli.cli.reports import NO_BOM, not_marked, todays
from aistrat_cli.cli.writing import Own, json_of_ours
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.planning.plan import Placement
    from aistrat_cli.render.papers.options import PaperOptions

Render = Callable[[Work, "tuple[Placement, ...]", "PaperOptions"], bytes]


def _shown(work: Work) -> tuple[Work, tuple[Placement, ...]]:
    """Return what may leave: what is public and no e-mail address, unless more was asked for."""
    if work.values["private"]:
        return work, work.placements
    from aistrat_cli.render.openly import openly

    plan, shown = openly(work.plan, work.placements)
    return work.replace(plan=plan), tuple(shown or ())


def _options(work: Work) -> PaperOptions:
    from aistrat_cli.render.papers.options import PaperOptions

    return PaperOptions(lang=work.lang, era=work.session.era, today=todays(work.session, work.loaded))


def _each(render: Render, ending: str) -> Callable[[Work], Iterator[Output]]:
    """Return the `make` of a format: one file of all series, or with `apart` one for each."""

    def make(work: Work) -> Iterator[Output]:
        options = _options(work)
        work, shown = _shown(work)
        if not work.apart:
            yield Output(name=f"aistrat.{ending}", data=render(work, shown, options))
            return
        for series in work.series:
            alone = work.plan.replace(portfolio=work.plan.portfolio.replace(shown=frozenset((series.id,))))
            own = tuple(placement for placement in shown if placement.key.series == series.id)
            yield Output(name=f"{series.id}.{ending}", data=render(work.replace(plan=alone), own, options))

    return make


def _md(work: Work, shown: tuple[Placement, ...], options: PaperOptions) -> bytes:
    from aistrat_cli.render.papers.schedule_md import render

    return render(work.plan, shown, options).encode()


def _csv(work: Work, shown: tuple[Placement, ...], options: PaperOptions) -> bytes:
    from aistrat_cli.render.papers.schedule_table import render_csv

    return render_csv(work.plan, shown, options, bom=not work.values["no_bom"]).encode()


def _xlsx(work: Work, shown: tuple[Placement, ...], options: PaperOptions) -> bytes:
    from aistrat_cli.render.papers.workbook import render

    return render(work.plan, shown, options)


def _json(work: Work, shown: tuple[Placement, ...], options: PaperOptions) -> bytes:
    from aistrat_cli.render.plan_json import render

    return render(work.plan, shown, work.session.shared["today"]).encode()


def _toml(work: Work, shown: tuple[Placement, ...], options: PaperOptions) -> bytes:
    from aistrat_cli.render.papers.plan_toml import render

    return render(work.plan, shown, work.session.shared["today"]).encode()


def _mermaid(work: Work, shown: tuple[Placement, ...], options: PaperOptions) -> bytes:
    from aistrat_cli.render.papers.mermaid import render

    return render(work.plan, shown, options).encode()


def _tjp(work: Work, shown: tuple[Placement, ...], options: PaperOptions) -> bytes:
    from aistrat_cli.render.papers.tjp import render

    return render(work.plan, shown, options).encode()


def _notices(work: Work) -> Iterator[Output]:
    """Return the notices of the meetings to come: a file for each, or one after the other in one file.

    A meeting that has no day yet cannot be called; it is told that there is no notice of it.
    """
    from aistrat_cli.cli.notices import letter, own_template, usual_template
    from aistrat_cli.render.notice.values import has_day, meetings
    from aistrat_cli.render.said import by_day

    options = _options(work)
    own = own_template(work.values["template"]) if work.values["template"] else None
    letters, waiting = [], []
    work, shown = _shown(work)
    for series in work.series:
        template = own or usual_template("text", work.lang or series.language)
        ending = {"text": "txt", "md": "md", "html": "html"}[template.form]
        placements = by_day(tuple(p for p in shown if p.key.series == series.id))
        for meeting in meetings(placements, options.today[series.id]):
            if not has_day(meeting):
                waiting.append(meeting.key.item)
                continue
            text = letter(work.plan, meeting.key, template, options)
            if work.apart:
                yield Output(name=f"{series.id}.{meeting.key.item}.notice.{ending}", data=text.encode())
            letters.append(text)
    if waiting:
        ids = ", ".join(waiting)
        work.session.console.say(
            Message(
                f"no notice of what has no day yet: {ids} (aistrat notice MEETING drafts one)",
                f"日の決まっていない会議の開催通知は書いていません: {ids}（aistrat notice で案を出せます）",
            ).in_(work.session.language(work.loaded))
        )
    if not work.apart:
        yield Output(name="aistrat.notice.txt", data="\f\n".join(letters).encode())


def begins_with(mark: bytes) -> Own:
    """Return what knows a file of ours by its first line."""
    return lambda content: content.startswith(mark)


def workbook_of_ours(content: bytes) -> bool:
    """Tell whether a file is a workbook that aistrat wrote: its properties say so."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return b"<dc:creator>aistrat</dc:creator>" in archive.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, ValueError, OSError):
        return False


def _export(name: str, about: Message, own: Own, render: Render, ending: str, *more: object) -> Export:
    return Export(name=name, about=about, own=own, options=(PRIVATE, *more), make=_each(render, ending))  # type: ignore[arg-type]


EXPORTS = (
    _export("md", Message("a Markdown page", "Markdown の文書"), not_marked, _md, "md"),
    _export("csv", Message("a table for Excel", "Excel 用の表"), not_marked, _csv, "csv", NO_BOM),
    _export("xlsx", Message("a workbook with a Gantt sheet", "ガント付きブック"), workbook_of_ours, _xlsx, "xlsx"),
    _export(
        "json", Message("what plan --format json prints", "plan --format json と同じ内容"), json_of_ours, _json, "json"
    ),
    _export("toml", Message("the same as TOML", "同じものを TOML で"), begins_with(b"# aistrat: "), _toml, "plan.toml"),
    _export(
        "mermaid",
        Message("a Gantt chart for Mermaid", "Mermaid のガント"),
        begins_with(b"%% aistrat: "),
        _mermaid,
        "mmd",
    ),
    _export(
        "tjp", Message("a TaskJuggler project", "TaskJuggler のプロジェクト"), begins_with(b"# aistrat: "), _tjp, "tjp"
    ),
    Export(
        name="notice",
        about=Message("notices of the meetings to come", "今後の会議の開催通知"),
        own=not_marked,
        options=(PRIVATE, TEMPLATE),
        make=_notices,
    ),
)
