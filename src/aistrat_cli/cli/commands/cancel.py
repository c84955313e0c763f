"""`aistrat cancel ITEM --why TEXT`: it does not take place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aistrat_cli.cli import changing, exits, options, whatif
from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Option
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.edit.changes import Changes
    from aistrat_cli.model.days import Offset


def run(
    session: Session, *, item: str, files: tuple[str, ...], why: str | None, write: bool | None, format: str
) -> int:
    """Show what it does that an item is cancelled; write it if asked."""
    if not why or not why.strip():
        raise CannotGoOn(
            Message(
                "--why is missing: the reason is written beside it", "--why がありません。理由を一緒に書き込みます"
            ),
            Message('--why "nobody was free"', '--why "日程が合わなかったため"'),
        )
    reason = why.strip()

    def act(changes: Changes, target: whatif.Target) -> tuple[Offset, ...]:
        changing.refuse(target, done=True)
        changes.cancel(target.item, reason)
        return ()

    asked = whatif.Asked(command="cancel", write=bool(write), format=format)
    return whatif.what_if(session, item, files, asked, act)


COMMAND = Command(
    name="cancel",
    about=Message(
        "An item does not take place: writes so with the reason, and leaves the item in the file, so that calendars "
        "and baselines learn of it. What followed it waits for what it waited for. Shows what follows; --write writes "
        "it.",
        "項目を中止とし、理由とともに書きます。項目はファイルに残るため、カレンダーや基準計画に伝わります。後に続くものは、"
        "その項目が待っていたものを待ちます。影響を示し、--write で書き込みます。",
    ),
    operands=(changing.ITEM, options.FILES),
    options=(
        Option(
            names=("--why",),
            value="TEXT",
            help=Message("The reason, for all to read.", "理由（公開されます）。"),
        ),
        changing.WRITE,
        options.format_option("text", "json"),
    ),
    shared=changing.SHARED,
    examples=(
        Example(
            'aistrat cancel study-4 --why "no quorum" --lang en',
            Message("What would follow from a cancelled meeting.", "会議を中止した場合の影響。"),
        ),
    ),
    exits=(exits.FINE, exits.UNPLANNED, exits.USAGE),
    run=run,
)
