"""What is laid over items as they are written: progress, a scenario, changes of the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message, Related
from aistrat_cli.errors import AistratError
from aistrat_cli.loading.decode.amounts import day_of
from aistrat_cli.loading.decode.items import Draft, laid_over
from aistrat_cli.loading.decode.people import unknown
from aistrat_cli.loading.decode.policy import table_of
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.sections import Section, Sections
from aistrat_cli.loading.decode.table import NO_FAULT, NO_KEYS, Values, read_table, reads
from aistrat_cli.loading.format.keys import TABLES, Key
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import Place, Source


class Change(NamedTuple):
    """A change of the command line, `--set study-5.date=2022-03-10`."""

    item: str
    """As it is written: bare, or with its series before a colon."""
    key: str
    raw: Mapping[str, Any]
    place: Place
    """Of the item's table in a source of one line that says what was asked."""

    def is_for(self, series: str, item: str) -> bool:
        """Tell whether an item of a series may be meant."""
        return self.item in (item, f"{series}:{item}")


def read_changes(overrides: Iterable[tuple[str, str]]) -> tuple[Change, ...]:
    """Read pairs of `ITEM.KEY` and `VALUE`, a TOML value or else a string; raises AistratError."""
    import tomli

    found = []
    for target, value in overrides:
        item, dot, key = target.strip().partition(".")
        if not dot or not item or not key or "." in key:
            raise AistratError(
                Message(
                    f"--set {quoted(target)}: write it as ITEM.KEY=VALUE, such as study-5.date=2022-03-10",
                    f"--set {quoted(target)}: study-5.date=2022-03-10 のように ITEM.KEY=VALUE の形で書いてください",
                )
            )
        written, read = value.strip(), None
        try:
            document = tomli.loads(f"value = {written}")
            if document.keys() == {"value"}:
                read = document["value"]
        except (tomli.TOMLDecodeError, RecursionError, ValueError):
            pass
        if read is None:
            read, written = value, _as_toml(value)
        source = Source("--set", f"{_as_key(item)}.{_as_key(key)} = {written}\n")
        found.append(Change(item, key, {key: read}, Place(source, (item,))))
    return tuple(found)


def _as_key(name: str) -> str:
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else _as_toml(name)


