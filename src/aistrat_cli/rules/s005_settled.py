"""S005: something is more certain than it was agreed."""

from __future__ import annotations

from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule
from aistrat_cli.rules.slip_findings import SETTLED, of_fault

RULE = Rule(
    fault=SETTLED,
    summary=Message("Something is more certain than it was agreed.", "合意した計画より確かになっています。"),
    why=Message(
        "Good news, and worth telling: a day inside the old window is known now, or the window became "
        "narrower. Found by `check` only.",
        "良い知らせとして伝えるものです。期間内の日が決まった、または期間が狭まったことを報告します。`c"
        "heck` だけが報告します。",
    ),
    bad="""\
# as agreed
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
confirmed = false

# now
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
""",
    good="""\
# as agreed
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
confirmed = false

# now
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"
confirmed = false
""",
    check=of_fault(SETTLED),
)
