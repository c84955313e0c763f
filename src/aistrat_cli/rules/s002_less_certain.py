"""S002: something is less certain than it was agreed."""

from __future__ import annotations

from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule
from aistrat_cli.rules.slip_findings import LESS_CERTAIN, of_fault

RULE = Rule(
    fault=LESS_CERTAIN,
    summary=Message("Something is less certain than it was agreed.", "合意した計画より不確かになっています。"),
    why=Message(
        "A date that turned into a window has slipped already; only nobody knows by how much. Reported "
        "where a day became tentative, aimed at, a window or open, and where a window became wider. Found"
        " by `check` only.",
        "確定日が「期間内のどこか」になったのなら、それはもう遅れです。どれだけかが分からないだけです。仮"
        "、目途、期間、未定へ変わったものと、期間が広がったものを報告します。`check` だけが報告し"
        "ます。",
    ),
    bad="""\
# as agreed
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"

# now
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
confirmed = false
""",
    good="""\
# as agreed
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"

# now
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
""",
    check=of_fault(LESS_CERTAIN),
)
