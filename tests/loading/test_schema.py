"""The JSON Schema against files that are good and files that are not."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomli
from texts import HEAD

from aistrat_cli.loading.format.schema import schema

ROOT = Path(__file__).parents[2]
GOOD = [
    *sorted((ROOT / "tests" / "schedules" / "ok").glob("*.toml")),
    *sorted((ROOT / "schedules").glob("*.toml")),
    *sorted((ROOT / "examples").glob("*.toml")),
]
FAULTY = [
    "unknown-key", "unknown-table", "unknown-key-inside", "single-bracket", "section-of-wrong-type", "types", "units",
    "missing", "missing-series", "missing-in-series", "ids", "values", "format",
]  # fmt: skip
"""Those whose fault a schema can see."""

VALIDATOR = jsonschema.Draft7Validator(schema())


def as_json(value: Any) -> Any:
    """Return a TOML document as the language servers show it to a schema: dates and times are strings."""
    if isinstance(value, dict):
        return {name: as_json(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def faults(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(as_json(tomli.loads(text)))]


def test_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(schema("en"))
    jsonschema.Draft7Validator.check_schema(schema("ja"))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_files_are_valid(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8-sig")) == []


@pytest.mark.parametrize("name", FAULTY)
def test_faulty_files_are_not(name: str) -> None:
    path = ROOT / "tests" / "schedules" / "err" / f"{name}.toml"
    assert faults(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "keys",
    [
        "datee = 2022-01-04", "days = 0", "number = '5'", "id = '2022 03'", "online = 3", "length = '2'",
        "time = 'noon'", "place_at = 'middle'", "slip = { followers = 'pull' }", "title = {}",
        "agenda = [{ kind = 'x', title = 'y' }]", "title = { ja = 1 }", "window = [2022-01-04]",
        "waive = { rule = 'x' }", "y-own = 1",
    ],
)  # fmt: skip
def test_one_wrong_key_is_seen(keys: str) -> None:
    sound = f'{HEAD}[[meeting]]\nbody = "b"\n'
    id = "" if keys.startswith("id") else 'id = "m"\n'
    assert faults(f'{sound}id = "m"\n') == []
    assert faults(f"{sound}{id}{keys}\n")


def test_every_key_has_a_title_and_a_description() -> None:
    def properties(node: Any) -> None:
        if isinstance(node, dict):
            for name, key in node.get("properties", {}).items():
                assert key["title"] == name
                assert len(key["description"]) > 20
            for inner in node.values():
                properties(inner)

    properties(schema())


def test_tables_are_closed_but_for_keys_of_ones_own() -> None:
    for name, definition in schema()["definitions"].items():
        if "properties" in definition:
            assert definition["additionalProperties"] is False, name
            assert "^x-" in definition["patternProperties"], name


def test_schema_is_plain_json_in_both_languages() -> None:
    assert json.loads(json.dumps(schema("ja"))) == schema("ja")
    assert "会議" in json.dumps(schema("ja"), ensure_ascii=False)
    assert schema("de") == schema("en")
