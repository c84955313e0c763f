"""`aistrat notice MEETING`: the letter that calls a meeting."""

from __future__ import annotations

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Operand
from aistrat_cli.cli.items import the_item
from aistrat_cli.cli.leaving import ALLOW_ERRORS, ERRORS, leaving
from aistrat_cli.cli.notices import TEMPLATE
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.trouble import trouble
from aistrat_cli.diagnostic import Message


def run(
    session: Session,
    *,
    meeting: str,
    files: tuple[str, ...],
    template: str | None,
    format: str,
    allow_errors: bool,
) -> int:
    """Write the notice of a meeting."""
    from aistrat_cli.cli.notices import letter, own_template, usual_template
    from aistrat_cli.cli.reports import not_marked, page_of_ours, paper_options
    from aistrat_cli.model.items import Meeting

    out = leaving(session, files, allow_errors=bool(allow_errors))
    if out is None:
        return exits.FOUND
    key = the_item(out.plan, meeting)
    if not isinstance(out.plan.placements[key].item, Meeting):
        raise CannotGoOn(Message(f"{meeting} is no meeting", f"{meeting} は会議ではありません"))
    looks = paper_options(session, out.loaded)
    if format == "json":
        from aistrat_cli.render.notice.letter import render_json

        session.deliver_json(render_json(out.plan, key, looks))
    else:
        lang = looks.lang or out.plan.portfolio.by_id[key.series].language
        used = own_template(template) if template else usual_template(format, lang)  # type: ignore[arg-type]
        text = letter(out.plan, key, used, looks)
        if used.form == "text":
            session.deliver(text)
        else:
            session.deliver_data(text.encode(), page_of_ours if used.form == "html" else not_marked)
    return trouble(session, out.loaded, out.plan) if out.faulty else exits.OK


COMMAND = Command(
    name="notice",
    about=Message(
        "Writes the notice of a meeting: date with its weekday, in Japanese with its era, time, place, agenda with "
        "presenters and papers, deadlines. The template can be replaced by your own.",
        "会議の開催通知を書きます。元号と曜日付きの日付、時刻、場所、説明者と資料を添えた議題、期限、出欠の連絡先を"
        "記します。ひな形は独自のものに替えられます。",
    ),
    operands=(
        Operand(
            name="meeting",
            value="MEETING",
            required=True,
            completes="item",
            help=Message("A meeting: study-5.", "会議: study-5。"),
        ),
        options.FILES,
    ),
    options=(TEMPLATE, options.format_option("text", "md", "html", "json"), ALLOW_ERRORS),
    shared=(*options.READING, *options.RESULT, *options.EVERYWHERE),
    examples=(
        Example("aistrat notice study-5", Message("A meeting of schedules/.", "schedules/ の会議。")),
        Example(
            "aistrat notice study-5 --lang en --format md -o notice.md",
            Message("In English, as Markdown, into a file.", "英語の Markdown をファイルに。"),
        ),
    ),
    exits=(exits.FINE, ERRORS, exits.USAGE),
    run=run,
)
