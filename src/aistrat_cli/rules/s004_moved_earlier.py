"""S004: something is earlier than it was agreed."""

from __future__ import annotations

from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule
from aistrat_cli.rules.slip_findings import MOVED_EARLIER, of_fault

RULE = Rule(
    fault=MOVED_EARLIER,
    summary=Message("Something is earlier than it was agreed.", "合意した計画より早まっています。"),
    why=Message(
        "Those who prepare for it have less time than they were promised. Reported for items that are "
        "earlier, may fall earlier, or were done early. Found by `check` only.",
        "準備をする人にとっては、約束より時間が短くなっています。前倒し、期間の前倒し、早く終わったものを"
        "報告します。`check` だけが報告します。",
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
date = "2022-02-17 (Thu)"
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
    check=of_fault(MOVED_EARLIER),
)
