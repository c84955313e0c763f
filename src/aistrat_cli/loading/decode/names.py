"""Readers of what the world outside names: time zones, countries, addresses, files."""

from __future__ import annotations

from typing import Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.table import reads
from aistrat_cli.loading.decode.values import one_string
from aistrat_cli.loading.decode.zones import is_zone, nearest_zone
from aistrat_cli.loading.format.keys import Key
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.source.place import Place

NOT_IN_ADDRESS = frozenset('<>,;:"()[]\\')
"""What would make a header of a bare address."""


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


LONGEST_PATH = 1000
"""What systems take is about that; longer ones are told in no message."""


@reads("inner-path")
def read_inner_path(reading: Reading, value: Any, place: Place, key: Key) -> str:
    """A path that stays inside the file's folder."""
    path = one_string(value, key)
    if len(path) > LONGEST_PATH:
        raise Misread(
            faults.INVALID_VALUE,
            Message(f"This path is {len(path)} characters long.", f"このパスは{len(path)}文字あります。"),
            Message(f"A path has at most {LONGEST_PATH} characters.", f"パスは{LONGEST_PATH}文字までです。"),
        )
    parts = path.split("/")
    if "\\" in path or "\0" in path or ":" in path or "" in parts or ".." in parts:
        raise Misread(
            faults.INVALID_VALUE,
            Message(
                f'"{quoted(path)}" does not stay inside the folder of this file.',
                f"「{quoted(path)}」はこのファイルのフォルダーの中にありません。",
            ),
            Message(
                'Write a relative path with `/`, without `..`: "absences/kitano.ics".',
                '`..` を含まない相対パスを `/` で書いてください。例: "absences/kitano.ics"',
            ),
        )
    return path
