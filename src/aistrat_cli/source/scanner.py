"""The scanner behind `positions`: it reads a TOML text that a parser accepted into a tree of places."""

from __future__ import annotations

import re

Slice = tuple[int, int]
"""Offsets into the text, the end exclusive."""


DEEPEST = 500
"""Brackets within each other that are followed; the parser takes fewer."""


class Node:
    """A place in the tree: the slices of value and key, what lies under it, and lines that were not read yet."""

    __slots__ = ("body", "children", "key", "tables", "value")

    def __init__(self, value: Slice, key: Slice) -> None:
        self.value = value
        self.key = key
        self.children: dict[str | int, Node] = {}
        self.body: Slice | None = None
        self.tables = 0
        """How many `[[tables]]` an array of tables has."""


# Quantifiers are possessive throughout: nothing is tried twice, and the time is linear in the text whatever it holds.
_ONE_LINE = r'"(?!"")(?:[^"\\\n]++|\\[^\n])*+"' + r"|'(?!'')[^'\n]*+'"
_LINES_OF_TEXT = r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}+' + r"|'''(?:[^']++|'(?!''))*+'{3,5}+"
_FLAT = rf"(?:[^\n\"'\[\]{{}}#]++|{_ONE_LINE})"
_NESTED = rf"(?:{_FLAT}|[\[{{]{_FLAT}*+[\]}}])"
_NESTED_TWICE = rf"(?:{_FLAT}|[\[{{]{_NESTED}*+[\]}}])"

_STRING = re.compile(f"{_LINES_OF_TEXT}|{_ONE_LINE}", re.DOTALL)
SIMPLE_LINES = re.compile(rf"(?:(?![ \t]*+\[){_NESTED_TWICE}*+(?:#[^\n]*+)?+\n)*+")
"""Lines that are no headers and end with what they begin; nearly all lines of a schedule."""
TOKEN = re.compile(rf"{_LINES_OF_TEXT}|{_ONE_LINE}|#[^\n]*+|[\[\]{{}}\n]", re.DOTALL)
_HEADER = re.compile(r"[ \t]*+(\[\[?+)")
_KEY_PART = re.compile(r"""[ \t]*+([A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\[^\n])*+"|'[^'\n]*+')[ \t]*+(\.?+)""")
_SCALAR = re.compile(r"[^\s,\]}#]++(?:[ \t]++[^\s,\]}#]++)*+")
_EMPTY = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BLANKS = re.compile(r"[ \t]*+")


def scan_headers(text: str) -> Node:
    """Return the tree of the tables with headers; each keeps the slice of the lines under its header."""
    root = table = Node((0, 0), (0, 0))
    position = start = 0
    while (position := SIMPLE_LINES.match(text, position).end()) < len(text):  # type: ignore[union-attr]
        header = _HEADER.match(text, position)
        if header is None:
            position = end_of_statement(text, position)
            continue
        table.body = (start, position)
        brackets = header.end() - header.start(1)
        parts, end = _key_parts(text, header.end())
        if text.startswith("]" * brackets, end):
            end += brackets
        table = _open_table(root, parts, (header.start(1), end), brackets == 2)
        position = start = end_of_statement(text, end)
    table.body = (start, len(text))
    return root


def end_of_statement(text: str, position: int) -> int:
    """Return the offset after the line on which all strings and brackets that open from `position` on are closed."""
    depth = 0
    for token in TOKEN.finditer(text, position):
        sign = text[token.start()]
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
        elif sign == "\n" and depth <= 0:
            return token.end()
    return len(text)


def scan_body(text: str, table: Node, start: int, end: int) -> None:
    """Read the `key = value` lines of a slice into the tree under `table`."""
    # The containers that are open: an inline table counts no entries, an array the index of its next one.
    open_: list[tuple[Node, int]] = [(table, -1)]
    position = start
    while (position := _EMPTY.match(text, position).end()) < end:  # type: ignore[union-attr]
        node, index = open_[-1]
        sign = text[position]
        if len(open_) > 1 and sign in "]},":
            position += 1
            if sign != ",":
                open_.pop()
                node.value = (node.value[0], position)
                if len(open_) > 1 and open_[-1][1] >= 0:
                    node.key = node.value
            continue
        if index >= 0:
            child = Node((position, position), (position, position))
            node.children[index] = child
            open_[-1] = (node, index + 1)
        else:
            parts, position = _key_parts(text, position)
            if not parts or text[position : position + 1] != "=":
                if len(open_) > 1:
                    return
                position = end_of_statement(text, position)
                continue
            child = _open_dotted(node, parts)
            position = _BLANKS.match(text, position + 1).end()  # type: ignore[union-attr]
        first = text[position : position + 1]
        if first and first in "[{":
            if len(open_) > DEEPEST:
                return
            child.value = (position, position + 1)
            open_.append((child, 0 if first == "[" else -1))
            position += 1
            continue
        value = _STRING.match(text, position) or _SCALAR.match(text, position)
        if value is None:
            if len(open_) > 1:
                return
            position = end_of_statement(text, position)
            continue
        child.value = value.span()
        if index >= 0:
            child.key = child.value
        position = value.end()


def _key_parts(text: str, position: int) -> tuple[list[tuple[str, int, int]], int]:
    """Return the parts of a dotted key, each with its slice, and the offset after the key and its blanks."""
    parts = []
    while (part := _KEY_PART.match(text, position)) is not None:
        name = part[1]
        parts.append((_unquoted(name) if name[0] in "\"'" else name, part.start(1), part.end(1)))
        position = part.end()
        if not part[2]:
            break
    return parts, position


def _unquoted(name: str) -> str:
    if name[0] == '"' and "\\" in name:
        import tomli

        try:
            return str(tomli.loads(f"key = {name}")["key"])
        except tomli.TOMLDecodeError:
            return name
    return name[1:-1]


def _open_table(root: Node, parts: list[tuple[str, int, int]], header: Slice, in_array: bool) -> Node:
    """Return the node of a table with its header, made with all that leads to it."""
    node = root if parts else Node(header, header)
    for index, (name, start, end) in enumerate(parts):
        last = index == len(parts) - 1
        child = node.children.get(name)
        if child is None:
            child = node.children[name] = Node(header, (start, end))
        elif last and not in_array:
            child.value, child.key = header, (start, end)
        node = child
        if last and in_array:
            child.children[child.tables] = Node(header, (start, end))
            child.tables += 1
        if child.tables:
            node = child.children[child.tables - 1]
    return node


def _open_dotted(node: Node, parts: list[tuple[str, int, int]]) -> Node:
    """Return the node of a value, made with the tables that its dotted key makes."""
    whole = (parts[0][1], parts[-1][2])
    for name, start, end in parts:
        child = node.children.get(name)
        if child is None:
            child = node.children[name] = Node(whole, (start, end))
        elif child.value[0] > start:  # a header below this line made it first in the tree
            child.value, child.key = whole, (start, end)
        node = child
    return node
