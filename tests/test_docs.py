"""README and docs cannot go stale: their examples run, their links lead somewhere, their pages can be found."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
from documents import ROOT, Reader, command_under, newcomer

from aistrat_cli.cli.app import NAMES

README = ROOT / "README.md"
PAGES = sorted((ROOT / "docs").glob("*.md"))
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


def check(path: Path, actual: str, request: pytest.FixtureRequest) -> None:
    """Compare a document with what it should be now; `--update-golden` writes it."""
    if request.config.getoption("--update-golden"):
        path.write_text(actual, encoding="utf-8")
    written = path.read_text(encoding="utf-8")
    if written != actual:
        diff = "\n".join(difflib.unified_diff(written.splitlines(), actual.splitlines(), path.name, "now", lineterm=""))
        pytest.fail(
            f"{path.name} is stale (pytest tests/test_docs.py --update-golden renews it)\n{diff}", pytrace=False
        )


def test_readme_shows_what_the_commands_print(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    check(README, newcomer(tmp_path, "schedules", "examples").rerun(README.read_text(encoding="utf-8")), request)


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_pages_show_what_the_commands_print(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    check(page, newcomer(tmp_path, "examples").rerun(page.read_text(encoding="utf-8")), request)


@pytest.mark.parametrize("heading", ["Try it", "Test it"])
def test_readme_has_one_command_to_try_and_one_to_test(heading: str) -> None:
    command = command_under(README.read_text(encoding="utf-8"), heading)
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert "\n" not in command


@pytest.mark.parametrize("path", [README, ROOT / "CONTRIBUTING.md", *PAGES], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    broken = [
        target
        for target in LINK.findall(path.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("#") and not (path.parent / target.split("#")[0]).exists()
    ]
    assert not broken


def test_every_page_is_reached_from_the_index() -> None:
    linked = set(LINK.findall((ROOT / "docs" / "index.md").read_text(encoding="utf-8")))
    assert {page.name for page in PAGES} - {"index.md"} <= linked


def test_every_command_is_on_the_page_of_commands() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\w+)\n\n```console\n\$ aistrat \1 --help$", page, re.M) == list(NAMES)


def test_the_reader_does_what_a_document_says(tmp_path: Path) -> None:
    text = (
        "<!-- write a/b.toml -->\n```toml\none = 1\ntwo = 2\n```\n"
        "<!-- replace a/b.toml: two -->\n```toml\ntwo = 22\n```\n"
        "<!-- append a/b.toml -->\n```toml\nthree = 3\n```\n"
    )
    assert Reader(tmp_path).rerun(text) == text
    assert (tmp_path / "a" / "b.toml").read_text(encoding="utf-8") == "one = 1\ntwo = 22\nthree = 3\n"
