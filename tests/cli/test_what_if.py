"""`move`, `done`, `confirm`, `cancel`: what would follow, and the file when it is written."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from outside import aistrat

from aistrat_cli.cli.declare import CannotGoOn

Golden = Callable[[str, str], None]
SCHEDULE = "schedules/new-ai-strategy.toml"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("move.en.txt", ["move", "study-4", "+5bd", "--lang", "en"]),
        ("move-push.en.txt", ["move", "study-4", "2022-02-24", "--lang", "en", "--width", "60"]),
        ("move-shift.txt", ["move", "study-3", "-1w", "--followers", "shift"]),
        ("move-closed.en.txt", ["move", "study-4", "2022-02-23", "--lang", "en", "--today", "2021-10-01"]),
        ("move-avoid.txt", ["move", "decision", "2022-05-02"]),
        ("move-past-target.en.txt", ["move", "study-5", "2022-03-31", "--lang", "en"]),
        ("move-deadline.txt", ["move", "study-4/materials", "-1bd", "--why", "座長の都合"]),
        ("move.json", ["move", "study-4", "2022-02-24", "--format", "json"]),
        ("confirm-window.en.txt", ["confirm", "decision", "2022-04-22", "--lang", "en"]),
        ("confirm-too-late.txt", ["confirm", "decision", "2022-11-01"]),
        ("done.en.txt", ["done", "study-4", "--lang", "en"]),
        ("done-deadline.txt", ["done", "study-4/materials", "2022-01-20"]),
        ("cancel.en.txt", ["cancel", "study-4", "--why", "no quorum", "--lang", "en"]),
    ],
)
def test_what_would_follow(name: str, words: list[str], office: Path, golden: Golden) -> None:
    before = (office / SCHEDULE).read_bytes()
    result = aistrat(*words)
    assert result.code == 0, result.err
    assert "--write" in result.err
    assert (office / SCHEDULE).read_bytes() == before
    golden(f"cli/what-if/{name}", result.out)
    width = int(words[words.index("--width") + 1]) if "--width" in words else 80
    if not name.endswith(".json"):
        from aistrat_cli.render.cells import width as cells

        assert max(map(cells, result.out.splitlines())) <= width


def test_only_the_date_is_written(office: Path) -> None:
    path = office / SCHEDULE
    before = path.read_text(encoding="utf-8")
    path.chmod(0o640)
    result = aistrat("move", "study-4", "+5bd", "--write")
    assert (result.code, result.err) == (0, f"{SCHEDULE}: 書き込みました\n")
    assert path.read_text(encoding="utf-8") == before.replace('"2022-01-24 (月)"', '"2022-01-31 (月)"')
    assert path.stat().st_mode & 0o777 == 0o640
    assert aistrat("move", "study-4", "2022-01-24", "--write").code == 0
    assert path.read_text(encoding="utf-8") == before
    written = path.stat().st_mtime_ns
    again = aistrat("move", "study-4", "2022-01-24", "--write")
    assert (again.code, again.err, path.stat().st_mtime_ns) == (0, "", written)


def test_followers_are_written_in_the_same_go(office: Path) -> None:
    path = office / SCHEDULE
    before = path.read_text(encoding="utf-8")
    result = aistrat("move", "study-4", "2022-02-24", "--write", "--format", "json")
    document = result.json
    assert document["written"] is True
    assert document["followers"] == {
        "policy": "push",
        "moved": [{"item": "study-5", "start": "2022-02-25"}],
        "held": [],
    }
    assert path.read_text(encoding="utf-8") == before.replace('"2022-02-24 (木)"', '"2022-02-25 (金)"').replace(
        '"2022-01-24 (月)"', '"2022-02-24 (木)"'
    )


def test_the_diff_is_one_that_git_takes(office: Path) -> None:
    path = office / SCHEDULE
    diff = aistrat("move", "study-4", "+5bd", "--format", "json").json["files"][0]["diff"]
    before = path.read_bytes()
    done = subprocess.run(["git", "apply", "-"], cwd=office, input=diff.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    patched = path.read_bytes()
    path.write_bytes(before)
    aistrat("move", "study-4", "+5bd", "--write")
    assert path.read_bytes() == patched


def test_a_byte_order_mark_and_its_line_ends_stay(office: Path) -> None:
    path = office / SCHEDULE
    content = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(content)
    assert aistrat("move", "study-4", "+5bd", "--write").code == 0
    assert path.read_bytes() == content.replace("2022-01-24 (月)".encode(), "2022-01-31 (月)".encode())


def test_the_monday_work(office: Path) -> None:
    path = office / SCHEDULE
    before = path.read_text(encoding="utf-8")
    assert aistrat("done", "study-4", "2022-01-24", "--write").code == 0
    assert aistrat("done", "study-4/materials", "2022-01-19", "--write").code == 0
    assert aistrat("confirm", "decision", "2022-04-22", "--write").code == 0
    assert aistrat("cancel", "study-5", "--why", "流会", "--write").code == 0
    written = path.read_text(encoding="utf-8")
    kept = [line for line in written.splitlines() if line in before.splitlines() or not line]
    assert len(kept) == len(before.splitlines()) + 1
    for line in (
        "done   = 2022-01-24",
        'date    = "2022-04-22 (金)"',
        'cancelled = "流会"',
        '"study-4/materials" = 2022-01-19',
    ):
        assert line in written.splitlines()
    items = {item["id"]: item for item in aistrat("plan", "--format", "json").json["items"]}
    assert (items["study-4"]["certainty"], items["study-4/materials"]["certainty"]) == ("done", "done")
    assert (items["decision"]["certainty"], items["decision"]["start"]) == ("fixed", "2022-04-22")
    assert items["study-5"]["certainty"] == "cancelled"
    assert aistrat("validate").code == 0


def pinned(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('id     = "study-4"\n', 'id     = "study-4"\npinned = true\n'), encoding="utf-8")


def test_what_is_pinned_stays_unless_told(office: Path) -> None:
    pinned(office / SCHEDULE)
    before = (office / SCHEDULE).read_bytes()
    shown = aistrat("move", "study-4", "+5bd", "--lang", "en")
    assert shown.code == 0
    assert "warning: study-4 is pinned" in shown.out
    refused = aistrat("move", "study-4", "+5bd", "--lang", "en", "--write")
    assert (refused.code, refused.out) == (2, "")
    assert "--pinned" in refused.err
    assert (office / SCHEDULE).read_bytes() == before
    assert aistrat("move", "study-4", "+5bd", "--write", "--pinned").code == 0
    follower = aistrat("move", "study-3", "2022-02-03", "--format", "json").json["followers"]
    assert follower["held"] == [{"item": "study-4", "reason": "pinned"}] or follower["moved"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["move", "nope", "+1d"], "unknown item"),
        (["move", "study-4", "soon"], "neither a day"),
        (["move", "study-4", "2022-01-31 (Fri)"], "Monday"),
        (["move", "study-4"], "DAY is missing"),
        (["move", "coordination", "+1d"], "no day to count from"),
        (["move", "study-4/materials", "-1bd"], "--why"),
        (["move", "study-4", "+99999y"], "no calendar gives"),
        (["confirm", "decision"], "no date yet"),
        (["confirm", "study-4/materials", "2022-01-19"], "confirm the meeting"),
        (["cancel", "study-4"], "--why"),
        (["done", "study-4", "--set", "study-4.note=x", "--write"], "--set"),
        (["move", "coordination", "2022-01-05", "--write"], "nothing is written"),
    ],
)
def test_what_cannot_be_done_is_said(words: list[str], told: str, office: Path) -> None:
    before = (office / SCHEDULE).read_bytes()
    result = aistrat(*words, env={"AISTRAT_LANG": "en"})
    assert result.code == 2, result.out
    assert told in result.err
    assert "bug" not in result.err
    assert (office / SCHEDULE).read_bytes() == before


def test_done_and_cancelled_items_do_not_move(office: Path) -> None:
    assert aistrat("done", "study-4", "2022-01-24", "--write").code == 0
    assert "was done on" in aistrat("move", "study-4", "+1d", "--lang", "en").err
    assert aistrat("cancel", "study-5", "--why", "x", "--write").code == 0
    assert "is cancelled" in aistrat("move", "study-5", "+1d", "--lang", "en").err


def test_standard_input_is_read_and_not_written(office: Path) -> None:
    text = (office / SCHEDULE).read_bytes()
    assert aistrat("move", "study-4", "+5bd", "-", stdin=text).code == 0
    refused = aistrat("move", "study-4", "+5bd", "-", "--write", "--lang", "en", stdin=text)
    assert refused.code == 2
    assert "name the file" in refused.err
    assert aistrat("done", "study-4", "-", stdin=text).code == 0, "a file may stand where the day is left out"


def test_in_a_scenario_only_the_scenario_changes(office: Path) -> None:
    path = office / SCHEDULE
    text = path.read_text(encoding="utf-8") + '\n[scenario.late.items]\n"study-5" = { date = 2022-03-10 }\n'
    path.write_text(text, encoding="utf-8")
    assert aistrat("move", "study-5", "+1w", "--scenario", "late", "--write").code == 0
    assert path.read_text(encoding="utf-8") == text.replace("2022-03-10", "2022-03-17")
    assert aistrat("move", "study-4", "+5bd", "--scenario", "late", "--write").code == 0
    assert path.read_text(encoding="utf-8").endswith('{ date = 2022-03-17 }\nstudy-4 = { date = "2022-01-31 (月)" }\n')


def test_a_file_that_changed_meanwhile_is_left_alone(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from aistrat_cli.cli import rewriting
    from aistrat_cli.cli.declare import CannotGoOn

    path = office / SCHEDULE
    path.write_text("somebody else's", encoding="utf-8")
    with pytest.raises(CannotGoOn, match="was changed"):
        rewriting.rewrite({str(path): ("what was read", "what would be written")})
    assert path.read_text(encoding="utf-8") == "somebody else's"


def test_of_several_files_all_are_ready_before_the_first_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from aistrat_cli.cli import rewriting, writing

    texts = {str(tmp_path / name): ("old", "new") for name in ("a.toml", "b.toml")}
    for path in texts:
        Path(path).write_text("old", encoding="utf-8")

    def full(target: str, data: bytes, mode: int | None) -> str:
        if target.endswith("b.toml"):
            raise OSError(28, "No space left on device")
        return writing.beside(target, data, mode)

    monkeypatch.setattr(rewriting, "beside", full)
    with pytest.raises(CannotGoOn, match=r"b\.toml: cannot be written: No space left"):
        rewriting.rewrite(texts)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "a.toml": "old",
        "b.toml": "old",
    }
    rest = iter((None, OSError(5, "Input/output error")))

    def torn(part: str, target: str) -> None:
        if error := next(rest):
            raise error
        writing.take_place(part, target)

    monkeypatch.undo()
    monkeypatch.setattr(rewriting, "take_place", torn)
    with pytest.raises(CannotGoOn) as refusal:
        rewriting.rewrite(texts)
    assert refusal.value.help is not None
    assert refusal.value.help.en == f"written already: {tmp_path / 'a.toml'}"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.toml", "b.toml"]


def test_a_broken_file_is_not_edited(office: Path) -> None:
    path = office / SCHEDULE
    path.write_text(path.read_text(encoding="utf-8") + "\nbroken = \n", encoding="utf-8")
    before = path.read_bytes()
    assert aistrat("move", "study-4", "+5bd", "--write").code == 1
    assert path.read_bytes() == before


WRITER = """
import sys
from aistrat_cli.cli.rewriting import rewrite
path, old, new = sys.argv[1], "old\\n" * 20000, "new value\\n" * 20000
while True:
    rewrite({path: (old, new)})
    rewrite({path: (new, old)})
