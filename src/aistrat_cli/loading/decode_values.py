"""Readers of single values: texts, numbers, choices, days, times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.amounts import parse_duration, parse_lead_offset, parse_length, parse_time, parse_tolerance
from aistrat_cli.loading.days import day_value
from aistrat_cli.loading.decode_table import example, reads, wrong_type
from aistrat_cli.loading.expressions import LONGEST_ID, day_shaped, is_id
from aistrat_cli.loading.folding import fold
from aistrat_cli.loading.keys import Key
from aistrat_cli.loading.misread import Misread
from aistrat_cli.loading.reading import Reading
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.zones import is_zone, nearest_zone
from aistrat_cli.model.days import Duration
from aistrat_cli.model.leads import LeadOffset
from aistrat_cli.model.text import Text
from aistrat_cli.source.place import Place

if TYPE_CHECKING:
    from fractions import Fraction

NOT_IN_ADDRESS = frozenset('<>,;:"()[]\\')
"""What would make a header of a bare address."""


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


def is_address(text: str) -> bool:
    """Tell whether a text is a bare e-mail address."""
    name, at, host = text.rpartition("@")
    return (
        bool(name and at and host)
        and "@" not in name
        and NOT_IN_ADDRESS.isdisjoint(text)
        and text.isprintable()
        and " " not in text
    )


def is_country(code: str) -> bool:
    """Tell whether a text is shaped like a country's code."""
    return len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()


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
    """Return the value, a string that is not empty."""
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
    """Return the value, one of the choices."""
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


@reads("id")
def read_id(reading: Reading, value: Any, place: Place, key: Key) -> str:
    """An id. One that is written wrong is reported and kept: what refers to it shall not be reported, too."""
    if not isinstance(value, str):
        raise wrong_type(key, value)
    try:
        check_id(value)
    except Misread as misread:
        if not value.strip():
            raise
        reading.misread(misread, place)
    return value


@reads("ids")
def read_ids(reading: Reading, value: Any, place: Place, key: Key) -> tuple[str, ...]:
    """Ids, or one."""

    def read(text: str, here: Place) -> str:
        check_id(text)
        return text

    return all_read(reading, value, place, key, read)


def check_id(text: str) -> None:
    """Raise Misread where the text is no id."""
    if is_id(text) and not day_shaped(text):
        return
    shown = quoted(text)
    if len(text) > LONGEST_ID:
        raise Misread(
            faults.INVALID_ID,
            Message(f"This id is {len(text)} characters long.", f"この ID は {len(text)} 文字あります。"),
            Message(f"An id has at most {LONGEST_ID} characters.", f"ID は {LONGEST_ID} 文字までです。"),
        )
    if is_id(text):
        raise Misread(
            faults.INVALID_ID,
            Message(f'The id "{shown}" looks like a year or a date.', f"ID「{shown}」は年や日付と区別がつきません。"),
            Message(f'Let it begin with a word: "m-{text}".', f'"m-{text}" のように、語で始めてください。'),
        )
    import re

    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", fold(text)).strip("-_")
    if is_id(plain) and not day_shaped(plain) and not plain.isdigit():
        help = Message(
            f'Write "{plain}": letters and digits of ASCII, `_` and `-`.',
            f'"{plain}" のように、半角の英数字と `_`、`-` で書いてください。',
        )
    else:
        help = Message(
            "It is made of ASCII letters, digits, `_` and `-`, and begins with a letter or a digit.",
            "ID は半角の英数字と `_`、`-` で作り、英数字で始めます。",
        )
    raise Misread(faults.INVALID_ID, Message(f'"{shown}" is no id.', f"「{shown}」は ID として使えません。"), help)


@reads("patterns")
def read_patterns(reading: Reading, value: Any, place: Place, key: Key) -> tuple[str, ...]:
    """Patterns of ids, in which `*` stands for any characters and `?` for one."""

    def read(text: str, here: Place) -> str:
        if not is_id(text.replace("*", "a").replace("?", "a")):
            raise Misread(
                faults.INVALID_VALUE,
                Message(
                    f'"{quoted(text)}" is no pattern of ids.', f"「{quoted(text)}」は ID のパターンではありません。"
                ),
                Message(
                    'It is an id in which `*` stands for any characters, `?` for one: "study-*".',
                    'ID の一部を `*`（任意の文字列）や `?`（一文字）にしたものです。例: "study-*"',
                ),
            )
        return text

    return all_read(reading, value, place, key, read)


@reads("format")
def read_format(reading: Reading, value: Any, place: Place, key: Key) -> int:
    """The version of the format, which is looked at before anything else."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong_type(key, value)
    return value


def day_of(value: Any, key: Key) -> date:
    """Return a written day: a TOML date, or a string."""
    if isinstance(value, str | date) or (isinstance(value, int) and not isinstance(value, bool) and value > 9999):
        return day_value(value)
    raise wrong_type(key, value)


@reads("day")
def read_day(reading: Reading, value: Any, place: Place, key: Key) -> date:
    """A written day."""
    return day_of(value, key)


@reads("days")
def read_days(reading: Reading, value: Any, place: Place, key: Key) -> tuple[date, ...]:
    """Written days, or one."""
    found = []
    for entry, here in reading.entries(value, place):
        try:
            found.append(day_of(entry, key))
        except Misread as misread:
            reading.misread(misread, here)
    return tuple(found)


@reads("time")
def read_time(reading: Reading, value: Any, place: Place, key: Key) -> dt.time:
    """A time of the day: a TOML time, or a string."""
    if not isinstance(value, str | dt.time | dt.datetime):
        raise wrong_type(key, value)
    return parse_time(value)


def with_unit(key: Key, value: Any) -> Any:
    """Return a value that has a unit: a string, or a number whose missing unit the parser tells."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return one_string(value, key)


