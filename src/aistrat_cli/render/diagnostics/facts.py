"""What several formats say about a finding: its place, its page, its fingerprint, how bad it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from aistrat_cli.diagnostic import SEVERITIES, Diagnostic, Fault, Severity
from aistrat_cli.render.diagnostics import View

if TYPE_CHECKING:
    from aistrat_cli.source.positions import Location

RULES_PAGE = "docs/rules.md"
"""Relative to the project's own folder."""


def page(fault: Fault) -> str:
    """Return where the rule is explained: its heading on the page of rules."""
    return f"{RULES_PAGE}#{fault.code.lower()}-{fault.name}"


def shown_path(diagnostic: Diagnostic) -> str | None:
    """Return the path as the reader knows it, None for a finding without a place."""
    return diagnostic.place.source.path if diagnostic.place is not None else None


def location(diagnostic: Diagnostic) -> Location | None:
    """Return where the finding is in its file; None where there is no place."""
    if diagnostic.place is None:
        return None
    return diagnostic.location or diagnostic.place.location


def head(diagnostic: Diagnostic) -> str:
    """Return `error[P002] broken-dependency`."""
    return f"{diagnostic.severity}[{diagnostic.fault.code}] {diagnostic.fault.name}"


def told(diagnostic: Diagnostic, lang: str) -> list[str]:
    """Return the whole of it in lines: the message, what follows, the way out."""
    lines = [diagnostic.message.in_(lang), *(f"- {consequence.in_(lang)}" for consequence in diagnostic.follows)]
    if diagnostic.help is not None:
        lines.append(f"help: {diagnostic.help.in_(lang)}")
    return lines


def machine_path(path: str | None, view: View) -> str:
    """Return a path for a machine, from the root where it lies under it.

    The formats that CI systems read want a path with every finding, so one without a place is put on the first file.
    """
    if path is None:
        path = view.files[0] if view.files else "."
    root = view.root.rstrip("/") + "/"
    return path[len(root) :] if view.root and path.startswith(root) else path


def fingerprints(diagnostics: Sequence[Diagnostic], view: View) -> Iterator[str]:
    """Yield for each finding a name of it that outlives edits elsewhere in the file: path, code, item and message.

    The message is the English one, so that the language of a run changes nothing. Of several findings that are the same
    in all four (the systems that read this drop the second) each is told from the others by its number.
    """
    from hashlib import sha256

    seen: dict[tuple[str, ...], int] = {}
    for diagnostic in diagnostics:
        facts = (
            machine_path(shown_path(diagnostic), view),
            diagnostic.fault.code,
            diagnostic.item or "",
            diagnostic.message.en,
        )
        number = seen[facts] = seen.get(facts, 0) + 1
        yield sha256("\0".join((*facts, str(number))).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def worst_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings by severity, within one in the order they came."""
    return sorted(diagnostics, key=lambda diagnostic: SEVERITIES.index(diagnostic.severity))


def fails(diagnostic: Diagnostic, view: View) -> bool:
    """Tell whether the finding makes the run fail."""
    return view.fail_on is not None and SEVERITIES.index(diagnostic.severity) <= SEVERITIES.index(view.fail_on)


def counts(diagnostics: Iterable[Diagnostic]) -> dict[Severity, int]:
    """Return how many findings of each severity there are, worst first."""
    found = dict.fromkeys(SEVERITIES, 0)
    for diagnostic in diagnostics:
        found[diagnostic.severity] += 1
    return found
