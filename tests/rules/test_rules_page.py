"""The page of rules and the page of built-in lead times: made from the rules and the sets, and never stale.

`pytest --update-golden` writes both.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from rule_runs import findings_of

from aistrat_cli.loading.lead_sets import FOLDER, names
from aistrat_cli.render.diagnostics import View, render
from aistrat_cli.render.rule_text import explain, markdown
from aistrat_cli.rules.examples import agreed, files
from aistrat_cli.rules.explain import heading
from aistrat_cli.rules.registry import ENTRIES, Entry

DOCS = Path(__file__).parents[2] / "docs"

FAMILIES = {
    "A": "Agendas, papers, decisions",
    "C": "Calendar",
    "D": "Dates",
    "F": "The file",
    "L": "Lead times",
    "M": "People and places",
    "N": "Dependencies that are judged",
    "P": "The plan",
    "S": "What moved since it was agreed",
    "T": "What today shows",
    "W": "Waivers and settings",
}

INTRODUCTION = """\
# Rules

What `aistrat validate` and `aistrat check` find, each with the output that its example really gives.
`aistrat rule CODE` prints the same text.

- **Severity.** An error cannot be read, contradicts itself, or breaks what is written; a warning judges; a note is
  worth knowing. `--fail-on` says from which one on a run fails.
- **Select, ignore, weigh.** In a schedule's `[rules]`, by code, name or the beginning of codes; the closest word
  counts, and between equals `ignore`:

  ```toml
  [rules]
  ignore   = ["C003"]
  severity = { D = "error", unusual-gap = "warning" }
  ```

- **Waive.** One finding of one item, with the reason and, if you like, the last day it holds:
  `waive = [{ rule = "C001", why = "the building is open", until = 2022-03-01 }]`. A waiver of a meeting holds for the
  deadlines derived from it, too. Without `until` it holds for good; `validate` never looks at today's date, so there it
  holds in any case, and `check` says when it is over. One that nothing needs is noted.
- **What cannot be silenced.** The families F and D0, and P001, P007, P008, P012 and P015: what they find was not read,
  or has no day.
- **Examples** are completed with a series in Tokyo, Japan's holidays and a body `council` where they do not write them.
  Those of the family S show two versions: what the baseline was saved from, and the schedule now.
"""


def test_page_of_rules(request: pytest.FixtureRequest):
    families: dict[str, list[Entry]] = {}
    for entry in ENTRIES:
        families.setdefault(entry.code[0], []).append(entry)
    parts = [INTRODUCTION, _index(families)]
    for family, entries in families.items():
        parts.append(f"## {FAMILIES[family]}\n")
        parts += [_section(entry) for entry in entries]
    _same(request, DOCS / "rules.md", "\n".join(parts))


def _index(families: dict[str, list[Entry]]) -> str:
    lines = ["| code | name | severity | finds |", "| --- | --- | --- | --- |"]
    for entries in families.values():
        for entry in entries:
            rule = entry.load()
            anchor = f"#{entry.code.lower()}-{entry.name}"
            lines.append(
                f"| [{entry.code}]({anchor}) | {entry.name} | {rule.fault.severity} | {rule.summary.en.rstrip('.')} |"
            )
    return "\n".join(lines) + "\n"


def _section(entry: Entry) -> str:
    rule = entry.load()
    found = findings_of(files(rule.bad), rule.today, agreed(rule.bad))
    today = f" on {rule.today}" if rule.today else ""
    return (
        f"### {heading(rule)}\n\n{markdown(entry, 'en')}\nOutput{today}:\n\n```text\n"
        f"{render('full', found, View(width=100))}```\n\n{rule.summary.ja}{rule.why.ja}\n"
    )


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_command_prints_the_text_of_the_page(lang: str):
    for entry in ENTRIES:
        printed = [line.strip() for line in explain(entry, lang, 10_000).splitlines()]
        page = re.sub(r"^```.*$|\*\*", "", markdown(entry, lang), flags=re.MULTILINE)
        shown = [line.strip() for line in page.splitlines()]
        longest = [line[:99] for line in printed[1:] if line]
        assert [line.rstrip("…")[:99] for line in shown if line] == longest


def test_page_of_lead_times(request: pytest.FixtureRequest):
    parts = [LEAD_TIMES]
    for name in names():
        text = (Path(FOLDER) / f"{name}.toml").read_text(encoding="utf-8")
        raw = tomllib.loads(text)
        comment = "\n".join(line.lstrip("# ") for line in _head(text))
        lines = ["| deadline | counted | source |", "| --- | --- | --- |"]
        for lead in raw["lead_time"]:
            how = f"`{lead['offset']}`" + (f", {lead['count']}" if "count" in lead else "")
            held = lead.get("in_force", {})
            if held:
                how += f"; in force {held.get('from', '')}..{held.get('until', '')}"
            lines.append(f"| {lead['title']['en']} ({lead['title']['ja']}) | {how} | {lead['source']} |")
        parts.append(f"## {name}\n\n{comment}\n\n" + "\n".join(lines) + "\n")
    parts.append(OFFICES)
    _same(request, DOCS / "lead-times.md", "\n".join(parts))


LEAD_TIMES = """\
# Built-in lead times

`[[lead_time]] use = "us-faca"`, with `for` to say which items are meant, gives each of them the deadlines of a rule
that somebody else wrote. Each set is a file of this package, quotes its source and says what it takes for granted; the
tests hold it to the source's own examples where it gives any, else to ours, computed twice.

A set counts; it does not know your bylaws, nor a later change of the law. What is broken is reported as L001, with
the source. A `for` of your own changes the set's key by key: `{ body = "panel" }` leaves `online = true` or a kind as
the set has it. A rule of your own takes ten lines:

```toml
[[lead_time]]
id       = "papers"
title    = "Papers to the members"
for      = { body = "council" }
offset   = "-7d"
count    = "clear"                  # seven whole days between
roll     = "back"                   # and never on a closed day
source   = "Rules of procedure, section 4"
in_force = { from = 2024-04-01 }
```
"""

OFFICES = """\
## Closed days of Japan's government offices

行政機関の休日に関する法律（昭和63年法律第91号）1条1項: Sundays and Saturdays, the holidays of
国民の祝日に関する法律, and 29 December to 3 January. It is no lead time but a calendar, which a schedule writes itself:

```toml
[calendar]
country = "JP"
closed  = [{ every = "12-29..01-03", why = "行政機関の休日" }]
```

Its 2条 moves a deadline for applications and notifications that falls on such a day to the day after:
`roll = "forward"`.
"""


def _head(text: str) -> list[str]:
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line)
    return lines


def _same(request: pytest.FixtureRequest, path: Path, text: str) -> None:
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"{path.name} is missing; --update-golden writes it"
    assert path.read_text(encoding="utf-8") == text, f"{path.name} is stale; --update-golden writes it"


def test_anchors_are_those_that_findings_name():
    from aistrat_cli.render.diagnostics.facts import page

    text = (DOCS / "rules.md").read_text(encoding="utf-8")
    for entry in ENTRIES:
        fault = entry.load().fault
        assert f"### {fault.code} {fault.name}\n" in text
        assert page(fault) == f"docs/rules.md#{fault.code.lower()}-{fault.name}"
