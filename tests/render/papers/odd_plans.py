"""Plans for papers: the project's own schedules, and one whose every text tries to be something else."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from aistrat_cli.api import Plan, Request, load, plan
from aistrat_cli.loading.loader import File, build
from aistrat_cli.render.papers.options import PaperOptions

ROOT = Path(__file__).parents[3]
SEED = "schedules/new-ai-strategy.toml"
EXAMPLES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "examples").glob("*.toml"))

HOSTILE = (
    "<script>alert(1)</script>",
    "]]><b onclick=x>&lt;",
    "a | b | `c` ``d",
    "line one\nline two\r\n# heading\n\n- list",
    '=HYPERLINK("http://example.org","click")',
    "＝1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "　=1",
    "\u202eevil\u202c \u2066x\u2069",
    "x" * 10_000,
    "\x1b[31mred\x00\x07\x9b",
    "![img](javascript:alert(1)) [a](http://example.org) <http://example.org>",
    "http://example.org www.example.org a@example.org @everyone #1",
    "1. not a list",
    "# not a heading",
    "---",
    "gantt section click x href y",
    "a: b; c # d %% e",
    "done, crit, milestone, 2020-01-01",
    '${macro} $(env) "quoted" \\ { } -8<- ->8- # comment',
    "_x001B_ &amp; &#60; <!-- -->",
    "{{title}} {{#agenda}} {{/x}}",
    "**bold** _it_ ~~gone~~ $x$",
    "::error::x ##[error] ##vso[x]",
)


def hostile_schedule() -> bytes:
    """Return a schedule in which every text that a person can write is hostile."""
    text = json.dumps  # a JSON string of these is a TOML string, but for DEL and surrogates, which they have not
    lines = [
        'format = 1\n[series]\nid = "s"\ntimezone = "Asia/Tokyo"\nas_of = 2022-01-15\nfiscal_year_start = 4',
        f"title = {text(HOSTILE[0])}",
    ]
    for number, title in enumerate(HOSTILE):
        said = text(title)
        lines += [
            f'[[body]]\nid = "b{number}"\nname = {said}\nmembers = ["p{number}"]',
            f'[[person]]\nid = "p{number}"\nname = {said}\nrole = {said}\naffiliation = {said}',
            f'[[topic]]\nid = "t{number}"\ntitle = {said}\nkind = {said}',
            f'[[document]]\nid = "d{number}"\ntitle = {said}\ndate = 2022-02-0{number % 9 + 1}\nowner = "p{number}"\n'
            f'note = {said}\nurl = {said}\ntopics = ["t{number}"]\nx-own = {said}',
            f'[[meeting]]\nid = "m{number}"\nbody = "b{number}"\ntitle = {said}\ndate = 2022-03-{number % 28 + 1:02d}\n'
            f"place = {said}\nonline = {said}\nnote = {said}\ndecides = {said}\n"
            f'agenda = [{{ title = {said}, presenter = {said}, papers = ["d{number}"], topics = ["t{number}"] }}]',
        ]
    lines.append(f'[[lead_time]]\nid = "l"\ntitle = {text(HOSTILE[4])}\nfor = {{ kind = "meeting" }}\noffset = "-3d"')
    return "\n".join(lines).replace("\x7f", "\\u007f").encode()


@lru_cache
def hostile_plan() -> Plan:
    loaded = build([File("s.toml", hostile_schedule())], {"s.toml"})
    assert not [found for found in loaded.diagnostics if found.severity == "error"], loaded.diagnostics
    return plan(loaded)


@lru_cache
def plan_of_file(*paths: str) -> Plan:
    request = Request(
        paths=tuple(str(ROOT / path) for path in paths),
        stdin=None,
        stdin_name="-",
        scenario=None,
        overrides=(),
    )
    return plan(load(request))


def looks(made: Plan, lang: str | None = None, era: bool = False) -> PaperOptions:
    today = {series.id: series.as_of for series in made.portfolio.series if series.as_of is not None}
    return PaperOptions(lang=lang, era=era, today=today)


HEAD = """format = 1
[series]
id = "s"
title = { ja = "系列", en = "Series" }
timezone = "Asia/Tokyo"
fiscal_year_start = 4
as_of = 2022-02-01
[calendar]
closed = [{ from = 2022-01-10, to = 2022-01-12, why = "office moves" }]
[[body]]
id = "b"
name = "B"
"""


def plan_of(text: str, country: str | None = None) -> Plan:
    """Return the plan of a schedule whose head is given; with the holidays of a country if one is."""
    head = HEAD if country is None else HEAD.replace("[calendar]\n", f'[calendar]\ncountry = "{country}"\n')
    loaded = build([File("case.toml", (head + text).encode())], {"case.toml"})
    assert not [found for found in loaded.diagnostics if found.severity == "error"], loaded.diagnostics
    return plan(loaded)
