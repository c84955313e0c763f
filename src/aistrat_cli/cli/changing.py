"""What the commands that change items take on their command lines, and what they all refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aistrat_cli.cli import options
from aistrat_cli.cli.declare import CannotGoOn, Operand, Option
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.cli.whatif import Target
    from aistrat_cli.model.items import AnyItem

ITEM = Operand(
    name="item",
    value="ITEM",
    required=True,
    completes="item",
    help=Message(
        "An item: study-4, study-4/materials, or with its series, new-ai-strategy:study-4.",
        "項目: study-4、study-4/materials、系列を付けて new-ai-strategy:study-4。",
    ),
)
WRITE = Option(
    names=("--write",),
    help=Message(
        "Write it into the schedule; nothing else of the file changes.",
        "予定表に書き込む。ほかの部分は1バイトも変えない。",
    ),
)
FOLLOWERS = Option(
    names=("--followers",),
    value="POLICY",
    choices=("push", "keep", "shift"),
    help=Message(
        "What becomes of written dates that follow: those that would break move on, none, all by the same; unless "
        "given, what [slip] followers says, else push.",
        "後に続く項目のうち日付が書かれたもの: 間に合わなくなるものだけ後にずらす、動かさない、すべて同じだけ動かす。"
        "指定がなければ [slip] の followers、それもなければ push。",
    ),
)
PINNED = Option(names=("--pinned",), help=Message("Move what is pinned, too.", "固定（pinned）された項目も動かす。"))
DETACH = Option(
    names=("--detach",),
    help=Message(
        "Put a day in the place of an expression such as study-4 + 10bd.",
        "study-4 + 10bd のような式を日付に置き換える。",
    ),
)
SHARED = (
    options.TODAY,
    options.SCENARIO,
    options.SET,
    options.STDIN_FILENAME,
    *options.RESULT,
    *options.EVERYWHERE,
)


def parted(day: str | None, files: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Return the day and the files, where the day may have been left out before the first file."""
    import os

    if day is not None and (day == "-" or day.endswith((".toml", "/")) or os.path.exists(day)):
        return None, (day, *files)
    return day, files


def refuse(target: Target, *, done: bool = False, cancelled: bool = False) -> None:
    """Raise CannotGoOn for what was done, or was cancelled: neither comes to lie on another day."""
    item = target.item
    if done and item.done is not None:
        raise CannotGoOn(
            Message(f"{item.id} was done on {item.done}", f"{item.id} は {item.done} に済んでいます"),
            Message("aistrat done corrects that day", "その日を直すには aistrat done"),
        )
    if cancelled and item.cancelled:
        raise CannotGoOn(
            Message(f"{item.id} is cancelled", f"{item.id} は中止されています"),
            Message("take `cancelled` out of the file first", "先にファイルから `cancelled` を削除してください"),
        )


def has_reason(item: AnyItem) -> bool:
    """Tell whether a derived deadline is overridden already, with a reason."""
    return getattr(item, "override_why", None) is not None
