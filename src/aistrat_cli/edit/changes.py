"""What is changed of items, and where that is written: in their tables, over a repeat, in `[done]`, in a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from aistrat_cli.diagnostic import Message
from aistrat_cli.edit import toml
from aistrat_cli.edit.editor import Editor
from aistrat_cli.edit.ends import moved_end
from aistrat_cli.edit.refusals import CannotEdit
from aistrat_cli.edit.styles import as_written, is_day
from aistrat_cli.edit.toml import Written
from aistrat_cli.model.items import KINDS, AnyItem
from aistrat_cli.model.series import Portfolio
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import KeyPath, Source

if TYPE_CHECKING:
    from aistrat_cli.calendar.business import BusinessCalendar

_WHEN = ("id", "title", "body", "number", "target", "window", "one_of")

BEFORE: Mapping[str, tuple[str, ...]] = {
    "date": _WHEN,
    "confirmed": (*_WHEN, "date"),
    "end": (*_WHEN, "date", "confirmed"),
    "why": (*_WHEN, "date", "confirmed"),
    "done": (*_WHEN, "date", "confirmed", "pinned"),
    "cancelled": (*_WHEN, "date", "confirmed", "pinned", "done"),
}
"""Behind which keys each key is added, the last that is there first."""


class Changed(NamedTuple):
    """One value that an edit sets, or takes away."""

    item: AnyItem
    key: str
    was: str | None
    """As TOML; None where the key is new."""
    now: str | None
    """As TOML; None where the key is taken away."""


class Changes:
    """Edits of the items of a portfolio, over all its files."""

    def __init__(
        self, portfolio: Portfolio, scenario: str | None = None, calendars: Mapping[str, BusinessCalendar] | None = None
    ) -> None:
        """`calendars`, by series, count the business days that a task keeps when it moves; without, all days count."""
        self._portfolio = portfolio
        self._scenario = scenario
        self._calendars = calendars or {}
        self._editors: dict[Source, Editor] = {}
        self._new: dict[tuple[Source, KeyPath, str], dict[str, Written]] = {}
        self.made: list[Changed] = []
        """In the order in which they were asked for."""

    def put_on(self, item: AnyItem, day: date, *, tentative: bool = False, detach: bool = False, why: str = "") -> None:
        """Write the day an item is on, in the form that its date has, or those beside it. A written `end` goes along.

        `tentative`: an item without a date gets `confirmed = false` beside it. `detach` lets a day take the place of
        an expression; `why` is the reason that a derived deadline needs. Raises CannotEdit.
        """
        keys, editor = self._own(item), self._editor(item)
        if item.date is not None and not is_day(item.date.written) and not detach:
            raise _expression(item, item.date.written)
        own = (*keys, "date") if keys is not None else None
        sample = editor.written(own) if own is not None and is_day(editor.value(own)) else None
        new = as_written(sample or self._sample(item, editor), day)
        self._set(item, "date", new)
        end = moved_end(item, day, self._calendars.get(item.key.series))
        if end is not None:
            there = editor.written((*keys, "end")) if keys is not None else None
            self._set(item, "end", as_written(there or editor.written((*item.place.keys, "end")) or "", end))
        if tentative and item.date is None:
            self._set(item, "confirmed", toml.truth(False))
        if why:
            self._set(item, "why", toml.text(why))

    def confirm(self, item: AnyItem) -> None:
        """Take away that an item's date is tentative."""
        if item.confirmed and not self._made(item, "confirmed"):
            return
        keys = self._own(item)
        editor = self._editor(item)
        own = (*keys, "confirmed") if keys is not None else None
        if own is None or editor.value(own) is None or keys != item.place.keys:
            self._set(item, "confirmed", toml.truth(True))
        elif editor.is_commented(own):
            self._set(item, "confirmed", toml.truth(True))  # what the comment says is not ours to drop
        else:
            self.made.append(Changed(item, "confirmed", editor.written(own), None))
            editor.remove(own)

    def done(self, item: AnyItem, day: date) -> None:
        """Write the day an item was held, finished, published: in its own table, else in `[done]`."""
        editor = self._editor(item)
        if self._scenario is None:
            listed = isinstance(editor.value(("done", item.id)), (str, date))
            if listed or self._own(item) is None:
                self._list_as_done(item, day, editor, listed)
                return
        keys = self._own(item)
        sample = editor.written((*keys, "done")) if keys is not None else None
        self._set(item, "done", as_written(sample or "", day))

    def cancel(self, item: AnyItem, why: str) -> None:
        """Write that an item is cancelled, and why."""
        self._set(item, "cancelled", toml.text(why))

    def results(self) -> dict[Source, str]:
        """Return the texts that the edits make of the files, those that stay as they are left out.

        Raises CannotEdit.
        """
        for (source, keys, id), entries in self._new.items():
            editor = self._editors[source]
            if keys[:1] == ("scenario",):
                editor.insert(keys, id, toml.table(entries))
            else:
                editor.append_to_array(str(keys[0]), {"id": toml.text(id), **entries})
        self._new = {}
        texts = {source: editor.result() for source, editor in self._editors.items()}
        return {source: text for source, text in texts.items() if text != source.text}

    def _own(self, item: AnyItem) -> KeyPath | None:
        """Return the table in which an item's keys are changed, None where it has none yet."""
        keys = item.place.keys
        if self._scenario is not None:
            keys = ("scenario", self._scenario, "items", item.id)
            return keys if self._editor(item).value(keys) is not None else None
        return keys if keys[:1] and keys[0] in KINDS else None

    def _editor(self, item: AnyItem) -> Editor:
        source = self._portfolio.by_id[item.key.series].source
        if source not in self._editors:
            self._editors[source] = Editor(source.text)
        return self._editors[source]

    def _set(self, item: AnyItem, key: str, new: Written) -> None:
        keys, editor = self._own(item), self._editor(item)
        if keys is None:
            source = self._portfolio.by_id[item.key.series].source
            home: KeyPath = (item.kind,) if self._scenario is None else ("scenario", self._scenario, "items")
            self._new.setdefault((source, home, item.id), {})[key] = new
            self.made.append(Changed(item, key, None, new.toml))
            return
        path = (*keys, key)
        was = editor.written(path)
        if editor.value(path) is None:
            editor.insert(keys, key, new, BEFORE[key])
        elif was == new.toml:
            return
        else:
            editor.replace(path, new)
        self.made.append(Changed(item, key, was, new.toml))

    def _made(self, item: AnyItem, key: str) -> bool:
        return any(one.item.key == item.key and one.key == key for one in self.made)

    def _list_as_done(self, item: AnyItem, day: date, editor: Editor, listed: bool) -> None:
        path: KeyPath = ("done", item.id)
        was = editor.written(path) if listed else None
        table = editor.value(("done",))
        samples = [editor.written(("done", name)) for name in table] if isinstance(table, dict) else []
        new = as_written(was or next((one for one in samples if one), ""), day)
        if was == new.toml:
            return
        if listed:
            editor.replace(path, new)
        elif isinstance(table, dict):
            editor.insert(("done",), item.id, new)
        else:
            editor.append_table(("done",), {item.id: new})
        self.made.append(Changed(item, "done", was, new.toml))

    def _sample(self, item: AnyItem, editor: Editor) -> str:
        """Return how the nearest written date of the file stands there, of an item of this kind if there is one."""
        table = item.place.keys[:2]
        here = table[1] if len(table) > 1 and isinstance(table[1], int) else 0
        for kind in (item.kind, *KINDS):
            tables = editor.value((kind,))
            dates = [
                index
                for index, one in enumerate(tables if isinstance(tables, list) else ())
                if isinstance(one, dict) and is_day(one.get("date"))
            ]
            if dates:
                return editor.written((kind, min(dates, key=lambda index: abs(index - here)), "date")) or ""
        return ""


def _expression(item: AnyItem, written: str) -> CannotEdit:
    return CannotEdit(
        Message(
            f'the day of {item.id} is counted from another one: date = "{written}"',
            f'{item.id} の日はほかの日から数えています: date = "{written}"',
        ),
        Message(
            "move that one, or put a day in the place of the expression with --detach",
            "元の項目を動かすか、--detach を付けて式を日付に置き換えてください",
        ),
    )
