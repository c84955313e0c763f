"""What the tests of importing share: from bytes to a draft, and to the schedule that it makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from aistrat_cli.calendar.library import LibraryHolidays
from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.importing.gather import Gathered, Given, Wishes, gather
from aistrat_cli.importing.occurrences import Bounds
from aistrat_cli.linter import lint
from aistrat_cli.loading.build import File, build
from aistrat_cli.planning.planner import make_plan
from aistrat_cli.render.imported import imported

HORIZON = date(2023, 2, 1)
HOLIDAYS = LibraryHolidays()


class Made(NamedTuple):
    """What an import gave."""

    gathered: Gathered
    text: str
    items: list[dict[str, Any]]
    """The keys of each item, its kind among them."""
    errors: list[str]

    @property
    def remarks(self) -> list[str]:
        return [f"{remark.spot}: {remark.message.en}" for remark in self.gathered.draft.remarks]

    @property
    def broken(self) -> list[str]:
        return [f"{remark.spot}: {remark.message.en}" for remark in self.gathered.broken]

    def tables(self, name: str) -> list[Mapping[str, Any]]:
        return [table.keys for table in self.gathered.draft.tables if table.name == name]


def made(
    files: Mapping[str, bytes],
    *,
    since: date | None = None,
    until: date | None = None,
    judged: bool = True,
    **wishes: str,
) -> Made:
    """Import files, and read the schedule that comes of them; `judged`: the rules are asked, too."""
    bounds = Bounds(since, until, HORIZON)
    gathered = gather([Given(*file) for file in files.items()], Wishes(id="made", bounds=bounds, **wishes))
    text = imported(gathered.draft)
    loaded = build([File("made.toml", text.encode())], {"made.toml"}, holidays=HOLIDAYS)
    found: Sequence[Diagnostic] = loaded.diagnostics
    if judged:
        found = lint(loaded.diagnostics, loaded.portfolio, make_plan(loaded.portfolio, HOLIDAYS))
    errors = [f"{one.fault.code}: {one.message.en}" for one in found if one.severity == "error"]
    kinds = ("meeting", "task", "milestone")
    tables = [{"kind": table.name, **table.keys} for table in gathered.draft.tables if table.name in kinds]
    return Made(gathered, text, tables, errors)


def calendar(*components: str, head: str = "") -> bytes:
    """Return a calendar of these components; each line is one content line."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", *head.strip().splitlines()]
    lines += [line for one in components for line in one.strip().splitlines()]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str, uid: str = "1@example.org") -> str:
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20220101T000000Z", *lines, "END:VEVENT"])


def of_calendar(*components: str, head: str = "", **wishes: Any) -> Made:
    return made({"office.ics": calendar(*components, head=head)}, **wishes)


def table(*rows: Sequence[str] | str) -> bytes:
    """Return a text of rows, cells with commas between them."""
    return "".join(f"{row if isinstance(row, str) else ','.join(row)}\n" for row in rows).encode()


def of_table(*rows: Sequence[str] | str, **wishes: Any) -> Made:
    return made({"list.csv": table(*rows)}, **wishes)


def days_of(given: Made) -> list[str]:
    """Return the written days without their weekdays."""
    return [item["date"].partition(" ")[0] for item in given.items]


def daily(first: str, count: int, step: int = 1) -> list[str]:
    return [str(date.fromisoformat(first) + timedelta(index * step)) for index in range(count)]
