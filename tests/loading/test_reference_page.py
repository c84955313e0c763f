"""The reference page cannot go stale: its tables are those of the format, and its example is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli
from texts import load_text

from aistrat_cli.loading.format.reference_page import BLOCK, fill, groups

PAGE = Path(__file__).parents[2] / "docs" / "format.md"


def test_tables_are_those_of_the_format(request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    if request.config.getoption("--update-golden"):
        PAGE.write_text(fill(page), encoding="utf-8")
    assert fill(page) == page, "pytest tests/loading/test_reference_page.py --update-golden"


def test_every_key_is_on_the_page() -> None:
    shown = [name for found in BLOCK.finditer(PAGE.read_text(encoding="utf-8")) for name in found[2].split()]
    assert sorted(shown) == sorted(groups())


def test_example_is_without_a_fault() -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    assert load_text("", head=example[1]).diagnostics == ()


def test_examples_are_toml() -> None:
    for block in re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        tomli.loads(block)
