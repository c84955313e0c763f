"""A001: an agenda item that nobody presents."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.rules.agendas import points
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.options import Option, bodies, strings
from aistrat_cli.rules.say import on, told

FAULT = Fault("A001", "agenda-without-presenter", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at the agendas of the bodies that the options name."""
    for placement, point in points(context, RULE):
        if point.presenter is not None:
            continue
        yield finding(
            FAULT,
            placement.item,
            point.place,
            told(
                "nobody presents “{title}” at {item}{on}",
                "{item}{on} の議事「{title}」に説明者がいません",
                title=point.title,
                item=placement.item.id,
                on=on(placement.start),
            ),
            told('write `presenter = "…"` for this agenda item', 'この議事に `presenter = "…"` と書いてください'),
        )


_FRAME = """\
[rules.options.agenda-without-presenter]
bodies = ["council"]

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
[[meeting.agenda]]
title = "Draft strategy"
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("An agenda item has no presenter.", "説明者のいない議事があります。"),
    why=Message(
        "Somebody will have to speak, and learns it the day before. Only for the bodies that the options name, "
        "since many "
        "agendas leave it open on purpose.",
        "誰かが説明することになり、前日に知らされます。書かない流儀の会議体も多いため、オプションに書いた会議体だけ"
        "が対象です。",
    ),
    bad=_FRAME,
    good=_FRAME + 'presenter = "secretariat"\n',
    check=check,
    options=(
        Option(
            "bodies",
            bodies,
            (),
            Message("Bodies whose agendas need presenters.", "説明者を求める会議体。"),
            '["council"]',
        ),
        Option(
            "kinds",
            strings,
            (),
            Message("Only agenda items of these kinds; empty: all.", "この種類の議事だけを見る。空ならすべて。"),
            '["report", "decision"]',
        ),
    ),
)
