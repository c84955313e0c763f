"""The list of a page: every item in the order of its day, with all there is to tell about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.days import ItemKey
from aistrat_cli.planning.plan import Placement
from aistrat_cli.render.cells import visible
from aistrat_cli.render.days import full_day
from aistrat_cli.render.html.texts import LANGS, both, in_each, lists, said
from aistrat_cli.render.said import CERTAINTY
from aistrat_cli.render.svg.ink import Ink
from aistrat_cli.render.svg.markup import element, escaped, safe_url
from aistrat_cli.render.timeline import words
from aistrat_cli.render.timeline.marks import Mark
from aistrat_cli.wording import weekday

MORE = Message("More about it", "関連ページ")

Inks = Mapping[str, Ink]
"""The same series in each language."""


def entries(inks: Inks) -> list[Placement]:
    """Return the items that have an entry of their own, in the order of their days; those without a day last."""
    ink = inks[LANGS[0]]
    marks = ink.view.marks
    placed = [p for p in ink.view.placements if not ink.facts.is_under_another(p)]
    placed.sort(key=lambda p: marks[p.key].last if marks[p.key].form == "aim" else marks[p.key].first)
    return placed + [p for p in ink.view.unplaced if not ink.facts.is_under_another(p)]


def row(placement: Placement, inks: Inks, groups: Mapping[ItemKey, str]) -> str:
    """Return the entry of an item; `groups` names the filters that let it through."""
    key = placement.key
    ink = inks[LANGS[0]]
    mark = ink.view.marks.get(key)
    classes = ["past"] if mark is not None and ink.is_over(mark) else []
    if key == ink.view.upcoming:
        classes.append("next")
    url = safe_url(placement.item.url)
    more = element("a", said(MORE), href=url, rel="noopener noreferrer", class_="more") if url else ""

    def told(lang: str) -> list[str]:
        facts = inks[lang].facts
        return [*facts.circumstances(placement), *facts.deadlines(placement)]

    note = placement.item.note
    what = [
        element("h3", in_each(lambda lang: _heading(placement, inks[lang]))),
        lists(lambda lang: _points(placement, inks[lang]), "points"),
        lists(lambda lang: list(inks[lang].facts.troubles(placement)), "bad"),
        element("p", in_each(lambda lang: visible(note.in_(lang))), class_="note") if note is not None else "",
        lists(told, "facts"),
        more,
    ]
    return element(
        "li",
        element("div", when(mark, placement, inks), class_="when"),
        element("div", *what, class_="what"),
        class_=" ".join(classes) or None,
        data_key=f"{key.series}:{key.item}",
        data_f=groups.get(key) or None,
    )


def when(mark: Mark | None, placement: Placement, inks: Inks) -> str:
    """Return the day or the days, and how sure they are where that is not fixed."""
    era = inks[LANGS[0]].era
    if mark is None:
        return element("span", said(words.NO_DAY), class_="badge open")
    days = [mark.last] if mark.form == "aim" and mark.shape != "task" else sorted({mark.first, mark.last})
    parts = []
    for index, ordinal in enumerate(days):
        day = date.fromordinal(ordinal)
        text = in_each(lambda lang, day=day: f"{full_day(day, era and lang == 'ja')} {weekday(day, lang)}")  # type: ignore[misc]
        parts.append(("– " if index else "") + element("time", text, datetime=day.isoformat()))
    badge = ""
    if placement.certainty != "fixed":
        sure = placement.certainty in ("done", "cancelled")
        badge = element("span", said(CERTAINTY[placement.certainty]), class_="badge" if sure else "badge open")
    return " ".join(part for part in ("<br>".join(parts), badge) if part)


def _heading(placement: Placement, ink: Ink) -> str:
    return ink.facts.called(placement)


def _points(placement: Placement, ink: Ink) -> list[str]:
    texts = [text.removeprefix("- ") for text in ink.facts.texts(placement)]
    heading = _heading(placement, ink)
    return [text for text in texts if text != heading]


def deadlines(inks: Iterable[Inks], most: int) -> str:
    """Return the next things that are due or happen from today on."""
    found: list[tuple[int, Mark, Inks]] = []
    for each in inks:
        ink = each[LANGS[0]]
        if ink.today is None:
            continue
        for mark in ink.view.marks.values():
            if mark.state not in ("done", "cancelled") and mark.form != "range" and mark.last >= ink.today:
                found.append((mark.last, mark, each))
    found.sort(key=lambda one: one[0])
    lines = []
    for last, mark, each in found[:most]:
        day = date.fromordinal(last)
        about = "~" if mark.form == "aim" else ""

        def dated(lang: str, day: date = day, about: str = about, era: bool = each[LANGS[0]].era) -> str:
            return f"{about}{full_day(day, era and lang == 'ja')} {weekday(day, lang)}"

        ahead = both(*(each[lang].facts.ahead(last) for lang in LANGS))
        called = in_each(lambda lang, each=each, mark=mark: each[lang].facts.called(mark.placement))  # type: ignore[misc]
        time = element("span", escaped(mark.placement.time), class_="soft") if mark.placement.time else ""
        lines.append(
            element(
                "li",
                element("time", in_each(dated), datetime=day.isoformat()),
                element("span", called, " ", time, class_="called"),
                element("span", ahead, class_="soft ahead-in"),
            )
        )
    return element("ol", *lines, class_="due") if lines else ""
