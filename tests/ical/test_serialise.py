"""Texts of every kind go out and come back; and what the `ics` package still does wrong."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import ics
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from ics.grammar.parse import ContentLine
from strict import DURATION, check

from aistrat_cli.ical.components import Head, sheet
from aistrat_cli.ical.lines import finished, fold
from aistrat_cli.ical.people import Host, Person
from aistrat_cli.ical.serialise import Event, duration
from aistrat_cli.ical.state import When
from aistrat_cli.ical.texts import clean, one_line, uri

HOSTILE = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="\r\n\x00\"';:,\\^ \tnN\u2028\u0085\x7fé漢👨‍👩‍👧‍👦", max_size=120),
    st.sampled_from(["漢" * 10_000, "\\" * 500, "END:VEVENT\r\nBEGIN:VEVENT", "👩‍💻" * 50, "a" * 75, "é" * 37 + "a"]),
)
MOMENT = datetime(2022, 2, 1, tzinfo=UTC)


def event(**more: object) -> Event:
    made = Event(uid="s:a", name="x", status="CONFIRMED")
    made.when, made.stamp, made.transparent = When(date(2022, 2, 24), date(2022, 2, 25)), MOMENT, True
    made.extra.append(ContentLine("X-MICROSOFT-CDO-BUSYSTATUS", {}, "FREE"))
    for name, value in more.items():
        setattr(made, name, value)
    return made


def written(made: Event, method: str = "PUBLISH") -> bytes:
    return finished(sheet([made.serialize()], [], Head(method=method)))


@given(HOSTILE, HOSTILE, st.lists(HOSTILE, max_size=3))
@settings(max_examples=60, deadline=None)
def test_texts_come_back(title: str, text: str, names: list[str]) -> None:
    kept = [name for name in dict.fromkeys(map(one_line, names)) if name]
    data = written(event(name=one_line(title) or "x", description=clean(text), about=kept))
    assert check(data).violations == []
    [found] = Calendar.from_ical(data).walk("VEVENT")
    assert str(found["SUMMARY"]) == (one_line(title) or "x")
    assert str(found.get("DESCRIPTION", "")) == clean(text)
    assert "\r" not in clean(text)
    if kept:
        assert [str(one) for one in found["CATEGORIES"].cats] == kept


@given(HOSTILE)
@settings(max_examples=50, deadline=None)
def test_names_of_people_come_back(name: str) -> None:
    person = Person("a@example.org", one_line(name), role="CHAIR", answer="NEEDS-ACTION")
    made = event(organizer=Host("o@example.org", one_line(name)), invited=[person])
    data = written(made, "REQUEST")
    assert check(data).violations == []
    attendee = Calendar.from_ical(data).walk("VEVENT")[0]["ATTENDEE"]
    assert str(attendee) == "mailto:a@example.org"
    if '"' not in name and "^" not in name:  # icalendar leaves RFC 6868 alone
        assert attendee.params["CN"] == (one_line(name).strip().replace("\\", "/") or "a@example.org")


@given(HOSTILE)
def test_links_are_links_or_none(text: str) -> None:
    found = uri(f"https://example.org/{text}")
    assert found is None or check(written(event(url=found))).violations == []
    assert uri("no link") is None
    assert uri("https://example.org/a;b,c?d=é") == "https://example.org/a;b,c?d=%C3%A9"


@given(st.text(alphabet=st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=400))
def test_folds(text: str) -> None:
    folded = fold(text)
    assert folded.replace("\r\n ", "") == text
    assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))


@given(st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=999)))
def test_durations_keep_to_their_grammar(length: timedelta) -> None:
    assert DURATION.fullmatch(duration(length - timedelta(microseconds=length.microseconds)))


# What the package does wrong. Each of these fails once a release puts it right: then the workaround in serialise.py
# can go.


def plain() -> ics.Event:
    return ics.Event(name="x", begin="2022-02-24 10:00:00", uid="a")


def needless(what: str) -> str:
    return f"ics puts this right now: take the workaround out of serialise.py: {what}"


def test_ics_folds_nothing_and_does_not_end_the_last_line() -> None:
    made = plain()
    made.description = "x" * 200
    text = ics.Calendar(events=[made]).serialize()
    assert max(map(len, text.split("\r\n"))) > 75, needless("folding")
    assert not text.endswith("\r\n"), needless("the last line")


def test_ics_writes_method_after_the_events_and_alarms_before_uid() -> None:
    made = plain()
    made.alarms.append(ics.DisplayAlarm(trigger=timedelta(days=-10), display_text="x"))
    calendar = ics.Calendar(events=[made])
    calendar.method = "PUBLISH"
    text = calendar.serialize()
    assert text.index("METHOD") > text.index("BEGIN:VEVENT"), needless("METHOD")
    assert text.index("BEGIN:VALARM") < text.index("UID:"), needless("alarms before properties")
    assert "-P1W3D" in text, needless("durations")


def test_ics_has_no_sequence_and_stamps_only_what_was_created() -> None:
    made = plain()
    assert not hasattr(made, "sequence"), needless("SEQUENCE")
    assert "DTSTAMP" not in made.serialize(), needless("DTSTAMP")


def test_ics_escapes_urls_and_quotes_no_parameter() -> None:
    made = plain()
    made.url = "https://example.org/a;b,c"
    assert "a\\;b\\,c" in made.serialize(), needless("URL")
    assert 'CN="' not in str(ics.Attendee("a@example.org", common_name="a: b")), needless("quoting")
    with pytest.raises(TypeError):
        str(ics.Attendee("a@example.org", rsvp=True))


def test_ics_moves_whole_days_and_knows_no_zone() -> None:
    import arrow

    made = ics.Event(name="x", begin=arrow.get("2022-04-01", tzinfo="Asia/Tokyo"), uid="a")
    assert "TZID" not in made.serialize(), needless("zones")
    made.make_all_day()
    assert "20220331" in made.serialize(), needless("whole days")


def test_ics_shares_parameters_and_orders_by_chance() -> None:
    one, other = ContentLine("X"), ContentLine("Y")
    one["A"] = "1"
    assert other.params == {"A": ["1"]}, needless("shared parameters")
    del one.params["A"]
    script = "import ics; e = ics.Event(categories=list('abcdefghij')); print(''.join(e.categories))"
    orders = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(orders) == 2, needless("categories in order")


def test_ics_writes_the_calendar_scale_wrong_on_the_way_back() -> None:
    text = ics.Calendar(events=[plain()]).serialize()
    assert "CALSCALE:GEORGIAN" in ics.Calendar(text).serialize(), needless("CALSCALE")


def test_an_equals_sign_in_a_name_keeps_the_blank_before_it() -> None:
    made = event(organizer=Host("o@example.org", "a ="), invited=[Person("a@example.org", "a =", role="CHAIR")])
    attendee = Calendar.from_ical(written(made, "REQUEST")).walk("VEVENT")[0]["ATTENDEE"]
    assert attendee.params["CN"] == "a ="
