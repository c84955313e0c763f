"""`aistrat timeline`: the plan drawn in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import Command, Example, Option
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.trouble import checked_filters, trouble
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.render.timeline.options import LaneMode


def run(
    session: Session,
    *,
    files: tuple[str, ...],
    lanes: LaneMode,
    together: bool,
    critical: bool,
    against: str | None,
    format: str,
) -> int:
    """Draw what can be planned; what cannot is told on stderr."""
    from aistrat_cli.selection import select

    loaded = session.load(files)
    plan = session.plan(loaded)
    filters = checked_filters(session, loaded)
    if format == "json":
        # What is drawn is the plan; the rest of the options only says how.
        from aistrat_cli.render.plan_json import render

        session.deliver_json(render(plan, select(plan, filters), session.shared["today"]))
        return trouble(session, loaded, plan)

    from aistrat_cli.render.timeline.options import TimelineOptions
    from aistrat_cli.render.timeline.terminal import draw

    console = session.console
    ghosts = None
    if against is not None:
        from aistrat_cli.cli.against import compared
        from aistrat_cli.render.slips.roots import ghosts as ghosts_of

        comparison = compared(session, loaded, plan, against)
        ghosts = ghosts_of(comparison) if comparison is not None else None
    session.deliver(
        draw(
            plan,
            TimelineOptions(
                width=console.width,
                lang=session.lang,
                era=session.era,
                charset=console.charset(),
                color=console.color(),
                lanes=lanes,
                together=together,
                critical=critical,
                today={series.id: session.today(series) for series in session.series(loaded)},
                since=filters.since,
                until=filters.until,
                ghosts=ghosts,
                placements=None if filters.empty else select(plan, filters.replace(since=None, until=None)),
            ),
        )
    )
    return trouble(session, loaded, plan)


COMMAND = Command(
    name="timeline",
    about=Message(
        "Draws the plan: a lane for each body, months and fiscal years above, a line through today, uncertain days "
        "told from firm ones, and beneath it the agenda with weekdays and what each item waits for.",
        "計画を図に描きます。会議体ごとに1行とし、上に月と年度、中に今日の線を示し、確かな日と不確かな日を描き分けます。"
        "図の下には、曜日と、何を待っているかを添えた一覧が付きます。",
    ),
    operands=(options.FILES,),
    options=(
        Option(
            names=("--lanes",),
            value="LANES",
            choices=("body", "owner", "topic", "series", "none"),
            default="body",
            help=Message("What a lane stands for; none: an item each.", "行が表すもの。none は項目ごと。"),
        ),
        Option(names=("--together",), help=Message("All series on one axis.", "全系列を1つの軸に描く。")),
        Option(names=("--critical",), help=Message("Mark the critical path.", "クリティカルパスを示す。")),
        options.DRAWN_AGAINST,
        options.format_option("text", "json"),
    ),
    shared=(*options.FILTERS, *options.READING, *options.RESULT, *options.EVERYWHERE),
    examples=(
        Example("aistrat timeline", Message("The schedules in schedules/.", "schedules/ の予定表。")),
        Example(
            "aistrat timeline --lang en --critical schedules/new-ai-strategy.toml",
            Message("One of them in English, with its critical path.", "その1つを英語で、クリティカルパスとともに。"),
        ),
        Example(
            "aistrat timeline --since 2022-01-01 --until 2022-04-30 --lanes none",
            Message("Four months, a row for every item.", "4か月分を、項目ごとの行で。"),
        ),
    ),
    exits=(exits.FINE, exits.UNPLANNED, exits.USAGE),
    run=run,
)
