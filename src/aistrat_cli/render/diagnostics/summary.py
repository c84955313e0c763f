"""The one line at the end, for stderr."""

from __future__ import annotations

from collections.abc import Sequence

from aistrat_cli.diagnostic import Diagnostic
from aistrat_cli.render.diagnostics import View
from aistrat_cli.render.diagnostics.facts import counts
from aistrat_cli.wording import counted

_JA = {"error": "エラー", "warning": "警告", "note": "注記"}


def summary(diagnostics: Sequence[Diagnostic], view: View) -> str:
    """Return how many findings there are in how much: `2 errors, 1 note in 3 files (40 items)`."""
    found = {severity: number for severity, number in counts(diagnostics).items() if number}
    files, items = len(view.files), view.items
    if view.lang == "ja":
        what = "、".join(f"{_JA[severity]}{number}件" for severity, number in found.items()) or "問題はありません"
        return f"{what}（{files}ファイル、{items}項目）"
    what = ", ".join(counted(number, severity) for severity, number in found.items()) or "No faults"
    return f"{what} in {counted(files, 'file')} ({counted(items, 'item')})"
