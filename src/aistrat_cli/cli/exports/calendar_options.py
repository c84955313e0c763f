"""The options of calendars, shared by what writes one and what publishes one."""

from __future__ import annotations

import re
from datetime import timedelta

from aistrat_cli.cli.declare import CannotGoOn, Option, unknown
from aistrat_cli.diagnostic import Message


def a_span(text: str) -> timedelta:
    """Read a length of time: `1d`, `2h`, `30min`, `1w`, `1h30min`."""
    found = re.fullmatch(r"(?:(\d{1,3})w)?(?:(\d{1,4})d)?(?:(\d{1,4})h)?(?:(\d{1,5})min)?", text.strip())
    weeks, days, hours, minutes = (int(part or 0) for part in found.groups()) if found else (0, 0, 0, 0)
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    if not length:
        raise CannotGoOn(
            Message(
                f'"{text}" is no length such as 1d, 2h, 30min', f"「{text}」は 1d、2h、30min のような長さではありません"
            )
        )
    return length


def a_color(text: str) -> str:
    """Read the name of a colour of CSS3."""
    from aistrat_cli.ical.colors import NAMES

    if text.lower() not in NAMES:
        raise unknown("colour", "色", text, NAMES)
    return text.lower()


def an_address(text: str) -> str:
    """Read a link: http, https, webcal."""
    from aistrat_cli.ical.texts import uri

    found = uri(text)
    if found is None or not re.match(r"(https?|webcals?)://[^/]", found):
        raise CannotGoOn(Message(f'"{text}" is no https:// link', f"「{text}」は https:// のリンクではありません"))
    return found


UNCERTAIN = Option(
    names=("--uncertain",),
    value="WHAT",
    choices=("exclude", "include", "only"),
    default="exclude",
    help=Message(
        "Items whose day is not known: left out; on one day each, the range in words; nothing else.",
        "日付が決まっていない項目。省く、範囲を言葉で添えて1日分として載せる、それだけを載せる。",
    ),
)
PRIVATE = Option(
    names=("--private",),
    help=Message(
        "What is public = false and e-mail addresses, too.", "public = false の項目とメールアドレスも含める。"
    ),
)
ALARM = Option(
    names=("--alarm",),
    value="LENGTH",
    read=a_span,
    many=True,
    help=Message("Remind so long before: 1d, 2h, 30min.", "この長さだけ前に通知する（1d、2h、30min）。"),
)
DEADLINES = Option(
    names=("--deadlines",),
    value="FORM",
    choices=("event", "todo"),
    default="event",
    help=Message(
        "Papers and deadlines as events, or as to-dos, which Outlook leaves out.",
        "文書・期限を予定として、または To-Do として書く（Outlook は To-Do を無視する）。",
    ),
)
SHAPE = (UNCERTAIN, PRIVATE, ALARM, DEADLINES)
"""What entries a calendar has and how they look."""
