"""`aistrat replies`: who accepts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Operand, Option
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.trouble import trouble
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.ical.ledger import Ledger
    from aistrat_cli.ical.replies import Judged, Reply, Unread
    from aistrat_cli.model.series import Series
    from aistrat_cli.planning.plan import Plan
    from aistrat_cli.render.replies import Aside, Attendance

SUFFIXES = (".ics", ".eml", ".mbox", ".mbx")
LARGEST = 200 * 1024 * 1024
"""Bytes of one file: a mailbox may be large, but not larger than the memory."""


def run(session: Session, *, answers: str, files: tuple[str, ...], record: bool, format: str) -> int:
    """Read answers, tell who accepts, and remember them where asked to."""
    from aistrat_cli.cli.ledgers import keep, ledger_of
    from aistrat_cli.ical.replies import Judged, judged
    from aistrat_cli.render.replies import render, render_json

    loaded = session.load(files)
    plan = session.plan(loaded)
    replies, broken = _read(answers)
    meetings: list[Attendance] = []
    asides = [Judged(None, one.fate, None, f"{source}\n{one.why}") for source, one in broken]
    lang = session.language(loaded)
    left = replies
    for series in session.series(loaded):
        ledger = ledger_of(series)
        known = {entry.uid for entry in ledger.entries.values()}
        own, left = [r for r in left if r.uid in known], [r for r in left if r.uid not in known]
        found, grown = judged(own, ledger)
        asides += [one for one in found if one.fate != "counted"]
        meetings += _attendance(plan, series, grown, lang)
        if record and grown != ledger:
            keep(session, series, grown)
    asides += [Judged(reply, "unknown-meeting") for reply in left]
    told = [_aside(one) for one in asides]
    if format == "json":
        session.deliver_json(render_json(meetings, told))
    else:
        session.deliver(render(meetings, told, lang))
    return trouble(session, loaded, plan)


def _read(path: str) -> tuple[list[Reply], list[tuple[str, Unread]]]:
    """Return the answers in a file or a folder, and what could not be read."""
    from aistrat_cli.ical.replies import Reply, Unread, read

    replies: list[Reply] = []
    broken: list[tuple[str, Unread]] = []
    for name in _files(path):
        try:
            if os.path.getsize(name) > LARGEST:
                broken.append((name, Unread("too large")))
                continue
            with open(name, "rb") as file:
                content = file.read()
        except OSError as error:
            broken.append((name, Unread(error.strerror or str(error))))
            continue
        for one in read(content, name):
            if isinstance(one, Reply):
                replies.append(one)
            else:
                broken.append((name, one))
    return replies, broken


def _files(path: str) -> Iterator[str]:
    if not os.path.exists(path):
        raise CannotGoOn(Message(f"{path}: does not exist", f"{path}: ありません"))
    if not os.path.isdir(path):
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        yield from (os.path.join(folder, name) for name in sorted(names) if name.lower().endswith(SUFFIXES))


def _attendance(plan: Plan, series: Series, ledger: Ledger, lang: str) -> Iterator[Attendance]:
    from aistrat_cli.ical.matching import matched
    from aistrat_cli.ical.quorum import quorums
    from aistrat_cli.render.replies import Attendance, Guest

    people = {person.email.lower(): person for person in series.persons.values() if person.email}
    matches, _ = matched(plan, series, ledger)
    for placement in plan.of(series.id):
        entry = matches[placement.key.item].entry
        if entry is None or entry.sent is None or not entry.sent.digest:
            continue
        answers = {answer.address: answer for answer in entry.answers}
        guests = []
        for address in entry.sent.attendees:
            answer, person = answers.get(address), people.get(address)
            own = address == entry.sent.organizer.lower()
            status = answer.status if answer else "ACCEPTED" if own else "NEEDS-ACTION"
            name = person.name.in_(lang) if person is not None else address
            guests.append(Guest(name, address, status, answer.comment if answer else ""))
        yield Attendance(
            series=series.id,
            item=placement.key.item,
            title=placement.item.title.in_(lang),
            day=placement.start.isoformat() if placement.start else "-",
            guests=tuple(guests),
            quorums=tuple((one.body, one.needed, one.coming, one.stands) for one in quorums(placement, series, entry)),
        )


def _aside(one: Judged) -> Aside:
    from aistrat_cli.render.replies import Aside

    if one.reply is None:
        source, _, why = one.why.partition("\n")
        return Aside(source, "", "", "", one.fate, why)
    return Aside(one.reply.source, one.reply.uid, one.reply.address, one.reply.status, one.fate, "")


COMMAND = Command(
    name="replies",
    about=Message(
        "Reads answers to invitations (calendars, mails, mailboxes) and tells who accepts, and whether the quorum "
        "stands. An answer to a day that has changed since does not count. Answers are kept beside the schedule, "
        "never in it.",
        "開催案内への返事（カレンダー、メール、メールボックス）を読み、出欠と定足数の見込みを示します。変更前の日程への"
        "返事は数えません。返事は予定表の中ではなく、その隣に記録します。",
    ),
    operands=(
        Operand(
            name="answers",
            value="FILE.ics|FOLDER",
            required=True,
            completes="file",
            help=Message(
                "An .ics, .eml or mbox file, or a folder of them.",
                ".ics、.eml、mbox のファイル、またはそのフォルダー。",
            ),
        ),
        options.FILES,
    ),
    options=(
        Option(
            names=("--record",),
            help=Message("Keep the answers in SERIES.published.toml.", "返事を 系列.published.toml に記録する。"),
        ),
        options.format_option("text", "json"),
    ),
    shared=(options.STDIN_FILENAME, *options.RESULT, *options.EVERYWHERE),
    examples=(Example("aistrat replies --help", Message("All options.", "すべてのオプション。")),),
    exits=(exits.FINE, exits.UNPLANNED, exits.USAGE),
    run=run,
)
