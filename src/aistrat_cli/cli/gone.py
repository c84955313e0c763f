"""Series that were agreed, or were in a revision, and that no schedule of the folders asked for has any more."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator

from aistrat_cli.baseline.read import read_baseline
from aistrat_cli.baseline.values import Gone
from aistrat_cli.cli.against import ENDING, text_of
from aistrat_cli.cli.session import Session
from aistrat_cli.loading.build import File, build
from aistrat_cli.loading.loader import toml_files_in
from aistrat_cli.source.place import Place, Source


def gone_from(session: Session, files: Iterable[File], known: Collection[str]) -> Iterator[Gone]:
    """Yield the series of a revision's files that are not among the known ones; files that cannot be read have none."""
    for file in files:
        loaded = build([file], {file.path}, holidays=session.holidays)
        for series in loaded.portfolio.series:
            if series.id not in known:
                yield Gone(series=series.id, items=len(series.items))


def baselines_without(folders: Iterable[str], names: Collection[str], known: Collection[str]) -> Iterator[Gone]:
    """Yield the series of baselines of those names, in or below folders, that are not among the known ones.

    Raises CannotGoOn for a baseline that cannot be read.
    """
    for path in (path for folder in folders for path in toml_files_in(folder) if path.endswith(ENDING)):
        id, _, name = os.path.basename(path).removesuffix(ENDING).rpartition(".")
        if name in names and id not in known:
            source = Source(path, text_of(path))
            baseline = read_baseline(source.text, path, name)
            yield Gone(series=baseline.series, items=len(baseline.items), place=Place(source, ()))
