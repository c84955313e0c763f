"""A schedule carried over some years: what belongs to the old one is left behind, what comes again comes again.

Left behind: done marks, numbers, addresses, absences, one-time closures, scenarios, waivers, what was written over
single meetings of a repeat and over single deadlines. Dates keep their weekday of the month and become tentative, since
nobody has agreed to them; periods, targets and limits keep their day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from aistrat_cli.diagnostic import Message
from aistrat_cli.edit import toml
from aistrat_cli.edit.changes import BEFORE
from aistrat_cli.edit.editor import Editor
from aistrat_cli.edit.refusals import CannotEdit
from aistrat_cli.edit.styles import as_written, is_day
from aistrat_cli.edit.toml import Written
from aistrat_cli.edit.years import Shift, later_id, same_day, same_weekday, shifted_text, tells_of_a_day
from aistrat_cli.errors import DayOutOfRange
from aistrat_cli.model.items import KINDS
from aistrat_cli.model.text import Text
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import KeyPath

OF_THE_OLD = ("number", "done", "cancelled", "pinned", "url", "former_ids", "waive", "absent", "as_of")
"""Keys of items that say something of the old one alone."""

LIMITS = ("target", "window", "not_before", "deadline", "end", "from", "until")
"""Keys whose days keep their day of the month."""

NAMES = ("title", "name", "short", "decides")
"""Texts in which a year goes along."""

REFERENCES = ("id", "after", "before", "ends_after", "not_before", "deadline", "target", "window", "date", "end",
              "papers", "topics", "parent", "body", "person", "chair", "owner", "members", "attendees", "presenter",
              "decides", "ids", "except", "organizer")  # fmt: skip
"""Keys that may name something by its id."""


class Carried(NamedTuple):
    """The new schedule, and what it does not have of the old one."""

    text: str
    dropped: tuple[Message, ...]


class Carry:
    """Carries one text over."""

    def __init__(self, text: str, years: int, id: str) -> None:
        self._editor = Editor(text)
        self._years = years
        self._id = id
        self._renamed = dict(self._ids(self._editor.document))
        self._dropped: dict[str, list[str]] = {}

    def run(self) -> Carried:
        """Return the new text. Raises CannotEdit for a year beyond the calendar, or a file that cannot be edited."""
        try:
            document = self._editor.document
            for name, value in document.items():
                if name in ("absence", "scenario", "done"):
                    self._drop((name,))
                elif name in (*KINDS, "repeat"):
                    for index, table in enumerate(value if isinstance(value, list) else ()):
                        self._item((name, index), table)
                elif name in ("calendar", "calendars"):
                    self._calendar((name,), value)
                else:
                    self._table((name,), value)
            self._series()
        except DayOutOfRange:
            raise CannotEdit(
                Message("a day would lie beyond the year 9999", "西暦9999年を超える日があります")
            ) from None
        comments = self._editor.drop_comments(tells_of_a_day)
        if comments:
            self._dropped["comments"] = [str(comments)]
        return Carried(self._editor.result(), tuple(self._told()))

    def _ids(self, value: Any) -> Iterator[tuple[str, str]]:
        """Yield the ids that hold a year, with what they become."""
        for name, tables in value.items():
            if name == "series" or not isinstance(tables, list):
                continue
            for table in tables:
                id = table.get("id") if isinstance(table, dict) else None
                if isinstance(id, str) and later_id(id, self._years) != id:
                    yield id, later_id(id, self._years)

    def _series(self) -> None:
        editor = self._editor
        if isinstance(editor.value(("series", "id")), str):
            editor.replace(("series", "id"), toml.text(self._id))

    def _item(self, keys: KeyPath, table: Any) -> None:
        if not isinstance(table, dict):
            return
        id = table.get("id")
        if isinstance(id, str) and ("/" in id or (keys[0] == "meeting" and self._of_a_repeat(id))):
            self._editor.drop(keys)
            self._dropped.setdefault("over", []).append(id)
            return
        self._table(keys, table)
        if keys[0] != "repeat" and "date" in table and table["date"] not in ("?", "？"):
            own = (*keys, "confirmed")
            if table.get("confirmed") is True:
                self._editor.replace(own, toml.truth(False))
            elif "confirmed" not in table and not self._counted(table["date"]):
                self._editor.insert(keys, "confirmed", toml.truth(False), BEFORE["confirmed"])

    def _counted(self, value: object) -> bool:
        """Tell whether a date is counted from another item, and so as sure as that."""
        return isinstance(value, str) and not is_day(value)

    def _of_a_repeat(self, id: str) -> bool:
        repeats = self._editor.value(("repeat",))
        stem, _, number = id.rpartition("-")
        return number.isdigit() and any(
            isinstance(one, dict) and one.get("id") == stem for one in (repeats if isinstance(repeats, list) else ())
        )

    def _table(self, keys: KeyPath, value: Any) -> None:
        """Carry over what stands in a table or a list, and below it."""
        if isinstance(value, list):
            for index, one in enumerate(value):
                self._table((*keys, index), one)
        elif isinstance(value, dict):
            item = keys[0] in (*KINDS, "repeat", "series")
            for name, one in value.items():
                path = (*keys, name)
                if (item and self._is_old(name, one)) or (name == "note" and tells_of_a_day(str(one))):
                    self._drop(path)
                elif name == "except" and keys[0] == "repeat":
                    self._dropped.setdefault("except", []).extend(map(str, one if isinstance(one, list) else [one]))
                    self._editor.drop(path)
                else:
                    self._table(path, one)
        else:
            self._scalar(keys, value)

    def _is_old(self, name: str, value: Any) -> bool:
        return name in OF_THE_OLD or (name == "online" and isinstance(value, str))

    def _scalar(self, keys: KeyPath, value: Any) -> None:
        # The name of a text in several languages stands above theirs.
        name = next((one for one in reversed(keys) if isinstance(one, str) and (len(one) != 2 or one == "id")), "")
        item = keys[0] in (*KINDS, "repeat")
        if isinstance(value, date | str):
            new = self._later(name, value, keys, item)
            if new is not None:
                self._editor.replace(keys, new)

    def _later(self, name: str, value: date | str, keys: KeyPath, item: bool) -> Written | None:
        """Return what takes the place of a value, None where it stays."""
        shift: Shift | None = None
        if item and name == "end":
            shift = self._with_its_date(keys)
        elif item and name in ("date", "one_of"):
            shift = same_weekday
        elif item and name in LIMITS:
            shift = same_day
        written = self._editor.written(keys) or ""
        if is_day(value) and shift is not None:
            from aistrat_cli.loading.written.days import day_value

            return as_written(written, shift(day_value(value), self._years))
        if not isinstance(value, str):
            return None
        new = value
        if name in REFERENCES or (item and name in (*LIMITS, "date", "one_of")):
            new = self._with_ids(new)
        if shift is not None and new == value:
            new = shifted_text(new, self._years, lambda day, years: shift(day, years))
        elif (item or keys[0] in ("series", "topic")) and name in NAMES:
            new = shifted_text(new, self._years, same_day)
        elif name == "rule" and item:
            new = self._until(new)
        if new == value:
            return None
        return Written(written.replace(value, new), new) if written.count(value) == 1 else toml.text(new)

    def _with_its_date(self, keys: KeyPath) -> Shift:
        """Return how the end of a task is carried: as far as its date, so that it keeps its weekdays and its length."""
        from aistrat_cli.loading.written.days import day_value

        beside = self._editor.value((*keys[:-1], "date"))
        if not is_day(beside):
            return same_weekday
        first = day_value(beside)
        return lambda day, years: day + (same_weekday(first, years) - first)

    def _with_ids(self, text: str) -> str:
        import re

        series = self._editor.value(("series", "id"))
        if isinstance(series, str) and f"{series}:" in text:
            text = re.sub(rf"(?<![A-Za-z0-9_-]){re.escape(series)}:", f"{self._id}:", text)
        if not self._renamed:
            return text
        names = "|".join(sorted(map(re.escape, self._renamed), key=len, reverse=True))
        return re.sub(rf"(?<![A-Za-z0-9_:-])({names})(?![A-Za-z0-9_-])", lambda found: self._renamed[found[1]], text)

    def _until(self, rule: str) -> str:
        import re

        def later(found: re.Match[str]) -> str:
            year = int(found[1]) + self._years
            if year > 9999:
                raise DayOutOfRange
            return f"UNTIL={year:04}{found[2]}"

        return re.sub(r"UNTIL=([0-9]{4})([0-9]{4})", later, rule)

    def _calendar(self, keys: KeyPath, value: Any) -> None:
        """Leave behind the closures of one time; those of every year stay."""
        if not isinstance(value, dict):
            return
        for name, one in value.items():
            path = (*keys, name)
            if keys == ("calendars",):
                self._calendar(path, one)
            elif name in ("closed", "open", "avoid"):
                self._ranges(path, name, one)

    def _ranges(self, path: KeyPath, name: str, value: Any) -> None:
        entries = value if isinstance(value, list) else [value]
        kept = [index for index, one in enumerate(entries) if isinstance(one, dict) and "every" in one]
        gone = [one for index, one in enumerate(entries) if index not in kept]
        if not gone:
            return
        self._dropped.setdefault(name, []).extend(map(_range_said, gone))
        if not kept:
            self._editor.drop(path)
            return
        written = [self._editor.written((*path, index)) or "" for index in kept]
        self._editor.replace(path, Written(f"[{', '.join(written)}]", [entries[index] for index in kept]))

    def _drop(self, path: KeyPath) -> None:
        name = str(path[-1])
        value = self._editor.value(path)
        if name in ("absence", "scenario"):
            names = [one.get("person", "") for one in value] if isinstance(value, list) else list(value)
            self._dropped.setdefault(name, []).extend(map(str, names))
        elif name == "number":
            self._dropped.setdefault(name, []).append(str(value))
        else:
            self._dropped.setdefault("marks" if name != "done" else "done", []).append(name)
        if isinstance(value, list) and value and self._editor.outline.value(path) is None:
            for index in range(len(value)):
                self._editor.drop((*path, index))
        else:
            self._editor.drop(path)

    def _told(self) -> Iterator[Message]:
        for name, found in self._dropped.items():
            names = ", ".join(dict.fromkeys(found)) if name not in ("done",) else ""
            if name in ("closed", "open", "avoid"):
                yield Message(f"calendar, {name}, of one time: {names}", f"暦の一度限りの {name}: {names}")
            elif name in _SAID:
                yield Message(f"{_SAID[name].en}{names}", f"{_SAID[name].ja}{names}")


_SAID = {
    "number": Message("meeting numbers (write those of the new ones): ", "回数（新しい回数を書いてください）: "),
    "done": Message("done marks", "済みの印"),
    "marks": Message("keys of the old ones: ", "前回だけのキー: "),
    "absence": Message("absences of: ", "不在の予定: "),
    "scenario": Message("scenarios: ", "シナリオ: "),
    "over": Message("what was written over single days: ", "個別の日の上書き: "),
    "comments": Message("comments that name a day: ", "日付の出てくるコメントの数: "),
    "except": Message("days a repeat left out: ", "繰り返しの除外日: "),
}


def _range_said(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    days = f"{value.get('from', '')}..{value.get('to', '')}".removesuffix("..")
    why = value.get("why")
    reason = Text(written=why).in_("ja") if isinstance(why, (str, dict)) and why else ""
    return f"{days} ({reason.removesuffix(' [en]')})" if reason else days
