"""Findings as a GitLab code quality report.

GitLab stops reading at the first entry without a description, a check name, a fingerprint, a known severity, a path and
a line, and takes two entries with one fingerprint for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aistrat_cli.diagnostic import Diagnostic, Severity
from aistrat_cli.render.diagnostics import View
from aistrat_cli.render.diagnostics.facts import fingerprints, location, machine_path, shown_path
from aistrat_cli.render.json_text import dump, whole

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def render(diagnostics: Sequence[Diagnostic], view: View) -> str:
    """Return the report; without findings an empty list."""
    names = fingerprints(diagnostics, view)
    return dump([_entry(diagnostic, name, view) for diagnostic, name in zip(diagnostics, names, strict=True)])


def _entry(diagnostic: Diagnostic, fingerprint: str, view: View) -> dict[str, Any]:
    at = location(diagnostic)
    fault = diagnostic.fault
    return {
        "description": whole(f"{fault.code} {fault.name}: {diagnostic.message.in_(view.lang)}"),
        "check_name": fault.name,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": whole(machine_path(shown_path(diagnostic), view)),
            "lines": {"begin": at.line, "end": at.end_line} if at is not None else {"begin": 1},
        },
    }
