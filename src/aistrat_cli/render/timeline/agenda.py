"""The list beneath the drawing: every item in the order of its day, with all that the drawing has no room for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aistrat_cli.planning.plan import Placement
from aistrat_cli.render.cells import fit, pad, width
from aistrat_cli.render.days import full_day
from aistrat_cli.render.timeline import words
from aistrat_cli.render.timeline.canvas import Piece, Style, styled
from aistrat_cli.render.timeline.facts import Facts
from aistrat_cli.render.timeline.glyphs import Glyphs
from aistrat_cli.render.timeline.marks import Mark
from aistrat_cli.render.timeline.options import TimelineOptions
from aistrat_cli.render.timeline.pen import style_of
from aistrat_cli.render.timeline.view import View
from aistrat_cli.render.wrap import wrap, wrap_parts
from aistrat_cli.wording import weekday

ROOMY = 44
"""Lane and number have columns of their own where that leaves so many cells for what an item is about."""

LONGEST = 12
"""A text of so many lines has told what it is about; what is left of it is cut, and two dots say so."""

GAP = "   "
"""Between the things that are told in one line."""


class Agenda:
    """The list of one series."""

    def __init__(self, view: View, facts: Facts, options: TimelineOptions, signs: Glyphs) -> None:
        self._view = view
        self._facts = facts
        self._options = options
        self._signs = signs
        self._lang = view.lang
        self._entries = self._sorted()
        self._day_cells = 16 if options.era else 10
        self._weekday_cells = 2 if view.lang == "ja" else 3
        # pointer, ~, day, blank, weekday, two blanks, sign, blank
        self._left = 2 + self._day_cells + 1 + self._weekday_cells + 4
        shown = [*self._entries, *view.unplaced]
        lanes = min(max((width(facts.lane(p)) for p in shown), default=0), options.width // 4) + 2
        numbers = max((width(facts.number(p)) for p in shown), default=0)
        numbers += 2 if numbers else 0
        roomy = options.width - self._left - lanes - numbers >= ROOMY
        self._lane_cells, self._number_cells = (lanes, numbers) if roomy else (0, 0)
        self._content = self._left + self._lane_cells

    def lines(self) -> list[str]:
        """Return the lines, the ones without a day last; a blank one beside every item that has more than two."""
        lines: list[str] = []
        today = self._view.today.toordinal() if self._view.today else None
        tall = False
        for placement in (*self._entries, *self._view.unplaced):
            mark = self._view.marks.get(placement.key)
            entry = list(self._entry(placement, mark))
            if lines and (tall or len(entry) > 2):
                lines.append("")
            if today is not None and (mark is None or mark.first >= today):
                if lines:
                    lines += [self._today_line(), *([""] if tall or len(entry) > 2 else [])]
                today = None
            lines += entry
            tall = len(entry) > 2
        return lines

    def _sorted(self) -> list[Placement]:
        """Return the items in the order of their days, but deadlines that stand under their meeting."""
        marks = self._view.marks
        entries = [p for p in self._view.placements if not self._facts.is_under_another(p)]
        return sorted(entries, key=lambda p: marks[p.key].first if marks[p.key].form != "aim" else marks[p.key].last)

    def _today_line(self) -> str:
        day = self._view.today
        assert day is not None
        rule = self._signs.rule
        text = f"{rule} {full_day(day, self._options.era)} {weekday(day, self._lang)} {rule} "
        text += words.TODAY.in_(self._lang) + " "
        return styled([(text + rule * (self._options.width - width(text)), "today")], self._options.color)

    def _entry(self, placement: Placement, mark: Mark | None) -> Iterator[str]:
        style: Style = "open" if mark is None else style_of(mark, self._view, self._options.critical)
        content = self._content_of(placement, style)
        lane = self._facts.lane(placement)
        room = self._lane_cells - 2
        lanes = wrap(fit(lane, room * LONGEST), room) if self._lane_cells and lane else []
        days = self._days(placement, mark, style)
        for index in range(max(len(days), len(lanes), len(content))):
            runs: list[Piece] = days[index] if index < len(days) else [(" " * self._left, "")]
            if self._lane_cells:
                name = lanes[index] if index < len(lanes) else ""
                runs = [*runs, (pad(name, self._lane_cells), _quiet(style))]
            yield styled([*runs, *content[index]] if index < len(content) else runs, self._options.color)

    def _content_of(self, placement: Placement, style: Style) -> list[list[Piece]]:
        """Return the lines that say what an item is: number, title, agenda, what it decides, then the rest in faint."""
        room = self._options.width - self._content - self._number_cells
        heading, texts = self._facts.number(placement), self._facts.texts(placement)
        if not self._lane_cells:
            heading = " ".join(part for part in (self._facts.lane(placement, kinds=False), heading) if part)
            texts = [text for text in (heading, *texts) if text]
            heading = ""
        told = wrap_parts(self._facts.circumstances(placement), room, GAP)
        told += wrap_parts(self._facts.deadlines(placement), room, GAP)
        troubles = wrap_parts(self._facts.troubles(placement), room, GAP)
        about = [line for text in texts for line in wrap(fit(text, room * LONGEST), room)]
        lines: list[list[Piece]] = [[(line, _quiet(style))] for line in about]
        if len(about) == 1 and told and width(GAP.join((*about, *told))) <= room:
            lines[0].append((GAP + GAP.join(told), "faint"))
        else:
            lines += [[(line, "faint")] for line in told]
        lines[len(about) : len(about)] = [[(line, "late")] for line in troubles]
        lines = lines or [[]]
        for index, line in enumerate(lines):
            line.insert(0, (pad("" if index else heading, self._number_cells), _quiet(style)))
        return lines

    def _days(self, placement: Placement, mark: Mark | None, style: Style) -> list[list[Piece]]:
        """Return the left columns: the day, or the first and the last; pointer and sign."""
        if mark is None:
            text = words.NO_DAY.in_(self._lang)
            sign = self._signs.cancelled if placement.certainty == "cancelled" else self._signs.unknown
            return [[(f"{pad(f'  {text}', self._left - 2)}{sign} ", style)]]
        days = [mark.last] if mark.form in ("point", "aim") and mark.shape != "task" else [mark.first, mark.last]
        if days[0] == days[-1]:
            del days[1:]
        about = "~" if placement.certainty == "target" else "-" if len(days) > 1 else " "
        leads = [self._signs.upcoming if placement.key == self._view.upcoming else " ", " "]
        signs = [self._sign(mark), " "]
        lines: list[list[Piece]] = []
        for index, ordinal in enumerate(days):
            day = date.fromordinal(ordinal)
            last = index == len(days) - 1
            text = pad(full_day(day, self._options.era), self._day_cells)
            text = f"{leads[index]}{about if last else ' '}{text} {weekday(day, self._lang)}  "
            lines.append([(text, _quiet(style)), (f"{signs[index]} ", style)])
        return lines

    def _sign(self, mark: Mark) -> str:
        signs = self._signs
        if mark.state == "done":
            return signs.done
        if mark.state == "cancelled":
            return signs.cancelled
        if mark.form == "range":
            return signs.unknown
        if mark.form == "aim" and mark.aimed_at is None:
            return signs.aim_end
        return (signs.open if mark.state == "open" else signs.firm)[mark.shape]


def _quiet(style: Style) -> Style:
    """Return the style of the words beside a sign: what is next stands out, what is over stands back."""
    return "past" if style == "done" else style if style in ("past", "faint", "next") else ""
