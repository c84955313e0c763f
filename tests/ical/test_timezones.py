"""Definitions of zones against the zones themselves, in years of change, near and far."""

from __future__ import annotations

import pytest
from desk import HEAD, Desk
from strict import check

ZONES = [
    ("Asia/Tokyo", (2022,)),
    ("Asia/Tokyo", (1949, 2030)),
    ("Europe/London", (1971, 1972, 2022)),
    ("Europe/Dublin", (2022,)),
    ("America/New_York", (2006, 2007, 2008)),
    ("America/Sao_Paulo", (2018, 2019, 2020)),
    ("Africa/Casablanca", (2022, 2023)),
    ("Australia/Lord_Howe", (2022,)),
    ("Pacific/Apia", (2011, 2012)),
    ("Asia/Kathmandu", (1986, 2022)),
    ("Asia/Tehran", (2021, 2022, 2023)),
    ("Europe/Berlin", (1945, 2022, 2090)),
    ("Etc/UTC", (2022,)),
    ("Asia/Tokyo", (1880, 2022)),
]


@pytest.mark.parametrize(("zone", "years"), ZONES, ids=[f"{zone}-{years[0]}" for zone, years in ZONES])
def test_a_definition_is_true_every_day(desk: Desk, zone: str, years: tuple[int, ...]) -> None:
    meetings = [
        f'[[meeting]]\nid = "m{year}"\nbody = "b"\ndate = {year}-03-05\ntime = 10:00:00\nlength = "2h"\n'
        for year in years
    ]
    desk.schedule.write_text(HEAD.replace("Asia/Tokyo", zone) + "\n".join(meetings), encoding="utf-8")
    checked = check(desk.run("export", "ics").raw)
    assert checked.violations == []
    assert len(checked.entries) == len(years)


@pytest.mark.parametrize(
    ("day", "time", "length", "start", "end"),
    [
        ("2022-03-27", "02:30", "1h", "20220327T033000", "20220327T043000"),  # leapt over: an hour later
        ("2022-10-30", "01:30", "2h", "20221030T013000", "20221030T013000Z"),  # ends in the second 02:30
        ("2022-10-30", "02:30", "1h", "20221030T023000", "20221030T013000Z"),
        ("2022-10-29", "23:00", "6h", "20221029T230000", "20221030T040000"),
    ],
)
def test_the_nights_on_which_clocks_are_set(desk: Desk, day: str, time: str, length: str, start: str, end: str) -> None:
    meeting = f'[[meeting]]\nid = "m"\nbody = "b"\ndate = {day}\ntime = "{time}"\nlength = "{length}"\n'
    desk.schedule.write_text(HEAD.replace("Asia/Tokyo", "Europe/Berlin") + meeting, encoding="utf-8")
    data = desk.run("export", "ics", "--allow-errors", code=None).raw
    checked = check(data)
    assert checked.violations == []
    assert (checked.entries[0].value("DTSTART"), checked.entries[0].value("DTEND")) == (start, end)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1000-06-01"])
def test_the_ends_of_the_calendar(desk: Desk, day: str) -> None:
    desk.write(
        f'[[milestone]]\nid = "o"\ndate = {day}\n',
        f'[[meeting]]\nid = "m"\nbody = "b"\ndate = {day}\ntime = 23:30:00\n',
    )
    result = desk.run("export", "ics", "--allow-errors", code=None)
    assert result.raw.endswith(b"END:VCALENDAR\r\n")
    assert f"{day.replace('-', '')}".encode() in result.raw
