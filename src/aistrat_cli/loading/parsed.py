"""What a file holds once it is parsed, and how deep its values may lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import KeyPath, Place, Source

if TYPE_CHECKING:
    from aistrat_cli.source.positions import Location

DEEPEST = 100
"""Tables and lists within each other. The parser takes some hundreds, and what reads them after it recurses, too."""

NOTHING_MENDED: frozenset[KeyPath] = frozenset()


class Parsed(NamedTuple):
    """What a file holds."""

    source: Source
    document: dict[str, Any] | None
    """None where nothing can be trusted."""
    diagnostics: tuple[Diagnostic, ...]
    """In the order of the file; any means that the file is no valid TOML."""
    mended: frozenset[KeyPath]
    """Values that were guessed at, so that the rest could be read: a finding about one of them would tell a fault
    that was told already, in other words."""


def too_deep(source: Source, keys: KeyPath, location: Location | None = None) -> Diagnostic:
    """Return the finding about a value that lies too deep."""
    return Diagnostic(
        fault=faults.TOO_DEEP,
        severity=faults.TOO_DEEP.severity,
        message=Message(
            f"Values are nested too deeply: more than {DEEPEST} levels.", f"入れ子が深すぎます（{DEEPEST}段まで）。"
        ),
        place=Place(source, keys),
        location=location,
    )


def cut_deep(document: dict[str, Any]) -> list[KeyPath]:
    """Empty every table and list that lies deeper than is read, and return the paths of those emptied."""
    level: list[Any] = [document]
    for _ in range(DEEPEST):
        level = [
            value
            for holder in level
            for value in (holder.values() if type(holder) is dict else holder)
            if type(value) is dict or type(value) is list
        ]
        if not level:
            return []
    deepest = {id(value) for value in level}
    for value in level:
        value.clear()
    return list(_paths_to(document, deepest))


def _paths_to(document: dict[str, Any], wanted: set[int]) -> list[KeyPath]:
    found: list[KeyPath] = []
    rest: list[tuple[KeyPath, Any]] = [((), document)]
    while rest:
        keys, holder = rest.pop()
        if id(holder) in wanted:
            found.append(keys)
        elif type(holder) is dict:
            rest += [((*keys, name), value) for name, value in reversed(holder.items()) if type(value) in (dict, list)]
        else:
            rest += [
                ((*keys, index), value)
                for index, value in reversed(list(enumerate(holder)))
                if type(value) in (dict, list)
            ]
    return found
