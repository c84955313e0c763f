"""Pictures and pages in a real browser: minutes, not seconds, so only where they are asked for.

`TRY_BROWSER=some pytest tests/render/pictures` with Playwright (`pip install playwright`) and Chromium installed; `all`
tries every layout of every schedule. With npm's axe-core in AXE_CORE (its axe.min.js) also what assistive technology
needs.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from real_plans import FILES, SEED, real, todays
from test_picture_properties import nasty
from timeline_cases import crowded, every_kind

from aistrat_cli import api
from aistrat_cli.followup.coverage import coverage
from aistrat_cli.followup.progress import Span, progress
from aistrat_cli.planning.plan import Plan
from aistrat_cli.render import html, svg
from aistrat_cli.render.followup.coverage import report as coverage_report
from aistrat_cli.render.followup.progress import report as progress_report
from aistrat_cli.render.papers import as_html
from aistrat_cli.render.papers.options import PaperOptions

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ASKED = os.environ.get("TRY_BROWSER", "")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium"),
    pytest.mark.skipif(not ASKED, reason="TRY_BROWSER=some or =all runs it"),
]
ALL = ASKED == "all"
AXE = os.environ.get("AXE_CORE")

BOXES = """() => {
  const page = document.querySelector('svg').getBoundingClientRect();
  const box = (t) => { const b = t.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom, t.textContent]; };
  return [[page.left, page.top, page.right, page.bottom], [...document.querySelectorAll('svg text')].map(box)];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as steering:
        found = steering.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


def wishes() -> Iterator[dict[str, Any]]:
    for lang in ("ja", "en"):
        for layout in ("wide", "a4", "fit"):
            for strips in (False, True):
                for lanes in ("body", "none", "owner") if ALL else ("body",):
                    yield {"lang": lang, "layout": layout, "strips": strips, "critical": strips, "lanes": lanes}


def overlaps(page: Any, drawn: str) -> list[Any]:
    page.set_content(f"<body style='margin:0'>{drawn}</body>")
    (left, top, right, bottom), boxes = page.evaluate(BOXES)
    boxes = sorted(box for box in boxes if box[2] > box[0])
    wrong = [box for box in boxes if box[0] < left or box[1] < top or box[2] > right + 0.5 or box[3] > bottom + 0.5]
    for index, a in enumerate(boxes):
        for b in boxes[index + 1 :]:
            if b[0] >= a[2] - 0.5:
                break
            if b[1] < a[3] - 0.5 and b[3] > a[1] + 0.5:
                wrong.append((a, b))
    return wrong


CASES = {file: lambda file=file: real(file)[1] for file in (FILES if ALL else FILES[:2])}
CASES |= {"every kind": every_kind, "crowded": crowded, "hostile": nasty}


@pytest.mark.parametrize("case", CASES)
def test_no_two_texts_overlap_and_none_is_cut(browser: Any, case: str) -> None:
    page = browser.new_page()
    made: Plan = CASES[case]()
    for wish in wishes():
        drawn = svg.render(made, svg.PictureOptions(today=todays(made), **wish))
        assert not overlaps(page, drawn), wish
    page.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_works(browser: Any, width: int, tmp_path: Path) -> None:
    loaded, made = real(FILES[0])
    target = tmp_path / "page.html"
    findings = api.lint(loaded, made, todays(made))
    target.write_text(html.render(made, html.PageOptions(today=todays(made), findings=findings, calendar=b"BEGIN")))
    page = browser.new_page(viewport={"width": width, "height": 850})
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(target.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("button[data-to=en]")
    assert "Study Council #1" in page.inner_text("#agenda")
    assert "検討会議" not in page.inner_text("#agenda .rows")
    # With the keyboard alone: to the picture, on to the next item, its details, and back.
    page.locator(".picture .item[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('dialog').open")
    assert page.inner_text("#details-title")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('dialog').open")
    page.select_option("select.filter >> nth=0", index=2)
    assert page.inner_text("output") == "1 of 8"
    with page.expect_download() as download:
        page.click("a[download]")
    assert download.value.suggested_filename == "aistrat.ics"
    assert not said
    assert all(url.startswith(("file:", "data:", "blob:")) for url in asked)
    page.close()


@pytest.mark.skipif(AXE is None, reason="AXE_CORE names no axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, scheme: str, tmp_path: Path) -> None:
    assert AXE is not None
    for index, file in enumerate(FILES):
        loaded, made = real(file)
        target = tmp_path / f"{index}.html"
        target.write_text(html.render(made, html.PageOptions(today=todays(made), findings=api.lint(loaded, made))))
        context = browser.new_context(bypass_csp=True, color_scheme=scheme)
        page = context.new_page()
        page.goto(target.as_uri())
        page.evaluate(Path(AXE).read_text())
        for lang in ("ja", "en"):
            page.click(f"button[data-to={lang}]")
            assert page.evaluate("axe.run()")["violations"] == []
        context.close()


@pytest.mark.skipif(AXE is None, reason="AXE_CORE names no axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_reports_on_a_phone(browser: Any, scheme: str, tmp_path: Path) -> None:
    assert AXE is not None
    _, made = real(SEED)
    today = todays(made)
    looks = PaperOptions(lang="en", today=today)
    meant = progress(made, made, made.shown(), today, Span(), "body")
    [series] = made.portfolio.series
    matrix = [coverage(made, series.id, today[series.id], ())]
    for report in (progress_report(meant, made, looks), coverage_report(matrix, made, looks)):
        target = tmp_path / "report.html"
        target.write_text(as_html.render(report))
        context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": 360, "height": 800})
        page = context.new_page()
        page.goto(target.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.evaluate(Path(AXE).read_text())
        assert page.evaluate("axe.run()")["violations"] == []
        context.close()


def test_hostile_texts_run_nothing(browser: Any, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text(html.render(nasty(), html.PageOptions()))
    page = browser.new_page()
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("console", lambda message: said.append(message.text))
    page.goto(target.as_uri())
    page.locator(".picture .item[tabindex='0']").focus()
    page.keyboard.press("Enter")
    assert not said
    page.close()
