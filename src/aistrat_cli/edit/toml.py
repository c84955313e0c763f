"""Keys and values as TOML writes them, within TOML 1.0."""

from __future__ import annotations

from datetime import date
from typing import Any

from aistrat_cli.row import NamedTuple


class Written(NamedTuple):
    """A value, and the TOML that stands for it."""

    toml: str
    value: Any


def text(value: str) -> Written:
    """Return a basic string on one line."""
    import json

    return Written(json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f"), value)


def day(value: date) -> Written:
    """Return a date."""
    return Written(value.isoformat(), value)


def truth(value: bool) -> Written:
    """Return `true` or `false`."""
    return Written("true" if value else "false", value)


def table(entries: dict[str, Written]) -> Written:
    """Return an inline table."""
    inner = ", ".join(f"{key(name)} = {entry.toml}" for name, entry in entries.items())
    return Written(f"{{ {inner} }}" if inner else "{}", {name: entry.value for name, entry in entries.items()})


def read(toml: str) -> Any:
    """Return the value that a piece of TOML writes; the piece was accepted by a parser, or raises what tomli does."""
    import tomli

    return tomli.loads(f"value = {toml}")["value"]


def key(name: str) -> str:
    """Return a key, bare where it can be."""
    bare = bool(name) and name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else text(name).toml


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same for TOML: `1` is neither `1.0` nor `true`, and `nan` is itself."""
    pending = [(one, other)]
    while pending:
        left, right = pending.pop()
        if type(left) is not type(right):
            return False
        if isinstance(left, dict):
            if left.keys() != right.keys():
                return False
            pending += [(value, right[name]) for name, value in left.items()]
        elif isinstance(left, list):
            if len(left) != len(right):
                return False
            pending += zip(left, right, strict=True)
        elif left != right and not (left != left and right != right):
            return False
    return True
