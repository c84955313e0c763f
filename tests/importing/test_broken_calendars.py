"""Calendars that are broken, cut off, mangled: read as far as they go, each fault at its line, never a traceback."""

from __future__ import annotations

import random

import pytest
from imports import calendar, days_of, event, made, of_calendar

GOOD = event("DTSTART;VALUE=DATE:20220301", "SUMMARY:Good", uid="good")


@pytest.mark.parametrize(
    ("lines", "remark"),
    [
        (("DTSTART:20220230T100000",), "office.ics:7: DTSTART cannot be read, left out: 20220230T100000"),
        (("DTSTART:tomorrow",), "office.ics:7: DTSTART cannot be read, left out: tomorrow"),
        (("SUMMARY:No day",), 'office.ics:4: VEVENT "No day" left out: it has no day'),
        (("DTSTART;VALUE=DATE:20220224", "DTEND:soon"), "office.ics:8: DTEND cannot be read, left out: soon"),
        (
            ("DTSTART;VALUE=DATE:20220224", "DURATION:2 hours"),
            "office.ics:8: DURATION cannot be read, left out: 2 hours",
        ),
        (("DTSTART;VALUE=DATE:20220224", "DTSTART;VALUE=DATE:20220225"), "office.ics:7: DTSTART stands twice"),
        (("DTSTART;VALUE=DATE:20220224", "no line at all"), "office.ics:8: no content line, left out: no line at all"),
        (("DTSTART;VALUE=DATE:20220224", "SUMMARY;=:x"), "office.ics:4: a line cannot be read, left out: "),
        (
            ("DTSTART;VALUE=DATE:20220224", "RRULE:FREQ=OFTEN"),
            "office.ics:8: RRULE cannot be read, left out: FREQ=OFTEN",
        ),
        (("DTSTART;VALUE=DATE:20220224", "RDATE:never"), "office.ics:8: RDATE cannot be read, left out: never"),
    ],
)
def test_a_fault_is_told_at_its_line_and_the_rest_is_read(lines: tuple[str, ...], remark: str) -> None:
    given = of_calendar(event(*lines), GOOD)
    assert any(told.startswith(remark) for told in given.remarks), given.remarks
    assert days_of(given)[-1] == "2022-03-01"
    assert not given.errors


@pytest.mark.parametrize(
    ("content", "broken"),
    [
        (b"", "office.ics: an empty file"),
        (b" \r\n", "office.ics: an empty file"),
        (b"hello\n", "office.ics:1: no calendar: there is no BEGIN:VCALENDAR"),
        (b"\x00\x01\x02\x03", "office.ics:1: no calendar: there is no BEGIN:VCALENDAR"),
        (b"BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR\n", "office.ics:2: vCalendar 1.0, not iCalendar"),
        (b"<html>not found</html>", "office.ics:1: no calendar: there is no BEGIN:VCALENDAR"),
    ],
)
def test_what_is_no_calendar_is_refused_at_its_line(content: bytes, broken: str) -> None:
    given = made({"office.ics": content})
    assert given.broken[0].startswith(broken)
    assert not given.items


def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = calendar(GOOD, event("DTSTART;VALUE=DATE:20220302", "SUMMARY:Cut off"))
    given = made({"office.ics": whole[: whole.index(b"SUMMARY:Cut") + 11]})
    assert days_of(given) == ["2022-03-01", "2022-03-02"]
    assert given.remarks == ["office.ics:10: VEVENT has no END: the file was cut off"]


def test_a_component_without_its_end_does_not_swallow_the_next() -> None:
    given = of_calendar(GOOD.replace("END:VEVENT", "END:VEVNT"), event("DTSTART;VALUE=DATE:20220302"))
    assert days_of(given) == ["2022-03-01", "2022-03-02"]


