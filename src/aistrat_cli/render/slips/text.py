"""Slips for people: what moved, by how much, because of what, and what it takes along."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.baseline.values import Comparison, Slip
from aistrat_cli.baseline.words import change, edited, short
from aistrat_cli.diagnostic import Message
from aistrat_cli.model.series import Portfolio
from aistrat_cli.record import Record
from aistrat_cli.render.cells import visible, width
from aistrat_cli.render.said import BOLD, DIM, RED, YELLOW, painted
from aistrat_cli.render.slips.roots import Root, how_many, line_of, roots, title_of
from aistrat_cli.render.wrap import wrap

COLOR = {"error": RED, "warning": YELLOW, "note": BOLD}

WIDEST = 28
"""Cells for the ids of a list; a longer one pushes its text to the right."""


class Looks(Record):
    """How the text is to look."""

    width: int = 80
    lang: str = "en"
    color: bool = False


def render(comparison: Comparison, portfolio: Portfolio, old: str, new: str, looks: Looks) -> str:
    """Return the comparison of two plans as text, no line wider than asked."""
    head = Message(
        f"{visible(old)} against {visible(new)}: {how_many(comparison).en}",
        f"{visible(old)} と {visible(new)} の比較: {how_many(comparison).ja}",
    ).in_(looks.lang)
    blocks = [wrap(head, looks.width)]
    blocks += [list(_root(root, comparison, portfolio, looks)) for root in roots(comparison)]
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _root(root: Root, comparison: Comparison, portfolio: Portfolio, looks: Looks) -> Iterator[str]:
    lang, edit = looks.lang, root.edit
    series = edit.series
    many = len(portfolio.shown) > 1
    if root.own is not None:
        slip = root.own
        name = slip.key.seen_from("" if many else series)
        title = title_of(slip, portfolio, lang)
        called = visible(name) if title == visible(slip.key.item) else f"{visible(name)} {title}"
        colon = ": " if lang == "ja" else " "
        yield from _wrapped(f"{called}{colon}{visible(change(slip).in_(lang))}", 0, COLOR[root.severity], looks)
        because = "理由: " if lang == "ja" else "because "
    else:
        yield from _wrapped(visible(_opening(root).in_(lang)), 0, COLOR[root.severity], looks)
        because = "場所: " if lang == "ja" else "at "
    line = line_of(edit)
    reason = visible(edited(edit).in_(lang)) if root.own is not None else ""
    where = f" ({line})" if line and reason else line
    if reason or where:
        yield from _wrapped(because + reason + where, 2, DIM, looks)
    room = min(max((width(visible(s.key.seen_from(series))) for s in root.others), default=0), WIDEST)
    for slip in root.others:
        name = visible(slip.key.seen_from(series))
        text = visible(short(slip).in_(lang)) + visible(_also(slip, comparison).in_(lang))
        lines = wrap(text, max(looks.width - room - 4, 20))
        yield f"  {name}{' ' * (room - width(name))}  {lines[0]}".rstrip()
        for more in lines[1:]:
            yield f"{' ' * (room + 4)}{more}"


def _opening(root: Root) -> Message:
    said, number = edited(root.edit), len(root.others)
    return Message(
        f"{said.en}, which changes {number} {'item' if number == 1 else 'items'}",
        f"{said.ja}により{number}項目が変わります",
    )


def _also(slip: Slip, comparison: Comparison) -> Message:
    """Return what else moved an item, where several edits did."""
    others = [edited(comparison.edits[index]) for index in slip.roots[1:3]]
    if not others:
        return Message("", "")
    return Message(
        f" (also because {' and '.join(one.en for one in others)})",
        f"（{'、'.join(one.ja for one in others)}にもよる）",
    )


def _wrapped(text: str, indent: int, style: str, looks: Looks) -> Iterator[str]:
    for line in wrap(text, max(looks.width - indent, 20)):
        yield " " * indent + painted(visible(line), style, looks.color)


def moved(slip: Slip | None, comparison: Comparison, series: str, looks: Looks) -> str:
    """Return what became of one item since the baseline, for `why --against`."""
    lang = looks.lang
    since = f"{visible(comparison.name)} 以来: " if lang == "ja" else f"Since {visible(comparison.name)}: "
    if slip is None:
        same = "変わっていません" if lang == "ja" else "where it was"
        return "".join(f"{line}\n" for line in wrap(since + same, looks.width))
    lines = wrap(since + visible(change(slip).in_(lang)), looks.width)
    for number, index in enumerate(slip.roots):
        edit = comparison.edits[index]
        lead = ("理由: " if lang == "ja" else "because ") if number == 0 else ("また: " if lang == "ja" else "and ")
        line = line_of(edit)
        lines += list(
            _wrapped(
                lead + visible(edited(edit).in_(lang)) + (f" ({line})" if line else ""),
                2,
                "",
                looks.replace(color=False),
            )
        )
    if slip.cause is not None and len(slip.cause.chain) > 1:
        arrow = " > "
        chain = arrow.join(visible(key.seen_from(series)) for key in slip.cause.chain)
        lead = "経路: " if lang == "ja" else "by way of "
        lines += list(_wrapped(lead + chain, 2, "", looks.replace(color=False)))
    return "".join(f"{line}\n" for line in lines)
