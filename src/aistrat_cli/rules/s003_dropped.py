"""S003: something that was agreed is cancelled or gone."""

from __future__ import annotations

from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule
from aistrat_cli.rules.slip_findings import DROPPED, of_fault

RULE = Rule(
    fault=DROPPED,
    summary=Message("Something that was agreed is cancelled or gone.", "合意した項目が中止、または削除されています。"),
    why=Message(
        "What is cancelled should be decided, and what is deleted should not be forgotten: an item that "
        "is off keeps its place with `cancelled`, and one that has a new id names the old one in "
        "`former_ids`. A whole schedule that is gone from a folder is told, too. Found by `check` only.",
        "中止は決定であるべきで、削除は忘れることであってはなりません。取りやめた項目は `cancell"
        "ed` を付けて残し、ID を変えた項目は `former_ids` に古い ID を書きます。"
        "フォルダーから予定表がまるごと消えた場合も報告します。`check` だけが報告します。",
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
cancelled = true
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
    check=of_fault(DROPPED),
)
