"""`aistrat import`: a schedule made of calendars and spreadsheets that are there already."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Operand, Option
from aistrat_cli.cli.new_file import TITLE, id_of, zone_named
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.importing.gather import Gathered, Given

MOST_TOLD = 20
"""Remarks that are told one by one; all stand at the end of the file."""

AHEAD = timedelta(days=366)
"""How far from today recurrences without an end are followed."""


def run(
    session: Session,
    *,
    files: tuple[str, ...],
    title: str | None,
    timezone: str | None,
    since: date | None,
    until: date | None,
) -> int:
    """Read what was handed in, and write the schedule, unless there is a file already."""
    from aistrat_cli.importing.gather import Wishes, gather
    from aistrat_cli.importing.occurrences import Bounds
    from aistrat_cli.importing.remarks import MissingExtra
    from aistrat_cli.render.imported import all_told, imported

    output = session.shared["output"]
    given = list(_given(session, files))
    today: date = session.shared["today"] or session.system_day(None)
    horizon = today + AHEAD if (date.max - today) > AHEAD else date.max
    named = output if output not in (None, "-") else files[0].rstrip("/") if files[0] != "-" else "series"
    wishes = Wishes(
        id=id_of(named),
        title=title or "",
        lang=session.lang or "",
        timezone=zone_named(timezone) or "",
        bounds=Bounds(since, until, horizon),
    )
    try:
        gathered = gather(given, wishes)
    except MissingExtra as missing:
        raise CannotGoOn(missing.message) from None
    draft = gathered.draft
    lang = session.lang or draft.lang
    for line in all_told(draft.remarks, lang, MOST_TOLD if draft.items else len(draft.remarks)):
        session.console.say(line)
    if not draft.items:
        session.console.complain(
            Message("aistrat: nothing to import was found", "aistrat: 取り込むものが見つかりません").in_(lang)
        )
        return exits.FOUND
    text = imported(draft)
    _write(session, output, text.encode(), lang)
    _sum_up(session, gathered, text, output, lang)
    return exits.FOUND if gathered.broken else exits.OK


def _write(session: Session, output: str | None, data: bytes, lang: str) -> None:
    """Write the file, or to stdout; an existing file is never touched."""
    if output in (None, "-"):
        session.console.data(data)
        return
    from aistrat_cli.cli.writing import create

    dry_run = session.shared["dry_run"]
    create(output, data, session.environ, dry_run=dry_run)
    if dry_run:
        session.console.data(data)
        said = Message(f"{output}: would be written", f"{output}: 作成する予定です")
    else:
        said = Message(f"{output}: written", f"{output}: 作成しました")
    session.console.say(said.in_(lang))


def _sum_up(session: Session, gathered: Gathered, text: str, output: str | None, lang: str) -> None:
    """Say how much was taken, and what `validate` would find."""
    from aistrat_cli.api import lint, plan
    from aistrat_cli.cli.trouble import tell
    from aistrat_cli.importing.remarks import many
    from aistrat_cli.loading.build import File, build

    name = output if output not in (None, "-") else "<stdout>"
    loaded = build([File(name, text.encode())], {name}, holidays=session.holidays)
    found = lint(loaded, plan(loaded, session.holidays))
    errors = [one for one in found if one.severity == "error"]
    if errors and not session.console.quiet:
        tell(session, loaded, errors)
    items, remarks, warnings = gathered.draft.items, len(gathered.draft.remarks), len(found) - len(errors)
    said = Message(
        f"{many(items, 'item')} imported; {many(remarks, 'remark')}; "
        f"validate finds {many(len(errors), 'error')} and {many(warnings, 'other finding')}",
        f"{items}項目を取り込み、注意{remarks}件。validate の指摘: エラー{len(errors)}件、ほか{warnings}件",
    )
    session.console.say(said.in_(lang))


def _given(session: Session, files: tuple[str, ...]) -> Iterator[Given]:
    """Yield what was named: files, what a folder holds, stdin. Raises CannotGoOn."""
    from aistrat_cli.importing.gather import Given

    if not files:
        raise CannotGoOn(
            Message("nothing to import was named", "取り込むファイルが指定されていません"),
            Message(
                "name a calendar, a spreadsheet, or a folder of them",
                "カレンダーか表、またはそのフォルダーを指定してください",
            ),
        )
    for path in files:
        if path == "-":
            yield Given("<stdin>", _stdin(session))
        elif os.path.isdir(path):
            yield from _of_folder(path)
        else:
            yield Given(_shown(path), _content(path))


def _of_folder(folder: str) -> Iterator[Given]:
    """Yield the files under a folder in the order of their paths; hidden ones and locks of Excel left out."""
    from aistrat_cli.importing.gather import FOREIGN, KNOWN, Given

    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [os.path.join(parent, name) for name in names if not name.startswith((".", "~$"))]
    known = [path for path in sorted(found) if path.lower().endswith(KNOWN)]
    if not known:
        raise CannotGoOn(
            Message(
                f"{folder}: no calendar and no spreadsheet in this folder",
                f"{folder}: このフォルダーにカレンダーも表もありません",
            )
        )
    for path in sorted(found):
        if path in known:
            yield Given(_shown(path), _content(path))
        elif path.lower().endswith(FOREIGN):
            yield Given(_shown(path), None)


def _shown(path: str) -> str:
    shown = path.replace(os.sep, "/")
    return shown.removeprefix("./") or shown


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise CannotGoOn(Message(f"{path}: cannot be read: {why}", f"{path}: 読めません: {why}")) from None


def _stdin(session: Session) -> bytes:
    raw = session.console.world.stdin.raw
    if raw is None:
        raise CannotGoOn(Message("stdin is closed", "標準入力が閉じられています"))
    return raw.read()


COMMAND = Command(
    name="import",
    about=Message(
        "Makes a commented schedule of calendars (.ics) and spreadsheets (.csv, .xlsx): each item tells the line or "
        "the cell it comes from, and what was not understood is listed at the end and on stderr. The result goes to "
        "stdout, or into a new file; an existing one is never touched. Needs: pip install 'aistrat[import]'.",
        "カレンダー（.ics）や表（.csv、.xlsx）から、コメント付きの予定表を作ります。各項目に、もとの行やセルを示し、読み取れなか"
        "ったものは末尾と標準エラー出力に挙げます。結果は標準出力か新しいファイルに書き、すでにあるファイルには触れません。"
        "必要なもの: pip install 'aistrat[import]'",
    ),
    operands=(
        Operand(
            name="files",
            value="FILE|FOLDER|-",
            many=True,
            completes="file",
            help=Message(
                "Calendars, spreadsheets, folders of them; - is stdin.",
                "カレンダー、表、それらのフォルダー。- は標準入力。",
            ),
        ),
    ),
    options=(
        TITLE,
        Option(
            names=("--timezone",),
            value="ZONE",
            help=Message(
                "Time zone of the schedule; unless given, what the calendar says, else Asia/Tokyo for a Japanese one, "
                "else UTC.",
                "予定表のタイムゾーン。指定がなければカレンダーの記載、それもなければ日本語なら Asia/Tokyo、"
                "ほかは UTC。",
            ),
        ),
        options.SINCE,
        options.UNTIL.replace(
            help=Message(
                "Only what begins on this day or earlier; recurrences without an end are followed up to it, unless "
                "given a year from today.",
                "この日までに始まるものだけ。終わりのない繰り返しはこの日まで（指定がなければ今日から1年先まで）取る。",
            )
        ),
    ),
    shared=(
        options.OUTPUT.replace(
            help=Message(
                "Write the schedule into this new file; - is stdout.",
                "予定表をこの新しいファイルに書く。- は標準出力。",
            )
        ),
        options.DRY_RUN,
        options.TODAY,
        *options.EVERYWHERE,
    ),
    examples=(
        Example(
            "aistrat import meetings.csv -o schedules/meetings.toml",
            Message("A schedule of a list of meetings.", "会議の一覧表から予定表を作る。"),
        ),
        Example(
            "aistrat import office.ics --since 2022-01-01 --dry-run",
            Message("See what a calendar would give.", "カレンダーからできる予定表を見る。"),
        ),
    ),
    exits=(
        exits.FINE,
        (
            exits.FOUND,
            Message(
                "a file cannot be read, or nothing to import was found",
                "読めないファイルがある、または取り込むものがない",
            ),
        ),
        (
            exits.CANNOT,
            Message(
                "usage, a missing path, a file that exists already, a library that is not installed",
                "使い方の誤り、パスがない、ファイルがすでにある、必要なライブラリーがない",
            ),
        ),
    ),
    run=run,
)
