"""What all tests share: golden files, and how hypothesis looks for cases."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no fault. In CI the cases are the same each time, so that a red run is about the change; whoever
# runs the tests by hand looks for new ones.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what was printed as the expected output")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a whole output with `tests/golden/<name>`; on a difference leave the actual text beside it."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        actual = path.with_name(path.name + ".actual")
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            actual.unlink(missing_ok=True)
            return
        expected = path.read_bytes().decode() if path.exists() else ""
        if text != expected:
            path.parent.mkdir(parents=True, exist_ok=True)
            actual.write_bytes(text.encode())
            diff = "".join(
                difflib.unified_diff(
                    expected.splitlines(keepends=True), text.splitlines(keepends=True), str(path), "actual"
                )
            )
            pytest.fail(f"{path} differs (see {actual.name}; --update-golden accepts it)\n{diff}", pytrace=False)
        actual.unlink(missing_ok=True)

    return compare
