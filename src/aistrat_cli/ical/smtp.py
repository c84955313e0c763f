"""Mails handed to a mail server: over TLS where it has it, a password over nothing else."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from aistrat_cli.diagnostic import Message
from aistrat_cli.errors import AistratError
from aistrat_cli.row import NamedTuple

if TYPE_CHECKING:
    from email.message import EmailMessage

SUBMISSIONS = 465
"""The port on which TLS is spoken from the first byte on (RFC 8314)."""


class CannotSend(AistratError):
    """The server cannot be reached, or does not go on."""


class Refused(NamedTuple):
    """Somebody whom a mail did not reach."""

    address: str
    """Lower case."""
    why: str
    """What the server said."""


class Post:
    """An open connection to a mail server."""

    def __init__(self, server: smtplib.SMTP) -> None:
        self._server = server

    def send(self, mail: EmailMessage) -> list[Refused]:
        """Send a mail to all in its `To`, and return those whom the server refused."""
        try:
            refused = self._server.send_message(mail)
        except smtplib.SMTPRecipientsRefused as error:
            refused = error.recipients
        except smtplib.SMTPResponseException as error:  # of this mail: the next may be taken
            refused = dict.fromkeys(
                (one.addr_spec for one in mail["To"].addresses), (error.smtp_code, _bytes(error.smtp_error))
            )
        return [Refused(address.lower(), _said(*answer)) for address, answer in refused.items()]


@contextmanager
def post(host: str, port: int, user: str | None, password: str | None) -> Iterator[Post]:
    """Open the way to a mail server. Raises CannotSend, within the block, too."""
    context = ssl.create_default_context()
    try:
        server = (
            smtplib.SMTP_SSL(host, port, timeout=30, context=context)
            if port == SUBMISSIONS
            else smtplib.SMTP(host, port, timeout=30)
        )
        with server:
            server.ehlo()
            secure = port == SUBMISSIONS
            if not secure and server.has_extn("starttls"):
                server.starttls(context=context)
                server.ehlo()
                secure = True
            if user and password:
                if not secure:
                    raise CannotSend(
                        Message(
                            "offers no TLS, and the password is not sent in the clear",
                            "TLS に対応していないため、パスワードを送りません",
                        )
                    )
                server.login(user, password)
            yield Post(server)
    except smtplib.SMTPResponseException as error:
        said = _said(error.smtp_code, _bytes(error.smtp_error))
        raise CannotSend(Message(said, said)) from None
    except (OSError, smtplib.SMTPException) as error:
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise CannotSend(Message(said, said)) from None


def _bytes(answer: bytes | str) -> bytes:
    return answer.encode() if isinstance(answer, str) else answer


def _said(code: int, answer: bytes) -> str:
    return " ".join(f"{code} {answer.decode('utf-8', 'replace')}".split())[:200]
