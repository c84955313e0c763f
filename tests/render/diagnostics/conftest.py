"""Findings that no schedule should have: in every format they must come out as text, and nothing must be obeyed."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Fault, Message, Related, Severity
from aistrat_cli.render.diagnostics import View
from aistrat_cli.source.place import Place, Source

PLAIN = Source(
    "schedules/new-ai-strategy.toml",
    """\
format = 1

[[body]]
id   = "council"
name = "新AI戦略検討会議"

[[meeting]]
id    = "study-4"
body  = "council"
date  = "2022-02-10 (木)"

[[meeting]]
id    = "study-5"
body  = "council"
title = { ja = "新AI戦略検討会議　第５回", en = "Study 5" }
date  = "2022-02-24 (木)"
after = ["study-4 + 10bd"]
""",
)

HOSTILE = Source(
    "日程,100%/::error::a:b\n##[error]c.toml",
    "[[task]]\n"
    'id = "::error file=x::y"\n'
    "::error::whole line\n"
    '\ttitle = "新\tAI\x1b[31m戦略\x07\u202eabc\u202c" # ##[error]\r\n'
    'note = "👨\u200d👩\u200d👧 é e\u0301 𠮷野家 🗾" # ##vso[task.complete result=Failed;]\n'
    'long = "' + "長い" * 200 + '", x = "ここ", ' + "y" * 3000 + "\n"
    "text = '''\n many\n lines'''\n"
    "last",
)


def shown_at(source: Source, text: str, *, nth: int = 1) -> dict[str, object]:
    """Return place and location of a piece of a source's text."""
    from aistrat_cli.source.positions import Location

    start = -1
    for _ in range(nth):
        start = source.text.index(text, start + 1)
    before, within = source.text[:start], source.text[: start + len(text)]

    def at(part: str) -> tuple[int, int]:
        return part.count("\n") + 1, len(part) - (part.rfind("\n") + 1) + 1

    return {"place": Place(source, ()), "location": Location(*at(before), *at(within))}


def found(fault: Fault, message: str, ja: str | None = None, **fields: object) -> Diagnostic:
    severity: Severity = fields.pop("severity", fault.severity)  # type: ignore[assignment]
    both = Message(message, ja or message)
    return Diagnostic(fault=fault, severity=severity, message=both, **fields)  # type: ignore[arg-type]


def plain() -> list[Diagnostic]:
    return [
        found(
            faults.DUPLICATE_ID,
            "two items have the id study-4; the first stands in line with the slide",
            "二つの項目の id が study-4 です",
            **shown_at(PLAIN, '"study-4"'),
            series="new-ai-strategy",
            item="study-4",
            related=(
                Related(Place(PLAIN, ("body", 0, "name")), Message("the body is named here", "会議体はここ")),
                Related(Place(PLAIN, ("meeting", 1, "title")), Message("and the title", "題名")),
            ),
        ),
        found(
            faults.BROKEN_DEPENDENCY,
            "study-5 is written on Thu 2022-02-24, but must start no earlier than Mon 2022-02-28: "
            "after study-4 + 10bd (study-4 ends Thu 2022-02-10)",
            "study-5 は 2022-02-24（木） と書かれていますが、開始は 2022-02-28（月） 以降でなければなりません: "
            "after = study-4 + 10bd による（study-4 は 2022-02-10（木） まで）",
            help=Message('write date = "2022-02-28 (Mon)" for study-5', 'date = "2022-02-28 (月)" としてください'),
            place=Place(PLAIN, ("meeting", 1, "after", 0)),
            series="new-ai-strategy",
            item="study-5",
            follows=(
                Message("execution moves from 2022-03-10 to 2022-03-14", "execution が 2022-03-14 に動きます"),
                Message("its float falls to -2 business days", "余裕が -2営業日になります"),
            ),
        ),
        found(
            faults.TARGET_MISSED,
            "第５回 misses its target",
            **shown_at(PLAIN, "第５回"),
            series="new-ai-strategy",
            item="study-5",
        ),
        found(faults.WAITS_FOR_UNPLACED, "nothing has a place, this least of all"),
    ]


def hostile() -> list[Diagnostic]:
    return [
        found(
            faults.UNKNOWN_KEY,
            "::error file=a.toml,line=1::100% of \x1b[31mred\r\n::warning::b, c: ##[error]d ##vso[x]e",
            **shown_at(HOSTILE, "::error file=x::y"),
            item="::error::\u202ex",
            series="s,%:",
            help=Message("::stop-commands::x\n]]> <b>&amp; \"q\" 'r' | `c`", "::stop-commands::x"),
            follows=(Message("##[group]x", "##[group]x"), Message("::endgroup::", "::endgroup::")),
        ),
        found(faults.WRONG_TYPE, "a word of a line", **shown_at(HOSTILE, "戦略")),
        found(
            faults.WRONG_TYPE, "{0} {{1}} [the whole](1) [x](http://y) `z`", **shown_at(HOSTILE, "::error::whole line")
        ),
        found(
            faults.WRONG_WEEKDAY,
            "\ufffe\uffff\x00\x1f\x7f\x85\u2028\u2029\ufeff\u200b\U000e0041𠮷🗾",
            **shown_at(HOSTILE, "𠮷野家"),
            severity="warning",
        ),
        found(faults.INVALID_TEXT, "in the middle of a very long line", **shown_at(HOSTILE, "ここ")),
        found(faults.INVALID_TEXT, "the beginning of a very long line", **shown_at(HOSTILE, "long")),
        found(faults.INVALID_TEXT, "the end of a very long line", **shown_at(HOSTILE, "yyy\n")),
        found(faults.INVALID_TEXT, "longer than a line", **shown_at(HOSTILE, "長い" * 200)),
        found(faults.INVALID_TEXT, "several lines", **shown_at(HOSTILE, "'''\n many\n lines'''"), severity="note"),
        found(faults.SYNTAX_ERROR, "at the end of the file", **shown_at(HOSTILE, "")),
        found(faults.SYNTAX_ERROR, "after the end of the file", **end_of(HOSTILE)),
        found(faults.SYNTAX_ERROR, "the same twice", **shown_at(HOSTILE, "last"), item="x"),
        found(faults.SYNTAX_ERROR, "the same twice", **shown_at(HOSTILE, "last"), item="x"),
        found(
            faults.SYNTAX_ERROR, "the name of the file is no UTF-8", **shown_at(Source("a\udcff\ud800.toml", "x"), "x")
        ),
    ]


def end_of(source: Source) -> dict[str, object]:
    from aistrat_cli.source.positions import Location

    lines = source.text.split("\n")
    at = (len(lines), len(lines[-1]) + 1)
    return {"place": Place(source, ()), "location": Location(*at, *at)}


class Case(NamedTuple):
    name: str
    diagnostics: list[Diagnostic]
    view: View


@pytest.fixture(params=["plain", "hostile", "clean"])
def case(request: pytest.FixtureRequest) -> Case:
    """Return findings, and a view of the files they are in."""
    name = request.param
    diagnostics = {"plain": plain, "hostile": hostile, "clean": list}[name]()
    view = View(files=(PLAIN.path, "schedules/clean.toml"), items=2, width=80)
    return Case(name, diagnostics, view)


@pytest.fixture(name="plain")
def plain_findings() -> list[Diagnostic]:
    return plain()


@pytest.fixture(name="hostile")
def hostile_findings() -> list[Diagnostic]:
    return hostile()
