"""The commands that write papers and follow up, and `export` with their formats."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from outside import aistrat

from aistrat_cli.render.cells import width

sys.path.insert(0, str(Path(__file__).parents[1] / "followup"))

from measures import MEASURES

Golden = Callable[[str, str], None]
FORMATS = ("text", "md", "html", "csv", "json")
COMMANDS = {
    "progress": ["progress", "--fiscal-year", "2021", "--by", "body"],
    "topic": ["topic", "ai-strategy-2022"],
    "coverage": ["coverage", "--of", "goal"],
}
ENDINGS = {"text": "txt"}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", COMMANDS)
def test_of_the_real_schedule(name: str, format: str, office: Path, golden: Golden) -> None:
    for lang in ("ja", "en") if format != "json" else ("en",):
        result = aistrat(*COMMANDS[name], "--format", format, "--lang", lang)
        assert (result.code, result.err) == (0, "")
        golden(f"cli/followup/{name}.{lang}.{ENDINGS.get(format, format)}", result.out)


@pytest.mark.parametrize("cells", [40, 60, 100])
@pytest.mark.parametrize("name", COMMANDS)
def test_no_line_is_wider_than_asked(name: str, cells: int, office: Path) -> None:
    for lang in ("ja", "en"):
        out = aistrat(*COMMANDS[name], "--width", str(cells), "--lang", lang).out
        assert max(map(width, out.splitlines())) <= cells


def test_154_of_171_measures(golden: Golden) -> None:
    result = aistrat("progress", "--fiscal-year", "令和2年度", "--by", "owner", "-", stdin=MEASURES.encode())
    assert "171件のうち154件が完了（90％）。" in result.out
    golden("cli/followup/measures.txt", "\n".join(result.out.splitlines()[:30]) + "\n")
    counts = aistrat("progress", "--fiscal-year", "FY2020", "--format", "json", "-", stdin=MEASURES.encode()).json
    assert counts["counts"] == {
        "due": 171,
        "done": 154,
        "on_time": 145,
        "late": 9,
        "not_done": 17,
        "share_done": 0.9006,
    }
    assert len(counts["items"]) == 171
    rows = aistrat("progress", "--format", "csv", "--no-bom", "--lang", "en", "-", stdin=MEASURES.encode()).out
    assert sum(row["State"] == "not done" for row in csv.DictReader(io.StringIO(rows))) == 17


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["progress", "--fiscal-year", "20"], "no fiscal year"),
        (["topic", "ai-stratgy-2022"], "ai-strategy-2022"),
        (["topic"], "TOPIC is missing"),
        (["coverage", "--of", "gaol"], "goal"),
        (["notice", "study-9"], "study-"),
        (["notice", "coordination"], "no meeting"),
        (["notice", "study-5", "--template", "none.txt"], "none.txt"),
        (["notice", "study-5", "--template", "bad.md"], "bad.md:2"),
    ],
)
def test_what_cannot_go_on(words: list[str], said: str, office: Path) -> None:
    Path("bad.md").write_text("#\n{{titel}}\n", encoding="utf-8")
    result = aistrat(*words, "--lang", "en")
    assert (result.code, result.raw) == (2, b"")
    assert said in result.err


def test_a_series_without_a_fiscal_year() -> None:
    text = MEASURES.replace("fiscal_year_start = 4\n", "")
    result = aistrat("progress", "--fiscal-year", "2020", "--lang", "en", "-", stdin=text.encode())
    assert (result.code, "no fiscal_year_start" in result.err) == (2, True)


def test_a_notice_from_an_own_template(office: Path) -> None:
    Path("own.md").write_text("# {{title}}\n{{#agenda}}\n- {{point}}\n{{/agenda}}\n", encoding="utf-8")
    result = aistrat("notice", "study-5", "--template", "own.md", "--lang", "en")
    assert (
        result.out
        == "# New AI Strategy Study Council \\#5\n- Draft strategy: its preamble, the measures it takes in\n".replace(
            "\\#", "#"
        )
    )
    values = aistrat("notice", "study-5", "--format", "json").json
    assert (values["era_date"], values["weekday"], values["day_known"]) == ("令和4年2月24日", "木", True)


# Exports

PAPERS = "md,csv,xlsx,json,toml,mermaid,tjp,notice"


def test_a_folder_of_papers_is_written_once(office: Path) -> None:
    first = aistrat("export", PAPERS, "--to", "site")
    assert first.code == 0, first.err
    names = sorted(path.name for path in Path("site").iterdir())
    assert [name.removeprefix("new-ai-strategy.") for name in names] == [
        *("csv", "json", "md", "mmd", "plan.toml"),
        *("study-5.notice.txt", "tjp", "xlsx"),
    ]
    # What is aimed at, or somewhere in half a year, cannot be called.
    assert "execution, decision" in first.err
    times = {path: path.stat().st_mtime_ns for path in Path("site").iterdir()}
    second = aistrat("export", PAPERS, "--to", "site")
    assert second.err.count("変更なし") + second.err.count("unchanged") == len(names)
    assert times == {path: path.stat().st_mtime_ns for path in Path("site").iterdir()}


def test_json_is_that_of_plan(office: Path) -> None:
    assert aistrat("export", "json").out == aistrat("plan", "--format", "json").out


def test_own_files_are_known_again_by_what_is_in_them(office: Path, tmp_path: Path) -> None:
    aistrat("export", "xlsx,toml,mermaid,tjp,json", "--to", "site")
    elsewhere = {"AISTRAT_CACHE_DIR": str(tmp_path / "another machine")}
    again = aistrat("export", "xlsx,toml,mermaid,tjp,json", "--to", "site", "--lang", "en", env=elsewhere)
    assert again.code == 0, again.err
    Path("site/new-ai-strategy.xlsx").write_bytes(b"PK somebody else's")
    refused = aistrat("export", "xlsx", "--to", "site", env=elsewhere)
    assert refused.code == 2


def test_what_is_not_public_stays_at_home() -> None:
    text = (
        'format = 1\n[series]\nid = "s"\ntitle = "S"\ntimezone = "UTC"\nas_of = 2022-01-01\n[[body]]\nid = "b"\n'
        '[[document]]\nid = "secret-paper"\ndate = 2022-01-28\npublic = false\n'
        '[[meeting]]\nid = "secret-meeting"\nbody = "b"\ndate = 2022-02-02\npublic = false\n'
        '[[meeting]]\nid = "open"\nbody = "b"\ndate = 2022-02-02\n'
        'agenda = [{ title = "x", papers = ["secret-paper"] }]\n'
        '[[lead_time]]\nid = "due"\ntitle = "Due"\nfor = { kind = "meeting" }\noffset = "-3d"\n'
    )
    for format in PAPERS.split(","):
        public = aistrat("export", format, "-", stdin=text.encode())
        assert public.code == 0, public.err
        assert b"secret" not in public.raw, format
    assert b"secret" in aistrat("export", "md", "--private", "-", stdin=text.encode()).raw


@pytest.mark.parametrize("format", ["toml", "md", "csv", "mermaid", "tjp", "json"])
def test_standard_output_has_the_bytes_of_the_file(format: str, office: Path) -> None:
    out = aistrat("export", format, "--lang", "en").raw
    assert aistrat("export", format, "--lang", "en", "-o", "x.out").code == 0
    assert Path("x.out").read_bytes() == out


def test_a_faulty_schedule_sends_no_notice(office: Path) -> None:
    path = Path("schedules/new-ai-strategy.toml")
    path.write_text(path.read_text(encoding="utf-8").replace("2022-02-24 (木)", "2022-02-24 (金)"), encoding="utf-8")
    result = aistrat("notice", "study-4")
    assert (result.code, result.raw) == (1, b"")
    assert aistrat("notice", "study-4", "--allow-errors").raw
    assert json.loads(aistrat("notice", "study-4", "--allow-errors", "--format", "json").raw)["id"] == "study-4"


NAMED_BY_OTHERS = """\
format = 1
[series]
id = "d"
title = "D"
timezone = "Asia/Tokyo"
as_of = 2022-02-01
[[body]]
id = "b"
name = "B"
[[meeting]]
id = "m"
body = "b"
date = 2022-02-24
time = 10:00
decides = "zdoc"
after = ["zdoc"]
agenda = [{ title = "See", papers = ["zdoc"] }]
[[document]]
id = "zdoc"
title = "ZSECRET"
date = 2022-02-10
public = false
[[meeting]]
id = "w"
body = "b"
window = "2022-04"
before = ["zmeet - 5bd"]
[[meeting]]
id = "zmeet"
body = "b"
title = "ZMEET"
date = 2022-04-20
public = false
"""


def test_what_is_not_public_is_not_named_by_what_is(tmp_path: Path) -> None:
    schedule = tmp_path / "d.toml"
    schedule.write_text(NAMED_BY_OTHERS)
    formats = "ics,svg,html,md,csv,xlsx,json,toml,mermaid,tjp,notice"
    result = aistrat("export", formats, "--uncertain", "include", "--to", str(tmp_path / "out"), str(schedule))
    assert result.code == 0
    written = [*(tmp_path / "out").iterdir()]
    assert len(written) == 11
    for file in written:
        content = file.read_bytes()
        if file.suffix == ".xlsx":
            archive = zipfile.ZipFile(file)
            content = b"".join(archive.read(name) for name in archive.namelist())
        assert not re.search(rb"zdoc|zsecret|zmeet", content, re.IGNORECASE), file.name


def test_a_notice_says_the_title_of_what_is_decided(tmp_path: Path) -> None:
    schedule, template = tmp_path / "d.toml", tmp_path / "own.txt"
    schedule.write_text(NAMED_BY_OTHERS)
    template.write_text("{{decides}}")
    assert aistrat("notice", "m", "--template", str(template), str(schedule)).out.strip() == "ZSECRET"
    assert aistrat("export", "notice", "--template", str(template), str(schedule), "-o", "-").out.strip("\f\n") == ""


def test_what_has_no_day_is_drafted_and_says_so(office: Path) -> None:
    for lang, arranging, draft in (("ja", "日程調整中", "（案）"), ("en", "to be arranged", "(draft)")):
        for meeting in ("execution", "decision"):
            for format in ("text", "md", "html"):
                told = aistrat("notice", meeting, "--lang", lang, "--format", format).out
                assert arranging in told
                assert draft in told
                assert "御出席" not in told
                assert "You are invited" not in told
    values = aistrat("notice", "execution", "--format", "json").json
    assert (values["day_known"], values["date"]) == (False, "")


WITH_ADDRESSES = """format = 1
[series]
id = "a"
title = "Ask first@one.example"
timezone = "UTC"
as_of = 2022-01-01
[[body]]
id = "b"
name = "Board (board@two.example)"
[[person]]
id = "p"
name = "Ada ada@three.example"
[[topic]]
id = "t"
title = "Topic topic@four.example"
[[meeting]]
id = "m"
body = "b"
date = 2022-02-02
place = "Ask porter@five.example"
url = "mailto:m@six.example"
note = "note@seven.example"
topics = ["t"]
x-clerk = { mail = ["clerk@eight.example"] }
agenda = [{ title = "point@nine.example", presenter = "p" }]
[[task]]
id = "w"
title = "A very long title that would be cut somewhere near the address in.the.middle.of.it@ten.example, and on"
date = 2022-02-02
duration = "3d"
done = 2022-02-09
topics = ["t"]
public = false
[[task]]
id = "v"
title = "v@twelve.example"
date = 2022-01-02
duration = "3d"
topics = ["t"]
"""


def _read(file: Path) -> bytes:
    if file.suffix != ".xlsx":
        return file.read_bytes()
    archive = zipfile.ZipFile(file)
    return b"".join(archive.read(name) for name in archive.namelist())


def test_no_address_leaves_unless_asked_for(tmp_path: Path) -> None:
    schedule = tmp_path / "a.toml"
    schedule.write_text(WITH_ADDRESSES)
    formats = f"ics,svg,html,{PAPERS}"
    for private in (False, True):
        out = tmp_path / f"out-{private}"
        result = aistrat("export", formats, "--to", str(out), str(schedule), *(["--private"] if private else []))
        assert result.code == 0, result.err
        for file in out.iterdir():
            assert (b".example" in _read(file)) == private, file.name


@pytest.mark.parametrize("format", FORMATS)
def test_followup_to_hand_out(format: str, tmp_path: Path) -> None:
    schedule = tmp_path / "a.toml"
    schedule.write_text(WITH_ADDRESSES)
    for words in (["progress", "--by", "topic"], ["topic", "t"], ["coverage"]):
        whole = aistrat(*words, "--format", format, str(schedule)).out
        public = aistrat(*words, "--format", format, "--public", str(schedule)).out
        assert ".example" in whole
        assert ".example" not in public
    count = aistrat("progress", "--format", "json", "--today", "2022-03-01", "--public", str(schedule)).json
    assert [item["id"] for item in count["items"]] == ["v", "m"]
