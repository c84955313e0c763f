"""Whether the quorum of a meeting stands, by what people answered."""

from __future__ import annotations

from aistrat_cli.ical.ledger import Entry
from aistrat_cli.model.items import Meeting
from aistrat_cli.model.series import Series
from aistrat_cli.planning.plan import Placement
from aistrat_cli.row import NamedTuple
from aistrat_cli.rules.attendance import seated
from aistrat_cli.rules.m002_quorum_out_of_reach import needed_of


class Quorum(NamedTuple):
    """The quorum of one body at a meeting."""

    body: str
    needed: int
    coming: int
    """Members who accepted."""
    open: int
    """Members who have not answered, or not for sure."""

    @property
    def stands(self) -> bool | None:
        """True where enough accepted, False where too many declined, None while it is open."""
        if self.coming >= self.needed:
            return True
        return None if self.coming + self.open >= self.needed else False


def quorums(placement: Placement, series: Series, entry: Entry) -> list[Quorum]:
    """Return the quorum of each body of a meeting that has one."""
    meeting = placement.item
    if not isinstance(meeting, Meeting):
        return []
    answers = {answer.address: answer.status for answer in entry.answers}
    found = []
    for id in meeting.bodies:
        body = series.bodies.get(id)
        if body is None or body.quorum is None:
            continue
        members = list(dict.fromkeys(seated(body, placement.start)))
        said = [_answer(member, meeting, series, entry, answers) for member in members]
        coming = said.count("ACCEPTED")
        away = said.count("DECLINED") + said.count("DELEGATED")
        found.append(Quorum(id, needed_of(body, len(members)), coming, len(members) - coming - away))
    return found


def _answer(member: str, meeting: Meeting, series: Series, entry: Entry, answers: dict[str, str]) -> str:
    if member in meeting.absent:
        return "DECLINED"
    person = series.persons.get(member)
    email = person.email.lower() if person is not None and person.email else ""
    if entry.sent is not None and email and email == entry.sent.organizer.lower():
        return "ACCEPTED"
    return answers.get(email, "NEEDS-ACTION")
