"""A rule explained, as Markdown: what `aistrat rule CODE` prints and the page of rules shows."""

from __future__ import annotations

from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule
from aistrat_cli.rules.registry import Entry

WIDTH = 100
"""Columns at which an example's line is cut."""

_WORDS = {
    "fixed": Message(
        "It can be neither ignored, waived nor made less severe.", "無視・了承・重大度の変更はできません。"
    ),
    "option": Message("Looks only at what its options name.", "オプションに書いたものだけを見ます。"),
    "bad": Message("Reported:", "報告される例:"),
    "good": Message("Not reported:", "報告されない例:"),
    "default": Message("default", "既定値"),
}


def explain(entry: Entry, rule: Rule, lang: str) -> str:
    """Return the rule's page without its heading: summary, reason, options, and both examples."""
    notes = [_WORDS[word].in_(lang) for word in _notes(entry)]
    space = "" if lang == "ja" else " "
    parts = [
        f"**{rule.fault.severity}** — {rule.summary.in_(lang)}",
        space.join([rule.why.in_(lang), *notes]),
        *_options(rule, lang),
        _WORDS["bad"].in_(lang),
        _toml(rule.bad),
        _WORDS["good"].in_(lang),
        _toml(rule.good),
    ]
    return "\n\n".join(parts) + "\n"


def heading(rule: Rule) -> str:
    """Return `C001 meeting-on-closed-day`."""
    return f"{rule.fault.code} {rule.fault.name}"


def _notes(entry: Entry) -> list[str]:
    return [word for word, true in (("fixed", entry.fixed), ("option", entry.needs == "option")) if true]


def _options(rule: Rule, lang: str) -> list[str]:
    if not rule.options:
        return []
    table = f"`[rules.options.{rule.fault.name}]`"
    head = f"オプション（{table}）:" if lang == "ja" else f"Options, under {table}:"
    lines = []
    for option in rule.options:
        default = ""
        if option.default or option.default == 0:
            default = f"{_WORDS['default'].in_(lang)} `{_value(option.default)}`; "
        example = f"`{option.name} = {option.example}`"
        lines.append(f"- `{option.name}` ({default}{example}): {option.doc.in_(lang)}")
    return [head, "\n".join(lines)]


def _value(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def _toml(text: str) -> str:
    lines = [line if len(line) <= WIDTH else line[: WIDTH - 1] + "…" for line in text.splitlines()]
    return "\n".join(["```toml", *lines, "```"])
