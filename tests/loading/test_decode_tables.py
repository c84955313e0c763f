"""What is not an item: series, calendars, people, topics, policies."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from texts import COUNCIL, HEAD, codes, load_text, only, pointed_at, read

from aistrat_cli.model.calendar import YearDay
from aistrat_cli.model.days import Duration
from aistrat_cli.model.leads import Selector
from aistrat_cli.model.text import Text

# ── The series ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_series_has_its_keys() -> None:
    series = read('fiscal_year_name = "end"\nas_of = "2022年2月1日"\n')
    assert (series.id, series.title.written, series.timezone) == ("s", "S", "Asia/Tokyo")
    assert (series.fiscal_year_start, series.fiscal_year_name, series.as_of) == (4, "end", date(2022, 2, 1))


def test_language_is_the_first_of_the_title() -> None:
    head = HEAD.replace('"S"', '{ ja = "計画", en = "Plan" }')
    assert read("", head=head).language == "ja"
    assert read("").language == "en"


def test_language_of_a_plain_title_is_told_by_its_letters() -> None:
    assert read("", head=HEAD.replace('"S"', '"道路計画"')).language == "ja"
    assert read("", head=HEAD.replace('"S"', '"Straßenplan"')).language == "en"


def test_file_without_a_series_goes_by_its_name_and_utc() -> None:
    loaded = load_text("", head='format = 1\n[[milestone]]\nid = "m"\ndate = 2022-01-04\n')
    assert [d.fault.code for d in loaded.diagnostics] == ["F004"]
    [series] = loaded.portfolio.series
    assert (series.id, series.title.written, series.timezone, len(series.items)) == ("0", "0", "UTC", 1)


@pytest.mark.parametrize("written", ["format = 2", "format = 0", "format = -1", "format = 99999999999999999999"])
def test_format_of_the_future_is_not_read(written: str) -> None:
    loaded = load_text("", head=f"{written}\n[series]\nanything = 1\n")
    assert [d.fault.code for d in loaded.diagnostics] == ["F012"]
    assert loaded.unparsed
    assert loaded.portfolio.series == ()


@pytest.mark.parametrize("written", ['format = "1"', "format = 1.0", "format = true"])
def test_format_that_is_no_number_is_read_as_ours(written: str) -> None:
    loaded = load_text("", head=f'{written}\n[series]\nid = "s"\ntitle = "S"\ntimezone = "UTC"\n')
    assert [d.fault.code for d in loaded.diagnostics] == ["F003"]
    assert len(loaded.portfolio.series) == 1


@pytest.mark.parametrize("name", ["Asia/Tokyo", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+9"])
def test_zones_of_the_database(name: str) -> None:
    assert read("", head=HEAD.replace("Asia/Tokyo", name)).timezone == name


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Asia/Tokio", "Asia/Tokyo"),
        ("JST", "Asia/Tokyo"),
        ("Tokyo Standard Time", "Asia/Tokyo"),
        ("Tokyo", "Asia/Tokyo"),
        ("../../../etc/passwd", None),
        ("/etc/localtime", None),
        ("zone.tab", None),
        ("a\\u0000b", None),
        ("x" * 5000, None),
    ],
)
def test_zones_that_are_none(name: str, meant: str | None) -> None:
    finding = only("", head=HEAD.replace("Asia/Tokyo", name))
    assert finding.fault.code == "F013"
    assert len(finding.message.en) < 120
    if meant:
        assert finding.help is not None
        assert meant in finding.help.en


# ── Texts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_text_is_a_string_or_a_table_by_language() -> None:
    assert read(COUNCIL).bodies["council"].name == Text(written={"ja": "会議", "en": "Council"})


@pytest.mark.parametrize(
    "written", ['{ jp = "会議" }', '{ "日本語" = "会議" }', "{}", '""', '"  "', "{ ja = 1 }", "3", "[]"]
)
def test_texts_that_are_none(written: str) -> None:
    assert set(codes(f'[[body]]\nid = "b"\nname = {written}\n')) <= {"F003", "F013"} != set()


# ── Calendars ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_calendar_has_its_keys() -> None:
    calendar = read(
        '[calendar]\ncountry = "DE"\nsubdivision = "BY"\nweekend = "sun"\n'
        "closed = [2022-01-03, { from = 2022-01-07, to = 2022-01-10, why = 'x' }, { every = '12-29..01-03' }]\n"
        "open = { from = 2022-01-09, to = 2022-01-09 }\navoid = '2022-05-02'\n"
    ).calendar
    assert (calendar.country, calendar.subdivision, calendar.weekend) == ("DE", "BY", (6,))
    assert [(days.first, days.last) for days in calendar.closed] == [
        (date(2022, 1, 3), date(2022, 1, 3)),
        (date(2022, 1, 7), date(2022, 1, 10)),
        (YearDay(12, 29), YearDay(1, 3)),
    ]
    assert calendar.closed[1].why == Text(written="x")
    assert calendar.open[0].last == date(2022, 1, 9)
    assert calendar.avoid[0].first == date(2022, 5, 2)


def test_days_that_begin_say_when_they_end() -> None:
    finding = only("[calendar]\nclosed = [{ from = 2022-04-29, why = 'x' }]\n")
    assert (finding.fault.code, pointed_at(finding)) == ("F004", "{ from = 2022-04-29, why = 'x' }")
    assert finding.help is not None
    assert "`to = 2022-04-29`" in finding.help.en
    assert codes("[[person]]\nid = 'p'\n[[absence]]\nperson = 'p'\nfrom = 2022-04-29\n") == ["F004"]


def test_weekend_is_saturday_and_sunday_unless_said() -> None:
    assert read("").calendar.weekend == (5, 6)
    assert read("[calendar]\nweekend = []\n").calendar.weekend == ()
    assert read('[calendar]\nweekend = ["fri", "thu", "fri"]\n').calendar.weekend == (3, 4)


def test_misspelled_weekend_is_not_a_shorter_one() -> None:
    loaded = load_text('[calendar]\nweekend = ["sat", "son"]\n')
    assert [d.fault.code for d in loaded.diagnostics] == ["F013"]
    assert loaded.portfolio.series[0].calendar.weekend == (5, 6)


def test_calendars_have_names() -> None:
    series = read('[calendars.court]\nclosed = [{ every = "easter-3..easter+2" }]\n')
    assert series.calendars["court"].name == "court"
    assert series.calendars["court"].closed[0].first == YearDay(0, -3)
    assert codes("[calendars.court]\n[calendars.Court]\n") == ["F005"]
    assert codes("[calendars]\ncourt = 1\n") == ["F003"]


# ── People ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_body_and_person_have_their_keys() -> None:
    series = read(
        '[[person]]\nid = "k"\nname = "K"\nemail = "k@example.org"\nrole = "chair"\naffiliation = "A"\nx-a = 1\n'
        '[[person]]\nid = "a"\n'
        '[[body]]\nid = "b"\nname = "B"\nshort = "b."\n'
        'members = ["k", { person = "a", role = "m", from = 2021-10-01 }]\n'
        'complete = false\nchair = "k"\nchair_required = true\nquorum = 3\norganizer = "a"\n'
    )
    body, person = series.bodies["b"], series.persons["k"]
    assert [(m.person, m.first, m.last) for m in body.members] == [("k", None, None), ("a", date(2021, 10, 1), None)]
    assert (body.complete, body.chair, body.chair_required, body.quorum, body.organizer) == (False, "k", True, 3, "a")
    assert (person.email, person.x) == ("k@example.org", {"x-a": 1})


@pytest.mark.parametrize(
    ("written", "quorum"), [("1", 1), ('"majority"', "majority"), ('"1/3"', Fraction(1, 3)), ('"2/2"', Fraction(1))]
)
def test_quorum(written: str, quorum: object) -> None:
    assert read(f'[[body]]\nid = "b"\nquorum = {written}\n').bodies["b"].quorum == quorum


@pytest.mark.parametrize("written", ["0", "-1", '"4/3"', '"0/3"', '"1/0"', '"half"', '"1/99999"', "0.5", "true"])
def test_quorums_that_are_none(written: str) -> None:
    assert len(codes(f'[[body]]\nid = "b"\nquorum = {written}\n')) == 1


@pytest.mark.parametrize(
    "address", ["K <k@example.org>", "mailto:k@example.org", "k", "k@", "a@b@c", "k@e\\nBcc: x@y", "a b@c"]
)
def test_addresses_that_are_none(address: str) -> None:
    assert codes(f'[[person]]\nid = "p"\nemail = "{address}"\n') == ["F013"]


def test_absences() -> None:
    person = '[[person]]\nid = "p"\n'
    found = read(
        f'{person}[[absence]]\nperson = "p"\nfrom = 2022-01-20\nto = 2022-01-28\n'
        '[[absence]]\nperson = "p"\nfrom = 2022-02-01\nto = 2022-02-01\n'
        '[[absence]]\nperson = "p"\nfrom_ics = "a/p.ics"\n'
    ).absences
    assert [(a.first, a.last, a.from_ics) for a in found] == [
        (date(2022, 1, 20), date(2022, 1, 28), None),
        (date(2022, 2, 1), date(2022, 2, 1), None),
        (None, None, "a/p.ics"),
    ]


@pytest.mark.parametrize(
    "path",
    ["/etc/x.ics", "../x.ics", "a/../../x.ics", "C:\\\\x.ics", "a\\\\x.ics", "", "a//b", "a\\u0000", "a" * 5_000],
)
def test_paths_stay_inside_the_folder(path: str) -> None:
    assert codes(f'[[person]]\nid = "p"\n[[absence]]\nperson = "p"\nfrom_ics = "{path}"\n') == ["F013"]


def test_topics_have_parents() -> None:
    topics = read('[[topic]]\nid = "a"\nparent = "b"\nkind = "goal"\n[[topic]]\nid = "b"\ntitle = "B"\n').topics
    assert (topics["a"].parent, topics["a"].kind, topics["a"].title.written) == ("b", "goal", "a")
    assert topics["b"].title.written == "B"


def test_topics_in_a_circle_are_told_once() -> None:
    text = "".join(f'[[topic]]\nid = "t{n}"\nparent = "t{(n + 1) % 200}"\n' for n in range(200))
    assert codes(text) == ["F008"]
    assert codes('[[topic]]\nid = "a"\nparent = "a"\n') == ["F008"]


# ── Policies ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_slip_policies() -> None:
    series = read(
        f'{COUNCIL}[slip]\nbaseline = "x"\ntolerance = "0d"\nfail_on = "later"\nwarn_on = []\nfollowers = "shift"\n'
        '[[slip.for]]\nbody = "council"\ntolerance = "2bd"\n[[slip.for]]\nkind = "document"\nfollowers = "keep"\n'
    )
    assert (series.slip.baseline, series.slip.tolerance) == ("x", Duration(0, "d"))
    assert (series.slip.fail_on, series.slip.warn_on, series.slip.followers) == (("later",), (), "shift")
    assert [policy.selector for policy in series.slip_for] == [
        Selector(
            bodies=("council",), kinds=("meeting", "task", "document", "milestone"), types=(), ids=(), online=None
        ),
        Selector(bodies=(), kinds=("document",), types=(), ids=(), online=None),
    ]
    assert series.slip_for[0].tolerance == Duration(2, "bd")
    assert read("").slip.tolerance is None


def test_waivers() -> None:
    series = read(
        '[[milestone]]\nid = "m"\ndate = 2022-01-04\nwaive = { rule = "C001", why = "ok", until = 2022-03-01 }\n'
    )
    [waiver] = series.items[0].waive
    assert (waiver.rule, waiver.why.written, waiver.until) == ("C001", "ok", date(2022, 3, 1))


def test_waiver_without_a_reason_or_with_an_unreadable_end_is_none() -> None:
    for keys in ('rule = "C001"', 'rule = "C001", why = "x", until = "soon."'):
        loaded = load_text(f'[[milestone]]\nid = "m"\ndate = 2022-01-04\nwaive = [{{ {keys} }}]\n')
        assert len(loaded.diagnostics) == 1
        assert loaded.portfolio.series[0].items[0].waive == ()


def test_rules() -> None:
    rules = read(
        '[rules]\nselect = ["C", "D"]\nignore = "C003"\nseverity = { C001 = "note" }\n'
        '[rules.options.off-weekday]\ncabinet = ["tue", "fri"]\n'
    ).rules
    assert (rules.select, rules.ignore, rules.severity) == (("C", "D"), ("C003",), {"C001": "note"})
    assert rules.options == {"off-weekday": {"cabinet": ["tue", "fri"]}}


# ── Brackets and unknown words ────────────────────────────────────────────────────────────────────────────────────────


def test_one_bracket_is_read_as_two() -> None:
    loaded = load_text('[body]\nid = "b"\n[meeting]\nid = "m"\nbody = "b"\ndate = 2022-01-04\n')
    assert [d.fault.code for d in loaded.diagnostics] == ["F003", "F003"]
    assert {d.help.en for d in loaded.diagnostics if d.help} == {
        "Write `[[body]]`, with two brackets.",
        "Write `[[meeting]]`, with two brackets.",
    }
    assert {pointed_at(d) for d in loaded.diagnostics} == {"body", "meeting"}
    assert [item.at("date").location.line for item in loaded.portfolio.series[0].items] == [12]


@pytest.mark.parametrize(
    ("table", "typed", "meant"),
    [
        ("[[milestone]]\nid = 'm'\ndate = 2022-01-04\n", "titel", "title"),
        ("[[milestone]]\nid = 'm'\ndate = 2022-01-04\n", "description", "note"),
        ("[[milestone]]\nid = 'm'\ndate = 2022-01-04\n", "ends-after", "ends_after"),
        ("[[milestone]]\nid = 'm'\ndate = 2022-01-04\n", "agenda", "[[meeting]]"),
        ("[[milestone]]\nid = 'm'\ndate = 2022-01-04\n", '"ｎｏｔｅ"', "note"),
        ("[series]\nid = 's'\ntitle = 'S'\ntimezone = 'UTC'\n", "tz", "timezone"),
        ("[calendar]\n", "holidays", "closed"),
    ],
)
def test_unknown_key_has_a_way_out(table: str, typed: str, meant: str) -> None:
    head = "format = 1\n" if "[series]" in table else HEAD
    finding = only(f"{table}{typed} = 'x'\n", head=head)
    assert (finding.fault.code, pointed_at(finding)) == ("F002", typed)
    assert finding.help is not None
    assert f"`{meant}`" in finding.help.en


def test_hints_end_before_patience_does() -> None:
    text = "".join(f'[[milestone]]\nid = "m{n}"\ndate = 2022-01-04\nk{n}x = 1\nafter = "n{n}"\n' for n in range(3000))
    loaded = load_text(text)
    assert len(loaded.diagnostics) == 6000


def test_a_list_of_nonsense_is_one_mistake() -> None:
    found = codes(f'{COUNCIL}[[meeting]]\nid = "m"\nbody = "council"\ndate = 2022-01-04\nagenda = [{"1," * 50_000}]\n')
    assert len(found) == 30


@pytest.mark.parametrize("text", ["", "# nothing\n", "format = 1\n", "[tool.black]\nline-length = 1\n", "hello = 1\n"])
def test_what_has_no_table_of_a_schedule_is_none(text: str) -> None:
    loaded = load_text(text, head="")
    (finding,) = loaded.diagnostics
    assert finding.fault.code == "F004"
    assert "no schedule" in finding.message.en
    assert loaded.portfolio.series == ()
    assert loaded.unparsed


@pytest.mark.parametrize("text", ["x = [", "hello world\n"])
def test_what_is_no_toml_is_not_told_to_lack_tables(text: str) -> None:
    loaded = load_text(text, head="")
    assert [finding.fault.code for finding in loaded.diagnostics] == ["F001"]
    assert loaded.portfolio.series == ()


def test_a_mistyped_table_is_not_missing() -> None:
    text = 'format = 1\n[serie]\nid = "s"\n[[meetings]]\nid = "m"\n'
    assert [finding.fault.code for finding in load_text(text, head="").diagnostics] == ["F002", "F002"]


def test_a_person_called_like_a_body_is_one_fault() -> None:
    text = f"""{COUNCIL}[[person]]\nid = "council"\n[[meeting]]\nid = "m"\nbody = "council"\ndate = 2022-01-04\n"""
    assert codes(text) == ["F005"]


def test_the_plural_of_a_key_is_known() -> None:
    finding = only(f'{COUNCIL}[[meeting]]\nid = "m"\nbodies = "council"\ndate = 2022-01-04\n')
    assert finding.help is not None
    assert "`body`" in finding.help.en
