"""From the words of the command line to a command and its raw values, still text.

Typer reads options. A line without any, such as `aistrat validate schedules`, has nothing for it to do: those words are
handed to the operands in order, which spares the most common runs an import that takes several times what a bare
interpreter takes to start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from aistrat_cli.cli.declare import CannotGoOn, Command, Option, unknown
from aistrat_cli.diagnostic import Message
from aistrat_cli.row import NamedTuple


class Parsed(NamedTuple):
    """What was typed: the command, None where there is none, and the raw values by parameter name."""

    command: Command | None
    given: Mapping[str, Any]


def parse(
    words: Sequence[str], options: Sequence[Option], names: Sequence[str], find: Callable[[str], Command]
) -> Parsed:
    """Return what the words say; `options` may stand before the command, too. Raises CannotGoOn.

    `find` gives the declaration of a command; only that of the command typed is asked for.
    """
    if any(word.startswith("-") for word in words):
        from aistrat_cli.cli.parser import parse_options

        return parse_options(words, options, names, find)
    if not words:
        return Parsed(None, {})
    name, *operands = words
    if name not in names:
        raise unknown_command(name, names)
    command = find(name)
    given: dict[str, Any] = {}
    for operand in command.operands:
        if operand.many and operands:
            given[operand.name], operands = tuple(operands), []
        elif operands:
            given[operand.name], *operands = operands
    if operands:
        raise too_many(operands[0], command)
    return Parsed(command, given)


def unknown_command(name: str, names: Sequence[str]) -> CannotGoOn:
    """Return the complaint about a command that there is not."""
    return unknown("command", "コマンド", name, names)


def too_many(word: str, command: Command) -> CannotGoOn:
    """Return the complaint about a word that no operand takes."""
    return CannotGoOn(Message(f'one word too many: "{word}"', f"余分な語「{word}」があります"), see_help(command))


def see_help(command: Command) -> Message:
    """Return where to read on."""
    return Message(f"see aistrat {command.name} --help", f"aistrat {command.name} --help を参照")
