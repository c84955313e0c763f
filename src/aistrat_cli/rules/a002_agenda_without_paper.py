"""A002: an agenda item without a paper."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.diagnostic import Diagnostic, Fault, Message
from aistrat_cli.rules.agendas import points
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.options import Option, bodies, strings
from aistrat_cli.rules.say import on, told

FAULT = Fault("A002", "agenda-without-paper", "warning")


def check(context: Context) -> Iterator[Diagnostic]:
    """Look at the agendas of the bodies that the options name."""
    for placement, point in points(context, RULE):
        if point.papers:
            continue
        yield finding(
            FAULT,
            placement.item,
            point.place,
            told(
                "“{title}” at {item}{on} has no paper",
                "{item}{on} の議事「{title}」に資料がありません",
                title=point.title,
                item=placement.item.id,
                on=on(placement.start),
            ),
            told(
                'write `papers = ["…"]` with the ids of its documents',
                '資料の id を `papers = ["…"]` と書いてください',
            ),
        )


_FRAME = """\
[rules.options.agenda-without-paper]
bodies = ["council"]
kinds = ["decision"]

[[document]]
id = "draft"
date = "2022-02-10 (Thu)"

[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
[[meeting.agenda]]
title = "Adoption of the strategy"
kind = "decision"
"""

RULE = Rule(
    fault=FAULT,
    summary=Message("An agenda item has no paper.", "資料のない議事があります。"),
    why=Message(
        "What is to be decided should lie on the table. Only for the bodies that the options name, and the kinds of "
        "agenda "
        "items if given.",
        "決めるものは資料として机上になければなりません。オプションに書いた会議体（と議事の種類）だけが対象です。",
    ),
    bad=_FRAME,
    good=_FRAME + 'papers = ["draft"]\n',
    check=check,
    options=(
        Option(
            "bodies", bodies, (), Message("Bodies whose agendas need papers.", "資料を求める会議体。"), '["council"]'
        ),
        Option(
            "kinds",
            strings,
            (),
            Message("Only agenda items of these kinds; empty: all.", "この種類の議事だけを見る。空ならすべて。"),
            '["decision"]',
        ),
    ),
)
