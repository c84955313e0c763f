"""`aistrat coverage`: which topics and presenters have their hearing, paper and decision."""

from __future__ import annotations

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import Command, Example, Option, unknown
from aistrat_cli.cli.reports import FORMAT, NO_BOM, PUBLIC
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.trouble import trouble
from aistrat_cli.diagnostic import Message


def run(
    session: Session,
    *,
    files: tuple[str, ...],
    of: tuple[str, ...],
    missing: bool,
    public: bool,
    format: str,
    no_bom: bool,
) -> int:
    """Print the matrix."""
    from aistrat_cli.cli.reports import deliver, for_everyone, paper_options
    from aistrat_cli.followup.coverage import coverage, lacking

    loaded = session.load(files)
    shown = session.series(loaded)
    kinds = dict.fromkeys(topic.kind for series in shown for topic in series.topics.values() if topic.kind)
    for kind in of:
        if kind not in kinds:
            raise unknown("kind of topic", "論点の種類", kind, kinds)
    plan = session.plan(loaded)
    if public:
        plan, _ = for_everyone(plan)
    found = [coverage(plan, series.id, session.today(series), of) for series in shown]
    if missing:
        found = [lacking(one) for one in found]
    if format == "json":
        from aistrat_cli.render.followup.coverage import render_json

        session.deliver_json(render_json(found))
    else:
        from aistrat_cli.render.followup.coverage import report

        deliver(session, report(found, plan, paper_options(session, loaded)), format, no_bom)
    return trouble(session, loaded, plan)


COMMAND = Command(
    name="coverage",
    about=Message(
        "Shows as a matrix which topics have their hearing, discussion, paper and decision, and which presenters have "
        "spoken on what; and which have none.",
        "どの論点にヒアリング、議論、文書、決定があり、どの説明者が何で説明したかを、また何もないものを、表で示します。",
    ),
    operands=(options.FILES,),
    options=(
        Option(
            names=("--of",),
            value="KIND",
            many=True,
            help=Message("Only topics of this kind: goal, question.", "この種類（kind）の論点だけ。"),
        ),
        Option(
            names=("--missing",),
            help=Message("Only rows that lack something.", "欠けているもののある行だけ。"),
        ),
        PUBLIC,
        FORMAT,
        NO_BOM,
    ),
    shared=(*options.READING, *options.RESULT, *options.EVERYWHERE),
    examples=(
        Example("aistrat coverage --of goal", Message("The goals of schedules/.", "schedules/ の目標（goal）。")),
        Example(
            "aistrat coverage --missing --format csv",
            Message("What lacks something, for a spreadsheet.", "欠けのあるものを表計算用に。"),
        ),
    ),
    exits=(exits.FINE, exits.UNPLANNED, exits.USAGE),
    run=run,
)
