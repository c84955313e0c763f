"""A rule explained: the one text that `aistrat rule CODE` prints and the page of rules shows."""

from __future__ import annotations

from typing import Literal

from aistrat_cli.diagnostic import Message, Severity
from aistrat_cli.row import NamedTuple
from aistrat_cli.rules.base import Rule
from aistrat_cli.rules.options import Option
from aistrat_cli.rules.registry import Entry

SEVERITY: dict[Severity, Message] = {
    "error": Message("error", "エラー"),
    "warning": Message("warning", "警告"),
    "note": Message("note", "注記"),
}
_FIXED = Message("It can be neither ignored, waived nor made less severe.", "無視・了承・重大度の変更はできません。")
_OPTION = Message("Looks only at what its options name.", "オプションに書いたものだけを見ます。")
_BAD = Message("Reported:", "報告される例:")
_GOOD = Message("Not reported:", "報告されない例:")


class Block(NamedTuple):
    """A part of an explanation: a paragraph, a list with an entry a line, or TOML."""

    kind: Literal["text", "list", "toml"]
    lines: tuple[str, ...]


def heading(rule: Rule) -> str:
    """Return `C001 meeting-on-closed-day`."""
    return f"{rule.fault.code} {rule.fault.name}"


def explain(entry: Entry, rule: Rule, lang: str) -> tuple[Block, ...]:
    """Return what is said of a rule below its heading: severity, summary, reason, options, and both examples."""
    space = "" if lang == "ja" else " "
    why = [rule.why, *([_FIXED] if entry.fixed else []), *([_OPTION] if entry.needs == "option" else [])]
    return (
        Block("text", (f"{SEVERITY[rule.fault.severity].in_(lang)} — {rule.summary.in_(lang)}",)),
        Block("text", (space.join(message.in_(lang) for message in why),)),
        *_options(rule, lang),
        Block("text", (_BAD.in_(lang),)),
        Block("toml", tuple(rule.bad.splitlines())),
        Block("text", (_GOOD.in_(lang),)),
        Block("toml", tuple(rule.good.splitlines())),
    )


def _options(rule: Rule, lang: str) -> tuple[Block, ...]:
    if not rule.options:
        return ()
    table = f"`[rules.options.{rule.fault.name}]`"
    head = f"オプション（{table}）:" if lang == "ja" else f"Options, under {table}:"
    return Block("text", (head,)), Block("list", tuple(_option(option, lang) for option in rule.options))


def _option(option: Option, lang: str) -> str:
    default = ""
    if option.default or option.default == 0:
        value = f'"{option.default}"' if isinstance(option.default, str) else str(option.default)
        default = f"既定値 `{value}`、" if lang == "ja" else f"default `{value}`; "
    example = f"`{option.name} = {option.example}`"
    if lang == "ja":
        return f"`{option.name}`（{default}{example}）: {option.doc.ja}"
    return f"`{option.name}` ({default}{example}): {option.doc.en}"
