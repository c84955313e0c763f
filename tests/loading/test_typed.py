"""What people type is told in one finding on its line, and the help, pasted in, is accepted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from texts import load_text
from typed import AROUND, HEADERS, TYPED

from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.source.positions import Location

NO_EDIT = re.compile(
    r"[Ll]eave it out|Leave the key out|Months differ|of which item|earlier day first|`\[\[repeat\]\]`|one_of = \[…\]"
)
"""Helps that say what to think of, since nobody can tell what to write."""


def findings(text: str) -> tuple[Diagnostic, ...]:
    return load_text(text, head="").diagnostics


def at(finding: Diagnostic) -> Location:
    assert finding.place is not None
    return finding.location or finding.place.location


def edits(text: str, finding: Diagnostic) -> Iterator[str]:
    """Yield the text with what the help shows in the place of what it is about: a line, a value, a part of it."""
    assert finding.help is not None
    assert finding.place is not None
    help = finding.help.en.replace("YYYY", "2022").replace("= …", "= 2022-01-11")
    shown = re.findall(r"`([^`]+)`", help) + re.findall(r'"[^"`]+"', help)
    shown += re.findall(r"(?:Write|is|like) ([^`;,]+?)(?:[;.,]|$)", help)
    written = [one for one in shown if re.match(r"[a-z_]+ ?=", one)]
    lines = text.split("\n")
    place = at(finding)
    if written:
        for some in (written, written[:1], written[-1:]):
            yield "\n".join([*lines[: place.line - 1], *some, *lines[place.end_line :]])
    for location in (place, finding.place.location if finding.place.keys else place):
        if location.line != location.end_line:
            continue
        line = lines[location.line - 1]
        old = line[location.column - 1 : location.end_column - 1]
        for one in shown:
            for new in (one, f'"{one}"') if old[:1] in "\"'" else (one,):
                changed = line[: location.column - 1] + new + line[location.end_column - 1 :]
                yield "\n".join([*lines[: location.line - 1], changed, *lines[location.line :]])
    if '"""' in help:
        yield re.sub(r'(note = )"([^"]*)"', r'\1"""\2"""', text)


def shown(finding: Diagnostic) -> str:
    place, help = at(finding), finding.help
    lines = [f"  {place.column}-{place.end_column} {finding.fault.code} {finding.message.en}"]
    lines += [f"      = {help.en}"] if help else []
    lines += [f"      {finding.message.ja}"]
    lines += [f"      = {help.ja}"] if help else []
    return "\n".join(lines)


def test_gallery(golden: Callable[[str, str], None]) -> None:
    parts = [f"{line}\n" + "\n".join(map(shown, findings(f"{above}{line}\n"))) for above, line in TYPED]
    golden("syntax/typed.txt", "\n\n".join(parts) + "\n")


@pytest.mark.parametrize(("above", "line"), TYPED, ids=[line for _, line in TYPED])
def test_the_help_leads_on(above: str, line: str) -> None:
    text = f"{above}{line}\n"
    found = findings(text)
    assert len(found) == 1, [finding.message.en for finding in found]
    first = above.count("\n") + 1
    assert first <= at(found[0]).line <= first + line.count("\n")
    assert found[0].help is not None
    assert NO_EDIT.search(found[0].help.en) or any(not findings(edit) for edit in edits(text, found[0])), shown(
        found[0]
    )


@pytest.mark.parametrize("header", HEADERS.splitlines())
def test_headers(header: str) -> None:
    text = f'{AROUND}{header}\nid = "x"\nbody = "council"\ndate = 2022-01-11\n'
    (found,) = findings(text)
    assert at(found).line == AROUND.count("\n") + 1
    assert found.help is not None
    assert "meeting" in found.help.en
