"""Organizers and attendees: the `ics` package's, with what the package leaves out or destroys."""

from __future__ import annotations

from ics.attendee import Attendee, Organizer  # noqa: TID253  imported where a calendar is written

from aistrat_cli.ical.lines import Line


class Person(Attendee):  # type: ignore[misc]
    """An ATTENDEE: role, answer, and whether one is asked for, always said."""

    def __init__(self, address: str, name: str = "", *, role: str = "", answer: str = "", rsvp: bool = True) -> None:
        super().__init__(address, name.strip(), role=role, partstat=answer, rsvp="TRUE" if rsvp else "FALSE")

    def serialize(self) -> Line:
        """Return the line."""
        params = {
            "CUTYPE": "INDIVIDUAL",
            "ROLE": self.role,
            "PARTSTAT": self.partstat,
            "RSVP": self.rsvp,
            "CN": self.common_name,
        }
        return Line("ATTENDEE", params, f"mailto:{self.email}")


class Host(Organizer):  # type: ignore[misc]
    """An ORGANIZER, always with a name."""

    def __init__(self, address: str, name: str = "") -> None:
        super().__init__(address, name.strip())

    def serialize(self) -> Line:
        """Return the line."""
        return Line("ORGANIZER", {"CN": self.common_name}, f"mailto:{self.email}")
