"""Days as spreadsheets hold them: dates, serial numbers, and whatever a person writes into a cell."""

from __future__ import annotations

import datetime as dt
import re

from aistrat_cli.diagnostic import Message
from aistrat_cli.eras import ERAS
from aistrat_cli.importing.cell_times import read_clock
from aistrat_cli.importing.sheet import Cell
from aistrat_cli.importing.titles import number_of
from aistrat_cli.loading.written.anchors import Scope
from aistrat_cli.loading.written.dates import ERA_NAMES, MONTHS_EN, calendar_day, era_date
from aistrat_cli.loading.written.folding import fold
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.named import find_named_day, find_period
from aistrat_cli.loading.written.weekdays import read_weekday
from aistrat_cli.record import Record

SERIALS = (10_000, 80_000)
"""Numbers that are taken for days: of 1927 to 2119."""

_OPEN = (
    "? ?? - -- ー － ― 未定 調整中 日程調整中 検討中 日程未定 日付未定 別途調整 別途連絡",
    "tbd tba tbc n/a unknown open",
)
OPEN = frozenset(word for words in _OPEN for word in words.split(" "))
"""Words for a day that is not known."""
_SCOPE = Scope(series="import", fiscal_year_start=4, fiscal_year_name="start")

_ERA = {"m": "明治", "t": "大正", "s": "昭和", "h": "平成", "r": "令和"}
_MONTHS = "|".join(name[:3].lower() for name in MONTHS_EN)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:(?P<era>{ERA_NAMES}|[mtshr])\.? ?(?P<of_era>元|\d{{1,2}}))"
        r" ?[年./-] ?(?P<m>\d{1,2}) ?[月./-] ?(?P<d>\d{1,2}) ?日?(?!\d)",
        r"(?P<y>\d{4}) ?[年/.-] ?(?P<m>\d{1,2}) ?[月/.-] ?(?P<d>\d{1,2}) ?日?(?!\d)",
        r"(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)",
        r"(?P<one>\d{1,2})[/.-](?P<two>\d{1,2})[/.-](?P<y>\d{4})(?!\d)",
        rf"(?P<name>{_MONTHS})[a-z]*\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>\d{{4}}))?(?!\d)",
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<name>{_MONTHS})[a-z]*\.?(?:[ ,-]+(?P<y>\d{{4}}))?(?!\d)",
        r"(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?日?(?!\d)",
        r"(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/])",
    )
)
_TO = re.compile(
    r"[ ]*(?:~|〜|～|–|—|-|から|\.\.|to )[ ]*"
    r"(?:(?:(?P<y>\d{4})[年/.-])?(?P<m>\d{1,2})[月/.-])?(?P<d>\d{1,2})日?(?![\d:時])",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"(?:(?P<era>{ERA_NAMES}) ?(?P<of_era>元|\d{{1,2}})|(?P<y>\d{{4}})) ?[年/.-]"
    r" ?(?P<m>\d{1,2}) ?月? ?(?P<part>上旬|中旬|下旬|頃|ごろ|中)?"
)
_MONTH = re.compile(r"(?P<m>\d{1,2}) ?月 ?(?:の?(?P<part>上旬|初旬|中旬|下旬)|中|頃|ごろ)?")
_PARTS = {"上旬": (1, "上旬"), "初旬": (1, "上旬"), "中旬": (11, "中旬"), "下旬": (21, "下旬"), None: (1, "")}
_NUMERALS = re.compile(r"[〇一二三四五六七八九十]{1,3}(?= ?[年月日])")
_TENTATIVE = ("予定", "仮", "案", "(仮)", "(予定)", "tentative", "provisional", "tbc", "見込み", "(案)", "*")
_OR = ("or ", "又は", "または", "もしくは", "若しくは", "あるいは", "或いは")
_AROUND = ("頃", "ごろ", "前後", "目途", "めど", "を目途", "approx", "around")


