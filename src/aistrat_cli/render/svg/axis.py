"""Days and pixels: where a day lies on the axis, and the ruler above it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.eras import era_year
from aistrat_cli.model.series import Series
from aistrat_cli.record import Record
from aistrat_cli.render.svg.markup import element, escaped
from aistrat_cli.render.svg.sayings import fiscal_name, month_name
from aistrat_cli.render.svg.typeset import measure
from aistrat_cli.render.timeline.scale import LAST_DAY, month_of, month_start

RULER = 11.0

CLOSEST_FENCE = 40
"""Boundaries of fiscal years nearer than so many pixels would be a fence, and are left out."""


class Axis(Record):
    """The days `first` to `last`, both included, between two pixels."""

    first: int
    last: int
    left: float
    right: float

    @property
    def per_day(self) -> float:
        """How many pixels a day takes."""
        return (self.right - self.left) / (self.last + 1 - self.first)

    def begin(self, day: int) -> float:
        """Return where a day begins, kept within the axis."""
        return self.left + min(max(day - self.first, 0), self.last + 1 - self.first) * self.per_day

    def middle(self, day: int) -> float:
        """Return the middle of a day."""
        return self.left + (day - self.first + 0.5) * self.per_day

    def holds(self, day: int) -> bool:
        """Tell whether a day is on the axis."""
        return self.first <= day <= self.last

    def months(self, step: int = 1, nth: int = 0) -> Iterator[int]:
        """Yield the first days of the months on the axis, or of every `step`-th from the `nth` of a year, January 0."""
        first = month_of(self.first)
        for month in range(first + (nth - first) % step, month_of(self.last) + 1, step):
            if self.first <= month_start(month) <= min(self.last, LAST_DAY):
                yield month_start(month)


class Ruler(Record):
    """What stands above the lanes, and the lines that run through them."""

    markup: str
    """Drawn with its top at 0."""
    height: float
    grid: tuple[float, ...]
    bands: tuple[tuple[float, float], ...]
    """Every other month: from, to."""
    fiscal: tuple[float, ...]
    """Where a fiscal year begins."""


def make_ruler(axis: Axis, lang: str, era: bool, series: Series) -> Ruler:
    """Return the ruler of an axis: fiscal years, then years and months, or whatever there is room for."""
    month = 30.44 * axis.per_day
    parts: list[str] = []
    y = 0.0
    boundaries: list[int] = []
    if series.fiscal_year_start is not None and 12 * month >= CLOSEST_FENCE:
        boundaries = _boundaries(axis, series)
        y += 17
        starts = [axis.first, *boundaries]
        for index, start in enumerate(starts):
            ends = axis.begin(starts[index + 1]) if index + 1 < len(starts) else axis.right
            name = fiscal_name(date.fromordinal(start), lang, era, series)
            if measure(name, RULER, True) + 10 <= ends - axis.begin(start):
                parts.append(_label(axis.begin(start) + (6 if index else 0), y - 5, name, "ruler b"))
    y += 17
    parts += _names(axis, month, lang, era, y - 5)
    step = 1 if month >= 9 else 3 if month >= 3 else 12
    grid = [axis.begin(day) for day in axis.months(step) if day > axis.first] if month >= 1 else []
    bands = []
    if month >= 18:
        edges = [(day, min(axis.last + 1, month_start(month_of(day) + 1))) for day in (axis.first, *axis.months())]
        bands = [(axis.begin(a), axis.begin(b)) for a, b in dict(edges).items() if month_of(a) % 2]
    return Ruler(
        markup="".join(parts),
        height=y + 2,
        grid=tuple(grid),
        bands=tuple(bands),
        fiscal=tuple(axis.begin(day) for day in boundaries),
    )


def _boundaries(axis: Axis, series: Series) -> list[int]:
    begins = series.fiscal_year_start
    if begins is None:
        return []
    return [day for day in axis.months(12, begins - 1) if day > axis.first]


def fiscal_starts(first: int, last: int, series: Series) -> list[int]:
    """Return the days after `first` and up to `last` on which a fiscal year begins; a calendar year where none does."""
    axis = Axis(first=first, last=last, left=0, right=1)
    held = series if series.fiscal_year_start is not None else series.replace(fiscal_year_start=1)
    return _boundaries(axis, held)


def _names(axis: Axis, month: float, lang: str, era: bool, y: float) -> list[str]:
    """Return the names of months with their years, else of quarters, else of years: the finest that fits."""
    for step in (1, 3, 6):
        if month * step < (30 if lang == "ja" else 34):
            continue
        stops = sorted({axis.first, *axis.months(step)})
        labels = []
        for index, day in enumerate(stops):
            d = date.fromordinal(day)
            name = month_name(d.month, lang)
            room = (axis.begin(stops[index + 1]) if index + 1 < len(stops) else axis.right) - axis.begin(day)
            year = _year(d, lang, era)
            shows_year = index == 0 or d.month == 1 or (step > 1 and d.year != date.fromordinal(stops[index - 1]).year)
            whole = f"{year}{name}" if lang == "ja" else f"{name} {year}"
            if shows_year and measure(whole, RULER) + 8 <= room:
                labels.append(_label(axis.begin(day) + 5, y, whole, "ruler"))
            elif shows_year and measure(year, RULER) + 8 <= room:
                labels.append(_label(axis.begin(day) + 5, y, year, "ruler"))
            elif measure(name, RULER) + 8 <= room:
                labels.append(_label(axis.begin(day) + 5, y, name, "ruler soft"))
        return labels
    return _years(axis, 12 * month, lang, era, y)


def _years(axis: Axis, year: float, lang: str, era: bool, y: float) -> list[str]:
    step = next((n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if n * year >= 56 + 30 * era), 10000)
    first, last = (date.fromordinal(day).year for day in (axis.first, axis.last))
    labels, free = [], axis.left - 1
    for number in range(first, last + 1):
        day = max(axis.first, month_start(number * 12))
        if number % step and number != first:
            continue
        name = _year(date.fromordinal(day), lang, era)
        x = axis.begin(day) + 5
        ends = x + measure(name, RULER)
        following = axis.begin(min(axis.last + 1, month_start((number // step + 1) * step * 12)))
        if x > free and ends + 4 <= max(following, axis.left + 60) and ends <= axis.right:
            labels.append(_label(x, y, name, "ruler"))
            free = ends + 6
    return labels


def _year(day: date, lang: str, era: bool) -> str:
    return era_year(day) if era else f"{day.year}年" if lang == "ja" else str(day.year)


def _label(x: float, y: float, text: str, look: str) -> str:
    return element("text", escaped(text), x=x, y=y, class_=look)
