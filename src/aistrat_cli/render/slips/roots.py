"""Slips in the order in which they are told: each edit with what it moved, the worst first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aistrat_cli.baseline.values import Comparison, Edit, Slip
from aistrat_cli.diagnostic import SEVERITIES, Message, Severity
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.series import Portfolio
from aistrat_cli.record import Record
from aistrat_cli.render.cells import visible


class Root(Record):
    """An edit, and what it moved."""

    edit: Edit
    own: Slip | None
    """The slip of the item that was edited, where it has one."""
    others: tuple[Slip, ...]
    severity: Severity
    """Of its worst slip."""

    @property
    def slips(self) -> tuple[Slip, ...]:
        """All that it moved, its own item first."""
        return (*((self.own,) if self.own is not None else ()), *self.others)


def roots(comparison: Comparison, slips: Sequence[Slip] | None = None) -> list[Root]:
    """Return the edits that moved something; each slip stands under the root that is told first of it."""
    by_root: dict[int, list[Slip]] = {}
    for slip in comparison.slips if slips is None else slips:
        by_root.setdefault(slip.roots[0], []).append(slip)
    found = []
    for index, moved in sorted(by_root.items()):
        edit = comparison.edits[index]
        own = next((slip for slip in moved if slip.key == ItemKey(edit.series, edit.id)), None)
        if own is None and len(moved) == 1 and edit.kind != "calendar":
            own = moved[0]
        found.append(
            Root(
                edit=edit,
                own=own,
                others=tuple(slip for slip in moved if slip is not own),
                severity=min((slip.severity for slip in moved), key=SEVERITIES.index),
            )
        )
    return sorted(found, key=lambda root: SEVERITIES.index(root.severity))


def line_of(edit: Edit) -> str:
    """Return where an edit was made, `schedules/a.toml:84`; nothing where the line is gone."""
    if edit.place is None or not edit.place.source.text:
        return ""
    return f"{visible(edit.place.source.path)}:{edit.place.location.line}"


def title_of(slip: Slip, portfolio: Portfolio, lang: str) -> str:
    """Return an item's title, safe to print; that of the baseline where the item is gone."""
    item = portfolio.index.get(slip.key)
    if item is not None:
        return visible(item.title.in_(lang))
    if isinstance(slip.title, dict):
        return visible(str(slip.title.get(lang) or next(iter(slip.title.values()), "")))
    return visible(str(slip.title or slip.key.item))


def how_many(comparison: Comparison) -> Message:
    """Return `1 edit moves 4 items`."""
    slips, edits = len(comparison.slips), len({slip.roots[0] for slip in comparison.slips})
    if not slips:
        return Message("nothing moved", "動いた項目はありません")
    verb = "changes" if edits == 1 else "change"
    return Message(
        f"{edits} {'edit' if edits == 1 else 'edits'} {verb} {slips} {'item' if slips == 1 else 'items'}",
        f"{edits}件の変更で{slips}項目が変わりました",
    )


def ghosts(comparison: Comparison) -> dict[ItemKey, tuple[date, date]]:
    """Return where the items were, first and last day, for the ghosts of a timeline."""
    found = {}
    for key, frozen in comparison.before.items():
        last = frozen.last_end or frozen.end
        if frozen.start is not None and last is not None and frozen.certainty != "cancelled":
            found[key] = (frozen.start, last)
    return found
