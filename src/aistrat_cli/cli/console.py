"""The terminal: what it can show, and how a text gets there without a surprise."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO, Literal

from aistrat_cli.cli.declare import CannotGoOn
from aistrat_cli.cli.world import Stream, World
from aistrat_cli.diagnostic import Message

Charset = Literal["unicode", "ascii"]
When = Literal["auto", "always", "never"]

NARROWEST = 40
"""The least width that may be asked for, in cells: a timeline does not fit into less."""
USUAL_WIDTH = 80
"""Off a terminal, so that the same input gives the same bytes everywhere."""


class PipeClosed(Exception):
    """The reader of stdout has gone away (`| head -1`)."""


class Console:
    """Where results and messages go. Results go to stdout, everything else to stderr."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.quiet = False
        self.language = "en"
        """What is spoken unless told otherwise: that of the first series, once one is read."""
        self.color_when: When = "auto"
        self.charset_asked: Literal["auto", "unicode", "ascii"] = "auto"
        self.width_asked: int | None = None
        self.to_file = False
        """Whether the result goes into a file instead: there nothing is known of a terminal."""
        self.pager = True

    # What can be shown

    def color(self, stream: Stream | None = None) -> bool:
        """Tell whether to colour what goes to a stream, stdout unless given.

        `always` wins over everything; else NO_COLOR, TERM=dumb, a pipe or a file take colour away.
        """
        if self.color_when != "auto":
            return self.color_when == "always"
        stream = stream or self.world.stdout
        if self.to_file and stream is self.world.stdout:
            return False
        environ = self.world.environ
        return stream.tty and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"

    def charset(self, stream: Stream | None = None) -> Charset:
        """Return the signs to draw with: Unicode only where the stream speaks a form of UTF."""
        if self.charset_asked != "auto":
            return self.charset_asked
        stream = stream or self.world.stdout
        if self.to_file and stream is self.world.stdout:
            return "unicode"
        return "unicode" if stream.encoding.lower().replace("_", "-").startswith("utf") else "ascii"

    @property
    def width(self) -> int:
        """The cells that a line may take: as asked, else of COLUMNS, of the terminal, or 80."""
        if self.width_asked is not None:
            return self.width_asked
        columns = self.world.environ.get("COLUMNS", "")
        if columns.isascii() and columns.isdigit() and int(columns) > 0:
            return max(int(columns), NARROWEST)
        if self.world.stdout.tty and not self.to_file:
            return max(self.world.size()[0], NARROWEST)
        return USUAL_WIDTH

    # Results

    def result(self, text: str) -> None:
        """Write a result for people to stdout; through a pager where it is taller than the terminal."""
        if self._wants_pager(text) and self._page(text):
            return
        self._write(self.world.stdout, encoded(text, self.world.stdout.encoding))

    def data(self, data: bytes) -> None:
        """Write a result for machines to stdout, byte by byte."""
        self._write(self.world.stdout, data)

    def flush(self) -> None:
        """Bring everything out; raises PipeClosed, or CannotGoOn where stdout takes no more."""
        self._write(self.world.stdout, b"")

    def _write(self, stream: Stream, data: bytes) -> None:
        if stream.raw is None:
            raise CannotGoOn(Message("stdout is closed", "標準出力が閉じられています"))
        try:
            if data:
                stream.raw.write(data)
            stream.raw.flush()
        except BrokenPipeError:
            abandon(stream.raw)
            raise PipeClosed from None
        except (OSError, ValueError) as error:
            abandon(stream.raw)
            why = getattr(error, "strerror", None) or str(error)
            raise CannotGoOn(Message(f"cannot write to stdout: {why}", f"標準出力に書けません: {why}")) from None

    # Messages

    def say(self, text: str) -> None:
        """Write a line to stderr, unless asked to be quiet."""
        if not self.quiet:
            self.complain(text)

    def complain(self, text: str) -> None:
        """Write a line to stderr, quiet or not; where that cannot be done there is nobody to tell."""
        self.draw(text + "\n")

    def draw(self, text: str) -> None:
        """Write to stderr without ending the line."""
        stream = self.world.stderr
        if stream.raw is None:
            return
        try:
            stream.raw.write(encoded(text, stream.encoding))
            stream.raw.flush()
        except (OSError, ValueError):
            abandon(stream.raw)

    # The pager

    def _wants_pager(self, text: str) -> bool:
        if not (self.pager and self.world.stdout.tty and self.world.stdin.tty):
            return False
        return self.world.environ.get("TERM") != "dumb" and text.count("\n") >= self.world.size()[1]

    def _page(self, text: str) -> bool:
        """Show the text in `$AISTRAT_PAGER`, `$PAGER` or `less`; tell whether there was one."""
        import shlex
        import subprocess

        environ = self.world.environ
        command = environ.get("AISTRAT_PAGER") or environ.get("PAGER") or "less"
        try:
            words = shlex.split(command)
        except ValueError:
            return False
        if not words or words == ["cat"]:
            return False
        try:
            pager = subprocess.Popen(words, stdin=subprocess.PIPE, env={"LESS": "FRX", **environ})
        except OSError:
            return False
        assert pager.stdin is not None
        try:
            pager.stdin.write(encoded(text, self.world.stdout.encoding))
            pager.stdin.close()
        except OSError:
            pass  # left before the end, which is what a pager is for
        while True:
            try:
                pager.wait()
                return True
            except KeyboardInterrupt:
                continue  # Ctrl-C is the pager's own while it runs


def encoded(text: str, encoding: str) -> bytes:
    """Return the text in a stream's encoding; what that does not have becomes `?`, as wide as it was."""
    try:
        return text.encode(encoding)
    except LookupError:
        return encoded(text, "ascii")
    except UnicodeEncodeError:
        return "".join(_replaced(text, encoding)).encode(encoding)


def _replaced(text: str, encoding: str) -> Iterator[str]:
    from aistrat_cli.render.cells import width

    known: dict[str, str] = {}
    for sign in text:
        if sign not in known:
            try:
                sign.encode(encoding)
                known[sign] = sign
            except UnicodeEncodeError:
                known[sign] = "?" * width(sign)
        yield known[sign]


def abandon(raw: BinaryIO) -> None:
    """Give up a stream that takes no more, so that the interpreter does not try again when it ends."""
    try:
        number = raw.fileno()
        hole = os.open(os.devnull, os.O_WRONLY)
        os.dup2(hole, number)
        os.close(hole)
    except (OSError, ValueError):  # no file behind it
        return
