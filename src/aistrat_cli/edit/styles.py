"""A day written as another one is: the same form, the same width of numbers, its own weekday."""

from __future__ import annotations

from datetime import date

from aistrat_cli.edit import toml
from aistrat_cli.edit.toml import Written
from aistrat_cli.eras import era_of
from aistrat_cli.loading.written.dates import ERA_NAMES
from aistrat_cli.loading.written.days import written_day
from aistrat_cli.loading.written.folding import fold, unfold
from aistrat_cli.loading.written.forms import LONGEST_DAY
from aistrat_cli.loading.written.misread import Misread
from aistrat_cli.loading.written.weekdays import read_weekday, renamed
from aistrat_cli.wording import WEEKDAYS_JA

_DAY = (
    r"(?<![0-9])(?:(?P<iso>[0-9]{4})(?P<s1>-)(?P<m>[0-9]{2})(?P<s2>-)(?P<d>[0-9]{2})"
    rf"|(?:(?P<era>{ERA_NAMES})(?P<b0> ?)(?P<of_era>元|[0-9]{{1,4}})|(?P<year>[0-9]{{4}}))(?P<b1> ?年)"
    r"(?P<b2> ?)(?P<month>[0-9]{1,2})(?P<b3> ?月)(?P<b4> ?)(?P<day>[0-9]{1,2})(?P<b5> ?日))(?![0-9])"
)
"""As the reader takes a day, each blank and sign apart: they are kept as they are."""

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def as_written(sample: str, day: date) -> Written:
    """Return `day` as the TOML value `sample` writes another one; a plain date where that writes no day."""
    if not sample.startswith(('"', "'")):
        return toml.day(day)
    value = toml.read(sample)
    other = restyled(value, day)
    if other is None:
        return toml.day(day)
    # What stands between the quotes is the text itself, unless something in it is escaped.
    if sample.count(value) == 1:
        return Written(sample.replace(value, other), other)
    return toml.text(other)


def is_day(value: object) -> bool:
    """Tell whether a value writes a day by itself, rather than an expression or a `?`."""
    if not isinstance(value, str):
        return isinstance(value, date)
    try:
        written_day(value)
    except Misread:
        return False
    return True


def restyled(text: str, day: date) -> str | None:
    """Return `day` as `text` writes another one, None where it writes none. What tells of the old day alone is gone.

    A weekday becomes that of the new day; `月・祝` loses its 祝, since only the calendar knows whether that holds.
    """
    import re

    folded = fold(text)
    found = re.search(_DAY, folded) if len(folded) <= LONGEST_DAY else None
    if found is None:
        return None
    parts = {name: _raw(text, found.span(name)) for name, part in found.groupdict().items() if part is not None}
    if "iso" in parts:
        numbers = day.isoformat().split("-")
        written = (
            _like(parts["iso"], numbers[0])
            + parts["s1"]
            + _like(parts["m"], numbers[1])
            + parts["s2"]
            + _like(parts["d"], numbers[2])
        )
    else:
        zeros = any(fold(parts[name]).startswith("0") for name in ("month", "day"))
        written = _year(parts, day) + parts["b1"]
        written += _padded(parts["b2"], parts["month"], day.month, zeros) + parts["b3"]
        written += _padded(parts["b4"], parts["day"], day.day, zeros) + parts["b5"]
    start, end = unfold(text, found.start()), unfold(text, found.end() - 1) + 1
    result = _with_weekday(text[:start], day) + written + _with_weekday(text[end:], day)
    try:
        return result if written_day(result) == day else None
    except Misread:
        return None


def _raw(text: str, span: tuple[int, int]) -> str:
    if span[0] == span[1]:
        return ""
    return text[unfold(text, span[0]) : unfold(text, span[1] - 1) + 1]


def _year(parts: dict[str, str], day: date) -> str:
    if "era" not in parts:
        return _like(parts["year"], f"{day.year:04}")
    era = era_of(day)
    if era is None:  # no era counts in this calendar before 1873
        return f"{day.year:04}"
    number = day.year - era.first_year + 1
    name = parts["era"] if fold(parts["era"]) == era.name else era.name
    old = fold(parts["of_era"])
    if number == 1 and old not in ("1", "01"):
        return name + parts["b0"] + "元"
    return name + _padded(parts["b0"], parts["of_era"], number)


def _padded(blank: str, old: str, number: int, zeros: bool = False) -> str:
    """Return a number behind its blank: a blank that pads a column goes where the number has two digits."""
    if zeros:
        return blank + _like(old, f"{number:02}")
    if blank and len(fold(old)) == 1 and number > 9:
        blank = ""
    return blank + _like(old, str(number))


def _like(old: str, number: str) -> str:
    """Return the number in full-width digits where the old one has them."""
    return number.translate(_WIDE) if old and not old.isascii() and fold(old).isdigit() else number


def _with_weekday(words: str, day: date) -> str:
    """Return what stands beside a day with the weekday of another one."""
    folded = fold(words)
    found = read_weekday(folded) if words.strip() else None
    if found is None:
        return words
    _, start, length = found
    first, last = unfold(words, start), unfold(words, start + length - 1) + 1
    name = words[first:last]
    tail = words[last:]
    if any(sign in name for sign in WEEKDAYS_JA):
        kept = len(tail)
        for index, sign in enumerate(tail):
            if fold(sign) in (")", "]", "}", ">") or sign in "〉》】〕」』 \t　":
                kept = index
                break
        tail = tail[kept:]
        if tail and _opens(words[last:]) and not _opens(words[:first]):
            tail = ""  # 月（祝）: the brackets hold nothing but the 祝
    return words[:first] + renamed(name, day.weekday()) + tail


def _opens(text: str) -> bool:
    return any(fold(sign) in ("(", "[", "{", "<") or sign in "〈《【〔「『" for sign in text)
