"""`aistrat move ITEM DAY`: what if an item were on another day, and putting it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aistrat_cli.cli import changing, exits, options, whatif
from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Operand, Option
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
    day: str,
    files: tuple[str, ...],
    write: bool | None,
    followers: Followers | None,
    pinned: bool | None,
    detach: bool | None,
    why: str | None,
    format: str,
) -> int:
    """Show what moving an item does; write it if asked."""

    def act(changes: Changes, target: whatif.Target) -> tuple[Offset, ...]:
        changing.refuse(target, done=True, cancelled=True)
        derived = target.item.place.keys[:1] == ("lead_time",) or "/" in target.item.id
        if derived and not why and not changing.has_reason(target.item):
            raise CannotGoOn(
                Message(
                    f"{target.item.id} is counted from its meeting; another day needs a reason",
                    f"{target.item.id} は会議から数えた期限です。別の日にするには理由が必要です",
                ),
                Message('give it with --why "…", or move the meeting', "--why で理由を書くか、会議を動かしてください"),
            )
        when = target.when(day)
        open_ = target.item.date is None and not derived
        changes.put_on(target.item, when.day, tentative=open_, detach=bool(detach), why=why or "")
        return when.offsets

    asked = whatif.Asked(command="move", write=bool(write), pinned=bool(pinned), followers=followers, format=format)
    return whatif.what_if(session, item, files, asked, act)


COMMAND = Command(
    name="move",
    about=Message(
        "What if: shows what would follow if an item were on another day: what moves, by how much, which rules break, "
        "how much float is left, who has to know. --write puts it there and keeps every other byte of the file.",
        "項目を別の日に動かすとどうなるかを示します。何がどれだけ動き、どの規則に触れ、余裕がどれだけ残り、誰に知らせるべきか。"
        "--write を付けると予定表に書き込み、ほかの部分は1バイトも変えません。",
    ),
    operands=(
        changing.ITEM,
        Operand(
            name="day",
            value="DAY",
            required=True,
            help=Message(
                'Where to: 2022-01-31, 令和4年1月31日, "study-3 + 20bd", or how far: +5bd, -1w, +1m.',
                "動かす先: 2022-01-31、令和4年1月31日、「study-3 + 20bd」。または動かす量: +5bd、-1w、+1m。",
            ),
        ),
        options.FILES,
    ),
    options=(
        changing.WRITE,
        changing.FOLLOWERS,
        changing.PINNED,
        changing.DETACH,
        Option(
            names=("--why",),
            value="TEXT",
            help=Message(
                "Why a deadline derived from a meeting is on another day.", "会議から決まる期限を別の日にする理由。"
            ),
        ),
        options.format_option("text", "json"),
    ),
    shared=changing.SHARED,
    examples=(
        Example("aistrat move study-4 2022-01-31", Message("What if it met a week later?", "1週間後に開くとしたら？")),
        Example(
            "aistrat move study-5 +5bd --followers shift --lang en",
            Message("Five business days later, and all that follows with it.", "5営業日後に。後に続くものも同じだけ。"),
        ),
        Example(
            "aistrat move study-4 -1w --write --dry-run", Message("What would be written.", "書き込む内容を見る。")
        ),
    ),
    exits=(exits.FINE, exits.UNPLANNED, exits.USAGE),
    run=run,
)
