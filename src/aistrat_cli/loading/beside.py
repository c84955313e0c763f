"""Files that a schedule names beside itself: inside its folder, whatever links say, and plain files only."""

from __future__ import annotations

import os
import stat

from aistrat_cli.diagnostic import Message

LARGEST = 50_000_000
"""Bytes; more is no calendar."""


class NotBeside(Exception):
    """A file that cannot be read from a schedule: why, as the end of a sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


def read_beside(schedule: str, inner: str) -> bytes:
    """Return the content of a file inside the folder of a schedule. Raises NotBeside.

    A symbolic link must not lead out of the folder: a schedule may come from anybody.
    """
    if schedule.startswith("<"):
        raise NotBeside(
            Message(
                "the schedule comes from stdin, and --stdin-filename does not say from which folder",
                "予定表が標準入力から来ており、そのフォルダーが分かりません（--stdin-filename）",
            )
        )
    folder = os.path.realpath(os.path.dirname(schedule) or ".")
    path = os.path.join(folder, *inner.split("/"))
    try:
        real = os.path.realpath(path)
        if os.path.commonpath([folder, real]) != folder:
            raise NotBeside(
                Message("it leads out of the folder of the schedule", "予定表のフォルダーの外を指しています")
            )
        found = os.stat(real)
        if not stat.S_ISREG(found.st_mode):
            raise NotBeside(Message("it is no plain file", "通常のファイルではありません"))
        if found.st_size > LARGEST:
            raise NotBeside(Message("it is too large", "大きすぎます"))
        with open(real, "rb") as file:
            return file.read(LARGEST)
    except FileNotFoundError:
        raise NotBeside(Message("there is no such file", "ファイルがありません")) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise NotBeside(Message(why, why)) from None
