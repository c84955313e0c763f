"""Who attends a meeting, as far as the schedule knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.items import Meeting
from aistrat_cli.model.people import Absence, Body
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Placement
from aistrat_cli.rules.base import Context
from aistrat_cli.rules.clock import hours
from aistrat_cli.rules.plan_words import start_on

Who = tuple[str, ...]
"""What a person is recognised by over all series."""


def seated(body: Body, day: date | None) -> list[str]:
    """Return the ids of the body's members who hold their seat on `day`; all of them where the day is open."""
    return [
        member.person
        for member in body.members
        if day is None
        or ((member.first is None or member.first <= day) and (member.last is None or day <= member.last))
    ]


def expected(series: Series, placement: Placement) -> list[str]:
    """Return the ids of those who are expected: the attendees, else the members of the bodies; once each."""
    meeting = placement.item
    assert isinstance(meeting, Meeting)
    if meeting.attendees is not None:
        return list(dict.fromkeys(meeting.attendees))
    day = None if placement.window else placement.start
    return list(
        dict.fromkeys(
            person for body in meeting.bodies if body in series.bodies for person in seated(series.bodies[body], day)
        )
    )


Absences = dict[tuple[str, str], list[Absence]]


def absences(context: Context) -> Absences:
    """Return the written absences by series and person."""
    found: dict[tuple[str, str], list[Absence]] = {}
    for series in context.portfolio.series:
        for absence in series.absences:
            if absence.first is not None:
                found.setdefault((series.id, absence.person), []).append(absence)
    return found


def away(known: Absences, placement: Placement, person: str) -> Absence | bool:
    """Return why a person is known to be away: an absence that touches the meeting's days, True for `absent`.

    `known` is what `absences` gives. A meeting whose day is still a range is missed only by those it names itself.
    Hours in which somebody is busy keep them from a meeting that overlaps them; from one without a time they do not.
    """
    meeting = placement.item
    assert isinstance(meeting, Meeting)
    if person in meeting.absent:
        return True
    if placement.window is not None or placement.start is None or placement.end is None:
        return False
    for absence in known.get((meeting.key.series, person), ()):
        assert absence.first is not None
        if absence.begin is not None:
            if _overlaps(absence, placement):
                return absence
        elif absence.first <= placement.end and (absence.last is None or placement.start <= absence.last):
            return absence
    return False


def _overlaps(absence: Absence, placement: Placement) -> bool:
    """Tell whether hours of an absence overlap those of a meeting; one without a time has none that are known."""
    assert absence.begin is not None
    assert absence.end is not None
    meeting = placement.item
    if not isinstance(meeting, Meeting) or meeting.time is None:
        return False
    return any(absence.begin < end and begin < absence.end for begin, end in hours(placement))


def day_for(context: Context, placement: Placement, fits: Callable[[Placement], bool]) -> Message | None:
    """Return the edit that moves a meeting to the first later day on which it `fits`; None without one in ten weeks."""
    meeting = placement.item
    assert isinstance(meeting, Meeting)
    if meeting.date is None or meeting.repeat is not None or placement.start is None or placement.end is None:
        return None
    try:
        for by in range(1, 70):
            day, end = placement.start + timedelta(by), placement.end + timedelta(by)
            works = context.open_day(meeting.key.series, day, days=meeting.days, avoid=True) == day
            if works and fits(placement._replace(start=day, end=end)):
                return start_on(context, meeting, day)
    except OverflowError:  # beyond the year 9999
        pass
    return None


def recognised(context: Context) -> dict[tuple[str, str], Who]:
    """Return for each person of each series what they are recognised by in another: the address, else id and name.

    Persons are declared series by series; one id with two names is two people.
    """
    from unicodedata import normalize

    found: dict[tuple[str, str], Who] = {}
    for series in context.portfolio.series:
        for person in series.persons.values():
            if person.email:
                found[series.id, person.id] = (person.email.casefold(),)
            else:
                names = sorted("".join(normalize("NFKC", name).split()).casefold() for name in person.name.all)
                found[series.id, person.id] = (person.id, *names[:1])
    return found
