"""`export mermaid`: a Gantt chart for what renders Mermaid, GitHub and GitLab among them; every day computed here.

Mermaid has no window, target or unknown day. A range is drawn from its first possible day to its last and says so in
its name, a target says `~`, and what has no day stands in comments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.items import Meeting
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.render import said
from aistrat_cli.render.cells import fit
from aistrat_cli.render.papers.facts import Leaf, is_deadline, leaves
from aistrat_cli.render.papers.options import PaperOptions

MARK = "%% aistrat: a Gantt chart for Mermaid\n"

LONGEST = 80
"""Cells of a name. Mermaid draws names on one line, and refuses documents of more than 50,000 signs."""

TASKS = Message("Work and papers", "作業・文書")
DEADLINES = Message("Deadlines", "期限")
NO_DAY = Message("no day: ", "日付未定: ")
UNKNOWN = Message("?", "？")

_SIGNS = re.compile(r"""[:;#,%<>"'`&{}\[\]\\|$*_~]""")
"""What Mermaid, Markdown in it or HTML in its labels might obey."""

_WORDS = re.compile(
    r"^(?=(?:gantt|title|section|dateformat|axisformat|tickinterval|excludes|includes|todaymarker|"
    r"weekday|weekend|inclusiveenddates|topaxis|click|call|href|acctitle|accdescr|vert|end|default|style|"
    r"linkstyle|classdef|class|subgraph|graph|done|active|crit|milestone|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday)\b)|^(?=---)|^(?=\d{4}-)",
    re.IGNORECASE,
)
"""Words of the language: a name must not begin like a line of it."""


def render(plan: Plan, placements: Sequence[Placement], options: PaperOptions) -> str:
    """Return the chart; the series one after the other, a section for each body."""
    parts = leaves(plan, placements, options.lang)
    title = " / ".join(leaf.text(leaf.series.title.in_(leaf.lang)) for leaf in parts)
    lines = ["gantt", f"    title {name(title)}", "    dateFormat YYYY-MM-DD", "    axisFormat %Y-%m-%d"]
    ids = iter(range(len(placements)))
    for leaf in parts:
        for heading, members in _sections(leaf, len(parts) > 1).items():
            drawn = [p for p in members if p.start is not None]
            if drawn:
                lines += ["", f"    section {name(heading)}"]
                lines += [f"    {_task(p, leaf, next(ids))}" for p in drawn]
            lines += [f"    %% {NO_DAY.in_(leaf.lang)}{name(leaf.title(p.item))}" for p in members if p.start is None]
    return MARK + "\n".join(lines) + "\n"


def name(text: str) -> str:
    """Return a text as Mermaid shows it and nothing of it obeys: its own signs as entities, at most LONGEST cells."""
    text = fit(text.strip(), LONGEST) or "-"
    text = _SIGNS.sub(lambda found: f"#{ord(found[0])};", text)
    return _WORDS.sub("#8203;", text)


def _sections(leaf: Leaf, several: bool) -> dict[str, list[Placement]]:
    before = f"{leaf.text(leaf.series.title.in_(leaf.lang))}: " if several else ""
    found: dict[str, list[Placement]] = {}
    later: dict[str, list[Placement]] = {}
    for placement in leaf.placements:
        if isinstance(placement.item, Meeting):
            found.setdefault(before + leaf.bodies(placement.item), []).append(placement)
        else:
            heading = (DEADLINES if is_deadline(placement.item) else TASKS).in_(leaf.lang)
            later.setdefault(before + heading, []).append(placement)
    work, deadlines = before + TASKS.in_(leaf.lang), before + DEADLINES.in_(leaf.lang)
    return {**found, **{heading: later[heading] for heading in (work, deadlines) if heading in later}}


def _task(placement: Placement, leaf: Leaf, number: int) -> str:
    first, last = placement.start, placement.last_end or placement.end
    assert first is not None
    assert last is not None
    item = placement.item
    tags = []
    if placement.certainty == "done":
        tags.append("done")
    elif placement.critical:
        tags.append("crit")
    if placement.is_range:
        tags.append("active")
    elif item.kind in ("milestone", "document") and first == last:
        tags.append("milestone")
    title = leaf.title(item)
    if placement.certainty in ("cancelled", "tentative"):
        title = f"{title} ({said.CERTAINTY[placement.certainty].in_(leaf.lang)})"
    if placement.is_range:
        title = f"{fit(title, LONGEST - 4)} {UNKNOWN.in_(leaf.lang)}"
    elif placement.certainty == "target":
        title = f"~ {title}"
    days = (last - first).days + 1
    return f"{name(title)} :{', '.join([*tags, f'i{number}', first.isoformat(), f'{days}d'])}"
