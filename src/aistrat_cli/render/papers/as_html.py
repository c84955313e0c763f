"""A report as a plain page of its own: no script, nothing from elsewhere, no text of a file as markup."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from aistrat_cli.render.papers.report import Cell, Report, Section, Table
from aistrat_cli.render.papers.shown import shown_cell, shown_day

STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.6 system-ui, "Hiragino Sans", "Yu Gothic", "Noto Sans CJK JP", sans-serif;
  max-width: 64rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 .6rem }
h2 { font-size: 1.2rem; margin: 2rem 0 .4rem }
p { margin: .2rem 0 }
:lang(ja) { word-break: auto-phrase }
.wide { overflow-x: auto }
table { border-collapse: collapse; margin: .4rem 0 1rem }
th, td { padding: .3rem .7rem; text-align: left; vertical-align: top; border-bottom: 1px solid #8886;
  overflow-wrap: normal; max-width: 32rem }
td { overflow-wrap: anywhere; min-width: 4em }
thead > tr > * { border-bottom-color: currentColor; white-space: nowrap }
.n { text-align: right; font-variant-numeric: tabular-nums }
time { white-space: nowrap }
@media print { body { margin: 0; max-width: none } }
"""


def render(report: Report) -> str:
    """Return the page."""
    from base64 import b64encode
    from hashlib import sha256

    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    title = escape(report.title)
    head = (
        f'<!doctype html>\n<html lang="{escape(report.lang)}">\n<head>\n<meta charset="utf-8">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="aistrat">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    )
    return head + "\n".join(_body(report)) + "\n</main>\n</body>\n</html>\n"


def _body(report: Report) -> Iterator[str]:
    for sentence in report.said:
        yield f"<p>{escape(sentence)}</p>"
    for section in report.sections:
        yield from _section(section, report)


def _section(section: Section, report: Report) -> Iterator[str]:
    if section.title:
        yield f"<h{section.level}>{escape(section.title)}</h{section.level}>"
    for sentence in section.said:
        yield f"<p>{escape(sentence)}</p>"
    if section.points:
        yield "<ol>\n" + "\n".join(f"<li>{escape(point)}</li>" for point in section.points) + "\n</ol>"
    if section.table is not None and section.table.rows:
        # What may be wider than the window can be reached, and moved along, with the keyboard.
        label = escape(section.title or report.title)
        yield f'<div class="wide" role="region" tabindex="0" aria-label="{label}">'
        yield f"{_table(section.table, report)}\n</div>"


def _table(table: Table, report: Report) -> str:
    heads = "".join(
        f'<th scope="col"{_class(i, table)}>{escape(head)}</th>' if head else "<td></td>"
        for i, head in enumerate(table.heads)
    )
    rows = "\n".join(
        "<tr>" + "".join(f"<td{_class(i, table)}>{_cell(cell, report)}</td>" for i, cell in enumerate(row)) + "</tr>"
        for row in table.rows
    )
    return f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _class(column: int, table: Table) -> str:
    return ' class="n"' if column in table.right else ""


def _cell(cell: Cell, report: Report) -> str:
    if cell is None or isinstance(cell, (str, int)):
        return escape(shown_cell(cell, report.lang, report.era))
    return f'<time datetime="{cell.isoformat()}">{escape(shown_day(cell, report.lang, report.era))}</time>'
