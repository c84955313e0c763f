"""One file's TOML turned into a series of the model, as far as it can be read; everything wrong is reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from aistrat_cli import faults
from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.decode.calendar import make_calendar
from aistrat_cli.loading.decode.gather import gather
from aistrat_cli.loading.decode.identity import Ids, check_former_ids
from aistrat_cli.loading.decode.people import check_parents, make_absence, make_body, make_person, make_topic
from aistrat_cli.loading.decode.policy import make_rules, make_slip
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.sections import FILE, Sections, is_schedule
from aistrat_cli.loading.decode.table import NO_KEYS, read_table, wrong_type
from aistrat_cli.loading.format.keys import FORMAT, TABLES
from aistrat_cli.loading.overlay import Change, Overlays
from aistrat_cli.loading.written.anchors import Scope
from aistrat_cli.model.calendar import Calendar
from aistrat_cli.model.policy import RulesConfig, SlipPolicy
from aistrat_cli.model.series import Series
from aistrat_cli.model.text import Text
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import Place

Record = TypeVar("Record", bound=Any)


class Decoded(NamedTuple):
    """One file, read."""

    series: Series
    has_id: bool
    """False where the series has no id of its own, and goes by its file's name."""
    reading: Reading
    changed: frozenset[int]
    """Which changes of the command line were taken, by their index."""


def decode(
    reading: Reading,
    raw: Mapping[str, Any],
    *,
    scenario: str | None = None,
    changes: Iterable[Change] = (),
    holidays: HolidaySource,
) -> Decoded | None:
    """Read one parsed file; None where it is no schedule, or one of a format that is not known here.

    What is wrong is in the reading.
    """
    sections = Sections(reading, raw)
    if not _is_format(reading, raw, sections.root):
        return None
    if not is_schedule(raw):
        _report_no_schedule(sections)
        return None
    x = sections.check()
    fields, has_id = _read_series(sections)
    if x:
        fields["x"] = {**x, **fields.get("x", NO_KEYS)}
    calendar = _read_calendars(sections)
    _read_people(sections)
    overlays = Overlays(sections, scenario, changes)
    items, leads = gather(sections, overlays, calendar, holidays)
    reading.kinds = {item.id: item.kind for item in items}
    overlays.finish()
    check_former_ids(reading, items)
    slip, slip_for = _read_slip(sections)
    absences = [make_absence(reading, *section) for section in sections.many("absence")]
    rules = sections.one("rules")
    series = Series(
        **fields,
        calendar=calendar,
        calendars=reading.calendars,
        bodies=reading.bodies,
        persons=reading.persons,
        absences=tuple(absence for absence in absences if absence),
        topics=reading.topics,
        lead_times=tuple(leads),
        items=tuple(items),
        slip=slip,
        slip_for=slip_for,
        scenarios=overlays.scenarios,
        rules=make_rules(reading, *rules) if rules else RulesConfig(place=sections.root.at("rules")),
        source=reading.source,
    )
    return Decoded(series, has_id, reading, frozenset(overlays.changed))


def _report_no_schedule(sections: Sections) -> None:
    sections.reading.report(
        faults.MISSING_KEY,
        Message(
            "This file is no schedule: it has no `[series]`.",
            "予定表ではありません。`[series]` がありません。",
        ),
        sections.root,
        Message(
            "Begin with `format = 1` and `[series]`; `aistrat init` writes a file to start from.",
            "`format = 1` と `[series]` から書き始めます。`aistrat init` でひな形を作れます。",
        ),
    )


def _is_format(reading: Reading, raw: Mapping[str, Any], root: Place) -> bool:
    """Report a format that is not known; one that is missing, or no number, is taken for the known one."""
    if "format" not in raw:
        return True
    value, place = raw["format"], root.at("format")
    if isinstance(value, bool) or not isinstance(value, int):
        reading.misread(wrong_type(FILE.keys["format"], value), place)
        return True
    if value == FORMAT:
        return True
    shown = value if abs(value) < 10**9 else "…"
    reading.report(
        faults.UNSUPPORTED_FORMAT,
        Message(
            f"Format {shown} is not known; this version reads format {FORMAT}.",
            f"形式 {shown} は読めません。このバージョンが読めるのは形式 {FORMAT} です。",
        ),
        place,
        Message(
            f"Write `format = {FORMAT}`, or use a newer version of aistrat.",
            f"`format = {FORMAT}` と書くか、新しいバージョンの aistrat を使ってください。",
        ),
    )
    return False


def _read_series(sections: Sections) -> tuple[dict[str, Any], bool]:
    """Read `[series]`; return its fields, with something in the place of what it needs and does not have."""
    reading = sections.reading
    section = sections.one("series")
    raw, place = section or (NO_KEYS, sections.root.at("series"))
    id = raw.get("id")
    reading.series = id if isinstance(id, str) and id.strip() else ""
    values, x = NO_KEYS, NO_KEYS
    if section:
        read = read_table(reading, TABLES["series"], raw, place)
        values, x = dict(read.values), read.x
    has_id = "id" in values
    stand_in = reading.source.path.rpartition("/")[2].removesuffix(".toml") or "schedule"
    fields: dict[str, Any] = {"id": stand_in, "timezone": "UTC", **values, "place": place}
    fields.setdefault("title", Text(written=fields["id"]))
    if x:
        fields["x"] = x
    reading.series = fields["id"]
    reading.scope = Scope(fields["id"], fields.get("fiscal_year_start"), fields.get("fiscal_year_name"))
    return fields, has_id


def _read_calendars(sections: Sections) -> Calendar:
    """Read `[calendar]` and `[calendars.NAME]`."""
    reading = sections.reading
    for name, section in sections.by_name("calendars").items():
        reading.calendars[name] = make_calendar(reading, *section, name)
    own = sections.one("calendar")
    return make_calendar(reading, *own) if own else Calendar(place=sections.root)


def _read_people(sections: Sections) -> None:
    """Read persons, the bodies they sit in, and topics."""
    reading = sections.reading
    ids = Ids(reading)
    _keep(reading.persons, (make_person(reading, *section) for section in sections.many("person")), ids)
    _keep(reading.bodies, (make_body(reading, *section) for section in sections.many("body")), ids)
    _keep(reading.topics, (make_topic(reading, *section) for section in sections.many("topic")), Ids(reading))
    check_parents(reading)


def _keep(kept: dict[str, Record], made: Iterable[Record | None], ids: Ids) -> None:
    """Keep what was made by its id. A body with the id of a person is one still: what names it is not wrong, too."""
    for record in made:
        if record is not None and (ids.take(record.id, record.place) or record.id not in kept):
            kept[record.id] = record


def _read_slip(sections: Sections) -> tuple[SlipPolicy, tuple[SlipPolicy, ...]]:
    """Read `[slip]` and `[[slip.for]]`."""
    section = sections.one("slip")
    if section is None:
        return SlipPolicy(place=sections.root.at("slip")), ()
    raw, place = section
    read = read_table(sections.reading, TABLES["slip"], raw, place)
    return make_slip(read, place), read.values.get("for", ())
