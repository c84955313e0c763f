"""From the bytes of a file to a TOML document: what is no TOML is reported, and, where it can be, read nevertheless."""

from __future__ import annotations

import tomli

from aistrat_cli.loading.encoding import decode
from aistrat_cli.loading.parsed import DEEPEST, NOTHING_MENDED, Parsed, cut_deep, too_deep


def parse(raw: bytes, name: str) -> Parsed:
    """Return the document of a file; `name` is its path as it is shown. Raises nothing."""
    source, finding = decode(raw, name)
    if finding is not None:
        return Parsed(source, None, (finding,), NOTHING_MENDED)
    long_key = find_long_key(source.text)
    if long_key is not None:
        return Parsed(source, None, (too_deep(source, (), source.location(*long_key)),), NOTHING_MENDED)
    try:
        document = tomli.loads(source.text)
    except (tomli.TOMLDecodeError, RecursionError, ValueError):
        from aistrat_cli.loading.repair.mending import mend

        return mend(source)
    deep = cut_deep(document)
    if not deep:
        return Parsed(source, document, (), NOTHING_MENDED)
    return Parsed(source, document, (too_deep(source, deep[0]),), frozenset(deep))


def find_long_key(text: str) -> tuple[int, int] | None:
    """Return the slice of a line that begins with more than a hundred parts joined by dots.

    The parser's time grows with the square of a key's parts, and so many mean as many levels. Only a text with very
    many dots is searched.
    """
    if text.count(".") < 20_000:
        return None
    import re

    found = re.search(rf"^[ \t\[]*+(?:[^\n.=]*+\.){{{DEEPEST}}}+", text, re.MULTILINE)
    return found and found.span()
