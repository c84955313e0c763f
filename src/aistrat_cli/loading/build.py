"""From the texts of schedule files to a portfolio: parse, decode, and tie the series together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from aistrat_cli import faults
from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.diagnostic import Diagnostic, Message, Related
from aistrat_cli.errors import AistratError
from aistrat_cli.loading.decode.reading import Reading
from aistrat_cli.loading.decode.sections import is_schedule
from aistrat_cli.loading.decode.series import Decoded, decode
from aistrat_cli.loading.overlay import Change, read_changes
from aistrat_cli.loading.parsed import Parsed
from aistrat_cli.loading.references import foreign_series, resolve
from aistrat_cli.loading.shown import quoted
from aistrat_cli.loading.syntax import parse
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import AnyItem
from aistrat_cli.model.series import Portfolio
from aistrat_cli.record import Record
from aistrat_cli.row import NamedTuple
from aistrat_cli.source.place import Source


class File(NamedTuple):
    """A file that was read from disk, from standard input, from a revision."""

    path: str
    """As it is shown, with `/` between its parts."""
    content: bytes


Fetch = Callable[[Collection[str]], Sequence[File]]
"""Asked for series by their ids, returns files that may hold them, each file at most once."""


class Loaded(Record):
    """What was read."""

    portfolio: Portfolio
    diagnostics: tuple[Diagnostic, ...]
    """The findings of the files that were asked for, in the order in which they were made."""
    sources: tuple[Source, ...]
    """Every file that was read, those that were asked for first."""
    unparsed: bool
    """Some file that was asked for is no valid TOML, or of a format that is not known."""
    beside: Callable[[str, str], bytes] | None = None
    """Reads a file in the folder of a schedule, as `loading/beside.py` does; None where they come from no folder."""


def build(
    files: Sequence[File],
    shown: Collection[str],
    *,
    scenario: str | None = None,
    overrides: Iterable[tuple[str, str]] = (),
    fetch: Fetch | None = None,
    holidays: HolidaySource | None = None,
) -> Loaded:
    """Read files; those whose path is in `shown` were asked for, the rest may be referred to.

    `fetch` is asked for series that are referred to and not among them. `holidays` serves repeats that keep clear of
    closed days; None means the `holidays` package. Raises AistratError for an unknown scenario, and for an override
    that names no item or several.
    """
    return _Build(shown, scenario, read_changes(overrides), holidays or _library).run(files, fetch)


class _Build:
    def __init__(
        self, shown: Collection[str], scenario: str | None, changes: tuple[Change, ...], holidays: HolidaySource
    ) -> None:
        self.shown = frozenset(shown)
        self.scenario = scenario
        self.changes = changes
        self.holidays = holidays
        self.decoded: list[Decoded] = []
        self.findings: list[Diagnostic] = []
        self.readings: list[Reading] = []
        self.sources: list[Source] = []
        self.spare: dict[str, Parsed] = {}
        """Files that were fetched and parsed, but are not referred to so far, by the id of their series."""
        self.unparsed = False

    def run(self, files: Sequence[File], fetch: Fetch | None) -> Loaded:
        for file in files:
            self._read(file)
        by_id = self._by_id()
        self._fetch(by_id, fetch)
        self._check_request(by_id)
        index: dict[ItemKey, AnyItem] = {item.key: item for d in by_id.values() for item in d.series.items}
        series = tuple(resolve(decoded, index, by_id) for decoded in by_id.values())
        return Loaded(
            portfolio=Portfolio(
                series=series,
                shown=frozenset(d.series.id for d in by_id.values() if self._is_shown(d.reading.source)),
                index={item.key: item for one in series for item in one.items},
            ),
            diagnostics=(
                *self.findings,
                *(f for reading in self.readings if self._is_shown(reading.source) for f in reading.findings),
            ),
            sources=tuple(self.sources),
            unparsed=self.unparsed,
        )

    def _is_shown(self, source: Source) -> bool:
        return source.path in self.shown

    def _read(self, file: File) -> None:
        parsed = parse(file.content, file.path)
        if self._is_shown(parsed.source):
            self.findings += parsed.diagnostics
            self.unparsed = self.unparsed or bool(parsed.diagnostics)
        self._decode(parsed)

    def _decode(self, parsed: Parsed) -> Decoded | None:
        source = parsed.source
        self.sources.append(source)
        if parsed.document is None or (parsed.diagnostics and not is_schedule(parsed.document)):
            return None
        reading = Reading(source, parsed.mended)
        self.readings.append(reading)
        changes = self.changes if self._is_shown(source) else ()
        decoded = decode(reading, parsed.document, scenario=self.scenario, changes=changes, holidays=self.holidays)
        if decoded is not None:
            self.decoded.append(decoded)
        elif self._is_shown(source):
            self.unparsed = True
        return decoded

    def _by_id(self) -> dict[str, Decoded]:
        """Return the files by their series' ids; two of one id are reported in both, and the second is let go."""
        by_id: dict[str, Decoded] = {}
        for decoded in sorted(self.decoded, key=lambda d: not d.has_id):
            series = decoded.series
            first = by_id.setdefault(series.id, decoded)
            if first is decoded:
                continue
            if decoded.has_id:
                _same_series(decoded, first)
                _same_series(first, decoded)
        kept = set(map(id, by_id.values()))
        return {d.series.id: d for d in self.decoded if id(d) in kept}

    def _fetch(self, by_id: dict[str, Decoded], fetch: Fetch | None) -> None:
        """Read the files of series that are referred to, and of those that these refer to."""
        asked: set[str] = set()
        new = list(by_id.values())
        while new and fetch is not None:
            wanted = {name for decoded in new for name in foreign_series(decoded.series)} - by_id.keys() - asked
            if not wanted:
                return
            asked |= wanted
            for file in fetch(sorted(wanted)):
                parsed = parse(file.content, file.path)
                series = parsed.document.get("series") if parsed.document else None
                name = series.get("id") if isinstance(series, dict) else None
                if isinstance(name, str):
                    self.spare.setdefault(name, parsed)
            new = []
            for name in sorted(wanted & self.spare.keys()):
                decoded = self._decode(self.spare.pop(name))
                if decoded is not None:
                    by_id[name] = decoded
                    new.append(decoded)

    def _check_request(self, by_id: Mapping[str, Decoded]) -> None:
        """Raise AistratError where the scenario or an override names nothing, or too much."""
        shown = [d for d in by_id.values() if self._is_shown(d.reading.source)]
        if not shown:
            return
        known = list(dict.fromkeys(name for d in shown for name in d.series.scenarios))
        if self.scenario is not None and self.scenario not in known:
            raise AistratError(*_unknown(Message("scenario", "シナリオ"), self.scenario, known))
        for number, change in enumerate(self.changes):
            takers = [d.series.id for d in shown if number in d.changed]
            if not takers:
                items = [item for d in shown for item in d.reading.kinds]
                raise AistratError(*_unknown(Message("item", "項目"), change.item, items, "--set: "))
            if len(takers) > 1:
                candidates = ", ".join(f"{series}:{change.item}" for series in takers[:5])
                raise AistratError(
                    Message(
                        f'--set: "{change.item}" is in several series',
                        f"--set:「{change.item}」は複数の系列にあります",
                    ),
                    Message(f"name one: {candidates}", f"{candidates} のどれか"),
                )