class Read(Record):
    """What a cell says of a day."""

    date: dt.date | None = None
    partial: tuple[int, int] | None = None
    """Month and day, where the year is missing."""
    part: str | None = None
    """The part of the month whose first day `partial` is, empty for all of it; None where it is that day."""
    order: str = ""
    """`day` or `month`: which of two numbers stood first, where that could be told."""
    either: tuple[dt.date, dt.date] | None = None
    """Month first or day first: what other cells must tell."""
    days: int = 1
    weekday: int | None = None
    window: str = ""
    target: str = ""
    open: bool = False
    """It says that the day is not known."""
    tentative: bool = False
    time: dt.time | None = None
    length: int | None = None
    rest: str = ""
    """Words that are no part of a day."""
    comments: tuple[Message, ...] = ()
    why: Message | None = None
    """Why it is no day."""


def read_day(cell: Cell, *, serial_1904: bool) -> Read:
    """Return what a cell says of a day."""
    value = cell.value
    if isinstance(value, dt.datetime):
        return Read(date=value.date(), time=value.time().replace(microsecond=0) if value.time() > dt.time() else None)
    if isinstance(value, dt.date):
        return Read(date=value)
    if isinstance(value, dt.time | dt.timedelta | bool):
        return Read(why=Message("a time, not a day", "日付ではなく時刻"))
    if isinstance(value, int | float):
        return _serial(value, serial_1904, cell.text)
    text = fold(value.replace("\n", " ")).strip()
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        read = _serial(float(text), serial_1904, text)
        said = Message(f"{text} taken as Excel's day number", f"{text} は Excel の日付番号とみなす")
        return read.replace(comments=(said,)) if read.date else read
    return read_text(text)


def read_text(text: str) -> Read:
    """Return what a text, in NFKC, says of a day."""
    text = re.sub(r"\s+", " ", text).strip()
    if text.lower().strip("()") in OPEN:
        return Read(open=True)
    if len(text) > 200:
        return Read(why=Message("too long for a day", "日付としては長すぎる"))
    text = _NUMERALS.sub(lambda found: str(number_of(found[0])), text)
    for form in _FORMS:
        found = form.match(text)
        if found is not None:
            try:
                return _beside(_of(found), text[found.end() :])
            except Misread as misread:
                return Read(why=misread.message)
    return _period(text)


def _serial(value: float, serial_1904: bool, text: str) -> Read:
    """Return the day of a number: so many days since the end of 1899, or since the first of 1904."""
    whole = int(value)
    if len(text) == 8 and text.isdigit():
        return read_text(text)
    if not SERIALS[0] <= whole <= SERIALS[1]:
        return Read(why=Message(f"{text} is no day", f"{text} は日付ではない"))
    epoch = dt.date(1904, 1, 1) if serial_1904 else dt.date(1899, 12, 30)
    minutes = round((value - whole) * 24 * 60)
    return Read(
        date=epoch + dt.timedelta(days=whole), time=dt.time(*divmod(minutes, 60)) if 0 < minutes < 24 * 60 else None
    )


def _of(found: re.Match[str]) -> Read:
    """Return the day that one of the forms has found; raises Misread."""
    group = found.groupdict()
    written = found[0].strip()
    if group.get("era"):
        called = _ERA.get(group["era"].lower(), group["era"])
        era = next(era for era in ERAS if era.name == called)
        of_era = 1 if group["of_era"] == "元" else int(group["of_era"])
        return Read(date=era_date(era, of_era, int(group["m"]), int(group["d"]), written))
    if group.get("one"):
        one, two, year = int(group["one"]), int(group["two"]), int(group["y"])
        if one <= 12 and two <= 12 and one != two:
            return Read(either=(calendar_day(year, one, two, written), calendar_day(year, two, one, written)))
        month, day = (two, one) if one > 12 else (one, two)
        order = "" if one == two else "day" if one > 12 else "month"
        return Read(date=calendar_day(year, month, day, written), order=order)
    name = group.get("name")
    month = _MONTHS.split("|").index(name.lower()) + 1 if name else int(group["m"])
    day = int(group["d"])
    if group.get("y"):
        return Read(date=calendar_day(int(group["y"]), month, day, written))
    if month > 12 >= day:
        month, day = day, month
    calendar_day(2000, month, day, written)
    return Read(partial=(month, day))


