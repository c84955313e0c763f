"""The days that a rule gives: an RRULE of RFC 5545, or a phrase such as `monthly 4th Tuesday`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.row import NamedTuple

HORIZON = 100
"""Years after which no more days are looked for. Rules that give none (`BYMONTH=2;BYMONTHDAY=30`) would else be
followed to the year 9999, day by day."""

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PARTS = {
    "YEARLY": ("BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYYEARDAY", "BYWEEKNO"),
    "MONTHLY": ("BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"),
    "WEEKLY": ("BYDAY", "BYMONTH"),
    "DAILY": ("BYDAY", "BYMONTH"),
}
"""What may stand beside each frequency, after the table of RFC 5545, 3.3.10; less, where all it could add is a rule
that never comes true, which dateutil would follow for ten seconds."""

HIGHEST = {"BYMONTHDAY": 31, "BYMONTH": 12, "BYSETPOS": 366, "BYYEARDAY": 366, "BYWEEKNO": 53}
"""The largest number that may stand in a list; all but months also count from the end, with a minus."""

ALWAYS = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST")

_NUMBERS = {
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
    "last": -1,
}  # fmt: skip
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_JAPANESE = "月火水木金土日"
_AND = r"(?: ?(?:,|and|&) ?| )"


class Rule(NamedTuple):
    """A rule that can be followed: the parts of an RRULE, without COUNT and UNTIL, which stand apart."""

    text: str
    days: int | None
    """COUNT."""
    until: date | None


def parse_rule(text: str) -> Rule:
    """Return the rule that `text` writes; raises Misread, F013 where it is none."""
    rule = _phrase(fold(text).strip())
    return Rule(rule, None, None) if rule else _rrule(text)


def days_of(rule: Rule, first: date, until: date | None) -> Iterator[date]:
    """Yield the days from `first` on, in order, up to and including `until`; none beyond a hundred years.

    Raises Misread, F013, where dateutil does not take the rule.
    """
    from dateutil.rrule import rrulestr

    end = date(min(first.year + HORIZON, date.max.year), first.month, min(first.day, 28))
    if until is not None:
        end = min(end, until)
    try:
        for moment in rrulestr(rule.text, dtstart=datetime(first.year, first.month, first.day)):
            if moment.date() > end:
                return
            yield moment.date()
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
        raise not_a_rule(rule.text, Message(f"{quoted(str(error))}.", f"{quoted(str(error))}")) from None


def _rrule(text: str) -> Rule:
    """Check the parts of an RRULE: what dateutil would follow for ever, or take for something else, is refused."""
    body = text.strip().removeprefix("RRULE:").strip().rstrip(";")
    if "=" not in body:
        raise not_a_rule(text, None)
    named = {part.partition("=")[0].strip().upper(): part.partition("=")[2].strip().upper() for part in body.split(";")}
    frequency = named.get("FREQ", "")
    if frequency not in PARTS:
        listed = ", ".join(PARTS)
        raise not_a_rule(text, Message(f"`FREQ` is one of {listed}.", f"`FREQ` は {listed} のいずれかです。"))
    kept: list[str] = []
    count: int | None = None
    until: date | None = None
    seen: set[str] = set()
    for part in body.split(";"):
        name, _, value = part.partition("=")
        name, value = name.strip().upper(), value.strip().upper()
        if name not in ALWAYS and name not in PARTS[frequency]:
            raise not_a_rule(
                text,
                Message(
                    f"`{quoted(name)}` cannot stand beside `FREQ={frequency}`.",
                    f"`{quoted(name)}` は `FREQ={frequency}` と一緒には書けません。",
                ),
            )
        if name in seen:
            raise not_a_rule(text, Message(f"`{name}` stands twice.", f"`{name}` が2回あります。"))
        seen.add(name)
        if name == "COUNT":
            count = _positive(text, name, value)
        elif name == "UNTIL":
            until = _until(text, value)
        elif not re.fullmatch(r"[A-Z0-9,+-]{1,200}", value):
            raise not_a_rule(text, Message(f"`{name}` has no value.", f"`{name}` に値がありません。"))
        elif not all(_fits(name, one, frequency) for one in value.split(",")):
            raise not_a_rule(
                text, Message(f"`{name}` cannot be {quoted(value)}.", f"`{name}` に {quoted(value)} は書けません。")
            )
        else:
            kept.append(f"{name}={value}")
    return Rule(";".join(kept), count, until)


def _fits(name: str, value: str, frequency: str) -> bool:
    """Tell whether one entry of a part's list can come true."""
    if name == "FREQ":
        return True
    if name in ("BYDAY", "WKST"):
        found = re.fullmatch(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", value)
        if found is None or (found[1] and (name == "WKST" or frequency not in ("MONTHLY", "YEARLY"))):
            return False
        return not found[1] or 1 <= abs(int(found[1])) <= (5 if frequency == "MONTHLY" else 53)
    if name == "INTERVAL":
        return re.fullmatch(r"\d{1,3}", value) is not None and int(value) > 0
    number = re.fullmatch(r"[+-]?\d{1,3}", value) and int(value)
    return bool(number) and abs(number or 0) <= HIGHEST[name] and (name != "BYMONTH" or (number or 0) > 0)


def _positive(text: str, name: str, value: str) -> int:
    if not re.fullmatch(r"\d{1,4}", value) or int(value) == 0:
        raise not_a_rule(text, Message(f"`{name}` lies between 1 and 9999.", f"`{name}` は1から9999までです。"))
    return int(value)


def _until(text: str, value: str) -> date:
    try:
        return datetime.strptime(value[:8], "%Y%m%d").date()
    except ValueError:
        raise not_a_rule(
            text, Message("`UNTIL` is a day such as 20221231.", "`UNTIL` は 20221231 のような日付です。")
        ) from None


def _phrase(text: str) -> str | None:
    """Return the RRULE of a phrase in English or Japanese, None where it is no phrase."""
    words = re.sub(r"\s+", " ", text.lower())
    if len(words) > 100:
        return None
    found = re.fullmatch(r"(weekly|every week|biweekly|every (\d{1,2}) weeks)(?: on)? (.+)", words)
    if found:
        days = _weekdays(found[3])
        interval = found[2] or ("2" if found[1] == "biweekly" else "1")
        return f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(days)}" if days and int(interval) else None
    found = re.fullmatch(r"(?:monthly|every month|every (\d{1,2}) months)(?: on)?(?: the)? (.+)", words)
    if found:
        return _monthly(found[2], int(found[1] or 1))
    found = re.fullmatch(r"(毎週|隔週)の?(.+)", words)
    if found:
        days = _weekdays_ja(found[2])
        return f"FREQ=WEEKLY;INTERVAL={2 if found[1] == '隔週' else 1};BYDAY={','.join(days)}" if days else None
    found = re.fullmatch(r"毎月の?((?:第\d|最終)(?:[・、, ]?(?:第?\d|最終))*)([月火水木金土日])曜?日?", words)
    if found:
        day = WEEKDAYS[_JAPANESE.index(found[2])]
        numbers = ["-1" if number == "最終" else number for number in re.findall(r"\d|最終", found[1])]
        return _by_number(numbers, day, 1)
    found = re.fullmatch(r"毎月の?(\d{1,2})日", words)
    return _by_day_of_month(int(found[1]), 1) if found else None


