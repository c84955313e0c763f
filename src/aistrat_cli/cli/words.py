"""From the words of the command line to a command and its raw values, still text.

Typer reads them. Where every option is spelled out, as in `aistrat timeline --width 100 schedules`, nothing is left for
it to find out: the words are handed to options and operands as they stand, which spares the most common runs an import
that takes several times what a bare interpreter takes to start. Whatever may be read in two ways, or is wrong, is
typer's, and the tests hold both to the same answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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
    if not words:
        return Parsed(None, {})
    name, *rest = words
    if name[:1] != "-" and name not in names:
        raise unknown_command(name, names)
    spelled = spelled_out(rest, find(name).all_options) if name[:1] != "-" else None
    if spelled is None:
        from aistrat_cli.cli.parser import parse_options

        return parse_options(words, options, names, find)
    command = find(name)
    given, operands = spelled
    for operand in command.operands:
        if operand.many and operands:
            given[operand.name], operands = tuple(operands), []
        elif operands:
            given[operand.name], *operands = operands
    if operands and not given.get("help"):
        raise too_many(operands[0], command)
    return Parsed(command, given)


def spelled_out(words: Iterable[str], options: Iterable[Option]) -> tuple[dict[str, Any], list[str]] | None:
    """Return the values of the options, and the words that are no part of one.

    None unless each option stands by itself under its full name, with a value that cannot be an option.
    """
    by_name = {name: option for option in options for name in option.names}
    given: dict[str, Any] = {}
    others: list[str] = []
    words = iter(words)
    for word in words:
        if word[:1] != "-" or word == "-":
            others.append(word)
            continue
        name, equals, value = word.partition("=")
        option = by_name.get(name)
        if option is None or (equals and (option.flag or not name.startswith("--"))):
            return None
        before = given.get(option.name)
        if option.flag:
            given[option.name] = (before or 0) + 1 if option.counts else True
            continue
        if not equals:
            value = next(words, "-")
            if value[:1] == "-":
                return None
        given[option.name] = (*(before or ()), value) if option.many else value
    return given, others


def unknown_command(name: str, names: Sequence[str]) -> CannotGoOn:
    """Return the complaint about a command that there is not."""
    return unknown("command", "コマンド", name, names)


def too_many(word: str, command: Command) -> CannotGoOn:
    """Return the complaint about a word that no operand takes."""
    return CannotGoOn(Message(f'one word too many: "{word}"', f"余分な語「{word}」があります"), see_help(command))


def see_help(command: Command) -> Message:
    """Return where to read on."""
    return Message(f"see aistrat {command.name} --help", f"aistrat {command.name} --help を参照")