@reads("length")
def read_length(reading: Reading, value: Any, place: Place, key: Key) -> int:
    """A length in hours and minutes; minutes are returned."""
    return parse_length(with_unit(key, value))


@reads("duration")
def read_duration(reading: Reading, value: Any, place: Place, key: Key) -> Duration:
    """A length in days."""
    return parse_duration(with_unit(key, value))


@reads("tolerance")
def read_tolerance(reading: Reading, value: Any, place: Place, key: Key) -> Duration:
    """A length in days, which may be none."""
    return parse_tolerance(with_unit(key, value))


@reads("offset")
def read_offset(reading: Reading, value: Any, place: Place, key: Key) -> LeadOffset:
    """How far a deadline lies from its item."""
    return parse_lead_offset(with_unit(key, value))


@reads("timezone")
def read_timezone(reading: Reading, value: Any, place: Place, key: Key) -> str:
    """A zone of the IANA database."""
    name = one_string(value, key)
    if is_zone(name):
        return name
    near = nearest_zone(name, reading.nearest)
    raise Misread(
        faults.INVALID_VALUE,
        Message(f'There is no time zone "{quoted(name)}".', f"「{quoted(name)}」というタイムゾーンはありません。"),
        Message(f'Did you mean "{near}"?', f'"{near}" ではありませんか。')
        if near
        else Message(
            'Zones are written as in the IANA database: "Asia/Tokyo", "UTC".',
            '"Asia/Tokyo"、"UTC" のように IANA の名前で書いてください。',
        ),
    )


@reads("country")
def read_country(reading: Reading, value: Any, place: Place, key: Key) -> str:
    """A country's code of two letters."""
    code = one_string(value, key)
    if not is_country(code):
        upper = code.upper()
        raise Misread(
            faults.INVALID_VALUE,
            Message(f'"{quoted(code)}" is no country code.', f"「{quoted(code)}」は国コードではありません。"),
            Message(f'Write "{upper}".', f'"{upper}" と書いてください。')
            if is_country(upper)
            else Message('Write its two letters (ISO 3166): "JP".', '"JP" のように ISO 3166 の2文字で書いてください。'),
        )
    return code


@reads("email")
def read_email(reading: Reading, value: Any, place: Place, key: Key) -> str:
    """A bare address."""
    address = one_string(value, key)
    if not is_address(address):
        raise Misread(
            faults.INVALID_VALUE,
            Message(
                f'"{quoted(address)}" is no e-mail address.', f"「{quoted(address)}」はメールアドレスではありません。"
            ),
            Message(
                'Write the bare address: "name@example.org".',
                '"name@example.org" のようにアドレスだけを書いてください。',
            ),
        )
    return address


@reads("inner-path")
def read_inner_path(reading: Reading, value: Any, place: Place, key: Key) -> str:
    """A path that stays inside the file's folder."""
    path = one_string(value, key)
    parts = path.split("/")
    if "\\" in path or "\0" in path or ":" in path or "" in parts or ".." in parts:
        raise Misread(
            faults.INVALID_VALUE,
            Message(
                f'"{quoted(path)}" does not stay inside the folder of this file.',
                f"「{quoted(path)}」はこのファイルのフォルダの中にありません。",
            ),
            Message(
                'Write a relative path with `/`, without `..`: "absences/kitano.ics".',
                '`..` を含まない相対パスを `/` で書いてください。例: "absences/kitano.ics"',
            ),
        )
    return path


@reads("quorum")
def read_quorum(reading: Reading, value: Any, place: Place, key: Key) -> int | Fraction | str:
    """A number of members, a fraction of them, or `majority`."""
    if isinstance(value, int) and not isinstance(value, bool):
        return read_integer(reading, value, place, key)
    text = one_string(value, key)
    if text == "majority":
        return text
    part, _, whole = text.partition("/")
    numbers = [int(digits) for digits in (part, whole) if digits.isascii() and digits.isdigit() and len(digits) < 5]
    if len(numbers) != 2 or not 0 < numbers[0] <= numbers[1]:
        raise Misread(
            faults.INVALID_VALUE,
            Message(f'"{quoted(text)}" is no quorum.', f"「{quoted(text)}」は定足数として読めません。"),
            Message(
                'Write a number of members, "majority", or a fraction such as "1/3".',
                '人数、"majority"、または "1/3" のような分数で書いてください。',
            ),
        )
    from fractions import Fraction

    return Fraction(*numbers)


@reads("online")
def read_online(reading: Reading, value: Any, place: Place, key: Key) -> str | bool:
    """A link, or whether it is held online."""
    return value if isinstance(value, bool) else one_string(value, key)


@reads("cancelled")
def read_cancelled(reading: Reading, value: Any, place: Place, key: Key) -> Text | bool:
    """`true`, or the reason."""
    return value if isinstance(value, bool) else read_text(reading, value, place, key)
