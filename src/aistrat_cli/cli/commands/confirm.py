"""`aistrat confirm ITEM [DAY]`: the day is known now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aistrat_cli.cli import changing, exits, options, whatif
from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Operand
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
    pinned: bool | None,
    detach: bool | None,
    format: str,
) -> int:
    """Show what it does that an item's day is settled; write it if asked."""
    day, files = changing.parted(day, files)

    def act(changes: Changes, target: whatif.Target) -> tuple[Offset, ...]:
        changing.refuse(target, done=True, cancelled=True)
        item, start = target.item, target.placement.start
        if "/" in item.id:
            raise CannotGoOn(
                Message(
                    f"{item.id} is counted from its meeting, and as sure as that",
                    f"{item.id} は会議から数えた期限で、会議と同じだけ確かです",
                ),
                Message("confirm the meeting", "会議のほうを確定してください"),
            )
        if day is None:
            if item.date is None:
                raise CannotGoOn(
                    Message(f"{item.id} has no date yet", f"{item.id} にはまだ日付がありません"),
                    Message("give the day: confirm ITEM DAY", "日を指定してください: confirm ITEM DAY"),
                )
        else:
            when = target.when(day).day
            if item.date is None or when != start:
                changes.put_on(item, when, detach=bool(detach))
        changes.confirm(item)
        return ()

    asked = whatif.Asked(command="confirm", write=bool(write), pinned=bool(pinned), followers=followers, format=format)
    return whatif.what_if(session, item, files, asked, act)


COMMAND = Command(
    name="confirm",
    about=Message(
        "The day of an item is settled: writes its date, which counts from then on; a target or a window stays beside "
        "it, so that validate can say whether the word was kept. Without DAY a tentative date is confirmed. Shows what "
        "follows; --write writes it.",
        "項目の日が決まったとして日付を書きます。以後はその日が有効で、目途や期間は残るため、守られたかどうかを "
        "validate が確かめられます。DAY がなければ仮の日付を確定します。影響を示し、--write で書き込みます。",
    ),
    operands=(
        changing.ITEM,
        Operand(
            name="day",
            value="DAY",
            help=Message(
                "The day; unless given, the one that is written as tentative.",
                "その日。指定がなければ仮に書かれている日。",
            ),
        ),
        options.FILES,
    ),
    options=(
        changing.WRITE,
        changing.FOLLOWERS,
        changing.PINNED,
        changing.DETACH,
        options.format_option("text", "json"),
    ),
    shared=changing.SHARED,
    examples=(
        Example(
            "aistrat confirm decision 2022-04-22 --lang en",
            Message(
                "A meeting that was somewhere in a window has its day.", "期間内のどこかだった会議の日が決まった。"
            ),
        ),
    ),
    exits=(exits.FINE, exits.UNPLANNED, exits.USAGE),
    run=run,
)
