"""F011: two files with one series id."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.DUPLICATE_SERIES,
    summary=Message("Two files have the same series id.", "同じ系列 id のファイルが二つあります。"),
    why=Message(
        "References from other files, calendars and baselines name a series by its id. A copied file is the usual "
        "reason: give the copy an id of its own.",
        "ほかのファイル・カレンダー・基準計画は系列を id で指します。多くはファイルを写したためです。写しに別の "
        "id を付けてください。",
    ),
    bad="""\
# file: a.toml
format = 1
[series]
id = "council"
title = "Council"
timezone = "Asia/Tokyo"
# file: b.toml
format = 1
[series]
id = "council"
title = "Council, next year"
timezone = "Asia/Tokyo"
""",
    good="""\
# file: a.toml
format = 1
[series]
id = "council"
title = "Council"
timezone = "Asia/Tokyo"
# file: b.toml
format = 1
[series]
id = "council-2022"
title = "Council, next year"
timezone = "Asia/Tokyo"
""",
)
