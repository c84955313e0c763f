"""Readers of what says when: date expressions, windows, dependencies, the days of a calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.decode.amounts import day_of
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.table import example, read_table, reads, wrong_type
from aistrat_cli.loading.decode.values import all_read, one_string
from aistrat_cli.loading.format.keys import TABLES, Key
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.amounts import parse_year_range
from aistrat_cli.loading.written.expressions import fixed_day, parse_dependency, parse_expression, parse_reference
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.periods import parse_option, parse_span
from aistrat_cli.model.calendar import DayRange, YearDay
from aistrat_cli.model.days import DateExpr, Dependency, ItemKey, Span
from aistrat_cli.source.place import Place

if TYPE_CHECKING:
    from aistrat_cli.loading.recurrence import Rule

OPEN: Final = "?"
"""`date = "?"`: the place is open."""


@reads("expression")
def read_expression(reading: Reading, value: Any, place: Place, key: Key) -> DateExpr:
    """A day, then offsets."""
    if isinstance(value, str):
        one_string(value, key)
    elif not isinstance(value, date):
        day_of(value, key)
    return parse_expression(value, place, reading.scope)


@reads("date")
def read_date(reading: Reading, value: Any, place: Place, key: Key) -> DateExpr | str:
    """A date expression, or `?`."""
    if isinstance(value, str) and value.strip() in ("?", "？"):
        return OPEN
    if isinstance(value, list):
        help = Message(
            "One of several days is written as `one_of = […]`.", "複数の候補日は `one_of = […]` と書いてください。"
        )
        raise wrong_type(key, value, help)
    return read_expression(reading, value, place, key)


@reads("window")
def read_window(reading: Reading, value: Any, place: Place, key: Key) -> Span:
    """A period, or its first and its last day."""
    return parse_span(value, place, reading.scope)


@reads("one-of")
def read_one_of(reading: Reading, value: Any, place: Place, key: Key) -> tuple[Span, ...]:
    """Days, or windows, in order of time."""
    if not isinstance(value, list):
        raise wrong_type(key, value)
    if not value:
        raise Misread(
            faults.INVALID_VALUE, Message("`one_of` names no day.", "`one_of` に日付がありません。"), example(key)
        )
    found: list[Span] = []
    for entry, here in reading.entries(value, place):
        try:
            found.append(parse_option(entry, here, reading.scope))
        except Misread as misread:
            reading.misread(misread, here)
    for index in range(1, len(found)):
        before, span = found[index - 1], found[index]
        ends, begins = fixed_day(before.last), fixed_day(span.first)
        if ends and begins and ends >= begins:
            reading.report(
                faults.CONTRADICTION,
                Message(
                    f"{quoted(span.written)} does not come after {quoted(before.written)}.",
                    f"{quoted(span.written)} は {quoted(before.written)} より後ではありません。",
                ),
                span.place,
                Message("Write the alternatives in order of time.", "候補は日付の順に書いてください。"),
            )
    return tuple(found)


@reads("dependencies")
def read_dependencies(reading: Reading, value: Any, place: Place, key: Key) -> tuple[Dependency, ...]:
    """Other items with an edge and a lag, or one."""
    scope, relation = reading.scope, key.name
    found: list[Dependency] = []
    for entry, here in reading.entries(value, place):
        try:
            if not isinstance(entry, str | date):
                raise wrong_type(key, entry)
            found.append(parse_dependency(entry, relation, here, scope))  # type: ignore[arg-type]
        except Misread as misread:
            reading.misread(misread, here)
    return tuple(found)


@reads("references")
def read_references(reading: Reading, value: Any, place: Place, key: Key) -> tuple[ItemKey, ...]:
    """Items, or one."""
    return all_read(
        reading, value, place, key, lambda text, here: parse_reference(one_string(text, key), reading.scope)
    )


@reads("year-range")
def read_year_range(reading: Reading, value: Any, place: Place, key: Key) -> tuple[YearDay, YearDay]:
    """Days of every year."""
    return parse_year_range(one_string(value, key))


@reads("day-ranges")
def read_day_ranges(reading: Reading, value: Any, place: Place, key: Key) -> tuple[DayRange, ...]:
    """Days, ranges of days and days of every year; one of them, or a list."""
    found: list[DayRange] = []
    for entry, here in reading.entries(value, place):
        try:
            if isinstance(entry, dict):
                days = _day_range(reading, entry, here, key)
                if days:
                    found.append(days)
            else:
                day = day_of(entry, key)
                found.append(DayRange(first=day, last=day, place=here))
        except Misread as misread:
            reading.misread(_of_every_year(misread, entry), here)
    return tuple(found)


def _of_every_year(misread: Misread, entry: object) -> Misread:
    """Return the same with how `12/29〜1/3` is written, if that is what could not be read."""
    from aistrat_cli.loading.written.mistyped_amounts import yearly

    every = yearly(entry) if isinstance(entry, str) else None
    if every is None:
        return misread
    written = f'{{ every = "{every}" }}'
    return Misread(
        misread.fault,
        misread.message,
        Message(f"For days of every year, write `{written}`.", f"毎年のことなら `{written}` と書きます。"),
    )


def _day_range(reading: Reading, raw: Mapping[str, Any], place: Place, key: Key) -> DayRange | None:
    """Read `{ from, to, why }` or `{ every, why }`."""
    values = read_table(reading, TABLES["day_range"], raw, place)
    read, why = values.values, values.values.get("why")
    if "every" in raw:
        if "from" in raw or "to" in raw:
            reading.report(
                faults.CONTRADICTION,
                Message("`every` stands for `from` and `to`.", "`every` は `from`、`to` と一緒には書けません。"),
                place,
                Message("Keep one of them.", "どちらか一方だけにしてください。"),
            )
            return None
        if "every" not in read:
            return None
        first, last = read["every"]
        return DayRange(first=first, last=last, why=why, place=place)
    if "from" not in raw:
        raise Misread(
            faults.MISSING_KEY,
            Message(f"This entry of `{key.name}` has no day.", f"この `{key.name}` の項目には日付がありません。"),
            Message(
                "Write `from` and `to`, or `every`: `{ from = 2022-04-29, to = 2022-05-05 }`.",
                "`from` と `to`、または `every` を書いてください。例: `{ from = 2022-04-29, to = 2022-05-05 }`",
            ),
        )
    if "from" not in read or "to" in values.faulty:
        return None
    first = read["from"]
    last = read["to"] if "to" in raw else without_end(reading, first, place)
    if not in_order(reading, first, last, place, "to"):
        return None
    return DayRange(first=first, last=last, why=why, place=place)


def without_end(reading: Reading, first: date, place: Place) -> date:
    """Report days that begin and do not end, and return the first as the last: what was meant, nobody can tell."""
    reading.report(
        faults.MISSING_KEY,
        Message(
            f"It begins on {first} and does not say when it ends.", f"{first} からとありますが、終わりがありません。"
        ),
        place,
        Message(
            f"Add the last day; for that day alone `to = {first}`.",
            f"末日を書きます。1日だけなら `to = {first}` です。",
        ),
    )
    return first


def in_order(reading: Reading, first: date | None, last: date | None, place: Place, last_key: str) -> bool:
    """Report a last day that lies before the first one; either may be open."""
    if first is None or last is None or first <= last:
        return True
    reading.report(
        faults.CONTRADICTION,
        Message(f"It ends on {last}, before it begins on {first}.", f"終わり（{last}）が始まり（{first}）より前です。"),
        place.at(last_key),
        Message("Put the days in order.", "日付の順序を直してください。"),
    )
    return False


@reads("recurrence")
def read_recurrence(reading: Reading, value: Any, place: Place, key: Key) -> Rule:
    """A rule that gives days."""
    from aistrat_cli.loading.recurrence import parse_rule

    return parse_rule(one_string(value, key))
