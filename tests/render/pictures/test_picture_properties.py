"""Whatever the plan: well-formed, the same every time, every item in it, no text where it should not be."""

from __future__ import annotations

import re
import time
from datetime import date
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from factories import body, document, link, meeting, milestone, placed, plan, series, task
from hypothesis import given, settings
from hypothesis import strategies as st
from real_plans import FILES, real, todays
from test_timeline_properties import plans
from timeline_cases import crowded, decade, empty, every_kind, hostile, one_day, several_days, two_series, unplaced

from aistrat_cli.planning.plan import Plan
from aistrat_cli.render.cells import visible
from aistrat_cli.render.svg import PictureOptions, render
from aistrat_cli.render.svg.markup import escaped, number, safe_url

NS = "{http://www.w3.org/2000/svg}"

OPTIONS = st.fixed_dictionaries(
    {
        "lang": st.sampled_from([None, "ja", "en"]),
        "era": st.booleans(),
        "lanes": st.sampled_from(["body", "owner", "topic", "series", "none"]),
        "critical": st.booleans(),
        "theme": st.sampled_from(["light", "dark", "print", "auto"]),
        "layout": st.sampled_from(["wide", "a4", "fit"]),
        "strips": st.booleans(),
        "together": st.booleans(),
        "embedded": st.booleans(),
    }
)


def texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{NS}text")]


def said(svg: str) -> str:
    return "\n".join("".join(one.itertext()) for one in ElementTree.fromstring(svg).iter(f"{NS}title"))


@settings(max_examples=25, deadline=None)
@given(plans(), OPTIONS)
def test_any_plan_is_a_document_the_same_each_time(made: tuple[Plan, list[str]], options: dict[str, Any]) -> None:
    drawn = render(made[0], PictureOptions(**options))
    root = ElementTree.fromstring(drawn)
    assert drawn == render(made[0], PictureOptions(**options))
    width, height = map(float, root.get("viewBox", "").split()[2:])
    for text in root.iter(f"{NS}text"):
        if (x := text.get("x")) and text.get("transform") is None:
            assert -1 <= float(x) <= width + 1
        assert float(text.get("y") or 0) <= height


@settings(max_examples=25, deadline=None)
@given(plans())
def test_every_item_with_a_day_is_drawn(made: tuple[Plan, list[str]]) -> None:
    drawn = render(made[0], PictureOptions(lanes="none", layout="fit"))
    told = said(drawn)
    for placement in made[0].placements.values():
        title = placement.item.title.in_("en")
        if placement.start is not None and "/" not in placement.key.item and title.startswith("T"):
            assert visible(title)[:30].replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") in told


@pytest.mark.parametrize(
    "case", [every_kind, crowded, two_series, decade, one_day, unplaced, empty, hostile, several_days]
)
def test_cases_in_every_layout(case: Any) -> None:
    made = case()
    for layout, strips in (("wide", False), ("a4", True), ("fit", False)):
        options = PictureOptions(layout=layout, strips=strips, today=todays(made))
        ElementTree.fromstring(render(made, options))


@pytest.mark.parametrize("file", FILES)
def test_real_schedules_have_every_item(file: str) -> None:
    _, made = real(file)
    drawn = render(made, PictureOptions(today=todays(made), embedded=True, lang="en"))
    keys = {one.get("data-key") for one in ElementTree.fromstring(drawn).iter(f"{NS}g")}
    assert keys >= {f"{p.key.series}:{p.key.item}" for p in made.shown() if p.start is not None}


def nasty() -> Plan:
    titles = [
        "<script>alert(1)</script>",
        "]]> &amp; <!--",
        "x\u202etxt.exe",
        "長" * 10000,
        "a\x00\x1b[31mb",
        "\ufffe\ud800",
    ]
    held = [
        placed(meeting(f"m{n}", "b", n, title, url="javascript:alert(1)"), f"2022-0{n + 1}-03")
        for n, title in enumerate(titles)
    ]
    held += [placed(task(f"t{n}", title), f"2022-0{n + 1}-03", f"2022-0{n + 1}-20") for n, title in enumerate(titles)]
    return plan([series(title=titles[0], bodies=[body("b", titles[1])])], held)


def test_hostile_texts_are_texts() -> None:
    drawn = render(nasty(), PictureOptions())
    root = ElementTree.fromstring(drawn)
    assert not list(root.iter(f"{NS}script"))
    assert not list(root.iter(f"{NS}a"))
    assert "<script>" in "".join(texts(drawn))
    assert "\u202e" not in drawn
    assert "\x1b" not in drawn
    assert len(drawn) < 60_000


