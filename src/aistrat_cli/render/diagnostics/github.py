"""Findings as commands of a GitHub Actions runner, which puts them beside the lines of a pull request.

The runner shows only the first ten errors, warnings and notices of a step, so the worst come first, and the whole list
goes into the step's summary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from aistrat_cli.diagnostic import Diagnostic, Severity
from aistrat_cli.render.cells import visible
from aistrat_cli.render.diagnostics import View
from aistrat_cli.render.diagnostics.concise import where
from aistrat_cli.render.diagnostics.facts import location, machine_path, shown_path, told, worst_first
from aistrat_cli.render.diagnostics.summary import summary

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}

MOST_ROWS = 1000
"""Rows of the step's summary: GitHub refuses one of more than a megabyte."""


def render(diagnostics: Sequence[Diagnostic], view: View) -> str:
    """Return a workflow command for each finding, worst first."""
    return "".join(f"{_command(diagnostic, view)}\n" for diagnostic in worst_first(diagnostics))


def _command(diagnostic: Diagnostic, view: View) -> str:
    properties = {"title": f"{diagnostic.fault.code} {diagnostic.fault.name}"}
    at = location(diagnostic)
    if at is not None:
        properties["file"] = visible(machine_path(shown_path(diagnostic), view))
        properties["line"] = str(at.line)
        properties["endLine"] = str(at.end_line)
        if at.line == at.end_line:  # columns of a longer part are refused
            properties["col"] = str(at.column)
            properties["endColumn"] = str(at.end_column)
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    # The log shows nothing but the text, so the place is said again.
    text = where(diagnostic) + "\n".join(visible(line) for line in told(diagnostic, view.lang))
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def step_summary(diagnostics: Sequence[Diagnostic], view: View) -> str:
    """Return the Markdown to add to the file that `$GITHUB_STEP_SUMMARY` names."""
    text = f"### aistrat: {_markdown(summary(diagnostics, view))}\n\n"
    if not diagnostics:
        return text
    ja = view.lang == "ja"
    text += "| | 場所 | 規則 | 内容 |\n" if ja else "| | Where | Rule | What |\n"
    text += "| --- | --- | --- | --- |\n"
    for diagnostic in worst_first(diagnostics)[:MOST_ROWS]:
        fault = diagnostic.fault
        what = _markdown(visible(diagnostic.message.in_(view.lang)))
        if diagnostic.help is not None:
            what += f"<br>help: {_markdown(visible(diagnostic.help.in_(view.lang)))}"
        place = _markdown(where(diagnostic).removesuffix(": "))
        text += f"| {diagnostic.severity} | {place} | {fault.code} {fault.name} | {what} |\n"
    if len(diagnostics) > MOST_ROWS:
        more = len(diagnostics) - MOST_ROWS
        text += f"\nほか{more}件\n" if ja else f"\nand {more} more\n"
    return text + "\n"


def _markdown(text: str) -> str:
    """Return the text as it is, whatever Markdown or HTML would make of it."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"[\\`*_{}\[\]()#+!|~$@]", r"\\\g<0>", text)
