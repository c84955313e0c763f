"""Readers of texts, numbers, choices, and of lists of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.table import example, reads, wrong_type
from aistrat_cli.loading.format.keys import Key
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.model.text import Text
from aistrat_cli.source.place import Place


def is_language(code: str) -> bool:
    """Tell whether a text is shaped like a language code, `ja`, `en-GB`; `jp` is none, it is a country's."""
    first, *rest = code.split("-")
    return (
        code.isascii()
        and first.isalpha()
        and 2 <= len(first) <= 3
        and first != "jp"
        and all(part.isalnum() and len(part) <= 8 for part in rest)
    )


def each(
    reading: Reading, value: Any, place: Place, key: Key, *, or_tables: bool = False
) -> Iterator[tuple[Any, Place]]:
    """Yield the entries of a list with their places; a single entry stands for a list of one.

    Entries of another type are reported, and left out. Raises Misread where there is no list at all.
    """
    for entry, here in reading.entries(value, place):
        if isinstance(entry, str) or (or_tables and isinstance(entry, dict)):
            yield entry, here
        elif entry is value:
            raise wrong_type(key, value)
        else:
            reading.misread(wrong_type(key, entry), here)


def all_read(
    reading: Reading, value: Any, place: Place, key: Key, read: Callable[[str, Place], Any]
) -> tuple[Any, ...]:
    """Read a list of strings; what cannot be read is reported, and left out."""
    found = []
    for entry, here in each(reading, value, place, key):
        try:
            found.append(read(entry, here))
        except Misread as misread:
            reading.misread(misread, here)
    return tuple(found)


def one_string(value: Any, key: Key) -> str:
    """Return the value, a string that is not empty. Raises Misread."""
    if not isinstance(value, str):
        raise wrong_type(key, value)
    if not value.strip():
        raise Misread(
            faults.INVALID_VALUE,
            Message(f"`{key.name}` is empty.", f"`{key.name}` が空です。"),
            Message("Write something, or take it away.", "内容を書くか、削除してください。"),
        )
    return value


def choose(reading: Reading, value: Any, key: Key, choices: tuple[str, ...]) -> str:
    """Return the value, one of the choices. Raises Misread, with the nearest of them."""
    if not isinstance(value, str):
        raise wrong_type(key, value)
    if value in choices:
        return value
    near = reading.nearest(value, choices)
    listed = ", ".join(f'"{choice}"' for choice in choices)
    raise Misread(
        faults.INVALID_VALUE,
        Message(
            f'"{quoted(value)}" is nothing that `{key.name}` can be.',
            f"「{quoted(value)}」は `{key.name}` に書ける値ではありません。",
        ),
        Message(f'Did you mean "{near}"?', f'"{near}" ではありませんか。')
        if near
        else Message(f"It can be {listed}.", f"書けるのは {listed} です。"),
    )


@reads("text")
def read_text(reading: Reading, value: Any, place: Place, key: Key) -> Text:
    """A string, or a table by language."""
    if isinstance(value, dict):
        return Text(written=_by_language(reading, value, place, key))
    return Text(written=one_string(value, key))


def _by_language(reading: Reading, table: dict[str, Any], place: Place, key: Key) -> dict[str, str]:
    found: dict[str, str] = {}
    for language, text in table.items():
        try:
            if not is_language(language):
                near = "ja" if language == "jp" else reading.nearest(language, ("ja", "en"))
                raise Misread(
                    faults.INVALID_VALUE,
                    Message(
                        f"`{quoted(language)}` is no language.", f"`{quoted(language)}` は言語コードではありません。"
                    ),
                    Message(f"Write its code, such as `{near or 'ja'}`.", f"`{near or 'ja'}` のように書いてください。"),
                )
            found[language] = one_string(text, key)
        except Misread as misread:
            reading.misread(misread, place.at(language))
    if not found:
        raise Misread(
            faults.INVALID_VALUE,
            Message(f"`{key.name}` has no text in any language.", f"`{key.name}` にはどの言語の文もありません。"),
            Message(
                f'Write it like this: `{key.name} = {{ ja = "…", en = "…" }}`.',
                f'例: `{key.name} = {{ ja = "…", en = "…" }}`',
            ),
        )
    return found


@reads("string")
def read_string(reading: Reading, value: Any, place: Place, key: Key) -> str:
    """A string that is not empty."""
    return one_string(value, key)


@reads("strings")
def read_strings(reading: Reading, value: Any, place: Place, key: Key) -> tuple[str, ...]:
    """Strings, or one."""
    return all_read(reading, value, place, key, lambda text, here: one_string(text, key))


@reads("boolean")
def read_boolean(reading: Reading, value: Any, place: Place, key: Key) -> bool:
    """`true` or `false`."""
    if not isinstance(value, bool):
        raise wrong_type(key, value)
    return value


@reads("integer")
def read_integer(reading: Reading, value: Any, place: Place, key: Key) -> int:
    """A whole number within the key's bounds."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong_type(key, value)
    if not key.low <= value <= key.high:
        raise Misread(
            faults.INVALID_VALUE,
            Message(
                f"`{key.name}` lies between {key.low} and {key.high}.",
                f"`{key.name}` に書けるのは {key.low} から {key.high} までです。",
            ),
            example(key),
        )
    return value


@reads("choice")
def read_choice(reading: Reading, value: Any, place: Place, key: Key) -> str:
    """One of the key's choices."""
    return choose(reading, value, key, key.choices)


@reads("choices")
def read_choices(reading: Reading, value: Any, place: Place, key: Key) -> tuple[str, ...]:
    """Some of the key's choices, or one."""
    return all_read(reading, value, place, key, lambda text, here: choose(reading, text, key, key.choices))


@reads("format")
def read_format(reading: Reading, value: Any, place: Place, key: Key) -> int:
    """The version of the format, which is looked at before anything else."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong_type(key, value)
    return value


@reads("online")
def read_online(reading: Reading, value: Any, place: Place, key: Key) -> str | bool:
    """A link, or whether it is held online."""
    return value if isinstance(value, bool) else one_string(value, key)


@reads("cancelled")
def read_cancelled(reading: Reading, value: Any, place: Place, key: Key) -> Text | bool:
    """`true`, or the reason."""
    return value if isinstance(value, bool) else read_text(reading, value, place, key)
