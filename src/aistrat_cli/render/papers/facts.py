"""What papers say about an item: its day in words, who meets, who owns it, what is on the agenda."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AgendaItem, AnyItem, Document, Meeting
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.record import Record
from aistrat_cli.render import said
from aistrat_cli.render.cells import visible
from aistrat_cli.render.papers.shown import shown_day
from aistrat_cli.wording import AGENDA_KINDS

KINDS = {
    "meeting": Message("meeting", "会議"),
    "task": Message("task", "作業"),
    "document": Message("paper", "文書"),
    "milestone": Message("milestone", "節目"),
    "deadline": Message("deadline", "期限"),
}
UNKNOWN_DAY = Message("day not known", "日付未定")
BETWEEN = Message("{first} to {last}", "{first}～{last}")
NOT_KNOWN_YET = Message("{days}, day not known yet", "{days}の間、日付未定")
AIMED_AT = Message("around {day}", "{day}を目途")
TENTATIVE = Message("{day} (tentative)", "{day}（仮）")


class Leaf(Record):
    """A series with what is shown of it, in one language."""

    series: Series
    lang: str
    placements: tuple[Placement, ...]
    """In the order of their days."""

    def text(self, written: str) -> str:
        """Return a text on one line."""
        return visible(written)

    def name_of(self, id: str | None) -> str:
        """Return the name of a person or body; a name that is no id stays as it is."""
        if id is None:
            return ""
        person, body = self.series.persons.get(id), self.series.bodies.get(id)
        name = person.name if person is not None else body.name if body is not None else None
        return visible(name.in_(self.lang) if name is not None else id)

    def topic_names(self, ids: Iterable[str]) -> str:
        """Return the titles of topics."""
        topics = self.series.topics
        return self.listed(visible(topics[id].title.in_(self.lang)) if id in topics else visible(id) for id in ids)

    def bodies(self, item: AnyItem) -> str:
        """Return who meets."""
        return self.listed(map(self.name_of, item.bodies)) if isinstance(item, Meeting) else ""

    def title(self, item: AnyItem) -> str:
        """Return the title."""
        return visible(item.title.in_(self.lang))

    def listed(self, names: Iterable[str]) -> str:
        """Return names one after the other."""
        return ("、" if self.lang == "ja" else ", ").join(names)

    def kind(self, item: AnyItem) -> str:
        """Return what kind of item it is; derived deadlines have a word of their own."""
        return KINDS["deadline" if is_deadline(item) else item.kind].in_(self.lang)


def leaves(plan: Plan, placements: Sequence[Placement], lang: str | None) -> list[Leaf]:
    """Return the series that were asked for with their placements."""
    return [
        Leaf(
            series=series,
            lang=lang or series.language,
            placements=tuple(said.by_day(tuple(p for p in placements if p.key.series == series.id))),
        )
        for series in plan.portfolio.series
        if series.id in plan.portfolio.shown
    ]


def is_deadline(item: AnyItem) -> bool:
    """Tell whether it is derived from another item."""
    return isinstance(item, Document) and item.derived_from is not None


def in_words(placement: Placement, lang: str, era: bool = False) -> str:
    """Return the day or days as a letter says them, with how sure they are."""
    first, last = placement.start, placement.last_end or placement.end
    if first is None or last is None:
        return UNKNOWN_DAY.in_(lang)
    if placement.certainty == "done" and placement.item.kind in ("document", "milestone"):
        first = last  # what is done late was not under way all the while
    days = between(first, last, lang, era)
    if placement.certainty == "target" and first == last:
        return AIMED_AT.in_(lang).format(day=days)
    if placement.is_range:
        return NOT_KNOWN_YET.in_(lang).format(days=days)
    return TENTATIVE.in_(lang).format(day=days) if placement.certainty == "tentative" else days


def between(first: date, last: date, lang: str, era: bool) -> str:
    """Return one day, or the first and the last of several."""
    if first == last:
        return shown_day(first, lang, era)
    return BETWEEN.in_(lang).format(first=shown_day(first, lang, era), last=shown_day(last, lang, era))


def certainty(placement: Placement, lang: str) -> str:
    """Return how sure the day is."""
    return said.CERTAINTY[placement.certainty].in_(lang)


def point_said(point: AgendaItem, leaf: Leaf, papers: Sequence[str] = ()) -> str:
    """Return a point of an agenda: `Hearings (hearing, discussion), Hiroaki Kitano; papers: the draft`."""
    text = visible(point.title.in_(leaf.lang))
    kinds = leaf.listed(AGENDA_KINDS[kind].in_(leaf.lang) for kind in point.kinds if kind in AGENDA_KINDS)
    ja = leaf.lang == "ja"
    if kinds:
        text += f"（{kinds}）" if ja else f" ({kinds})"
    if point.presenter is not None:
        text += f"　{leaf.name_of(point.presenter)}" if ja else f", {leaf.name_of(point.presenter)}"
    if papers:
        text += f"　資料：{leaf.listed(papers)}" if ja else f"; papers: {leaf.listed(papers)}"
    return text


def paper_titles(point: AgendaItem, plan: Plan, shown: frozenset[ItemKey], leaf: Leaf) -> list[str]:
    """Return the titles of a point's papers that may be seen."""
    index = plan.portfolio.index
    return [leaf.title(index[key]) for key in point.papers if key in shown and key in index]
