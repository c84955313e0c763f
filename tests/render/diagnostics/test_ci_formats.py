"""What CI systems read, held to their own parsers, rules and schemas."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.render.cells import visible
from aistrat_cli.render.diagnostics import FORMATS, Format, View, render
from aistrat_cli.render.json_text import whole
from aistrat_cli.source.place import Place, Source
from aistrat_cli.source.positions import Location

if TYPE_CHECKING:
    from conftest import Case

SCHEMAS = Path(__file__).parent / "schemas"

TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            ["::error::", "##[", "##vso[", "]", "%0A", "%", ",", ":", "\n", "\r", "\x1b[31m", "]]>", "&", "<"]
        ),
        st.text(max_size=5),
        st.sampled_from(["\ud800", "\udcff", "\ufffe", "\u2028", "\x85", " ", "　", '"', "|", "`"]),
    ),
    min_size=1,
    max_size=8,
).map("".join)


@st.composite
def findings(draw: st.DrawFn) -> Diagnostic:
    text = TEXTS.map(lambda t: Message(t, t))
    source = Source(draw(TEXTS), draw(TEXTS))
    lines = source.text.split("\n")
    line = draw(st.integers(1, len(lines)))
    column = draw(st.integers(1, len(lines[line - 1]) + 1))
    return Diagnostic(
        fault=faults.UNKNOWN_KEY,
        severity=draw(st.sampled_from(["error", "warning", "note"])),
        message=draw(text),
        help=draw(st.none() | text),
        place=Place(source, ()),
        location=Location(line, column, line, draw(st.integers(column, len(lines[line - 1]) + 1))),
        item=draw(st.none() | TEXTS),
        follows=tuple(draw(st.lists(text, max_size=2))),
    )


# GitHub


def obeyed(line: str) -> tuple[str, dict[str, str], str] | None:
    """Return what a runner makes of a line: as `ActionCommand` of actions/runner, whose parsers are tried in turn."""

    def unescaped(text: str, signs: str) -> str:
        for sign in signs:
            text = text.replace(f"%{ord(sign):02X}", sign)
        return text

    trimmed = line.lstrip()
    if trimmed.startswith("::") and (end := trimmed.find("::", 2)) >= 0:
        name, _, rest = trimmed[2:end].partition(" ")
        pairs = (pair.split("=", 1) for pair in rest.strip().split(",") if "=" in pair)
        return name, {key: unescaped(value, "\r\n:,%") for key, value in pairs}, unescaped(trimmed[end + 2 :], "\r\n%")
    if (start := line.find("##[")) >= 0 and (end := line.find("]", start)) >= 0:
        name, _, rest = line[start + 3 : end].partition(" ")
        return name, {}, line[end + 1 :]
    if "##vso[" in line.lower():
        return "vso", {}, line
    return None


def test_the_runner_reads_what_was_meant(case: Case) -> None:
    lines = render("github", case.diagnostics, case.view).splitlines()
    assert len(lines) == len(case.diagnostics)
    assert [line for line in lines if obeyed(line) is None] == []
    order = ["error", "warning", "notice"]
    kinds = [obeyed(line)[0] for line in lines]  # type: ignore[index]
    assert kinds == sorted(kinds, key=order.index)


@settings(max_examples=60)
@given(findings())
def test_any_text_reaches_github(diagnostic: Diagnostic) -> None:
    [line] = render("github", [diagnostic], View()).split("\n")[:-1]
    read = obeyed(line)
    assert read is not None
    name, properties, data = read
    assert name == {"error": "error", "warning": "warning", "note": "notice"}[diagnostic.severity]
    assert properties["title"] == "F002 unknown-key"
    assert properties["file"] == visible(diagnostic.place.source.path)
    assert (properties["line"], properties["col"]) == (str(diagnostic.location.line), str(diagnostic.location.column))
    said = [diagnostic.message.en, *(f"- {m.en}" for m in diagnostic.follows)]
    said += [f"help: {diagnostic.help.en}"] if diagnostic.help else []
    head = visible(f"{diagnostic.place.source.path}:{properties['line']}:{properties['col']}: ")
    assert data == head + "\n".join(visible(text) for text in said)


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "github"])
@settings(max_examples=30)
@given(diagnostic=findings(), cells=st.integers(20, 80))
def test_no_other_output_is_obeyed(format: Format, diagnostic: Diagnostic, cells: int) -> None:
    text = render(format, [diagnostic], View(width=cells, files=("::warning::x\n##[error]",)))
    text.encode()
    for line in text.split("\n"):
        assert obeyed(line) is None, line
        assert not line.lstrip().startswith(("::", "##["))
        assert all(sign.isprintable() or ord(sign) > 0x9F for sign in line), line


# GitLab


def gitlab_accepts(entry: Any) -> bool:
    location = entry["location"]
    return (
        all(isinstance(entry[key], str) and entry[key] for key in ("description", "check_name", "fingerprint"))
        and entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        and isinstance(location["path"], str)
        and location["path"] != ""
        and not location["path"].startswith("./")
        and type(location["lines"]["begin"]) is int
        and location["lines"]["begin"] >= 1
    )


def test_gitlab_accepts_every_entry(case: Case) -> None:
    entries = json.loads(render("gitlab", case.diagnostics, case.view))
    assert len(entries) == len(case.diagnostics)
    assert all(gitlab_accepts(entry) for entry in entries)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def test_an_empty_gitlab_report() -> None:
    assert render("gitlab", [], View()) == "[]\n"


def fingerprints(diagnostics: list[Diagnostic], view: View) -> list[str]:
    gitlab = [entry["fingerprint"] for entry in json.loads(render("gitlab", diagnostics, view))]
    [run] = json.loads(render("sarif", diagnostics, view))["runs"]
    assert [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]] == gitlab
    return gitlab


def test_a_fingerprint_outlives_what_happens_around_it(plain: list[Diagnostic], hostile: list[Diagnostic]) -> None:
    def moved(diagnostic: Diagnostic) -> Diagnostic:
        if diagnostic.place is None:
            return diagnostic
        source = Source(diagnostic.place.source.path, "\n\n\n" + diagnostic.place.source.text)
        at = diagnostic.place.location
        return diagnostic.replace(
            place=Place(source, ()), location=at._replace(line=at.line + 3, end_line=at.end_line + 3)
        )

    view = View(files=("a.toml",))
    before = fingerprints(plain + hostile, view)
    assert fingerprints([moved(diagnostic) for diagnostic in plain + hostile], view) == before
    assert fingerprints(plain + hostile, view.replace(lang="ja")) == before
    assert fingerprints(hostile, view) == before[len(plain) :]
    assert fingerprints([diagnostic.replace(severity="note") for diagnostic in plain], view) == before[: len(plain)]


def test_paths_are_relative_to_the_root(plain: list[Diagnostic]) -> None:
    def at(path: str) -> Diagnostic:
        return plain[0].replace(place=Place(Source(path, "x"), ()), location=Location(1, 1, 1, 2), related=())

    inside = [at("/repo/schedules/a b.toml"), at("schedules/a b.toml")]
    view = View(root="/repo")
    for entry in json.loads(render("gitlab", inside, view)):
        assert entry["location"]["path"] == "schedules/a b.toml"
    [run] = json.loads(render("sarif", [*inside, at("/elsewhere/a.toml")], view))["runs"]
    artifacts = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]]
    relative = {"uri": "schedules/a%20b.toml", "uriBaseId": "SRCROOT"}
    assert artifacts == [relative, relative, {"uri": "file:///elsewhere/a.toml"}]
    # The number of the second finding of the same file, not its path, tells the two apart.
    assert len(set(fingerprints(inside, view))) == 2


# SARIF


def test_sarif_keeps_to_its_schema(case: Case) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8-sig"))
    log = json.loads(render("sarif", case.diagnostics, case.view))
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in checker.iter_errors(log)] == []


def test_sarif_points_at_its_rules_and_files(case: Case) -> None:
    [run] = json.loads(render("sarif", case.diagnostics, case.view))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["name"].isalnum()
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert ":" in rule["helpUri"]
    for result, diagnostic in zip(run["results"], case.diagnostics, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == diagnostic.fault.code
        [place] = result["locations"]
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert not set(uri) & set(" :#?[]\\")
        if diagnostic.place is not None and "\ud800" not in diagnostic.place.source.path:
            assert unquote_to_bytes(uri).decode("utf-8", "surrogateescape") == diagnostic.place.source.path
        assert result["message"]["text"].startswith(whole(diagnostic.message.en))


# JUnit


def test_junit_keeps_to_its_schema(case: Case, tmp_path: Path) -> None:
    xmllint = shutil.which("xmllint")
    if xmllint is None:
        pytest.skip("xmllint is not installed")
    report = tmp_path / "report.xml"
    report.write_text(render("junit", case.diagnostics, case.view), encoding="utf-8")
    run = subprocess.run(
        [xmllint, "--noout", "--nonet", "--schema", str(SCHEMAS / "junit-10.xsd"), str(report)],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr


@settings(max_examples=40)
@given(st.lists(findings(), max_size=3), st.sampled_from(["error", "warning", "note", None]))
def test_any_text_reaches_junit(diagnostics: list[Diagnostic], fail_on: Any) -> None:
    view = View(files=("clean.toml",), fail_on=fail_on)
    root = ElementTree.fromstring(render("junit", diagnostics, view).encode())
    suites = {suite.get("name"): suite for suite in root}
    [clean] = suites["clean.toml"]
    assert list(clean) == []
    assert int(root.get("tests", "")) == len(diagnostics) + 1 == len(root.findall(".//testcase"))
    failing = ["error", "warning", "note"][: 0 if fail_on is None else ["error", "warning", "note"].index(fail_on) + 1]
    expected = sum(diagnostic.severity in failing for diagnostic in diagnostics)
    assert int(root.get("failures", "")) == expected == len(root.findall(".//failure"))
    for suite in root:
        assert int(suite.get("failures", "")) == len(suite.findall(".//failure"))
        names = [case.get("name") for case in suite]
        assert len(set(names)) == len(names)
