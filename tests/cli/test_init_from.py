"""`init --from`: last year's series carried over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from outside import ROOT, aistrat

SCHEDULE = "schedules/new-ai-strategy.toml"


def test_the_real_schedule_comes_again(office: Path) -> None:
    before = (office / SCHEDULE).read_bytes()
    result = aistrat("init", "--from", SCHEDULE, "--shift", "1y", "--lang", "en")
    new = office / "schedules/new-ai-strategy-2022.toml"
    assert (result.code, new.exists()) == (0, True), result.err
    assert (office / SCHEDULE).read_bytes() == before
    text = new.read_text(encoding="utf-8")
    checked = aistrat("validate", str(new), "--format", "json", "--fail-on", "warning")
    assert (checked.code, checked.json["diagnostics"]) == (0, [])
    for gone in ("number", "as_of", "2021", "2022-0", "令和3", "10/26", "https://"):
        assert not any(gone in line for line in text.splitlines() if not line.startswith("#")), gone
    assert 'id       = "new-ai-strategy-2022"' in text
    old = {item["id"]: item for item in aistrat("plan", SCHEDULE, "--format", "json").json["items"]}
    items = {item["id"]: item for item in aistrat("plan", str(new), "--format", "json").json["items"]}
    assert items.keys() == old.keys()
    for id in ("study-1", "study-2", "study-3", "study-4"):
        was, now = date.fromisoformat(old[id]["start"]), date.fromisoformat(items[id]["start"])
        assert (now.year, now.month, now.weekday()) == (was.year + 1, was.month, was.weekday())
        assert (now.day - 1) // 7 == (was.day - 1) // 7
        assert items[id]["certainty"] == "tentative"
    # 2023-02-23 is a holiday: the day after, and the file says so.
    assert items["study-5"]["start"] == "2023-02-24"
    assert "#   study-5: Thu 2023-02-23 -> Fri 2023-02-24" in text
    assert "calendar, avoid, of one time: 2022-04-29..2022-05-05" in text
    assert 'target  = "令和4年度末"' in text
    assert 'window  = "2023-04..2023-10"' in text
    assert 'title = { ja = "AI戦略2023", en = "AI Strategy 2023" }' in text


@pytest.mark.parametrize("name", ["cpython-3.14", "sheffield-council", "tc39-2025"])
@pytest.mark.parametrize("years", ["1y", "2y"])
def test_others_come_again_without_an_error(name: str, years: str, office: Path) -> None:
    source = ROOT / "examples" / f"{name}.toml"
    result = aistrat("init", "--from", str(source), "--shift", years, "next.toml")
    assert result.code == 0, result.err
    assert aistrat("validate", "next.toml").code == 0


def test_every_key(office: Path) -> None:
    text = (ROOT / "tests/schedules/ok/every-key.toml").read_text(encoding="utf-8")
    other_file = 'from_ics = "absences/kitano.ics"'
    assert other_file in text
    (office / "every-key.toml").write_text(
        text.replace(other_file, "from = 2022-03-01\nto = 2022-03-01"), encoding="utf-8"
    )
    result = aistrat("init", "--from", "every-key.toml", "-", "--lang", "en")
    assert result.code == 0, result.err
    text = result.out
    for gone in ("[done]", "[scenario", "[[absence]]", "former_ids", "waive", "pinned", "cabinet-2", "url ="):
        assert not any(gone in line for line in text.splitlines() if not line.startswith("#")), gone
    assert 'every = "12-29..01-03"' in text


def test_years_in_ids_go_along(office: Path) -> None:
    (office / "council-2021.toml").write_text(
        'format = 1\n[series]\nid = "council-2021"\ntitle = "Council 2021"\ntimezone = "Asia/Tokyo"\n'
        '[[body]]\nid = "b"\n# agreed on 2021-01-01\n[[meeting]]\nid = "m-2021-1"\nbody = "b"\n'
        "date = 2021-01-26 # Tue\n"
        '# the room is booked by the office\n[[meeting]]\nid = "m-2021-2"\nbody = "b"\n'
        'date = "令和3年2月23日（火・祝）"\nafter = ["m-2021-1 + 2bd"]\n',
        encoding="utf-8",
    )
    result = aistrat("init", "--from", "council-2021.toml", "--lang", "en")
    assert result.code == 0, result.err
    text = (office / "council-2022.toml").read_text(encoding="utf-8")
    assert text.split("\n\n", 1)[1] == (
        'format = 1\n[series]\nid = "council-2022"\ntitle = "Council 2022"\ntimezone = "Asia/Tokyo"\n'
        '[[body]]\nid = "b"\n[[meeting]]\nid = "m-2022-1"\nbody = "b"\ndate = 2022-01-25 # Tue\nconfirmed = false\n'
        '# the room is booked by the office\n[[meeting]]\nid = "m-2022-2"\nbody = "b"\n'
        'date = "令和4年2月22日（火）"\nconfirmed = false\nafter = ["m-2022-1 + 2bd"]\n'
    )


def test_nothing_is_ever_written_over(office: Path) -> None:
    before = (office / SCHEDULE).read_bytes()
    refused = aistrat("init", "--from", SCHEDULE, SCHEDULE)
    assert refused.code == 2
    assert "exists already" in refused.err
    assert (office / SCHEDULE).read_bytes() == before
    shown = aistrat("init", "--from", SCHEDULE, "--dry-run")
    assert shown.code == 0
    assert not (office / "schedules/new-ai-strategy-2022.toml").exists()
    aistrat("init", "--from", SCHEDULE)
    assert (office / "schedules/new-ai-strategy-2022.toml").read_bytes() == shown.raw


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--from", "nowhere.toml"], "no such file"),
        (["--from", SCHEDULE, "--shift", "1m"], "whole years"),
        (["--from", SCHEDULE, "--shift", "0y"], "whole years"),
        (["--from", SCHEDULE, "--shift", "9000y"], "9999"),
        (["--shift", "1y"], "--from"),
        (["--from", SCHEDULE, "--title", "x"], "--title"),
        (["--from", "broken.toml"], "has errors"),
    ],
)
def test_what_cannot_be_carried_over_is_said(words: list[str], told: str, office: Path) -> None:
    (office / "broken.toml").write_text("format = \n", encoding="utf-8")
    result = aistrat("init", *words, "new.toml")
    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert "bug" not in result.err
    assert not (office / "new.toml").exists()


def test_comments_left_behind_are_counted(office: Path) -> None:
    text = '# Agreed on 2025-03-01.\n\n# Who?\nformat = 1\n[series]\nid = "y"\ntitle = "Y"\ntimezone = "UTC"\n'
    (office / "y.toml").write_text(text, encoding="utf-8")
    result = aistrat("init", "--from", "y.toml", "-", "--lang", "en")
    assert (result.code, "Agreed" in result.out, "# Who?" in result.out) == (0, False, True)
    assert "#   comments that name a day: 1\n" in result.out


def test_a_task_keeps_its_weekdays_and_its_length(office: Path) -> None:
    # In 2026 the first Friday of July comes before the first Tuesday.
    text = (
        'format = 1\n[series]\nid = "y-2025"\ntitle = "Y"\ntimezone = "Asia/Tokyo"\n'
        '[[task]]\nid = "k"\ndate = 2025-07-01\nend = "2025-07-04 (Fri)"\n'
        '[[task]]\nid = "m"\nafter = ["k"]\nend = 2025-07-18\n'
    )
    (office / "y-2025.toml").write_text(text, encoding="utf-8")
    result = aistrat("init", "--from", "y-2025.toml", "-", "--lang", "en")
    assert result.code == 0, result.err
    assert 'date = 2026-07-07\nconfirmed = false\nend = "2026-07-10 (Fri)"\n' in result.out
    assert result.out.endswith("end = 2026-07-17\n")
