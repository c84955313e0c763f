"""Words into options and operands, as every tool of the kind does it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Operand, Option
from aistrat_cli.cli.parser import parse_options
from aistrat_cli.cli.words import Parsed, parse
from aistrat_cli.diagnostic import Message

SAID = Message("", "")
HELP = Option(names=("--help", "-h"), help=SAID)
LOUD = Option(names=("--verbose", "-v"), help=SAID, counts=True)
MOVE = Command(
    name="move",
    about=SAID,
    operands=(
        Operand(name="item", value="ITEM", help=SAID, required=True),
        Operand(name="day", value="DAY", help=SAID),
        Operand(name="files", value="FILE", help=SAID, many=True),
    ),
    options=(
        Option(names=("--output", "-o"), help=SAID, value="FILE"),
        Option(names=("--body",), help=SAID, value="ID", many=True),
        Option(names=("--dry-run", "-n"), help=SAID),
    ),
    shared=(HELP, LOUD),
    examples=(Example("", SAID),),
    run=lambda session: 0,
)
RULE = Command(
    name="rule",
    about=SAID,
    operands=(Operand(name="code", value="CODE", help=SAID),),
    shared=(HELP,),
    examples=(Example("", SAID),),
    run=lambda session: 0,
)


def parsed(*words: str, by=parse) -> Parsed:
    return by(words, (HELP, LOUD), ("move", "rule"), {"move": MOVE, "rule": RULE}.__getitem__)


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("move", {}),
        ("move a", {"item": "a"}),
        ("move a +5bd x y", {"item": "a", "day": "+5bd", "files": ("x", "y")}),
        ("move a -5bd", {"item": "a", "day": "-5bd"}),
        ("move a b -", {"item": "a", "day": "b", "files": ("-",)}),
        ("move -o f a", {"output": "f", "item": "a"}),
        ("move -of a", {"output": "f", "item": "a"}),
        ("move --output=f=g a", {"output": "f=g", "item": "a"}),
        ("move --output= a", {"output": "", "item": "a"}),
        ("move -o -v a", {"output": "-v", "item": "a"}),
        ("move a -vnvo f", {"item": "a", "verbose": 2, "dry_run": True, "output": "f"}),
        ("move --body x a --body=y", {"body": ("x", "y"), "item": "a"}),
        ("move -o f -o g", {"output": "g"}),
        ("move -- -n --body", {"item": "-n", "day": "--body"}),
        ("-h", {"help": True}),
        ("rule a b -h", {"code": "a", "help": True}),
    ],
)
def test_words(words: str, given: dict[str, object]) -> None:
    assert parsed(*words.split()).given == given


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("moove", 'unknown command "moove"'),
        ("-n move", "-n before the command"),
        ("move -nx", 'unknown option "-x"'),
        ("move --dry-run=1", "--dry-run takes no value"),
        ("move -o", "-o needs a value"),
        ("move -n --body", "--body needs a value"),
        ("rule a b", 'one word too many: "b"'),
        ("rule --body x", "rule has no option --body"),
        ("move ---", 'unknown option "---"'),
    ],
)
def test_what_is_wrong(words: str, said: str) -> None:
    with pytest.raises(CannotGoOn) as caught:
        parsed(*words.split())
    assert caught.value.message.en == said


@given(st.lists(st.text(max_size=6), max_size=6))
def test_any_words_are_understood_or_complained_about(words: list[str]) -> None:
    try:
        found = parsed("move", *words)
    except CannotGoOn:
        return
    assert found.command is MOVE


PIECES = (
    "a",
    "-",
    "--",
    "-5bd",
    "-o",
    "-of",
    "--output",
    "--output=",
    "--output=f",
    "-o=f",
    "--body",
    "--body=x",
    "-n",
    "-v",
)
PIECES += ("--verbose", "--dry-run", "--dry-run=", "-nv", "--outp", "--help", "-h", "", "=", "--=")


@given(st.lists(st.sampled_from(PIECES), max_size=7), st.sampled_from(("move", "rule")))
def test_what_is_spelled_out_is_read_as_typer_reads_it(words: list[str], command: str) -> None:
    answers = []
    for by in (parse, parse_options):
        try:
            answers.append(parsed(command, *words, by=by).given)
        except CannotGoOn as complaint:
            answers.append(complaint.message)
    assert answers[0] == answers[1]
