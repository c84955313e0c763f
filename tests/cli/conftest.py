"""Commands run in a folder of their own, with the project's schedules in it, and with one warm holiday cache."""

from __future__ import annotations

from pathlib import Path

import pytest
from outside import with_schedules


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def quiet_world(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AISTRAT_CACHE_DIR", str(cache))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with `schedules/`."""
    monkeypatch.chdir(with_schedules(tmp_path))
    return tmp_path
