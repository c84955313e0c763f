"""Invitations as mail (iMIP, RFC 6047): a text, the calendar object as its alternative, and as an attachment.

Gmail cancels only where the MIME part says `method=CANCEL`, too. Nothing in a message depends on the run: its date is
the stamp, its id and boundaries come from UID, method and SEQUENCE.
"""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

from aistrat_cli.diagnostic import Message
from aistrat_cli.ical import texts
from aistrat_cli.ical.invites import Guest, Invitation
from aistrat_cli.ical.state import When
from aistrat_cli.wording import said


class NoAddress(ValueError):
    """An address that no mail can be sent to."""


def message(invitation: Invitation, lang: str) -> EmailMessage:
    """Return the mail of an invitation. Raises NoAddress.

    Line breaks cannot get into a header: titles are one line, and `EmailMessage` refuses what is left.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _address(invitation.organizer)
    mail["To"] = [_address(guest) for guest in recipients(invitation)]
    mail["Subject"] = texts.one_line(invitation.summary)[:500]
    mail["Date"] = format_datetime(invitation.stamp)
    key = sha256(f"{invitation.entry.uid}\n{invitation.method}\n{invitation.sequence}\n{invitation.stamp}".encode())
    identity = key.hexdigest()[:40]
    domain = invitation.organizer.address.rpartition("@")[2]
    mail["Message-ID"] = f"<{identity}@{domain}>"
    mail.set_content(_text(invitation, lang), cte="base64")
    mail.add_alternative(
        invitation.calendar,
        maintype="text",
        subtype="calendar",
        cte="base64",
        params={"charset": "utf-8", "method": invitation.method, "component": "VEVENT"},
    )
    mail.add_attachment(invitation.calendar, maintype="application", subtype="ics", filename="invite.ics", cte="base64")
    mail.set_boundary(f"=_{identity}")
    for part in mail.iter_parts():
        if part.is_multipart():
            part.set_boundary(f"=_{identity}_alt")
    return mail


def recipients(invitation: Invitation) -> list[Guest]:
    """Return to whom it goes: everybody but the organizer, and who has it already."""
    not_to = {invitation.organizer.address.lower(), *invitation.has_it}
    return [guest for guest in invitation.guests if guest.address.lower() not in not_to]


def _address(guest: Guest) -> Address:
    try:
        return Address(texts.one_line(guest.name) if guest.name != guest.address else "", addr_spec=guest.address)
    except (ValueError, IndexError) as error:
        raise NoAddress(f"{guest.address}: {error}") from None


def _text(invitation: Invitation, lang: str) -> str:
    lines = [invitation.summary, "", _when(invitation.entry.when, lang)]
    if invitation.facts is not None:
        if invitation.facts.location:
            lines.append(Message("Place: ", "場所: ").in_(lang) + invitation.facts.location)
        if invitation.facts.description:
            lines += ["", invitation.facts.description]
    return "\n".join(lines) + "\n"


def _when(when: When, lang: str) -> str:
    day = when.start.date() if when.timed else when.start  # type: ignore[attr-defined]
    first = said(day, lang)
    if not when.timed:
        return first
    text = f"{first} {when.start:%H:%M}"
    if when.end is not None:
        text += f"-{when.end:%H:%M}" if lang != "ja" else f"～{when.end:%H:%M}"
    if when.days > 1:
        text += Message(f", {when.days} days in a row", f"（{when.days}日間）").in_(lang)
    return f"{text} ({when.timezone})"