def _as_toml(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


class Overlays:
    """All that is laid over the items of one file; each is used by the item that it names."""

    def __init__(self, sections: Sections, scenario: str | None, changes: Iterable[Change]) -> None:
        self._reading = sections.reading
        self._changes = tuple(changes)
        self.scenarios: tuple[str, ...] = ()
        self.changed: set[int] = set()
        """Which changes of the command line an item of this file took."""
        self._chosen: dict[str, tuple[Mapping[str, Any], Place]] = {}
        self._others: list[tuple[str, Mapping[str, Any], Place]] = []
        self._done: dict[str, tuple[Any, Place]] = {}
        self._read_scenarios(sections.by_name("scenario"), scenario)
        done = sections.one("done")
        if done:
            self._read_done(*done)

    def on(self, draft: Draft) -> Draft:
        """Return the item with everything that names it laid over it."""
        if draft.id in self._done:
            draft = self._with_done(draft, *self._done.pop(draft.id))
        if draft.id in self._chosen:
            draft = self._with(draft, *self._chosen.pop(draft.id))
        for index, change in enumerate(self._changes):
            if change.is_for(self._reading.series, draft.id):
                self.changed.add(index)
                draft = self._with(draft, change.raw, change.place)
        return draft

    def finish(self) -> None:
        """Report what names no item, and the faults of the scenarios that were not asked for."""
        kinds = self._reading.kinds
        for item, (_, place) in [*self._done.items(), *self._chosen.items()]:
            self._unknown(item, place)
        for item, raw, place in self._others:
            if item in kinds:
                self._read(kinds[item], item, raw, place)
            else:
                self._unknown(item, place)

    def _read_scenarios(self, scenarios: Mapping[str, Section], chosen: str | None) -> None:
        reading = self._reading
        self.scenarios = tuple(scenarios)
        for name, (raw, place) in scenarios.items():
            items = read_table(reading, TABLES["scenario"], raw, place).values.get("items", NO_KEYS)
            for item, keys in items.items():
                here = place.at("items", item)
                if not isinstance(keys, dict):
                    reading.report(
                        faults.WRONG_TYPE,
                        Message(
                            "A scenario says of an item which keys it changes.",
                            "シナリオには、項目ごとに変更するキーをテーブルで書きます。",
                        ),
                        here,
                        Message(
                            f'Write `"{quoted(item)}" = {{ date = 2022-03-10 }}`.',
                            f'例: `"{quoted(item)}" = {{ date = 2022-03-10 }}`',
                        ),
                    )
                elif name == chosen:
                    self._chosen[item] = (keys, here)
                else:
                    self._others.append((item, keys, here))

    def _read_done(self, raw: Mapping[str, Any], place: Place) -> None:
        key = Key("done", "day", group="item")
        for item, value in raw.items():
            here = place.at(item)
            try:
                if isinstance(value, dict):
                    raise _unquoted(item, value)
                self._done[item] = (day_of(value, key), here)
            except Misread as misread:
                self._reading.misread(misread, here)

    def _with_done(self, draft: Draft, day: Any, place: Place) -> Draft:
        written = draft.values.get("done")
        if written is not None and written != day:
            self._reading.report(
                faults.CONTRADICTION,
                Message(
                    f"`[done]` says {day}, the item itself {written}.",
                    f"`[done]` では {day}、項目では {written} となっています。",
                ),
                place,
                Message("Keep one of them.", "どちらか一方だけにしてください。"),
                item=draft.id,
                related=(Related(draft.at("done"), Message("`done` is here", "`done` はここにあります")),),
            )
            return draft
        return draft._replace(values=draft.values | {"done": day}, key_places={**draft.key_places, "done": place})

    def _with(self, draft: Draft, raw: Mapping[str, Any], place: Place) -> Draft:
        return laid_over(draft, self._read(draft.kind, draft.id, raw, place), place)

    def _read(self, kind: str, item: str, raw: Mapping[str, Any], place: Place) -> Values:
        reading = self._reading
        reading.item = item
        if "id" in raw:
            reading.report(
                faults.CONTRADICTION,
                Message("What is laid over an item cannot change its id.", "上書きで ID は変えられません。"),
                place.at("id").named(),
                Message("Take `id` away.", "`id` を削除してください。"),
            )
            raw = {key: raw[key] for key in raw if key != "id"}
        read = read_table(reading, TABLES[kind], raw, place, part=True) if raw else Values({}, NO_FAULT, NO_KEYS)
        reading.item = None
        return read

    def _unknown(self, item: str, place: Place) -> None:
        if not self._reading.is_unmade(item):
            self._reading.misread(unknown(self._reading, "item", item, self._reading.kinds), place.named())


def _unquoted(item: str, value: Mapping[str, Any]) -> Misread:
    """Return the exception for `study-4.materials = …`, which TOML takes for a table in a table."""
    inner = next(iter(value), "")
    return Misread(
        faults.WRONG_TYPE,
        Message(f"`{quoted(item)}` takes a day.", f"`{quoted(item)}` には日付を書きます。"),
        Message(
            f'A derived deadline has a slash and quotes: `"{quoted(item)}/{quoted(inner)}" = 2022-01-18`.',
            f'自動で作られた期限は、スラッシュを使い引用符で囲みます: `"{quoted(item)}/{quoted(inner)}" = 2022-01-18`',
        ),
    )


@reads("overlays")
def read_overlays(reading: Reading, value: Any, place: Place, key: Key) -> Mapping[str, Any]:
    """Tables by item; what stands in them is read once the items are known."""
    return table_of(value, key)
