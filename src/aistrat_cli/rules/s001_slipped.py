"""S001: something is later than it was agreed."""

from __future__ import annotations

from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule
from aistrat_cli.rules.slip_findings import SLIPPED, of_fault

RULE = Rule(
    fault=SLIPPED,
    summary=Message("Something is later than it was agreed.", "合意した計画より遅れています。"),
    why=Message(
        "Whoever was promised the old day learns of it from this finding, not from the minutes. One edit "
        "is one finding, however many deadlines it pushes; they are listed with it. How much is "
        "tolerated, and which kinds fail the build, stands in `[slip]`. Reported for items that are "
        "later, may fall later, miss their target, or were done late. Found by `check` only.",
        "古い日付を約束された人は、議事録ではなくこの指摘で遅れを知ります。1つの編集は、いくつの期限を動"
        "かしても1つの指摘で、影響する項目はその中に並べます。許容する幅と、失敗とする種類は `[sli"
        "p]` に書きます。遅れ、期間の後ろ倒し、目途に間に合わないもの、遅れて終わったものが対象です。"
        "`check` だけが報告します。",
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
date = "2022-03-10 (Thu)"
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
    check=of_fault(SLIPPED),
)