def test_events_without_a_calendar_around_them() -> None:
    assert days_of(made({"office.ics": GOOD.encode()})) == ["2022-03-01"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_encodings_and_line_ends(encoding: str, ends: str) -> None:
    content = calendar(event("DTSTART;VALUE=DATE:20220224", "SUMMARY:第5回 検討", " 会議"))
    text = content.decode().replace("\r\n", ends)
    given = made({"office.ics": text.encode(encoding)})
    assert given.tables("body")[0]["name"] == "検討会議"


def test_control_characters_are_shown_nowhere() -> None:
    given = of_calendar(
        event("DTSTART;VALUE=DATE:20220224", "SUMMARY:a\x1b[31mb\x00\x07c\u202ed", "LOCATION:\x9b2J", "X-\x1bFOO:x")
    )
    assert not {"\x1b", "\x9b", "\u202e"} & set(given.text)
    assert given.items[0]["title"] == "a[31mbc\u202ed"


def test_deep_nesting_is_no_matter() -> None:
    deep = b"BEGIN:VCALENDAR\n" + b"BEGIN:X-DEEP\n" * 50_000 + b"END:X-DEEP\n" * 50_000
    assert days_of(made({"office.ics": deep + GOOD.encode() + b"\nEND:VCALENDAR\n"})) == ["2022-03-01"]


BASE = calendar(
    "BEGIN:VTIMEZONE\nTZID:Custom\nBEGIN:STANDARD\nDTSTART:19701025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19700329T020000\n"
    "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\nEND:VTIMEZONE",
    event("DTSTART;TZID=Custom:20220104T100000", "DTEND;TZID=Custom:20220104T110000", "RRULE:FREQ=WEEKLY;COUNT=4",
          "EXDATE;TZID=Custom:20220111T100000", "SUMMARY:第5回 検討会議", "ATTENDEE;CN=A:mailto:a@example.org"),
    event("RECURRENCE-ID;TZID=Custom:20220118T100000", "DTSTART;TZID=Custom:20220119T100000", "DURATION:PT1H"),
    event("DTSTART;VALUE=DATE:20220301", "DTEND;VALUE=DATE:20220303", "CATEGORIES:a,b", "STATUS:TENTATIVE", uid="2"),
    "BEGIN:VTODO\nUID:3\nDUE:20220207T080000Z\nEND:VTODO",
)  # fmt: skip
LINES = [
    *("RRULE:FREQ=SECONDLY", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "RRULE:FREQ=YEARLY;UNTIL=99991231", "RRULE:"),
    *(
        "DTSTART:00010101T000000Z",
        "DTEND:99991231T235959Z",
        "DURATION:P9999999W",
        "DURATION:-P1D",
        "RDATE:99991231T000000",
    ),
    *(
        "RRULE:FREQ=WEEKLY;BYDAY=MO;INTERVAL=0",
        "RECURRENCE-ID:20200101",
        "EXDATE:garbage",
        "ATTENDEE:foo",
        "SEQUENCE:x",
    ),
    *(
        'ATTENDEE;CN="a:mailto:x',
        "BEGIN:VEVENT",
        "END:VEVENT",
        "BEGIN:VTIMEZONE",
        "END:VCALENDAR",
        "UID:",
        "CATEGORIES:,",
    ),
    *("RRULE:FREQ=HOURLY;COUNT=99999999", "RRULE:FREQ=DAILY;COUNT=0", "RRULE:FREQ=WEEKLY;UNTIL=19000101", "X-:"),
    *(
        "DTSTART:20220101T1",
        "DTSTART;TZID=Custom;TZID=Custom:20220101T100000",
        "DTSTART;VALUE=PERIOD:1/2",
        "RDATE:20220101",
    ),
    *(
        "RDATE;VALUE=PERIOD:20220101T100000Z/PT1H",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20220111T090000Z",
        "TZOFFSETTO:+9999",
    ),
    *("EXRULE:FREQ=DAILY", "LOCATION:" + "x" * 3000, "STATUS:", "DTSTART", "DTSTART;:", "RRULE:FREQ=DAILY;BYHOUR=99"),
]


@pytest.mark.parametrize("seed", range(60))
def test_mangled_calendars_are_read_or_refused(seed: int) -> None:
    """Five calendars each: lines lost, doubled, put in, cut, one byte another."""
    pytest.importorskip("recurring_ical_events")
    chance = random.Random(seed)
    for _ in range(5):
        lines = BASE.split(b"\r\n")
        for _ in range(chance.randint(1, 4)):
            _mangle(lines, chance)
        given = made({"office.ics": b"\r\n".join(lines)}, judged=False)
        assert not given.errors, given.text
        assert given.items or given.remarks or given.broken


def _mangle(lines: list[bytes], chance: random.Random) -> None:
    at, deed = chance.randrange(len(lines)), chance.random()
    if deed < 0.25:
        del lines[at]
    elif deed < 0.35:
        lines.insert(at, lines[chance.randrange(len(lines))])
    elif deed < 0.7:
        lines.insert(at, chance.choice(LINES).encode())
    elif deed < 0.8 and lines[at]:
        changed = bytearray(lines[at])
        changed[chance.randrange(len(changed))] = chance.randrange(256)
        lines[at] = bytes(changed)
    elif deed < 0.9:
        lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
    elif at > 5:
        del lines[at:]
