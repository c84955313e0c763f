"""Every key and value of a text is found where it stands."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pytest
import tomli
import tomli_w
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aistrat_cli.source.positions import Edit, Location, Positions

TRICKY = '''\
# a comment with "quotes' and [brackets
top = 1
dotted.first.x = 1
dotted.first.y = { a = 1, b.c = [1, { d = 2 }] }   # inline
"quoted key" = "#[not] a {comment}"
'literal.key'.sub = 'C:\\dir'
"esc\\u0061ped\\t" = "x\\"y"
empty = []
nothing = {}
text = """
[not.a.header]
key = "no key"
"""
more = \'\'\'it's
['neither']\'\'\'
closing = """ends with a quote""""
list = [
  "a",  # comment, with ] inside
  [ 1, 2 ],
  { x = 1,
    y = "multi line inline table", },
  2021-10-26 10:00,
]

[fruit]
apple.color = "red"
[fruit.apple.texture]   # a sub-table of what a dotted key made
smooth = true

[late.sub]
x = 1
[late]
y = 2

  [[ meeting ]]  # blanks within
  id = "m1"
  [[meeting.agenda]]
  title = "t1"
  [[meeting.agenda]]
  title = "t2"
  [meeting.place]
  room = "A"
[[meeting]]
id = "m2"
[[meeting.agenda]]
title = "t3"
[last."x.y"]
end = true'''


def paths(value: Any, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    yield keys, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from paths(inner, (*keys, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*keys, index))


def cut(text: str, at: Location) -> str:
    lines = text.split("\n")[at.line - 1 : at.end_line]
    lines[-1] = lines[-1][: at.end_column - 1]
    lines[0] = lines[0][at.column - 1 :]
    return "\n".join(lines)


def check(text: str) -> int:
    """Look at every path of a document: what stands at its place is read again, and must give the same."""
    positions, checked = Positions(text), 0
    for keys, value in paths(tomli.loads(text)):
        if not keys:
            continue
        written, key = cut(text, positions.find(keys)), cut(text, positions.find(keys, key=True))
        try:
            same = repr(tomli.loads(f"x = {written}")["x"]) == repr(value)
        except tomli.TOMLDecodeError:
            same = False
        # A table may stand at its header instead, and one that only dotted keys make at the first of them.
        header = isinstance(value, dict | list) and written.startswith("[") and written.endswith("]")
        dotted = isinstance(value, dict) and written.strip() == written and "=" not in written
        assert same or header or dotted, (keys, written)
        if isinstance(keys[-1], str):
            assert list(tomli.loads(f"{key} = 1")) == [keys[-1]], (keys, key)
        checked += 1
    return checked


def test_every_path_of_a_tricky_text_is_found() -> None:
    assert check(TRICKY) == 56


def test_crlf_counts_the_same_lines_and_columns() -> None:
    crlf = TRICKY.replace("\n", "\r\n")
    plain, other = Positions(TRICKY), Positions(crlf)
    for keys, _ in paths(tomli.loads(TRICKY)):
        assert plain.find(keys) == other.find(keys)
        assert plain.find(keys, key=True) == other.find(keys, key=True)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ((), (1, 1, 1, 1)),
        (("top",), (2, 7, 2, 8)),
        (("meeting",), (35, 3, 35, 16)),
        (("meeting", 0), (35, 3, 35, 16)),
        (("meeting", 0, "agenda", 1, "title"), (40, 11, 40, 15)),
        (("meeting", 0, "place", "room"), (42, 10, 42, 13)),
        (("meeting", 1, "agenda", 0, "title"), (46, 9, 46, 13)),
        (("dotted", "first"), (3, 1, 3, 15)),
        (("dotted", "first", "y", "b", "c", 1, "d"), (4, 43, 4, 44)),
        (("late",), (32, 1, 32, 7)),
        (("list", 2, "y"), (21, 9, 21, 34)),
    ],
)
def test_places(keys: tuple[str | int, ...], expected: tuple[int, int, int, int]) -> None:
    assert Positions(TRICKY).find(keys) == expected


@pytest.mark.parametrize(
    ("keys", "enclosing"),
    [
        (("meeting", 0, "no such key"), ("meeting", 0)),
        (("meeting", 7, "id"), ("meeting",)),
        (("list", 2, "z", 5), ("list", 2)),
        (("nowhere", "at", "all"), ()),
    ],
)
def test_what_is_absent_is_answered_with_what_encloses_it(
    keys: tuple[str | int, ...], enclosing: tuple[str | int, ...]
) -> None:
    positions = Positions(TRICKY)
    assert positions.find(keys) == positions.find(keys, key=True) == positions.find(enclosing)


names = st.text(min_size=1, max_size=6) | st.sampled_from(["a", "b", "a.b", '"', "'", "#", "[x]", "日付", " "])
scalars = (
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.dates()
    | st.times()
    | st.text(max_size=20)
    | st.sampled_from(['"""', "'''", "]", "}", "#", "\\", 'a\n"""b', "\r\n", "[[x]]\n[y]\n"])
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4), max_leaves=12
)


@given(st.dictionaries(names, values, max_size=6), st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_path_of_any_document_is_found(document: dict[str, Any], multiline: bool) -> None:
    text = tomli_w.dumps(document, multiline_strings=multiline)
    assert check(text) == sum(1 for _ in paths(tomli.loads(text))) - 1


@given(st.text(st.sampled_from("ab=[]{},\"'\n #.1\\\r\t火"), max_size=60) | st.text(max_size=60))
@example("[")
@example("[]\n[[]]\n=\n")
@example("a = [" * 3)
@settings(max_examples=200, deadline=None)
def test_nothing_raises(text: str) -> None:
    positions = Positions(text)
    lines = text.split("\n")
    for keys in [(), ("a",), ("a", 0, "b"), ("b", "a")]:
        found = positions.find(keys)
        assert 1 <= found.line <= found.end_line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1


def test_edits_lead_back_to_the_text_before() -> None:
    before, mended = "a = x y\nb = 1\nc = z\n", 'a = "x y"\nb = 1\nc = "z"\n'
    positions = Positions(before, mended, [Edit(4, 7, 5), Edit(18, 19, 3)])
    assert positions.find(("a",)) == (1, 5, 1, 8)
    assert positions.find(("b",)) == (2, 5, 2, 6)
    assert positions.find(("c",)) == (3, 5, 3, 6)


def test_hostile_nesting_ends() -> None:
    assert math.isfinite(Positions("a = " + "[" * 100_000).find(("a", 0, 0)).line)
