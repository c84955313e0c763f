"""The page: nothing in it runs but its own script, nothing leaves it, nothing is in it that is not for everyone."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from factories import body, meeting, person, placed, plan, series, task
from real_plans import FILES, real, todays
from test_picture_properties import nasty

from aistrat_cli import api
from aistrat_cli.render.html import PageOptions, render

VOID = {"meta", "input", "br", "link"}


class Outline(HTMLParser):
    """The elements of a page; complains where one is not closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.ids: list[str] = []
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"rect", "line", "path", "circle"}, tag

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("file", FILES)
def test_pages_of_real_schedules(file: str) -> None:
    loaded, made = real(file)
    findings = api.lint(loaded, made)
    page = render(made, PageOptions(today=todays(made), findings=findings, calendar=b"BEGIN:VCALENDAR"))
    outline = Outline(page)
    assert len(outline.ids) == len(set(outline.ids))
    assert not [name for name, _ in outline.attributes if name.startswith("on") or name == "style"]
    assert page == render(made, PageOptions(today=todays(made), findings=findings, calendar=b"BEGIN:VCALENDAR"))


def test_the_policy_admits_this_style_and_this_script_only() -> None:
    page = render(real(FILES[0])[1], PageOptions())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert "unsafe" not in policy[1]
    assert policy[1].startswith("default-src 'none'")
    for tag in ("style", "script"):
        [content] = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]


def test_hostile_texts_are_texts() -> None:
    page = render(nasty(), PageOptions())
    outline = Outline(page)
    assert outline.tags.count("script") == 1
    assert "javascript:" not in [value for name, value in outline.attributes if name == "href"]
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert "長" * 10_000 in page


def test_what_is_not_public_is_not_in_it() -> None:
    hidden = meeting("m-2", "b", 2, "Confidential matter", public=False)
    someone = person("p", "Ada Writer").replace(email="ada@example.org")
    held = [
        placed(meeting("m-1", "b", 1, "Write to a.b@example.org", url="mailto:ada@example.org"), "2022-03-01"),
        placed(hidden, "2022-03-08"),
        placed(task("t", "Work", owner="ada@example.org"), "2022-03-01", "2022-03-09"),
    ]
    made = plan([series(bodies=[body("b", "Board")], persons=[someone])], held)
    page = render(made, PageOptions())
    assert "Confidential" not in page
    assert "m-2" not in page
    assert "example.org" not in page
    assert "Confidential" in render(made, PageOptions(private=True))
    assert "a.b@example.org" in render(made, PageOptions(private=True))


def test_a_calendar_too_large_is_left_out() -> None:
    made = real(FILES[0])[1]
    assert "data:text/calendar" in render(made, PageOptions(calendar=b"x" * 1000))
    assert "data:text/calendar" not in render(made, PageOptions(calendar=b"x" * 2_000_000))


def test_a_thousand_items_in_less_than_a_megabyte() -> None:
    bodies = [body(f"b{n}", {"ja": f"第{n}分科会", "en": f"Committee {n}"}) for n in range(8)]
    held = [
        placed(meeting(f"m{n}", f"b{n % 8}", n, agenda=[{"ja": "議題の説明", "en": "What it is about"}]), day)
        for n in range(600)
        for day in [f"2022-{n % 12 + 1:02}-{n % 27 + 1:02}"]
    ]
    held += [placed(task(f"t{n}", f"Work {n}", owner=f"b{n % 8}"), "2022-03-01", "2022-03-20") for n in range(400)]
    page = render(plan([series(bodies=bodies)], held), PageOptions(calendar=b"x" * 300_000))
    assert len(page.encode()) < 1_000_000


def test_the_picture_is_there_in_both_languages_as_long_as_there_is_room() -> None:
    def of(many: int, agenda: str) -> str:
        held = [placed(meeting(f"m{n}", "b", n, agenda=[agenda]), f"2022-{n % 12 + 1:02}-09") for n in range(many)]
        return render(plan([series(bodies=[body("b", {"ja": "部会", "en": "Board"})])], held), PageOptions(lang="en"))

    assert of(500, "What it is about").count('class="picture"') == 2
    large = of(500, "What it is about " * 120)
    assert large.count('class="picture"') == 1
    assert 'id="p-en-title"' in large


def test_without_its_script_nothing_in_the_picture_pretends_to_be_a_button() -> None:
    page = render(real(FILES[0])[1], PageOptions())
    picture = page[page.index("<svg ") : page.rindex("</svg>")]
    assert 'role="button"' not in picture
    assert "tabindex" not in picture


def test_what_comes_up_stands_in_eras_where_that_is_asked_for() -> None:
    _, made = real(FILES[0])
    page = render(made, PageOptions(today=todays(made), era=True))
    assert '<span lang="ja">令和4年2月7日 月</span><span lang="en">2022-02-07 Mon</span>' in page
