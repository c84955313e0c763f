"""`init`: the name of the new file."""

from __future__ import annotations

from pathlib import Path

from outside import aistrat


def test_the_file_is_one_that_a_folder_shows(office: Path) -> None:
    result = aistrat("init", "schedules/strategy", "--lang", "en")
    assert result.code == 0, result.err
    assert "schedules/strategy.toml" in result.err
    assert 'id       = "strategy"' in (office / "schedules/strategy.toml").read_text(encoding="utf-8")
