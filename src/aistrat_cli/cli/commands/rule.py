"""`aistrat rule`: what a finding means."""

from __future__ import annotations

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import Command, Example, Operand, unknown
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message


def run(session: Session, *, code: str | None, format: str) -> int:
    """Explain one rule, or list all."""
    from aistrat_cli.rules import registry

    lang = session.lang or "en"
    entry = registry.find(code) if code else None
    if code and entry is None:
        raise unknown("rule", "規則", code, [word for one in registry.ENTRIES for word in (one.code, one.name)])
    rules = [one.load() for one in ([entry] if entry else registry.ENTRIES)]
    if format == "json":
        from aistrat_cli.render.rule_text import render_json

        session.deliver_json(render_json(rules))
        return exits.OK
    from aistrat_cli.render.rule_text import explain, index

    width = session.console.width
    session.deliver(explain(entry, lang, width) if entry else index(rules, lang, width))
    return exits.OK


COMMAND = Command(
    name="rule",
    about=Message(
        "Explains a rule by its code or name: what it finds, why that matters, a bad and a good example. Without one, "
        "lists all rules.",
        "規則を、コードまたは名前で説明します。何を見つけるか、なぜ問題か、悪い例とよい例。指定がなければ全規則を並べます。",
    ),
    operands=(
        Operand(
            name="code",
            value="CODE|NAME",
            completes="rule",
            help=Message("P002, or broken-dependency.", "P002 または broken-dependency。"),
        ),
    ),
    options=(options.format_option("text", "json"),),
    shared=(*options.RESULT, *options.EVERYWHERE),
    examples=(
        Example("aistrat rule D001", Message("What a wrong weekday is.", "曜日の誤りとは何か。")),
        Example("aistrat rule", Message("All rules.", "全規則。")),
    ),
    run=run,
)
