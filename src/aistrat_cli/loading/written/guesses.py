"""What a text was meant to be that is no day: the way out of the mistakes that people make with dates.

Imported only once something is wrong.
"""

from __future__ import annotations

import re
from datetime import date

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.eras import ERAS, era_day
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.written.days import ERA_NAMES, LONGEST_DAY, MONTHS_EN, calendar_day, era_date, written_day
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.misread import Misread

_ERA_LETTERS = {"m": "明治", "t": "大正", "s": "昭和", "h": "平成", "r": "令和"}
_KANJI = {character: digit for digit, character in enumerate("〇一二三四五六七八九")} | {"零": 0}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_OPEN = ("?", "tbd", "tba", "tbc", "unknown", "open", "未定", "調整中", "日付未定", "日程調整中", "検討中")
_RELATIVE = ("today", "tomorrow", "yesterday", "now", "今日", "本日", "明日", "昨日", "来週", "来月")


def guess_day(text: str) -> Misread | None:
    """Return what is wrong with a text that was meant as a day; None where it does not look like one."""
    words = fold(text).strip()
    if len(words) > LONGEST_DAY:
        return None
    for guess in (_numbers, _era, _english, _kanji_numerals, _word):
        found = guess(words, text)
        if found:
            return found
    return None


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


def beside_a_day(words: str, day: date, start: int, end: int) -> Misread:
    """Return the exception for words beside a day that are no weekday, `start` and `end` being their slice."""
    bare, iso = fold(words).strip(" ()[]{}<>【】〔〕「」,、.").lower(), day.isoformat()
    clock = re.fullmatch(r"t?([0-9]{1,2})[:時]([0-9]{2})?.{0,20}", bare)
    if clock:
        time = f"{int(clock[1]):02}:{clock[2] or '00'}"
        return _unreadable(
            Message(
                f"`{quoted(words)}` is a time; a day has none.",
                f"`{quoted(words)}` は時刻です。ここには日だけを書きます。",
            ),
            Message(
                f'Write {iso} here, and the time of a meeting as `time = "{time}"`.',
                f'ここには {iso} と書き、会議の時刻は `time = "{time}"` と書きます。',
            ),
            (start, end),
        )
    right = f"{iso} ({'月火水木金土日'[day.weekday()]})"
    help = Message(f"Write `{right}`, or the day alone.", f"`{right}`、または日付だけを書きます。")
    last = re.fullmatch(r"(?:\.\.|[~〜–—]|to) ?([0-9]{4}-[0-9]{2}-[0-9]{2})", fold(words).strip().lower())
    if last:
        window = f'window = ["{iso}", "{last[1]}"]'
        help = Message(f"For some day in between, write `{window}`.", f"その間のどこかの日なら `{window}` と書きます。")
        return _unreadable(
            Message(
                f"`{iso}` to `{last[1]}` is a period, not a day.",
                f"{iso} から {last[1]} は期間で、日ではありません。",
            ),
            help,
            (start, end),
        )
    if bare in ("予定", "仮", "案", "tentative", "provisional", "tbc", "予", "見込み"):
        help = Message(
            f"Write {iso}, and `confirmed = false` beside it.", f"{iso} と書き、`confirmed = false` を添えます。"
        )
    elif bare in ("頃", "ごろ", "目途", "めど", "を目途に", "目処", "around", "approx", "前後"):
        help = Message(
            f"Write `target = {iso}` in place of `date`.", f"`date` の代わりに `target = {iso}` と書きます。"
        )
    elif bare in ("祝", "祝日", "休", "休日", "振休", "振替休日", "holiday"):
        holiday = f"{iso} ({'月火水木金土日'[day.weekday()]}・祝)"
        help = Message(
            f"Write the weekday, too: `{holiday}`; holidays are known from the calendar.",
            f"曜日も書きます: `{holiday}`。祝日は暦から分かります。",
        )
    return _unreadable(
        Message(
            f"`{quoted(words)}` beside {iso} is not a weekday.",
            f"{iso} に添えた `{quoted(words)}` は曜日ではありません。",
        ),
        help,
        (start, end),
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
    found = re.fullmatch(r"([0-9]{4})(?:[-/.]([0-9]{1,2})|年(?:([0-9]{1,2})月)?)?", words)
    if found:
        return _period(text, int(found[1]), int(found[2] or found[3] or 0))
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
    return _unreadable(_not_a_way(text), Message(f"Write {era_day(day)}.", f"{era_day(day)} と書きます。"))


def _english(words: str, text: str) -> Misread | None:
    """`Oct 26, 2021`, `26 October 2021`, `26th Oct`."""
    low = words.lower()
    if not any(month.lower()[:3] in low for month in MONTHS_EN):
        return None
    ordinal = r"([0-9]{1,2})(?:st|nd|rd|th)?"
    year = r"(?:,? ([0-9]{4}))?(?![0-9])"
    found = re.search(rf"(?<![a-z0-9]){_MONTH} {ordinal}{year}", low)
    if found:
        month, day, written_year = found[1], int(found[2]), found[3]
    else:
        found = re.search(rf"(?<![a-z0-9]){ordinal}[ -](?:of )?{_MONTH}{year.replace('?: ', '')}", low)
        if not found:
            return None
        month, day, written_year = found[2], int(found[1]), found[3]
    number = next(index for index, name in enumerate(MONTHS_EN, 1) if name.lower().startswith(month))
    if written_year:
        return _other_form(text, int(written_year), number, day, "")
    return _no_year(text, number, day)


def _kanji_numerals(words: str, text: str) -> Misread | None:
    """`令和三年十月二十六日`, `二〇二一年十月二十六日`."""
    if not re.search(r"[〇零一二三四五六七八九十]+ ?[年月日]", words):
        return None
    digits = re.sub(r"[〇零一二三四五六七八九十]+(?= ?[年月日])", lambda found: _from_kanji(found[0]), words)
    try:
        written_day(digits)
    except Misread as misread:
        return None if misread.fault is faults.UNREADABLE_DATE else misread
    return _unreadable(_not_a_way(text), Message(f"Write {digits}.", f"{digits} と書きます。"))


def _word(words: str, text: str) -> Misread | None:
    """`TBD`, `tomorrow`."""
    low = words.lower().strip("()")
    if low in _OPEN:
        return _unreadable(
            Message(f"`{quoted(text)}` is not a day.", f"`{quoted(text)}` は日付ではありません。"),
            Message('Of a day that is open, say `date = "?"`.', '日が未定なら `date = "?"` と書きます。'),
        )
    if low in _RELATIVE:
        return _unreadable(
            Message(
                f"`{quoted(text)}` is another day tomorrow; a schedule is kept for years.",
                f"`{quoted(text)}` は日によって変わります。予定表には日付そのものを書きます。",
            ),
            Message("Write the date, like 2021-10-26.", "2021-10-26 のように日付を書きます。"),
        )
    return None


def _from_kanji(number: str) -> str:
    if "十" not in number:
        return "".join(str(_KANJI[character]) for character in number)
    tens, _, ones = number.partition("十")
    tens_digit = _KANJI.get(tens, 1) if len(tens) <= 1 else 9
    return str(10 * tens_digit + (_KANJI.get(ones[:1], 0) if ones else 0))


def _other_form(text: str, year: int, month: int, day: int, rest: str) -> Misread:
    """Return the exception for a date in a form that is not taken, with the form that is."""
    try:
        right = calendar_day(year, month, day, quoted(text.strip())).isoformat()
    except Misread as misread:
        return misread
    if rest.strip():
        try:
            written_day(right + rest)
            right += rest
        except Misread:
            pass
    return _unreadable(_not_a_way(text), Message(f"Write {right}.", f"{right} と書きます。"))


def _no_year(text: str, month: int, day: int) -> Misread:
    return _unreadable(
        Message(f"The year is missing in `{quoted(text)}`.", f"`{quoted(text)}` に年がありません。"),
        Message(
            f"Write it with its year, as in `YYYY-{month:02}-{day:02}`.",
            f"`YYYY-{month:02}-{day:02}` のように年から書きます。",
        ),
    )


def _period(text: str, year: int, month: int) -> Misread:
    """Return the exception for a month or a year where a day is needed."""
    written = f"{year:04}-{month:02}" if month else f"{year:04}"
    kind = Message("month", "月") if month else Message("year", "年")
    return _unreadable(
        Message(f"`{quoted(text)}` is a {kind.en}, not a day.", f"`{quoted(text)}` は{kind.ja}で、日ではありません。"),
        Message(
            f'Write `{written}.start` or `{written}.end`; for some day in it, `window = "{written}"`.',
            f"`{written}.start` か `{written}.end` と書きます。"
            f'その{kind.ja}のどこかの日なら `window = "{written}"` です。',
        ),
    )


def _not_a_way(text: str) -> Message:
    return Message(
        f"`{quoted(text)}` is not how a day is written here.",
        f"`{quoted(text)}` という日付の書き方は使えません。",
    )


def _unreadable(message: Message, help: Message, at: tuple[int, int] | None = None) -> Misread:
    start, end = at or (None, None)
    return Misread(faults.UNREADABLE_DATE, message, help, start, end)
