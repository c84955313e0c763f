"""Comparing with git revisions: moved and renamed files, subfolders, shallow clones, what cannot be read."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from outside import aistrat

HEAD = """format = 1
[series]
id = "s"
title = "S"
timezone = "UTC"
"""


def schedule(day: str, more: str = "") -> str:
    return f'{HEAD}[[milestone]]\nid = "m"\ndate = {day}\n{more}'


class Repository:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> None:
        config = ("-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false",
                  "-c", "protocol.file.allow=always")  # fmt: skip
        env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        subprocess.run(["git", *config, *words], cwd=self.folder, env=env, check=True, capture_output=True)

    def commit(self, **files: str) -> None:
        for name, content in files.items():
            path = self.folder / name.replace("__", "/")
            path = path.with_name(path.name + ".toml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "a version")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "repository")
    monkeypatch.chdir(made.folder)
    made.commit(schedules__s=schedule("2026-03-02"))
    made.commit(schedules__s=schedule("2026-03-09"))
    return made


def slips(*words: str) -> list[tuple[str, int | None]]:
    result = aistrat("check", "--format", "json", "--fail-on", "never", *words)
    assert result.code == 0, result.err
    return [(slip["item"], slip["days"]) for slip in result.json["slips"]]


def test_a_commit_a_branch_and_where_one_stands(repository: Repository) -> None:
    assert slips("--against", "HEAD") == []
    assert slips("--against", "HEAD~1") == [("m", 7)]
    assert slips("--against", "rev:main~1") == [("m", 7)]
    (repository.folder / "schedules" / "s.toml").write_text(schedule("2026-03-16"), encoding="utf-8")
    assert slips("--against", "HEAD") == [("m", 7)]
    assert aistrat("diff", "HEAD~1", "HEAD", "--format", "json").json["slips"][0]["days"] == 7


def test_from_a_subfolder_and_from_outside(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.folder / "schedules")
    assert slips("--against", "HEAD~1", "s.toml") == [("m", 7)]
    monkeypatch.chdir(repository.folder.parent)
    assert slips("--against", "HEAD~1", "repository/schedules") == [("m", 7)]


def test_a_file_that_was_renamed_or_moved(repository: Repository) -> None:
    repository.git("mv", "schedules/s.toml", "schedules/other.toml")
    assert slips("--against", "HEAD~1") == [("m", 7)]
    repository.commit()
    (repository.folder / "plans").mkdir()
    repository.git("mv", "schedules/other.toml", "plans/other.toml")
    assert slips("--against", "HEAD~2", "plans") == [("m", 7)]


def test_a_series_in_braces_is_found(repository: Repository) -> None:
    braces = (
        'format = 1\nseries = { "id" = \'s\', title = "S", timezone = "UTC" }\n[[milestone]]\nid = "m"\ndate = {}\n'
    )
    repository.commit(schedules__s=braces.replace("{}", "2026-03-09"))
    repository.commit(schedules__s=braces.replace("{}", "2026-03-16"))
    assert slips("--against", "HEAD~2") == [("m", 7)]
    assert slips("--against", "HEAD~1") == [("m", 7)]
    assert slips("--against", "HEAD~3") == [("m", 14)]


def test_of_hundreds_of_schedules_each_is_read_once(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    from aistrat_cli.cli import against

    many = {f"schedules__s{n}": schedule("2026-03-02").replace('"s"', f'"s{n}"') for n in range(200)}
    repository.commit(**many)
    searched = []

    class Counted:
        def findall(self, content: bytes) -> list[bytes]:
            searched.append(content)
            return found.findall(content)

    found = against.AN_ID
    monkeypatch.setattr(against, "AN_ID", Counted())
    assert slips("--against", "HEAD") == []
    assert len(searched) == 201


def test_a_file_that_is_new(repository: Repository) -> None:
    new = schedule("2026-03-02").replace('id = "s"', 'id = "t"', 1)
    (repository.folder / "schedules" / "t.toml").write_text(new, encoding="utf-8")
    result = aistrat("check", "--against", "HEAD", "--lang", "en")
    assert result.code == 0
    assert "slips were not checked for t" in result.err
    alone = aistrat("check", "--against", "HEAD", "--lang", "en", "schedules/t.toml")
    assert (alone.code, alone.out) == (2, "")
    assert "schedules/t.toml: not in HEAD yet" in alone.err


def test_what_a_schedule_refers_to_is_read_from_the_revision(repository: Repository) -> None:
    after = '[[milestone]]\nid = "n"\nafter = ["t:law + 1d"]\n'
    law = schedule("2026-04-01").replace('id = "s"', 'id = "t"', 1).replace('"m"', '"law"')
    repository.commit(schedules__s=schedule("2026-03-09", after), schedules__t=law)
    (repository.folder / "schedules" / "t.toml").write_text(law.replace("04-01", "04-08"), encoding="utf-8")
    result = aistrat("check", "--against", "HEAD", "--format", "json", "schedules/s.toml").json
    [slip] = result["slips"]
    assert (slip["item"], slip["days"], slip["cause"]["items"]) == ("n", 7, ["t:law"])
    assert [one["item"] for one in result["diagnostics"] if one["code"] == "S001"] == ["n"]


def test_a_shallow_clone_says_so(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.folder}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    result = aistrat("check", "--against", "HEAD~1", "--lang", "en")
    assert (result.code, result.out) == (2, "")
    assert "shallow" in result.err
    assert "fetch-depth: 0" in result.err
    assert slips("--against", "HEAD") == []


def test_no_repository_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "schedules").mkdir()
    (tmp_path / "schedules" / "s.toml").write_text(schedule("2026-03-02"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "no git repository here" in aistrat("check", "--against", "main", "--lang", "en").err
    monkeypatch.setenv("PATH", "")
    assert aistrat("check", "--against", "main").code == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEAD.replace("format = 1", "format = 9"), "Format 9 is not known"),
        (f"{HEAD}[[milestone\n", "cannot be compared with"),
    ],
)
def test_a_version_that_cannot_be_read(content: str, said: str, repository: Repository) -> None:
    repository.commit(schedules__s=content)
    (repository.folder / "schedules" / "s.toml").write_text(schedule("2026-03-02"), encoding="utf-8")
    result = aistrat("check", "--against", "HEAD", "--lang", "en")
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "HEAD:schedules/s.toml" in result.err


@pytest.mark.parametrize("name", ["--output=x", "-h", "HEAD:schedules", "@{u}", "a b", "HEAD\n", "$(touch x)"])
def test_a_revision_is_never_an_option(name: str, repository: Repository) -> None:
    result = aistrat("check", f"--against={name}")
    assert (result.code, result.out) == (2, "")
    assert sorted(path.name for path in repository.folder.iterdir()) == [".git", "schedules"]


def test_a_constant_number_of_git_processes(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        text = schedule("2026-03-02").replace('id = "s"', f'id = "s{number}"', 1)
        (repository.folder / "schedules" / f"s{number}.toml").write_text(text, encoding="utf-8")
    repository.commit()
    started: list[object] = []
    popen = subprocess.Popen.__init__

    def counting(self: object, *words: object, **more: object) -> None:
        started.append(words)
        popen(self, *words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(subprocess.Popen, "__init__", counting)
    assert slips("--against", "HEAD") == []
    assert len(started) == 4


def found(*words: str) -> list[tuple[str, str, str | None, str]]:
    result = aistrat("check", "--format", "json", "--fail-on", "never", *words)
    return [(one["code"], one["severity"], one["filename"], one["message"]) for one in result.json["diagnostics"]]


def test_a_schedule_that_is_gone_is_told(repository: Repository) -> None:
    other = schedule("2026-04-01").replace('"s"', '"other"')
    repository.commit(schedules__below__other=other)
    assert aistrat("baseline", "save").code == 0
    repository.git("rm", "-q", "schedules/below/other.toml")
    said = "The schedule of other is gone, with 1 item."
    assert found("--against", "HEAD") == [("S003", "warning", None, said)]
    assert found() == [("S003", "error", "schedules/below/other.agreed.baseline.toml", said)]
    assert found("schedules/s.toml") == found("schedules/s.toml", "--against", "HEAD") == []
    os.makedirs("schedules/.kept")
    os.rename("schedules/below/other.agreed.baseline.toml", "schedules/.kept/other.agreed.baseline.toml")
    assert found() == []
    os.remove("schedules/.kept/other.agreed.baseline.toml")
    assert found() == []


def test_a_schedule_that_was_moved_or_cannot_be_read_is_not_gone(repository: Repository) -> None:
    repository.commit(schedules__below__other=schedule("2026-04-01").replace('"s"', '"other"'))
    repository.git("mv", "schedules/below/other.toml", "schedules/another.toml")
    assert found("--against", "HEAD") == []
    (repository.folder / "schedules" / "another.toml").write_text("x = [", encoding="utf-8")
    assert [code for code, *_ in found("--against", "HEAD")] == ["F001"]
