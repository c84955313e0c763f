"""What a calendar says about an item in words: summary, description, place, categories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.ical.state import Form
from aistrat_cli.model.items import AgendaItem, AnyItem, Document, Meeting
from aistrat_cli.model.series import Series
from aistrat_cli.model.text import Text
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.wording import AGENDA_KINDS

TENTATIVE = Message("Tentative: ", "【仮】")
CANCELLED = Message("Cancelled: ", "【中止】")
ONLINE = Message("Online", "オンライン")
KINDS = {
    "meeting": Message("Meeting", "会議"),
    "task": Message("Task", "作業"),
    "document": Message("Paper", "文書"),
    "milestone": Message("Milestone", "節目"),
    "deadline": Message("Deadline", "期限"),
}

_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_NOT_IN_URLS = re.compile(r"[^!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!$)")


def clean(text: str) -> str:
    """Return the text with line feeds alone for its line breaks, blanks for tabs, and no other control character."""
    if text.isprintable():
        return text
    return _CONTROLS.sub("", _BREAKS.sub("\n", text).replace("\t", " "))


def one_line(text: str) -> str:
    """Return the text on one line."""
    return text if text.isprintable() else clean(text).replace("\n", " ")


def uri(text: str) -> str | None:
    """Return the text as a URI, what no URI may hold percent-encoded; None where it does not begin with a scheme."""
    text = text.strip()
    if not _SCHEME.match(text):
        return None
    return _NOT_IN_URLS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "ignore")), text)


def summary(placement: Placement, form: Form, lang: str) -> str:
    """Return the title; what is not sure says so, and in words where its day is unknown."""
    item = placement.item
    title = one_line(item.title.in_(lang))
    if form == "tentative":
        return TENTATIVE.in_(lang) + title
    if form == "uncertain":
        return _uncertain(placement, title, lang)
    return title


def cancelled_summary(title: Text, lang: str) -> str:
    """Return the title of an entry that is cancelled: clients that ignore STATUS show this at least."""
    return CANCELLED.in_(lang) + one_line(title.in_(lang))


def _uncertain(placement: Placement, title: str, lang: str) -> str:
    if placement.certainty == "target" and placement.end is not None:
        day = placement.end.isoformat()
        return Message(f"Aimed at: {title} (around {day})", f"【目途】{title}（{day}頃）").in_(lang)
    if placement.certainty == "alternatives" and placement.item.one_of:
        days = " / ".join(one_line(span.written) for span in placement.item.one_of)
        return Message(f"Day open: {title} (one of {days})", f"【候補日】{title}（{days}）").in_(lang)
    first, last = placement.start, placement.last_end or placement.end
    return Message(
        f"Day open: {title} (some day {first} to {last})", f"【日付未定】{title}（{first}～{last}の間）"
    ).in_(lang)


def location(item: AnyItem, lang: str) -> str:
    """Return where a meeting is held."""
    if not isinstance(item, Meeting):
        return ""
    if item.where is not None:
        return one_line(item.where.in_(lang))
    return ONLINE.in_(lang) if item.online else ""


def place_written(item: AnyItem) -> str | dict[str, str]:
    """Return the place as it is written, in every language: what a change of place is told by."""
    if not isinstance(item, Meeting):
        return ""
    if item.where is not None:
        return text_written(item.where)
    if isinstance(item.online, str):
        return item.online
    return "online" if item.online else ""


def text_written(text: Text) -> str | dict[str, str]:
    """Return a text as TOML and JSON have it."""
    return text.written if isinstance(text.written, str) else dict(text.written)


def url(item: AnyItem) -> str | None:
    """Return the item's link, a meeting's to its call where it has no other."""
    if item.url and (found := uri(item.url)):
        return found
    if isinstance(item, Meeting) and isinstance(item.online, str):
        return uri(item.online)
    return None


def categories(item: AnyItem, series: Series, lang: str) -> tuple[str, ...]:
    """Return kind, bodies and topics, each once."""
    derived = isinstance(item, Document) and item.derived_from is not None
    found = [KINDS["deadline" if derived else item.kind].in_(lang)]
    if isinstance(item, Meeting):
        bodies = (series.bodies[id] for id in item.bodies if id in series.bodies)
        found += [one_line((body.short or body.name).in_(lang)) for body in bodies]
    found += [one_line(series.topics[id].title.in_(lang)) for id in item.topics if id in series.topics]
    return tuple(dict.fromkeys(name for name in found if name))


def description(placement: Placement, form: Form, series: Series, plan: Plan, lang: str) -> str:
    """Return what there is to know beside day and place: range, agenda with papers, decision, links, remarks."""
    return clean("\n".join(_lines(placement, form, series, plan, lang)))


def _lines(placement: Placement, form: Form, series: Series, plan: Plan, lang: str) -> Iterator[str]:
    item = placement.item
    if form == "uncertain":
        yield _range(placement, lang)
    if isinstance(item, Document) and item.derived_from is not None and placement.time:
        yield Message(f"Until {placement.time}", f"{placement.time}まで").in_(lang)
    if isinstance(item, Meeting):
        yield from _meeting(item, form, series, plan, lang)
    if item.owner:
        yield Message("Owner: ", "担当: ").in_(lang) + _name(item.owner, series, lang)
    if item.note is not None:
        yield item.note.in_(lang)
    if item.url and uri(item.url) is None:
        yield item.url


def _meeting(meeting: Meeting, form: Form, series: Series, plan: Plan, lang: str) -> Iterator[str]:
    if meeting.agenda:
        yield Message("Agenda", "議題").in_(lang)
        for number, point in enumerate(meeting.agenda, 1):
            yield from _point(number, point, series, plan, lang)
    decided = plan.portfolio.index.get(meeting.decides_id) if isinstance(meeting.decides_id, tuple) else None
    if meeting.decides is not None and (decided is None or decided.public):
        topic = series.topics.get(meeting.decides_id) if isinstance(meeting.decides_id, str) else None
        what = decided.title if decided is not None else topic.title if topic is not None else meeting.decides
        yield Message("Decides: ", "決定: ").in_(lang) + one_line(what.in_(lang))
    if isinstance(meeting.online, str):
        yield f"{ONLINE.in_(lang)}: {meeting.online}"
    elif meeting.online and meeting.where is not None:
        yield ONLINE.in_(lang)
    if meeting.time is not None and meeting.length is None and form != "uncertain":
        yield Message("Its length is not known: an hour is assumed.", "所要時間は未定です（1時間と仮定）。").in_(lang)


def _point(number: int, point: AgendaItem, series: Series, plan: Plan, lang: str) -> Iterator[str]:
    kinds = [AGENDA_KINDS[kind].in_(lang) if kind in AGENDA_KINDS else kind for kind in point.kinds]
    notes = [*kinds]
    if point.presenter:
        notes.append(_name(point.presenter, series, lang))
    if point.length:
        notes.append(Message(f"{point.length} min", f"{point.length}分").in_(lang))
    said = f"{number}. {one_line(point.title.in_(lang))}"
    if notes:
        joined = Message(", ", "、").in_(lang).join(notes)
        said += Message(f" ({joined})", f"（{joined}）").in_(lang)
    yield said
    for key in point.papers:
        paper = plan.portfolio.index.get(key)
        if paper is not None and paper.public:
            yield f"   - {one_line(paper.title.in_(lang))}"


def _name(id: str, series: Series, lang: str) -> str:
    """Return the name of a person or a body, without any address; a text that names neither as it is."""
    named = series.persons.get(id) or series.bodies.get(id)
    return one_line(named.name.in_(lang)) if named is not None else one_line(id)


def _range(placement: Placement, lang: str) -> str:
    first, last = placement.start, placement.last_end or placement.end
    if placement.certainty == "target":
        target: date | None = placement.target or placement.end
        return Message(f"Aimed at {target}; not promised.", f"{target}を目途とし、確定していません。").in_(lang)
    return Message(
        f"The day is not known yet: some day from {first} to {last}.",
        f"日付は未定です。{first}から{last}までの間に予定しています。",
    ).in_(lang)
