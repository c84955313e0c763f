"""How a command says what it takes: operands, options, examples, exit codes.

Help, completion, settings and the parser are all made from these declarations, so none of them can forget one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from keyword import iskeyword
from typing import Any, Literal

from aistrat_cli.cli import exits
from aistrat_cli.diagnostic import Message
from aistrat_cli.errors import AistratError
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple
from aistrat_cli.wording import nearest

Completes = Literal["file", "item", "body", "person", "topic", "rule", "scenario"]
"""What a value names, for completion in the shell."""


class CannotGoOn(AistratError):
    """What was typed, or what is there, lets a command not go on."""


def did_you_mean(word: str, known: Iterable[str]) -> Message | None:
    """Return the question that names the nearest of the known words, None where nothing is near."""
    near = nearest(word, known)
    return Message(f'did you mean "{near}"?', f"「{near}」ではありませんか") if near else None


def unknown(kind: str, kind_ja: str, word: str, known: Iterable[str]) -> CannotGoOn:
    """Return the complaint about a word that is none of the known ones, with the nearest of them."""
    return CannotGoOn(
        Message(f'unknown {kind} "{word}"', f"{kind_ja}「{word}」はありません"), did_you_mean(word, known)
    )


class Option(Record):
    """An option of the command line, and the setting of the same name."""

    names: tuple[str, ...]
    """As typed: `("--output", "-o")`; the first long one names the setting and the parameter."""
    help: Message
    value: str = ""
    """What the value is called in the help; a flag has none."""
    read: Callable[[str], Any] = str
    """From the text to the value; raises CannotGoOn."""
    choices: tuple[str, ...] = ()
    default: Any = None
    many: bool = False
    """May be given several times: a tuple."""
    counts: bool = False
    """A flag that may be repeated: how often."""
    setting: bool = False
    """May also come from the environment and from a settings file."""
    completes: Completes | None = None

    @property
    def long(self) -> str:
        """The name without its dashes, `fail-on`."""
        return self.names[0][2:]

    @property
    def name(self) -> str:
        """The name of the parameter, `fail_on`; `from_` where Python keeps the word for itself."""
        name = self.long.replace("-", "_")
        return f"{name}_" if iskeyword(name) else name

    @property
    def variable(self) -> str:
        """The environment variable, `AISTRAT_FAIL_ON`."""
        return f"AISTRAT_{self.name.upper()}"

    @property
    def flag(self) -> bool:
        """Whether it stands alone, without a value."""
        return not self.value

    @property
    def shown_value(self) -> str:
        """The value as the help shows it: the choices where there are any."""
        return "|".join(self.choices) if self.choices else self.value


class Operand(Record):
    """A word of the command line that is no option."""

    name: str
    """Of the parameter, `files`."""
    value: str
    """What it is called in the help, `FILE|FOLDER|-`."""
    help: Message
    required: bool = False
    many: bool = False
    completes: Completes | None = None

    @property
    def shown(self) -> str:
        """As the usage line shows it: `ITEM`, `[CODE]`, `[FILE]...`."""
        value = self.value if self.required else f"[{self.value}]"
        return f"{value}..." if self.many else value


class Example(NamedTuple):
    """A command that can be typed as it stands, and what it does."""

    command: str
    what: Message


class Command(Record):
    """One command."""

    name: str
    about: Message
    """What it does, in one to three sentences."""
    operands: tuple[Operand, ...] = ()
    options: tuple[Option, ...] = ()
    """Its own; the shared ones follow."""
    shared: tuple[Option, ...] = ()
    examples: tuple[Example, ...]
    exits: tuple[tuple[int, Message], ...] = (exits.FINE, exits.USAGE)
    run: Callable[..., int]
    """Called with the session, and with each own operand and option by its name; returns the exit code."""

    @property
    def all_options(self) -> tuple[Option, ...]:
        """Its own options, then the shared ones."""
        return (*self.options, *self.shared)
