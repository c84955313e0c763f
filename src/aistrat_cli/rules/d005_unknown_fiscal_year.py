"""D005: a fiscal year in a series that has none."""

from __future__ import annotations

from aistrat_cli import faults
from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule

RULE = Rule(
    fault=faults.UNKNOWN_FISCAL_YEAR,
    summary=Message(
        "A fiscal year is named, but the series does not say when its years begin.",
        "年度が書かれていますが、年度の始まりが系列にありません。",
    ),
    why=Message(
        "FY2021 ends on different days in Tokyo, Washington and London. Write fiscal_year_start = 4 (and "
        "fiscal_year_name) under [series].",
        "年度の終わりは国や組織で違います。[series] に fiscal_year_start = 4 のように書いてください。",
    ),
    bad="""\
[series]
id = "example"
title = "Example"
timezone = "Asia/Tokyo"

[[meeting]]
id = "study-1"
body = "council"
target = "FY2021.end"
""",
    good="""\
[series]
id = "example"
title = "Example"
timezone = "Asia/Tokyo"
fiscal_year_start = 4

[[meeting]]
id = "study-1"
body = "council"
target = "FY2021.end"
""",
)
