"""Findings for people: what is wrong, the place in the file with a mark under it, what follows, and a way out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.render.cells import visible, width
from aistrat_cli.render.diagnostics import View
from aistrat_cli.render.diagnostics.colors import BOLD, FRAME, HEAD, HELP, SECOND, Style, paint
from aistrat_cli.render.diagnostics.excerpt import excerpt
from aistrat_cli.render.diagnostics.facts import head, location
from aistrat_cli.source.place import Source
from aistrat_cli.source.positions import Location

MOST = 10
"""Other places, and consequences, that are shown; the rest is counted."""

LEAST_ROOM = 12
"""Cells in which texts and excerpts are set however narrow the terminal is."""


def render(diagnostics: Sequence[Diagnostic], view: View) -> str:
    """Return each finding with its frame, an empty line between two of them."""
    return "\n".join(_Writer(view).frames(diagnostics))


class _Writer:
    """Writes frames. Keeps the lines of each file, so that ten thousand findings do not split it as often."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._lines: dict[int, list[str]] = {}
        # Each arrow ends one cell before the bar's next column, whatever the width of the gutter.
        self._bar, self._arrow, self._other = ("│", " ┌─", " ├─") if view.charset == "unicode" else ("|", "-->", "-->")

    def frames(self, diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
        for diagnostic in diagnostics:
            yield "".join(f"{line}\n" for line in self._frame(diagnostic))

    def _frame(self, diagnostic: Diagnostic) -> Iterator[str]:
        view = self._view
        style = HEAD[diagnostic.severity]
        title = f"{head(diagnostic)}: {visible(diagnostic.message.in_(view.lang))}"
        first, *more = self._wrapped(title, 0)
        label = head(diagnostic)
        if first.startswith(label):
            yield paint(label, style, view.color) + paint(first[len(label) :], BOLD, view.color)
        else:  # not even the label fits
            yield paint(first, style, view.color)
        for line in more:
            yield paint(line, BOLD, view.color)

        at = location(diagnostic)
        related = [(other, other.place.location) for other in diagnostic.related[:MOST]]
        last = max([at.line if at is not None else 1, *(other_at.line for _, other_at in related)])
        gutter = len(str(last))
        if at is not None and diagnostic.place is not None:
            yield from self._place(diagnostic.place.source, at, gutter, style, "^", None)
        for other, other_at in related:
            yield from self._place(other.place.source, other_at, gutter, SECOND, "-", other.message)
        if len(diagnostic.related) > MOST:
            yield from self._note("", _and_more(len(diagnostic.related) - MOST), gutter, BOLD)
        for consequence in diagnostic.follows[:MOST]:
            yield from self._note("", consequence, gutter, BOLD)
        if len(diagnostic.follows) > MOST:
            yield from self._note("", _and_more(len(diagnostic.follows) - MOST), gutter, BOLD)
        if diagnostic.help is not None:
            yield from self._note("help: ", diagnostic.help, gutter, HELP)

    def _place(
        self, source: Source, at: Location, gutter: int, style: Style, mark: str, message: Message | None
    ) -> Iterator[str]:
        """Yield the name of the place, and the line there with a mark under it."""
        view = self._view
        blank = " " * gutter
        bar = paint(self._bar, FRAME, view.color)
        arrow = self._arrow
        if message is not None:
            yield f"{blank} {bar}"
            arrow = self._other
        yield f"{paint(blank + arrow, FRAME, view.color)} {visible(source.path)}:{at.line}:{at.column}"
        lines = self._lines_of(source)
        if at.line > len(lines):
            return
        room = max(view.width - gutter - 3, LEAST_ROOM)
        shown = excerpt(lines[at.line - 1], at, room)
        yield f"{blank} {bar}"
        yield f"{paint(str(at.line).rjust(gutter), FRAME, view.color)} {bar} {shown.text}".rstrip(" ")
        marks = " " * shown.indent + paint(mark * shown.length, style, view.color)
        words = [] if message is None else self._wrapped(visible(message.in_(view.lang)), gutter + 3)
        if len(words) == 1 and shown.indent + shown.length + 1 + width(words[0]) <= room:
            yield f"{blank} {bar} {marks} {paint(words[0], style, view.color)}"
            return
        yield f"{blank} {bar} {marks}"
        for line in words:
            yield f"{blank} {bar} {paint(line, style, view.color)}"

    def _note(self, label: str, message: Message, gutter: int, style: Style) -> Iterator[str]:
        """Yield a text beneath the frame: `= help: …`, its further lines under the first."""
        view = self._view
        first, *more = self._wrapped(label + visible(message.in_(view.lang)), gutter + 3)
        rest = first.removeprefix(label)
        label = label if len(rest) < len(first) else ""
        yield f"{' ' * gutter} {paint('=', FRAME, view.color)} {paint(label, style, view.color)}{rest}"
        for line in more:
            yield f"{' ' * (gutter + 3)}{line}"

    def _wrapped(self, text: str, indent: int) -> list[str]:
        """Return the text in lines that end at the width, none of which commands a CI runner."""
        from aistrat_cli.render.wrap import wrap

        lines = wrap(text, max(self._view.width - indent, LEAST_ROOM))
        return [visible(line) for line in lines]

    def _lines_of(self, source: Source) -> list[str]:
        if id(source) not in self._lines:
            self._lines[id(source)] = source.text.split("\n")
        return self._lines[id(source)]


def _and_more(number: int) -> Message:
    return Message(f"and {number} more", f"ほか{number}件")
