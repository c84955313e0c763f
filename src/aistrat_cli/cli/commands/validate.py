"""`aistrat validate`: every fault, each at its line."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import Command, Example
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import SEVERITIES, Message

if TYPE_CHECKING:
    from aistrat_cli.api import Loaded, Plan
    from aistrat_cli.diagnostic import Diagnostic
    from aistrat_cli.render.diagnostics import View

FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit")
"""As in `render/diagnostics`, whose import a mistyped option need not wait for; a test compares them."""


def run(session: Session, *, files: tuple[str, ...], format: str, fail_on: str) -> int:
    """Print all findings, and tell by the exit code whether they matter."""
    from aistrat_cli.api import lint

    loaded = session.load(files)
    plan = session.plan(loaded)
    found = filtered(lint(loaded, plan), session, loaded, plan)
    view = view_of(session, loaded, fail_on)
    report(session, found, view, format)
    return exits.FOUND if loaded.unparsed or fails(found, fail_on) else exits.OK


def fails(found: Sequence[Diagnostic], fail_on: str) -> bool:
    """Tell whether one of the findings is as severe as `fail_on`, which `never` none is."""
    if fail_on == "never":
        return False
    worst: Sequence[str] = SEVERITIES[: [*map(str, SEVERITIES)].index(fail_on) + 1]
    return any(one.severity in worst for one in found)


def report(
    session: Session, found: Sequence[Diagnostic], view: View, format: str, more: Mapping[str, Any] | None = None
) -> None:
    """Hand out the findings in a format, the summary on stderr; `more` are further parts of the JSON document."""
    from aistrat_cli.render.diagnostics import render
    from aistrat_cli.render.diagnostics.summary import summary

    if more is not None and format == "json":
        from aistrat_cli.render.diagnostics.json import document
        from aistrat_cli.render.json_text import dump

        text = dump({**document(found, view), **more})
    else:
        text = render(format, found, view)  # type: ignore[arg-type]
    if format in ("full", "concise", "github"):
        session.deliver(text)
    else:
        from aistrat_cli.cli.writing import findings_of_ours

        session.deliver_data(text.encode(), findings_of_ours)
    session.console.say(summary(found, view))
    if (format == "github" or more is not None) and (path := session.environ.get("GITHUB_STEP_SUMMARY")):
        from aistrat_cli.render.diagnostics.github import step_summary

        session.append(path, step_summary(found, view))


def filtered(found: Sequence[Diagnostic], session: Session, loaded: Loaded, plan: Plan) -> Sequence[Diagnostic]:
    """Return the findings about the items that were asked for, and those about no item."""
    if not session.filtered:
        return found
    from aistrat_cli.cli.trouble import checked_filters
    from aistrat_cli.selection import select

    placements = select(plan, checked_filters(session, loaded))
    asked = {(placement.key.series, placement.key.item) for placement in placements}
    return [one for one in found if one.item is None or (one.series, one.item) in asked]


def view_of(session: Session, loaded: Loaded, fail_on: str) -> View:
    """Return what a renderer of findings is told."""
    from aistrat_cli.render.diagnostics import View

    console = session.console
    shown = loaded.portfolio.shown
    only_referred_to = {series.source.path for series in loaded.portfolio.series if series.id not in shown}
    return View(
        lang=session.language(loaded),
        width=console.width,
        color=console.color(),
        charset=console.charset(),
        files=tuple(source.path for source in loaded.sources if source.path not in only_referred_to),
        items=sum(key.series in shown for key in loaded.portfolio.index),
        fail_on=next((severity for severity in SEVERITIES if severity == fail_on), None),
        root=os.getcwd().replace(os.sep, "/"),
    )


COMMAND = Command(
    name="validate",
    about=Message(
        "Finds every fault of a schedule that neither a baseline nor today's date is needed for, all at once, each at "
        "its line, with a way out.",
        "予定表の誤りのうち、基準計画も今日の日付も要らないものを一度にすべて見つけ、それぞれの行と直し方を示します。",
    ),
    operands=(options.FILES,),
    options=(options.format_option(*FORMATS), options.FAIL_ON),
    shared=(*options.FILTERS, *options.READING, *options.RESULT, *options.EVERYWHERE),
    examples=(
        Example("aistrat validate", Message("All schedules in schedules/.", "schedules/ のすべての予定表。")),
        Example(
            "aistrat validate --format concise --fail-on warning schedules/",
            Message("A line a finding; warnings count, too.", "1行に1件。警告でも失敗とする。"),
        ),
    ),
    exits=(exits.FINE, exits.FINDINGS, exits.USAGE),
    run=run,
)
