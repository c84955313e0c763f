"""Keys and tables that stand twice."""

from __future__ import annotations

import re

from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.repair.explained import Explained
from aistrat_cli.loading.repair.lines import HEADERS, LISTS, pair_of
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
        f"1つのテーブルに `{quoted(key)}` が2つあります（最初は{line}行目）。",
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
    same = re.compile(rf"^[ \t]*(\[\[?)[ \t]*{re.escape(name[:200])}[ \t]*\]\]?", re.MULTILINE)
    before = list(same.finditer(text, 0, start))
    single = [one for one in before if one[1] == "["]
    if header[1] == "[[" and not single:
        return _orphan(text, (start, end), name)
    if name in LISTS or header[1] == "[[" or len(single) < len(before):
        # Those with one bracket are wrong: told of this one, or of the first where this is right.
        at = (start + header.start(1), start + header.end())
        if header[1] == "[[" and single:
            at = single[0].start(1), single[0].end()
        message = Message(
            f"`[{quoted(name)}]` has one bracket, but stands more than once.",
            f"`[{quoted(name)}]` の括弧が一重ですが、いくつもあります。",
        )
        help = Message(f"Write `[[{quoted(name)}]]`, every time.", f"どれも `[[{quoted(name)}]]` と書きます。")
        also = tuple((one.start(), one.end(), f"[[{name}]]") for one in single)
        new = f"[[{name}]]{text[start + header.end() : end]}"
        return Explained(message, at, (start, end), new, help, also=also)
    at = (start + header.start(1), start + header.end())
    line = text.count("\n", 0, before[0].start()) + 1 if before else 1
    message = Message(
        f"`[{quoted(name)}]` stands twice, first on line {line}.",
        f"`[{quoted(name)}]` が2つあります（最初は{line}行目）。",
    )
    help = Message("Put all its keys under the first one.", "キーをすべて最初の見出しの下にまとめます。")
    return Explained(message, at, (start, end), None, help)


def _orphan(text: str, region: tuple[int, int], name: str) -> Explained:
    """A `[[meeting]]` after a `[[meeting.agenda]]` that had none above it, perhaps since that one is misspelled."""
    from aistrat_cli.wording import nearest

    headers = list(_HEADER.finditer(text, 0, region[0]))
    place = next((index for index, one in enumerate(headers) if one[2].startswith(f"{name}.")), None)
    if place is None:
        message = Message(
            f"`{quoted(name)}` was given another meaning before.", f"`{quoted(name)}` は別の形で既に書かれています。"
        )
        return Explained(message, region, region, None)
    child, above = headers[place], headers[place - 1] if place else None
    if above is not None and above[2] not in HEADERS and nearest(above[2], [name]):
        at = above.start(1), above.end()
        message = Message(
            f"There is no table `{quoted(above[0].strip())}`.",
            f"`{quoted(above[0].strip())}` というテーブルはありません。",
        )
        help = Message(f"Did you mean `[[{name}]]`?", f"`[[{name}]]` ではありませんか。")
        return Explained(message, at, region, text[slice(*region)], help, also=((*at, f"[[{name}]]"),))
    shown = quoted(child[0].strip())
    message = Message(
        f"`{shown}` stands before any `[[{quoted(name)}]]`.", f"`{shown}` より前に `[[{quoted(name)}]]` がありません。"
    )
    help = Message(f"Write `[[{quoted(name)}]]` above it.", f"その上に `[[{quoted(name)}]]` を書きます。")
    return Explained(message, (child.start(1), child.end()), region, None, help)
