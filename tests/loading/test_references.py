"""References over all series: each names something, or is told with the nearest."""

from __future__ import annotations

import pytest
from texts import COUNCIL, HEAD, codes, items, load_text, only, pointed_at, where

from aistrat_cli.loading.build import File, build
from aistrat_cli.model.days import ItemKey

STUDY = f'{COUNCIL}[[meeting]]\nid = "study-4"\nbody = "council"\ndate = 2022-01-24\n'
OTHER = HEAD.replace('"s"', '"other"') + STUDY


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("study-5", 'Did you mean "study-4"?'),
        ("Study-4", 'Did you mean "study-4"?'),
        ("study-4-5bd", 'Write "study-4 - 5bd"'),
        ("other:study-4", "Name its file on the command line"),
        ("zzz", "Write the id of an item that exists."),
        ("study-4, zzz", 'Put each in quotes of its own: `["study-4", "zzz"]`.'),
    ],
)
def test_unknown_item_has_a_way_out(written: str, help: str) -> None:
    finding = only(f'{STUDY}[[milestone]]\nid = "x"\nafter = ["study-4", "{written}"]\n')
    assert finding.fault.code == "F007"
    assert finding.item == "x"
    assert written in pointed_at(finding)
    assert finding.help is not None
    assert help in finding.help.en


PEOPLE = """\
[[body]]
id = "study"
name = { ja = "検討会議", en = "Study Council" }
[[person]]
id = "kitano"
name = "北野 宏明"
[[topic]]
id = "education"
title = "教育改革"
"""


@pytest.mark.parametrize(
    ("keys", "id"),
    [
        ('body = "検討会議"', "study"),
        ('body = "Study Council"', "study"),
        ('body = "study"\nattendees = ["北野\u3000宏明"]', "kitano"),
        ('body = "study"\nowner = "北野 宏明"', "kitano"),
        ('body = "study"\ntopics = "教育改革"', "education"),
    ],
)
def test_a_name_where_an_id_belongs_gives_the_id(keys: str, id: str) -> None:
    finding = only(f'{PEOPLE}[[meeting]]\nid = "m"\n{keys}\ndate = 2022-01-24\n')
    assert finding.fault.code == "F007"
    assert finding.help is not None
    assert finding.help.en == f'Write its id: "{id}".'


def test_what_can_be_no_id_is_not_proposed_as_one() -> None:
    finding = only('[[meeting]]\nid = "m"\nbody = "推進会議"\ndate = 2022-01-24\n')
    assert finding.help is not None
    assert "推進会議" not in finding.help.en


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("TBD", 'Of a day that is open, say `date = "?"`.'),
        ("2022-03-01..2022-03-05", "write `window = [2022-03-01, 2022-03-05]`"),
        ("2022-03-01〜2022-03-05", "write `window = [2022-03-01, 2022-03-05]`"),
    ],
)
def test_what_is_no_day_yet_has_a_way_out(written: str, help: str) -> None:
    finding = only(f'[[milestone]]\nid = "x"\ndate = "{written}"\n')
    assert finding.help is not None
    assert help in finding.help.en


def test_sound_dependencies_stay() -> None:
    loaded = load_text(f'{STUDY}[[milestone]]\nid = "x"\ndate = 2022-02-01\nafter = ["study-4", "study-5"]\n')
    item = loaded.portfolio.index[ItemKey("s", "x")]
    assert [d.anchor.key.item for d in item.dependencies] == ["study-4"]
    assert loaded.portfolio.series[0].items[-1] is item


def test_other_series_are_named_with_theirs() -> None:
    loaded = load_text(f'{STUDY}[[milestone]]\nid = "x"\nafter = ["other:study-4", "s:study-4"]\n', OTHER)
    assert loaded.diagnostics == ()
    keys = [d.anchor.key for d in loaded.portfolio.index[ItemKey("s", "x")].dependencies]
    assert keys == [ItemKey("other", "study-4"), ItemKey("s", "study-4")]


