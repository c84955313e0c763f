"""The options of rules, `[rules.options.NAME]`: declared by each rule, validated here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.loading.format.keys import WEEKDAYS
from aistrat_cli.row import NamedTuple
from aistrat_cli.rules.base import finding
from aistrat_cli.rules.say import told
from aistrat_cli.wording import nearest

if TYPE_CHECKING:
    from aistrat_cli.model.series import Series
    from aistrat_cli.rules.base import Rule


class Refused(Exception):
    """A value that an option does not take: the fault, and what would be taken."""

    def __init__(self, fault: Fault, message: Message) -> None:
        super().__init__(message.en)
        self.fault = fault
        self.message = message


Reader = Callable[[Any, "Series"], Any]
"""From the TOML value to the option's; raises Refused."""


class Option(NamedTuple):
    """One option of a rule."""

    name: str
    read: Reader
    default: Any
    doc: Message
    example: str
    """A TOML value."""


def count(value: Any, series: Series) -> int:
    """A whole number, 1 or more."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(faults.WRONG_TYPE, Message("takes a whole number", "は整数です"))
    if value < 1:
        raise Refused(faults.INVALID_VALUE, Message("takes 1 or more", "は1以上です"))
    return value


def text(value: Any, series: Series) -> str:
    """A string."""
    if not isinstance(value, str):
        raise Refused(faults.WRONG_TYPE, Message("takes a string", "は文字列です"))
    return value


def strings(value: Any, series: Series) -> tuple[str, ...]:
    """A list of strings, or one string."""
    written = [value] if isinstance(value, str) else value
    if not isinstance(written, list) or not all(isinstance(one, str) for one in written):
        raise Refused(faults.WRONG_TYPE, Message("takes a list of strings", "は文字列のリストです"))
    return tuple(written)


def bodies(value: Any, series: Series) -> tuple[str, ...]:
    """A list of ids of bodies of the series."""
    found = strings(value, series)
    for body in found:
        _known_body(body, series)
    return found


def by_body(value: Any, series: Series) -> Mapping[str, tuple[int, ...]]:
    """A table from bodies to weekdays: `{ cabinet = ["tue", "fri"] }`."""
    if not isinstance(value, dict):
        raise Refused(
            faults.WRONG_TYPE,
            Message(
                'takes a table from bodies to weekdays: { council = ["tue"] }', 'は { council = ["tue"] } の形の表です'
            ),
        )
    return {_known_body(body, series): _weekdays(written, series) for body, written in value.items()}


def day(value: Any, series: Series) -> Any:
    """A TOML date."""
    from datetime import date, datetime

    if not isinstance(value, date) or isinstance(value, datetime):
        raise Refused(faults.WRONG_TYPE, Message("takes a date: 2022-04-01", "は日付です（例 2022-04-01）"))
    return value


def _weekdays(value: Any, series: Series) -> tuple[int, ...]:
    found = strings(value, series)
    for name in found:
        if name.casefold() not in WEEKDAYS:
            known = ", ".join(WEEKDAYS)
            raise Refused(faults.INVALID_VALUE, Message(f"takes weekdays: {known}", f"は曜日です: {known}"))
    return tuple(WEEKDAYS.index(name.casefold()) for name in found)


def _known_body(body: str, series: Series) -> str:
    if body not in series.bodies:
        close = nearest(body, series.bodies)
        en, ja = (f"; did you mean {close}?", f"（{close} ですか？）") if close else ("", "")
        raise Refused(
            faults.UNKNOWN_REFERENCE, Message(f'names no body "{body}"{en}', f"の {body} という会議体はありません{ja}")
        )
    return body


def values(series: Series, rule: Rule) -> Mapping[str, Any]:
    """Return the rule's options in a series; one that cannot be read has its default, and `faults_of` speaks of it."""
    written = _written(series, rule)
    found = {option.name: option.default for option in rule.options}
    for option in rule.options:
        if option.name in written:
            try:
                found[option.name] = option.read(written[option.name], series)
            except Refused:
                continue
    return found


def faults_of(series: Series, rule: Rule, name: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the options that a series writes for a rule under `name`."""
    place = series.rules.place.at("options", name)
    by_name = {option.name: option for option in rule.options}
    for key, value in series.rules.options[name].items():
        if key.startswith("x-"):
            continue
        option = by_name.get(key)
        if option is None:
            close = nearest(key, by_name)
            takes = ", ".join(by_name)
            yield finding(
                faults.UNKNOWN_KEY,
                series.id,
                place.at(key).named(),
                told(
                    "the rule {rule} has no option {key}",
                    "規則 {rule} に {key} というオプションはありません",
                    rule=name,
                    key=key,
                ),
                Message(f"write {close}", f"{close} と書いてください")
                if close
                else Message(f"delete {key}", f"{key} を削除してください")
                if not takes
                else Message(f"its options: {takes}", f"使えるオプション: {takes}"),
            )
            continue
        try:
            option.read(value, series)
        except Refused as refused:
            yield finding(
                refused.fault,
                series.id,
                place.at(key),
                told(
                    "option {key} of {rule} {what}",
                    "{rule} のオプション {key} {what}",
                    key=key,
                    rule=name,
                    what=refused.message,
                ),
                told(
                    "write `{key} = {example}`",
                    "`{key} = {example}` のように書いてください",
                    key=key,
                    example=option.example,
                ),
            )


def _written(series: Series, rule: Rule) -> Mapping[str, Any]:
    options = series.rules.options
    return {**options.get(rule.fault.code, {}), **options.get(rule.fault.name, {})}
