"""Keys and tables that stand twice."""

from __future__ import annotations

import re

from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.explained import Explained
from aistrat_cli.loading.lines import LISTS, pair_of
from aistrat_cli.loading.shown import quoted

_HEADER = re.compile(r"^[ \t]*+(\[\[?+)[ \t]*+([^\[\]\n=,#]+?)[ \t]*+\]\]?", re.MULTILINE)


def explain_double(text: str, position: int, start: int, end: int, said: str, mark: str) -> Explained:
    """Return what stands twice, with the line where it stood first."""
    statement = text[start:end]
    header = _HEADER.match(statement)
    if header is not None and statement.lstrip().startswith("["):
        return _double_header(text, start, end, header)
    pair = pair_of(statement)
    key = pair["key"] if pair else statement.strip()
    at = (start + pair.start("key"), start + pair.end("key")) if pair else (start, end)
    section = next((found for found in reversed(list(_HEADER.finditer(text, 0, start)))), None)
    first = re.compile(rf"^[ \t]*{re.escape(key[:200])}[ \t]*=", re.MULTILINE).search(
        text, section.end() if section else 0, start
    )
    if said.startswith("Duplicate"):
        name = said.partition("key ")[2].partition(" (at")[0].strip("'\"")
        message = Message(
            f"`{quoted(name)}` stands twice in one table.", f"1つのテーブルに `{quoted(name)}` が2つあります。"
        )
        new = f"{key} = {chr(34)}{mark}{chr(34)}"
        return Explained(message, at, (start, end), new, Message("Remove one of them.", "どちらかを消します。"))
    if first is None:
        message = Message(
            f"`{quoted(key)}` was given another meaning before.", f"`{quoted(key)}` は別の形で既に書かれています。"
        )
        return Explained(message, at, (start, end), "", None)
    line = text.count("\n", 0, first.start()) + 1
    message = Message(
        f"`{quoted(key)}` stands twice in one table, first on line {line}.",
        f"1つのテーブルに `{quoted(key)}` が2つあります（最初は {line} 行目）。",
    )
    if section is None or section[1] != "[[":
        return Explained(message, at, (start, end), "", Message("Remove one of them.", "どちらかを消します。"))
    above = f"[[{section[2].strip()}]]"
    help = Message(
        f"Remove one of them; where a new one begins, put `{quoted(above)}` above it.",
        f"どちらかを消します。新しい項目が始まるなら、その上に `{quoted(above)}` を書きます。",
    )
    return Explained(message, at, (start, end), f"{above}\n{statement}" if key == "id" else "", help)


def _double_header(text: str, start: int, end: int, header: re.Match[str]) -> Explained:
    name = re.sub(r"[ \t]*\.[ \t]*", ".", header[2].strip())
    same = re.compile(rf"^[ \t]*\[\[?[ \t]*{re.escape(name[:200])}[ \t]*\]\]?", re.MULTILINE)
    first = same.search(text, 0, start)
    line = text.count("\n", 0, first.start()) + 1 if first else 1
    begin = start + header.start(1)
    at = (begin, start + header.end())
    if name in LISTS or (first and "[[" in (first[0] + header[0])):
        message = Message(
            f"`[{quoted(name)}]` stands twice: a file has many of them, each begins with two brackets.",
            f"`[{quoted(name)}]` が2つあります。いくつも書くものの見出しは括弧を二重にします。",
        )
        help = Message(f"Write `[[{quoted(name)}]]`, every time.", f"どれも `[[{quoted(name)}]]` と書きます。")
        also = tuple(
            (one.start(), one.end(), f"[[{name}]]") for one in same.finditer(text, 0, start) if "[[" not in one[0]
        )
        new = f"[[{name}]]{text[start + header.end() : end]}"
        return Explained(message, at, (start, end), new, help, also=also)
    message = Message(
        f"`[{quoted(name)}]` stands twice, first on line {line}.",
        f"`[{quoted(name)}]` が2つあります（最初は {line} 行目）。",
    )
    help = Message("Put all its keys under the first one.", "キーをすべて最初の見出しの下にまとめます。")
    return Explained(message, at, (start, end), None, help)
