"""What a plan is told with on stderr: the faults that kept something from being planned, and the exit code for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from aistrat_cli.cli import exits
from aistrat_cli.cli.declare import unknown
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.api import Loaded, Plan
    from aistrat_cli.diagnostic import Diagnostic
    from aistrat_cli.model.days import ItemKey
    from aistrat_cli.selection import Filters

MOST_TOLD = 20
"""Errors that are told one by one beside a plan."""

KINDS_JA = {"body": "会議体", "person": "人", "topic": "論点"}


def trouble(session: Session, loaded: Loaded, plan: Plan) -> int:
    """Tell on stderr which errors what was loaded has, and return the exit code.

    1 where a file could not be parsed or a fault kept an item from being planned; other errors are only told.
    """
    if not loaded.diagnostics and not plan.problems:
        return exits.OK
    from aistrat_cli.api import lint

    errors = [found for found in lint(loaded, plan, busy=False) if found.severity == "error"]
    tell(session, loaded, errors)
    return code_of(loaded, plan)


def code_of(loaded: Loaded, plan: Plan) -> int:
    """Return 1 where a file could not be parsed or a fault kept an item from being planned, else 0."""
    return exits.FOUND if loaded.unparsed or _kept_from_planning(loaded, plan) else exits.OK


def checked_filters(session: Session, loaded: Loaded) -> Filters:
    """Return the filters of the command line; raises CannotGoOn where one names what no series has."""
    from aistrat_cli.selection import unknown_names

    filters = session.filters()
    for kind, name, known in unknown_names(loaded.portfolio, filters):
        raise unknown(kind, KINDS_JA[kind], name, known)
    return filters


def tell(session: Session, loaded: Loaded, errors: Sequence[Diagnostic]) -> None:
    """Tell errors on stderr, the first of many."""
    console = session.console
    if not errors or console.quiet:
        return
    from aistrat_cli.render.diagnostics import View, render

    stderr = console.world.stderr
    view = View(
        lang=session.language(loaded),
        width=console.width,
        color=console.color(stderr),
        charset=console.charset(stderr),
    )
    console.say(render("full" if session.verbose else "concise", errors[:MOST_TOLD], view).rstrip("\n"))
    if len(errors) > MOST_TOLD:
        more = len(errors) - MOST_TOLD
        console.say(
            Message(f"{more} more errors: aistrat validate", f"ほか{more}件のエラー: aistrat validate").in_(view.lang)
        )


def _kept_from_planning(loaded: Loaded, plan: Plan) -> bool:
    """Tell whether an error kept an item of the series asked for out of the plan, or without a day in it."""
    shown = loaded.portfolio.shown
    if any(placement.item.faulty and placement.certainty == "unplaced" for placement in plan.shown()):
        return True
    for key in _stopped(plan):
        placement = plan.placements.get(key)
        if key.series in shown and (placement is None or placement.certainty == "unplaced"):
            return True
    return any(found.severity == "error" and _lost(found, loaded, plan) for found in loaded.diagnostics)


def _stopped(plan: Plan) -> Iterator[ItemKey]:
    """Yield the items for which planning met something that can leave them without a day, and should not."""
    from aistrat_cli.planning.plan import Cycle, NoPossibleDay, NothingPlaces, Uncountable

    for problem in plan.problems:
        if isinstance(problem, Cycle):
            yield from (link.follower for link in problem.links)
        elif isinstance(problem, (NothingPlaces, NoPossibleDay, Uncountable)):
            yield problem.key


def _lost(found: Diagnostic, loaded: Loaded, plan: Plan) -> bool:
    """Tell whether a fault found while reading cost the plan an item, or an item its day."""
    from aistrat_cli.model.items import KINDS

    if found.place is None:
        return False
    source, keys = found.place.source, found.place.keys
    if len(keys) < 2 or keys[0] not in KINDS:
        return False
    for item in loaded.portfolio.index.values():
        if item.place.source is source and item.place.keys[:2] == keys[:2]:
            placement = plan.placements.get(item.key)
            without_day = placement is None or placement.certainty == "unplaced"
            return without_day and keys[2:3] in _PLACING
    return True


_PLACING = [(key,) for key in ("date", "target", "window", "one_of", "done", "end", "duration", "after", "before")]
"""Keys that give an item its day: one that cannot be read leaves the item without."""
