"""From the words of the command line to a command and its raw values.

The grammar is the usual one: options anywhere, `--name value`, `--name=value`, `-x value`, `-xvalue`, `-xy`, and `--`,
after which nothing is an option. A word such as `-5bd` is none either: no option begins with a digit. Values stay
text: settings, defaults and conversion come after, the same for all commands (`values.py`).

Typer would do this, too, and did. But its import takes 1.7 times what a bare interpreter takes to start even where
only `typer.core` is imported (all of it: 4.3), and with help, completion and messages in two languages made from our
own declarations, splitting words was all that was left for it to do.
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
    return _Parser(options, names, find).run(list(words))


class _Parser:
    def __init__(self, options: Sequence[Option], names: Sequence[str], find: Callable[[str], Command]) -> None:
        self.names = names
        self.find = find
        self.command: Command | None = None
        self.known = {name: option for option in options for name in option.names}
        self.given: dict[str, Any] = {}
        self.operands: list[str] = []

    def run(self, words: list[str]) -> Parsed:
        waiting = words[::-1]
        while waiting:
            word = waiting.pop()
            if word == "--":
                for operand in reversed(waiting):
                    self._operand(operand)
                break
            if word.startswith("--"):
                self._long(word, waiting)
            elif len(word) > 1 and word[0] == "-" and not word[1].isdecimal():
                self._short(word, waiting)
            else:
                self._operand(word)
        self._place_operands()
        return Parsed(self.command, self.given)

    def _operand(self, word: str) -> None:
        if self.command is not None:
            self.operands.append(word)
        elif word in self.names:
            self.command = self.find(word)
            self.known |= {name: option for option in self.command.all_options for name in option.names}
        else:
            raise unknown("command", "コマンド", word, self.names)

    def _long(self, word: str, waiting: list[str]) -> None:
        name, equals, value = word.partition("=")
        option = self._option(name)
        if option.flag and equals:
            raise CannotGoOn(Message(f"{name} takes no value", f"{name} は値を取りません"), self._see_help())
        self._give(option, value if equals else None, name, waiting)

    def _short(self, word: str, waiting: list[str]) -> None:
        for index, sign in enumerate(word[1:], 2):
            option = self._option(f"-{sign}")
            rest = word[index:]
            self._give(option, rest if rest and not option.flag else None, f"-{sign}", waiting)
            if not option.flag:
                return

    def _option(self, name: str) -> Option:
        option = self.known.get(name)
        if option is None:
            complaint = unknown("option", "オプション", name, self.known)
            raise complaint if complaint.help else CannotGoOn(complaint.message, self._see_help())
        return option

    def _give(self, option: Option, value: str | None, name: str, waiting: list[str]) -> None:
        if option.flag:
            self.given[option.name] = self.given.get(option.name, 0) + 1 if option.counts else True
            return
        if value is None:
            if not waiting:
                raise CannotGoOn(Message(f"{name} needs a value", f"{name} には値が必要です"), self._see_help())
            value = waiting.pop()
        self.given[option.name] = (*self.given.get(option.name, ()), value) if option.many else value

    def _place_operands(self) -> None:
        """Hand the operands to what the command declares: one word each, the rest to the one that takes many."""
        words = self.operands
        for operand in self.command.operands if self.command is not None else ():
            if operand.many:
                self.given[operand.name], words = tuple(words), []
            elif words:
                self.given[operand.name], *words = words
        # Whether one is missing is asked after the help has been given.
        if words and not self.given.get("help"):
            raise CannotGoOn(
                Message(f'one word too many: "{words[0]}"', f"余分な語「{words[0]}」があります"), self._see_help()
            )

    def _see_help(self) -> Message:
        command = f"aistrat {self.command.name} --help" if self.command is not None else "aistrat --help"
        return Message(f"see {command}", f"{command} を参照")
