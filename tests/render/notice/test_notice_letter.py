"""The notice of a meeting, and the templates it is written from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aistrat_cli.api import Plan, plan
from aistrat_cli.cli.notices import FOLDER, usual_template
from aistrat_cli.loading.loader import File, build
from aistrat_cli.model.days import ItemKey
from aistrat_cli.render.notice.letter import Form, render
from aistrat_cli.render.notice.template import BadTemplate, fill
from aistrat_cli.render.notice.values import values_of
from aistrat_cli.render.openly import openly
from aistrat_cli.render.papers.facts import leaves
from aistrat_cli.render.papers.options import PaperOptions

SCHEDULE = """format = 1
[series]
id = "s"
title = { ja = "新戦略", en = "New strategy" }
timezone = "Asia/Tokyo"
as_of = 2022-02-01
[[body]]
id = "c"
name = { ja = "検討会議", en = "Study Council" }
members = ["kitano", { person = "ataka", until = 2022-01-31 }, "mori"]
organizer = "mori"
[[person]]
id = "kitano"
name = { ja = "北野 宏明", en = "Hiroaki Kitano" }
role = { ja = "座長", en = "Chair" }
[[person]]
id = "ataka"
name = "安宅 和人"
[[person]]
id = "mori"
name = { ja = "盛合 志帆", en = "Shiho Moriai" }
affiliation = "NICT"
[[document]]
id = "draft"
title = { ja = "戦略案", en = "The draft" }
date = 2022-02-21
[[document]]
id = "secret"
title = { ja = "非公開資料", en = "Closed paper" }
date = 2022-02-21
public = false
[[meeting]]
id = "m5"
body = "c"
number = 5
date = 2022-02-24
time = 10:00
length = "2h"
place = { ja = "中央合同庁舎8号館", en = "Building 8" }
online = "https://example.org/call"
absent = ["mori"]
note = { ja = "傍聴不可", en = "Closed to the public" }
[[meeting.agenda]]
title = { ja = "戦略案について", en = "The draft of the strategy" }
kind = ["report", "discussion"]
presenter = "kitano"
papers = ["draft", "secret"]
length = "30min"
[[meeting.agenda]]
title = { ja = "その他", en = "Other" }
[[meeting]]
id = "m6"
body = "c"
window = "2022-04"
[[meeting]]
id = "off"
body = "c"
date = 2022-03-01
cancelled = "quorum"
[[lead_time]]
id = "materials"
title = { ja = "資料締切", en = "Materials due" }
for = { ids = ["m5"] }
offset = "-3d"
at = "17:00"
[[lead_time]]
id = "notice"
title = { ja = "開催案内", en = "Notice" }
for = { ids = ["m5"] }
offset = "-30d"
"""


def made() -> Plan:
    loaded = build([File("s.toml", SCHEDULE.encode())], {"s.toml"})
    assert not [found for found in loaded.diagnostics if found.severity == "error"], loaded.diagnostics
    return plan(loaded)


PLAN = made()


def looks(lang: str) -> PaperOptions:
    series = PLAN.portfolio.series[0]
    assert series.as_of is not None
    return PaperOptions(lang=lang, today={"s": series.as_of})


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_whole_letters(form: Form, lang: str, golden: Callable[[str, str], None]) -> None:
    template = usual_template(form, lang)
    for id in ("m5", "m6", "off"):
        text = render(PLAN, ItemKey("s", id), template.text, form, looks(lang))
        golden(f"render/notice/{id}.{lang}.{'txt' if form == 'text' else form}", text)


def test_papers_that_are_not_public_stay_out_of_public_letters() -> None:
    template = usual_template("text", "en").text
    key = ItemKey("s", "m5")
    assert "Closed paper" in render(PLAN, key, template, "text", looks("en"))
    assert "Closed paper" not in render(openly(PLAN, None)[0], key, template, "text", looks("en"))


def test_templates_come_in_both_languages_and_all_forms() -> None:
    names = {path.name for path in Path(FOLDER).iterdir()}
    assert names == {f"notice.{lang}.{ending}" for lang in ("ja", "en") for ending in ("txt", "md", "html")}


def test_every_value_is_in_the_documents() -> None:
    page = (Path(__file__).parents[3] / "docs" / "papers.md").read_text(encoding="utf-8")
    [leaf] = leaves(PLAN, (), "en")
    values = values_of(PLAN, PLAN.placements[ItemKey("s", "m5")], leaf, looks("en"))
    lists = [value for value in values.values() if isinstance(value, list)]
    names = {*values, *(name for value in lists for one in value for name in one)}
    assert not [name for name in names if f"`{name}`" not in page]


# The template language

VALUES: Mapping[str, object] = {"a": "A", "none": "", "yes": True, "no": False, "list": [{"b": "1"}, {"b": "2"}]}


def filled(template: str, escape: Callable[[str], str] = str) -> str:
    return fill(template, VALUES, escape)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{a}}{{ a }}", "AA"),
        ("{{#list}}{{b}}{{a}},{{/list}}", "1A,2A,"),
        ("{{#yes}}x{{/yes}}{{^yes}}y{{/yes}}{{#no}}z{{/no}}{{^no}}w{{/no}}", "xw"),
        ("{{#none}}x{{/none}}{{^none}}y{{/none}}{{#a}}z{{/a}}", "yz"),
        ("1\n{{! a comment\n over lines }}\n2\n", "1\n2\n"),
        ("1\r\n  {{#yes}}\r\n2\r\n{{/yes}}\r\n3", "1\n2\n3"),
        ("{{#yes}} {{/yes}}\n", " \n"),
        ("{ {a} } }} {{a}}}", "{ {a} } }} A}"),
    ],
)
def test_templates(template: str, expected: str) -> None:
    assert filled(template) == expected


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("1\n{{titel}}", 2, "titel"),
        ("{{#list}}\n", 1, "never closed"),
        ("\n\n{{/list}}", 3, "closes nothing"),
        ("{{#list}}{{/a}}", 1, "closes nothing"),
        ("{{list}}", 1, "no text"),
        ("{{a.b}}", 1, "no name"),
        ("{{}}", 1, "no name"),
    ],
)
def test_a_faulty_template_says_where(template: str, line: int, said: str) -> None:
    with pytest.raises(BadTemplate) as raised:
        filled(template)
    assert raised.value.line == line
    assert said in raised.value.message.en


@given(st.text())
def test_what_looks_like_a_tag_in_a_value_is_text(text: str) -> None:
    assert fill("[{{a}}]", {"a": text + "{{a}}"}, str) == f"[{text}{{{{a}}}}]"


def test_values_are_escaped_for_the_form() -> None:
    class Tags(HTMLParser):
        found: list[str]

        def handle_starttag(self, tag: str, attributes: object) -> None:
            self.found.append(tag)

    hostile = SCHEDULE.replace("その他", "<script>x</script> **b** {{title}}").replace("Building 8", "<b onclick=x>")
    loaded = build([File("s.toml", hostile.encode())], {"s.toml"})
    plans = plan(loaded)
    reader = Tags()
    reader.found = []
    reader.feed(render(plans, ItemKey("s", "m5"), usual_template("html", "ja").text, "html", looks("ja")))
    assert "script" not in reader.found
    assert "b" not in reader.found
    text = render(plans, ItemKey("s", "m5"), usual_template("md", "ja").text, "md", looks("ja"))
    assert "2. \\<script\\>x\\</script\\> \\*\\*b\\*\\* {{title}}\n" in text
