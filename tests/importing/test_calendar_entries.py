"""What an entry of a calendar says, as a schedule says it."""

from __future__ import annotations

import pytest
from imports import calendar, days_of, event, made, of_calendar

CUSTOM = """
BEGIN:VTIMEZONE
TZID:Our Office
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0600
TZOFFSETTO:+0530
END:STANDARD
END:VTIMEZONE
"""


@pytest.mark.parametrize(
    ("start", "date", "time", "zone"),
    [
        ("DTSTART;TZID=Asia/Tokyo:20220224T100000", "2022-02-24", "10:00", None),
        ("DTSTART;TZID=Tokyo Standard Time:20220224T100000", "2022-02-24", "10:00", None),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Tokyo:20220224T100000", "2022-02-24", "10:00", None),
        ('DTSTART;TZID="Asia/Tokyo":20220224T100000', "2022-02-24", "10:00", None),
        ("DTSTART:20220224T160000Z", "2022-02-25", "01:00", None),
        ("DTSTART;TZID=W. Europe Standard Time:20220224T100000", "2022-02-24", "10:00", "Europe/Berlin"),
        ("DTSTART;TZID=Our Office:20220224T100000", "2022-02-24", "13:30", None),
        ("DTSTART:20220224T100000", "2022-02-24", "10:00", None),
        ("DTSTART;TZID=Nowhere/At all:20220224T100000", "2022-02-24", "10:00", None),
        ("DTSTART;TZID=../../etc/passwd:20220224T100000", "2022-02-24", "10:00", None),
        ("DTSTART;VALUE=DATE:20220224", "2022-02-24", None, None),
    ],
)
def test_zones(start: str, date: str, time: str | None, zone: str | None) -> None:
    given = of_calendar(CUSTOM, event(start), timezone="Asia/Tokyo")
    [item] = given.items
    assert (item["date"][:10], item.get("time"), item.get("timezone")) == (date, time, zone)
    assert not given.errors


def test_a_zone_that_nobody_knows_is_told_and_so_are_times_without_one() -> None:
    given = of_calendar(event("DTSTART;TZID=Nowhere:20220224T100000"), event("DTSTART:20220225T100000", uid="2"))
    assert given.remarks == [
        'office.ics:7: unknown zone "Nowhere": taken as the time of the schedule',
        "office.ics:7: 2 times without a zone, this being the first: taken as UTC",
    ]


def test_the_schedule_takes_the_zone_of_its_calendar() -> None:
    named = of_calendar(event("DTSTART:20220224T010000Z"), head="X-WR-TIMEZONE:Asia/Tokyo")
    assert 'timezone = "Asia/Tokyo"' in named.text
    most = of_calendar(*(event(f"DTSTART;TZID=Europe/Paris:2022022{day}T100000", uid=str(day)) for day in range(3)))
    assert 'timezone = "Europe/Paris"' in most.text
    asked = of_calendar(event("DTSTART;TZID=Europe/Paris:20220224T100000"), timezone="Asia/Tokyo")
    assert asked.items[0]["timezone"] == "Europe/Paris"
    nothing = of_calendar(event("DTSTART;VALUE=DATE:20220224"))
    assert "# Nothing said the zone" in nothing.text


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "BYMONTH=3;BYDAY=1SU"])
def test_a_zone_that_would_be_reckoned_for_ever_is_none(rule: str) -> None:
    zone = CUSTOM.replace("END:STANDARD", f"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=1SU\nRRULE:{rule}\nEND:STANDARD")
    given = of_calendar(zone, event("DTSTART;TZID=Our Office:20220224T100000"))
    assert "unknown zone" in given.remarks[0]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("DTSTART:20220224T100000Z", "DTEND:20220224T113000Z"), {"length": "1h30min"}),
        (("DTSTART:20220224T230000Z", "DTEND:20220225T010000Z"), {"length": "2h"}),
        (("DTSTART:20220224T100000Z", "DURATION:PT45M"), {"length": "45min"}),
        (("DTSTART:20220224T100000Z",), {}),
        (("DTSTART:20220224T100000Z", "DTEND:20220224T090000Z"), {}),
        (("DTSTART:20220224T100000Z", "DTEND;VALUE=DATE:20220225"), {}),
        (("DTSTART:20220224T100000Z", "DTEND:20220226T170000Z"), {"days": 3, "length": "7h"}),
        (("DTSTART;VALUE=DATE:20220224", "DTEND;VALUE=DATE:20220225"), {}),
        (("DTSTART;VALUE=DATE:20220224", "DTEND;VALUE=DATE:20220227"), {"days": 3}),
        (("DTSTART;VALUE=DATE:20220224", "DURATION:P2D"), {"days": 2}),
        (("DTSTART;VALUE=DATE:20220224", "DTEND;VALUE=DATE:20220224"), {}),
        (("DTSTART;VALUE=DATE:20220224", "DTEND;VALUE=DATE:99991231"), {"kind": "task"}),
    ],
)
def test_days_and_lengths(lines: tuple[str, ...], expected: dict[str, object]) -> None:
    given = of_calendar(event(*lines))
    [item] = given.items
    assert {name: item[name] for name in ("days", "length") if name in item} == {
        name: value for name, value in expected.items() if name != "kind"
    }
    assert item["kind"] == expected.get("kind", "meeting")
    assert not given.errors


