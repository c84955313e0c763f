"""What a template can say of a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from aistrat_cli.diagnostic import Message
from aistrat_cli.eras import era_day
from aistrat_cli.model.items import AgendaItem, Document, Meeting
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.render.cells import visible
from aistrat_cli.render.papers.facts import TENTATIVE, Leaf, in_words
from aistrat_cli.render.papers.options import PaperOptions
from aistrat_cli.render.papers.shown import shown_day
from aistrat_cli.wording import AGENDA_KINDS, weekday

if TYPE_CHECKING:
    from aistrat_cli.render.notice.template import Values

ARRANGING = Message("to be arranged", "日程調整中")
MINUTES = Message("{minutes} min", "{minutes}分")


def values_of(plan: Plan, placement: Placement, leaf: Leaf, options: PaperOptions) -> Values:
    """Return the values; a text that is not there is empty."""
    meeting, lang = placement.item, leaf.lang
    assert isinstance(meeting, Meeting)
    era = options.era or lang == "ja"
    today = options.today.get(leaf.series.id)
    day, known = placement.start, has_day(placement)
    body = next((leaf.series.bodies[id] for id in meeting.bodies if id in leaf.series.bodies), None)
    deadlines = [
        _deadline(p, leaf, era)
        for p in plan.of(leaf.series.id)
        if isinstance(p.item, Document) and p.item.derived_from == meeting.key and p.certainty != "cancelled"
    ]
    ahead = [one for one, last in deadlines if today is None or last is None or last > today]
    return {
        "series": visible(leaf.series.title.in_(lang)),
        "title": leaf.title(meeting),
        "body": leaf.bodies(meeting),
        "bodies": [{"name": leaf.name_of(id)} for id in meeting.bodies],
        "number": "" if meeting.number is None else str(meeting.number),
        "type": visible(meeting.type or ""),
        "when": _when(placement, lang, era),
        "date": day.isoformat() if day is not None and known else "",
        "era_date": era_day(day) if day is not None and known else "",
        "weekday": weekday(day, lang) if day is not None and known else "",
        "time": placement.time or "",
        "end_time": _end_time(meeting),
        "timezone": placement.timezone,
        "place": visible(meeting.where.in_(lang)) if meeting.where is not None else "",
        "online": bool(meeting.online),
        "online_link": visible(meeting.online) if isinstance(meeting.online, str) else "",
        "agenda": [_point(n, point, plan, leaf) for n, point in enumerate(meeting.agenda, 1)],
        "decides": _decided(meeting, plan, leaf),
        "deadlines": ahead,
        "all_deadlines": [one for one, _ in deadlines],
        "attendees": [_person(id, leaf) for id in _invited(meeting, leaf, placement.start)],
        "chair": leaf.name_of(body.chair) if body is not None and body.chair else "",
        "organizer": leaf.name_of(body.organizer) if body is not None and body.organizer else "",
        "note": visible(meeting.note.in_(lang)) if meeting.note is not None else "",
        "url": visible(meeting.url or ""),
        "today": shown_day(today, lang, era) if today is not None else "",
        "tentative": placement.certainty == "tentative",
        "day_known": known,
        "cancelled": placement.certainty == "cancelled",
        "cancelled_why": visible(meeting.cancelled_why.in_(lang)) if meeting.cancelled_why is not None else "",
        "id": visible(meeting.id),
        "lang": lang,
    }


def has_day(placement: Placement) -> bool:
    """Tell whether a meeting can be called: it has one day, which is not merely aimed at."""
    return placement.start is not None and placement.certainty != "target" and not placement.is_range


def _when(placement: Placement, lang: str, era: bool) -> str:
    """Return the day in words; what was only computed is tentative, and what is not one day is being arranged."""
    day = in_words(placement, lang, era)
    if has_day(placement):
        return TENTATIVE.in_(lang).format(day=day) if placement.certainty == "computed" else day
    arranging = ARRANGING.in_(lang)
    if placement.start is None:
        return arranging
    return f"{arranging}（{day}）" if lang == "ja" else f"{arranging} ({day})"


def _decided(meeting: Meeting, plan: Plan, leaf: Leaf) -> str:
    """Return what is decided: the title of the item or topic that `decides` names, else its text."""
    named = meeting.decides_id
    item = plan.portfolio.index.get(named) if isinstance(named, tuple) else None
    if meeting.decides is None:
        return ""
    topic = leaf.series.topics.get(named) if isinstance(named, str) else None
    what = item.title if item is not None else topic.title if topic is not None else meeting.decides
    return visible(what.in_(leaf.lang))


def _end_time(meeting: Meeting) -> str:
    if meeting.time is None or meeting.length is None:
        return ""
    minutes = meeting.time.hour * 60 + meeting.time.minute + meeting.length
    return f"{minutes // 60:02d}:{minutes % 60:02d}" if minutes <= 24 * 60 else ""


def _point(number: int, point: AgendaItem, plan: Plan, leaf: Leaf) -> Values:
    person = leaf.series.persons.get(point.presenter or "")
    index = plan.portfolio.index
    papers = [index[key] for key in point.papers if key in index]
    return {
        "n": str(number),
        "point": visible(point.title.in_(leaf.lang)),
        "kinds": leaf.listed(AGENDA_KINDS[kind].in_(leaf.lang) for kind in point.kinds if kind in AGENDA_KINDS),
        "presenter": leaf.name_of(point.presenter),
        "presenter_role": visible(person.role.in_(leaf.lang)) if person is not None and person.role else "",
        "presenter_affiliation": visible(person.affiliation.in_(leaf.lang)) if person and person.affiliation else "",
        "papers": [{"paper": leaf.title(paper)} for paper in papers],
        "paper_list": leaf.listed(leaf.title(paper) for paper in papers),
        "length": MINUTES.in_(leaf.lang).format(minutes=point.length) if point.length else "",
    }


def _deadline(placement: Placement, leaf: Leaf, era: bool) -> tuple[Values, date | None]:
    item = placement.item
    lead = item.lead_time if isinstance(item, Document) else None
    values: Values = {
        "deadline": visible((lead.title if lead is not None else item.title).in_(leaf.lang)),
        "due": in_words(placement, leaf.lang, era),
        "due_time": placement.time or "",
        "owner": leaf.name_of(item.owner),
    }
    return values, placement.last_end or placement.end


def _person(id: str, leaf: Leaf) -> Values:
    person = leaf.series.persons.get(id)
    role = person.role if person is not None else None
    affiliation = person.affiliation if person is not None else None
    return {
        "name": leaf.name_of(id),
        "role": visible(role.in_(leaf.lang)) if role is not None else "",
        "affiliation": visible(affiliation.in_(leaf.lang)) if affiliation is not None else "",
    }


def _invited(meeting: Meeting, leaf: Leaf, day: date | None) -> Iterable[str]:
    """Return who is to attend: those named, else the members on that day; not who is known to be absent."""
    if meeting.attendees is not None:
        found = list(meeting.attendees)
    else:
        found = [
            member.person
            for id in meeting.bodies
            if id in leaf.series.bodies
            for member in leaf.series.bodies[id].members
            if day is None
            or ((member.first is None or member.first <= day) and (member.last is None or day <= member.last))
        ]
    return [id for id in dict.fromkeys(found) if id not in meeting.absent]


def meetings(placements: Iterable[Placement], today: date | None) -> list[Placement]:
    """Return the meetings that are still to come, in the order given: not done, not cancelled, not gone by."""
    return [
        p
        for p in placements
        if isinstance(p.item, Meeting)
        and p.certainty not in ("done", "cancelled")
        and (today is None or (last := p.last_end or p.end) is None or last >= today)
    ]