def test_unknown_item_of_another_series() -> None:
    finding = only(f'{STUDY}[[milestone]]\nid = "x"\nafter = ["other:study-5"]\n', OTHER)
    assert finding.help is not None
    assert finding.help.en == 'Did you mean "other:study-4"?'
    finding = only(f'{STUDY}[[milestone]]\nid = "x"\nafter = ["othr:study-4"]\n', OTHER)
    assert finding.help is not None
    assert finding.help.en == 'Did you mean "other:study-4"?'


def test_every_place_of_a_reference_is_looked_at() -> None:
    loaded = load_text(
        f'{STUDY}[[task]]\nid = "a"\nafter = "n1"\nbefore = "n2"\nends_after = "n3"\nnot_before = "n4 + 1d"\n'
        'deadline = "n5"\nend = "n6"\n[[milestone]]\nid = "b"\ndate = "n7"\n[[milestone]]\nid = "c"\ntarget = "n8"\n'
        '[[milestone]]\nid = "d"\nwindow = ["n9", "n10"]\n[[milestone]]\nid = "e"\none_of = ["n11", ["n12", "n13"]]\n'
        '[[meeting]]\nid = "f"\nbody = "council"\ndate = 2022-01-04\nagenda = [{ title = "x", papers = "n14" }]\n'
    )
    told = {d.message.en.split('"')[1] for d in loaded.diagnostics}
    assert told == {f"n{number}" for number in range(1, 15)}


def test_papers_are_documents() -> None:
    agenda = 'agenda = [{ title = "x", papers = ["study-4", "d", "m/l"] }]\n'
    meeting = f'{STUDY}[[meeting]]\nid = "m"\nbody = "council"\ndate = 2022-01-04\n{agenda}'
    document = '[[document]]\nid = "d"\ndate = 2022-01-04\n[[lead_time]]\nid = "l"\noffset = "-1d"\n'
    loaded = load_text(meeting + document)
    assert [d.message.en for d in loaded.diagnostics] == ['"study-4" is a meeting, not a document.']
    item = loaded.portfolio.index[ItemKey("s", "m")]
    assert [key.item for point in item.agenda for key in point.papers] == ["d", "m/l"]


@pytest.mark.parametrize(
    ("decides", "found"),
    [
        ("d", ItemKey("s", "d")),
        ("other:d", ItemKey("other", "d")),
        ("x", "x"),
        ("新AI戦略案", None),
        ("nothing", None),
        ("study-4", None),
    ],
)
def test_decides_names_a_document_a_topic_or_nothing(decides: str, found: object) -> None:
    document = '[[document]]\nid = "d"\ndate = 2022-01-04\n'
    text = f'{STUDY}decides = "{decides}"\n{document}[[topic]]\nid = "x"\n'
    loaded = load_text(text, HEAD.replace('"s"', '"other"') + document)
    assert loaded.diagnostics == ()
    assert loaded.portfolio.index[ItemKey("s", "study-4")].decides_id == found


def test_what_refers_to_itself_is_no_unknown_item() -> None:
    assert list(items('[[milestone]]\nid = "x"\nafter = "x"\n')) == ["x"]


def test_two_files_of_one_series_are_wrong_in_both() -> None:
    loaded = load_text(STUDY, HEAD + STUDY)
    assert [(d.fault.code, d.place.source.path) for d in loaded.diagnostics if d.place] == [
        ("F011", "0.toml"),
        ("F011", "1.toml"),
    ]
    assert len(loaded.portfolio.series) == 1


def test_files_without_an_id_are_no_duplicates() -> None:
    bare = "format = 1\n[series]\ntitle = 'S'\ntimezone = 'UTC'\n"
    files = [File("a/x.toml", bare.encode()), File("b/x.toml", bare.encode())]
    loaded = build(files, {file.path for file in files})
    assert [d.fault.code for d in loaded.diagnostics] == ["F004", "F004"]


