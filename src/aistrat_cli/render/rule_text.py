"""What a rule means, for people at a terminal and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aistrat_cli.diagnostic import Message
from aistrat_cli.render.cells import fit, pad, width
from aistrat_cli.render.plan_json import document
from aistrat_cli.render.wrap import hang, wrap
from aistrat_cli.rules.base import Rule
from aistrat_cli.rules.explain import SEVERITY, Block, heading
from aistrat_cli.rules.explain import explain as blocks
from aistrat_cli.rules.registry import Entry

MORE = Message("aistrat rule CODE explains one.", "aistrat rule コード で説明を表示します。")
NARROWEST = 20
"""The list has a column for what rules find where that is so wide."""
LONGEST = 100
"""Columns at which the page cuts a line of an example."""


def explain(entry: Entry, lang: str, cells: int) -> str:
    """Return the explanation of one rule. The examples keep their lines, however long they are."""
    rule = entry.load()
    lines = [heading(rule)]
    for block in blocks(entry, rule, lang):
        lines += ["", *_lines(block, cells)]
    return "\n".join(lines) + "\n"


def _lines(block: Block, cells: int) -> list[str]:
    if block.kind == "toml":
        return [f"    {line}".rstrip() for line in block.lines]
    if block.kind == "text":
        return [line for text in block.lines for line in wrap(text, cells)]
    entries = (wrap(text, cells - 2) for text in block.lines)
    return [("  " if place else "- ") + line for entry in entries for place, line in enumerate(entry)]


def markdown(entry: Entry, lang: str) -> str:
    """Return the same explanation as the page of rules has it, without the heading."""
    parts = []
    for number, (kind, lines) in enumerate(blocks(entry, entry.load(), lang)):
        if kind == "toml":
            cut = (line if len(line) <= LONGEST else line[: LONGEST - 1] + "…" for line in lines)
            parts.append("\n".join(["```toml", *cut, "```"]))
        elif kind == "list":
            parts.append("\n".join(f"- {line}" for line in lines))
        elif number:
            parts.append("\n".join(lines))
        else:  # the severity, and what is found
            severity, rest = lines[0].split(" ", 1)
            parts.append(f"**{severity}** {rest}")
    return "\n\n".join(parts) + "\n"


def index(rules: Sequence[Rule], lang: str, cells: int) -> str:
    """Return for each rule its code, name and severity, and behind them, or beneath, what it finds."""
    names = max((width(rule.fault.name) for rule in rules), default=0)
    severities = max(width(said.in_(lang)) for said in SEVERITY.values())
    lines: list[str] = []
    for rule in rules:
        said, severity = rule.summary.in_(lang), SEVERITY[rule.fault.severity].in_(lang)
        head = f"{rule.fault.code}  {pad(rule.fault.name, names)}  {pad(severity, severities)}"
        room = cells - width(head) - 2
        if room >= NARROWEST:
            lines += hang(head, said, room)
        else:
            lines += [fit(head, cells), *(f"      {line}" for line in wrap(said, cells - 6))]
    return "\n".join([*lines, MORE.in_(lang)]) + "\n"


def render_json(rules: Iterable[Rule]) -> str:
    """Return the rules as a document of ours; texts in both languages."""
    return document(
        {
            "rules": [
                {
                    "code": rule.fault.code,
                    "name": rule.fault.name,
                    "severity": rule.fault.severity,
                    "summary": rule.summary._asdict(),
                    "why": rule.why._asdict(),
                    "bad": rule.bad,
                    "good": rule.good,
                    "options": [
                        {"name": option.name, "example": option.example, "doc": option.doc._asdict()}
                        for option in rule.options
                    ],
                }
                for rule in rules
            ]
        }
    )
