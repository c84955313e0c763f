"""What moved since a baseline, as findings: one for each edit that moved something, with all that came of it.

The rules S001 to S006 share this; which of them a finding belongs to is decided by the worst of its slips.
"""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli.baseline.values import Comparison, Edit, Gone, Slip
from aistrat_cli.baseline.words import called, change, edited, series_gone, short
from aistrat_cli.diagnostic import SEVERITIES, Diagnostic, Fault, Message, Severity
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.policy import SlipKind
from aistrat_cli.rules.base import Check, Context
from aistrat_cli.rules.say import sentence, told
from aistrat_cli.source.place import Place

SLIPPED = Fault("S001", "slipped", "error")
LESS_CERTAIN = Fault("S002", "less-certain", "error")
DROPPED = Fault("S003", "dropped", "error")
MOVED_EARLIER = Fault("S004", "moved-earlier", "warning")
SETTLED = Fault("S005", "settled", "note")
NEWLY_PLANNED = Fault("S006", "newly-planned", "note")

FAULTS: dict[SlipKind, Fault] = {
    "later": SLIPPED,
    "window-later": SLIPPED,
    "target-missed": SLIPPED,
    "done-late": SLIPPED,
    "became-uncertain": LESS_CERTAIN,
    "window-widened": LESS_CERTAIN,
    "cancelled": DROPPED,
    "removed": DROPPED,
    "earlier": MOVED_EARLIER,
    "window-earlier": MOVED_EARLIER,
    "done-early": MOVED_EARLIER,
    "became-firm": SETTLED,
    "window-narrowed": SETTLED,
    "added": NEWLY_PLANNED,
    "renamed": NEWLY_PLANNED,
}
"""A finding's own severity is that of the policy; the rule's is what the policy says by default."""

MOST_LISTED, FEW = 99, 9
"""Consequences that a finding lists; where there are more, only a few of them and how many they are."""

DIRECT = ("date", "target", "window", "one_of", "done", "cancelled", "confirmed", "former_ids")
"""Keys whose edit is plain from what happened to the item."""


def of_fault(fault: Fault) -> Check:
    """Return the check of one of the rules: it reports each edit whose worst slip is of that rule."""

    def check(context: Context) -> Iterator[Diagnostic]:
        return (diagnostic for diagnostic in context.once(_all) if diagnostic.fault == fault)

    return check


def _all(context: Context) -> tuple[Diagnostic, ...]:
    if context.slips is None:
        return ()
    by_root: dict[int, list[Slip]] = {}
    for slip in context.slips.slips:
        for root in slip.roots:
            by_root.setdefault(root, []).append(slip)
    found = [_finding(context, context.slips, root, slips) for root, slips in sorted(by_root.items())]
    return (*found, *map(_series_gone, context.slips.gone))


def _series_gone(gone: Gone) -> Diagnostic:
    """Return the finding of a whole series that is gone."""
    back = Message("put it back, unless it is meant to go", "削除するつもりでなければ、元に戻してください")
    if gone.place is not None:
        path = gone.place.source.path
        back = Message(
            f"put it back, or delete {path}, too, once that is agreed",
            f"元に戻すか、合意されたら {path} も削除してください",
        )
    return Diagnostic(
        fault=DROPPED,
        severity=gone.severity,
        message=sentence(series_gone(gone)),
        help=sentence(back, capital=True),
        place=gone.place,
    )


def _finding(context: Context, comparison: Comparison, root: int, slips: list[Slip]) -> Diagnostic:
    edit = comparison.edits[root]
    own = next((slip for slip in slips if slip.key == ItemKey(edit.series, edit.id)), None)
    if own is None and edit.kind in ("repeat", "unknown", "rename") and len(slips) == 1:
        own = slips[0]
    others = [slip for slip in slips if slip is not own]
    shown = edit.series in context.portfolio.shown
    if not shown and edit.id:  # what lies in a file that was not asked for is called by its whole name
        edit = edit.replace(id=f"{edit.series}:{edit.id}")
    severity: Severity = min((slip.severity for slip in slips), key=SEVERITIES.index)
    worst = own if own is not None and own.severity == severity else _worst(slips, severity)
    series = edit.series if shown else worst.key.series
    help = _help(edit, comparison, FAULTS[worst.kind])
    about = edit.id if shown and edit.kind in ("item", "outside", "unknown", "rename") else worst.key.item
    return Diagnostic(
        fault=FAULTS[worst.kind],
        severity=severity,
        message=sentence(_message(edit, own, others, series)),
        help=sentence(help, capital=True) if help is not None else None,
        place=_place(context, edit, worst, shown),
        series=series,
        item=about if edit.kind not in ("calendar", "lead", "repeat") or not shown else None,
        follows=tuple(_consequences(others, root, comparison, series)),
    )


def _worst(slips: list[Slip], severity: Severity) -> Slip:
    """Return the slip that speaks for the rest: of the worst ones that which moved furthest."""
    worst = [slip for slip in slips if slip.severity == severity]
    return max(worst, key=lambda slip: abs(slip.days or 0))


