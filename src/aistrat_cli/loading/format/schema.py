"""The JSON Schema of the format, for editors: made from the same tables that the decoder reads by.

Draft 7, since both TOML language servers take it: taplo knows no later one. A TOML date reaches taplo as a string and
tombi by its `format` (`date`, `partial-time`; no other names do, tombi 1.9 and taplo 0.9), so a union is `anyOf`: a
date is a string, too. What no schema can say (that an id exists, that a weekday fits) is left to `aistrat validate`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import tomli

from aistrat_cli.loading.format.docs import DOCS
from aistrat_cli.loading.format.keys import FORMAT, TABLES, Key, Table
from aistrat_cli.loading.format.kind_words import KIND_WORDS
from aistrat_cli.loading.written.anchors import LONGEST_ID
from aistrat_cli.model.items import KINDS

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"

OWN_KEYS: Schema = {"^x-": {}}
DIGITS = "[0-9０-９]+"
BARE_ID = f"[A-Za-z0-9][A-Za-z0-9_-]{{0,{LONGEST_ID - 1}}}"

STRING: Schema = {"type": "string", "minLength": 1}
BOOLEAN: Schema = {"type": "boolean"}
TABLE: Schema = {"type": "object"}
DAY: Schema = {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "pattern": "[0-9０-９元]"}]}
EXPRESSION: Schema = {"anyOf": [{"type": "string", "format": "date"}, STRING]}
TIME: Schema = {
    "anyOf": [
        {"type": "string", "format": "partial-time", "pattern": "^[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?$"},
        {"type": "string", "pattern": f"^ *{DIGITS}[:：]{DIGITS}([:：]{DIGITS})? *$"},
    ]
}
SPAN: Schema = {"anyOf": [STRING, {"type": "array", "items": EXPRESSION, "minItems": 2, "maxItems": 2}]}
TEXT: Schema = {
    "anyOf": [
        STRING,
        {
            "type": "object",
            "patternProperties": {"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$": STRING},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}


def schema(lang: str = "en") -> Schema:
    """Return the whole schema, with descriptions in `lang`: `ja`, else English."""
    definitions = {name: _object(table, lang) for name, table in TABLES.items() if name != "file"}
    definitions["document"]["properties"]["id"]["pattern"] = f"^{BARE_ID}(/{BARE_ID})?$"
    definitions["overlay"] = _overlay(lang)
    definitions["text"] = TEXT
    return {
        "$schema": DRAFT,
        "title": f"aistrat の予定表（形式 {FORMAT}）" if lang == "ja" else f"aistrat schedule, format {FORMAT}",
        **_object(TABLES["file"], lang),
        "definitions": definitions,
    }


def _object(table: Table, lang: str) -> Schema:
    """Return the schema of a table. What another table may give it, as a repeat its meetings, is not required."""
    made: Schema = {
        "type": "object",
        "properties": {key.name: _property(key, lang) for key in table.keys.values()},
        "patternProperties": OWN_KEYS,
        "additionalProperties": False,
    }
    if table.header:
        made = {"title": table.header, **made}
    needed = [name for name in table.needed if (table.name, name) != ("meeting", "body")]
    if needed:
        made["required"] = needed
    return made


def _overlay(lang: str) -> Schema:
    """Return the schema of what is laid over an item of any kind."""
    keys = {name: key for kind in KINDS for name, key in TABLES[kind].keys.items() if name != "id"}
    return {
        "type": "object",
        "properties": {key.name: _property(key, lang) for key in keys.values()},
        "patternProperties": OWN_KEYS,
        "additionalProperties": False,
    }


def _property(key: Key, lang: str) -> Schema:
    doc = DOCS[key.doc]
    takes = KIND_WORDS[key.kind]
    made: Schema = {
        "title": key.name,
        "description": f"{doc.ja}{takes.ja}。例: {doc.example}"
        if lang == "ja"
        else f"{doc.en} Takes {takes.en}. Example: {doc.example}",
    }
    if key.default:
        made["default"] = tomli.loads(f"value = {key.default}")["value"]
    return {**made, **value_of(key)}


def value_of(key: Key) -> Schema:
    """Return the schema of a key's value."""
    made = PLAIN.get(key.kind)
    if made is not None:
        return dict(made)
    match key.kind:
        case "choice":
            return {"type": "string", "enum": list(key.choices)}
        case "choices":
            return _some({"type": "string", "enum": list(key.choices)})
        case "integer":
            return {"type": "integer", "minimum": key.low, "maximum": key.high}
        case "quorum":
            number = {"type": "integer", "minimum": key.low, "maximum": key.high}
            return {"anyOf": [number, {"type": "string", "pattern": "^(majority|[1-9][0-9]{0,3}/[1-9][0-9]{0,3})$"}]}
        case "table" | "selector" | "period":
            return _ref(key.table)
        case "tables":
            return {"type": "array", "items": _ref(key.table)}
        case "named-tables":
            return {"type": "object", "patternProperties": OWN_KEYS, "additionalProperties": _ref(key.table)}
        case "waivers" | "slip-for":
            return _some(_ref(key.table))
        case "agenda" | "members":
            return _some(STRING, _ref(key.table))
        case "day-ranges":
            return _some(*DAY["anyOf"], _ref(key.table))
    raise KeyError(key.kind)


