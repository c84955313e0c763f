"""Help: what a command does, examples first, then its words, and its exit codes. Plain text, 80 columns at most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from aistrat_cli.cli import exits
from aistrat_cli.cli.declare import Command, Option
from aistrat_cli.diagnostic import Message
from aistrat_cli.render.cells import width
from aistrat_cli.render.wrap import wrap

WIDEST = 80

USAGE = Message("Usage:", "使い方:")
EXAMPLES = Message("Examples:", "例:")
ARGUMENTS = Message("Arguments:", "引数:")
OPTIONS = Message("Options:", "オプション:")
SHARED = Message("Shared options:", "共通のオプション:")
EXITS = Message("Exit codes:", "終了コード:")
DEFAULT = Message("default", "既定")


def command_help(command: Command, lang: str, cells: int) -> str:
    """Return the help of one command, no line wider than `cells` or 80."""
    cells = min(cells, WIDEST)
    operands = "".join(f" {operand.shown}" for operand in command.operands)
    lines = [*wrap(f"{USAGE.in_(lang)} aistrat {command.name} [OPTIONS]{operands}", cells), ""]
    lines += wrap(command.about.in_(lang), cells)
    lines += ["", EXAMPLES.in_(lang)]
    for example in command.examples:
        lines += [f"  $ {example.command}"]
        lines += [f"      {line}" for line in wrap(example.what.in_(lang), cells - 6)]
    if command.operands:
        lines += ["", ARGUMENTS.in_(lang)]
        lines += _columns([(o.shown, o.help.in_(lang)) for o in command.operands], cells)
    if command.options:
        lines += ["", OPTIONS.in_(lang), *_columns(_rows(command.options, lang), cells)]
    lines += ["", SHARED.in_(lang), *_columns(_rows(command.shared, lang), cells)]
    lines += ["", EXITS.in_(lang)]
    codes = sorted((*command.exits, *exits.SIGNALS), key=lambda code: code[0])
    lines += _columns([(str(code), said.in_(lang)) for code, said in codes], cells)
    return "\n".join(lines) + "\n"


def overview(
    groups: Mapping[str, Mapping[str, Message]],
    headings: Mapping[str, Message],
    options: Iterable[Option],
    lang: str,
    cells: int,
) -> str:
    """Return what `aistrat` by itself says: what it is for, and the commands by what one wants to do."""
    cells = min(cells, WIDEST)
    about = Message(
        "aistrat: schedules as code, for councils. One TOML file holds a series of meetings, the work and papers "
        "they need and the decision they lead to; aistrat validates, plans and draws it.",
        "aistrat: 会議体のための、コードとしての予定表。ひと続きの会議、必要な作業と資料、目指す決定を1つの "
        "TOML ファイルに書けば、検査し、計画し、描きます。",
    )
    lines = [f"{USAGE.in_(lang)} aistrat COMMAND [OPTIONS] [FILE|FOLDER|-]...", "", *wrap(about.in_(lang), cells)]
    widest = max(len(name) for group in groups.values() for name in group) + 2
    for key, commands in groups.items():
        lines += ["", headings[key].in_(lang)]
        lines += _columns([(name, said.in_(lang)) for name, said in commands.items()], cells, widest)
    lines += ["", OPTIONS.in_(lang), *_columns(_rows(options, lang), cells)]
    lines += ["", EXITS.in_(lang)]
    codes = (exits.FINE, exits.EITHER, exits.USAGE, *exits.SIGNALS)
    lines += _columns([(str(code), said.in_(lang)) for code, said in codes], cells)
    more = Message(
        "aistrat COMMAND --help tells more, with examples that can be typed as they stand.",
        "aistrat COMMAND --help に、そのまま打てる例と詳しい説明があります。",
    )
    lines += ["", *wrap(more.in_(lang), cells)]
    return "\n".join(lines) + "\n"


def _rows(options: Iterable[Option], lang: str) -> list[tuple[str, str]]:
    rows = []
    for option in options:
        names = ", ".join(sorted(option.names, key=len) if len(option.names[-1]) == 2 else option.names)
        said = option.help.in_(lang)
        extra = []
        if option.default is not None and not option.flag:
            extra.append(f"{DEFAULT.in_(lang)}: {option.default}")
        if option.setting:
            extra.append(option.variable)
        if extra:
            said += f" [{'; '.join(extra)}]"
        rows.append((f"{names} {option.shown_value}".rstrip(), said))
    return rows


def _columns(rows: Sequence[tuple[str, str]], cells: int, left: int | None = None) -> list[str]:
    """Return rows of two columns; a left side that is too wide has its right side on the next line."""
    column = left or min(max(width(name) for name, _ in rows) + 2, 24)
    lines: list[str] = []
    for name, said in rows:
        first, *rest = wrap(said, cells - 2 - column)
        if width(name) + 2 <= column:
            lines.append(f"  {name}{' ' * (column - width(name))}{first}")
        else:
            lines += [*(f"  {line}" for line in wrap(name, cells - 2)), f"  {' ' * column}{first}"]
        lines += [f"  {' ' * column}{line}" for line in rest]
    return lines
