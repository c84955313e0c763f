"""`aistrat check`: the gate in CI. Faults, slips against a baseline, and what today shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.against import compared
from aistrat_cli.cli.commands.validate import FORMATS, fails, filtered, report, view_of
from aistrat_cli.cli.declare import Command, Example
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.api import Loaded, Plan
    from aistrat_cli.baseline.values import Comparison, Slip


def run(session: Session, *, files: tuple[str, ...], against: str | None, format: str, fail_on: str) -> int:
    """Print all findings, also about slips and about today, and tell by the exit code whether they matter."""
    from aistrat_cli.api import lint

    loaded = session.load(files)
    plan = session.plan(loaded)
    # A series that cannot be read is not gone.
    whole = not any(one.severity == "error" for one in loaded.diagnostics)
    slips = compared(session, loaded, plan, against, session.folders(files) if whole else ())
    today = {series.id: session.today(series) for series in session.series(loaded)}
    found = filtered(lint(loaded, plan, today, slips), session, loaded, plan)
    if slips is not None and (path := session.environ.get("GITHUB_STEP_SUMMARY")):
        from aistrat_cli.render.slips.markdown import render

        session.append(path, render(slips, plan, session.language(loaded)))
    report(session, found, view_of(session, loaded, fail_on), format, _more(session, loaded, plan, slips, format))
    return exits.FOUND if loaded.unparsed or fails(found, fail_on) else exits.OK


def _more(
    session: Session, loaded: Loaded, plan: Plan, comparison: Comparison | None, format: str
) -> dict[str, object]:
    """Return what the JSON document has beside the findings."""
    if format != "json":
        return {}
    from aistrat_cli.render.slips.as_json import records

    slips = comparison.slips if comparison is not None else ()
    return {"slips": records(comparison, _asked(slips, session, loaded, plan))}


def _asked(slips: Sequence[Slip], session: Session, loaded: Loaded, plan: Plan) -> Sequence[Slip]:
    """Return the slips of the items that were asked for; what is gone passes no filter."""
    if not session.filtered:
        return slips
    from aistrat_cli.cli.trouble import checked_filters
    from aistrat_cli.selection import select

    asked = {placement.key for placement in select(plan, checked_filters(session, loaded))}
    return [slip for slip in slips if slip.key in asked]


COMMAND = Command(
    name="check",
    about=Message(
        "The gate in CI: everything that validate finds, slips against a baseline with their causes and consequences, "
        "and what today shows: overdue work, a deadline or a target gone by, expired waivers.",
        "CI での検査です。validate が見つけるもののすべてに加え、基準計画からの遅れとその原因・影響、"
        "今日の時点で分かること（期限切れの作業、過ぎた期限や目途、期限の切れた了承）を挙げます。",
    ),
    operands=(options.FILES,),
    options=(options.AGAINST, options.format_option(*FORMATS), options.FAIL_ON),
    shared=(*options.FILTERS, *options.READING, *options.RESULT, *options.EVERYWHERE),
    examples=(
        Example(
            "aistrat check",
            Message("All schedules, against their baseline agreed.", "すべての予定表を、基準計画 agreed と比べる。"),
        ),
        Example(
            "aistrat check --today 2022-02-01 --fail-on never",
            Message("As it would have looked on a day, never failing.", "ある日の時点で検査し、失敗とはしない。"),
        ),
        Example(
            "aistrat check --format github --fail-on error",
            Message("As annotations of a pull request.", "プルリクエストの注釈として出す。"),
        ),
    ),
    exits=(exits.FINE, exits.FINDINGS, exits.USAGE),
    run=run,
)
