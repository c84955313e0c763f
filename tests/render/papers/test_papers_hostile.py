"""Texts of a file stay texts: no markup, no formula, no link, no line of another language."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

import openpyxl
import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from odd_plans import HOSTILE, hostile_plan, looks

from aistrat_cli.render.cells import visible
from aistrat_cli.render.papers import (
    as_csv,
    as_html,
    as_markdown,
    mermaid,
    plan_toml,
    schedule_md,
    schedule_table,
    tjp,
    workbook,
)
from aistrat_cli.render.papers.report import Report, Section, Table

PLAN = hostile_plan()
SHOWN, LOOKS = PLAN.shown(), looks(PLAN, "en")

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLAIN_TOKENS = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline"),
    *("ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close"),
    *("table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close"),
    *("tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close"),
}


def in_report(text: str) -> Report:
    table = Table(heads=("a", "b"), rows=((visible(text), 1),))
    return Report(
        title=visible(text),
        lang="en",
        said=(visible(text),),
        sections=(Section(title=visible(text), points=(visible(text),), table=table),),
        data=table,
    )


def texts_of(document: str) -> list[str]:
    """Return the texts of a Markdown document, which may have nothing but headings, paragraphs, lists and tables."""
    texts = []
    for token in MARKDOWN.parse(document):
        assert token.type in PLAIN_TOKENS, token
        if token.type == "inline":
            assert {child.type for child in token.children or ()} <= {"text", "text_special"}, token
            texts.append("".join(child.content for child in token.children or ()))
    return texts


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_it_as_it_is(text: str) -> None:
    shown = visible(text).strip()
    assert texts_of(as_markdown.render(in_report(text))) == [shown, shown, shown, shown, "a", "b", shown, "1"]


@given(st.text(st.sampled_from("ab1 \\`*_[]<>|~$&#;=+-.)(!@:/\n{}\"'"), max_size=24))
def test_markdown_of_any_signs(text: str) -> None:
    shown = visible(text).strip()
    heading, sentence, second, point, *_, cell, _ = [
        "",
        "",
        "",
        "",
        *texts_of(as_markdown.render(in_report(f"x{text}x"))),
    ][-8:]
    assert heading == sentence == second == point == cell == visible(f"x{text}x")
    if shown:
        assert shown in texts_of(f"{as_markdown.escaped(shown)}\n")


def test_the_whole_schedule_as_markdown() -> None:
    texts = texts_of(schedule_md.render(PLAN, SHOWN, LOOKS))
    for text in HOSTILE:
        assert any(visible(text).strip() in one for one in texts), text


@pytest.mark.parametrize("text", HOSTILE)
def test_html_has_no_tag_but_its_own(text: str) -> None:
    class Reader(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.tags: set[str] = set()
            self.seen = ""

        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            self.tags.add(tag)
            names = {"lang", "charset", "http-equiv", "content", "name", "class", "scope", "datetime"}
            names |= {"role", "tabindex", "aria-label"}
            assert {name for name, _ in attributes} <= names

        def handle_data(self, data: str) -> None:
            self.seen += data

    reader = Reader()
    page = as_html.render(in_report(text))
    reader.feed(page)
    own = "html head meta title style body main h1 h2 p ol li div table thead tbody tr th td"
    assert reader.tags <= set(own.split())
    assert reader.seen.count(visible(text)) == 6
    assert "script-src" not in page
    assert "default-src 'none'" in page


FORMULA = re.compile(r"^[\s\u3000]*[=+\-@＝＋－＠]")


def test_no_cell_of_csv_is_computed() -> None:
    rows = list(csv.reader(io.StringIO(schedule_table.render_csv(PLAN, SHOWN, LOOKS)[1:])))
    assert len({len(row) for row in rows}) == 1
    numbers = {rows[0].index(name) for name in ("Number", "Float (business days)")}
    cells = [cell for row in rows for column, cell in enumerate(row) if column not in numbers]
    assert not [cell for cell in cells if FORMULA.match(cell)]
    assert not [cell for cell in cells if not cell.replace("\u3000", "").isprintable()]
    for text in HOSTILE:
        assert any(visible(text) in cell for cell in cells)


@given(st.text(max_size=12))
def test_csv_of_any_text(text: str) -> None:
    [[read]] = list(csv.reader(io.StringIO(as_csv.render(Table(heads=(text,), rows=()), bom=False)))) or [[""]]
    assert not FORMULA.match(read)
    assert read.removeprefix("'") == visible(text).removeprefix("'")


def test_no_cell_of_the_workbook_is_computed_but_our_own() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook.render(PLAN, SHOWN, LOOKS)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.hyperlink is None
                if cell.data_type == "f":
                    assert re.fullmatch(r"='Schedule'!\$[A-Z]\$\d+", cell.value), cell.value
    seen = {cell.value for row in book["Schedule"].iter_rows() for cell in row}
    for text in HOSTILE:
        assert visible(text) in seen, text


TASK = re.compile(r"    [^:\n;]*(?:#\d+;[^:\n;]*)* :(?:(?:done|crit|active|milestone), )*i\d+, \d{4}-\d\d-\d\d, \d+d")
SECTION = re.compile(r"    (?:section|title) (?:[^:;<>%]|#\d+;)+")


def test_mermaid_has_only_lines_of_ours() -> None:
    text = mermaid.render(PLAN, SHOWN, LOOKS)
    mark, gantt, title, form, axis, *rest = text.splitlines()
    assert (mark + "\n", gantt, form.strip(), axis.strip()[:10]) == (
        mermaid.MARK,
        "gantt",
        "dateFormat YYYY-MM-DD",
        "axisFormat",
    )
    for line in (title, *rest):
        assert not line or TASK.fullmatch(line) or SECTION.fullmatch(line), line
    assert len(rest) > len(SHOWN)
    assert max(map(len, rest)) < 500


def test_toml_reads_back_what_was_written() -> None:
    text = plan_toml.render(PLAN, SHOWN)
    assert all(sign.isprintable() or sign in "\n\t\u3000" for sign in text)
    assert "##[" not in text
    titles = {item["id"]: item["title"] for item in tomli.loads(text)["items"]}
    own = {item["id"]: item.get("x-own") for item in tomli.loads(text)["items"]}
    for number, title in enumerate(HOSTILE):
        assert titles[f"m{number}"] == title
        assert own[f"d{number}"] == title


def test_taskjuggler_strings_end_where_they_should() -> None:
    text = tjp.render(PLAN, SHOWN, LOOKS)
    for line in text.splitlines():
        assert line.replace("\u3000", "").isprintable()
        assert "${" not in line
        assert "$(" not in line
        if line.lstrip().startswith("task "):
            assert re.fullmatch(r' *task [A-Za-z0-9_]+ "[^"\\]*" \{(?:  # [^\n]*)?', line), line
