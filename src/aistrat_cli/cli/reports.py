"""How a report leaves the house: as text, Markdown, HTML or CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aistrat_cli.cli import options
from aistrat_cli.cli.declare import Option
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from datetime import date

    from aistrat_cli.api import Loaded, Plan
    from aistrat_cli.planning.plan import Placement
    from aistrat_cli.render.papers.options import PaperOptions
    from aistrat_cli.render.papers.report import Report

FORMAT = options.format_option("text", "md", "html", "csv", "json")

NO_BOM = Option(
    names=("--no-bom",),
    help=Message(
        "CSV without the mark by which Excel knows UTF-8.",
        "CSV に、Excel が UTF-8 と判断するための印（BOM）を付けない。",
    ),
)


PUBLIC = Option(
    names=("--public",),
    help=Message(
        "To hand out: without what is public = false, and without e-mail addresses.",
        "配布用に、public = false の項目とメールアドレスを除く。",
    ),
)


def paper_options(session: Session, loaded: Loaded) -> PaperOptions:
    """Return how a paper is to be written: language, eras, today."""
    from aistrat_cli.render.papers.options import PaperOptions

    return PaperOptions(lang=session.lang, era=session.era, today=todays(session, loaded))


def todays(session: Session, loaded: Loaded) -> dict[str, date]:
    """Return the day that counts as today for each series that was asked for."""
    return {series.id: session.today(series) for series in session.series(loaded)}


def for_everyone(plan: Plan, placements: tuple[Placement, ...] = ()) -> tuple[Plan, tuple[Placement, ...]]:
    """Return the plan and the placements as they may be handed out."""
    from aistrat_cli.render.openly import openly

    plan, shown = openly(plan, placements)
    return plan, tuple(shown or ())


def deliver(session: Session, report: Report, format: str, no_bom: bool) -> None:
    """Hand out the report in the form that was asked for."""
    if format == "text":
        from aistrat_cli.render.papers import as_text

        session.deliver(as_text.render(report, session.console.width, session.console.color()))
        return
    if format == "csv":
        from aistrat_cli.render.papers import as_csv

        session.deliver_data(as_csv.render(report.data, bom=not no_bom).encode(), not_marked)
    elif format == "html":
        from aistrat_cli.render.papers import as_html

        session.deliver_data(as_html.render(report).encode(), page_of_ours)
    else:
        from aistrat_cli.render.papers import as_markdown

        session.deliver_data(as_markdown.render(report).encode(), not_marked)


def page_of_ours(content: bytes) -> bool:
    """Tell whether a file is a page that aistrat wrote."""
    return b'name="generator" content="aistrat"' in content[:2000]


def not_marked(content: bytes) -> bool:
    """Tell that nothing in a file of this form says who wrote it; what aistrat wrote last is remembered elsewhere."""
    return False
