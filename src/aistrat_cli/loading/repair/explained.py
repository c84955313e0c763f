"""What is wrong with a statement that is no TOML, and small tools for those who tell it."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Fault, Message
from aistrat_cli.row import NamedTuple

Slice = tuple[int, int]

SHOWN = 100
"""Characters of a line that a help repeats; of a longer one the message alone must do."""


class Explained(NamedTuple):
    """A fault of a text, with what to put in its place. Slices are of the whole text."""

    message: Message
    at: Slice
    """What is meant, for the caret."""
    region: Slice
    """The statement, without the end of its last line."""
    new: str | None = None
    """What to read in its place; None: nobody can tell what is meant, and reading ends."""
    help: Message | None = None
    fault: Fault = faults.SYNTAX_ERROR
    trusted: bool = True
    """Whether the rest of the file means the same after the replacement."""
    follows: tuple[Message, ...] = ()
    also: tuple[tuple[int, int, str], ...] = ()
    """Parts before the statement that must be replaced with it."""


def accepted(text: str) -> bool:
    """Whether the parser takes a text."""
    import tomli

    try:
        tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError, ValueError):
        return False
    return True


def in_quotes(text: str) -> str:
    """Return a TOML string that holds `text`."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def write(line: str, en: str = "Write", ja: str = "と書きます") -> Message | None:
    """Return the help that shows the line as it should be; None where it is too long to show."""
    shown = line.strip()
    if not shown or len(shown) > SHOWN or "\n" in shown:
        return None
    return Message(f"{en} `{shown}`.", f"`{shown}` {ja}。")