def test_people_rooms_and_who_declined() -> None:
    given = of_calendar(
        event(
            "DTSTART:20220224T100000Z",
            'ORGANIZER;CN="Office: Tanaka":mailto:office@example.org',
            "ATTENDEE;CN=Hiroaki Kitano;PARTSTAT=ACCEPTED:MAILTO:Kitano@example.org",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:ataka@example.org",
            "ATTENDEE;CN=kitano@example.org:mailto:kitano@EXAMPLE.org",
            "ATTENDEE;CUTYPE=ROOM;CN=Room A:mailto:room@example.org",
            "ATTENDEE;CN=By letter:invalid:nomail",
            "ATTENDEE:",
        ),
        head="X-WR-CALNAME:Council",
    )
    [item] = given.items
    assert item["attendees"] == ["kitano", "ataka", "by-letter"]
    assert item["absent"] == ["ataka"]
    assert given.tables("person") == [
        {"id": "office", "name": "Office: Tanaka", "email": "office@example.org"},
        {"id": "kitano", "name": "Hiroaki Kitano", "email": "Kitano@example.org"},
        {"id": "ataka", "name": "ataka@example.org", "email": "ataka@example.org"},
        {"id": "by-letter", "name": "By letter"},
    ]
    assert given.tables("body")[0]["organizer"] == "office"
    assert "# also invited: Room A\n" in given.text
    assert not given.errors


@pytest.mark.parametrize(
    ("summary", "body", "number", "title", "id"),
    [
        ("新AI戦略検討会議（第5回）", "新AI戦略検討会議", 5, None, "new-ai-strategy-study-council-5"),
        ("第５回 新AI戦略検討会議", "新AI戦略検討会議", 5, None, "new-ai-strategy-study-council-5"),
        ("新AI戦略検討会議 第十二回：戦略書案", "新AI戦略検討会議", 12, "戦略書案", "new-ai-strategy-study-council-12"),
        ("5th meeting of the Study Council", "Study Council", 5, None, "study-council-5"),
        ("Study Council #5", "Study Council", 5, None, "study-council-5"),
        ("Study Council, 5th meeting", "Study Council", 5, None, "study-council-5"),
        ("Lunch", "Office", None, "Lunch", "lunch"),
        ("昼食会", "Office", None, "昼食会", "office-2022-02-24"),
        ("2022-02-24", "Office", None, "2022-02-24", "m-2022-02-24"),
        ("", "Office", None, None, "office-2022-02-24"),
    ],
)
def test_body_number_title_and_id(summary: str, body: str, number: int | None, title: str | None, id: str) -> None:
    given = of_calendar(event("DTSTART;VALUE=DATE:20220224", f"SUMMARY:{summary}"), head="X-WR-CALNAME:Office")
    [item] = given.items
    assert given.tables("body")[0]["name"] == body
    assert (item.get("number"), item.get("title"), item["id"]) == (number, title, id)
    assert not given.errors


