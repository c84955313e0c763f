"""Help: everywhere, plain, in 80 columns, with examples that run and every exit code."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from outside import aistrat

from aistrat_cli.cli.app import COMMANDS, HEADINGS, NAMES, find
from aistrat_cli.render.cells import width

EXAMPLES = [(name, example.command) for name in NAMES for example in find(name).examples]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_help_everywhere_in_80_columns(name: str, lang: str) -> None:
    short, long = aistrat(name, "-h", "--lang", lang), aistrat("--lang", lang, name, "--help")
    assert (short.code, short.err) == (0, "")
    assert short == long == aistrat("help", name, "--lang", lang)
    assert max(map(width, short.out.splitlines())) <= 80
    assert "\x1b" not in short.out
    for code, _ in find(name).exits:
        assert f"\n  {code} " in short.out
    assert short.out.index(f"  $ {find(name).examples[0].command}") < short.out.index("  -h, --help ")


@pytest.mark.parametrize(("name", "command"), EXAMPLES, ids=[command for _, command in EXAMPLES])
def test_every_example_runs(name: str, command: str, office: Path) -> None:
    program, *words = shlex.split(command)
    result = aistrat(*words)
    assert program == "aistrat"
    assert words[0] == name
    assert result.code == 0, result.err


def test_help_of_one_command_as_a_whole(golden: Callable[[str, str], None]) -> None:
    golden("cli/help-why.txt", aistrat("why", "--help").out)
    golden("cli/help-why.ja.txt", aistrat("why", "--help", "--lang", "ja").out)


def test_bare_aistrat_says_what_it_can_do(golden: Callable[[str, str], None]) -> None:
    bare = aistrat()
    assert bare == aistrat("-h") == aistrat("--help") == aistrat("help")
    assert bare.code == 0
    golden("cli/help.txt", bare.out)
    golden("cli/help.ja.txt", aistrat(env={"AISTRAT_LANG": "ja"}).out)


def test_help_is_as_narrow_as_asked() -> None:
    for name in NAMES:
        out = aistrat(name, "--help", "--width", "60", "--lang", "ja").out
        assert all(width(line) <= 60 for line in out.splitlines() if not line.startswith("  $ "))


def test_the_table_of_commands_and_their_modules_agree() -> None:
    assert set(COMMANDS) == set(HEADINGS)
    modules = {path.stem for path in Path(find("plan").run.__code__.co_filename).parent.glob("*.py")}
    assert set(NAMES) == modules - {"__init__"}
    for name in NAMES:
        command = find(name)
        assert command.name == name
        names = [word for option in command.all_options for word in option.names]
        assert len(names) == len(set(names))
        assert len({option.name for option in command.all_options}) == len(command.all_options)


def test_every_setting_is_an_option_somewhere() -> None:
    from aistrat_cli.cli import options

    declared = {option.name for name in NAMES for option in find(name).all_options if option.setting}
    assert declared == {option.name for option in options.SETTINGS}


@pytest.mark.parametrize("words", [["--version"], ["-V"], ["--lang", "ja", "--version"]])
def test_version(words: list[str]) -> None:
    from aistrat_cli import __version__

    assert aistrat(*words) == (0, f"aistrat {__version__}\n".encode(), "")
