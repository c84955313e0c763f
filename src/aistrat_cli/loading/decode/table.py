"""Reading one table by the list of its keys: what is unknown, what is missing, what is of the wrong type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.format.keys import Key, Table, tables_with
from aistrat_cli.loading.shown import quoted, typed
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import Place

Reader = Callable[[Reading, Any, Place, Key], Any]
"""Turns a TOML value into one of the model; raises Misread where that cannot be done."""

READERS: dict[str, Reader] = {}
"""The readers by the kind of value, as `keys` names it."""

AnyReader = TypeVar("AnyReader", bound=Reader)

LARGEST = 2**63 - 1


class Values(NamedTuple):
    """What was read of one table."""

    values: dict[str, Any]
    """By key; what could not be read is not there."""
    faulty: frozenset[str]
    """The keys that are written but could not be read, or not wholly; mistyped ones by the name that was meant."""
    x: Mapping[str, Any]
    """The `x-` keys, as written."""


NO_FAULT: frozenset[str] = frozenset()
NO_KEYS: Mapping[str, Any] = {}


def reads(*kinds: str) -> Callable[[AnyReader], AnyReader]:
    """Register a reader for these kinds of values."""

    def register(reader: AnyReader) -> AnyReader:
        for kind in kinds:
            READERS[kind] = reader
        return reader

    return register


def read_table(reading: Reading, table: Table, raw: Mapping[str, Any], place: Place, *, part: bool = False) -> Values:
    """Read every key of a table and report all that is wrong with them.

    Where `part` is true the table is laid over another one, and need not have the required keys.
    """
    values: dict[str, Any] = {}
    faulty: set[str] | None = None
    x: dict[str, Any] | None = None
    keys, readers = table.keys, READERS
    for name, value in raw.items():
        key = keys.get(name)
        if key is None:
            if name.startswith("x-"):
                x = x or {}
                x[name] = value
                check_size(reading, value, place.at(name))
            else:
                meant = unknown_key(reading, table, name, place)
                if meant is not None and meant not in raw:
                    faulty = faulty or set()
                    faulty.add(meant)  # what is mistyped is not missing, too
            continue
        here = place.at(name)
        before = reading.faults
        try:
            values[name] = readers[key.kind](reading, value, here, key)
        except Misread as misread:
            reading.misread(misread, here)
            faulty = faulty or set()
            faulty.add(name)
        else:
            if reading.faults > before:
                faulty = faulty or set()
                faulty.add(name)
    if not part:
        for name in table.needed:
            if name not in raw and not (faulty and name in faulty):
                missing_key(reading, table, name, place)
    return Values(values, frozenset(faulty) if faulty else NO_FAULT, x or NO_KEYS)


def check_size(reading: Reading, value: Any, place: Place) -> None:
    """Report whole numbers beyond TOML's 64 bits in a value that is kept as it is: no output could carry them."""
    if isinstance(value, int):
        if not -LARGEST - 1 <= value <= LARGEST:
            reading.report(
                faults.INVALID_VALUE,
                Message(
                    "This whole number is larger than TOML's 64 bits.", "この整数は TOML の 64 ビットに収まりません。"
                ),
                place,
            )
    elif isinstance(value, dict):
        for name, inner in value.items():
            check_size(reading, inner, place.at(name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            check_size(reading, inner, place.at(index))


def unknown_key(reading: Reading, table: Table, name: str, place: Place) -> str | None:
    """Report a key that the table does not have; return the key that was meant, where one is likely."""
    from aistrat_cli.loading.format.other_words import OTHER_WORDS

    known = table.keys
    at_home = [other.header for other in tables_with(name) if other.header.startswith("[")]
    meant = next((word for word in OTHER_WORDS.get(name.lower(), ()) if word in known), None)
    if meant is None and not at_home:
        meant = reading.nearest(name, known)
    help: Message | None = None
    if meant:
        help = Message(f"Did you mean `{meant}`?", f"`{meant}` ではありませんか。")
    elif at_home:
        where = ", ".join(f"`{header}`" for header in at_home[:4])
        help = Message(f"It is a key of {where}.", f"これは {where} のキーです。")
    elif len(table.keys) <= 8:
        keys = ", ".join(f"`{key}`" for key in table.keys)
        help = Message(
            f"It takes {keys}; a key of your own begins with `x-`.",
            f"書けるのは {keys} です。独自のキーは `x-` で始めます。",
        )
    else:
        help = Message(
            "Remove it, or let it begin with `x-` if it is your own.",
            "削除するか、独自のキーなら `x-` で始めてください。",
        )
    header, shown = _called(table), quoted(name)
    message = Message(f"There is no key `{shown}` in {header.en}.", f"{header.ja}に `{shown}` というキーはありません。")
    reading.report(faults.UNKNOWN_KEY, message, place.at(name).named(), help)
    return meant


def missing_key(reading: Reading, table: Table, name: str, place: Place) -> None:
    """Report a required key that is not there, with an example of it."""
    from aistrat_cli.loading.format.docs import DOCS

    written = DOCS[table.keys[name].doc].example
    header = _called(table)
    reading.report(
        faults.MISSING_KEY,
        Message(
            f"{header.en[0].upper()}{header.en[1:]} needs the key `{name}`.", f"{header.ja}には `{name}` が必要です。"
        ),
        place,
        Message(f"Add it, for example `{written}`.", f"例のように書き加えてください: `{written}`"),
    )


def wrong_type(key: Key, value: Any, help: Message | None = None) -> Misread:
    """Return the exception for a value of another type than the key takes."""
    from aistrat_cli.loading.format.docs import DOCS
    from aistrat_cli.loading.format.kind_words import KIND_WORDS

    wanted, found = KIND_WORDS[key.kind], typed(value)
    if help is None:
        help = _like_this(_meant(key, value) or DOCS[key.doc].example)
    return Misread(
        faults.WRONG_TYPE,
        Message(
            f"`{key.name}` takes {wanted.en}, not {found.en}.",
            f"`{key.name}` に書けるのは{wanted.ja}です。{found.ja}は書けません。",
        ),
        help,
    )


def _meant(key: Key, value: Any) -> str | None:
    """Return the value as it was most likely meant: with quotes, or without."""
    if isinstance(value, str):
        word = value.strip().lower()
        if key.kind == "integer":
            from aistrat_cli.loading.written.mistyped_amounts import meant_integer

            number = meant_integer(word)
            return None if number is None else f"{key.name} = {number}"
        if key.kind == "boolean" and word in ("true", "false", "yes", "no"):
            return f"{key.name} = {'true' if word in ('true', 'yes') else 'false'}"
    elif key.kind in ("text", "string", "id") and isinstance(value, int | float) and not isinstance(value, bool):
        return f'{key.name} = "{value}"' if abs(value) < 10**15 else None
    return None


def example(key: Key) -> Message:
    """Return the help that shows how a key is written."""
    from aistrat_cli.loading.format.docs import DOCS

    return _like_this(DOCS[key.doc].example)


def _like_this(written: str) -> Message:
    return Message(f"Write it like this: `{written}`.", f"例のように書いてください: `{written}`")


def _called(table: Table) -> Message:
    if not table.header:
        return Message("a schedule file", "予定表のファイル")
    return Message(f"`{table.header}`", f"`{table.header}` ")
