"""README and docs cannot go stale: their examples run, their links lead somewhere, their pages can be found."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
from documents import ROOT, Reader, command_under, newcomer

from aistrat_cli.cli.app import NAMES

README, README_JA = ROOT / "README.md", ROOT / "README.ja.md"
DOCS = ROOT / "docs"
PAGES, PAGES_JA = sorted(DOCS.glob("*.md")), sorted((DOCS / "ja").glob("*.md"))
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


@pytest.mark.parametrize(("readme", "lang"), [(README, ""), (README_JA, "ja")], ids=["en", "ja"])
def test_readme_shows_what_the_commands_print(
    readme: Path, lang: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    reader = newcomer(tmp_path, "schedules", "examples", lang=lang)
    check(readme, reader.rerun(readme.read_text(encoding="utf-8")), request)


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_pages_show_what_the_commands_print(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    check(page, newcomer(tmp_path, "examples").rerun(page.read_text(encoding="utf-8")), request)


@pytest.mark.parametrize("page", PAGES_JA, ids=[page.stem for page in PAGES_JA])
def test_japanese_pages_show_what_the_commands_print(
    page: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    check(page, newcomer(tmp_path, "examples", lang="ja").rerun(page.read_text(encoding="utf-8")), request)


@pytest.mark.parametrize("page", PAGES_JA, ids=[page.stem for page in PAGES_JA])
def test_japanese_pages_go_through_the_same_commands(page: Path) -> None:
    """Titles and reasons are quoted, and differ; all else is the same, in the same order."""
    ours, theirs = (
        [re.sub(r'"[^"]*"', '""', line) for line in path.read_text(encoding="utf-8").splitlines() if line[:2] == "$ "]
        for path in (page, DOCS / page.name)
    )
    assert ours == theirs


@pytest.mark.parametrize(("heading", "heading_ja"), [("Try it", "試す"), ("Test it", "テストする")])
def test_readme_has_one_command_to_try_and_one_to_test(heading: str, heading_ja: str) -> None:
    command = command_under(README.read_text(encoding="utf-8"), heading)
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert "\n" not in command
    assert command_under(README_JA.read_text(encoding="utf-8"), heading_ja) == command


@pytest.mark.parametrize(
    "path",
    [README, README_JA, ROOT / "CONTRIBUTING.md", *PAGES, *PAGES_JA],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_links_lead_somewhere(path: Path) -> None:
    broken = [
        target
        for target in LINK.findall(path.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("#") and not (path.parent / target.split("#")[0]).exists()
    ]
    assert not broken


def test_every_page_is_reached_from_the_index() -> None:
    linked = set(LINK.findall((DOCS / "index.md").read_text(encoding="utf-8")))
    assert {str(page.relative_to(DOCS)) for page in (*PAGES, *PAGES_JA)} - {"index.md"} <= linked


def test_every_command_is_on_the_page_of_commands() -> None:
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\w+)\n\n```console\n\$ aistrat \1 --help$", page, re.M) == list(NAMES)


def test_the_reader_does_what_a_document_says(tmp_path: Path) -> None:
    text = (
        "<!-- write a/b.toml -->\n```toml\none = 1\ntwo = 2\n```\n"
        "<!-- replace a/b.toml: two -->\n```toml\ntwo = 22\n```\n"
        "<!-- append a/b.toml -->\n```toml\nthree = 3\n```\n"
    )
    assert Reader(tmp_path).rerun(text) == text
    assert (tmp_path / "a" / "b.toml").read_text(encoding="utf-8") == "one = 1\ntwo = 22\nthree = 3\n"
