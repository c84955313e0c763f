"""`aistrat export html`: the plan as one page for everyone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aistrat_cli.cli.exports.export import Export, Output, Work
from aistrat_cli.cli.exports.pictures import SHARED, wishes
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.model.series import Series


def page_of_ours(content: bytes) -> bool:
    """Tell whether a file is a page that aistrat wrote."""
    return content.startswith(b"<!doctype html>") and b'<meta name="generator" content="aistrat">' in content[:2000]


def make(work: Work) -> Iterator[Output]:
    """Return the pages."""
    from aistrat_cli.api import lint
    from aistrat_cli.render.html import PageOptions, render

    findings = [found for found in lint(work.loaded, work.plan) if found.severity != "note"]
    for group in [(one,) for one in work.series] if work.apart else [work.series]:
        held = {one.id for one in group}
        name = group[0].id if work.apart and group else "aistrat"
        options = PageOptions.of(
            wishes(work, group),
            private=bool(work.values["private"]),
            findings=[found for found in findings if found.series is None or found.series in held],
            calendar=_calendar(work, group),
            calendar_name=f"{name}.ics",
        )
        yield Output(name=f"{name}.html", data=render(work.plan, options).encode())


def _calendar(work: Work, group: tuple[Series, ...]) -> bytes | None:
    """Return the calendar that `export ics` would write of the same series; None where they have no entry."""
    from aistrat_cli.cli.exports.ics import chosen, look
    from aistrat_cli.cli.ledgers import ledger_of, moment
    from aistrat_cli.ical.components import Head, calendar
    from aistrat_cli.ical.feed import published
    from aistrat_cli.ical.lines import finished
    from aistrat_cli.ical.texts import one_line

    lang = work.lang or (group[0].language if group else "en")
    choice, now = chosen(work, lang), moment(work.session, now=False)
    shown = [
        one
        for series in group
        for one in published(work.plan, series, ledger_of(series), choice, now).for_readers(choice)
    ]
    zones = {series.timezone for series in group}
    title = " / ".join(series.title.in_(lang) for series in group)
    head = Head(
        name=one_line(title), timezone=zones.pop() if len(zones) == 1 else "", color=None, refresh=None, source=None
    )
    return finished(calendar(shown, look(work, lang), head)) if shown else None


EXPORT = Export(
    name="html",
    about=Message("a page to read, that needs no other file", "ほかのファイルの要らないページ"),
    own=page_of_ours,
    options=SHARED,
    make=make,
)
