"""Findings for programs: one document of our own shape, `"version": 1`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.render.diagnostics import View
from aistrat_cli.render.diagnostics.facts import counts, location, page, shown_path
from aistrat_cli.render.json_text import dump

VERSION = 1
"""1: the first."""


def render(diagnostics: Sequence[Diagnostic], view: View) -> str:
    """Return the document as text."""
    return dump(document(diagnostics, view))


def document(diagnostics: Sequence[Diagnostic], view: View) -> dict[str, Any]:
    """Return the document as a value, to which `check` adds the slips."""
    found = counts(diagnostics)
    return {
        "version": VERSION,
        "diagnostics": [_record(diagnostic, view) for diagnostic in diagnostics],
        "summary": {
            "errors": found["error"],
            "warnings": found["warning"],
            "notes": found["note"],
            "files": len(view.files),
            "items": view.items,
        },
    }


def _record(diagnostic: Diagnostic, view: View) -> dict[str, Any]:
    at = location(diagnostic)
    return {
        "code": diagnostic.fault.code,
        "name": diagnostic.fault.name,
        "severity": diagnostic.severity,
        "message": diagnostic.message.in_(view.lang),
        "help": diagnostic.help.in_(view.lang) if diagnostic.help is not None else None,
        "series": diagnostic.series,
        "item": diagnostic.item,
        "filename": shown_path(diagnostic),
        "location": {"line": at.line, "column": at.column} if at is not None else None,
        "end_location": {"line": at.end_line, "column": at.end_column} if at is not None else None,
        "url": page(diagnostic.fault),
    }
