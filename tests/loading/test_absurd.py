"""Any value under any key: findings, never an exception, and each with a place."""

from __future__ import annotations

import datetime as dt
from typing import Any

import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from texts import no_holidays

from aistrat_cli.loading.build import File, build
from aistrat_cli.loading.format.keys import TABLES
from aistrat_cli.source.place import Source

WORDS = [
    "", "x", "m", "b", "m/l", "s:m", "?", "2022-01-04", "FY2021.end", "m - 5bd", "15bd", "-3bd", "2022-03下旬",
    "weekly Monday", "FREQ=DAILY", "majority", "1/3", "10:00", "2h", "us-faca", "Asia/Tokyo", "*", "12-29..01-03",
    "later", "meeting", "\x00",
]  # fmt: skip

SCALARS = (
    st.sampled_from(WORDS)
    | st.text(max_size=8)
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.integers(-3, 40)
    | st.floats(allow_nan=True)
    | st.dates(dt.date(1, 1, 1))
    | st.datetimes(dt.datetime(1, 1, 1))
    | st.times()
)
NAMES = sorted({name for table in TABLES.values() for name in table.keys} | {"x-own", "zz", "ja", "en", "m", "b", "é"})
KEYS = st.sampled_from(NAMES)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=12
)


@st.composite
def tables(draw: st.DrawFn, name: str, depth: int = 0) -> Any:
    """Draw a table of the format: mostly of keys that it has, with values of any kind, tables inside it, too."""
    keys = TABLES[name].keys
    drawn: dict[str, Any] = {}
    for key in draw(st.lists(st.sampled_from(sorted(keys)), max_size=5)):
        inner = keys[key].table
        if inner and depth < 3 and draw(st.booleans()):
            drawn[key] = draw(st.lists(tables(inner, depth + 1), max_size=3) | tables(inner, depth + 1))
        else:
            drawn[key] = draw(VALUES)
    if "id" in keys and draw(st.booleans()):
        drawn["id"] = draw(st.sampled_from(["m", "b", "l", "m-1", "m/l", "r"]))
    return drawn


def well_placed(document: dict[str, Any]) -> None:
    """Read the document, and look at every finding."""
    text = tomli_w.dumps(document)
    loaded = build([File("x.toml", text.encode())], {"x.toml"}, holidays=no_holidays)
    lines = text.split("\n")
    for finding in loaded.diagnostics:
        assert finding.place is not None
        location = finding.location or finding.place.location
        assert 1 <= location.line <= len(lines)
        assert 1 <= location.column <= len(lines[location.line - 1]) + 1
        assert finding.message.en
        assert finding.message.ja
    for item in loaded.portfolio.index.values():
        assert isinstance(item.place.source, Source)
        assert item.title.in_("ja") or item.id == ""
        assert repr(item)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables("file"))
def test_any_file_is_read(document: dict[str, Any]) -> None:
    well_placed(document)


HEAD: dict[str, Any] = {"format": 1, "series": {"id": "s", "title": "S", "timezone": "UTC", "fiscal_year_start": 4}}
LISTED = ("body", "person", "absence", "topic", "meeting", "task", "document", "milestone", "repeat", "lead_time")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_value_under_any_key_is_read(data: st.DataObject) -> None:
    document = {**HEAD, "body": [{"id": "b"}], "milestone": [{"id": "m", "date": dt.date(2022, 1, 4)}]}
    for name in data.draw(st.lists(st.sampled_from(LISTED), min_size=1, max_size=3)):
        document[name] = document.get(name, []) + data.draw(st.lists(tables(name), min_size=1, max_size=3))
    if data.draw(st.booleans()):
        document["scenario"] = data.draw(st.dictionaries(KEYS, tables("scenario"), max_size=2))
        document["done"] = data.draw(st.dictionaries(st.sampled_from(["m", "m/l", "zz"]), VALUES, max_size=2))
    well_placed(document)
