"""Which files are read: what is named, what a folder holds, what is referred to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aistrat_cli.errors import AistratError
from aistrat_cli.loading.loader import Loaded, Request, load


def schedule(name: str, more: str = "") -> str:
    return f'format = 1\n[series]\nid = "{name}"\ntitle = "{name}"\ntimezone = "UTC"\n{more}'


def after(item: str) -> str:
    return f'[[milestone]]\nid = "m"\nafter = "{item}"\n'


MILESTONE = '[[milestone]]\nid = "m"\ndate = 2022-01-04\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder that has another one, `schedules`, with two schedules and much else."""
    monkeypatch.chdir(tmp_path)
    files = {
        "b.toml": schedule("b", MILESTONE),
        "a/z.toml": schedule("z", after("b:m")),
        ".hidden.toml": "x",
        ".git/c.toml": "x",
        "b.agreed.baseline.toml": "x",
        "b.published.toml": "x",
        "aistrat.toml": "x",
        "pyproject.toml": "x",
        "notes.txt": "x",
    }
    for name, text in files.items():
        path = tmp_path / "schedules" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "schedules"


def paths(loaded: Loaded) -> list[str]:
    return [source.path for source in loaded.sources]


def read(*names: str, **options: object) -> Loaded:
    return load(Request(paths=names, **options))


def test_folder_holds_its_schedules_in_the_order_of_their_paths(folder: Path) -> None:
    loaded = read("schedules")
    assert paths(loaded) == ["schedules/a/z.toml", "schedules/b.toml"]
    assert loaded.portfolio.shown == {"b", "z"}
    assert loaded.diagnostics == ()


def test_paths_are_shown_with_slashes_as_they_were_named(folder: Path) -> None:
    assert paths(read("./schedules/b.toml")) == ["schedules/b.toml"]
    assert paths(read(str(folder / "b.toml"))) == [(folder / "b.toml").as_posix()]


def test_order_is_that_of_the_parts_of_a_path(folder: Path) -> None:
    (folder / "a-b.toml").write_text(schedule("a-b"), encoding="utf-8")
    assert paths(read("schedules")) == ["schedules/a/z.toml", "schedules/a-b.toml", "schedules/b.toml"]


def test_patterns_are_expanded_as_a_shell_does(folder: Path) -> None:
    assert paths(read("schedules/*.toml")) == ["schedules/b.toml"]
    assert paths(read("schedules/**/*.toml")) == ["schedules/a/z.toml", "schedules/b.toml"]


def test_what_a_shell_expands_is_read_the_same(folder: Path) -> None:
    assert paths(read(*sorted(str(path.relative_to(folder.parent)) for path in folder.glob("*.toml")))) == [
        "schedules/.hidden.toml",
        "schedules/b.toml",
    ]


def test_file_named_twice_is_read_once(folder: Path) -> None:
    os.symlink(folder / "b.toml", folder / "link.txt")
    loaded = read("schedules/b.toml", "schedules/../schedules/b.toml", "schedules", "schedules/link.txt")
    assert paths(loaded) == ["schedules/b.toml", "schedules/a/z.toml"]
    assert loaded.diagnostics == ()


def test_file_with_a_literal_star_is_no_pattern(folder: Path) -> None:
    (folder / "[x].toml").write_text(schedule("x"), encoding="utf-8")
    assert paths(read("schedules/[x].toml")) == ["schedules/[x].toml"]


def test_single_file_reads_the_others_only_where_it_refers_to_them(folder: Path) -> None:
    (folder / "faulty.toml").write_text(schedule("faulty", "typo = 1\n" + MILESTONE), encoding="utf-8")
    assert paths(read("schedules/b.toml")) == ["schedules/b.toml"]
    (folder / "c.toml").write_text(schedule("c", after("faulty:m")), encoding="utf-8")
    loaded = read("schedules/c.toml")
    assert paths(loaded) == ["schedules/c.toml", "schedules/faulty.toml"]
    assert loaded.portfolio.shown == {"c"}
    assert loaded.diagnostics == ()


def test_neighbours_lie_under_the_folder_of_the_file(folder: Path) -> None:
    loaded = read("schedules/a/z.toml")
    assert [d.fault.code for d in loaded.diagnostics] == ["F007"]  # b lies above it


