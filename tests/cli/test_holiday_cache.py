"""The cache of holidays: it saves time, and nothing that is wrong with it changes an answer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest

from aistrat_cli.calendar.library import LibraryHolidays
from aistrat_cli.cli.holiday_cache import CachedHolidays, cache_folder, library_version
from aistrat_cli.errors import NoHolidayData


class Counted:
    """The library, and how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.library = LibraryHolidays()

    def __call__(self, country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        self.asked += 1
        return self.library(country, subdivision, year)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(("country", "subdivision"), [("JP", None), ("DE", "BY")])
def test_a_second_process_need_not_ask(tmp_path: Path, country: str, subdivision: str | None) -> None:
    source = Counted()
    expected = source(country, subdivision, 2022)
    assert CachedHolidays(source, str(tmp_path), "1")(country, subdivision, 2022) == expected
    assert source.asked == 2
    again = CachedHolidays(source, str(tmp_path), "1")
    assert list(again(country, subdivision, 2022).items()) == list(expected.items())
    assert source.asked == 2
    [path] = files(tmp_path)
    assert path.name.isascii()


def test_each_year_subdivision_and_version_is_its_own(tmp_path: Path) -> None:
    source = Counted()
    for library, subdivision, year in [("1", None, 2021), ("1", None, 2022), ("1", "BY", 2022), ("2", None, 2021)]:
        CachedHolidays(source, str(tmp_path), library)("DE", subdivision, year)
    assert source.asked == 4


@pytest.mark.parametrize("kept", [0, 1, 30, 50, -1, -2, -10])
def test_a_file_cut_short_is_not_believed(tmp_path: Path, kept: int) -> None:
    source = Counted()
    expected = CachedHolidays(source, str(tmp_path), "1")("JP", None, 2022)
    [path] = files(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:kept])
    assert CachedHolidays(source, str(tmp_path), "1")("JP", None, 2022) == expected
    assert source.asked == 2
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"\0" * 100, b"[]", b"{}", b"null\n0\n", b"\n" * 9, b"x" * 200_000]
)
def test_a_file_of_something_else_is_not_believed(tmp_path: Path, content: bytes) -> None:
    source = Counted()
    expected = CachedHolidays(source, str(tmp_path), "1")("JP", None, 2022)
    [path] = files(tmp_path)
    header = path.read_bytes().split(b"\n")[0]
    for damaged in (content, header + b"\n" + content, header + b"\n" + content + b"\n1\n"):
        path.write_bytes(damaged)
        assert CachedHolidays(source, str(tmp_path), "1")("JP", None, 2022) == expected
    assert source.asked == 4


def test_a_file_of_another_country_is_not_believed(tmp_path: Path) -> None:
    """A file system that ignores case finds JP's file for `jp`."""
    cached = CachedHolidays(LibraryHolidays(), str(tmp_path), "1")
    cached("JP", None, 2022)
    [path] = files(tmp_path)
    path.rename(path.with_name(path.name.replace("JP", "jp")))
    with pytest.raises(NoHolidayData):
        cached("jp", None, 2022)


@pytest.mark.parametrize("country", ["../../x", "/etc/passwd", "a\0b", "x" * 5000, "日本", "\ud800"])
def test_a_hostile_country_stays_a_name(tmp_path: Path, country: str) -> None:
    def source(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        return {date(2022, 1, 1): "\ud800"} if country == "\ud800" else {date(2022, 1, 1): "x"}

    inside = tmp_path / "a" / "b" / "c"
    assert CachedHolidays(source, str(inside), "1")(country, country, 2022)
    assert CachedHolidays(source, str(inside), "1")(country, country, 2022)
    assert all(path.is_relative_to(inside) for path in files(tmp_path))


def test_a_folder_that_cannot_be_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (str(tmp_path / "file"), "/dev/null/x", "\0", None):
        assert CachedHolidays(LibraryHolidays(), folder, "1")("JP", None, 2022)
    assert CachedHolidays(LibraryHolidays(), str(tmp_path / "new"), None)("JP", None, 2022)
    assert not (tmp_path / "new").exists()


def test_nothing_is_left_of_a_write_that_failed(tmp_path: Path) -> None:
    cached = CachedHolidays(LibraryHolidays(), str(tmp_path), "1")
    path = cached._path("JP", None, 2022)
    assert path is not None
    Path(path).mkdir(parents=True)  # a folder where the file should be
    assert cached("JP", None, 2022)
    assert files(tmp_path) == []


def test_what_is_not_known_is_not_remembered(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(NoHolidayData):
            CachedHolidays(LibraryHolidays(), str(tmp_path), "1")("JP", None, 2150)
    assert files(tmp_path) == []


def test_the_librarys_version_is_right() -> None:
    assert library_version() == version("holidays")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
def test_the_folder_is_where_platformdirs_would_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    for base in ("", "/tmp/elsewhere", " "):
        monkeypatch.setenv("XDG_CACHE_HOME", base)
        assert cache_folder({"XDG_CACHE_HOME": base}) == platformdirs.user_cache_dir("aistrat")
    assert cache_folder({"XDG_CACHE_HOME": "relative"}) == str(Path.home() / ".cache" / "aistrat")
    assert cache_folder({"AISTRAT_CACHE_DIR": "/x", "XDG_CACHE_HOME": "/y"}) == "/x"


def test_a_cached_year_imports_nothing_heavy(tmp_path: Path) -> None:
    program = f"""
import sys
from aistrat_cli.calendar.library import LibraryHolidays
from aistrat_cli.cli.holiday_cache import CachedHolidays, cache_folder, library_version
cache_folder({{}})
assert len(CachedHolidays(LibraryHolidays(), {str(tmp_path)!r}, library_version())("JP", None, 2022)) == 16
print(*sorted({{"holidays", "json", "platformdirs", "dateutil", "importlib.metadata", "pathlib"}} & set(sys.modules)))
"""
    runs = [subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True) for _ in "12"]
    assert "holidays" in runs[0].stdout
    assert runs[1].stdout.strip() == ""
