"""Examples of rules are fragments; this makes whole files of them."""

from __future__ import annotations

import re

SERIES = """\
[series]
id = "example"
title = "Example"
timezone = "Asia/Tokyo"
fiscal_year_start = 4
"""
CALENDAR = """\
[calendar]
country = "JP"
"""
BODY = """\
[[body]]
id = "council"
name = "Council"
"""
FILE_MARK = re.compile(r"^# file: (\S+)\n", re.MULTILINE)
"""Begins a further file in an example that needs two."""


def files(fragment: str, name: str = "example.toml") -> dict[str, str]:
    """Return the files of an example by their names; what a fragment leaves out is completed before it.

    A fragment that begins with `format` is a whole file. Any other gets `format = 1` and, where it does not write
    them itself, a series in Tokyo, Japan's holidays and a body `council`.
    """
    if fragment.startswith("# file: "):
        parts = FILE_MARK.split(fragment)[1:]
        return {path: _whole(text) for path, text in zip(parts[::2], parts[1::2], strict=True)}
    return {name: _whole(fragment)}


def _whole(fragment: str) -> str:
    if fragment.startswith("format"):
        return fragment
    missing = [
        part
        for part in (SERIES, CALENDAR, BODY)
        if not re.search(rf"^{re.escape(part.splitlines()[0])}", fragment, re.MULTILINE)
    ]
    return "format = 1\n\n" + "\n".join([*missing, fragment])