def test_two_neighbours_of_one_series_do_not_matter(folder: Path) -> None:
    (folder / "b2.toml").write_text(schedule("b", MILESTONE), encoding="utf-8")
    (folder / "c.toml").write_text(schedule("c", after("b:m")), encoding="utf-8")
    assert read("schedules/c.toml").diagnostics == ()
    assert [d.fault.code for d in read("schedules").diagnostics] == ["F011", "F011"]


def test_standard_input(folder: Path) -> None:
    loaded = read("-", stdin=schedule("s", MILESTONE).encode())
    assert paths(loaded) == ["<stdin>"]
    loaded = read("-", stdin=schedule("s", after("b:m")).encode(), stdin_name="schedules/new.toml")
    assert paths(loaded) == ["schedules/new.toml", "schedules/b.toml"]
    assert loaded.diagnostics == ()


def test_standard_input_stands_for_the_file_it_is_called(folder: Path) -> None:
    text = schedule("b", after("z:n")) + after("z:m").replace('"m"', '"n"')
    loaded = read("-", stdin=text.encode(), stdin_name="schedules/b.toml")
    assert paths(loaded) == ["schedules/b.toml", "schedules/a/z.toml"]
    assert [d.fault.code for d in loaded.diagnostics] == ["F007"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere.toml", "nowhere.toml: there is no such file or folder"),
        ("nowhere", "nowhere: there is no such file or folder"),
        ("*.nothing", "*.nothing: no file fits this pattern"),
        ("empty", "empty: no schedule in this folder"),
        ("schedules/aistrat.toml", "schedules/aistrat.toml: this is no schedule"),
        ("schedules/b.agreed.baseline.toml", "schedules/b.agreed.baseline.toml: this is no schedule"),
        ("a\0b", "it cannot be read"),
        ("", "there is no such file or folder"),
        ("x" * 5000, "it cannot be read"),
    ],
)
def test_what_cannot_be_read_is_an_error(folder: Path, path: str, message: str) -> None:
    (folder.parent / "empty").mkdir()
    with pytest.raises(AistratError) as raised:
        read(path)
    assert message in str(raised.value)


def test_nothing_named_is_an_error() -> None:
    with pytest.raises(AistratError):
        load(Request(paths=()))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_forbidden_file_is_an_error(folder: Path) -> None:
    (folder / "b.toml").chmod(0)
    with pytest.raises(AistratError, match="no permission"):
        read("schedules/b.toml")


def test_file_that_is_no_toml_is_told_and_the_rest_read(folder: Path) -> None:
    (folder / "c.toml").write_bytes(b"\xff\xfe\x00")
    loaded = read("schedules")
    assert loaded.unparsed
    assert [d.fault.code for d in loaded.diagnostics] == ["F009"]
    assert loaded.portfolio.shown == {"b", "z"}


def test_nothing_is_written(folder: Path) -> None:
    before = sorted(folder.parent.rglob("*"))
    read("schedules")
    assert sorted(folder.parent.rglob("*")) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes that have names")
def test_pipes_and_devices_of_a_folder_are_not_read(folder: Path) -> None:
    os.mkfifo(folder / "pipe.toml")
    (folder / "null.toml").symlink_to(os.devnull)
    assert paths(read("schedules")) == ["schedules/a/z.toml", "schedules/b.toml"]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no device without an end")
def test_what_has_no_end_is_too_large() -> None:
    loaded = read("/dev/zero")
    (finding,) = loaded.diagnostics
    assert finding.fault.code == "F009"
    assert "larger than 32 MB" in finding.message.en


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "loop").symlink_to(".")
    (folder / "a" / "again.toml").symlink_to("../b.toml")
    assert paths(read("schedules")) == ["schedules/a/again.toml", "schedules/a/z.toml"]
    (folder / "itself.toml").symlink_to("itself.toml")
    with pytest.raises(AistratError, match=r"itself\.toml"):
        read("schedules")


def test_a_link_to_nothing_hides_no_schedule(folder: Path) -> None:
    (folder / "gone.toml").symlink_to("elsewhere.toml")
    with pytest.raises(AistratError, match=r"gone\.toml: there is no such file"):
        read("schedules")


def test_names_may_be_any(folder: Path) -> None:
    (folder / "a\033[31m\nb.toml").write_text(schedule("odd"), encoding="utf-8")
    assert "odd" in read("schedules").portfolio.shown
