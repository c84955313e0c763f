"""Meetings that come again: the days of each `[[repeat]]`, its ids and numbers, what is written over single ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from aistrat_cli import faults
from aistrat_cli.calendar.business import BusinessCalendar, HolidaySource
from aistrat_cli.diagnostic import Message
from aistrat_cli.errors import DayOutOfRange, NoBusinessDay, NoHolidayData
from aistrat_cli.loading.decode.items import Draft, laid_over
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.table import read_table
from aistrat_cli.loading.format.keys import MOST_REPEATED, PLACING, TABLES
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.model.calendar import Calendar
from aistrat_cli.model.days import DateExpr, Offset
from aistrat_cli.source.place import Place

OWN = ("rule", "from", "count", "until", "except", "on_closed")

ROLLED = {"next": (Offset(0, "bd", False),), "previous": (Offset(0, "bd", True),)}
"""What `on_closed` adds to the days of a rule, so that a plan tells what the calendar did to them."""

PATIENCE = 2
"""Rules that gave no day after which no more are followed: finding that out takes dateutil a second for each."""

Written = dict[str, tuple[Mapping[str, Any], Place]]
"""The tables of single meetings, by id."""


class Days:
    """The business days of a series' calendar, made when a repeat first asks for them."""

    def __init__(self, calendar: Calendar, holidays: HolidaySource) -> None:
        self._calendar = calendar
        self._holidays = holidays
        self._business: BusinessCalendar | None = None

    def put(self, day: date, on_closed: str) -> date | None:
        """Return where a meeting of `day` comes to lie, None where it drops out."""
        if on_closed == "report":
            return day
        if self._business is None:
            self._business = BusinessCalendar(self._calendar, self._holidays)
        business, o = self._business, day.toordinal()
        if business.is_business(o):
            return day
        if on_closed == "skip":
            return None
        return date.fromordinal(business.roll_forward(o) if on_closed == "next" else business.roll_back(o))


def read_repeat(reading: Reading, raw: Mapping[str, Any], place: Place, written: Written, days: Days) -> list[Draft]:
    """Read one `[[repeat]]`; return its meetings in order, with what is written of single ones laid over them.

    The tables used are taken out of `written`. Numbers are given by `numbered`, once nothing more is laid over.
    """
    table = TABLES["repeat"]
    id = raw.get("id")
    reading.item = id if isinstance(id, str) else None
    read = read_table(reading, table, raw, place)
    values = dict(read.values)
    own = {name: values.pop(name) for name in OWN if name in values}
    id = values.pop("id", None)
    dates = _dates(reading, own, raw, place) if not read.faulty & set(OWN) else []
    reading.item = None
    if not id:
        return []
    base = Draft("meeting", id, values, read.faulty - set(OWN), read.x, place, {}, repeat=id)
    at_rule = {"date": place.at("rule")}
    excepted, on_closed = set(own.get("except", ())), own.get("on_closed", "report")
    drafts = []
    for index, day in enumerate(dates):
        number = index + 1
        own_id = f"{id}-{number}"
        over = written.pop(own_id, None)
        try:
            lies = None if day in excepted else days.put(day, on_closed)
        except (NoHolidayData, NoBusinessDay, DayOutOfRange) as error:
            _uncounted(reading, error, day, place.at("on_closed"))
            lies = day
        if lies is None and over is None:
            continue
        at = DateExpr(
            written=(lies or day).isoformat(), base=day, offsets=ROLLED.get(on_closed, ()), place=at_rule["date"]
        )
        here = base._replace(
            id=own_id,
            values=values | {"date": at},
            key_places=at_rule,
        )
        if "former_ids" in values:
            here.values["former_ids"] = tuple(f"{former}-{number}" for former in values["former_ids"])
        if over is not None:
            here = _with_override(reading, here, *over)
            if lies is None and not _places(over[0]):
                _nothing_there(reading, own_id, day, over[1])
                continue
        drafts.append(here)
    return drafts


def _dates(reading: Reading, own: Mapping[str, Any], raw: Mapping[str, Any], place: Place) -> list[date]:
    """Return the days that the rule gives, in order, or none where it gives no end of them."""
    if "rule" not in own or "from" not in own:
        return []
    rule, first = own["rule"], own["from"]
    count, until = own.get("count", rule.days), own.get("until", rule.until)
    if not _ends_well(reading, own, raw, place) or reading.barren >= PATIENCE:
        return []
    from aistrat_cli.loading.recurrence import HORIZON, days_of

    most = min(count or MOST_REPEATED + 1, MOST_REPEATED + 1)
    found: list[date] = []
    try:
        for day in days_of(rule, first, until):
            found.append(day)
            if len(found) == most:
                break
    except Misread as misread:
        reading.misread(misread, place.at("rule"))
        return []
    if not found:
        reading.barren += 1
    if len(found) > MOST_REPEATED:
        return _report_days(
            reading,
            place.at("until") if "until" in raw else place.at("rule"),
            Message(
                f"This repeat gives more than {MOST_REPEATED} meetings.",
                f"この繰り返しは{MOST_REPEATED}回を超えます。",
            ),
            Message("Let it end earlier.", "終わりを早めてください。"),
        )
    if not found or (count is not None and len(found) < count):
        return _report_days(
            reading,
            place.at("rule"),
            Message(
                f"From {first} on the rule gives {len(found) or 'no'} days"
                + (f", not {count}." if count and found else "."),
                f"{first} 以降、この規則が示す日は{len(found)}日です。",
            ),
            Message(
                f"Days are looked for over {HORIZON} years; correct `rule`, `from` or the end.",
                f"{HORIZON}年先まで探しました。`rule`、`from`、または終わりを直してください。",
            ),
        )
    return found


