"""`init`: the name of the new file."""

from __future__ import annotations

from pathlib import Path

import pytest
from outside import aistrat


def test_the_file_is_one_that_a_folder_shows(office: Path) -> None:
    result = aistrat("init", "schedules/strategy", "--lang", "en")
    assert result.code == 0, result.err
    assert "schedules/strategy.toml" in result.err
    assert 'id       = "strategy"' in (office / "schedules/strategy.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("today", ["0001-01-01", "9998-12-01", "9999-12-31"])
def test_at_the_ends_of_the_calendar(office: Path, today: str) -> None:
    result = aistrat("init", "-", "--lang", "ja", "--today", today)
    assert result.code == 0, result.err
    assert "format = 1" in result.out
