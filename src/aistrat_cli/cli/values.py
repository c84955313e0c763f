"""From raw values to what a command works with: the command line, then the environment, settings, defaults."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from aistrat_cli.cli.declare import CannotGoOn, Command, Option, did_you_mean
from aistrat_cli.cli.settings import Settings
from aistrat_cli.diagnostic import Message


def resolve(command: Command, given: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """Return the value of every operand and option of a command by its name. Raises CannotGoOn."""
    values: dict[str, Any] = {}
    for operand in command.operands:
        word = given.get(operand.name)
        if operand.required and not word:
            raise CannotGoOn(
                Message(f"{operand.value} is missing", f"{operand.value} がありません"),
                Message(f"see aistrat {command.name} --help", f"aistrat {command.name} --help を参照"),
            )
        values[operand.name] = word or (() if operand.many else None)
    for option in command.all_options:
        values[option.name] = value_of(option, given, settings)
    return values


def value_of(option: Option, given: Mapping[str, Any], settings: Settings) -> Any:
    """Return an option's value: as typed, else as set, else its default. Raises CannotGoOn."""
    raw, origin = given.get(option.name), option.names[0]
    if raw is None and option.setting:
        raw, origin = settings.get(option)
    if raw is None:
        return () if option.many and option.default is None else option.default
    if option.flag:
        return raw if option.counts else _truth(raw, origin)
    if option.many:
        return tuple(_read(option, text, origin) for text in ([raw] if isinstance(raw, str) else raw))
    return _read(option, str(raw), origin)


def checked(option: Option, text: str) -> Any:
    """Return the value that was typed for an option. Raises CannotGoOn."""
    return _read(option, text, option.names[0])


def _read(option: Option, text: str, origin: str) -> Any:
    if option.choices and text not in option.choices:
        known = ", ".join(option.choices)
        raise CannotGoOn(
            Message(f'{origin}: "{text}" is none of {known}', f"{origin}:「{text}」は {known} のどれでもありません"),
            did_you_mean(text, option.choices),
        )
    try:
        return option.read(text)
    except CannotGoOn as complaint:
        raise CannotGoOn(
            Message(f"{origin}: {complaint.message.en}", f"{origin}: {complaint.message.ja}"), complaint.help
        ) from None


def _truth(raw: Any, origin: str) -> bool:
    if isinstance(raw, bool):
        return raw
    text = str(raw).lower()
    if text in ("1", "true", "yes", "on"):
        return True
    if text in ("0", "false", "no", "off"):
        return False
    raise CannotGoOn(
        Message(f'{origin}: "{raw}" is neither true nor false', f"{origin}:「{raw}」は true でも false でもありません")
    )


def a_day(text: str) -> date:
    """Read a day as a schedule would write it: `2022-02-01`, `令和4年2月1日`, with or without its weekday."""
    from aistrat_cli.loading.written.days import written_day
    from aistrat_cli.loading.written.misread import Misread

    try:
        return written_day(text)
    except Misread as misread:
        raise CannotGoOn(misread.message, misread.help) from None


def a_width(text: str) -> int:
    """Read a number of cells."""
    from aistrat_cli.cli.console import NARROWEST

    cells = _a_number(text)
    if cells < NARROWEST:
        raise CannotGoOn(Message(f"at least {NARROWEST} cells", f"{NARROWEST}桁以上が必要です"))
    return min(cells, 10_000)


def a_count(text: str) -> int:
    """Read a number of days that is not negative."""
    number = _a_number(text)
    if number < 0:
        raise CannotGoOn(Message(f"{number} is negative", f"{number} は負の数です"))
    return number


def _a_number(text: str) -> int:
    try:
        return int(text[:20])
    except ValueError:
        raise CannotGoOn(Message(f'"{text}" is no whole number', f"「{text}」は整数ではありません")) from None


def an_override(text: str) -> tuple[str, str]:
    """Read `ITEM.KEY=VALUE` into `("ITEM.KEY", "VALUE")`."""
    key, equals, value = text.partition("=")
    if not equals or "." not in key.strip("."):
        raise CannotGoOn(Message(f'"{text}" is not ITEM.KEY=VALUE', f"「{text}」は ITEM.KEY=VALUE の形ではありません"))
    return key.strip(), value.strip()
