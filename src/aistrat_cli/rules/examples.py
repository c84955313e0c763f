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


AGREED, NOW = "# as agreed\n", "\n# now\n"
"""Begin the two parts of an example of what slips: the plan as it was saved, and the file as it is."""


def agreed(fragment: str, name: str = "example.toml") -> dict[str, str]:
    """Return the files that the baseline of an example is made from; none where it compares nothing."""
    if not fragment.startswith(AGREED):
        return {}
    return {name: _whole(fragment.removeprefix(AGREED).partition(NOW)[0] + "\n")}


def files(fragment: str, name: str = "example.toml") -> dict[str, str]:
    """Return the files of an example by their names; what a fragment leaves out is completed before it.

    A fragment that begins with `format` is a whole file. Any other gets `format = 1` and, where it does not write
    them itself, a series in Tokyo, Japan's holidays and a body `council`.
    """
    if fragment.startswith(AGREED):
        return {name: _whole(fragment.partition(NOW)[2])}
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