def test_states_places_topics_and_what_is_private() -> None:
    given = of_calendar(
        event("DTSTART:20220221T100000Z", "STATUS:TENTATIVE", "CLASS:PRIVATE", "LOCATION:Room A\\, 2nd floor", uid="1"),
        event("DTSTART:20220222T100000Z", "STATUS:CANCELLED", "CATEGORIES:AI,Strategy", "CATEGORIES:AI", uid="2"),
        event("DTSTART:20220223T100000Z", "SUMMARY:【仮】打合せ", "LOCATION:https://example.org/room", uid="3"),
        event(
            "DTSTART:20220224T100000Z", "URL:https://example.org/5", 'DESCRIPTION:One\\nTwo """three"""\\\\', uid="4"
        ),
    )
    one, two, three, four = given.items
    assert (one["confirmed"], one["public"], one["place"]) == (False, False, "Room A, 2nd floor")
    assert (two["cancelled"], two["topics"]) == (True, ["ai", "strategy"])
    assert (three["confirmed"], three["title"], three["online"]) == (False, "打合せ", "https://example.org/room")
    assert (four["url"], four["note"]) == ("https://example.org/5", 'One\nTwo """three"""\\')
    assert not given.errors


def test_whole_days_that_take_nobodys_time_are_no_meetings_and_neither_are_things_to_do() -> None:
    given = of_calendar(
        event("DTSTART;VALUE=DATE:20220201", "TRANSP:TRANSPARENT", "SUMMARY:Papers due", uid="1"),
        event(
            "DTSTART;VALUE=DATE:20220202",
            "DTEND;VALUE=DATE:20220205",
            "TRANSP:TRANSPARENT",
            "SUMMARY:Drafting",
            uid="2",
        ),
        "BEGIN:VTODO\nUID:3\nDUE:20220207T080000Z\nSUMMARY:Report\nSTATUS:COMPLETED\nEND:VTODO",
        "BEGIN:VTODO\nUID:4\nDTSTART;VALUE=DATE:20220208\nDUE;VALUE=DATE:20220210\nSUMMARY:Survey\nEND:VTODO",
        "BEGIN:VTODO\nUID:5\nSUMMARY:Some day\nEND:VTODO",
        "BEGIN:VJOURNAL\nUID:6\nEND:VJOURNAL",
    )
    assert [(item["kind"], item["id"]) for item in given.items] == [
        *(("milestone", "papers-due"), ("task", "drafting"), ("milestone", "report"), ("task", "survey")),
    ]
    assert str(given.items[2]["done"]) == "2022-02-07"
    assert given.items[1]["end"] == "2022-02-04 (Fri)"
    assert given.remarks == [
        'office.ics:31: VTODO "Some day" left out: it has no day',
        "office.ics: not taken: VJOURNAL (1)",
    ]
    assert not given.errors


def test_the_same_uid_twice() -> None:
    given = of_calendar(
        event("DTSTART;VALUE=DATE:20220201", "SEQUENCE:1", "SUMMARY:Old"),
        event("DTSTART;VALUE=DATE:20220202", "SEQUENCE:2", "SUMMARY:New"),
        event("DTSTART;VALUE=DATE:20220203", "SEQUENCE:2", "SUMMARY:Another"),
    )
    assert [item["title"] for item in given.items] == ["New", "Another"]
    assert len(given.remarks) == 2


def test_one_entry_in_two_files() -> None:
    content = calendar(event("DTSTART;VALUE=DATE:20220201"))
    given = made({"a.ics": content, "b.ics": content})
    assert days_of(given) == ["2022-02-01"]
    assert given.remarks == ["b.ics:4: left out: the same entry as a.ics:4"]
