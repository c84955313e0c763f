"""`aistrat invite`: invitations by mail, their updates, cancellations."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Option
from aistrat_cli.cli.exports.calendar_options import ALARM
from aistrat_cli.cli.leaving import ERRORS, leaving
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message
from aistrat_cli.row import NamedTuple

if TYPE_CHECKING:
    from email.message import EmailMessage

    from aistrat_cli.ical.invites import Invitation, Left
    from aistrat_cli.ical.ledger import Ledger
    from aistrat_cli.ical.smtp import Post
    from aistrat_cli.model.series import Series


def run(
    session: Session,
    *,
    files: tuple[str, ...],
    to: str | None,
    smtp: str | None,
    organizer: str | None,
    alarm: tuple[Any, ...],
) -> int:
    """Write or send an invitation for each meeting that needs one, and remember it."""
    from aistrat_cli.cli.ledgers import ledger_of, moment, must_have_place
    from aistrat_cli.ical.components import Look
    from aistrat_cli.ical.invites import invitations

    dry_run = session.shared["dry_run"]
    if to is None and smtp is None and not dry_run:
        raise CannotGoOn(
            Message(
                "nowhere to send: --to FOLDER or --smtp HOST is needed", "送り先がありません: --to か --smtp が必要です"
            ),
            Message("--dry-run shows each message", "--dry-run は各メールを表示します"),
        )
    out = leaving(session, files, allow_errors=False)
    if out is None:
        return exits.FOUND
    now = moment(session, now=True)
    jobs: list[_Job] = []
    for series in session.series(out.loaded):
        must_have_place(series)
        lang = session.lang or series.language
        ledger = ledger_of(series)
        look = Look(lang=lang, alarms=tuple(sorted(set(alarm), reverse=True)))
        found = invitations(out.plan, series, ledger, look, now, organizer)
        _tell_left(session, found.left, lang)
        # All mails are made before any goes out: one that cannot be made stops them all.
        jobs.append(_Job(series, ledger, lang, [(one, _mail(one, lang)) for one in found.messages]))
    for job in jobs:
        if not job.mails:
            nothing = Message(f"{job.series.id}: nothing to send", f"{job.series.id}: 送るものはありません")
            session.console.say(nothing.in_(job.lang))
    if dry_run:
        for job in jobs:
            for invitation, mail in job.mails:
                session.console.result(_shown(invitation, mail))
        return exits.OK
    with _sender(session, smtp) as post:
        missed = [_send(session, job, post, to, several=len(jobs) > 1) for job in jobs]
    return exits.CANNOT if any(missed) else exits.OK


class _Job(NamedTuple):
    """What is to go out for one series."""

    series: Series
    ledger: Ledger
    lang: str
    mails: Sequence[tuple[Invitation, EmailMessage]]


def _send(session: Session, job: _Job, post: Post | None, to: str | None, *, several: bool) -> int:
    """Write and send the mails of a series, remember them, and return how many recipients were refused."""
    from aistrat_cli.cli.ledgers import keep
    from aistrat_cli.ical.mail import recipients
    from aistrat_cli.render.cells import visible

    refused = 0
    sent = []
    try:
        for invitation, mail in job.mails:
            if to is not None:
                _write(session, to, job.series, invitation, mail, several=several)
            missed = post.send(mail) if post is not None else []
            for one in missed:
                session.console.complain(visible(f"aistrat: {invitation.entry.item}: {one.address}: {one.why}"))
            refused += len(missed)
            if len(missed) < len(recipients(invitation)):
                sent.append(invitation.reached({one.address for one in missed}))
    finally:  # what went out is remembered, whatever stopped the rest
        if sent:
            keep(session, job.series, job.ledger.holding(*sent))
    return refused


def _mail(invitation: Invitation, lang: str) -> EmailMessage:
    from aistrat_cli.ical.mail import NoAddress, message

    try:
        return message(invitation, lang)
    except NoAddress as error:
        raise CannotGoOn(
            Message(
                f"{invitation.entry.item}: cannot be mailed to {error}",
                f"{invitation.entry.item}: 送れないアドレスです: {error}",
            )
        ) from None


def _write(
    session: Session, folder: str, series: Series, invitation: Invitation, mail: EmailMessage, *, several: bool
) -> None:
    from aistrat_cli.cli.exports.ics import calendar_of_ours
    from aistrat_cli.cli.writing import made_folder

    name = f"{series.id}.{invitation.name}" if several else invitation.name
    for suffix, data, own in (
        (".ics", invitation.calendar, calendar_of_ours),
        (".eml", mail.as_bytes(), mail_of_ours),
    ):
        path = os.path.join(folder, name + suffix)
        made_folder(path)
        session.write(path, data, own)


def mail_of_ours(content: bytes) -> bool:
    """Tell whether a file is a mail that aistrat wrote: by the boundary that comes of its message's id."""
    import re

    found = re.search(rb'Message-ID: <([0-9a-f]{40})@.*?boundary="=_\1"', content[:20000], re.S)
    return found is not None