def _ends_well(reading: Reading, own: Mapping[str, Any], raw: Mapping[str, Any], place: Place) -> bool:
    """Tell whether a repeat says once where it ends, and that behind its beginning; report it where not."""
    rule, first = own["rule"], own["from"]
    limits = [(key, place.at(key).named()) for key in ("count", "until") if key in raw]
    in_rule = (("COUNT", rule.days), ("UNTIL", rule.until))
    limits += [(word, place.at("rule")) for word, limit in in_rule if limit is not None]
    if len(limits) > 1:
        reading.report(
            faults.CONTRADICTION,
            Message(
                f"`{limits[1][0]}` and `{limits[0][0]}` both say where the repeat ends.",
                f"`{limits[1][0]}` と `{limits[0][0]}` の両方で終わりを指定しています。",
            ),
            limits[1][1],
            Message("Keep one of them.", "どちらか一方だけにしてください。"),
        )
        return False
    if not limits:
        reading.report(
            faults.MISSING_KEY,
            Message("This repeat has no end.", "この繰り返しには終わりがありません。"),
            place,
            Message("Add `count = 12`, or `until` with a day.", "`count = 12` か、`until` に日付を書いてください。"),
        )
        return False
    until = own.get("until", rule.until)
    if until is not None and until < first:
        reading.report(
            faults.CONTRADICTION,
            Message(
                f"It ends on {until}, before it begins on {first}.", f"終わり（{until}）が始まり（{first}）より前です。"
            ),
            limits[0][1],
            Message("Put the days in order.", "日付の順序を直してください。"),
        )
        return False
    return True


def _report_days(reading: Reading, place: Place, message: Message, help: Message) -> list[date]:
    reading.report(faults.INVALID_VALUE, message, place, help)
    return []


def _with_override(reading: Reading, base: Draft, raw: Mapping[str, Any], place: Place) -> Draft:
    """Return the meeting with the table of its id laid over it; what that table does not say stays at the repeat."""
    reading.item = base.id
    read = read_table(reading, TABLES["meeting"], {key: raw[key] for key in raw if key != "id"}, place, part=True)
    reading.item = None
    laid = laid_over(base, read, place)
    elsewhere = {key: base.at(key) for key in laid.values if key not in raw}
    return laid._replace(place=place, key_places=elsewhere)


def _places(raw: Mapping[str, Any]) -> bool:
    return any(key in raw for key in PLACING)


def _nothing_there(reading: Reading, id: str, day: date, place: Place) -> None:
    reading.report(
        faults.CONTRADICTION,
        Message(
            f'The repeat leaves out "{id}" on {day}, so there is nothing to write over.',
            f"「{id}」（{day}）は繰り返しから除かれているため、上書きできません。",
        ),
        place.at("id"),
        Message(
            "Give it a `date` of its own, or take this table away.",
            "`date` を書いて日を決めるか、このテーブルを削除してください。",
        ),
        item=id,
    )


def _uncounted(reading: Reading, error: Exception, day: date, place: Place) -> None:
    """Report that nobody can tell whether a day is closed; the meeting stays where the rule puts it."""
    if isinstance(error, NoHolidayData):
        fault, message = (
            faults.NO_HOLIDAY_DATA,
            Message(
                f"There is no holiday data of {error.country} for {error.year}; its closed days are not known.",
                f"{error.country} の{error.year}年の祝日データがないため、休日かどうか判断できません。",
            ),
        )
        help = Message(
            "Correct `country`, or let the repeat end before that year.",
            "`country` を直すか、繰り返しをその年より前で終えてください。",
        )
    elif isinstance(error, NoBusinessDay):
        fault, message = (
            faults.NO_BUSINESS_DAY,
            Message(f"There is no business day near {day}.", f"{day} の近くに営業日がありません。"),
        )
        help = Message("Correct `[calendar]`.", "`[calendar]` を直してください。")
    else:
        fault, message = (
            faults.DAY_OUT_OF_RANGE,
            Message(
                f"From {day} on no business day is left before the year 10000.", f"{day} 以降に営業日がありません。"
            ),
        )
        help = Message("Let the repeat end earlier.", "繰り返しの終わりを早めてください。")
    reading.report(fault, message, place, help)


def numbered(drafts: Iterable[Draft]) -> list[Draft]:
    """Return a repeat's meetings with their numbers, which count those that meet: cancelled ones have none.

    A number that is written for one of them stands, and the count goes on from it.
    """
    number = 0
    found = []
    for draft in drafts:
        if "number" in draft.values:
            number = draft.values["number"]
        elif not draft.values.get("cancelled"):
            number += 1
            draft = draft._replace(values=draft.values | {"number": number})
        found.append(draft)
    return found
