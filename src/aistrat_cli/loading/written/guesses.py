"""Days in forms that are not taken: `2021/10/26`, `R3.10.26`, `Oct 26, 2021`; what to write in their place.

Imported only once something is wrong.
"""

from __future__ import annotations

import re
from datetime import date

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.eras import ERAS, era_day
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.dates import ERA_NAMES, MONTHS_EN, calendar_day, era_date
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.forms import LONGEST_DAY, read_day
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.mistyped_periods import MONTH_EN, meant_period, month_number
from aistrat_cli.loading.written.vague import vague_day
from aistrat_cli.loading.written.weekdays import FULL_EN, read_weekday
from aistrat_cli.loading.written.words_beside import beside_a_day
from aistrat_cli.wording import WEEKDAYS_JA

_ERA_LETTERS = {"m": "明治", "t": "大正", "s": "昭和", "h": "平成", "r": "令和"}
_KANJI = {character: digit for digit, character in enumerate("〇一二三四五六七八九")} | {"零": 0}


def guess_day(text: str) -> Misread | None:
    """Return what is wrong with a text that was meant as a day; None where it does not look like one."""
    words = fold(text).strip()
    if len(words) > LONGEST_DAY:
        return None
    words = re.sub(r"(?<=[0-9])[\u2010-\u2015\u2212\u30fc](?=[0-9])", "-", words)  # as word processors write it
    for guess in (_period, _numbers, _era, _english, _kanji_numerals, vague_day):
        found = guess(words, text)
        if found:
            return found
    return None


def meant_day(text: str) -> date | None:
    """Return the day that `2022/3/1` means, None where it is not written so. Raises Misread where there is none."""
    found = re.fullmatch(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})", fold(text).strip())
    return calendar_day(int(found[1]), int(found[2]), int(found[3]), text) if found else None


def not_a_day(value: object) -> Misread:
    """Return the exception for a TOML value of a type that writes no day."""
    if isinstance(value, int) and not isinstance(value, bool) and 1000_01_01 <= value <= 9999_12_31:
        guess = guess_day(str(value))
        if guess:
            return guess
    shown = str(value).lower() if isinstance(value, bool) else "the value"
    return Misread(
        faults.UNREADABLE_DATE,
        Message(f"A day is needed here, {shown} is none.", "ここには日付が必要です。"),
        Message("Write it like 2021-10-26.", "2021-10-26 のように書きます。"),
    )


def _numbers(words: str, text: str) -> Misread | None:
    """Digits with other signs between, in another order, or with a part missing."""
    found = re.match(r"([0-9]{4})(?:[/.-] ?([0-9]{1,2})[/.-] ?([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?![0-9])", words)
    if found:
        year, month, day = (int(part) for part in found.groups() if part)
        return _other_form(text, year, month, day, words[found.end() :])
    found = re.match(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?![0-9])", words)
    if found:
        first, second, year = (int(part) for part in found.groups())
        if first > 12 or second > 12 or first == second:
            month, day = (second, first) if first > 12 else (first, second)
            return _other_form(text, year, month, day, words[found.end() :])
        one, other = f"{year:04}-{first:02}-{second:02}", f"{year:04}-{second:02}-{first:02}"
        return _unreadable(
            _not_a_way(text),
            Message(
                f"Write {one} or {other}: which number is the month, nobody can tell.",
                f"{one} か {other} と書きます。どちらが月なのか分かりません。",
            ),
        )
    found = re.match(
        r"'?([0-9]{2})(?:([/.-])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)(?![0-9])", words
    )
    if found:
        year, month, day = int(found[1]), int(found[3] or found[5]), int(found[4] or found[6])
        return _unreadable(
            Message(f"`{quoted(text)}` has a year of two digits.", f"`{quoted(text)}` の年が2桁です。"),
            Message(
                f"Write the whole year, such as 20{year:02}-{month:02}-{day:02}, or the era.",
                f"年を 20{year:02}-{month:02}-{day:02} のように4桁で書くか、元号を付けます。",
            ),
        )
    found = re.match(r"([0-9]{1,2}) ?(?:[/.-]|月) ?([0-9]{1,2}) ?日?(?![0-9])", words)
    if found:
        month, day = int(found[1]), int(found[2])
        return _no_year(text, *((day, month) if month > 12 >= day else (month, day)))
    return None


def _era(words: str, text: str) -> Misread | None:
    """`R3.10.26`, `令和3/10/26`, `令和3年度`."""
    found = re.match(
        rf"(?:([mtshr])|({ERA_NAMES})) ?(元|[0-9]{{1,2}})[年./-] ?([0-9]{{1,2}})[月./-] ?([0-9]{{1,2}})日?(?![0-9])",
        words,
        re.IGNORECASE,
    )
    if not found:
        return None
    name = found[2] or _ERA_LETTERS[found[1].lower()]
    era = next(era for era in ERAS if era.name == name)
    try:
        day = era_date(era, 1 if found[3] == "元" else int(found[3]), int(found[4]), int(found[5]), text.strip())
    except Misread as misread:
        return misread
    return _in_form(text, day, era_day(day), words[found.end() :])


