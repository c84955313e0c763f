"""The two sides of a comparison, as they are typed: a file or folder, a baseline, a scenario, a git revision."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aistrat_cli.cli.against import ENDING, at_revision, find, load_revision, names_of, no_baseline, path_of, read_file
from aistrat_cli.cli.declare import unknown
from aistrat_cli.cli.session import Session

if TYPE_CHECKING:
    from aistrat_cli.api import Loaded, Plan
    from aistrat_cli.baseline.values import Baseline


class Sides:
    """Finds and reads the sides. Names are looked up beside the schedules that were named, or that a side names.

    `--scenario` and `--set` belong to the new side: with a file on both, they tell what they would change.
    """

    def __init__(self, session: Session, files: tuple[str, ...], sides: tuple[str, ...]) -> None:
        self._session = session
        self._plain = Session(session.console, {**session.shared, "scenario": None, "set": ()})
        self._files = files or tuple(side for side in sides if os.path.exists(side) and not side.endswith(ENDING))[-1:]
        self._base: Loaded | None = None
        self._plans: dict[str, tuple[Plan, Any]] = {}

    def baselines(self, side: str) -> Mapping[str, Baseline]:
        """Return a side as baselines, by series."""
        from aistrat_cli.baseline.freeze import freeze_all

        frozen = self._frozen(side)
        if frozen is not None:
            return frozen
        if self._kind(side) == "rev":
            return at_revision(self._session, self._loaded(), _bare(side)).baselines
        return freeze_all(self._plan(side, self._plain), side)

    def plan(self, side: str) -> tuple[Plan, Any]:
        """Return a side as a plan, with the holidays that it was made with."""
        if side not in self._plans:
            self._plans[side] = self._planned(side)
        return self._plans[side]

    def _planned(self, side: str) -> tuple[Plan, Any]:
        from aistrat_cli.baseline.calendars import FrozenHolidays
        from aistrat_cli.baseline.thaw import thaw
        from aistrat_cli.planning.planner import make_plan

        frozen = self._frozen(side)
        if frozen is not None:
            holidays = FrozenHolidays(frozen.values(), self._session.holidays)
            return make_plan(thaw(frozen), holidays), holidays
        return self._plan(side, self._session), self._session.holidays

    def _plan(self, side: str, session: Session) -> Plan:
        kind, name = self._kind(side), _bare(side)
        if kind == "path":
            return session.plan(session.load((side,)))
        if kind == "scenario":
            laid_over = Session(session.console, {**session.shared, "scenario": name})
            return session.plan(laid_over.load(self._files))
        paths = {series.id: series.source.path for series in session.series(self._loaded())}
        return session.plan(load_revision(session, paths, name)[0])

    def _frozen(self, side: str) -> Mapping[str, Baseline] | None:
        """Return the baselines of a side that is one, else None."""
        if os.path.isfile(side) and side.endswith(ENDING):
            return find(self._session, self._loaded(), side).baselines if self._files else _one(side)
        if self._kind(side) != "baseline":
            return None
        name = _bare(side)
        found = {
            series.id: read_file(path, name)
            for series in self._loaded().portfolio.series
            if os.path.exists(path := path_of(series, name))
        }
        if not found:
            raise no_baseline(name, self._loaded())
        return found

    def _kind(self, side: str) -> str:
        """Return what a side is: by its prefix, else the first of path, baseline, scenario, revision that it names."""
        prefix, colon, rest = side.partition(":")
        if colon and rest and prefix in ("baseline", "scenario", "rev"):
            if prefix == "scenario" and rest not in self._scenarios():
                raise unknown("scenario", "シナリオ", rest, self._scenarios())
            return prefix
        if os.path.exists(side) or any(sign in side for sign in "*?["):
            return "path"
        if any(side in names_of(series) for series in self._loaded().portfolio.series):
            return "baseline"
        return "scenario" if side in self._scenarios() else "rev"

    def _scenarios(self) -> list[str]:
        return [name for series in self._session.series(self._loaded()) for name in series.scenarios]

    def _loaded(self) -> Loaded:
        if self._base is None:
            self._base = self._plain.load(self._files)
        return self._base


def _bare(side: str) -> str:
    prefix, colon, rest = side.partition(":")
    return rest if colon and rest and prefix in ("baseline", "scenario", "rev") else side


def _one(path: str) -> Mapping[str, Baseline]:
    name = os.path.basename(path).removesuffix(ENDING).rpartition(".")[2]
    baseline = read_file(path, name)
    return {baseline.series: baseline}
