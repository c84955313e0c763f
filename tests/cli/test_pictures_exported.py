"""`aistrat export svg,html,png,pdf`. A script stands in for the browser, which other tests look into."""

from __future__ import annotations

import os
import stat
import sys
import zlib
from pathlib import Path

import pytest
from outside import aistrat

PIXEL = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU"
    b"\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82"
)
STAND_IN = f"""#!{sys.executable}
import sys
for word in sys.argv:
    name, _, value = word.partition("=")
    if name == "--screenshot":
        open(value, "wb").write({PIXEL!r})
    if name == "--print-to-pdf":
        open(value, "wb").write(b"%PDF-1.4\\n/CreationDate (D:20260101120000+00'00')\\n%%EOF\\n")
"""


@pytest.fixture
def browser(tmp_path: Path) -> dict[str, str]:
    script = tmp_path / "browser"
    script.write_text(STAND_IN)
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return {"AISTRAT_BROWSER": str(script), "PATH": os.environ["PATH"]}


def test_into_a_folder_and_again_without_change(office: Path, browser: dict[str, str]) -> None:
    made = aistrat("export", "svg,html,png,pdf", "--to", "public", env=browser)
    assert made.code == 0
    names = [f"new-ai-strategy.{ending}" for ending in ("html", "pdf", "png", "svg")]
    assert sorted(os.listdir("public")) == names
    again = aistrat("export", "svg,html,png,pdf", "--to", "public", env=browser)
    assert again.err.count("変更なし") == 4
    (office / "other").mkdir()
    elsewhere = aistrat("export", "svg,html,png,pdf", "--to", "other", "--lang", "en", env=browser)
    assert elsewhere.code == 0
    # Ours in another language may be replaced, somebody else's may not.
    for name in names:
        (office / "other" / name).replace(office / "public" / name)
    assert aistrat("export", "svg,html,png,pdf", "--to", "public", env=browser).code == 0
    (office / "public" / names[3]).write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert aistrat("export", "svg", "--to", "public").code == 2


def test_a_png_and_a_pdf_bear_our_mark_and_no_moment(office: Path, browser: dict[str, str]) -> None:
    png = aistrat("export", "png", env=browser).raw
    length = int.from_bytes(png[33:37], "big")
    chunk = png[37 : 41 + length]
    assert chunk == b"tEXtSoftware\0aistrat"
    assert int.from_bytes(png[41 + length : 45 + length], "big") == zlib.crc32(chunk)
    pdf = aistrat("export", "pdf", env=browser).raw
    assert b"(D:20000101000000+00'00')" in pdf


def test_without_a_browser_it_says_what_to_do(office: Path) -> None:
    result = aistrat("export", "png", env={"AISTRAT_BROWSER": "no-such-browser"})
    assert result.code == 2
    assert "no-such-browser" in result.err
    assert "AISTRAT_BROWSER" in result.err
    assert aistrat("export", "pdf", env={"PATH": str(office)}).code in (0, 2)


def test_a_browser_that_draws_nothing(office: Path, tmp_path: Path) -> None:
    silent = tmp_path / "silent"
    silent.write_text(f"#!{sys.executable}\nimport sys\nsys.exit('no display')\n")
    silent.chmod(0o755)
    result = aistrat("export", "png", env={"AISTRAT_BROWSER": str(silent)})
    assert (result.code, "no display" in result.err) == (2, True)


def test_filters_span_and_looks(office: Path) -> None:
    whole = aistrat("export", "svg").out
    part = aistrat("export", "svg", "--body", "execution-council", "--theme", "dark", "--layout", "a4").out
    assert "検討会議" in whole
    assert "新AI戦略検討会議" not in part
    assert 'width="297mm"' in part
    assert "2021年10月" not in aistrat("export", "svg", "--since", "2022-01-01").out
    assert "クリティカルパス" in aistrat("export", "svg", "--critical").out


def test_ghosts_of_a_baseline(office: Path) -> None:
    assert aistrat("baseline", "save").code == 0
    moved = aistrat("export", "svg", "--against", "agreed", "--set", "study-5.date=2022-03-03")
    assert "当初" in moved.out


def test_the_page_carries_its_calendar(office: Path) -> None:
    page = aistrat("export", "html").out
    assert 'download="aistrat.ics"' in page
    assert aistrat("export", "html").out == page
