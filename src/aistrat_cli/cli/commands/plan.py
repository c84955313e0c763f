"""`aistrat plan`: the plan as a table, or as JSON."""

from __future__ import annotations

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import Command, Example
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.trouble import checked_filters, trouble
from aistrat_cli.diagnostic import Message


def run(session: Session, *, files: tuple[str, ...], format: str) -> int:
    """Print the plan of what can be planned; what cannot is told on stderr."""
    from aistrat_cli.selection import select

    loaded = session.load(files)
    plan = session.plan(loaded)
    placements = select(plan, checked_filters(session, loaded))
    if format == "json":
        from aistrat_cli.render.plan_json import render as render_json

        session.deliver_json(render_json(plan, placements, session.shared["today"]))
    else:
        from aistrat_cli.render.plan_table import TableOptions, render

        console = session.console
        session.deliver(
            render(
                plan,
                placements,
                TableOptions(width=console.width, lang=session.lang, era=session.era, color=console.color()),
            )
        )
    return trouble(session, loaded, plan)


COMMAND = Command(
    name="plan",
    about=Message(
        "Prints the plan as a table: the planned day of each item, the earliest and the latest it could have, its "
        "float in business days, whether it is critical (*), and the item whose limit sets its latest day.",
        "計画を表で示します。各項目の計画日、最早・最遅の日、余裕（営業日）、クリティカルかどうか（*）、"
        "最遅の日を決めている項目を挙げます。",
    ),
    operands=(options.FILES,),
    options=(options.format_option("table", "json"),),
    shared=(*options.FILTERS, *options.READING, *options.RESULT, *options.EVERYWHERE),
    examples=(
        Example("aistrat plan", Message("The schedules in schedules/.", "schedules/ の予定表。")),
        Example(
            "aistrat plan --kind meeting --since 2022-02-01 schedules/",
            Message("Meetings from a day on.", "ある日以後の会議。"),
        ),
        Example(
            "aistrat plan --format json --set study-5.date=2022-03-10",
            Message("What if the fifth meeting were later, as JSON.", "第5回が遅れた場合の計画を JSON で。"),
        ),
    ),
    exits=(exits.FINE, exits.UNPLANNED, exits.USAGE),
    run=run,
)
