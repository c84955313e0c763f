"""The keys of rules over items: waivers, repeats, lead times, slips, scenarios."""

from __future__ import annotations

from aistrat_cli.loading.format.docs.doc import Doc

POLICIES: dict[str, Doc] = {
    "waiver.rule": Doc("The rule's code or name.", "規則のコードまたは名前。", 'rule = "C002"'),
    "waiver.why": Doc("Why the finding is accepted.", "認める理由。", 'why = "chair abroad"'),
    "waiver.until": Doc(
        "The last day on which it is; if missing, for good.", "認める最後の日。省くと期限なし。", "until = 2022-03-01"
    ),
    "repeat.rule": Doc(
        'An RRULE of RFC 5545 for days, or a phrase: "monthly 4th Tuesday", "weekly Tuesday and Friday".',
        "RFC 5545 の RRULE（日単位）、または「毎月第4火曜」のような語句。",
        'rule = "monthly 4th Tuesday"',
    ),
    "repeat.from": Doc(
        "Where to look from: the first day of the rule on or after it is number 1.",
        "数え始める日。その日以降の最初の日が1番になる。",
        "from = 2021-04-01",
    ),
    "repeat.count": Doc("How many days the rule gives.", "規則が示す日の数。", "count = 12"),
    "repeat.until": Doc("The last day, included.", "最終日（含む）。", "until = 2022-03-31"),
    "repeat.except": Doc("Days that drop out.", "除く日。", "except = [2021-08-24]"),
    "repeat.on_closed": Doc(
        "What happens on a closed day: nothing (it is reported), it drops out, it moves.",
        "休日に当たるとき: そのまま報告、除く、前後へ移す。",
        'on_closed = "next"',
    ),
    "lead_time.id": Doc(
        "Its id; the deadlines are called `item/id`. With `use` it may be left out.",
        "期限の ID。期限は `項目/ID` となる。`use` では省ける。",
        'id = "materials"',
    ),
    "lead_time.use": Doc(
        "A built-in set of lead times, in place of `offset`.",
        "組み込みの期限セット（`offset` の代わり）。",
        'use = "us-faca"',
    ),
    "lead_time.title": Doc(
        "The deadline's title; if missing, its id.",
        "期限の名称。省くと ID。",
        'title = { ja = "資料締切", en = "Materials due" }',
    ),
    "lead_time.for": Doc(
        "Which items it is for; if missing, all meetings.",
        "対象の項目。省くとすべての会議。",
        'for = { body = "study-council" }',
    ),
    "lead_time.except": Doc("Items that it is not for.", "対象から除く項目。", 'except = ["study-1"]'),
    "lead_time.offset": Doc(
        "How far before (`-`) or after (`+`) the item, in `d`, `bd`, `w`, `m`, `y` or `h`.",
        "項目の前（`-`）または後（`+`）のずれ。単位は `d`・`bd`・`w`・`m`・`y`・`h`。",
        'offset = "-3bd"',
    ),
    "lead_time.at": Doc("The hour at which the deadline ends.", "期限の時刻。", 'at = "17:00"'),
    "lead_time.count": Doc(
        "Which days are counted: plain, only those between (clear), the first one, too (inclusive).",
        "数え方: 通常、間の日だけ（中○日）、初日算入。",
        'count = "clear"',
    ),
    "lead_time.roll": Doc(
        "What happens, last, to a result on a closed day.", "結果が休日のとき最後にどちらへ移すか。", 'roll = "back"'
    ),
    "lead_time.calendar": Doc(
        "The calendar it counts and rolls on: a name of `[calendars.NAME]`.",
        "計算に使うカレンダー（`[calendars.NAME]` の名前）。",
        'calendar = "court"',
    ),
    "lead_time.after_next": Doc(
        "Counts from the next uncancelled meeting of that body.",
        "同じ会議体の次の（中止でない）会議から数える。",
        "after_next = true",
    ),
    "lead_time.owner": Doc("Who sees to it.", "担当。", 'owner = "kitano"'),
    "lead_time.severity": Doc(
        "How severe a broken deadline is.", "期限に間に合わないときの重大度。", 'severity = "warning"'
    ),
    "lead_time.source": Doc(
        "The law or rule that it comes from.", "根拠となる法令や規則。", 'source = "検討会議運営要領 第3条"'
    ),
    "lead_time.in_force": Doc(
        "Between which days of the meeting it holds.",
        "適用する期間（会議の日で判断）。",
        "in_force = { from = 2021-10-01 }",
    ),
    "selector.body": Doc("Meetings of one of these bodies.", "これらの会議体の会議。", 'body = "study-council"'),
    "selector.kind": Doc("Items of these kinds.", "項目の種類。", 'kind = ["meeting", "milestone"]'),
    "selector.type": Doc("Meetings of one of these types.", "これらの種類の会議。", 'type = "書面"'),
    "selector.ids": Doc(
        "Items with one of these ids, in which `*` and `?` stand for others.",
        "ID がこれらに当てはまる項目。",
        'ids = ["study-*"]',
    ),
    "selector.online": Doc("Meetings that are, or are not, held online.", "オンライン開催か否か。", "online = true"),
    "in_force.from": Doc("From this day on.", "この日から。", "from = 2024-05-20"),
    "in_force.until": Doc("Up to and including this day.", "この日まで（含む）。", "until = 2024-05-19"),
    "slip.baseline": Doc("The baseline to compare with.", "比較する基準計画。", 'baseline = "agreed"'),
    "slip_policy.tolerance": Doc(
        'A slip is more than this, measured at the end; `"0d"` unless said.',
        '遅れとみなさない幅（終わりで測る）。既定は `"0d"`。',
        'tolerance = "2bd"',
    ),
    "slip_policy.fail_on": Doc(
        "Slips that are errors; unless said: later, window-later, target-missed, became-uncertain, cancelled, removed.",
        "誤りとする変化。既定は later、window-later、target-missed、became-uncertain、cancelled、removed。",
        'fail_on = ["later", "cancelled"]',
    ),
    "slip_policy.warn_on": Doc(
        "Slips that are warnings; unless said: earlier, window-widened, done-late.",
        "警告とする変化。既定は earlier、window-widened、done-late。",
        'warn_on = ["earlier"]',
    ),
    "slip_policy.followers": Doc(
        "What a move does to followers: `push` (only what would break, unless said), `keep`, `shift` (all by as much).",
        "移動したとき後続をどうするか: `push`（間に合わなくなるものだけ、既定）、`keep`、`shift`（同じだけ）。",
        'followers = "shift"',
    ),
    "slip_more.for": Doc(
        "Another policy for some items; of all kinds unless it names some.",
        "一部の項目の扱い。種類を書かなければ全種類。",
        "[[slip.for]]",
    ),
    "scenario.items": Doc(
        "Keys by item, laid over those of the item; a placing key takes the place of all placing keys.",
        "項目ごとに重ねるキー。時期を決めるキーはほかの時期のキーをすべて置き換える。",
        '"study-5" = { date = 2022-03-10 }',
    ),
    "rules.select": Doc(
        "Only these rules: codes, names, or beginnings of them; all unless said.",
        "実行する規則（コード・名前・その先頭）。省くとすべて。",
        'select = ["D", "C002"]',
    ),
    "rules.ignore": Doc("Not these rules.", "実行しない規則。", 'ignore = ["C003"]'),
    "rules.severity": Doc(
        "Severities by code, name or beginning.", "コード・名前・先頭ごとの重大度。", 'severity = { "C" = "note" }'
    ),
    "rules.options": Doc("What single rules want to know.", "規則ごとのオプション。", "[rules.options.off-weekday]"),
}
