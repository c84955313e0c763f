"""What the tests of rules share: from files in sight to findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from aistrat_cli.diagnostic import Diagnostic


def findings_of(files: Mapping[str, str], today: date | None = None) -> tuple[Diagnostic, ...]:
    """Return what is found in files, all of them asked for."""
    from aistrat_cli.loading.loader import build

    from aistrat_cli.calendar.library import library_holidays
    from aistrat_cli.linter import lint
    from aistrat_cli.planning import make_plan
    from aistrat_cli.source.place import Source

    sources = [Source(path, text) for path, text in files.items()]
    loaded = build(sources, set(files))
    return lint(loaded.diagnostics, loaded.portfolio, make_plan(loaded.portfolio, library_holidays), today)


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


@pytest.fixture
def found() -> Callable[..., tuple[Diagnostic, ...]]:
    """`findings_of` of a fragment, completed as examples are."""
    from aistrat_cli.rules.examples import files

    def run(fragment: str, today: date | None = None) -> tuple[Diagnostic, ...]:
        return findings_of(files(fragment), today)

    return run