def test_nothing_is_asked_of_anybody() -> None:
    _, made = real(FILES[0])
    drawn = render(made, PictureOptions(theme="auto"))
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")
    assert "@import" not in drawn
    assert "style=" not in drawn


def test_only_web_and_mail_addresses_become_links() -> None:
    assert safe_url("https://example.org/a?b=c&d=%20") is not None
    assert safe_url("mailto:a@example.org") is not None
    for bad in (
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        " https://x",
        "https://x y",
        'https://x"',
        "data:text/html,x",
        "//x",
        None,
    ):
        assert safe_url(bad) is None


def test_what_is_not_public_is_not_in_it() -> None:
    secret = meeting("m-2", "b", 2, "Confidential matter", public=False)
    held = [
        placed(meeting("m-1", "b", 1, "Write to a.b@example.org"), "2022-03-01"),
        placed(secret, "2022-03-08"),
        placed(document("d", "Paper"), "2022-03-05"),
        placed(milestone("x", "Done"), "2022-03-09"),
    ]
    made = plan([series(bodies=[body("b", "Board")])], held)
    drawn = render(made, PictureOptions())
    assert "Confidential" not in drawn
    assert "example.org" not in drawn
    open_ = render(made, PictureOptions(private=True))
    assert "Confidential" in open_
    assert "a.b@example.org" in open_


def test_a_thousand_items_in_less_than_a_second() -> None:
    bodies = [body(f"b{n}", f"Committee {n}") for n in range(8)]
    held = [placed(meeting(f"m{n}", f"b{n % 8}", n), f"2022-{n % 12 + 1:02}-{n % 27 + 1:02}") for n in range(500)]
    held += [
        placed(task(f"t{n}", f"Work {n}", owner=f"b{n % 8}"), f"2022-{n % 12 + 1:02}-01", f"2022-{n % 12 + 1:02}-20")
        for n in range(500)
    ]
    made = plan([series(bodies=bodies)], held)
    begun = time.perf_counter()
    drawn = render(made, PictureOptions(theme="auto"))
    assert time.perf_counter() - begun < 2  # a second on a quiet machine; the tests may share theirs
    assert len(drawn) < 400_000


def test_numbers_and_texts_of_markup() -> None:
    assert [number(value) for value in (0, -0.01, 1.25, -1.25, 3, 1e6)] == ["0", "0", "1.2", "-1.2", "3", "1000000"]
    assert escaped('<&>"\x00\ufffe') == "&lt;&amp;&gt;&quot;\ufffd\ufffd"
    assert len({escaped(a + b) for a, b in combinations("<>&", 2)}) == 3


def test_an_address_that_was_cut_or_broken_is_none_left() -> None:
    long = "a.very.long.name.of.somebody.in.the.office@department.of.the.ministry.example.org"
    for title in (f"Ask {long}", f"A {'long ' * 12}{long}", "x@example.org and more " * 6):
        made = plan([series("s", "S", [body("b", "B")])], [placed(meeting("m", "b", 1, title), "2022-02-24")])
        for layout in ("wide", "fit"):
            drawn = render(made, PictureOptions(layout=layout))
            assert "…@…" in drawn
            assert "@" not in drawn.replace("…@…", "")


@pytest.mark.parametrize("day", ["2022-02-01", "2022-03-01", "2022-03-02", "2022-03-04", "2022-03-10", "2022-04-20"])
def test_arrows_never_turn_back_to_reach_what_comes_next(day: str) -> None:
    first, second = task("a", "A"), milestone("b", "B")
    placements = [placed(first, "2022-01-10", "2022-03-01"), placed(second, day)]
    drawn = render(plan([series()], placements, [link(first, second)]), PictureOptions(layout="fit"))
    way, _in_legend = re.findall(r'<path d="(M[^"]*)" class="link"', drawn)
    across = [float(x) for x in re.findall(r"[MH]([\d.]+)", way)]
    assert across == sorted(across)


def test_what_comes_next_is_not_promised_for_a_day_that_is_not_known() -> None:
    range_ = placed(meeting("m", "b", 1), "2022-06-01", certainty="window", window=("2022-06-01", "2022-06-30"))
    drawn = render(
        plan([series("s", "S", [body("b", "B")])], [range_]), PictureOptions(lang="en", today={"s": date(2022, 6, 1)})
    )
    [told] = [text for text in texts(drawn) if text.startswith("Next")]
    assert "some day 2022-06-01" in told
    assert "today" not in told