def _message(edit: Edit, own: Slip | None, others: list[Slip], series: str) -> Message:
    """Return what the edit did: to its own item first, then how many others went with it."""
    with_it = Message("", "")
    if others:
        number = len(others)
        with_it = Message(
            f"; {number} more {'item changes' if number == 1 else 'items change'} with it", f"。ほか{number}件に影響"
        )
    if own is None:
        number = len(others)
        return told(
            "{edited}, which changes {number}",
            "{edited}により、{number}が変わります",
            edited=edited(edit),
            number=Message("1 item" if number == 1 else f"{number} items", f"{number}件"),
        )
    because = edited(edit) if edit.kind in ("unknown", "repeat") or _is_indirect(edit) else Message("", "")
    return told(
        "{item} {change}{because}{more}",
        "{item}: {change}{because}{more}",
        item=own.key.seen_from(series),
        change=change(own),
        because=Message(f" ({because.en})", f"（{because.ja}）") if because.en else because,
        more=with_it,
    )


def _is_indirect(edit: Edit) -> bool:
    """Tell whether another key than the day itself was edited, so that it has to be said."""
    return bool(edit.keys) and edit.keys[0] not in DIRECT


def _consequences(others: list[Slip], root: int, comparison: Comparison, series: str) -> Iterator[Message]:
    """Yield what came of it, line by line; of hundreds only the first, since nobody reads so many."""
    shown = others if len(others) <= MOST_LISTED else others[:FEW]
    for slip in shown:
        yield _follows(slip, root, comparison, series)
    if len(others) > len(shown):
        more = len(others) - len(shown)
        yield Message(f"and {more} more", f"ほか{more}件")


def _follows(slip: Slip, root: int, comparison: Comparison, series: str) -> Message:
    """Return one consequence: `study-5/materials: 10 business days later, now Mon 2022-03-07`."""
    also = [edited(comparison.edits[other]) for other in slip.roots if other != root]
    tail = Message("", "")
    if also:
        tail = Message(
            f" (also because {' and '.join(one.en for one in also[:2])})",
            f"（{'、'.join(one.ja for one in also[:2])}にもよる）",
        )
    return told("{item}: {short}{tail}", "{item}: {short}{tail}", item=slip.key.seen_from(series),
                short=short(slip), tail=tail)  # fmt: skip


def _help(edit: Edit, comparison: Comparison, fault: Fault) -> Message | None:
    """Return how the edit is taken back, or agreed to."""
    undo = _undo(edit) if fault in (SLIPPED, LESS_CERTAIN, DROPPED) else None
    if not comparison.saved:
        if undo is None:
            return None
        if edit.kind != "item" or not edit.keys:
            return undo
        return told(
            "{undo}, or accept it there: {waiver}",
            "{undo}か、了承するなら {waiver} と書いてください",
            undo=undo,
            waiver=f'`waive = [{{ rule = "{fault.code}", why = "…" }}]`',
        )
    save = "aistrat baseline save --force" + ("" if comparison.name == "agreed" else f" --name {comparison.name}")
    if undo is None:
        return told(
            "once the new plan is agreed, freeze it: `{save}`",
            "新しい計画が合意されたら `{save}` で保存してください",
            save=save,
        )
    return told(
        "{undo}, or freeze the new plan once it is agreed: `{save}`",
        "{undo}か、新しい計画が合意されたら `{save}` で保存してください",
        undo=undo,
        save=save,
    )


def _undo(edit: Edit) -> Message | None:
    """Return how the edit is taken back, None where that makes no sense."""
    if edit.kind == "calendar":
        return Message("correct the days of the calendar", "暦の日を直す")
    if edit.kind in ("outside", "unknown", "rename"):
        return None
    what = called(edit)
    if edit.new:
        return None if edit.kind == "item" else Message(f"take away {what.en}", f"{what.ja} を取り除く")
    if edit.kind != "item":
        back = Message("restore", "元に戻す") if edit.place is not None else Message("put back", "戻す")
        return Message(f"{back.en} {what.en}", f"{what.ja} を{back.ja}")
    if edit.place is None:
        return Message(
            f"put {edit.id} back, with `cancelled` if it is off", f"{edit.id} を戻す（取りやめなら `cancelled` を書く）"
        )
    if edit.keys[:1] in ((), ("done",)):
        return None
    if edit.keys[0] in ("cancelled", "confirmed"):
        return Message(f"take `{edit.keys[0]}` away from {edit.id}", f"{edit.id} の `{edit.keys[0]}` を取り除く")
    keys = ", ".join(f"`{key}`" for key in edit.keys[:3])
    return Message(f"restore {keys} of {edit.id}", f"{edit.id} の {keys} を元に戻す")


def _place(context: Context, edit: Edit, worst: Slip, shown: bool) -> Place | None:
    """Return the line that was edited; what lies in a file that was not asked for is told at what it moved."""
    if shown and edit.place is not None and edit.kind != "unknown":
        return edit.place
    item = context.portfolio.index.get(worst.key)
    if item is not None and not (shown and edit.place is None and edit.kind == "item"):
        return item.place
    series = context.by_id.get(edit.series if shown else worst.key.series)
    return series.place if series is not None else None
