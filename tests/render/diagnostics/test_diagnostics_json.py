"""Our own JSON: its shape, and that any text comes back from it as it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.render.cells import _HIDDEN
from aistrat_cli.render.diagnostics import View, render
from aistrat_cli.render.diagnostics.json import document
from aistrat_cli.render.json_text import dump

if TYPE_CHECKING:
    from conftest import Case

SIGNS = st.one_of(st.characters(), st.sampled_from('#[:\x7f\x9b\u2028\u202e\ufeff\ud800\udfff\U000e0041𠮷\\"'))
TEXTS = st.text(SIGNS)
VALUES = st.recursive(st.none() | st.booleans() | TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner))


def test_shape(plain: list[Diagnostic]) -> None:
    found = json.loads(render("json", plain, View(files=("a", "b"), items=7)))
    assert list(found) == ["version", "diagnostics", "summary"]
    assert found["version"] == 1
    assert found["summary"] == {"errors": 2, "warnings": 1, "notes": 1, "files": 2, "items": 7}
    keys = "code name severity message help series item filename location end_location url"
    assert all(" ".join(record) == keys for record in found["diagnostics"])
    broken = found["diagnostics"][1]
    assert (broken["location"], broken["end_location"]) == ({"line": 17, "column": 10}, {"line": 17, "column": 26})
    assert broken["url"] == "docs/rules.md#p002-broken-dependency"


def test_texts_come_back_as_they_were(case: Case) -> None:
    for record, diagnostic in zip(
        json.loads(render("json", case.diagnostics, case.view))["diagnostics"], case.diagnostics, strict=True
    ):
        assert record["message"] == diagnostic.message.en
        assert record["item"] == diagnostic.item
        assert record["filename"] == (diagnostic.place.source.path if diagnostic.place else None)


@settings(max_examples=50)
@given(VALUES, st.sampled_from([None, 2]))
def test_dump(value: Any, indent: int | None) -> None:
    text = dump(value, indent)
    assert json.loads(text) == json.loads(json.dumps(value))
    text.encode()
    assert "##[" not in text
    assert all(sign.isprintable() or sign in "\n " or ord(sign) > 0x9F for sign in text)


def test_what_is_not_shown_is_escaped() -> None:
    for first, last in _HIDDEN[1:]:
        assert dump(chr(first) + chr(last)).isascii()


def test_check_can_add_to_the_document(plain: list[Diagnostic]) -> None:
    assert dump({**document(plain, View()), "slips": []}).endswith('"slips": []\n}\n')