def _unknown(noun: Message, name: str, known: list[str], lead: str = "") -> tuple[Message, Message | None]:
    """Return the complaint about a name that is none of the known ones, and what may have been meant."""
    from aistrat_cli.wording import nearest

    name = quoted(name)
    said = Message(f'{lead}there is no {noun.en} "{name}"', f"{lead}{noun.ja}「{name}」はありません")
    if near := nearest(name, known[:20_000]):
        return said, Message(f'did you mean "{near}"?', f"「{near}」ではありませんか")
    if noun.en == "scenario" and known:
        return said, Message(f"there is {', '.join(known[:8])}", f"あるのは{'、'.join(known[:8])}です")
    return said, None


def _same_series(decoded: Decoded, other: Decoded) -> None:
    series = decoded.series
    decoded.reading.report(
        faults.DUPLICATE_SERIES,
        Message(
            f'The series "{series.id}" is also in {other.reading.source.path}.',
            f"系列「{series.id}」は {other.reading.source.path} にもあります。",
        ),
        series.place.at("id"),
        Message("Give one of them another `id`.", "どちらかの `id` を変えてください。"),
        related=(Related(other.series.place.at("id"), Message("the other one", "もう一方")),),
    )


def _library(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    from aistrat_cli.calendar.library import LibraryHolidays

    return LibraryHolidays()(country, subdivision, year)
