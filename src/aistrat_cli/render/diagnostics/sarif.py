"""Findings as SARIF 2.1.0, which code scanning services read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from aistrat_cli import __version__
from aistrat_cli.diagnostic import Diagnostic, Fault
from aistrat_cli.render.diagnostics import View
from aistrat_cli.render.diagnostics.facts import fingerprints, location, machine_path, page, shown_path, told
from aistrat_cli.render.json_text import dump, whole
from aistrat_cli.source.place import Place
from aistrat_cli.source.positions import Location

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "SRCROOT"

SITE = "urn:aistrat:"
"""What makes our pages' paths absolute, as `helpUri` must be: a name until they are published somewhere."""


def render(diagnostics: Sequence[Diagnostic], view: View) -> str:
    """Return the log: one run, with the rules that found something and nothing of the time or the machine."""
    faults = sorted({diagnostic.fault for diagnostic in diagnostics})
    index = {fault.code: number for number, fault in enumerate(faults)}
    names = fingerprints(diagnostics, view)
    driver = {
        "name": "aistrat",
        "semanticVersion": __version__,
        "rules": [_rule(fault, view) for fault in faults],
    }
    results = [
        _result(diagnostic, index[diagnostic.fault.code], name, view)
        for diagnostic, name in zip(diagnostics, names, strict=True)
    ]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that the command was given."}}},
        "results": results,
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(fault: Fault, view: View) -> dict[str, Any]:
    from aistrat_cli.rules import registry

    entry = registry.find(fault.code)
    lang = view.lang
    assert entry is not None, fault
    rule = entry.load()
    summary, why = rule.summary.in_(lang), rule.why.in_(lang)
    intro = f"{why}\n\n{'良い例' if lang == 'ja' else 'Better'}:\n\n"
    return {
        "id": fault.code,
        "name": fault.name.title().replace("-", ""),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": f"{summary} {why}"},
        "help": {"text": intro + rule.good, "markdown": f"{intro}```toml\n{rule.good}```\n"},
        "helpUri": SITE + page(fault),
        "defaultConfiguration": {"level": fault.severity},
    }


def _result(diagnostic: Diagnostic, index: int, fingerprint: str, view: View) -> dict[str, Any]:
    place: dict[str, Any] = {"physicalLocation": _physical(shown_path(diagnostic), location(diagnostic), view)}
    if diagnostic.item is not None:
        name = diagnostic.item if diagnostic.series is None else f"{diagnostic.series}:{diagnostic.item}"
        place["logicalLocations"] = [{"fullyQualifiedName": whole(name), "kind": "member"}]
    result: dict[str, Any] = {
        "ruleId": diagnostic.fault.code,
        "ruleIndex": index,
        "level": diagnostic.severity,
        "message": {"text": whole("\n".join(told(diagnostic, view.lang)))},
        "locations": [place],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(*_home(other.place), view),
                "message": {"text": whole(other.message.in_(view.lang))},
            }
            for number, other in enumerate(diagnostic.related, 1)
        ]
    return result


def _home(place: Place) -> tuple[str, Location]:
    return place.source.path, place.location


def _physical(path: str | None, at: Location | None, view: View) -> dict[str, Any]:
    path = machine_path(path, view)
    # A byte of the name that is no UTF-8 is written as that byte; what cannot have been one becomes a question mark.
    try:
        written = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        written = path.encode("utf-8", "replace")
    uri = quote(written, safe="/")
    artifact = {"uri": f"file://{uri}"} if path.startswith("/") else {"uri": uri, "uriBaseId": ROOT}
    if at is None:
        return {"artifactLocation": artifact, "region": {"startLine": 1}}
    region = {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}
    return {"artifactLocation": artifact, "region": region}
