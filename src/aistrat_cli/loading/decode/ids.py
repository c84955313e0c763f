"""Readers of ids, and of patterns of them."""

from __future__ import annotations

from typing import Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.table import reads, wrong_type
from aistrat_cli.loading.decode.values import all_read
from aistrat_cli.loading.format.keys import Key
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.anchors import LONGEST_ID, day_shaped, is_id
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.source.place import Place


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
            Message(f"This id is {len(text)} characters long.", f"この ID は{len(text)}文字あります。"),
            Message(f"An id has at most {LONGEST_ID} characters.", f"ID は{LONGEST_ID}文字までです。"),
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
