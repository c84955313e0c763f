"""From the text of a baseline file to a baseline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from aistrat_cli.baseline.calendars import as_then
from aistrat_cli.baseline.freeze import FORMAT
from aistrat_cli.baseline.thaw import calendar_of
from aistrat_cli.baseline.values import Baseline, Frozen
from aistrat_cli.diagnostic import Message
from aistrat_cli.errors import AistratError
from aistrat_cli.model.calendar import Calendar
from aistrat_cli.source.place import Place, Source


def read_baseline(text: str, path: str, name: str) -> Baseline:
    """Return the baseline that a file holds; raises AistratError where it is none, broken, or of another version."""
    import tomli

    try:
        raw = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        raise AistratError(
            Message(f"{path}: this baseline cannot be read: {error}", f"{path}: 基準計画として読めません: {error}")
        ) from None
    version = raw.get("baseline")
    if version != FORMAT:
        if isinstance(version, int) and not isinstance(version, bool):
            raise AistratError(
                Message(
                    f"{path}: a baseline of version {version}, and this aistrat reads version {FORMAT}",
                    f"{path}: 基準計画の形式が {version} で、この aistrat が読めるのは {FORMAT} です",
                ),
                Message("use a newer aistrat", "新しい aistrat を使ってください")
                if version > FORMAT
                else Message(
                    "save it again: aistrat baseline save --force",
                    "保存し直してください: aistrat baseline save --force",
                ),
            )
        raise AistratError(Message(f"{path}: this is no baseline", f"{path}: 基準計画ではありません"))
    try:
        return _baseline(raw, path, name)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        why = f"{type(error).__name__}: {error}"
        raise AistratError(
            Message(f"{path}: this baseline is damaged ({why})", f"{path}: 基準計画が壊れています（{why}）")
        ) from None


def _baseline(raw: Mapping[str, Any], path: str, name: str) -> Baseline:
    series = str(raw["series"])
    place = Place(Source(path, ""), ("calendar",))

    def calendar(name: str, table: Mapping[str, Any]) -> Calendar:
        country = table.get("country")
        then = {"country": as_then(country, series)} if country is not None else {}
        return calendar_of(name, {**table, **then}, place)

    return Baseline(
        name=name,
        series=series,
        timezone=str(raw["timezone"]),
        items={item["id"]: _item(item) for item in raw.get("item", ())},
        leads={lead["id"]: lead for lead in raw.get("lead_time", ())},
        calendars={
            name: calendar(name, table) for name, table in {"": raw["calendar"], **raw.get("calendars", {})}.items()
        },
        holidays={region: _years(days) for region, days in raw.get("holidays", {}).items()},
        outside={key: (days[0], days[1]) for key, days in raw.get("outside", {}).items()},
    )


def _years(days: Mapping[str, str]) -> dict[int, dict[date, str]]:
    years: dict[int, dict[date, str]] = {}
    for day, name in days.items():
        found = date.fromisoformat(day)
        years.setdefault(found.year, {})[found] = str(name)
    return years


def _item(raw: Mapping[str, Any]) -> Frozen:
    get = raw.get
    window = get("window")
    end = _day(get("end"))
    return Frozen(
        raw["id"],
        raw["kind"],
        raw["title"],
        raw["certainty"],
        _day(get("start")),
        end,
        _day(get("last_end")) or end,
        (window[0], window[1]) if window is not None else None,
        get("total_float"),
        get("bound_by"),
        _day(get("deadline")),
        _day(get("target")),
        raw["placed_by"],
    )


def _day(value: Any) -> date | None:
    if value is None or type(value) is date:
        return value
    raise ValueError(f"{value!r} is no day")
