"""A text that is no TOML: every fault the parser would stop at is told, and mended so that the rest can be read.

The parser stops at the first fault. It is explained (`statements`), its statement is replaced by something harmless,
and the parser asked again, up to a bound. Imported only for files with such faults.
"""

from __future__ import annotations

import re
from bisect import insort
from typing import Any

import tomli

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.loading.parsed import DEEPEST, NOTHING_MENDED, Parsed, cut_deep, too_deep
from aistrat_cli.loading.repair.explained import Explained
from aistrat_cli.loading.repair.statements import explain
from aistrat_cli.source.place import KeyPath, Place, Source
from aistrat_cli.source.positions import Edit, Positions
from aistrat_cli.source.scanner import TOKEN

MOST_FAULTS = 50
MOST_WORK = 8_000_000
"""How many faults of one file are told, and how many characters are parsed for them: about a second."""

LONGEST_NUMBER = 4300
"""Digits that Python makes a number of."""


class Mending:
    """A text of which statements were replaced. Offsets are those of the text as it is now, unless `before` is said."""

    def __init__(self, text: str) -> None:
        self.before = text
        self.text = text
        self.pieces: list[tuple[int, int, str]] = []
        """Start and end before, and the new text; in order, none over another."""

    def replace(self, start: int, end: int, new: str) -> None:
        """Replace a slice, together with what was replaced before and reaches into it."""
        first, last = self._before(start)[0], self._before(end)[1]
        for piece in [piece for piece in self.pieces if piece[0] <= last and piece[1] >= first]:
            self.pieces.remove(piece)
            first, last = min(first, piece[0]), max(last, piece[1])
        insort(self.pieces, (first, last, new))
        parts, done = [], 0
        for begin, stop, text in self.pieces:
            parts += [self.before[done:begin], text]
            done = stop
        self.text = "".join(parts) + self.before[done:]

    def slice_before(self, start: int, end: int) -> tuple[int, int]:
        """Return a slice as it lay before; of a replaced part, all of that part."""
        return self._before(start)[0], self._before(end)[1]

    def replaced(self, position: int) -> tuple[int, int] | None:
        """Return the slice of the replaced part that holds `position`."""
        grown = 0
        for begin, stop, new in self.pieces:
            if begin + grown <= position < begin + grown + len(new):
                return begin + grown, begin + grown + len(new)
            grown += len(new) - (stop - begin)
        return None

    def edits(self) -> list[Edit]:
        """Return the replacements, each shortened by what is the same at both ends."""
        found = []
        for start, end, new in self.pieces:
            old = self.before[start:end]
            head = _common(old, new)
            tail = _common(old[head:][::-1], new[head:][::-1])
            found.append(Edit(start + head, end - tail, len(new) - head - tail))
        return found

    def _before(self, position: int) -> tuple[int, int]:
        """Return the offset before; of one inside a replaced part, its two ends."""
        grown = 0
        for begin, stop, new in self.pieces:
            if position < begin + grown:
                break
            if begin + grown < position < begin + grown + len(new):
                return begin, stop
            if position >= begin + grown + len(new):
                grown += len(new) - (stop - begin)
            else:
                break
        return position - grown, position - grown


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def mend(source: Source) -> Parsed:
    """Return what can be told of a text that the parser did not take, and what can be read of it."""
    before = source.text.replace("\r\n", "\n")
    mark = next((sign for sign in map(chr, range(0xFDD0, 0xFDF0)) if sign not in before), None)
    told: list[Explained] = []
    if "\r" in before:  # told once, and read as the ends of lines where there are no others
        told.append(_carriage_return(before.index("\r")))
    mending = Mending(before.replace("\r", " " if "\n" in before else "\n"))
    document: dict[str, Any] | None = None
    deep: tuple[int, int] | None = None
    trusted = True
    while document is None:
        try:
            document = tomli.loads(mending.text)
        except tomli.TOMLDecodeError as error:
            found = explain(mending.text, error.pos, error.msg, mark or "")
            again = mending.replaced(error.pos) or mending.replaced(max(0, error.pos - 1))
            told.append(_as_before(found, mending))
        except RecursionError:
            deep = mending.slice_before(*_deepest(mending.text))
            break
        except ValueError:
            found, again = _long_number(mending.text, mark or ""), None
            told.append(_as_before(found, mending))
        if document is None:
            new = found.new if again is None or found.also or found.new != mending.text[slice(*found.region)] else ""
            enough = len(told) >= MOST_FAULTS or len(told) * len(before) > MOST_WORK
            if new is None or mark is None or enough:
                break
            trusted = trusted and found.trusted
            faulty = mending.text
            for part in ((*found.region, new), *reversed(found.also)):
                mending.replace(*part)
            if mending.text == faulty:  # the parser would stop where it stopped before
                break
    text = source.text if "\r" not in source.text else before
    source = Source(source.path, source.text, Positions(text, mending.text, mending.edits()))
    diagnostics = [_diagnostic(source, found) for found in sorted(told, key=lambda found: found.at)]
    if deep is not None:
        diagnostics.append(too_deep(source, (), source.location(*deep)))
    if document is None or not trusted:
        return Parsed(source, None, tuple(diagnostics), NOTHING_MENDED)
    mended = _unmarked(document, mark or "")
    cut = cut_deep(document)
    diagnostics += [too_deep(source, keys) for keys in cut[:1]]
    return Parsed(source, document, tuple(diagnostics), frozenset([*mended, *cut]))


