"""The tables of a file, each with its place: what has the wrong brackets is reported, and read as it was meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.decode.ids import check_id
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.table import check_size, missing_key, unknown_key, wrong_type
from aistrat_cli.loading.format.keys import TABLES, Key
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.source.place import Place

FILE = TABLES["file"]

Section = tuple[Mapping[str, Any], Place]


def is_schedule(raw: Mapping[str, Any]) -> bool:
    """Tell whether a document has any table of a schedule, if mistyped; more than a few mistyped ones are none."""
    if any(name in FILE.keys and name != "format" for name in raw):
        return True
    from aistrat_cli.loading.format.other_words import OTHER_WORDS
    from aistrat_cli.wording import nearest

    return any(name in OTHER_WORDS or nearest(name, FILE.keys) for name in list(raw)[:20] if name != "format")


class Sections:
    """What stands at the top of a file."""

    def __init__(self, reading: Reading, raw: Mapping[str, Any]) -> None:
        self.reading = reading
        self.raw = raw
        self.root = Place(reading.source, ())

    def check(self) -> Mapping[str, Any]:
        """Report what no file has at its top, and what every file needs; return the `x-` keys."""
        x, meant = {}, set()
        for name, value in self.raw.items():
            if name in FILE.keys:
                continue
            if name.startswith("x-"):
                check_size(self.reading, value, self.root.at(name))
                x[name] = value
            else:
                meant.add(unknown_key(self.reading, FILE, name, self.root))
        for name in FILE.needed:
            if name not in self.raw and name not in meant:
                missing_key(self.reading, FILE, name, self.root)
        return x

    def one(self, name: str) -> Section | None:
        """Return a table of which a file has one, `[series]`; None where it is not there."""
        if name not in self.raw:
            return None
        value, place = self.raw[name], self.root.at(name)
        if isinstance(value, dict):
            return value, place
        help = Message(f"Write its header, `[{name}]`.", f"`[{name}]` という見出しを書いてください。")
        tables = isinstance(value, list) and len(value) > 0 and isinstance(value[0], dict)
        if tables:
            help = Message(
                f"There is only one: write `[{name}]`, with single brackets.",
                f"1つだけなので、`[{name}]` と一重の角括弧で書いてください。",
            )
        self.reading.misread(wrong_type(FILE.keys[name], value, help), place.named())
        return (value[0], place.at(0)) if tables else None

    def many(self, name: str) -> list[Section]:
        """Return the tables of which a file has any number, `[[meeting]]`."""
        if name not in self.raw:
            return []
        value, place, key = self.raw[name], self.root.at(name), FILE.keys[name]
        if isinstance(value, dict):
            self.reading.report(
                faults.WRONG_TYPE,
                Message(f"`[{name}]` is one table, and there may be many.", f"`[{name}]` は1つのテーブルになります。"),
                place.named(),
                Message(f"Write `[[{name}]]`, with two brackets.", f"`[[{name}]]` と、角括弧を二重にしてください。"),
            )
            return [(value, place)]
        if not isinstance(value, list):
            self.reading.misread(wrong_type(key, value), place)
            return []
        found: list[Section] = []
        for index, entry in enumerate(value):
            if isinstance(entry, dict):
                found.append((entry, place.at(index)))
            else:
                self.reading.misread(wrong_type(key, entry), place.at(index))
        return found

    def by_name(self, name: str) -> dict[str, Section]:
        """Return the tables that have names, `[calendars.court]`; a name is made like an id."""
        section = self.one(name)
        if section is None:
            return {}
        found: dict[str, Section] = {}
        seen: dict[str, str] = {}
        for own, value in section[0].items():
            here = section[1].at(own)
            if own.startswith("x-"):
                continue
            try:
                check_id(own)
            except Misread as misread:
                self.reading.misread(misread, here.named())
            if not isinstance(value, dict):
                self.reading.misread(_no_table(name, own, FILE.keys[name], value), here)
            elif seen.setdefault(own.lower(), own) != own:
                self.reading.misread(_same(own, seen[own.lower()]), here.named())
            else:
                found[own] = value, here
        return found


def _no_table(name: str, own: str, key: Key, value: Any) -> Misread:
    help = Message(f"Write `[{name}.{own}]`.", f"`[{name}.{own}]` と書いてください。")
    return wrong_type(key, value, help)


def _same(own: str, other: str) -> Misread:
    return Misread(
        faults.DUPLICATE_ID,
        Message(
            f'"{own}" and "{other}" differ only in case.', f"「{own}」と「{other}」は大文字・小文字だけが違います。"
        ),
        Message("Rename one of them.", "どちらかの名前を変えてください。"),
    )
