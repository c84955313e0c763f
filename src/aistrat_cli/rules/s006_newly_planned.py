"""S006: something is planned that was not agreed yet."""

from __future__ import annotations

from aistrat_cli.diagnostic import Message
from aistrat_cli.rules.base import Rule
from aistrat_cli.rules.slip_findings import NEWLY_PLANNED, of_fault

RULE = Rule(
    fault=NEWLY_PLANNED,
    summary=Message("Something is planned that was not agreed yet.", "合意の後に加わった項目です。"),
    why=Message(
        "It is not in the baseline, so nothing tells when it slips: save the baseline anew once it is "
        "agreed. An item that only has a new id (`former_ids`) is reported here as well. Found by `check`"
        " only.",
        "基準計画にないため、遅れても分かりません。合意したら基準計画を保存し直してください。ID だけが"
        "変わった項目（`former_ids`）もここで報告します。`check` だけが報告します。",
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

[[meeting]]
id = "study-6"
body = "council"
date = "2022-03-24 (Thu)"
""",
    good="""\
# as agreed
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"

[[meeting]]
id = "study-6"
body = "council"
date = "2022-03-24 (Thu)"

# now
[[meeting]]
id = "study-5"
body = "council"
date = "2022-02-24 (Thu)"

[[meeting]]
id = "study-6"
body = "council"
date = "2022-03-24 (Thu)"
""",
    check=of_fault(NEWLY_PLANNED),
)