# ── Files that are fetched ────────────────────────────────────────────────────────────────────────────────────────────


def fetcher(*files: tuple[str, str]):
    """Return a source of files that notes what it was asked for, and hands out each file once."""
    left = [File(name, text.encode()) for name, text in files]
    asked: list[list[str]] = []

    def fetch(series):
        asked.append(list(series))
        found = [file for file in left if any(name.encode() in file.content for name in series)]
        left[:] = [file for file in left if file not in found]
        return found

    return fetch, asked


def chain(name: str, after: str) -> str:
    head = HEAD.replace('"s"', f'"{name}"')
    return f'{head}[[milestone]]\nid = "m"\nafter = "{after}:m"\ntypo = 1\n'


def test_series_are_fetched_where_they_are_referred_to() -> None:
    fetch, asked = fetcher(("b.toml", chain("b", "c")), ("c.toml", chain("c", "b")), ("d.toml", chain("d", "b")))
    loaded = build([File("a.toml", chain("a", "b").encode())], {"a.toml"}, fetch=fetch)
    assert asked == [["b"], ["c"]]
    assert [series.id for series in loaded.portfolio.series] == ["a", "b", "c"]
    assert loaded.portfolio.shown == {"a"}
    assert [d.place.source.path for d in loaded.diagnostics if d.place] == ["a.toml"]
    assert len(loaded.portfolio.index) == 3


def test_nothing_is_fetched_for_nothing() -> None:
    fetch, asked = fetcher()
    build([File("a.toml", (HEAD + STUDY).encode())], {"a.toml"}, fetch=fetch)
    assert asked == []


def test_what_cannot_be_fetched_is_told() -> None:
    fetch, asked = fetcher(("b.toml", "this is no TOML, but says b"))
    loaded = build([File("a.toml", chain("a", "b").encode())], {"a.toml"}, fetch=fetch)
    assert asked == [["b"]]
    assert sorted(d.fault.code for d in loaded.diagnostics) == ["F002", "F007"]
    assert not loaded.unparsed


# ── Ids ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_second_item_of_an_id_is_let_go() -> None:
    loaded = load_text('[[milestone]]\nid = "x"\nnote = "1"\ndate = 2022-01-04\n[[task]]\nid = "x"\ndate = "?"\n')
    [finding] = loaded.diagnostics
    assert (finding.fault.code, where(finding)[0]) == ("F005", 12)
    assert [related.place.location.line for related in finding.related] == [8]
    assert len(loaded.portfolio.series[0].items) == 1


def test_namespaces() -> None:
    apart = (
        '[[body]]\nid = "x"\n[[topic]]\nid = "x"\n[[milestone]]\nid = "x"\ndate = "?"\n[calendars.x]\n[scenario.x]\n'
    )
    assert codes(apart) == []
    assert codes('[[body]]\nid = "x"\n[[person]]\nid = "X"\n') == ["F005"]
    repeat = '[[repeat]]\nid = "r"\nbody = "council"\nrule = "weekly Monday"\nfrom = 2022-01-03\ncount = 2\n'
    assert codes(f'{COUNCIL}{repeat}[[task]]\nid = "r-2"\ndate = "?"\n') == ["F005"]
    assert codes(f"{COUNCIL}{repeat}{repeat}") == ["F005"]


def test_items_that_differ_in_case_are_both_kept() -> None:
    loaded = load_text('[[milestone]]\nid = "x"\ndate = "?"\n[[milestone]]\nid = "X"\ndate = "?"\n')
    assert [d.fault.code for d in loaded.diagnostics] == ["F005"]
    assert len(loaded.portfolio.index) == 2


@pytest.mark.parametrize(("written", "code"), [("10000-01-01", "D006"), ("2021-10-26T10:00", "D003")])
def test_a_day_that_is_none_is_not_taken_for_an_item(written: str, code: str) -> None:
    assert only(f'[[milestone]]\nid = "x"\ndate = "{written}"\n').fault.code == code
