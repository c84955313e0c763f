"""libical, which reads calendars for GNOME, KDE and Cyrus, finds no fault in ours and the same days.

Called in its own library, skipped where that is not installed (Debian: libical3).
"""

from __future__ import annotations

import ctypes
import ctypes.util

import pytest
from desk import MEETING, Desk

NAME = ctypes.util.find_library("ical")


@pytest.fixture(scope="module")
def ical() -> ctypes.CDLL:
    if NAME is None:
        pytest.skip("libical is not installed")
    library = ctypes.CDLL(NAME)
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    for name in ("icalparser_parse_string", "icalcomponent_get_first_component", "icalcomponent_get_next_component"):
        getattr(library, name).restype = ctypes.c_void_p
    for name in ("icalcomponent_get_uid", "icalcomponent_get_summary", "icalproperty_get_value_as_string"):
        getattr(library, name).restype = ctypes.c_char_p
        getattr(library, name).argtypes = [ctypes.c_void_p]
    library.icalcomponent_get_first_property.restype = ctypes.c_void_p
    library.icalcomponent_get_first_property.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.icalcomponent_get_first_component.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.icalcomponent_get_next_component.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.icalcomponent_count_errors.argtypes = [ctypes.c_void_p]
    library.icalcomponent_string_to_kind.argtypes = [ctypes.c_char_p]
    library.icalproperty_string_to_kind.argtypes = [ctypes.c_char_p]
    return library


def test_libical_reads_the_same(ical: ctypes.CDLL, desk: Desk) -> None:
    task = '[[task]]\nid = "t"\ntitle = "起草"\ndate = 2022-03-01\nduration = "5d"\n'
    desk.write(MEETING.replace("length", 'title = "検討会議"\nlength'), task)
    root = ical.icalparser_parse_string(desk.feed("--alarm", "1d"))
    assert root
    assert ical.icalcomponent_count_errors(root) == 0
    event = ical.icalcomponent_string_to_kind(b"VEVENT")
    start = ical.icalproperty_string_to_kind(b"DTSTART")
    found = {}
    part = ical.icalcomponent_get_first_component(root, event)
    while part:
        day = ical.icalproperty_get_value_as_string(ical.icalcomponent_get_first_property(part, start))
        found[ical.icalcomponent_get_uid(part).decode()] = (ical.icalcomponent_get_summary(part).decode(), day.decode())
        part = ical.icalcomponent_get_next_component(root, event)
    assert found == {"c:m": ("検討会議", "20220224T100000"), "c:t": ("起草", "20220301")}
