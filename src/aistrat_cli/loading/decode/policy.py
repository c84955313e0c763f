"""Readers of selectors, and of what was decided about slips, findings and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import SEVERITIES, Message, Severity
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.table import Values, check_size, read_table, reads, wrong_type
from aistrat_cli.loading.decode.values import choose, each
from aistrat_cli.loading.format.keys import TABLES, Key
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.model.items import KINDS
from aistrat_cli.model.leads import Selector
from aistrat_cli.model.policy import RulesConfig, SlipPolicy, Waiver
from aistrat_cli.source.place import Place


def table_of(value: Any, key: Key) -> Mapping[str, Any]:
    """Return the value, a table; raises Misread where it is none."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list) and value and all(isinstance(entry, dict) for entry in value):
        raise wrong_type(
            key,
            value,
            Message(
                f"There is only one `{key.name}`: write its header with single brackets.",
                f"`{key.name}` は1つだけです。見出しの角括弧は一重にしてください。",
            ),
        )
    raise wrong_type(key, value)


def tables_of(reading: Reading, value: Any, place: Place, key: Key) -> Iterator[tuple[Mapping[str, Any], Place]]:
    """Yield the tables of a list with their places; a single table stands for a list of one."""
    for entry, here in each(reading, value, place, key, or_tables=True):
        if isinstance(entry, dict):
            yield entry, here
        else:
            reading.misread(wrong_type(key, entry), here)


@reads("selector")
def read_selector(reading: Reading, value: Any, place: Place, key: Key) -> Selector:
    """What a lead time is for."""
    return make_selector(read_table(reading, TABLES["selector"], table_of(value, key), place).values, ("meeting",))


def make_selector(values: Mapping[str, Any], kinds: tuple[str, ...]) -> Selector:
    """Return the selector of what was read; `kinds` is what it means where it names none."""
    return Selector(
        bodies=values.get("body", ()),
        kinds=values.get("kind") or kinds,
        types=values.get("type", ()),
        ids=values.get("ids", ()),
        online=values.get("online"),
    )


@reads("table")
def read_item_slip(reading: Reading, value: Any, place: Place, key: Key) -> SlipPolicy:
    """An item's own policy for slips."""
    return make_slip(read_table(reading, TABLES[key.table], table_of(value, key), place), place)


def make_slip(read: Values, place: Place, selector: Selector | None = None) -> SlipPolicy:
    """Return the policy of what was read."""
    said = ("baseline", "tolerance", "fail_on", "warn_on", "followers")
    return SlipPolicy(
        selector=selector, place=place, **{name: read.values[name] for name in said if name in read.values}
    )


@reads("slip-for")
def read_slip_for(reading: Reading, value: Any, place: Place, key: Key) -> tuple[SlipPolicy, ...]:
    """Policies for some items; a policy that names no kind is for items of all kinds."""
    found = []
    for raw, here in tables_of(reading, value, place, key):
        read = read_table(reading, TABLES["slip_for"], raw, here)
        found.append(make_slip(read, here, make_selector(read.values, KINDS)))
    return tuple(found)


@reads("waivers")
def read_waivers(reading: Reading, value: Any, place: Place, key: Key) -> tuple[Waiver, ...]:
    """Findings that are accepted."""
    found = []
    for raw, here in tables_of(reading, value, place, key):
        read = read_table(reading, TABLES["waiver"], raw, here)
        if "rule" in read.values and "why" in read.values and "until" not in read.faulty:
            found.append(Waiver(place=here, **read.values))
    return tuple(found)


@reads("severities")
def read_severities(reading: Reading, value: Any, place: Place, key: Key) -> dict[str, Severity]:
    """Severities by code, name or prefix."""
    found: dict[str, Severity] = {}
    for name, severity in table_of(value, key).items():
        try:
            found[name] = choose(reading, severity, key, SEVERITIES)  # type: ignore[assignment]
        except Misread as misread:
            reading.misread(misread, place.at(name))
    return found


@reads("options")
def read_options(reading: Reading, value: Any, place: Place, key: Key) -> dict[str, Mapping[str, Any]]:
    """Options by the rule's name; what each may be is the rule's own affair."""
    found: dict[str, Mapping[str, Any]] = {}
    for name, options in table_of(value, key).items():
        if isinstance(options, dict):
            check_size(reading, options, place.at(name))
            found[name] = options
        else:
            reading.report(
                faults.WRONG_TYPE,
                Message(f"The options of `{name}` are a table.", f"`{name}` のオプションはテーブルで書きます。"),
                place.at(name),
                Message(f"Write `[rules.options.{name}]`.", f"`[rules.options.{name}]` と書いてください。"),
            )
    return found


def make_rules(reading: Reading, raw: Mapping[str, Any], place: Place) -> RulesConfig:
    """Read `[rules]`."""
    return RulesConfig(place=place, **read_table(reading, TABLES["rules"], raw, place).values)
