"""The rules of the house that no linter knows: small modules, layers without a gap, reasons beside what is pinned."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from aistrat_cli import __version__

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "aistrat_cli"
MODULES = sorted(PACKAGE.rglob("*.py"))
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
MOST_LINES = 350


def named(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def test_no_module_has_outgrown_its_subject() -> None:
    lines = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    long = {name: count for name, count in lines.items() if count > MOST_LINES}
    assert not long, "two subjects in one module?"


def test_every_module_says_what_it_is() -> None:
    silent = [named(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert not silent


def test_layers_have_a_place_for_every_module() -> None:
    [contract] = [
        contract
        for contract in tomllib.loads(PYPROJECT)["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    ]
    assert contract["exhaustive"]
    placed = {name.strip(" ()") for layer in contract["layers"] for name in re.split(r"[|:]", layer)}
    exist = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert exist - {"__init__"} <= placed


def test_the_layout_that_is_told_is_whole() -> None:
    rooms = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## The rooms")[2].partition("\n## ")[0]
    told = set(re.findall(r"`([a-z_]+)(?:/|\.py)`", rooms))
    exist = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert exist - {"__init__", "__pycache__"} <= told


# What only the command line may know: the clock, the environment, the streams.
OUTSIDE = re.compile(r"\b(date\.today|datetime\.now|os\.environ|os\.getenv|sys\.stdout|sys\.stderr|time\.time)\b")


# Where files are opened: a person's in the loader alone, the package's own and the system's zones beside it.
OPENS = ("loading/loader.py", "loading/beside.py", "loading/lead_sets.py", "loading/decode/zones.py")


@pytest.mark.parametrize(
    "path", [path for path in MODULES if not named(path).startswith(("cli/", "__main__"))], ids=named
)
def test_the_core_knows_no_clock_no_environment_no_streams(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    used = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not [name for name in used if OUTSIDE.search(name)]
    assert not calls & {"print", "input"}
    assert "open" not in calls or named(path) in OPENS


def test_the_version_stands_in_one_place() -> None:
    assert tomllib.loads(PYPROJECT)["project"]["dynamic"] == ["version"]
    holders = [named(path) for path in MODULES if re.search(r"\b\d+\.\d+\.\d+\"", path.read_text(encoding="utf-8"))]
    assert [path for path in holders if __version__ in (PACKAGE / path).read_text(encoding="utf-8")] == ["__init__.py"]


def test_the_changelog_knows_the_version_or_what_is_to_come() -> None:
    headings = re.findall(r"^## \[?([^\]\s]+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert headings[0] == "Unreleased" or headings[0] == __version__


def requirements() -> list[str]:
    """Return the lines of pyproject.toml that name a dependency."""
    table = tomllib.loads(PYPROJECT)
    wanted = [*table["project"]["dependencies"]]
    for group in (table["project"]["optional-dependencies"], table["dependency-groups"]):
        wanted += [requirement for requirements in group.values() for requirement in requirements]
    return wanted


@pytest.mark.parametrize("requirement", requirements())
def test_every_dependency_has_its_reason(requirement: str) -> None:
    lines = PYPROJECT.splitlines()
    [number] = [number for number, line in enumerate(lines) if line.strip().startswith(f'"{requirement}"')]
    assert lines[number - 1].strip().startswith("#")
