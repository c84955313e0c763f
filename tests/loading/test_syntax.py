"""What no parser takes is told, all of it, each with a way out; the rest is read nevertheless."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import tomli
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mistyped import ABOVE, LINES

from aistrat_cli.loading.parsed import Parsed
from aistrat_cli.loading.repair.mending import MOST_FAULTS
from aistrat_cli.loading.syntax import parse

SCHEDULE = """\
format = 1
[series]
id = "s"
title = { ja = "題", en = "Title" }

[[meeting]]
id = "m1"
date = "2021-10-26 (火)"
%s
after = ["m0"]

[[meeting]]
id = "m2"
note = '''
several [lines]
'''
[[meeting.agenda]]
title = "t"
"""


def told(text: str | bytes) -> Parsed:
    return parse(text.encode() if isinstance(text, str) else text, "x.toml")


def shown(parsed: Parsed) -> str:
    lines = []
    for found in parsed.diagnostics:
        at = found.location or (found.place and found.place.location)
        assert at is not None
        lines.append(f"  {at.line}:{at.column}-{at.end_line}:{at.end_column} {found.fault.code} {found.message.en}")
        lines += [f"      = {found.help.en}"] if found.help else []
        lines += [f"      > {follow.en}" for follow in found.follows]
        lines += [f"      {found.message.ja}"]
        lines += [f"      = {found.help.ja}"] if found.help else []
    what = str(parsed.document)
    lines.append(f"  read: {what if len(what) < 300 else what[:100] + '…'}")
    return "\n".join(lines)


def test_gallery(golden: Callable[[str, str], None]) -> None:
    """Every mistake in both languages, with what is read of it."""
    parts = []
    for line in LINES:
        written = line if len(line) < 100 else line[:60] + "…"
        parts.append(f"{written!r}\n{shown(told(ABOVE + line + chr(10)))}\n")
    golden("syntax/gallery.txt", "\n".join(parts))


@pytest.mark.parametrize("line", [line for line in LINES if len(line) < 200])
def test_each_is_told_at_its_lines(line: str) -> None:
    parsed = told(ABOVE + line + "\n")
    assert parsed.diagnostics
    for found in parsed.diagnostics:
        assert found.location is not None
        assert 3 <= found.location.line <= 3 + line.count("\n")


ONE_LINE = [
    line
    for line in LINES
    if "\n" not in line and len(line) < 100 and not line.startswith(("[", "［")) and "\0" not in line
]


@pytest.mark.parametrize("line", ONE_LINE)
def test_the_rest_is_read_and_found_where_it_stands(line: str) -> None:
    line = line.replace("date", "x-date").replace("after", "x-after")
    right = tomli.loads(SCHEDULE % "x-right = 1")
    parsed = told(SCHEDULE % line)
    assert parsed.document is not None
    assert parsed.document["meeting"][1] == right["meeting"][1]
    assert parsed.document["meeting"][0]["after"] == ["m0"]
    correct = told(SCHEDULE % "x-right = 1")
    for keys in [("meeting", 0, "after", 0), ("meeting", 1, "note"), ("meeting", 1, "agenda", 0, "title"), ("series",)]:
        assert parsed.source.locate(keys) == correct.source.locate(keys)


def test_all_faults_are_told_at_once() -> None:
    wrong = "\n".join(line.replace(" ", f"-{number} ", 1) for number, line in enumerate(LINES[:6]))
    parsed = told((SCHEDULE % wrong).replace('title = "t"', "title = t"))
    assert [found.location.line for found in parsed.diagnostics if found.location] == [9, 10, 11, 12, 13, 14, 23]
    assert parsed.document is not None


def test_values_that_were_guessed_at_are_named() -> None:
    parsed = told("after = [study-4, 'study-5']\nid = x\nnumber = ５\ndate = 2022-02-30\n")
    assert parsed.mended == {("after", 0), ("id",), ("date",)}
    assert parsed.document == {"after": ["study-4", "study-5"], "id": "x", "number": 5, "date": "2022-02-30"}


def test_the_end_of_patience() -> None:
    parsed = told("\n".join(f"k{number} = a b" for number in range(MOST_FAULTS + 10)))
    assert len(parsed.diagnostics) == MOST_FAULTS
    assert parsed.document is None


def test_bom_and_line_ends() -> None:
    assert told(b"\xef\xbb\xbfa = 1\r\nb = '''x\r\ny'''\r\n").document == {"a": 1, "b": "x\ny"}
    parsed = told("a = 1\r\nb = 題\r\nc = x\r\n")
    assert [tuple(found.location or ()) for found in parsed.diagnostics] == [(2, 5, 2, 6), (3, 5, 3, 6)]
    assert parsed.source.locate(("c",)) == (3, 5, 3, 6)


@pytest.mark.parametrize(
    ("raw", "at", "words"),
    [
        (b'a = 1\nb = "\xe9"\n', (2, 6, 2, 7), "byte 0xe9 at offset 11"),
        (b'\xef\xbb\xbfb = "\xe9"\n', (1, 6, 1, 7), "byte 0xe9 at offset 8"),
        ("題 = '\xe9".encode()[:-1], (1, 6, 1, 7), "at offset 7"),
        ('title = "会議のあと"\n'.encode("cp932"), (1, 10, 1, 11), "Shift_JIS"),
        ("a = 1\n".encode("utf-16"), (1, 1, 1, 2), "UTF-16"),
    ],
)
def test_bytes_that_are_no_utf_8(raw: bytes, at: tuple[int, int, int, int], words: str) -> None:
    (found,) = told(raw).diagnostics
    assert found.fault.code == "F009"
    assert found.location == at
    assert words in found.message.en + (found.help.en if found.help else "")


def test_days_in_the_right_form_need_no_mending() -> None:
    parsed = told("date = 2021-10-26\n")
    assert parsed.document == {"date": date(2021, 10, 26)}
    assert not parsed.diagnostics


def test_depth_that_the_parser_takes_is_cut_off() -> None:
    parsed = told("x = " + "[" * 150 + "]" * 150 + "\ny = 1\n")
    assert [found.fault.code for found in parsed.diagnostics] == ["F010"]
    assert parsed.document is not None
    assert parsed.document["y"] == 1
    repr(parsed.document)


SIGNS = "ab=[]{},\"'\n #.1-\\\u3000“”（火年：:/\t\0"


@given(st.text(st.sampled_from(SIGNS), max_size=80), st.integers(0, 300), st.integers(0, 40))
@example("[ ] [[", 0, 0)
@example('"""', 60, 0)
@settings(max_examples=300, deadline=None)
def test_any_damage_is_told_inside_the_text(noise: str, at: int, cut: int) -> None:
    whole = SCHEDULE % "number = 1"
    text = whole[:at] + noise + whole[at + cut :]
    parsed = told(text)
    lines = text.split("\n")
    for found in parsed.diagnostics:
        assert found.message.ja
        place = found.location or (found.place and found.place.location)
        assert place is not None
        assert 1 <= place.line <= place.end_line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert parsed.document is not None or parsed.diagnostics


@given(st.binary(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_bytes_end_in_a_document_or_a_finding(raw: bytes) -> None:
    parsed = told(raw)
    assert parsed.document is not None or parsed.diagnostics


@pytest.mark.parametrize(("end", "at"), [("\r\r\n", (1, 11, 1, 12)), ("\n\r", (2, 1, 2, 2)), ("\r", (1, 11, 1, 12))])
def test_stray_carriage_returns_are_told_once(end: str, at: tuple[int, int, int, int]) -> None:
    parsed = told('format = 1\n[series]\nid = "s"\ntitle = 題\n'.replace("\n", end))
    stray, unquoted = parsed.diagnostics
    assert (stray.fault.code, stray.location) == ("F009", at)
    assert unquoted.fault.code == "F001"
    assert parsed.document == {"format": 1, "series": {"id": "s", "title": "題"}}
    assert unquoted.location is not None
    assert unquoted.location.line == (1 if end == "\r" else 4)
