"""What the pens of one block know: the plan, the view, words about an item, how it is coloured."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import Meeting
from aistrat_cli.planning.plan import Plan
from aistrat_cli.render.called import own_title, subject
from aistrat_cli.render.cells import visible
from aistrat_cli.render.days import day_and_weekday
from aistrat_cli.render.svg.markup import element, escaped, safe_url
from aistrat_cli.render.svg.options import PictureOptions
from aistrat_cli.render.svg.typeset import ELLIPSIS
from aistrat_cli.render.timeline import words
from aistrat_cli.render.timeline.facts import Facts, Threads
from aistrat_cli.render.timeline.glyphs import UNICODE
from aistrat_cli.render.timeline.marks import Mark
from aistrat_cli.render.timeline.view import View

if TYPE_CHECKING:
    from aistrat_cli.render.svg.cards import Card

LONGEST_TOLD = 400
"""What is shown on hovering is cut after so many signs."""


class Ink:
    """One series, and everything that says how its items look."""

    def __init__(self, plan: Plan, view: View, threads: Threads, options: PictureOptions, used: set[str]) -> None:
        self.plan = plan
        self.view = view
        self.lang = view.lang
        self.era = options.era
        self.options = options
        self.used = used
        """The signs that the legend must explain."""
        self.facts = Facts(plan, view, threads, options.timeline, UNICODE)
        self.today = view.today.toordinal() if view.today is not None else None
        self.lanes = view.lanes.group(view.placements)
        self.labels: dict[ItemKey, str] = {}
        """What stands beside items, kept while the page is tried at several sizes."""
        self.cards: dict[tuple[ItemKey, float, int], Card] = {}
        """Cards without their place, by how wide they may be and how much they may tell; kept likewise."""
        self.ghosts: Mapping[ItemKey, tuple[date, date]] = options.ghosts or {}

    def is_over(self, mark: Mark) -> bool:
        """Tell whether an item lies behind us: done, cancelled, or its last possible day has gone by."""
        return mark.state in ("done", "cancelled") or (self.today is not None and mark.last < self.today)

    def is_critical(self, mark: Mark) -> bool:
        """Tell whether an item shall be shown as on the critical path."""
        return self.options.critical and mark.placement.critical

    def look(self, mark: Mark) -> str:
        """Return the class of a filled or hollow sign."""
        over = self.is_over(mark)
        if mark.state == "cancelled":
            look = "off"
        elif mark.state == "open":
            look = "open-over" if over else "open"
        else:
            look = "over" if over else "ahead"
        if self.is_critical(mark):
            self.note("critical")
            look += " critical"
        return look

    def heading(self, mark: Mark) -> str:
        """Return the number of a meeting, else its title, else nothing."""
        number = self.facts.number(mark.placement)
        return number or ""

    def subject(self, mark: Mark) -> str:
        """Return what an item is about, in one line."""
        return subject(mark.placement.item, self.view.series, self.lang)

    def called(self, mark: Mark) -> str:
        """Return what stands beside an item that has no card."""
        item = mark.placement.item
        parts = [self.facts.number(mark.placement), self.subject(mark)]
        said = " ".join(part for part in parts if part)
        return said or visible(item.title.in_(self.lang))

    def points(self, mark: Mark) -> list[str]:
        """Return what a card lists: own title, agenda, what is decided."""
        texts = self.facts.texts(mark.placement)
        item = mark.placement.item
        if isinstance(item, Meeting) and own_title(item, self.view.series) is None and len(item.agenda) > 1:
            bullet = "・" if self.lang == "ja" else "• "
            texts = [bullet + text if index < len(item.agenda) else text for index, text in enumerate(texts)]
        dash = f"{UNICODE.bullet} "
        return [f"• {text.removeprefix(dash)}" if text.startswith(dash) else text for text in texts]

    def told(self, mark: Mark) -> str:
        """Return everything there is to say about an item, in one line."""
        placement = mark.placement
        facts = self.facts
        about = [facts.called(placement), self.day(mark), *(text for text in facts.texts(placement))]
        about += [*facts.circumstances(placement), *facts.troubles(placement), *facts.deadlines(placement)]
        text = "; ".join(dict.fromkeys(part for part in about if part))
        return text if len(text) <= LONGEST_TOLD else text[:LONGEST_TOLD] + ELLIPSIS

    def day(self, mark: Mark) -> str:
        """Return the whole day or days of a mark, `~` before a target."""
        first, last = (date.fromordinal(day) for day in (mark.first, mark.last))
        if mark.form == "aim":
            return "~" + day_and_weekday(last, None, self.lang, self.era)
        said = day_and_weekday(first, None, self.lang, self.era)
        return said if first == last else f"{said} – {day_and_weekday(last, first, self.lang, self.era)}"

    def item(self, mark: Mark, *content: str) -> str:
        """Return an item's group: with all there is to tell, a link where it has an address.

        On a page it has its key, and the script makes a button of it.
        """
        if self.options.embedded:
            key = mark.placement.key
            title = element("title", escaped(f"{self.facts.called(mark.placement)}, {self.day(mark)}"))
            return element("g", title, *content, class_="item", data_key=f"{key.series}:{key.item}")
        group = element("g", element("title", escaped(self.told(mark))), *content)
        url = safe_url(mark.placement.item.url)
        return element("a", group, href=url) if url else group

    def note(self, *names: str) -> None:
        """Note down what the legend must explain."""
        self.used.update(names)

    def was(self, mark: Mark) -> str:
        """Return where the item stood in the baseline, nothing where it has not moved."""
        return self.facts.moved(mark.placement, mark)

    def missed(self, mark: Mark) -> list[str]:
        """Return the deadline and the target that an item misses, said."""
        return list(self.facts.troubles(mark.placement))

    @property
    def no_day(self) -> str:
        """What stands before the items without a day."""
        return words.NO_DAY.in_(self.lang)
