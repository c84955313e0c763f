"""`aistrat next`: what is due or happens soon."""

from __future__ import annotations

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import Command, Example, Option
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.trouble import checked_filters, trouble
from aistrat_cli.cli.values import a_count
from aistrat_cli.diagnostic import Message


def run(session: Session, *, files: tuple[str, ...], days: int, format: str) -> int:
    """Print what is overdue, and what touches the days from today on."""
    from aistrat_cli.render.next import NextOptions, coming, render, render_json
    from aistrat_cli.selection import select

    loaded = session.load(files)
    plan = session.plan(loaded)
    today = {series.id: session.today(series) for series in session.series(loaded)}
    found = coming(plan, select(plan, checked_filters(session, loaded)), today, days)
    if format == "json":
        session.deliver_json(render_json(plan, found, today, days))
    else:
        console = session.console
        looks = NextOptions(width=console.width, lang=session.language(loaded), era=session.era, color=console.color())
        session.deliver(render(plan, found, today, days, looks))
    return trouble(session, loaded, plan)


COMMAND = Command(
    name="next",
    about=Message(
        "Lists what is overdue, under way, due or held from today through N days later, over all series. An item "
        "whose day is not known yet is marked with ? where it may fall into these days.",
        "遅れているもの、進行中のもの、今日から N 日後までに期限や開催を迎えるものを、全系列について挙げます。"
        "日付がまだ決まっていない項目は、この期間に入りうる場合に ? を付けて示します。",
    ),
    operands=(options.FILES,),
    options=(
        Option(
            names=("--days",),
            value="N",
            read=a_count,
            default=14,
            help=Message("How many days to look ahead.", "何日先まで見るか。"),
        ),
        options.format_option("text", "json"),
    ),
    shared=(*options.FILTERS, *options.READING, *options.RESULT, *options.EVERYWHERE),
    examples=(
        Example("aistrat next --today 2022-02-01", Message("Two weeks from a day on.", "ある日からの2週間。")),
        Example(
            "aistrat next --days 60 --person kitano",
            Message("Two months of one person.", "ある人の2か月分。"),
        ),
    ),
    exits=(exits.FINE, exits.UNPLANNED, exits.USAGE),
    run=run,
)
