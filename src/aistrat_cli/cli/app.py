"""The commands, and a run from its words to its exit code.

To add a command: a line in COMMANDS, and a module of that name in `commands/` that declares it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.console import Console, PipeClosed
from aistrat_cli.cli.declare import Command
from aistrat_cli.cli.settings import Settings
from aistrat_cli.cli.world import World
from aistrat_cli.diagnostic import Message
from aistrat_cli.errors import AistratError

COMMANDS: Mapping[str, Mapping[str, Message]] = {
    "look": {
        "timeline": Message("draw the plan in the terminal", "計画を端末に描く"),
        "plan": Message(
            "the table: earliest, latest day, float, what binds it", "計画の表: 最早・最遅の日、余裕とその決め手"
        ),
        "next": Message("what is due or happens soon, overdue first", "遅れているもの、まもなく期限・開催を迎えるもの"),
        "why": Message("why an item is on its day", "項目がその日になる理由"),
        "progress": Message("of what was due: on time, late, not done", "期限を迎えたもの: 期限内、遅れ、未了"),
        "topic": Message("one subject from its hearing to its decision", "ひとつの論点をヒアリングから決定まで"),
        "coverage": Message("topics and presenters, and what they lack", "論点・説明者ごとの網羅状況"),
    },
    "check": {
        "validate": Message("every fault of a schedule, each at its line", "予定表の誤りをすべて、行を示して挙げる"),
        "check": Message(
            "the gate in CI: faults, slips, and what today shows", "CI での検査: 誤り、遅れ、今日の時点で分かること"
        ),
        "diff": Message("two plans side by side: what moved, and why", "2つの計画の違い: 何が、なぜ動いたか"),
        "baseline": Message("freeze the plan, list what was frozen", "合意した計画を基準計画として保存する、見る"),
        "rule": Message("explain a finding, list all rules", "規則の一覧と、それぞれの説明"),
    },
    "change": {
        "move": Message("what if an item were on another day; --write puts it there", "別の日に動かすとどうなるか"),
        "done": Message("it was held, finished, published", "開催・完了・公表されたことを記す"),
        "confirm": Message("its day is settled", "日が決まったことを記す"),
        "cancel": Message("it does not take place", "中止とする"),
        "init": Message(
            "a new schedule to start from, or from last year's", "新しい予定表を、ひな形か前年のものから作る"
        ),
        "import": Message("a schedule of calendars and spreadsheets", "カレンダーや表から予定表を作る"),
    },
    "hand out": {
        "export": Message("a calendar to subscribe to, and other files", "購読用カレンダー、図、表などに書き出す"),
        "invite": Message(
            "invitations by mail, their updates, cancellations", "開催案内・変更・中止をメールで知らせる"
        ),
        "publish": Message("bring a CalDAV calendar to the plan", "CalDAV カレンダーを計画に合わせる"),
        "replies": Message("who accepts, and whether the quorum stands", "出欠の返事と定足数の見込みを示す"),
        "notice": Message("the letter that calls a meeting", "会議の開催通知を書く"),
        "schema": Message("the JSON Schema for editors", "エディター用の JSON Schema を出力する"),
    },
}
"""By what one wants to do: each command with its one line of help. The order is that of the help."""

HEADINGS: Mapping[str, Message] = {
    "look": Message("Look:", "見る:"),
    "check": Message("Check:", "検査する:"),
    "change": Message("Change:", "変更する:"),
    "hand out": Message("Hand out:", "渡す:"),
}

NAMES = tuple(name for group in COMMANDS.values() for name in group)


def find(name: str) -> Command:
    """Import the command of that name and return its declaration."""
    from importlib import import_module

    command = import_module(f"aistrat_cli.cli.commands.{name}").COMMAND
    assert isinstance(command, Command)
    return command


def run(words: Sequence[str], world: World) -> int:
    """Run a command line and return its exit code. The one place where failure becomes an exit."""
    console = Console(world)
    words = list(words)
    try:
        try:
            if "_AISTRAT_COMPLETE" in world.environ:
                from aistrat_cli.cli.completion import complete

                code = complete(words, console)
            else:
                code = _run(words, console)
            console.flush()
            return code
        except PipeClosed:
            return exits.PIPE_CLOSED
        except AistratError as error:
            _complain(error, words, console)
            return exits.CANNOT
        except Exception as error:
            _report(error, words, console)
            return exits.CANNOT
    except KeyboardInterrupt:
        return exits.INTERRUPTED


def _run(words: Sequence[str], console: Console) -> int:
    from aistrat_cli.cli.session import Session
    from aistrat_cli.cli.values import resolve, value_of
    from aistrat_cli.cli.words import parse

    if words[:1] == ["help"]:
        words = [*words[1:], "--help"]
    command, given = parse(words, (*options.EVERYWHERE, *options.ALONE), NAMES, find)
    if command is None and (text := _alone(given)) is not None:
        console.data(text.encode())
        return exits.OK
    settings = Settings(options.SETTINGS, console.world.environ, ".")
    common = {option.name: value_of(option, given, settings) for option in options.EVERYWHERE}
    _set_up(console, common)
    if command is None or given.get("help"):
        _help(command, common["lang"] or "en", console)
        return exits.OK
    values = resolve(command, given, settings)
    own = [operand.name for operand in command.operands] + [option.name for option in command.options]
    console.to_file = values.get("output") not in (None, "-")
    console.pager = not values.get("no_pager", False)
    session = Session(console, {name: value for name, value in values.items() if name not in own})
    return command.run(session, **{name: values[name] for name in own})


def _alone(given: Mapping[str, Any]) -> str | None:
    """Return the answer to an option that stands without a command."""
    if given.get("version"):
        from aistrat_cli import __version__

        return f"aistrat {__version__}\n"
    if given.get("show_completion"):
        from aistrat_cli.cli.completion import SCRIPTS
        from aistrat_cli.cli.values import checked

        return SCRIPTS[checked(options.SHOW_COMPLETION, given["show_completion"])]
    return None


def _set_up(console: Console, common: Mapping[str, Any]) -> None:
    console.quiet = common["quiet"] or False
    console.color_when = common["color"]
    console.charset_asked = common["charset"]
    console.width_asked = common["width"]


def _help(command: Command | None, lang: str, console: Console) -> None:
    from aistrat_cli.cli.help import command_help, overview

    if command is not None:
        console.result(command_help(command, lang, console.width))
    else:
        shown = (options.LANG, options.HELP, *options.ALONE)
        console.result(overview(COMMANDS, HEADINGS, shown, lang, console.width))


def _spoken(words: Sequence[str], console: Console) -> str:
    """Return the language to complain in, when the words themselves may be what is wrong."""
    for word, after in zip(words, [*words[1:], ""], strict=True):
        if word.startswith("--lang") and (asked := word.partition("=")[2] or after):
            return asked
    return console.world.environ.get("AISTRAT_LANG") or console.language


def _complain(error: AistratError, words: Sequence[str], console: Console) -> None:
    lang = _spoken(words, console)
    console.complain(_line(f"aistrat: {error.message.in_(lang)}"))
    if error.help is not None:
        console.complain(_line(f"  help: {error.help.in_(lang)}"))


def _line(text: str) -> str:
    """Return the text as one line in which nothing of a file or an argument can act on the terminal."""
    from aistrat_cli.render.cells import visible

    return visible(text)


def _report(error: Exception, words: Sequence[str], console: Console) -> None:
    """Say in one line that this is a bug, and how to report it."""
    from aistrat_cli import __version__

    what = _line(f"{type(error).__name__}: {error}")
    said = Message(
        f"aistrat: this is a bug: {what[:300]} (aistrat {__version__}; please report it with the command "
        "and what --debug adds to this)",
        f"aistrat: aistrat の不具合です: {what[:300]}（aistrat {__version__}。コマンドと、--debug を付けたときの"
        "出力を添えてお知らせください）",
    )
    if "--debug" in words:
        import traceback

        console.complain(_trace("".join(traceback.format_exception(error)).rstrip()))
    console.complain(said.in_(_spoken(words, console)))


def _trace(text: str) -> str:
    return "\n".join(_line(line) for line in text.split("\n"))
