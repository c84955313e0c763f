"""The one list of all keys: complete, readable, and the same for decoder, schema and reference."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli
import tomli_w
from texts import load_text

from aistrat_cli.loading.decode.table import READERS
from aistrat_cli.loading.format.docs import DOCS
from aistrat_cli.loading.format.keys import TABLES
from aistrat_cli.loading.format.kind_words import KIND_WORDS
from aistrat_cli.loading.format.schema import value_of
from aistrat_cli.source.place import Source

Raw = dict[str, Any]

ALL = [(table, key) for table in TABLES.values() for key in table.keys.values()]
AT_THE_TOP = {"done", "named-tables", "tables"}
"""Kinds that only stand at the top of a file, where `sections` reads them."""

EVERY_KEY = Path(__file__).parent.parent / "schedules" / "ok" / "every-key.toml"


def test_every_key_is_documented_and_nothing_else() -> None:
    assert {key.doc for _, key in ALL} == DOCS.keys()


def test_every_kind_of_value_has_a_name_a_reader_and_a_schema() -> None:
    kinds = {key.kind for _, key in ALL}
    assert kinds == KIND_WORDS.keys()
    assert kinds - AT_THE_TOP == READERS.keys()
    for _, key in ALL:
        assert value_of(key)


@pytest.mark.parametrize(("name", "doc"), DOCS.items(), ids=list(DOCS))
def test_docs_are_sentences_in_both_languages(name: str, doc: tuple[str, str, str]) -> None:
    en, ja, example = doc
    assert en.endswith(".")
    assert ja.endswith("。")
    assert len(en) < 140
    assert "\n" not in example
    assert "|" not in example


KNOWN = """
format = 1
[series]
id = "s"
title = "S"
timezone = "UTC"
fiscal_year_start = 4
[[body]]
id = "study-council"
[[person]]
id = "kitano"
[[person]]
id = "ataka"
[[topic]]
id = "base"
[[topic]]
id = "education"
[[document]]
id = "draft"
date = 2022-01-04
[[document]]
id = "survey"
date = 2022-01-04
[[meeting]]
id = "study-4"
body = "study-council"
date = 2022-01-24
[[meeting]]
id = "study-5"
body = "study-council"
date = 2022-02-24
[[lead_time]]
id = "due"
offset = "-3bd"
"""
"""What the examples refer to."""

DAY = date(2022, 1, 4)
LAST = date(2022, 12, 31)
LEAD: Raw = {"id": "x", "offset": "-1d"}
MEETING: Raw = {"id": "x", "body": "study-council", "date": DAY}
REPEAT: Raw = {"id": "x", "body": "study-council", "rule": "weekly Monday", "from": DAY, "count": 3}


def around(group: str, key: str, value: Raw) -> Raw:
    """Return a table of a file in which the example of a group's key stands, with what it needs beside it."""
    match group:
        case "series":
            return {"series": {"id": "s", "title": "S", "timezone": "UTC", **value}}
        case "calendar":
            return {"calendar": {"country": "DE", **value}}
        case "day_range":
            return {"calendar": {"closed": [value if key == "every" else {"from": DAY, "to": LAST, **value}]}}
        case "body" | "person" | "topic":
            return {group: [{"id": "x", **value}]}
        case "member":
            return {"body": [{"id": "x", "members": [{"person": "kitano", **value}]}]}
        case "absence":
            return {
                "absence": [{"person": "kitano", **({} if key == "from_ics" else {"from": DAY, "to": LAST}), **value}]
            }
        case "item":
            beside = {"date": DAY} if key in ("confirmed", "pinned") else {}
            return {"milestone": [{"id": "x", **beside, **value}]}
        case "meeting":
            return {"meeting": [{**MEETING, **value}]}
        case "agenda":
            return {"meeting": [{**MEETING, "agenda": [{"title": "x", **value}]}]}
        case "task":
            return {"task": [{"id": "x", "date": DAY, **value}]}
        case "document":
            return {"document": [{"id": "study-5/due", "date": DAY, **value}]}
        case "waiver":
            return {"milestone": [{"id": "x", "date": DAY, "waive": [{"rule": "C", "why": "y", **value}]}]}
        case "repeat":
            return {"repeat": [{name: REPEAT[name] for name in REPEAT if (key, name) != ("until", "count")} | value]}
        case "lead_time":
            return {"calendars": {"court": {}}, "lead_time": [value if key == "use" else {**LEAD, **value}]}
        case "selector":
            return {"lead_time": [{**LEAD, "for": value}]}
        case "in_force":
            return {"lead_time": [{**LEAD, "in_force": value}]}
        case "slip" | "slip_policy":
            return {"slip": value}
        case "scenario":
            return {"scenario": {"x": {"items": value}}}
        case "rules":
            return {"rules": value}
    raise KeyError(group)


@pytest.mark.parametrize("name", [name for name in DOCS if not name.startswith("file.")])
def test_example_is_read_without_a_fault(name: str) -> None:
    group, _, key = name.partition(".")
    example = DOCS[name].example
    value = tomli.loads(example)
    document = tomli.loads(KNOWN)
    if key == "id":  # it would stand twice
        for tables in document.values():
            if isinstance(tables, list):
                tables[:] = [one for one in tables if one["id"] != value["id"]]
    for table, content in (value if example.startswith("[") else around(group, key, value)).items():
        document[table] = document.get(table, []) + content if isinstance(content, list) else content
    text = tomli_w.dumps(document)
    assert [(d.fault.code, d.message.en) for d in load_text("", head=text).diagnostics] == [], text


def test_every_key_of_a_file_has_its_line() -> None:
    source = Source("every-key.toml", EVERY_KEY.read_text(encoding="utf-8"))
    document = tomli.loads(source.text)
    lines = source.text.splitlines()
    count = 0

    def walk(value: object, keys: tuple[str | int, ...]) -> None:
        nonlocal count
        if isinstance(value, dict):
            for name, inner in value.items():
                location = source.locate((*keys, name), key=True)
                assert name in lines[location.line - 1], (keys, name)
                count += 1
                walk(inner, (*keys, name))
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                walk(inner, (*keys, index))

    walk(document, ())
    assert count > 250


def test_that_file_has_every_key() -> None:
    written: set[tuple[str, str]] = set()
    document = tomli.loads(EVERY_KEY.read_text(encoding="utf-8"))

    def note(name: str, value: object) -> None:
        for raw in value if isinstance(value, list) else [value]:
            if not isinstance(raw, dict):
                continue
            for key in TABLES[name].keys.values():
                if key.name in raw:
                    written.add((key.group, key.name))
                    inner = raw[key.name]
                    if key.table:
                        note(key.table, list(inner.values()) if key.kind == "named-tables" else inner)

    note("file", document)
    assert {(key.group, key.name) for _, key in ALL} - written == set()