def _as_before(found: Explained, mending: Mending) -> Explained:
    return found._replace(at=mending.slice_before(*found.at))


def _diagnostic(source: Source, found: Explained) -> Diagnostic:
    return Diagnostic(
        fault=found.fault,
        severity=found.fault.severity,
        message=found.message,
        help=found.help,
        place=Place(source, ()),
        location=source.location(*found.at),
        follows=found.follows,
    )


def _carriage_return(at: int) -> Explained:
    message = Message(
        "A carriage return (U+000D) stands here without a line feed.",
        "復帰文字（U+000D）が改行（LF）を伴わずにあります。",
    )
    help = Message("Let all lines end with LF or CRLF.", "すべての改行を LF か CRLF にしてください。")
    return Explained(message, (at, at + 1), (at, at + 1), None, help, faults.INVALID_TEXT)


def _long_number(text: str, mark: str) -> Explained:
    """A number of more digits than Python reads."""
    number = re.compile(rf"{TOKEN.pattern}|(?P<number>[+-]?[0-9][0-9_]{{{LONGEST_NUMBER},}}+)|[\w.:-]++", re.DOTALL)
    found = next((token for token in number.finditer(text) if token["number"]), None)
    start, end = found.span() if found else (0, 0)
    message = Message(f"A number of {end - start} digits is too long.", f"{end - start}桁の数は長すぎます。")
    new = f'"{mark}"' if found else None
    return Explained(message, (start, end), (start, end), new, fault=faults.INVALID_VALUE)


def _deepest(text: str) -> tuple[int, int]:
    """Return the slice of the first bracket that lies too deep, or of a key with too many parts."""
    part = r"(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')"
    token = re.compile(rf"(?P<key>{part}(?:[ \t]*+\.[ \t]*+{part}){{{DEEPEST},}}+)|{TOKEN.pattern}|[\w.-]++", re.DOTALL)
    depth = 0
    for found in token.finditer(text):
        sign = text[found.start()]
        if found["key"]:
            return found.start(), found.start() + 1
        depth += (sign in "[{") - (sign in "]}")
        if depth > DEEPEST:
            return found.span()
        if sign == "\n" and depth < 0:
            depth = 0
    return 0, 0


def _unmarked(document: dict[str, Any], mark: str) -> list[KeyPath]:
    """Take the mark out of the values, drop the keys that carry it, and return the paths of those values."""
    found: list[KeyPath] = []
    rest: list[tuple[KeyPath, Any]] = [((), document)]
    while rest:
        keys, holder = rest.pop()
        for name in [name for name in holder if mark in name] if type(holder) is dict else ():
            del holder[name]
        for name, value in list(holder.items() if type(holder) is dict else enumerate(holder)):
            if type(value) in (dict, list):
                rest.append(((*keys, name), value))
            elif type(value) is str and mark in value:
                holder[name] = value.replace(mark, "")
                found.append((*keys, name))
    return found
