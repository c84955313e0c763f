"""What a rule means, for people at a terminal and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aistrat_cli.diagnostic import Message
from aistrat_cli.render.cells import fit, pad, width
from aistrat_cli.render.plan_json import document
from aistrat_cli.render.wrap import wrap
from aistrat_cli.rules.base import Rule

BAD = Message("Bad:", "悪い例:")
GOOD = Message("Good:", "よい例:")
OPTIONS = Message("Options, in [rules.options.{name}]:", "オプション（[rules.options.{name}]）:")
SEVERITY = {
    "error": Message("error", "エラー"),
    "warning": Message("warning", "警告"),
    "note": Message("note", "注記"),
}
MORE = Message("aistrat rule CODE explains one.", "aistrat rule コード で説明を表示します。")


def explain(rule: Rule, lang: str, cells: int) -> str:
    """Return the explanation of one rule. The examples keep their lines, however long they are."""
    fault = rule.fault
    lines = wrap(f"{fault.code} {fault.name} ({SEVERITY[fault.severity].in_(lang)})", cells)
    lines += ["", *_paragraphs(rule.summary.in_(lang), cells), "", *_paragraphs(rule.why.in_(lang), cells)]
    lines += ["", BAD.in_(lang), *_code(rule.bad), "", GOOD.in_(lang), *_code(rule.good)]
    if rule.options:
        lines += ["", OPTIONS.in_(lang).format(name=fault.name)]
        for option in rule.options:
            lines += [f"    {option.name} = {option.example}"]
            lines += [f"        {line}" for line in wrap(option.doc.in_(lang), cells - 8)]
    return "\n".join(lines) + "\n"


def index(rules: Sequence[Rule], lang: str, cells: int) -> str:
    """Return a line for each rule: code, name, severity, and what it finds as far as there is room."""
    names = max((width(rule.fault.name) for rule in rules), default=0)
    severities = max(width(said.in_(lang)) for said in SEVERITY.values())
    lines = []
    for rule in rules:
        head = f"{rule.fault.code}  {pad(rule.fault.name, names)}  "
        head += pad(SEVERITY[rule.fault.severity].in_(lang), severities)
        lines.append(fit(f"{head}  {rule.summary.in_(lang)}", cells))
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
                }
                for rule in rules
            ]
        }
    )


def _paragraphs(text: str, cells: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += wrap(paragraph, cells) if paragraph.strip() else [""]
    return lines


def _code(toml: str) -> list[str]:
    return [f"    {line}".rstrip() for line in toml.strip("\n").split("\n")]