"""


def test_a_fault_of_another_item_is_told_beside(office: Path) -> None:
    path = office / SCHEDULE
    path.write_text(path.read_text(encoding="utf-8").replace("2022-02-24 (木)", "2022-02-24 (水)"), encoding="utf-8")
    result = aistrat("move", "study-3", "+1bd", "--lang", "en")
    assert result.code == 1
    assert "D001" in result.err
    mended = aistrat("move", "study-5", "2022-02-24", "--lang", "en")
    assert (mended.code, mended.err) == (0, "nothing is written; --write writes it\n")
    path.write_text(
        path.read_text(encoding="utf-8").replace('id     = "study-5"', 'id     = "第5回"'), encoding="utf-8"
    )
    unknown = aistrat("why", "study-5", "--lang", "en")
    assert unknown.code == 2
    assert "F006" in unknown.err
    assert 'unknown item "study-5"' in unknown.err


def test_killed_at_any_moment_the_old_file_or_the_new_one_is_there(tmp_path: Path) -> None:
    path = tmp_path / "schedule.toml"
    whole = [b"old\n" * 20000, b"new value\n" * 20000]
    chance = random.Random(4)
    for number in range(10):
        path.write_bytes(whole[0])
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stderr=subprocess.DEVNULL)
        time.sleep(0.12 + 0.15 * chance.random())
        process.send_signal(signal.SIGKILL if number % 2 else signal.SIGINT)
        process.wait()
        assert path.read_bytes() in whole


def test_the_command_itself_is_killed(office: Path, cache: Path) -> None:
    path = office / SCHEDULE
    old = path.read_bytes()
    new = old.replace("2022-01-24 (月)".encode(), "2022-01-31 (月)".encode())
    env = {**os.environ, "AISTRAT_CACHE_DIR": str(cache)}
    words = [sys.executable, "-m", "aistrat_cli", "move", "study-4", "2022-01-31", "--write", "-q"]
    start = time.monotonic()
    subprocess.run(words, cwd=office, env=env, check=True, capture_output=True)
    whole = time.monotonic() - start
    assert path.read_bytes() == new
    for number in range(4):
        path.write_bytes(old)
        process = subprocess.Popen(words, cwd=office, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * (0.6 + 0.15 * number))
        process.kill()
        process.wait()
        assert path.read_bytes() in (old, new)


READING = ("timeline", "plan", "next", "why", "validate", "check", "export")


@pytest.mark.parametrize("command", READING)
def test_a_scenario_and_other_values_are_read_by_every_command(command: str, office: Path) -> None:
    path = office / SCHEDULE
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n[scenario.late.items]\nstudy-5 = {{ date = 2022-01-21 }}\n", encoding="utf-8")
    words = [command, *{"why": ["study-5"], "export": ["ics"]}.get(command, [])]
    more = ["--format", "json"] if command not in ("timeline", "export") else []
    more += ["-o", "-"] if command == "export" else []
    plain = aistrat(*words, *more, "--days", "60") if command == "next" else aistrat(*words, *more)
    days = ["--days", "60"] if command == "next" else []
    late = aistrat(*words, *more, *days, "--scenario", "late")
    other = aistrat(*words, *more, *days, "--set", "study-5.date=2022-01-21")
    assert late.raw != plain.raw
    assert other.raw != plain.raw


def test_hostile_texts_are_shown_and_not_obeyed(office: Path) -> None:
    path = office / SCHEDULE
    text = path.read_text(encoding="utf-8").replace(
        'id     = "study-4"\n', 'id     = "study-4"\ntitle = "\\u001b[31m[red]"\n'
    )
    path.write_text(text, encoding="utf-8")
    for words in (["move", "study-4", "+1bd"], ["cancel", "study-4", "--why", "\x1b[31m\u202e'\"\\"]):
        result = aistrat(*words)
        assert result.code == 0
        assert "\x1b" not in result.out
    assert aistrat("cancel", "study-4", "--why", "\x1b[31m\u202e'\"\\", "--write").code == 0
    assert aistrat("validate").code == 0
    shown = aistrat("cancel", "study-4", "--why", "x", "--format", "json")
    assert json.loads(shown.raw)["edits"][0]["key"] == "cancelled"
