"""`aistrat done ITEM [DAY]`: it was held, finished, published."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aistrat_cli.cli import changing, exits, options, whatif
from aistrat_cli.cli.declare import Command, Example, Operand
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.edit.changes import Changes
    from aistrat_cli.model.days import Offset
    from aistrat_cli.model.policy import Followers


def run(
    session: Session,
    *,
    item: str,
    day: str | None,
    files: tuple[str, ...],
    write: bool | None,
    followers: Followers | None,
    format: str,
) -> int:
    """Show what it does that an item was done on a day; write it if asked."""
    day, files = changing.parted(day, files)

    def act(changes: Changes, target: whatif.Target) -> tuple[Offset, ...]:
        changing.refuse(target, cancelled=True)
        changes.done(target.item, target.when(day).day if day is not None else _usual_day(target))
        return ()

    asked = whatif.Asked(command="done", write=bool(write), followers=followers, format=format)
    return whatif.what_if(session, item, files, asked, act)


def _usual_day(target: whatif.Target) -> date:
    """Return the day that is meant where none is given: a meeting was held as planned, work is finished today."""
    today, placement = target.today(), target.placement
    if placement.item.kind == "meeting" and placement.end is not None and placement.end <= today:
        return placement.end
    return today


COMMAND = Command(
    name="done",
    about=Message(
        "Notes that an item was held, finished, published on DAY, and shows what follows from it. Unless given, DAY is "
        "that of the plan for a meeting that has been, else today. --write notes it in the schedule; a derived "
        "deadline or a meeting of a repeat goes under [done].",
        "項目が DAY に開催・完了・公表されたことを記し、その影響を示します。DAY の指定がなければ、過ぎた会議は"
        "予定の日、ほかは今日とします。--write で予定表に書き込みます。会議から決まる期限や"
        "繰り返しの会議は [done] に書きます。",
    ),
    operands=(
        changing.ITEM,
        Operand(
            name="day",
            value="DAY",
            help=Message(
                "The day, the last one of several.",
                "その日（複数日なら最終日）。",
            ),
        ),
        options.FILES,
    ),
    options=(changing.WRITE, changing.FOLLOWERS, options.format_option("text", "json")),
    shared=changing.SHARED,
    examples=(
        Example("aistrat done study-4 2022-01-24", Message("The fourth meeting was held.", "第4回を開催した。")),
        Example(
            "aistrat done study-4/minutes 2022-02-09 --lang en",
            Message("A deadline was met, two days late.", "期限のものが2日遅れで済んだ。"),
        ),
    ),
    exits=(exits.FINE, exits.UNPLANNED, exits.USAGE),
    run=run,
)
