"""What stands above a timeline: fiscal years, years, months, weeks or days, whatever the scale has room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from aistrat_cli.eras import ERAS, era_year
from aistrat_cli.model.series import Series
from aistrat_cli.record import Record
from aistrat_cli.render.cells import width
from aistrat_cli.render.timeline.scale import Scale, month_of, month_start
from aistrat_cli.row import NamedTuple
from aistrat_cli.wording import weekday

_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_FENCE = 5
"""Boundaries of fiscal years nearer than so many columns would be a fence, and are left out."""


class Label(NamedTuple):
    """A text that begins in a column."""

    column: int
    text: str


class Ruler(Record):
    """The rows above the axis, from top to bottom, the axis's ticks, and the columns in which a fiscal year begins."""

    fiscal: tuple[Label, ...]
    upper: tuple[Label, ...]
    """Years, or months with their year; empty where the lower row has the years."""
    lower: tuple[Label, ...]
    """The finest that fits: days, weeks, months or years."""
    ticks: tuple[int, ...]
    boundaries: tuple[int, ...]


_Stop = tuple[int, str]
"""The first day of a day, a month, a year, and what it is called."""


def make_ruler(scale: Scale, room: int, lang: str, era: bool, series: Series) -> Ruler:
    """Return the ruler of a scale; no label ends beyond `room` columns. `series` says when a fiscal year begins."""
    fiscal, boundaries = _fiscal(scale, room, lang, era, series)
    for stops, above in _finest_first(scale, lang, era):
        lower = _place(stops, scale, room)
        if lower is not None:
            upper = next((row for one in above if (row := _place(one, scale, room)) is not None), ())
            ticks = _ticks(stops, scale)
            return Ruler(fiscal=fiscal, upper=upper, lower=lower, ticks=ticks, boundaries=boundaries)
    return Ruler(fiscal=fiscal, upper=(), lower=(), ticks=(), boundaries=boundaries)


def _finest_first(scale: Scale, lang: str, era: bool) -> Iterator[tuple[list[_Stop], list[list[_Stop]]]]:
    """Yield what could be the lower row, and for each what could stand above it, best first."""
    years = [_years(scale, era, step) for step in (1, 2, 5, 10) if 365 * step / scale.days_per_column >= 2]
    if scale.days_per_column <= 1:
        days = range(scale.first, scale.last + 1)
        numbers = [(d, str(date.fromordinal(d).day)) for d in days]
        named = "{0}{1}" if lang == "ja" else "{1} {0}"
        above = [[(month_start(m), _month_and_year(m, lang, era)) for m in _months(scale, 1)], *years]
        yield [(d, named.format(text, weekday(date.fromordinal(d), lang))) for d, text in numbers], above
        yield numbers, above
        yield [(d, text) for d, text in numbers if d % 7 == 1], above
    if scale.days_per_column < 60:
        for step, long in ((1, True), (1, False), (3, True), (3, False), (6, True)):
            if lang != "ja" and not long:
                continue  # a row of numbers reads as months only in Japanese
            yield [(month_start(m), _month(m, lang, long)) for m in _months(scale, step)], years
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000):
        if 365 * step / scale.days_per_column >= 2:
            yield _years(scale, era, step), []


def _ticks(stops: Iterable[_Stop], scale: Scale) -> tuple[int, ...]:
    """Return the columns to mark: every month where they are not too near each other, else what has a label."""
    if 3 <= 30 / scale.days_per_column < 15:
        stops = [(month_start(m), "") for m in _months(scale, 1)]
    return tuple(scale.column(day) for day, _ in stops if day >= scale.first)


def _months(scale: Scale, step: int) -> Iterator[int]:
    """Yield the months of the axis whose number in the year is a multiple of `step`."""
    return (m for m in range(month_of(scale.first), month_of(scale.last) + 1) if m % step == 0)


def _years(scale: Scale, era: bool, step: int) -> list[_Stop]:
    """Return every `step`-th year of the axis, in eras also the days on which one begins, and the year it begins in."""
    first, last = (date.fromordinal(day).year for day in (scale.first, scale.last))
    starts = [month_start(y * 12) for y in range(first, last + 1) if y % step == 0]
    if era and step == 1:
        starts += [e.first.toordinal() for e in ERAS if scale.first < e.first.toordinal() <= scale.last]
    days = sorted({max(scale.first, start) for start in (scale.first, *starts)})
    return [(day, era_year(date.fromordinal(day)) if era else str(date.fromordinal(day).year)) for day in days]


def _fiscal(scale: Scale, room: int, lang: str, era: bool, series: Series) -> tuple[tuple[Label, ...], tuple[int, ...]]:
    """Return the names of the fiscal years, each right of the line at which it begins, and these lines' columns."""
    begins = series.fiscal_year_start
    if begins is None or 365 / scale.days_per_column < _FENCE:
        return (), ()
    months = [m for m in _months(scale, 1) if m % 12 == begins - 1 and month_start(m) > scale.first]
    boundaries = [scale.column(month_start(m)) for m in months]
    labels = [Label(0, _fiscal_name(scale.first, lang, era, series))]
    labels += [
        Label(column + 1, _fiscal_name(month_start(m), lang, era, series))
        for column, m in zip(boundaries, months, strict=True)
    ]
    placed: list[Label] = []
    for label, following in zip(labels, [*labels[1:], Label(room + 2, "")], strict=True):
        if label.column + width(label.text) < following.column - 1:
            placed.append(label)
    return tuple(placed), tuple(boundaries)


def _fiscal_name(ordinal: int, lang: str, era: bool, series: Series) -> str:
    day = date.fromordinal(ordinal)
    if era and series.fiscal_year_start is not None:
        first = max(1, day.year - (day.month < series.fiscal_year_start))
        return era_year(date(first, series.fiscal_year_start, 1)) + "度"
    return f"{series.fiscal_year(day)}年度" if lang == "ja" else f"FY{series.fiscal_year(day)}"


def _month(month: int, lang: str, long: bool) -> str:
    number = month % 12 + 1
    if not long:
        return str(number)
    return f"{number}月" if lang == "ja" else _MONTHS_EN[number - 1]


def _month_and_year(month: int, lang: str, era: bool) -> str:
    if lang != "ja" and not era:
        return f"{_MONTHS_EN[month % 12]} {month // 12}"
    year = era_year(date(month // 12, month % 12 + 1, 1)) if era else f"{month // 12}年"
    return f"{year}{month % 12 + 1}月"


def _place(stops: Iterable[_Stop], scale: Scale, room: int) -> tuple[Label, ...] | None:
    """Return the labels of the stops, None where two have no blank between them.

    A label at the left edge whose month or year began before the axis gives way to the next; the last one is left out
    where it would end beyond `room`.
    """
    labels = [Label(scale.column(max(scale.first, day)), text) for day, text in stops]
    if len(labels) > 1 and labels[0].column == 0 and width(labels[0].text) + 1 > labels[1].column:
        del labels[0]
    free = 0
    for column, text in labels:
        if column < free:
            return None
        free = column + width(text) + 1
    return tuple(label for label in labels if label.column + width(label.text) <= room)
