"""What the tests of rules share: from files in sight to findings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from aistrat_cli.diagnostic import Diagnostic


def findings_of(
    files: Mapping[str, str],
    today: date | None = None,
    agreed: Mapping[str, str] | None = None,
    *,
    errors_only: bool = False,
) -> tuple[Diagnostic, ...]:
    """Return what is found in files, all of them asked for; `agreed` are those that a baseline was saved from."""
    from aistrat_cli.baseline.compare import compare
    from aistrat_cli.baseline.freeze import freeze_all
    from aistrat_cli.calendar.library import LibraryHolidays
    from aistrat_cli.importing.busy import with_busy_times
    from aistrat_cli.linter import lint
    from aistrat_cli.loading.build import File, build
    from aistrat_cli.planning.planner import make_plan

    library = LibraryHolidays()
    loaded = build([File(path, text.encode()) for path, text in files.items()], set(files))
    plan = make_plan(loaded.portfolio, library)
    slips = None
    if agreed:
        before = build([File(path, text.encode()) for path, text in agreed.items()], set(agreed))
        old = freeze_all(make_plan(before.portfolio, library), "agreed")
        slips = compare(old, plan, library, "agreed")
    portfolio, unread = with_busy_times(loaded.portfolio, plan, nothing_beside)
    return lint((*loaded.diagnostics, *unread), portfolio, plan, today, slips, errors_only=errors_only)


def nothing_beside(schedule: str, path: str) -> bytes:
    """Read a file in the folder of a schedule that is nowhere."""
    from aistrat_cli.diagnostic import Message
    from aistrat_cli.loading.beside import NotBeside

    raise NotBeside(Message("there is no such file", "ファイルがありません"))


def concise(diagnostics: tuple[Diagnostic, ...], lang: str) -> str:
    """Return one line a finding, its help below it."""
    lines = []
    for one in diagnostics:
        place = one.place
        location = one.location or (place.location if place else None)
        at = f"{place.source.path if place else ''}:{location.line if location else 0}"
        at += f":{location.column if location else 0}"
        lines.append(f"{at}: {one.severity}[{one.fault.code} {one.fault.name}] {one.message.in_(lang)}")
        if one.help is not None:
            lines.append(f"  help: {one.help.in_(lang)}")
        lines.extend(f"  {line.in_(lang)}" for line in one.follows)
        lines.extend(f"  {related.place.location.line}: {related.message.in_(lang)}" for related in one.related)
    return "\n".join(lines) + "\n"


MARK = re.compile(r"# ((?:[A-Z]\d{3} ?)+)$")


def marked(text: str, name: str) -> tuple[dict[str, str], list[tuple[str, int, str]]]:
    """Return a fixture's files, and its marks as (path, line, code): a comment that ends a line names what is found.

    The part that was agreed is left out of one that compares, its lines empty, so that numbers stay those of the file.
    """
    from aistrat_cli.rules.examples import AGREED, NOW, files

    texts = files(text, name) if text.startswith("# file: ") else {name: text}
    if text.startswith(AGREED):
        before, _, now = text.partition(NOW)
        texts = {name: "\n" * (before.count("\n") + 2) + now}
    marks = []
    for path, content in texts.items():
        for number, line in enumerate(content.splitlines(), 1):
            found = MARK.search(line)
            if found:
                marks.extend((path, number, code) for code in found[1].split())
    return texts, marks
