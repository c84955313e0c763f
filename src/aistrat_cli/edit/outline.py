"""Where tables, keys and values of a TOML text stand, and what kind of table each is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import KeyPath
from aistrat_cli.source.scanner import TOKEN, Node, Slice, end_of_statement, scan_body, scan_headers

TableKind = Literal["header", "dotted", "inline", "implied"]
"""Under a header of its own; made by the dotted keys of another table's lines; in braces; by deeper headers alone."""


class Entry(NamedTuple):
    """A key of a table with what is written for it. Of a dotted key the part that belongs to the table."""

    name: str
    key: Slice
    end: int
    """Behind the value; of a key that only dotted keys make, behind the last of their values."""
    start: int
    """Where its line begins; in an inline table where the whole dotted key does."""


class Table(NamedTuple):
    """A table, and the entries that are written in its lines or braces."""

    kind: TableKind
    entries: tuple[Entry, ...]
    """In the order of the text."""
    slice: Slice
    """The braces of an inline table, the lines under a header; of any other table nothing of use."""


class Outline:
    """The places of one text that a parser accepted."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._root = scan_headers(text)
        self._bodies: dict[int, Slice] = {}

    def value(self, keys: KeyPath) -> Slice | None:
        """Return where the value at `keys` is written, None where it is not, or is a table without braces."""
        chain = self._chain(keys)
        if chain is None:
            return None
        node = chain[-1]
        return node.value if self._is_value(node) else None

    def table(self, keys: KeyPath) -> Table | None:
        """Return the table at `keys`, None where there is none."""
        chain = self._chain(keys)
        if chain is None:
            return None
        node = chain[-1]
        if any(self._in_braces(one) for one in chain[1:]):
            entries = tuple(self._entries(node, None))
            return Table("inline" if self._in_braces(node) else "dotted", entries, node.value)
        body = next((self._bodies[id(one)] for one in reversed(chain) if id(one) in self._bodies), (0, 0))
        entries = tuple(self._entries(node, body))
        if id(node) in self._bodies:
            return Table("header", entries, body)
        return Table("dotted" if entries else "implied", entries, body)

    def is_inline(self, keys: KeyPath) -> bool:
        """Tell whether what stands at `keys` lies within braces or brackets of a value."""
        chain = self._chain(keys)
        return chain is not None and any(self._in_braces(one) for one in chain[1:])

    def headers(self, keys: KeyPath) -> list[Slice]:
        """Return the tables under headers at `keys` and below: each from its header to the next one."""
        chain = self._chain(keys)
        found: list[Slice] = []
        pending = chain[-1:] if chain is not None else []
        while pending:
            node = pending.pop()
            self._scan(node)
            if id(node) in self._bodies and node is not self._root:
                found.append((self.text.rfind("\n", 0, node.value[0]) + 1, self._bodies[id(node)][1]))
            pending += node.children.values()
        return sorted(found)

    def last_statement(self, start: int, end: int) -> int:
        """Return the end of the last line of a table that is neither blank nor a comment."""
        position = last = end_of_statement(self.text, start)
        while position < end:
            line = self.text[position : self.text.find("\n", position) + 1 or end].strip()
            following = end_of_statement(self.text, position)
            if line and not line.startswith("#"):
                last = following
            position = following
        return last

    def comments(self) -> list[Slice]:
        """Return the comments of the text, each from its `#` to the end of its line."""
        found = []
        for token in TOKEN.finditer(self.text):
            if token[0].startswith("#"):
                found.append((token.start(), token.start() + len(token[0].rstrip("\r"))))
        return found

    def statement(self, entry: Entry) -> Slice:
        """Return the lines of an entry outside braces: from the start of the first to behind the last one's end."""
        return entry.start, end_of_statement(self.text, max(entry.key[0], entry.end - 1))

    def _chain(self, keys: KeyPath) -> list[Node] | None:
        node = self._root
        chain = [node]
        self._scan(node)
        for name in keys:
            child = node.children.get(name)
            if child is None:
                return None
            node = child
            self._scan(node)
            chain.append(node)
        return chain

    def _scan(self, node: Node) -> None:
        if node.body is not None:
            body, node.body = node.body, None
            self._bodies[id(node)] = body
            scan_body(self.text, node, *body)

    def _in_braces(self, node: Node) -> bool:
        """Tell whether a node is a value in braces or brackets, and no table under a header."""
        first = self.text[node.value[0] : node.value[0] + 1]
        if id(node) in self._bodies or not first or first not in "{[":
            return False
        # A header stands alone on its line, a value has its key before it.
        return first == "{" or not (node.tables or self._begins_line(node.value[0]))

    def _begins_line(self, position: int) -> bool:
        return not self.text[self.text.rfind("\n", 0, position) + 1 : position].strip(" \t")

    def _is_value(self, node: Node) -> bool:
        if id(node) in self._bodies or node.tables:
            return False
        return self._in_braces(node) or not node.children

    def _entries(self, node: Node, body: Slice | None) -> Iterator[Entry]:
        """Yield the entries of a table; `body` are the lines they must stand in, None where braces hold them."""
        found = []
        for name, child in node.children.items():
            if isinstance(name, int) or (body is not None and not body[0] <= child.key[0] < body[1]):
                continue
            line = self.text.rfind("\n", 0, child.key[0]) + 1
            found.append(Entry(name, child.key, self._end(child, body), line if body is not None else child.key[0]))
        return iter(sorted(found, key=lambda entry: entry.key[0]))

    def _end(self, node: Node, body: Slice | None) -> int:
        end = node.value[1]
        if self._in_braces(node):
            return end
        for child in node.children.values():
            if body is None or body[0] <= child.key[0] < body[1]:
                end = max(end, self._end(child, body))
        return end
