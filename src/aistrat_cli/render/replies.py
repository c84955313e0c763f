"""Who accepts: answers to invitations, meeting by meeting, as a text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aistrat_cli.diagnostic import Message
from aistrat_cli.render.cells import visible
from aistrat_cli.render.plan_json import document
from aistrat_cli.row import NamedTuple

STATUS = {
    "ACCEPTED": Message("accepts", "出席"),
    "DECLINED": Message("declines", "欠席"),
    "TENTATIVE": Message("perhaps", "未定"),
    "DELEGATED": Message("sends somebody", "代理"),
    "NEEDS-ACTION": Message("no answer", "未回答"),
}
FATES = {
    "older": Message("a later answer of this person counts", "この人のより新しい返事を採用"),
    "outdated": Message("answers a day that has changed since", "変更前の日程への返事"),
    "unknown-person": Message("was not invited", "案内していない人からの返事"),
    "unknown-meeting": Message("to a meeting that was never sent out", "案内していない会議への返事"),
    "no-answer": Message("is no answer", "返事ではありません"),
    "unreadable": Message("cannot be read", "読めません"),
}


class Guest(NamedTuple):
    """An invited person, and the answer."""

    name: str
    address: str
    status: str
    comment: str


class Attendance(NamedTuple):
    """A meeting, who was invited, and its quorums: body, needed, coming, stands."""

    series: str
    item: str
    title: str
    day: str
    guests: tuple[Guest, ...]
    quorums: tuple[tuple[str, int, int, bool | None], ...]


class Aside(NamedTuple):
    """An answer that does not count, and why."""

    source: str
    uid: str
    address: str
    status: str
    fate: str
    why: str


def render(meetings: Sequence[Attendance], asides: Sequence[Aside], lang: str) -> str:
    """Return the answers for people."""
    lines: list[str] = []
    for meeting in meetings:
        lines.append(visible(f"{meeting.day} {meeting.item}: {meeting.title}"))
        for status, word in STATUS.items():
            names = [_named(guest) for guest in meeting.guests if guest.status == status]
            if names:
                lines.append(f"  {word.in_(lang)} ({len(names)}): {', '.join(names)}")
        for body, needed, coming, stands in meeting.quorums:
            lines.append("  " + visible(_quorum(body, needed, coming, stands).in_(lang)))
    if not meetings:
        lines.append(Message("Nobody was invited to anything yet.", "まだ誰にも案内していません。").in_(lang))
    if asides:
        lines += ["", Message("Not counted:", "数えていない返事:").in_(lang)]
    for one in asides:
        told = FATES[one.fate].in_(lang) + (f": {one.why}" if one.why else "")
        who = " ".join(part for part in (one.address, one.status, one.uid) if part)
        lines.append("  " + visible(f"{one.source}: {who}: {told}" if who else f"{one.source}: {told}"))
    return "\n".join(lines) + "\n"


def _named(guest: Guest) -> str:
    return visible(f"{guest.name} ({guest.comment})" if guest.comment else guest.name)


def _quorum(body: str, needed: int, coming: int, stands: bool | None) -> Message:
    if stands:
        return Message(
            f"quorum of {body} stands: {coming} of {needed}", f"{body} の定足数を満たす: {coming}/{needed}人"
        )
    if stands is None:
        return Message(f"quorum of {body} open: {coming} of {needed}", f"{body} の定足数は未確定: {coming}/{needed}人")
    return Message(
        f"quorum of {body} out of reach: {coming} of {needed}", f"{body} の定足数に届かない: {coming}/{needed}人"
    )


def render_json(meetings: Sequence[Attendance], asides: Sequence[Aside]) -> str:
    """Return the answers as a document of ours."""
    items: list[dict[str, Any]] = [
        {
            "series": meeting.series,
            "id": meeting.item,
            "guests": [guest._asdict() for guest in meeting.guests],
            "quorums": [
                {"body": body, "needed": needed, "coming": coming, "stands": stands}
                for body, needed, coming, stands in meeting.quorums
            ],
        }
        for meeting in meetings
    ]
    return document({"meetings": items, "not_counted": [one._asdict() for one in asides]})
