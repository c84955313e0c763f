"""Items as they are typed on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aistrat_cli.cli.declare import CannotGoOn, unknown
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.trouble import trouble
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.api import Loaded, Plan
    from aistrat_cli.model.days import ItemKey

MOST_NAMED = 8
"""Candidates that are named where several fit."""


def item_of(session: Session, loaded: Loaded, plan: Plan, text: str) -> ItemKey:
    """Return `the_item`; before it complains the errors of what was loaded are told, which may be why."""
    try:
        return the_item(plan, text)
    except CannotGoOn:
        trouble(session, loaded, plan)
        raise


def the_item(plan: Plan, text: str) -> ItemKey:
    """Return the one item that `text` means; raises CannotGoOn where there is none, or more than one."""
    from aistrat_cli.selection import named

    found = named(plan, text)
    if len(found) == 1:
        return found[0]
    if not found:
        known = [f"{key.series}:{key.item}" if ":" in text else key.item for key in plan.placements]
        raise unknown("item", "項目", text, known)
    names = [f"{key.series}:{key.item}" for key in found]
    shown = ", ".join(names[:MOST_NAMED]) + (", .." if len(names) > MOST_NAMED else "")
    raise CannotGoOn(
        Message(f'"{text}" is in several series', f"「{text}」は複数の系列にあります"),
        Message(f"one of {shown}", f"{shown} のどれか"),
    )