def test_an_arrow_to_what_lies_wholly_before_turns_once() -> None:
    later, before = milestone("a", "A"), task("b", "B")
    placements = [placed(later, "2022-03-01"), placed(before, "2022-01-10", "2022-01-14")]
    drawn = render(plan([series()], placements, [link(later, before)]), PictureOptions(layout="fit"))
    way, _in_legend = re.findall(r'<path d="(M[^"]*)" class="link"', drawn)
    assert re.sub(r"[^A-Za-z]", "", way) == "MHqV"


def test_arrows_go_on_over_the_cut_of_two_strips() -> None:
    first, second, third = meeting("a", "b", 1), meeting("c", "b", 2), task("t", "Work")
    placements = [placed(first, "2022-01-10"), placed(second, "2022-06-10"), placed(third, "2022-03-01", "2022-05-01")]
    made = plan(
        [series(bodies=[body("b", "Board")], fiscal_year_start=4)],
        placements,
        [link(first, second), link(first, third), link(third, second)],
    )
    drawn = render(made, PictureOptions(strips=True))
    width = float(ElementTree.fromstring(drawn).get("viewBox", "").split()[2])
    ways = [re.findall(r"[-\d.]+", way) for way in re.findall(r'<path d="(M[^"]*)" class="link"', drawn)][:-1]
    ends = sorted((float(way[0]), float(way[-1])) for way in ways)
    # From the work, which stands in both strips, everything is drawn within one; only the first meeting's arrow to
    # the second leaves the upper strip and comes into the lower one.
    assert len(ends) == 4
    assert [way for way in ends if way[1] > width - 34] == [(ends[1][0], width - 34 + 6)]
    assert len({one for one in ends if one[0] == min(ends)[0]}) == 1
    assert len(re.findall(r'class="link"', render(made, PictureOptions()))) - 1 == 3


def test_a_card_is_no_wider_than_its_text() -> None:
    held = [placed(meeting(f"m{n}", "b", n), f"2022-{n:02}-10") for n in range(1, 5)]
    held.append(placed(meeting("long", "b", 5, agenda=["What was found " * 9]), "2022-09-01"))
    drawn = render(plan([series("s", "S", [body("b", "B")])], held), PictureOptions(lang="en"))
    widths = [float(size) for size in re.findall(r'width="([\d.]+)" height="[\d.]+" rx="5" class="card', drawn)]
    assert len(widths) == 5
    assert max(widths[:4]) < 130 < widths[4]


def test_long_bars_have_their_titles_inside_where_rows_are_full() -> None:
    days = [(f"2022-{n % 6 + 1:02}-01", f"2022-{n % 6 + 4:02}-20") for n in range(180)]
    held = [placed(task(f"t{n}", f"Chapter {n}"), *span) for n, span in enumerate(days)]
    drawn = render(plan([series()], held), PictureOptions(lang="en"))
    assert sum(text.startswith("Chapter") for text in texts(drawn)) == len(
        re.findall('height="11" rx="3" class="ahead', drawn)
    )


def test_a_name_that_begins_with_a_plus_stays_a_name() -> None:
    held = [placed(milestone("p", "+1 for the plan"), None), placed(milestone("m", "M"), "2022-02-02")]
    drawn = render(plan([series()], held), PictureOptions(lang="en"))
    assert "+1 for the plan" in texts(drawn)


def test_it_is_said_that_arrows_are_left_out_beside_what_lies_beyond() -> None:
    items = [milestone(f"m{n}", f"M{n}") for n in range(80)]
    held = [placed(item, f"2022-02-{n % 27 + 1:02}") for n, item in enumerate(items)]
    held.append(placed(milestone("old", "Old"), "2021-02-02"))
    made = plan([series()], held, [link(a, b) for a, b in pairwise(items)])
    drawn = "\n".join(texts(render(made, PictureOptions(lang="en", since=date(2022, 1, 1)))))
    assert "dependencies are not drawn" in drawn
    assert "earlier" in drawn


def test_days_stand_in_eras_where_that_is_asked_for() -> None:
    _, made = real(FILES[0])
    drawn = render(made, PictureOptions(today=todays(made), era=True))
    [told] = [text for text in texts(drawn) if text.startswith("次")]
    assert "令和4年2月7日" in told
    assert not re.search(r"20\d\d", "".join(texts(drawn)))
