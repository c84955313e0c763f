"""A draft as a commented schedule file: where each item comes from; at the end, what was not understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from aistrat_cli.diagnostic import Message
from aistrat_cli.importing.draft import Draft, Table
from aistrat_cli.importing.remarks import Remark
from aistrat_cli.render.cells import visible
from aistrat_cli.render.toml_text import quoted

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WIDEST = 100
"""A list that would be longer stands on several lines."""


def imported(draft: Draft) -> str:
    """Return the text of the file, in the draft's language."""
    parts = [_head(draft), _series(draft)]
    parts += [_table(table, draft.lang) for table in draft.tables]
    if draft.remarks:
        parts.append(_end(draft))
    return "\n".join(parts)


def _head(draft: Draft) -> str:
    said = Message(
        f"Imported from {', '.join(draft.sources)}.\n"
        "Above each item stands where it comes from: the line of the file, or the cell. Check it: aistrat validate.",
        f"{'、'.join(draft.sources)} から取り込んだもの。\n"
        "各項目の上に、もとの行またはセルを示す。検査する: aistrat validate",
    )
    if draft.remarks:
        said = Message(
            f"{said.en}\nWhat was not understood, left out or decided stands at the end.",
            f"{said.ja}\n読み取れなかったもの、省いたもの、判断したことは末尾にまとめた。",
        )
    return "".join(_comment(said.in_(draft.lang))) + "format = 1\n"


def _series(draft: Draft) -> str:
    lines = ["[series]\n"]
    for line, name in zip(_keys(draft.series), draft.series, strict=True):
        if name == "timezone" and not draft.zone_known:
            said = Message("Nothing said the zone: see that it is right.", "タイムゾーンの記載はなかった。要確認。")
            lines += _comment(said.in_(draft.lang))
        lines.append(line)
    if draft.country:
        lines += ["\n[calendar]\n", f"country = {quoted(draft.country)}\n"]
    return "".join(lines)


def _table(table: Table, lang: str) -> str:
    lines: list[str] = []
    if table.spots:
        lines += _comment(", ".join(str(spot) for spot in table.spots))
    for comment in table.comments:
        lines += _comment(comment.in_(lang))
    return "".join((*lines, f"[[{table.name}]]\n", *_keys(table.keys)))


def _end(draft: Draft) -> str:
    said = Message("Not understood, left out, or decided:", "読み取れなかったもの、省いたもの、判断したこと:")
    return "".join(
        (*_comment(said.in_(draft.lang)), *(f"#   {told(remark, draft.lang)}\n" for remark in draft.remarks))
    )


def told(remark: Remark, lang: str) -> str:
    """Return a remark on one line: where, and what."""
    return visible(f"{remark.spot}: {remark.message.in_(lang)}")


def _comment(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield f"# {visible(line)}\n"


def _keys(keys: Mapping[str, Any]) -> Iterator[str]:
    names = {name: name if _BARE.fullmatch(name) else quoted(name) for name in keys}
    for name, value in keys.items():
        yield f"{names[name]} = {_value(value, len(names[name]))}\n"


def _value(value: Any, indent: int) -> str:
    if isinstance(value, str) and "\n" in value:
        return _paragraphs(value)
    if not isinstance(value, list):
        return _inline(value)
    entries = [_inline(one) for one in value]
    line = f"[{', '.join(entries)}]"
    if len(line) + indent <= _WIDEST or len(entries) == 1:
        return line
    return "[\n" + "".join(f"    {one},\n" for one in entries) + "]"


def _inline(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{name} = {_inline(one)}' for name, one in value.items())} }}"
    return quoted(str(value))


def _paragraphs(text: str) -> str:
    """Return a text of several lines as it reads best; each line is escaped as on a line of its own."""
    lines = [quoted(line)[1:-1].replace('\\"', '"').replace('"""', '\\"\\"\\"') for line in text.split("\n")]
    if lines[-1].endswith('"'):
        lines[-1] = lines[-1][:-1] + '\\"'
    return '"""\n' + "\n".join(lines) + '"""'


def all_told(remarks: Iterable[Remark], lang: str, most: int) -> Iterator[str]:
    """Yield the remarks for the terminal, the first of many."""
    remarks = list(remarks)
    for remark in remarks[:most]:
        yield told(remark, lang)
    if len(remarks) > most:
        more = len(remarks) - most
        yield Message(f"and {more} more: at the end of the file", f"ほか{more}件: ファイルの末尾").in_(lang)