def _some(*entries: Schema) -> Schema:
    """Return the schema of a list, or of one entry in its place."""
    entry = entries[0] if len(entries) == 1 else {"anyOf": list(entries)}
    return {"anyOf": [*entries, {"type": "array", "items": entry}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _strings(kinds: Iterable[str]) -> dict[str, Schema]:
    return {kind: _some(STRING) for kind in kinds}


PLAIN: dict[str, Schema] = {
    **_strings(("bodies", "dependencies", "patterns", "persons", "references", "strings", "topics")),
    **dict.fromkeys(("string", "person", "owner", "organizer", "recurrence", "timezone", "inner-path"), STRING),
    "boolean": BOOLEAN,
    "cancelled": {"anyOf": [BOOLEAN, _ref("text")]},
    "country": {"type": "string", "pattern": "^[A-Z]{2}$"},
    "date": EXPRESSION,
    "day": DAY,
    "days": _some(*DAY["anyOf"]),
    "done": {"type": "object", "patternProperties": OWN_KEYS, "additionalProperties": DAY},
    "duration": {"type": "string", "pattern": f"^ *{DIGITS} *(bd|d|w) *$"},
    "email": {"type": "string", "pattern": "^[^@ ]+@[^@ ]+$"},
    "expression": EXPRESSION,
    "format": {"type": "integer", "enum": [FORMAT]},
    "id": {"type": "string", "pattern": f"^{BARE_ID}$"},
    "ids": _some({"type": "string", "pattern": f"^{BARE_ID}$"}),
    "length": {"type": "string", "pattern": f"^ *({DIGITS} *h)? *({DIGITS} *min)? *$", "minLength": 2},
    "offset": {"type": "string", "pattern": f"^ *[+-] *{DIGITS} *(bd|d|w|m|y|h) *$"},
    "one-of": {"type": "array", "items": {"anyOf": [*EXPRESSION["anyOf"], SPAN["anyOf"][1]]}, "minItems": 1},
    "online": {"anyOf": [BOOLEAN, STRING]},
    "options": {"type": "object", "additionalProperties": TABLE},
    "overlays": {"type": "object", "additionalProperties": _ref("overlay")},
    "severities": {"type": "object", "additionalProperties": {"type": "string", "enum": ["error", "warning", "note"]}},
    "text": _ref("text"),
    "time": TIME,
    "tolerance": {"type": "string", "pattern": f"^ *{DIGITS} *(bd|d|w) *$"},
    "window": SPAN,
    "year-range": {"type": "string", "pattern": "^[0-9０-９easter+. -]+$"},
}
"""The schemas of the kinds that are the same for every key."""