def _shown(invitation: Invitation, mail: EmailMessage) -> str:
    """Return a message for a reader: its headers, its text, its calendar object."""
    from aistrat_cli.render.cells import visible

    headers = [f"{name}: {visible(str(mail[name]))}" for name in ("From", "To", "Subject")]
    body = mail.get_body(("plain",))
    text = body.get_content() if body is not None else ""
    calendar = invitation.calendar.decode()
    lines = [visible(line) for line in (*text.splitlines(), "", *calendar.splitlines())]
    return "\n".join([*headers, "", *lines, "", ""])


@contextmanager
def _sender(session: Session, smtp: str | None) -> Iterator[Post | None]:
    """Open the way to a mail server; None where there is none."""
    if smtp is None:
        yield None
        return
    from aistrat_cli.ical.smtp import CannotSend, post

    environ = session.environ
    try:
        with post(*_host(smtp), environ.get("AISTRAT_SMTP_USER"), environ.get("AISTRAT_SMTP_PASSWORD")) as way:
            yield way
    except CannotSend as error:
        raise CannotGoOn(Message(f"{smtp}: {error.message.en}", f"{smtp}: {error.message.ja}")) from None


def _host(smtp: str) -> tuple[str, int]:
    host, colon, port = smtp.rpartition(":")
    if not colon or port.endswith("]"):
        return smtp.strip("[]"), 25
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise CannotGoOn(
            Message(f'--smtp: "{smtp}" is not HOST or HOST:PORT', f"--smtp:「{smtp}」は HOST:PORT ではありません")
        )
    return host.strip("[]"), int(port)


WHY = {
    "no-organizer": Message(
        "{item}: not invited to: no `organizer` in its body, and no --organizer",
        "{item}: 案内できません。会議体に organizer がなく、--organizer もありません",
    ),
    "no-addresses": Message(
        "{item}: not invited to: nobody expected there has an `email`",
        "{item}: 案内できません。出席予定者に email がありません",
    ),
    "no-address": Message("{item}: {person} has no `email`", "{item}: {person} に email がありません"),
}


def _tell_left(session: Session, left: Sequence[Left], lang: str) -> None:
    for one in left:
        session.console.say(WHY[one.why].in_(lang).format(item=one.item, person=one.person))


def an_address(text: str) -> str:
    """Read a mail address."""
    from aistrat_cli.loading.decode.names import is_address

    if not is_address(text):
        raise CannotGoOn(Message(f'"{text}" is no mail address', f"「{text}」はメールアドレスではありません"))
    return text


COMMAND = Command(
    name="invite",
    about=Message(
        "Makes an invitation for each meeting with a day (REQUEST), an update where it changed, a cancellation where "
        "it was taken back (CANCEL), and nothing for what did not change. What was sent is remembered in "
        "SERIES.published.toml.",
        "日付のある会議ごとに開催案内（REQUEST）を、変わったものには変更を、取りやめたものには中止（CANCEL）を作り"
        "ます。変わらないものについては何も作りません。送ったものは 系列.published.toml に記録します。",
    ),
    operands=(options.FILES,),
    options=(
        Option(
            names=("--to",),
            value="FOLDER",
            completes="file",
            help=Message("Write an .ics and an .eml for each.", "それぞれの .ics と .eml を FOLDER に書く。"),
        ),
        Option(
            names=("--smtp",),
            value="HOST[:PORT]",
            help=Message(
                "Send them; with TLS where the server has it. User and password: AISTRAT_SMTP_USER, "
                "AISTRAT_SMTP_PASSWORD.",
                "送信する。サーバーが対応していれば TLS を使う。認証は AISTRAT_SMTP_USER と AISTRAT_SMTP_PASSWORD。",
            ),
        ),
        Option(
            names=("--organizer",),
            value="ADDRESS",
            read=an_address,
            help=Message("Who invites, where a body names nobody.", "会議体に organizer がないときの差出人。"),
        ),
        ALARM,
    ),
    shared=(options.STDIN_FILENAME, options.FORCE, options.DRY_RUN, *options.EVERYWHERE),
    examples=(
        Example("aistrat invite --dry-run", Message("See each message.", "各メールを見る。")),
        Example(
            "aistrat invite --to outbox --organizer office@example.org",
            Message("Files to send from one's own mail program.", "自分のメールソフトで送るためのファイル。"),
        ),
    ),
    exits=(exits.FINE, ERRORS, exits.USAGE),
    run=run,
)
