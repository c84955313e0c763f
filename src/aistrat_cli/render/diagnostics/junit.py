"""Findings as JUnit XML: a suite a file, a case a finding; a clean file is one case that passes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.render.cells import visible
from aistrat_cli.render.diagnostics import View
from aistrat_cli.render.diagnostics.concise import where
from aistrat_cli.render.diagnostics.facts import fails, head, machine_path, shown_path, told

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for, not even as a reference (section 2.2)."""


def render(diagnostics: Sequence[Diagnostic], view: View) -> str:
    """Return the report. A finding that does not make the run fail is a case that passes and prints it."""
    by_file: dict[str, list[Diagnostic]] = {machine_path(path, view): [] for path in view.files}
    for diagnostic in diagnostics:
        by_file.setdefault(machine_path(shown_path(diagnostic), view), []).append(diagnostic)
    suites = "".join(_suite(path, found, view) for path, found in by_file.items())
    tests = sum(max(len(found), 1) for found in by_file.values())
    failures = sum(fails(diagnostic, view) for diagnostic in diagnostics)
    totals = f'tests="{tests}" failures="{failures}" errors="0"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="aistrat" {totals}>\n{suites}</testsuites>\n'


def _suite(path: str, diagnostics: Sequence[Diagnostic], view: View) -> str:
    failures = sum(fails(diagnostic, view) for diagnostic in diagnostics)
    totals = f'tests="{max(len(diagnostics), 1)}" failures="{failures}" errors="0" skipped="0"'
    cases = "".join(_cases(path, diagnostics, view))
    return f'  <testsuite name="{_attribute(path)}" {totals}>\n{cases}  </testsuite>\n'


def _cases(path: str, diagnostics: Sequence[Diagnostic], view: View) -> Iterator[str]:
    of_file = f'classname="{_attribute(path)}"'
    if not diagnostics:
        yield f'    <testcase name="{_attribute(path)}" {of_file}/>\n'
    seen: dict[str, int] = {}
    for diagnostic in diagnostics:
        message = visible(diagnostic.message.in_(view.lang))
        # CI systems know a case over several runs by its name, so it holds nothing that edits elsewhere change.
        name = " ".join(filter(None, (diagnostic.fault.code, diagnostic.fault.name, diagnostic.item)))
        number = seen[name] = seen.get(name, 0) + 1
        name += f" ({number})" if number > 1 else ""
        lines = "\n".join(visible(line) for line in told(diagnostic, view.lang))
        text = _escaped(f"{where(diagnostic)}{head(diagnostic)}: {lines}")
        if fails(diagnostic, view):
            body = f'<failure type="{diagnostic.severity}" message="{_attribute(message)}">{text}</failure>'
        else:
            body = f"<system-out>{text}</system-out>"
        yield f'    <testcase name="{_attribute(name)}" {of_file}>\n      {body}\n    </testcase>\n'


def _escaped(text: str) -> str:
    """Return the text for an element's content."""
    text = _FORBIDDEN.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    return _escaped(visible(text)).replace('"', "&quot;")
