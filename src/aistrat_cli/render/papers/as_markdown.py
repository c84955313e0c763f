"""A report as Markdown: as GitHub shows it, and still readable where it is pasted into a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aistrat_cli.render.papers.report import Report, Section, Table
from aistrat_cli.render.papers.shown import shown_cell

_SIGNS = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w{1,32};)|(?<=https)://|(?<=http)://|(?<=www)\.|(?<=mailto):|(?<=xmpp):")
"""What is markup wherever it stands; entities, and addresses that would become links by themselves."""

_BEGINS = re.compile(r"^(\s*)(?:([#+=-])|(\d{1,9})([.)]))")
"""What is markup at the beginning of a line: headings, lists, rules."""

_MENTION = re.compile(r"@(?=\w)")


def render(report: Report) -> str:
    """Return the document."""
    return "\n".join(_lines(report))


def escaped(text: str) -> str:
    """Return a text on one line as it is, whatever Markdown would make of it."""
    text = _SIGNS.sub(lambda found: f"\\{found[0]}", text.strip())
    text = _BEGINS.sub(
        lambda found: f"{found[1]}\\{found[2]}" if found[2] else f"{found[1]}{found[3]}\\{found[4]}", text
    )
    return _MENTION.sub("&#64;", text)


def _lines(report: Report) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    yield ""
    for sentence in report.said:
        yield f"{escaped(sentence)}\n"
    for section in report.sections:
        yield from _section(section, report)


def _section(section: Section, report: Report) -> Iterator[str]:
    if section.title:
        yield f"{'#' * section.level} {escaped(section.title)}\n"
    for sentence in section.said:
        yield f"{escaped(sentence)}\n"
    for number, point in enumerate(section.points, 1):
        yield f"{number}. {escaped(point)}"
    if section.points:
        yield ""
    if section.table is not None and section.table.rows:
        yield from _table(section.table, report)
        yield ""


def _table(table: Table, report: Report) -> Iterator[str]:
    yield _row([escaped(head) for head in table.heads])
    yield _row(["---:" if i in table.right else "---" for i in range(len(table.heads))])
    for row in table.rows:
        yield _row([escaped(shown_cell(cell, report.lang, report.era)) for cell in row])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
