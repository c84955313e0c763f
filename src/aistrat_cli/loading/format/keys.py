"""Every table and every key of the format: the one place where they are listed.

The decoder reads files by these tables, the JSON Schema and the reference tables of `docs/format.md` are made from
them. What each key means, in English and Japanese and with an example, stands in `docs`, which only those two
and messages about faults need; a test holds the two complete.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from aistrat_cli.diagnostic import SEVERITIES
from aistrat_cli.model.items import KINDS
from aistrat_cli.model.policy import Followers, SlipKind
from aistrat_cli.row import NamedTuple

FORMAT = 1
"""The version of the format that is read."""

PLACING = ("date", "target", "window", "one_of")
"""The keys that say what is known of an item's day."""

MOST_REPEATED = 5000
"""How many days one repeat may give: a daily one for over ten years; more is a mistake that would fill the memory."""


class Key(NamedTuple):
    """A key of a table."""

    name: str
    kind: str
    """How its value is written and read: a word that the decoder, the schema and the reference each know."""
    need: bool = False
    default: str = ""
    """What holds where it is not written, as TOML."""
    choices: tuple[str, ...] = ()
    table: str = ""
    """The table that its value, or an entry of its value, is."""
    low: int = 0
    high: int = 0
    """Bounds of a whole number, both included."""
    group: str = ""
    """Where it is documented: the table that has it, or the group of tables that share it."""

    @property
    def doc(self) -> str:
        """The name of its documentation: `meeting.days`."""
        return f"{self.group}.{self.name}"


class Table(NamedTuple):
    """A table of the format, with its keys by name in the order in which they are best written."""

    name: str
    header: str
    """As it is written in a file: `[[meeting]]`."""
    keys: Mapping[str, Key]
    needed: tuple[str, ...]


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
AGENDA_KINDS = ("report", "hearing", "discussion", "decision")

_GROUPS: dict[str, tuple[Key, ...]] = {
    "file": (
        Key("format", "format", need=True),
        Key("series", "table", need=True, table="series"),
        Key("calendar", "table", table="calendar"),
        Key("calendars", "named-tables", table="calendar"),
        Key("body", "tables", table="body"),
        Key("person", "tables", table="person"),
        Key("absence", "tables", table="absence"),
        Key("topic", "tables", table="topic"),
        Key("meeting", "tables", table="meeting"),
        Key("task", "tables", table="task"),
        Key("document", "tables", table="document"),
        Key("milestone", "tables", table="milestone"),
        Key("repeat", "tables", table="repeat"),
        Key("lead_time", "tables", table="lead_time"),
        Key("done", "done"),
        Key("slip", "table", table="slip"),
        Key("scenario", "named-tables", table="scenario"),
        Key("rules", "table", table="rules"),
    ),
    "series": (
        Key("id", "id", need=True),
        Key("title", "text", need=True),
        Key("timezone", "timezone", need=True),
        Key("fiscal_year_start", "integer", low=1, high=12),
        Key("fiscal_year_name", "choice", default='"start"', choices=("start", "end")),
        Key("as_of", "day"),
    ),
    "calendar": (
        Key("country", "country"),
        Key("subdivision", "string"),
        Key("weekend", "choices", default='["sat", "sun"]', choices=WEEKDAYS),
        Key("closed", "day-ranges", table="day_range"),
        Key("open", "day-ranges", table="day_range"),
        Key("avoid", "day-ranges", table="day_range"),
    ),
    "day_range": (
        Key("from", "day"),
        Key("to", "day"),
        Key("every", "year-range"),
        Key("why", "text"),
    ),
    "body": (
        Key("id", "id", need=True),
        Key("name", "text"),
        Key("short", "text"),
        Key("members", "members", table="member"),
        Key("complete", "boolean", default="true"),
        Key("chair", "person"),
        Key("chair_required", "boolean", default="false"),
        Key("quorum", "quorum", low=1, high=100_000),
        Key("organizer", "organizer"),
    ),
    "member": (
        Key("person", "person", need=True),
        Key("role", "text"),
        Key("from", "day"),
        Key("until", "day"),
    ),
    "person": (
        Key("id", "id", need=True),
        Key("name", "text"),
        Key("email", "email"),
        Key("role", "text"),
        Key("affiliation", "text"),
    ),
    "absence": (
        Key("person", "person", need=True),
        Key("from", "day"),
        Key("to", "day"),
        Key("from_ics", "inner-path"),
    ),
    "topic": (
        Key("id", "id", need=True),
        Key("title", "text"),
        Key("parent", "string"),
        Key("kind", "string"),
    ),
    "item": (
        Key("id", "id", need=True),
        Key("title", "text"),
        Key("date", "date"),
        Key("target", "expression"),
        Key("window", "window"),
        Key("one_of", "one-of"),
        Key("after", "dependencies"),
        Key("before", "dependencies"),
        Key("ends_after", "dependencies"),
        Key("not_before", "expression"),
        Key("deadline", "expression"),
        Key("place_at", "choice", choices=("early", "late")),
        Key("confirmed", "boolean", default="true"),
        Key("pinned", "boolean", default="false"),
        Key("done", "day"),
        Key("cancelled", "cancelled", default="false"),
        Key("owner", "owner"),
        Key("topics", "topics"),
        Key("note", "text"),
        Key("url", "string"),
        Key("public", "boolean", default="true"),
        Key("slip", "table", table="item_slip"),
        Key("waive", "waivers", table="waiver"),
        Key("former_ids", "ids"),
    ),
    "meeting": (
        Key("body", "bodies", need=True),
        Key("number", "integer", low=0, high=1_000_000),
        Key("type", "string"),
        Key("days", "integer", default="1", low=1, high=366),
        Key("time", "time"),
        Key("length", "length"),
        Key("timezone", "timezone"),
        Key("place", "text"),
        Key("online", "online"),
        Key("agenda", "agenda", table="agenda"),
        Key("attendees", "persons"),
        Key("absent", "persons"),
        Key("decides", "text"),
    ),
    "task": (
        Key("duration", "duration"),
        Key("end", "expression"),
    ),
    "document": (Key("why", "text"),),
    "agenda": (
        Key("title", "text", need=True),
        Key("kind", "choices", choices=AGENDA_KINDS),
        Key("presenter", "string"),
        Key("papers", "references"),
        Key("topics", "topics"),
        Key("length", "length"),
    ),
    "waiver": (
        Key("rule", "string", need=True),
        Key("why", "text", need=True),
        Key("until", "day"),
    ),
    "repeat": (
        Key("rule", "recurrence", need=True),
        Key("from", "day", need=True),
        Key("count", "integer", low=1, high=MOST_REPEATED),
        Key("until", "day"),
        Key("except", "days"),
        Key("on_closed", "choice", default='"report"', choices=("report", "skip", "next", "previous")),
    ),
    "lead_time": (
        Key("id", "id"),
        Key("use", "string"),
        Key("title", "text"),
        Key("for", "selector", table="selector"),
        Key("except", "patterns"),
        Key("offset", "offset"),
        Key("at", "time"),
        Key("count", "choice", default='"plain"', choices=("plain", "clear", "inclusive")),
        Key("roll", "choice", default='"none"', choices=("none", "back", "forward")),
        Key("calendar", "string"),
        Key("after_next", "boolean", default="false"),
        Key("owner", "owner"),
        Key("severity", "choice", choices=SEVERITIES),
        Key("source", "text"),
        Key("in_force", "period", table="in_force"),
    ),
    "selector": (
        Key("body", "bodies"),
        Key("kind", "choices", default='"meeting"', choices=KINDS),
        Key("type", "strings"),
        Key("ids", "patterns"),
        Key("online", "boolean"),
    ),
    "in_force": (
        Key("from", "day"),
        Key("until", "day"),
    ),
    "slip": (Key("baseline", "string", default='"agreed"'),),
    "slip_policy": (
        Key("tolerance", "tolerance"),
        Key("fail_on", "choices", choices=get_args(SlipKind)),
        Key("warn_on", "choices", choices=get_args(SlipKind)),
        Key("followers", "choice", choices=get_args(Followers)),
    ),
    "slip_more": (Key("for", "slip-for", table="slip_for"),),
    "scenario": (Key("items", "overlays"),),
    "rules": (
        Key("select", "strings"),
        Key("ignore", "strings"),
        Key("severity", "severities"),
        Key("options", "options"),
    ),
}


