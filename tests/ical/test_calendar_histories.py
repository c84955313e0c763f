"""Any history of edits, published after each: no update ever breaks a rule."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desk import MEETING, Desk
from hypothesis import given, settings
from hypothesis import strategies as st
from strict import check, check_update

WHENS = ["date = 2022-02-24", "date = 2022-02-25", 'window = "2022-04"', 'date = "?"', "target = 2022-03-31"]
MORE = [
    "",
    "confirmed = false",
    "cancelled = true",
    'place = "会議室 2"',
    'title = "臨時"',
    "public = false",
    'timezone = "UTC"',
]
STATE = st.one_of(st.none(), st.tuples(st.sampled_from(WHENS), st.sampled_from(MORE), st.sampled_from(["m", "mm"])))
LEAD = '[[lead_time]]\nid = "papers"\nfor = { body = "b" }\noffset = "-3d"\n'


def written(state: tuple[str, str, str] | None) -> str:
    if state is None:
        return ""
    when, more, name = state
    text = MEETING.replace("date = 2022-02-24", when)
    if more.startswith(("place", "title", "timezone", "public", "cancelled", "confirmed")):
        key = more.split(" ", 1)[0]
        text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(key))
        if key != "confirmed" or when.startswith("date = 2"):
            text += f"{more}\n"
    if name == "mm":
        text = text.replace('id = "m"', 'id = "mm"\nformer_ids = ["m"]')
    return text


@contextmanager
def folder() -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        (Path(name) / "schedules").mkdir()
        patch.chdir(name)
        yield Desk(Path(name))


@given(st.lists(STATE, min_size=2, max_size=6), st.sampled_from([(), ("--private",), ("--uncertain", "include")]))
@settings(max_examples=8, deadline=None)
def test_any_history_updates_and_never_duplicates(
    states: list[tuple[str, str, str] | None], form: tuple[str, ...]
) -> None:
    with folder() as desk:
        before = None
        for state in states:
            desk.write(written(state), LEAD)
            unrecorded = desk.feed(*form)
            now = desk.feed(*form, "--record")
            assert desk.feed(*form) == now
            for uid in check(now).by_uid:
                assert uid.startswith(("c:m", "c:mm"))
            if before is not None:
                assert check_update(before, now) == []
                assert check_update(before, unrecorded) == []
            before = now


@given(st.lists(STATE, min_size=2, max_size=5))
@settings(max_examples=8, deadline=None)
def test_any_history_of_invitations(states: list[tuple[str, str, str] | None]) -> None:
    with folder() as desk:
        last: dict[str, tuple[int, str]] = {}
        for state in states:
            desk.write(written(state), LEAD)
            sent = desk.sent()
            assert len(sent) <= 1
            for event in sent.values():
                uid = event.value("UID")
                sequence, stamp = int(event.value("SEQUENCE")), event.value("DTSTAMP")
                if uid in last:
                    assert sequence >= last[uid][0]
                    assert stamp > last[uid][1]
                last[uid] = (sequence, stamp)
            assert desk.sent() == {}
