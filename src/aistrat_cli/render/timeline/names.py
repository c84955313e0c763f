"""How the marks of a drawing are called: by number where the lane says which body meets, else by title."""

from __future__ import annotations

from collections.abc import Sequence

from aistrat_cli.model.items import Meeting
from aistrat_cli.render.called import subject
from aistrat_cli.render.days import short_day
from aistrat_cli.render.timeline import words
from aistrat_cli.render.timeline.layout import Labels
from aistrat_cli.render.timeline.marks import Mark
from aistrat_cli.render.timeline.options import TimelineOptions
from aistrat_cli.render.timeline.view import View
from aistrat_cli.wording import numbered


def labels_for(view: View, options: TimelineOptions, star: str) -> Labels:
    """Return how the marks of a series are called in its drawing; `star` marks the critical path, where asked for."""
    lang = view.lang

    def number(marks: Sequence[Mark]) -> str:
        numbers = [m.placement.item.number for m in marks if isinstance(m.placement.item, Meeting)]
        known = [n for n in numbers if n is not None]
        text = ""
        if known and options.lanes != "none":  # there the row bears the item's name
            text = str(known[0]) if len(known) == 1 else f"{min(known)}-{max(known)}"
        if text and all(m.placement.certainty == "tentative" for m in marks):
            text = f"({text})"
        return text + (star if options.critical and any(m.placement.critical for m in marks) else "")

    def title(mark: Mark, brief: bool) -> str:
        item, target = mark.placement.item, mark.placement.target
        parts = [star] if options.critical and mark.placement.critical else []
        if brief:
            return "".join(parts)
        if target is not None and mark.form in ("aim", "range"):
            parts.append("~" + short_day(target, target, options.era))
            parts += [words.MISSED.in_(lang)] if mark.aimed_at is not None else []
        if options.lanes != "none":
            if isinstance(item, Meeting) and item.number is not None:
                parts.append(numbered(item.number, lang))
            parts.append(subject(item, view.series, lang))
        return " ".join(part for part in parts if part)

    return Labels(number=number, title=title)
