"""Options of the command line, read by typer, and only here.

Values stay text: settings, defaults and conversion come after, the same for all commands (`values.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from aistrat_cli.cli.declare import CannotGoOn, Command, Operand, Option, unknown
from aistrat_cli.cli.deferred import deferred
from aistrat_cli.cli.words import Parsed, see_help, too_many, unknown_command
from aistrat_cli.diagnostic import Message

deferred("typer")

from typer._click.exceptions import (  # noqa: E402  after deferred(); typer hands on the base of none of them
    BadOptionUsage,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption  # noqa: E402

MINUS = "\ue000"
"""Stands for the minus of a word such as `-5bd` while typer, which would take it for an option, reads the words."""

MOST_OTHERS = 3
"""Commands that are named because they have the option that another was given."""


class _Leaf(TyperCommand):
    """A command as typer sees it: it runs nothing, it only keeps what it was given."""

    allow_extra_args = True  # complained about below, in the reader's language

    def __init__(self, command: Command) -> None:
        parameters = [*map(_operand, command.operands), *map(_option, command.all_options)]
        super().__init__(command.name, params=parameters, add_help_option=False)
        self.declared = command

    def invoke(self, ctx: Any) -> Parsed:
        given = _given(ctx.parent.params) | _given(ctx.params)
        if ctx.args and not given.get("help"):
            raise too_many(_as_typed(ctx.args[0]), self.declared)
        return Parsed(self.declared, given)


class _Lazy(TyperGroup):
    """All commands; each is imported when it is called."""

    def __init__(self, options: Iterable[Option], names: Sequence[str], find: Callable[[str], Command]) -> None:
        super().__init__(
            name="aistrat",
            params=[_option(option) for option in options],
            add_help_option=False,
            invoke_without_command=True,
        )
        self.names = names
        self.find = find
        self.called: Command | None = None

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.names)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name in self.names:
            self.called = self.find(cmd_name)
            return _Leaf(self.called)
        raise unknown_command(cmd_name, self.names)

    def invoke(self, ctx: Any) -> Parsed:
        parsed = super().invoke(ctx)
        return parsed if isinstance(parsed, Parsed) else Parsed(None, _given(ctx.params))


def parse_options(
    words: Sequence[str], options: Sequence[Option], names: Sequence[str], find: Callable[[str], Command]
) -> Parsed:
    """Return what the words say, see `words.parse`."""
    group = _Lazy(options, names, find)
    try:
        with group.make_context("aistrat", [_guarded(word) for word in words]) as context:
            return group.invoke(context)
    except UsageError as error:
        raise _complaint(error, group.called, options, _others(error, names, find)) from None


def _option(option: Option) -> TyperOption:
    return TyperOption(
        param_decls=[option.name, *option.names],
        is_flag=option.flag and not option.counts,
        count=option.counts,
        multiple=option.many,
    )


def _operand(operand: Operand) -> TyperArgument:
    # Whether one is missing is asked after `--help` has been looked for.
    return TyperArgument(param_decls=[operand.name], nargs=-1 if operand.many else 1)


def _guarded(word: str) -> str:
    """No option begins with a digit: `-5bd` is an operand, or a value."""
    return MINUS + word[1:] if word[:1] == "-" and word[1:2].isdecimal() else word


def _as_typed(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_as_typed(one) for one in value)
    return "-" + value[1:] if isinstance(value, str) and value[:1] == MINUS else value


def _given(parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _as_typed(value) for name, value in parameters.items() if value not in (None, (), 0)}


def _others(error: UsageError, names: Sequence[str], find: Callable[[str], Command]) -> list[str]:
    """Return the commands that do have the option which is missing here."""
    if not isinstance(error, NoSuchOption):
        return []
    wanted = error.option_name
    return [name for name in names if any(wanted in option.names for option in find(name).all_options)]


def _complaint(
    error: UsageError, command: Command | None, options: Sequence[Option], others: Sequence[str]
) -> CannotGoOn:
    known = command.all_options if command is not None else options
    help = see_help(command) if command is not None else Message("see aistrat --help", "aistrat --help を参照")
    if isinstance(error, NoSuchOption) and others:
        name = error.option_name
        if command is None:
            return CannotGoOn(
                Message(f"{name} before the command", f"{name} がコマンドの前にあります"),
                Message(f"write it behind: aistrat {others[0]} {name}", f"後に書きます: aistrat {others[0]} {name}"),
            )
        more, more_ja = (" and others", " など") if len(others) > MOST_OTHERS else ("", "")
        told = ", ".join(others[:MOST_OTHERS])
        return CannotGoOn(
            Message(f"{command.name} has no option {name}", f"{command.name} に {name} はありません"),
            Message(f"it belongs to {told}{more}; {help.en}", f"{told}{more_ja}のオプションです。{help.ja}"),
        )
    if isinstance(error, NoSuchOption):
        complaint = unknown("option", "オプション", error.option_name, [name for o in known for name in o.names])
        return complaint if complaint.help else CannotGoOn(complaint.message, help)
    if isinstance(error, BadOptionUsage):
        name = error.option_name
        if any(name in option.names and option.flag for option in known):
            return CannotGoOn(Message(f"{name} takes no value", f"{name} は値を取りません"), help)
        return CannotGoOn(Message(f"{name} needs a value", f"{name} には値が必要です"), help)
    return CannotGoOn(Message(error.format_message(), error.format_message()), help)
