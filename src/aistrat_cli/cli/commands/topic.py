"""`aistrat topic ID`: one subject followed through hearing, discussion, papers and decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Operand, unknown
from aistrat_cli.cli.reports import FORMAT, NO_BOM, PUBLIC
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.trouble import KINDS_JA, trouble
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.api import Loaded


def run(session: Session, *, topic: str, files: tuple[str, ...], public: bool, format: str, no_bom: bool) -> int:
    """Print the trail of a topic."""
    from aistrat_cli.cli.reports import deliver, for_everyone, paper_options
    from aistrat_cli.followup.trail import trail

    loaded = session.load(files)
    series, id = _the_topic(session, loaded, topic)
    plan = session.plan(loaded)
    if public:
        plan, _ = for_everyone(plan)
    found = trail(plan, series, id, session.today(plan.portfolio.by_id[series]))
    if format == "json":
        from aistrat_cli.render.followup.topic import render_json

        session.deliver_json(render_json(found))
    else:
        from aistrat_cli.render.followup.topic import report

        deliver(session, report(found, plan, paper_options(session, loaded)), format, no_bom)
    return trouble(session, loaded, plan)


def _the_topic(session: Session, loaded: Loaded, text: str) -> tuple[str, str]:
    """Return the series and the topic that `text` means: `topic` or `series:topic`."""
    wanted, colon, id = text.rpartition(":")
    shown = [series for series in session.series(loaded) if not colon or series.id == wanted]
    found = [series.id for series in shown if id in series.topics]
    if len(found) == 1:
        return found[0], id
    if found:
        names = ", ".join(f"{series}:{id}" for series in found)
        raise CannotGoOn(
            Message(f'"{text}" is in several series', f"「{text}」は複数の系列にあります"),
            Message(f"one of {names}", f"{names} のどれか"),
        )
    raise unknown("topic", KINDS_JA["topic"], text, [topic for series in shown for topic in series.topics])


COMMAND = Command(
    name="topic",
    about=Message(
        "Follows one topic, with those below it, through hearing, discussion, papers, work and decision: what has "
        "been, what is to come, and what there is nothing of.",
        "ひとつの論点を、下位の論点も含めて、ヒアリング、議論、文書、作業、決定と追います。済んだこと、これからのこと、"
        "予定のないことを示します。",
    ),
    operands=(
        Operand(
            name="topic",
            value="TOPIC",
            required=True,
            completes="topic",
            help=Message("A topic of the schedule, or series:topic.", "予定表の論点、または 系列:論点。"),
        ),
        options.FILES,
    ),
    options=(PUBLIC, FORMAT, NO_BOM),
    shared=(*options.READING, *options.RESULT, *options.EVERYWHERE),
    examples=(
        Example("aistrat topic ai-strategy-2022", Message("A topic of schedules/.", "schedules/ の論点。")),
        Example(
            "aistrat topic goal-0 --format md --lang en",
            Message("As Markdown, in English.", "英語の Markdown で。"),
        ),
    ),
    exits=(exits.FINE, exits.UNPLANNED, exits.USAGE),
    run=run,
)
