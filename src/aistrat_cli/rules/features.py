"""What a portfolio contains that rules look at: rules about nothing in it need not be imported."""

from __future__ import annotations

from aistrat_cli.model.items import Document, Meeting, Milestone
from aistrat_cli.rules.base import Context


def features(context: Context) -> set[str]:
    """Return the features of the series that were asked for, and of the plan that binds them to others."""
    found: set[str] = set()
    for series in context.series:
        if series.lead_times:
            found.add("lead-times")
            found.add("dated-papers")
            if any(term.offset.unit != "bd" for lead in series.lead_times for term in lead.terms):
                found.add("calendar-leads")
        if series.absences:
            found.add("away")
        if series.calendar.avoid:
            found.add("avoid")
        if series.topics:
            found.add("topics")
        if any(body.quorum is not None for body in series.bodies.values()):
            found.add("quorums")
        for item in series.items:
            if item.date is not None:
                found.add("dates")
            if item.dependencies:
                found.add("dependencies")
            if isinstance(item, Meeting):
                _of_meeting(item, found)
            elif item.date is not None and isinstance(item, Document | Milestone):
                found.add("dated-papers")
    return found


def _of_meeting(meeting: Meeting, found: set[str]) -> None:
    found.add("meetings")
    if meeting.date is not None:
        found.add("dated-meetings")
    if meeting.time is not None:
        found.add("times")
        if meeting.where is not None:
            found.add("places")
    elif meeting.days > 1:  # whole days of several in a row can clash, too
        found.add("times")
    if meeting.number is not None:
        found.add("numbers")
    if any(point.papers for point in meeting.agenda):
        found.add("papers")
    if meeting.decides_id is not None:
        found.add("decides")
    if meeting.absent:
        found.add("absent")
    if meeting.absent or meeting.attendees is not None:
        found.add("away")
