"""Edits of TOML: what is asked for changes, and no byte beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from random import Random
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from tricky import PIECES

from aistrat_cli.edit import toml
from aistrat_cli.edit.editor import Editor
from aistrat_cli.edit.refusals import CannotEdit
from aistrat_cli.edit.toml import Written
from aistrat_cli.source.place import KeyPath

ROOT = Path(__file__).parents[2]

SCALARS = st.one_of(
    st.dates().map(toml.day),
    st.text(max_size=12).filter(lambda text: text.isprintable()).map(toml.text),
    st.booleans().map(toml.truth),
    st.sampled_from([Written('"""\n[x]\n#"""', "[x]\n#"), Written("'#'", "#"), Written("[1, 2]", [1, 2])]),
)


def paths(value: Any, at: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield the paths of all values that are no tables and no lists."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from paths(one, (*at, name))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from paths(one, (*at, index))
    else:
        yield at


def tables(value: Any, at: KeyPath = ()) -> Iterator[KeyPath]:
    if isinstance(value, dict):
        yield at
        for name, one in value.items():
            yield from tables(one, (*at, name))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from tables(one, (*at, index))


def common(one: str, other: str) -> tuple[int, int]:
    """Return how many characters two texts have in common at the start, and then at the end."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start, end


def get(document: Any, keys: KeyPath) -> Any:
    for name in keys:
        document = document[name]
    return document


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PIECES), st.lists(SCALARS, min_size=1, max_size=3))
def test_only_the_value_changes(text: str, news: list[Written]) -> None:
    document = tomli.loads(text)
    for keys in paths(document):
        for new in news:
            editor = Editor(text)
            written = editor.written(keys)
            assert written is not None
            assert toml.same(toml.read(written), get(document, keys))
            editor.replace(keys, new)
            result = editor.result()
            start, end = editor.outline.value(keys) or (0, 0)
            assert result == text[:start] + new.toml + text[end:]


@pytest.mark.parametrize("text", PIECES)
def test_all_values_at_once(text: str) -> None:
    editor = Editor(text)
    for keys in paths(editor.document):
        editor.replace(keys, toml.day(date(2022, 1, 31)))
    found = tomli.loads(editor.result())
    assert {get(found, keys) for keys in paths(found)} <= {date(2022, 1, 31)}


@pytest.mark.parametrize("text", PIECES)
def test_a_key_is_added_and_taken_away_again(text: str) -> None:
    for keys in tables(tomli.loads(text)):
        editor = Editor(text)
        editor.insert(keys, "new-key", toml.text("値"))
        added = editor.result()
        start, end = common(text, added)
        assert start + end == len(text), "nothing of the old text is gone"
        assert get(tomli.loads(added), keys)["new-key"] == "値"
        again = Editor(added)
        try:
            again.remove((*keys, "new-key"))
            removed = again.result()
        except CannotEdit:
            continue  # the braces of a dotted key
        assert toml.same(tomli.loads(removed), tomli.loads(text))


FILES = sorted([*ROOT.glob("schedules/*.toml"), *ROOT.glob("examples/*.toml"), *ROOT.glob("tests/schedules/*/*.toml")])


def readable(path: Path) -> str | None:
    """Return the text of a schedule that is TOML."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        tomli.loads(text)
    except (ValueError, RecursionError):
        return None
    return text


def test_real_files_keep_every_other_byte() -> None:
    random, edits = Random(2022), 0
    for path in FILES:
        text = readable(path)
        if text is None or len(text) > 100_000:
            continue
        everything = list(paths(tomli.loads(text)))
        outline = Editor(text).outline
        for keys in random.sample(everything, min(6, len(everything))):
            editor = Editor(text)
            editor.replace(keys, toml.text("新"))
            start, end = outline.value(keys) or (0, 0)
            assert editor.result() == f'{text[:start]}"新"{text[end:]}', (path, keys)
            edits += 1
        # All values of the file in one go: what is between them stays as it is.
        editor = Editor(text)
        spans = []
        for keys in everything:
            editor.replace(keys, toml.day(date(2022, 1, 31)))
            spans.append(outline.value(keys) or (0, 0))
        expected, position = "", 0
        for start, end in sorted(spans):
            expected += text[position:start] + "2022-01-31"
            position = end
        assert editor.result() == expected + text[position:], path
        edits += len(everything)
    assert edits > 3000


def edited(text: str, *keys: str | int, name: str, new: Written, after: tuple[str, ...] = ()) -> str:
    editor = Editor(text)
    editor.insert(keys, name, new, after)
    return editor.result()


def test_a_new_line_is_aligned_and_indented_as_its_neighbours() -> None:
    no = toml.truth(False)
    text = '[[m]]\nid     = "a"\ndate   = "d"   # c\nwindow = "w"\n'
    assert edited(text, "m", 0, name="done", new=no, after=("id", "date")) == text.replace(
        "# c\n", "# c\ndone   = false\n"
    )
    text = '[[m]]\n\tid="a"\r\n\tdate="d"'
    assert edited(text, "m", 0, name="done", new=no) == f"{text}\r\n\tdone=false"
    text = '[m]\n"study-5".date = 1 # k\n'
    assert edited(text, "m", "study-5", name="confirmed", new=no) == f'{text}"study-5".confirmed = false\n'
    text = "[m]\n# nothing yet\n"
    assert edited(text, "m", name="a/b", new=no) == '[m]\n"a/b" = false\n# nothing yet\n'


def test_a_new_table_comes_at_the_end() -> None:
    editor = Editor('x = 1\r\n\r\n[[m]]\r\nid   = "a"')
    editor.append_table(("done",), {"a/b": toml.day(date(2022, 1, 18))})
    editor.append_to_array("m", {"id": toml.text("b"), "date": toml.day(date(2022, 1, 19))})
    assert editor.result() == (
        'x = 1\r\n\r\n[[m]]\r\nid   = "a"\r\n\r\n[done]\r\n"a/b" = 2022-01-18'
        '\r\n\r\n[[m]]\r\nid   = "b"\r\ndate = 2022-01-19'
    )


def test_an_array_in_brackets_takes_another_table() -> None:
    editor = Editor('m = [{ id = "a" }, # one\n]\n')
    editor.append_to_array("m", {"id": toml.text("b")})
    assert editor.result() == 'm = [{ id = "a" }, { id = "b" }, # one\n]\n'


def test_what_would_change_more_is_refused() -> None:
    editor = Editor("a = 1\n")
    editor.replace(("a",), Written("1\nb = 2", 1))
    with pytest.raises(CannotEdit):
        editor.result()
    with pytest.raises(CannotEdit):
        Editor("[a]\nb = 1\n").replace(("a",), toml.text("x"))
    with pytest.raises(CannotEdit):
        Editor("a = 1\n").insert((), "a", toml.text("x"))


def test_values_that_python_takes_for_the_same_are_not() -> None:
    assert not toml.same(1, True)
    assert not toml.same(1, 1.0)
    assert not toml.same({"a": [datetime(2022, 1, 1)]}, {"a": [date(2022, 1, 1)]})
    assert toml.same({"a": [float("nan"), time(1)]}, {"a": [float("nan"), time(1)]})


def test_tables_are_dropped_with_the_comment_above_them() -> None:
    text = '# head\n\n# of a\n[[m]]\nid = "a"\n[[m.x]]\nt = 1\n\n# of b\n[[m]]\nid = "b"\n[done]\na = 1\n'
    editor = Editor(text)
    editor.drop(("m", 0))
    editor.drop(("done",))
    assert editor.result() == '# head\n\n# of b\n[[m]]\nid = "b"\n'
