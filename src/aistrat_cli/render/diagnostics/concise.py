"""A line a finding, as compilers print them and editors read them. Lines are never broken."""

from __future__ import annotations

from collections.abc import Sequence

from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.render.cells import visible
from aistrat_cli.render.diagnostics import View
from aistrat_cli.render.diagnostics.colors import HEAD, paint
from aistrat_cli.render.diagnostics.facts import head, location, shown_path


def render(diagnostics: Sequence[Diagnostic], view: View) -> str:
    """Return `path:line:column: error[P002] broken-dependency: message` for each finding."""
    return "".join(f"{_line(diagnostic, view)}\n" for diagnostic in diagnostics)


def _line(diagnostic: Diagnostic, view: View) -> str:
    title = paint(head(diagnostic), HEAD[diagnostic.severity], view.color)
    return f"{where(diagnostic)}{title}: {visible(diagnostic.message.in_(view.lang))}"


def where(diagnostic: Diagnostic) -> str:
    """Return `path:line:column: `, empty for a finding without a place."""
    path, at = shown_path(diagnostic), location(diagnostic)
    if path is None or at is None:
        return ""
    return visible(f"{path}:{at.line}:{at.column}: ")
