"""No module of this room imports, at its top or later, one that imports it: each can be read after those below it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import aistrat_cli.loading

ROOM = Path(aistrat_cli.loading.__file__).parent


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_imports_have_an_order() -> None:
    modules = {
        ".".join(("aistrat_cli.loading", *path.relative_to(ROOM).with_suffix("").parts)): path
        for path in ROOM.rglob("*.py")
        if path.name != "__init__.py"
    }
    graph = {name: modules.keys() & set(_imported(path)) for name, path in modules.items()}
    assert list(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle
