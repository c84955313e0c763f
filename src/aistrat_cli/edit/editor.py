"""Edits of one TOML text: collected, made together, and checked against what they were meant to do.

Every edit replaces a slice of the text, so all outside these slices is kept byte by byte. The result is parsed again
and must be the document that the edits mean; what is not is never handed out. (tomlrt 2.3 would do structural edits as
well; it needs five seconds to parse a megabyte and 0.15 to be imported, and knows nothing of how days are written.)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from aistrat_cli.edit import toml
from aistrat_cli.edit.outline import Entry, Outline, Table
from aistrat_cli.edit.refusals import no_place, not_meant
from aistrat_cli.edit.toml import Written
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import KeyPath


class Splice(NamedTuple):
    """A slice of the old text and what takes its place."""

    start: int
    end: int
    text: str


_GONE = object()
"""Stands for a table of an array that is dropped, until all edits are made: the numbers of the others hold so long."""


class Editor:
    """Edits of one text that parses. Places are those of the text before; one place is edited once."""

    def __init__(self, text: str) -> None:
        """Raises what tomli does where the text is no TOML."""
        import tomli

        self.text = text
        self.document: Mapping[str, Any] = tomli.loads(text)
        """As it was."""
        self._expected = tomli.loads(text)
        self._outline: Outline | None = None
        self._splices: list[Splice] = []
        self._newline = "\r\n" if "\r\n" in text else "\n"

    @property
    def outline(self) -> Outline:
        """The places of the text."""
        if self._outline is None:
            self._outline = Outline(self.text)
        return self._outline

    def value(self, keys: KeyPath) -> Any:
        """Return the value at `keys` before any edit, None where there is none."""
        found: Any = self.document
        for name in keys:
            try:
                found = found[name]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def written(self, keys: KeyPath) -> str | None:
        """Return the value at `keys` as it is written, quotes included."""
        place = self.outline.value(keys)
        return None if place is None else self.text[slice(*place)]

    def replace(self, keys: KeyPath, new: Written) -> None:
        """Put another value into the place of one. Raises CannotEdit where it is written as a table with a header."""
        place = self.outline.value(keys)
        if place is None or self.value(keys) is None:
            raise no_place(keys)
        self._splices.append(Splice(*place, new.toml))
        self._parent(keys)[keys[-1]] = deepcopy(new.value)

    def insert(self, table: KeyPath, name: str, new: Written, after: Sequence[str] = ()) -> None:
        """Add a key to a table, behind the last of `after` that it has, else behind all its keys.

        The new line is indented and aligned as the one before it. Raises CannotEdit where the table cannot take it.
        """
        holder = self.value(table)
        if not isinstance(holder, dict) or name in holder:
            raise no_place((*table, name))
        found = self.outline.table(table)
        if found is None:
            raise no_place((*table, name))
        anchor = _anchor(found, after)
        if self.outline.is_inline(table):
            self._insert_inline(found, anchor, name, new)
        elif anchor is not None:
            self._insert_line(found, anchor, name, new)
        elif found.kind == "header":
            at = found.slice[0]
            self._add_lines(at, [f"{toml.key(name)} = {new.toml}"])
        else:
            self.append_table(table, {name: new})
            return
        self._at(table)[name] = deepcopy(new.value)

    def remove(self, keys: KeyPath) -> None:
        """Take a key away, with its lines outside braces. Raises CannotEdit."""
        table = self.outline.table(keys[:-1])
        entry = next((one for one in table.entries if one.name == keys[-1]), None) if table is not None else None
        if table is None or entry is None or self.outline.value(keys) is None:
            raise no_place(keys)
        if not self.outline.is_inline(keys[:-1]):
            self._splices.append(Splice(*self.outline.statement(entry), ""))
        else:
            index = table.entries.index(entry)
            if index + 1 < len(table.entries):
                span = entry.start, table.entries[index + 1].start
            else:
                span = (table.entries[index - 1].end if index else entry.start), entry.end
            self._splices.append(Splice(*span, ""))
        del self._parent(keys)[keys[-1]]

    def drop(self, keys: KeyPath) -> None:
        """Take a table away with all below it, and the comment that stands right above its header.

        Raises CannotEdit where it is an entry of an array in brackets.
        """
        if self.outline.value(keys) is not None and isinstance(keys[-1], str):
            self.remove(keys)
            return
        tables = self.outline.headers(keys)
        if not tables or self.outline.is_inline(keys):
            raise no_place(keys)
        for start, end in tables:
            last = self.outline.last_statement(start, end)
            while self.text[last : last + 1] in ("\n", "\r"):
                last += 1
            self._splices.append(Splice(self._above(start), last, ""))
        self._parent(keys)[keys[-1]] = _GONE

    def _above(self, start: int) -> int:
        """Return where the comment begins that stands right above a line."""
        while start:
            line = self.text.rfind("\n", 0, start - 1) + 1
            if not self.text[line:start].lstrip().startswith("#"):
                break
            start = line
        return start

    def drop_comments(self, unwanted: Callable[[str], bool]) -> int:
        """Take away the comments that are unwanted, and return how many those are.

        Of those that fill lines, whole paragraphs. `#:` is no comment.
        """
        from aistrat_cli.edit.comments import paragraphs

        splices = sorted(self._splices)
        starts = [splice.start for splice in splices]
        dropped = 0
        for start, end, said in paragraphs(self.text, self.outline.comments()):
            index = bisect_right(starts, start)
            if unwanted(said) and not any(one.end > start for one in splices[max(index - 3, 0) : index]):
                self._splices.append(Splice(start, end, ""))
                dropped += 1
        return dropped

    def is_commented(self, keys: KeyPath) -> bool:
        """Tell whether a comment stands behind a value, on its line."""
        place = self.outline.value(keys)
        if place is None:
            return False
        end = self.text.find("\n", place[1])
        return "#" in self.text[place[1] : end if end >= 0 else len(self.text)]

    def append_table(self, keys: KeyPath, entries: Mapping[str, Written]) -> None:
        """Add a table `[a.b]` at the end of the text."""
        header = ".".join(toml.key(str(name)) for name in keys)
        self._append([f"[{header}]", *self._aligned(entries)])
        holder = self._expected
        for name in keys:
            holder = holder.setdefault(name, {})  # type: ignore[arg-type]
        for name, new in entries.items():
            holder[name] = deepcopy(new.value)

    def append_to_array(self, name: str, entries: Mapping[str, Written]) -> None:
        """Add a table to an array of tables, `[[document]]`, or to the array in brackets that stands for it.

        Raises CannotEdit where something else stands there.
        """
        tables = self._expected.get(name)
        place = self.outline.value((name,)) if tables is not None else None
        if place is not None:
            self._append_inline(name, place, entries)
        elif tables is None or isinstance(tables, list):
            self._append([f"[[{toml.key(name)}]]", *self._aligned(entries)])
        else:
            raise no_place((name,))
        self._expected.setdefault(name, []).append({key: deepcopy(new.value) for key, new in entries.items()})

    def result(self) -> str:
        """Return the text with all edits made. Raises CannotEdit where it would not say what was meant."""
        import tomli

        parts, position = [], 0
        for splice in sorted(self._splices, key=lambda one: (one.start, one.end)):
            if splice.start < position:
                raise no_place(())
            parts += [self.text[position : splice.start], splice.text]
            position = splice.end
        text = "".join([*parts, self.text[position:]])
        try:
            found = tomli.loads(text)
        except (tomli.TOMLDecodeError, RecursionError, ValueError):
            raise not_meant() from None
        if not toml.same(found, _purged(self._expected)):
            raise not_meant()
        return text

    def _at(self, keys: KeyPath) -> Any:
        found: Any = self._expected
        for name in keys:
            found = found[name]
        return found

    def _parent(self, keys: KeyPath) -> Any:
        return self._at(keys[:-1])

    def _insert_inline(self, table: Table, anchor: Entry | None, name: str, new: Written) -> None:
        if anchor is None:
            if table.kind != "inline":
                raise no_place((name,))
            self._splices.append(Splice(*table.slice, toml.table({name: new}).toml))
            return
        prefix = "" if table.kind == "inline" else self.text[self._dotted_start(anchor.key[0]) : anchor.key[0]]
        equals = self._equals(anchor) if table.kind == "inline" else " = "
        self._splices.append(Splice(anchor.end, anchor.end, f", {prefix}{toml.key(name)}{equals}{new.toml}"))

    def _dotted_start(self, position: int) -> int:
        """Return where the dotted key begins whose part stands at `position`, within braces."""
        start = max(self.text.rfind(sign, 0, position) for sign in "{,\n") + 1
        return start + len(self.text[start:position]) - len(self.text[start:position].lstrip(" \t"))

    def _equals(self, entry: Entry) -> str:
        """Return the sign between key and value with its blanks, as this entry has it."""
        return self._sign(entry) or " = "

    def _sign(self, entry: Entry) -> str | None:
        """Return the same, None where a dotted key goes on."""
        import re

        found = re.compile(r"[ \t]*=[ \t]*").match(self.text, entry.key[1])
        return found and found[0]

    def _insert_line(self, table: Table, anchor: Entry, name: str, new: Written) -> None:
        prefix = self.text[anchor.start : anchor.key[0]]
        key = toml.key(name)
        plain = [one for one in table.entries if self._sign(one)]
        pattern = anchor if anchor in plain else plain[0] if plain else anchor
        before, _, behind = self._equals(pattern).partition("=")
        if any(len(self._equals(one).partition("=")[0]) > 1 for one in plain):
            column = pattern.key[1] - pattern.key[0] + len(before)
            before = " " * max(column - len(key), 1)
        self._add_lines(self.outline.statement(anchor)[1], [f"{prefix}{key}{before}={behind}{new.toml}"])

    def _add_lines(self, at: int, lines: Sequence[str]) -> None:
        """Add lines where one begins, or at the end of a text whose last line has no end."""
        if at and not self.text.endswith("\n", 0, at):
            added = "".join(f"{self._newline}{line}" for line in lines)
        else:
            added = "".join(f"{line}{self._newline}" for line in lines)
        self._splices.append(Splice(at, at, added))

    def _append(self, lines: Sequence[str]) -> None:
        blank = [""] if self.text.strip() else []
        self._add_lines(len(self.text), [*blank, *lines])

    def _append_inline(self, name: str, place: tuple[int, int], entries: Mapping[str, Written]) -> None:
        count = len(self.document[name])
        new = toml.table(dict(entries)).toml
        last = self.outline.value((name, count - 1)) if count else None
        if last is not None:
            self._splices.append(Splice(last[1], last[1], f", {new}"))
        else:
            self._splices.append(Splice(*place, f"[{new}]"))

    def _aligned(self, entries: Mapping[str, Written]) -> list[str]:
        """Return the lines of a new table, aligned where those of the file are."""
        import re

        names = [toml.key(name) for name in entries]
        room = max(map(len, names), default=0) if re.search(r"^[ \t]*id {2,}=", self.text, re.M) else 0
        return [f"{name:{room or 1}} = {new.toml}" for name, new in zip(names, entries.values(), strict=True)]


def _purged(value: Any) -> Any:
    """Return the document without what is gone."""
    if isinstance(value, dict):
        return {name: _purged(one) for name, one in value.items() if one is not _GONE and not _emptied(one)}
    if isinstance(value, list):
        return [_purged(one) for one in value if one is not _GONE]
    return value


def _emptied(value: Any) -> bool:
    """Tell whether an array of tables has lost them all: then nothing of it is written any more."""
    return isinstance(value, list) and bool(value) and all(one is _GONE for one in value)


def _anchor(table: Table, after: Sequence[str]) -> Entry | None:
    """Return the entry behind which a new one goes."""
    by_name = {entry.name: entry for entry in table.entries}
    for name in reversed(after):
        if name in by_name:
            return by_name[name]
    return table.entries[-1] if table.entries else None