def _beside(read: Read, rest: str) -> Read:
    """Read what stands behind a day: a last day, a weekday, a time, whether it is sure."""
    rest = re.sub(r"^T(?=\d\d:)", " ", rest)
    until = _TO.match(rest)
    weekday, rest = _weekday(rest)
    until = until or _TO.match(rest)
    if until is not None and read.date is not None:
        last = _last(read.date, until)
        if last is not None:
            read = read.replace(days=(last - read.date).days + 1)
            rest = rest[until.end() :] if rest.startswith(until[0]) else rest
            _, rest = _weekday(rest)
    clock = read_clock(rest)
    if clock is not None:
        read = read.replace(time=clock.time, length=clock.length)
        rest = clock.rest
    rest = rest.strip(" ,、。・()")
    low = rest.lower()
    if low.strip("()") in {word.strip("()") for word in _TENTATIVE}:
        read, rest = read.replace(tentative=True), ""
    elif low.startswith(_OR):
        read = read.replace(tentative=True)
    elif low in _AROUND and read.date is not None:
        read, rest = read.replace(date=None, target=read.date.isoformat()), ""
    return read.replace(weekday=weekday, rest=rest)


def _weekday(rest: str) -> tuple[int | None, str]:
    """Return the weekday at the beginning of a text, and what follows it."""
    found = re.match(r"[ ,、]*([(\[〔【][^)\]〕】]{1,12}[)\]〕】]|[月火水木金土日]曜日?|[A-Za-z]{3,9}\.?)", rest)
    if found is None:
        return None, rest
    read = read_weekday(found[1])
    return (read[0], rest[found.end() :]) if read is not None else (None, rest)


def _last(first: dt.date, until: re.Match[str]) -> dt.date | None:
    """Return the last of several days; None where it would not come after the first, within a year."""
    try:
        month = int(until["m"] or first.month)
        year = int(until["y"] or first.year + (month < first.month))
        last = dt.date(year, month, int(until["d"]))
    except ValueError:
        return None
    return last if 0 < (last - first).days < 366 else None


def _period(text: str) -> Read:
    """Return the period, or the named day, that a text writes; what is none says so."""
    bare = re.sub(r" ?\((?:" + "|".join(map(re.escape, OPEN - {"-", "--"})) + r"|予定|仮|案)\)$", "", text)
    within = _MONTH.fullmatch(bare.removesuffix("予定").strip())
    if within is not None and 1 <= int(within["m"]) <= 12:
        day, part = _PARTS[within["part"]]
        return Read(partial=(int(within["m"]), day), part=part)
    try:
        named = find_named_day(text, _SCOPE)
        if named is not None:
            return Read(target=named.isoformat())
        found = _PERIOD.fullmatch(text.removesuffix("予定").strip(" ()"))
        if found is not None:
            year = int(found["y"] or 0)
            month = int(found["m"])
            if found["era"]:
                era = next(era for era in ERAS if era.name == found["era"])
                year = era.first_year + (1 if found["of_era"] == "元" else int(found["of_era"])) - 1
            calendar_day(year, month, 1, text)
            part = found["part"] if found["part"] in ("上旬", "中旬", "下旬") else ""
            return Read(window=f"{year:04}-{month:02}{part}")
        period = find_period(text, _SCOPE)
        if period is not None:
            return Read(window=f"{period.first.isoformat()}..{period.last.isoformat()}")
    except Misread as misread:
        return Read(why=misread.message)
    return Read(why=Message(f"no day: {text[:60]}", f"日付として読めない: {text[:60]}"))
