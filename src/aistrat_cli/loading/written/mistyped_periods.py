"""What a period was meant to be that is none as it is written. Imported only once something is wrong."""

from __future__ import annotations

import re

from aistrat_cli.calendar.months import days_in_month
from aistrat_cli.loading.written.dates import ERA_NAMES, MONTHS_EN
from aistrat_cli.loading.written.folding import fold

MONTH_EN = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"

_SEASONS = {"春": 3, "spring": 3, "夏": 6, "summer": 6, "秋": 9, "autumn": 9, "fall": 9, "冬": 12, "winter": 12}
_HALVES = {"前半": 1, "上半期": 1, "h1": 1, "後半": 7, "下半期": 7, "h2": 7}
_JOINTS = ("..", "~", "〜", "–", "—", "から", " to ", " - ")
_LONGEST = 60


def meant_period(text: str) -> str | None:
    """Return the period that `2022/03`, `March 2022`, `FY21 Q4`, `2022年春` mean, None where it cannot be told."""
    words = fold(text[: _LONGEST + 1]).strip().lower()
    if len(words) > _LONGEST:
        return None
    words = re.sub(r"(?<=[月年度春夏秋冬半])(?:中|内|頃|ごろ|中に|内に|目途|を目途に)+$", "", words)
    found = re.fullmatch(r"([0-9]{4})(?:[-/.]|年 ?)([0-9]{1,2})月?(?: ?([上中下]旬|[前後]半))?", words)
    if found:
        return _month(found[1], int(found[2]), found[3] or "")
    found = re.fullmatch(r"([0-9]{4})[ -]?q([1-4])|q([1-4])[ -]?([0-9]{4})", words)
    if found:
        year, last = found[1] or found[4], 3 * int(found[2] or found[3])
        return f"{year}-{last - 2:02}..{year}-{last:02}"
    found = re.fullmatch(rf"{MONTH_EN},? ([0-9]{{4}})", words)
    if found:
        return _month(found[2], month_number(found[1]), "")
    found = re.fullmatch(r"(?:fy|f\.y\.) ?'?([0-9]{2}|[0-9]{4})(?:[ .-]*q([1-4]))?", words)
    if found:
        return f"FY{found[1]:>04}".replace("FY00", "FY20") + (f".Q{found[2]}" if found[2] else "")
    found = re.fullmatch(r"(?:([0-9]{4})年? ?(.{1,6})|([a-z]+) ([0-9]{4}))", words)
    if found:
        return _part_of_year(int(found[1] or found[4]), found[2] or found[3])
    found = re.fullmatch(rf"(?:{ERA_NAMES})(?:元|[0-9]{{1,2}})年(?:度|[0-9]{{1,2}}月)?|[0-9]{{4}}年度?", words)
    return found and found[0]


def meant_range(text: str) -> tuple[str, str] | None:
    """Return the two ends of `2022年3月〜4月`, each as it is written in full; None where there is nothing between."""
    words = fold(text[: _LONGEST + 1]).strip().removesuffix("まで").strip()
    if len(words) > _LONGEST:
        return None
    hyphen = re.fullmatch(
        r"([0-9]{4}[/.][0-9]{1,2}[/.][0-9]{1,2}|[0-9]{4}-[0-9]{2}(?=-[0-9]{4})|[0-9]{4}-[0-9]{2}-[0-9]{2})-([0-9/.-]+)",
        words,
    )
    if hyphen:
        left, right = hyphen.groups()
    else:
        joint = next((joint for joint in _JOINTS if joint in words), None)
        if joint is None:
            return None
        left, _, right = (part.strip() for part in words.partition(joint))
    return (left, _completed(left, right)) if left and right else None


def _completed(left: str, right: str) -> str:
    """Return the end of a range with the year, or year and month, that only its beginning says."""
    if re.match(r"[上中下]旬", right):
        return re.sub(r" ?[上中下]旬$", "", left) + right
    year = re.match(r"[0-9]{4}[-/.]|(?:[0-9]{4}|[一-龠]{2}[元0-9]{1,2})年", left)
    if year and re.match(r"[0-9]{1,2}[-/.月]", right):
        return year[0] + right
    month = re.match(r"([0-9]{4}[-/.][0-9]{1,2}[-/.]|.{3,6}年[0-9]{1,2}月)[0-9]{1,2}", left)
    return month[1] + right if month and re.fullmatch(r"[0-9]{1,2}日?", right) else right


def month_number(word: str) -> int:
    """Return the number of a month that begins with these three letters."""
    return next(index for index, name in enumerate(MONTHS_EN, 1) if name.lower().startswith(word))


def _month(year: str, month: int, third: str) -> str | None:
    if not 1 <= month <= 12 or year == "0000":
        return None
    written = f"{year}-{month:02}"
    if third == "前半":
        return f"{written}-01..{written}-15"
    if third == "後半":
        return f"{written}-16..{written}-{days_in_month(int(year), month)}"
    return written + third


def _part_of_year(year: int, part: str) -> str | None:
    """Return the months of a season or a half of a year."""
    if not 1 <= year < 9999:
        return None
    first = _SEASONS.get(part)
    if first:
        last = first + 2
        return f"{year:04}-{first:02}..{year + (last > 12):04}-{(last - 1) % 12 + 1:02}"
    first = _HALVES.get(part)
    return f"{year:04}-{first:02}..{year:04}-{first + 5:02}" if first else None
