"""Slips as the summary of a pull request: a table of what moved and what it hits, and a small picture.

Whatever a person wrote passes through `plain`, so that no title, id or path can make Markdown or HTML of itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from aistrat_cli.baseline.values import Comparison, Slip
from aistrat_cli.baseline.words import KINDS, called, edited, series_gone, signed, where
from aistrat_cli.planning.plan import Plan
from aistrat_cli.render.cells import visible
from aistrat_cli.render.slips.roots import Root, ghosts, how_many, line_of, roots, title_of

MOST_ROWS = 100
MOST_HIT = 6
MOST_DRAWN = 24
"""Items of the picture; more would be no summary."""

SIGNS = {"error": "🔴", "warning": "🟡", "note": "⚪"}

MARGIN = timedelta(14)
"""Days that the picture shows before and after what moved."""


def render(comparison: Comparison, plan: Plan, lang: str, old: str | None = None, new: str | None = None) -> str:
    """Return the Markdown of a comparison: a row for each edit that moved something, and a timeline."""
    ja = lang == "ja"
    against = plain(visible(old or comparison.name))
    head = f"{plain(visible(new))}: " if new else ""
    text = f"### {'計画の変化' if ja else 'What moved'}\n\n"
    text += f"{head}{against}{' との比較。' if ja else ' · '}{how_many(comparison).in_(lang)}\n\n"
    if comparison.gone:
        lines = (
            f"- {SIGNS[gone.severity]} {plain(visible(series_gone(gone).in_(lang)))}\n" for gone in comparison.gone
        )
        text += "".join(lines) + "\n"
    if not comparison.slips:
        return text
    told = roots(comparison)
    text += (
        "| | 項目 | 基準 | 現在 | 動き | 理由 | 影響 |\n"
        if ja
        else "| | Item | Was | Now | Moved | Why | What it hits |\n"
    )
    text += "| --- | --- | --- | --- | --- | --- | --- |\n"
    text += "".join(_row(root, plan, lang) for root in told[:MOST_ROWS])
    if len(told) > MOST_ROWS:
        more = len(told) - MOST_ROWS
        text += f"\nほか{more}件の変更\n" if ja else f"\nand {more} more edits\n"
    if picture := _picture(comparison, plan, lang):
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", picture)), default=0))
        text += f"\n{fence}text\n{picture}{fence}\n"
    return text + "\n"


def plain(text: str) -> str:
    """Return the text as it is, whatever Markdown or HTML would make of it."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"[\\`*_{}\[\]()#+!|~$@:]", lambda found: f"&#{ord(found[0])};", text)


def _row(root: Root, plan: Plan, lang: str) -> str:
    portfolio, slip = plan.portfolio, root.own
    many = "" if len(portfolio.shown) > 1 else root.edit.series
    if slip is not None:
        title = title_of(slip, portfolio, lang)
        name = plain(visible(slip.key.seen_from(many)))
        cells = [
            f"**{name}**" + (f"<br>{plain(title)}" if title != visible(slip.key.item) else ""),
            plain(where(slip.was).in_(lang)) if slip.was is not None else "",
            plain(where(slip.now).in_(lang)) if slip.now is not None else "",
            "<br>".join(filter(None, (plain(signed(slip).in_(lang)), KINDS[slip.kind].in_(lang)))),
        ]
    else:
        cells = [f"**{plain(visible(called(root.edit).in_(lang)))}**", "", "", ""]
    line = line_of(root.edit)
    why = plain(visible(edited(root.edit).in_(lang))) + (f"<br>{plain(line)}" if line else "")
    hits = [_hit(other, root.edit.series, lang) for other in root.others[:MOST_HIT]]
    if len(root.others) > MOST_HIT:
        more = len(root.others) - MOST_HIT
        hits.append(f"ほか{more}件" if lang == "ja" else f"and {more} more")
    return f"| {SIGNS[root.severity]} | {' | '.join([*cells, why, '<br>'.join(hits)])} |\n"


def _hit(slip: Slip, series: str, lang: str) -> str:
    """Return `study-5/materials +10 bd`."""
    moved = plain(signed(slip).in_(lang)) or KINDS[slip.kind].in_(lang)
    return f"{plain(visible(slip.key.seen_from(series)))} {moved}"


def _picture(comparison: Comparison, plan: Plan, lang: str) -> str:
    """Return the items that moved on their new days, with ghosts on the old ones."""
    from aistrat_cli.render.timeline.options import TimelineOptions
    from aistrat_cli.render.timeline.terminal import draw

    moved = [slip for slip in comparison.slips if slip.was is not None and slip.now is not None and slip.days]
    shown = _first(moved)
    placements = [plan.placements[slip.key] for slip in shown]
    if not placements:
        return ""
    days = [
        day for slip in shown for state in (slip.was, slip.now) if state for day in (state.start, state.last_end) if day
    ]
    try:
        since, until = min(days) - MARGIN, max(days) + MARGIN
    except OverflowError:
        return ""
    options = TimelineOptions(
        width=80,
        lang=lang,
        lanes="none",
        placements=placements,
        ghosts=ghosts(comparison),
        since=since,
        until=until,
        agenda=False,
    )
    return draw(plan, options)


def _first(slips: Sequence[Slip]) -> Sequence[Slip]:
    """Return what the picture has room for: meetings, work and papers before the deadlines derived from them."""
    if len(slips) <= MOST_DRAWN:
        return slips
    plainly = [slip for slip in slips if "/" not in slip.key.item]
    return (plainly or list(slips))[:MOST_DRAWN]
