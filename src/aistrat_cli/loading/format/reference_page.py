"""The tables of `docs/format.md`, made from the tables of the format; the prose around them is written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aistrat_cli.loading.format.docs import DOCS
from aistrat_cli.loading.format.keys import TABLES, Key
from aistrat_cli.loading.format.kind_words import KIND_WORDS

BLOCK = re.compile(r"(<!-- keys: ([a-z_ ]+) -->\n).*?(<!-- end of keys -->)", re.DOTALL)
"""`<!-- keys: meeting -->`: the groups of keys whose table stands here."""


def fill(page: str) -> str:
    """Return the page with every generated table as it is now; raises KeyError for a group that does not exist."""
    return BLOCK.sub(lambda found: f"{found[1]}{table(found[2].split())}{found[3]}", page)


def groups() -> dict[str, tuple[Key, ...]]:
    """Return all keys by the group they are documented in, in order."""
    found: dict[str, dict[str, Key]] = {}
    for one in TABLES.values():
        for key in one.keys.values():
            found.setdefault(key.group, {})[key.name] = key
    return {group: tuple(keys.values()) for group, keys in found.items()}


def table(names: Iterable[str]) -> str:
    """Return the reference table of these groups, in Markdown."""
    known = groups()
    rows = ["| key | takes | meaning | 意味 | example |", "| --- | --- | --- | --- | --- |"]
    for name in names:
        for key in known[name]:
            doc = DOCS[key.doc]
            cells = (
                f"`{key.name}`{' (required)' if key.need else ''}",
                _takes(key),
                doc.en,
                doc.ja,
                f"`{doc.example}`",
            )
            rows.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(rows) + "\n"


def _takes(key: Key) -> str:
    """Return what a key takes, its choices or bounds, and what holds without it."""
    if key.choices:
        listed = ", ".join(f'`"{choice}"`' for choice in key.choices)
        takes = f"{'one or more' if key.kind == 'choices' else 'one'} of {listed}"
    elif key.kind == "integer":
        takes = f"a whole number, {key.low} to {key.high}"
    else:
        takes = KIND_WORDS[key.kind].en
    return f"{takes}; default `{key.default}`" if key.default else takes