def _english(words: str, text: str) -> Misread | None:
    """`Oct 26, 2021`, `26 October 2021`, `26th Oct`."""
    low = words.lower()
    if not any(month.lower()[:3] in low for month in MONTHS_EN):
        return None
    ordinal = r"([0-9]{1,2})(?:st|nd|rd|th)?"
    year = r"(?:,? ([0-9]{4}))?(?![0-9])"
    found = re.search(rf"(?<![a-z0-9]){MONTH_EN} {ordinal}{year}", low)
    if found:
        month, day, written_year = found[1], int(found[2]), found[3]
    else:
        found = re.search(rf"(?<![a-z0-9]){ordinal}[ -](?:of )?{MONTH_EN}{year.replace('?: ', '')}", low)
        if not found:
            return None
        month, day, written_year = found[2], int(found[1]), found[3]
    number = month_number(month)
    if written_year:
        beside = words[: found.start()].strip(" ,") or words[found.end() :]
        return _other_form(text, int(written_year), number, day, beside)
    return _no_year(text, number, day)


def _kanji_numerals(words: str, text: str) -> Misread | None:
    """`令和三年十月二十六日`, `二〇二一年十月二十六日`."""
    if not re.search(r"[〇零一二三四五六七八九十]+ ?[年月日]", words):
        return None
    digits = re.sub(r"[〇零一二三四五六七八九十]+(?= ?[年月日])", lambda found: _from_kanji(found[0]), words)
    try:
        if read_day(digits) is None:
            return None
    except Misread as misread:
        return None if misread.fault is faults.UNREADABLE_DATE else misread
    return _unreadable(_not_a_way(text), Message(f"Write {digits}.", f"{digits} と書きます。"))


def _from_kanji(number: str) -> str:
    if "十" not in number:
        return "".join(str(_KANJI[character]) for character in number)
    tens, _, ones = number.partition("十")
    tens_digit = _KANJI.get(tens, 1) if len(tens) <= 1 else 9
    return str(10 * tens_digit + (_KANJI.get(ones[:1], 0) if ones else 0))


def _other_form(text: str, year: int, month: int, day: int, beside: str) -> Misread:
    """Return the exception for a date in a form that is not taken, with the form that is."""
    try:
        found = calendar_day(year, month, day, quoted(text.strip()))
    except Misread as misread:
        return misread
    return _in_form(text, found, found.isoformat(), beside)


def _in_form(text: str, day: date, right: str, beside: str) -> Misread:
    """Return the exception for a day that is written `right`; what stands beside it is a weekday, or is told, too."""
    if not beside.strip():
        return _unreadable(_not_a_way(text), Message(f"Write {right}.", f"{right} と書きます。"))
    weekday = read_weekday(beside)
    if weekday is None:
        return beside_a_day(beside.strip(), day, 0, len(text))
    named, true = weekday[0], day.weekday()
    if named == true:
        right = f"{right} {fold(beside).strip(' ,、')}"
        return _unreadable(_not_a_way(text), Message(f"Write {right}.", f"{right} と書きます。"))
    return _unreadable(
        _not_a_way(text),
        Message(
            f"Write {right}; but that is a {FULL_EN[true]}, not a {FULL_EN[named]}.",
            f"{right} と書きます。ただしその日は{WEEKDAYS_JA[true]}曜日で、{WEEKDAYS_JA[named]}曜日ではありません。",
        ),
    )


def _no_year(text: str, month: int, day: int) -> Misread:
    return _unreadable(
        Message(f"The year is missing in `{quoted(text)}`.", f"`{quoted(text)}` に年がありません。"),
        Message(
            f"Write it with its year, as in `YYYY-{month:02}-{day:02}`.",
            f"`YYYY-{month:02}-{day:02}` のように年から書きます。",
        ),
    )


def _period(words: str, text: str) -> Misread | None:
    """`2021/10`, `October 2021`, `FY21`, `2021年秋`."""
    meant = words if re.fullmatch("[0-9]{4}", words) else meant_period(words)
    if meant is None:
        return None
    kind = Message("period", "期間")
    if re.fullmatch("[0-9]{4}(?:-[0-9]{2})?", meant):
        kind = Message("month", "月") if "-" in meant else Message("year", "年")
    window = f'`window = "{meant}"`'
    edges = "" if ".." in meant else f"`{meant}.start`, `{meant}.end`"
    return _unreadable(
        Message(f"`{quoted(text)}` is a {kind.en}, not a day.", f"`{quoted(text)}` は{kind.ja}で、日ではありません。"),
        Message(
            f"For some day in it, write {window}" + (f"; its ends are {edges}." if edges else "."),
            f"その間のどこかの日なら {window} と書きます。" + (f"両端の日は {edges} です。" if edges else ""),
        ),
    )


def _not_a_way(text: str) -> Message:
    return Message(
        f"`{quoted(text)}` is not how a day is written here.",
        f"`{quoted(text)}` という日付の書き方は使えません。",
    )


def _unreadable(message: Message, help: Message) -> Misread:
    return Misread(faults.UNREADABLE_DATE, message, help)
