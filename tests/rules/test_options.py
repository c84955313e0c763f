"""`[rules.options.NAME]`: what they take, and what is said of the rest."""

from __future__ import annotations

import pytest
from rule_runs import findings_of

from aistrat_cli.rules.examples import files
from aistrat_cli.rules.registry import rules

MEETING = '[[meeting]]\nid = "m"\nbody = "council"\ndate = "2022-02-24 (Thu)"\n'


def run(options: str) -> list[tuple[str, str]]:
    found = findings_of(files(options + MEETING))
    return [(one.fault.code, one.message.en) for one in found]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ("[rules.options.off-weekdy]\nx = 1\n", "F007", 'there is no rule "off-weekdy".'),
        ("[rules.options.off-weekday]\nbody = {}\n", "F002", "the rule off-weekday has no option body."),
        ("[rules.options.off-weekday]\nbodies = 1\n", "F003", "option bodies of off-weekday takes a table"),
        ('[rules.options.off-weekday]\nbodies = { council = ["dienstag"] }\n', "F013", "takes weekdays"),
        ('[rules.options.off-weekday]\nbodies = { cuoncil = ["tue"] }\n', "F007", 'names no body "cuoncil"'),
        ("[rules.options.eve-of-closure]\ndays = 0\n", "F013", "takes 1 or more"),
        ('[rules.options.eve-of-closure]\ndays = "5"\n', "F003", "takes a whole number"),
        ("[rules.options.eve-of-closure]\ndays = true\n", "F003", "takes a whole number"),
        ('[rules.options.outside-span]\nfrom = "2022"\n', "F003", "takes a date"),
        ("[rules.options.agenda-without-paper]\nbodies = [1]\n", "F003", "takes a list of strings"),
        ("[rules.options.chair-absent]\ndays = 1\n", "F002", "has no option days"),
    ],
)
def test_a_wrong_option_is_a_finding(options: str, code: str, said: str):
    ((found, message),) = run(options)
    assert found == code
    assert said in message


def test_options_of_ones_own_are_left_alone():
    assert run("[rules.options.eve-of-closure]\nx-note = 1\n") == []


def test_an_option_may_be_written_under_the_code():
    assert run('[rules.options.C007]\nbodies = { council = ["tue"] }\n')[0][0] == "C007"


def test_options_under_code_and_name_are_one_table():
    text = "[rules.options.D102]\nfrom = 2022-01-01\n[rules.options.outside-span]\nto = 2022-01-31\n"
    assert [code for code, _ in run(text)] == ["D102"]
    assert [code for code, _ in run(text.replace("01-31", "12-31").replace("01-01", "12-01"))] == ["D102"]


def test_a_wrong_option_leaves_the_default():
    assert [code for code, _ in run('[rules.options.outside-span]\nfrom = "2022"\nto = 2022-01-31\n')] == [
        "F003",
        "D102",
    ]


def test_every_example_of_an_option_is_taken():
    for rule in rules():
        if not rule.options:
            continue
        lines = [f"{option.name} = {option.example}" for option in rule.options]
        body = '[[body]]\nid = "cabinet"\nname = "Cabinet"\n\n[[body]]\nid = "council"\nname = "Council"\n\n'
        text = f"[rules.options.{rule.fault.name}]\n" + "\n".join(lines) + "\n" + body + MEETING
        found = findings_of(files(text))
        assert not [one for one in found if one.fault.code.startswith("F")], rule.fault.name