def _monthly(words: str, interval: int) -> str | None:
    """`4th tuesday`, `2nd and 4th wednesday`, `last friday`, `15th`."""
    if interval == 0:
        return None
    number, _, day = words.rpartition(" ")
    if number and (days := _weekdays(day)) and len(days) == 1:
        written = [_NUMBERS.get(one) for one in re.split(_AND, number) if one]
        if written and all(written):
            return _by_number([str(one) for one in written], days[0], interval)
        return None
    found = re.fullmatch(r"(?:day )?(\d{1,2})(?:st|nd|rd|th)?", words)
    return _by_day_of_month(int(found[1]), interval) if found else None


def _by_number(numbers: list[str], day: str, interval: int) -> str | None:
    if not all(number == "-1" or "1" <= number <= "5" for number in numbers):
        return None
    return f"FREQ=MONTHLY;INTERVAL={interval};BYDAY={','.join(number + day for number in numbers)}"


def _by_day_of_month(day: int, interval: int) -> str | None:
    return f"FREQ=MONTHLY;INTERVAL={interval};BYMONTHDAY={day}" if 1 <= day <= 31 else None


def _weekdays(words: str) -> list[str]:
    """Return the weekdays of `tuesday and friday`, `tue, fri`; none where a word is no weekday."""
    days = []
    for word in re.split(_AND, words):
        index = next(
            (i for i, name in enumerate(_ENGLISH) if len(word) >= 3 and name.startswith(word.rstrip("s."))), None
        )
        if index is None:
            return []
        days.append(WEEKDAYS[index])
    return days


def _weekdays_ja(words: str) -> list[str]:
    if not re.fullmatch(r"[月火水木金土日](?:曜日?)?(?:[・、,と ]?[月火水木金土日](?:曜日?)?)*", words):
        return []
    return [WEEKDAYS[_JAPANESE.index(day)] for day in re.sub(r"曜日?|[・、,と ]", "", words)]


def not_a_rule(text: str, because: Message | None) -> Misread:
    """Return the exception for a rule that gives no days."""
    return Misread(
        faults.INVALID_VALUE,
        Message(
            f'"{quoted(text)}" is no rule for days.' + (f" {because.en}" if because else ""),
            f"「{quoted(text)}」は繰り返しの規則として読めません。" + (because.ja if because else ""),
        ),
        Message(
            'Write a phrase such as "monthly 4th Tuesday" or "weekly Tuesday and Friday", or an RRULE.',
            '"毎月第4火曜"、"weekly Tuesday and Friday" のような語句、または RRULE で書いてください。',
        ),
    )