_KEYS = {group: {key.name: key._replace(group=group) for key in keys} for group, keys in _GROUPS.items()}


def _table(name: str, header: str, *groups: str, without: tuple[str, ...] = ()) -> Table:
    keys = {key: _KEYS[group][key] for group in groups for key in _KEYS[group] if key not in without}
    return Table(name, header, keys, tuple(key.name for key in keys.values() if key.need))


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table("file", "", "file"),
        _table("series", "[series]", "series"),
        _table("calendar", "[calendar]", "calendar"),
        _table("day_range", "{ from, to, why }", "day_range"),
        _table("body", "[[body]]", "body"),
        _table("member", "{ person, role, from, until }", "member"),
        _table("person", "[[person]]", "person"),
        _table("absence", "[[absence]]", "absence"),
        _table("topic", "[[topic]]", "topic"),
        _table("meeting", "[[meeting]]", "item", "meeting"),
        _table("task", "[[task]]", "item", "task"),
        _table("document", "[[document]]", "item", "document"),
        _table("milestone", "[[milestone]]", "item"),
        _table("agenda", "[[meeting.agenda]]", "agenda"),
        _table("waiver", "{ rule, why, until }", "waiver"),
        _table("repeat", "[[repeat]]", "item", "meeting", "repeat", without=(*PLACING, "number", "done")),
        _table("lead_time", "[[lead_time]]", "lead_time"),
        _table("selector", "for = { … }", "selector"),
        _table("in_force", "in_force = { … }", "in_force"),
        _table("slip", "[slip]", "slip", "slip_policy", "slip_more"),
        _table("item_slip", "slip = { … }", "slip_policy"),
        _table("slip_for", "[[slip.for]]", "selector", "slip_policy"),
        _table("scenario", "[scenario.NAME]", "scenario"),
        _table("rules", "[rules]", "rules"),
    )
}
"""All tables by name."""


def tables_with(name: str) -> tuple[Table, ...]:
    """Return the tables that have a key of this name, for a hint where it stands in another one."""
    return tuple(table for table in TABLES.values() if name in table.keys)
