"""What each key of the format means, in English and Japanese, with an example.

Joined by name with the tables of `keys`; only the schema, the reference and messages about faults import it.
"""

from __future__ import annotations

from typing import NamedTuple

from aistrat_cli.diagnostic import Message


class Doc(NamedTuple):
    """The documentation of one key."""

    en: str
    ja: str
    example: str
    """As it may stand in a file, on one line."""


KIND_WORDS: dict[str, Message] = {
    "agenda": Message("titles or tables", "議題名またはテーブルのリスト"),
    "bodies": Message("one or more ids of bodies", "会議体の ID（またはそのリスト）"),
    "boolean": Message("`true` or `false`", "`true` または `false`"),
    "cancelled": Message("`true` or a reason", "`true` または理由"),
    "choice": Message("one of its words", "決められた語"),
    "choices": Message("one or more of its words", "決められた語（またはそのリスト）"),
    "country": Message("a country code", "国コード"),
    "date": Message('a date expression or "?"', '日付の式または "?"'),
    "day": Message("a day", "日付"),
    "day-ranges": Message("days, ranges of days, or days of every year", "日付・期間・毎年の日のリスト"),
    "days": Message("one or more days", "日付（またはそのリスト）"),
    "dependencies": Message("one or more items", "項目（またはそのリスト）"),
    "done": Message("days by item", "項目ごとの日付"),
    "duration": Message('a length such as "15bd"', '"15bd" のような長さ'),
    "email": Message("an e-mail address", "メールアドレス"),
    "expression": Message("a date expression", "日付の式"),
    "format": Message("the number 1", "数字の 1"),
    "id": Message("an id", "ID"),
    "ids": Message("one or more ids", "ID（またはそのリスト）"),
    "inner-path": Message("a path inside the folder", "フォルダ内のパス"),
    "integer": Message("a whole number", "整数"),
    "length": Message('a length such as "2h"', '"2h" のような長さ'),
    "members": Message("ids of persons or tables", "人物の ID またはテーブルのリスト"),
    "named-tables": Message("tables by name", "名前ごとのテーブル"),
    "offset": Message('an offset such as "-3bd"', '"-3bd" のようなずれ'),
    "one-of": Message("a list of days or windows", "日付または期間のリスト"),
    "online": Message("`true`, `false` or a link", "`true`、`false` またはリンク"),
    "options": Message("tables of options by rule", "規則ごとのオプション"),
    "organizer": Message("the id of a person or an address", "人物の ID またはアドレス"),
    "overlays": Message("tables by item", "項目ごとのテーブル"),
    "owner": Message("the id of a person or a body", "人物または会議体の ID"),
    "patterns": Message("one or more ids, with `*` and `?`", "ID（`*` と `?` を使用可）"),
    "period": Message("a table with `from` and `until`", "`from` と `until` のテーブル"),
    "person": Message("the id of a person", "人物の ID"),
    "persons": Message("one or more ids of persons", "人物の ID（またはそのリスト）"),
    "quorum": Message('a number, "majority", or a fraction', '人数、"majority"、または分数'),
    "recurrence": Message("a rule for days", "繰り返しの規則"),
    "references": Message("one or more ids of items", "項目の ID（またはそのリスト）"),
    "selector": Message("a table that selects items", "項目を選ぶテーブル"),
    "severities": Message("severities by rule", "規則ごとの重大度"),
    "slip-for": Message("tables", "テーブルのリスト"),
    "string": Message("a string", "文字列"),
    "strings": Message("one or more strings", "文字列（またはそのリスト）"),
    "table": Message("a table", "テーブル"),
    "tables": Message("tables", "テーブルのリスト"),
    "text": Message("a text: a string, or a table by language", "文字列、または言語ごとのテーブル"),
    "time": Message("a time of day", "時刻"),
    "timezone": Message("the name of a time zone", "タイムゾーン名"),
    "tolerance": Message('a length such as "2bd", or "0d"', '"2bd" のような長さ、または "0d"'),
    "topics": Message("one or more ids of topics", "論点の ID（またはそのリスト）"),
    "waivers": Message("tables", "テーブルのリスト"),
    "window": Message("a period, or a list of two days", "期間、または2つの日付のリスト"),
    "year-range": Message("days of every year", "毎年の日"),
}
"""How the value of each kind is called in a message: `days` takes …"""

DOCS: dict[str, Doc] = {
    "file.format": Doc("The version of the format.", "形式のバージョン。", "format = 1"),
    "file.series": Doc("What the file is about.", "このファイルが扱う系列。", "[series]"),
    "file.calendar": Doc("The series' calendar of business days.", "系列の営業日カレンダー。", "[calendar]"),
    "file.calendars": Doc(
        "Further calendars, on which a lead time may count.", "期限の計算に使う別のカレンダー。", "[calendars.court]"
    ),
    "file.body": Doc("Councils, committees, panels: what meets.", "会議体（会議・委員会など）。", "[[body]]"),
    "file.person": Doc("Somebody who attends, presents or owns.", "出席・発表・担当する人物。", "[[person]]"),
    "file.absence": Doc("Days on which a person cannot attend.", "出席できない日。", "[[absence]]"),
    "file.topic": Doc("Subjects followed through agendas and papers.", "議題や文書を通して追う論点。", "[[topic]]"),
    "file.meeting": Doc("A body meets.", "会議体の開催。", "[[meeting]]"),
    "file.task": Doc("Work that takes time.", "時間のかかる作業。", "[[task]]"),
    "file.document": Doc(
        "A paper that must exist by a day; or, with a slash in its id, what is written over a derived deadline.",
        "期日までに用意する文書。ID にスラッシュがあれば、自動で作られた期限の上書き。",
        "[[document]]",
    ),
    "file.milestone": Doc("A moment: decided, published.", "節目（決定・公表など）。", "[[milestone]]"),
    "file.repeat": Doc("Meetings that come again by a rule.", "規則で繰り返される会議。", "[[repeat]]"),
    "file.lead_time": Doc("Deadlines derived from items.", "項目から自動で作る期限。", "[[lead_time]]"),
    "file.done": Doc(
        "Progress: the day each item was held, finished or published; of derived deadlines above all.",
        "実績: 各項目の開催・完了・公表日。主に自動で作られた期限に使う。",
        '"study-4/materials" = 2022-01-18',
    ),
    "file.slip": Doc("What counts as a slip, and what comes of it.", "遅れの判定と扱い。", "[slip]"),
    "file.scenario": Doc(
        "Other plans, laid over this one when asked for by name.",
        "名前を指定したときに重ねる別案。",
        "[scenario.late.items]",
    ),
    "file.rules": Doc("Which rules are run, and how severe they are.", "実行する規則と重大度。", "[rules]"),
    "series.id": Doc(
        "The id of the series; other files name its items `id:item`.",
        "系列の ID。ほかのファイルからは `id:item` と書く。",
        'id = "new-ai-strategy"',
    ),
    "series.title": Doc(
        "Its title; its first language is the one spoken by default.",
        "題名。最初の言語が既定の表示言語になる。",
        'title = { ja = "新AI戦略策定の流れ", en = "Formulating the New AI Strategy" }',
    ),
    "series.timezone": Doc(
        "The zone of all its days and times, as the IANA database names it.",
        "日付と時刻のタイムゾーン（IANA 名）。",
        'timezone = "Asia/Tokyo"',
    ),
    "series.fiscal_year_start": Doc(
        "The month in which a fiscal year begins; without it `FY2021` is an error.",
        "年度の始まる月。なければ `FY2021` は誤りになる。",
        "fiscal_year_start = 4",
    ),
    "series.fiscal_year_name": Doc(
        "Whether a fiscal year is named for the year in which it begins or ends.",
        "年度を開始年と終了年のどちらで呼ぶか。",
        'fiscal_year_name = "end"',
    ),
    "series.as_of": Doc(
        'The day that counts as "today" unless the command line says another: for history.',
        "コマンドで指定がないとき「今日」とする日。過去の系列に使う。",
        "as_of = 2022-02-01",
    ),
    "calendar.country": Doc(
        "The country whose national holidays close a day, as two letters of ISO 3166.",
        "祝日を休みとする国（ISO 3166 の2文字）。",
        'country = "JP"',
    ),
    "calendar.subdivision": Doc(
        "A part of the country with holidays of its own.", "独自の祝日がある地域。", 'subdivision = "BY"'
    ),
    "calendar.weekend": Doc(
        "The weekdays that are closed; `[]` for none.", "休みの曜日。なければ `[]`。", 'weekend = ["sat", "sun"]'
    ),
    "calendar.closed": Doc(
        "Days that are closed besides.",
        "そのほかの休み。",
        'closed = [{ every = "12-29..01-03", why = "government offices closed" }]',
    ),
    "calendar.open": Doc(
        "Days that are open nevertheless: `open` beats `closed` beats holidays beats weekend.",
        "休みの日でも開く日。優先順は `open`、`closed`、祝日、週末。",
        "open = [2022-01-08]",
    ),
    "calendar.avoid": Doc(
        "Days on which a meeting is warned of; they stay business days.",
        "会議を避けたい日。警告だけで、営業日のまま。",
        'avoid = [{ from = 2022-04-29, to = 2022-05-05, why = "Golden Week" }]',
    ),
    "day_range.from": Doc("The first day.", "初日。", "from = 2022-04-29"),
    "day_range.to": Doc(
        "The last day, included; if missing, the first day alone.", "末日（含む）。省くと初日だけ。", "to = 2022-05-05"
    ),
    "day_range.every": Doc(
        "Days of every year, both ends included; around Easter, too.",
        "毎年の日（両端を含む）。復活祭を基準にもできる。",
        'every = "12-29..01-03"',
    ),
    "day_range.why": Doc("The reason, which is shown.", "理由（表示される）。", 'why = "Golden Week"'),
    "body.id": Doc(
        "Its id; bodies and persons share one namespace.",
        "会議体の ID。人物の ID とも重ならないこと。",
        'id = "study-council"',
    ),
    "body.name": Doc(
        "Its name; if missing, its id.",
        "名称。省くと ID。",
        'name = { ja = "新AI戦略検討会議", en = "New AI Strategy Study Council" }',
    ),
    "body.short": Doc("A short name for narrow columns.", "狭い欄に使う略称。", 'short = "検討会議"'),
    "body.members": Doc(
        "Who sits in it: ids of persons, or tables with role and term.",
        "構成員。人物の ID、または役割や任期のテーブル。",
        'members = ["kitano", { person = "ataka", role = "構成員" }]',
    ),
    "body.complete": Doc(
        "`false` where the roster is known to be partial.", "名簿が一部だけなら `false`。", "complete = false"
    ),
    "body.chair": Doc("Who chairs it.", "座長・議長。", 'chair = "kitano"'),
    "body.chair_required": Doc(
        "Whether it cannot meet without its chair.", "座長がいなければ開けないか。", "chair_required = true"
    ),
    "body.quorum": Doc(
        'How many members must be there: a number, `"majority"` (more than half), a fraction.',
        '定足数。人数、`"majority"`（過半数）、または分数。',
        'quorum = "majority"',
    ),
    "body.organizer": Doc(
        "Who sends the invitations: a person, or an address.",
        "招集者。人物またはアドレス。",
        'organizer = "secretariat@example.org"',
    ),
    "member.person": Doc("The person.", "人物。", 'person = "ataka"'),
    "member.role": Doc("The role in this body.", "この会議体での役割。", 'role = "構成員"'),
    "member.from": Doc("The first day of the term.", "任期の初日。", "from = 2021-10-01"),
    "member.until": Doc("The last day of the term, included.", "任期の末日（含む）。", "until = 2022-03-31"),
    "person.id": Doc("The person's id.", "人物の ID。", 'id = "kitano"'),
    "person.name": Doc(
        "The name; if missing, the id.", "氏名。省くと ID。", 'name = { ja = "北野 宏明", en = "Hiroaki Kitano" }'
    ),
    "person.email": Doc(
        "The bare address; it never leaves in a public export.",
        "メールアドレス。公開用の出力には含めない。",
        'email = "kitano@example.org"',
    ),
    "person.role": Doc("The role.", "役割。", 'role = "座長"'),
    "person.affiliation": Doc("Where the person works.", "所属。", 'affiliation = "Sony CSL"'),
    "absence.person": Doc("Who cannot attend.", "出席できない人物。", 'person = "ataka"'),
    "absence.from": Doc("The first day.", "初日。", "from = 2022-01-20"),
    "absence.to": Doc(
        "The last day, included; if missing, the first day alone.", "末日（含む）。省くと初日だけ。", "to = 2022-01-28"
    ),
    "absence.from_ics": Doc(
        "A calendar file that says so, inside the file's folder.",
        "不在を示すカレンダーファイル（同じフォルダ内）。",
        'from_ics = "absences/ataka.ics"',
    ),
    "topic.id": Doc("The topic's id.", "論点の ID。", 'id = "education"'),
    "topic.title": Doc("Its title; if missing, its id.", "題名。省くと ID。", 'title = "教育改革"'),
    "topic.parent": Doc("The topic that it is a part of.", "上位の論点。", 'parent = "base"'),
    "topic.kind": Doc("A free word: goal, question, pillar.", "種類（自由な語）。", 'kind = "goal"'),
    "item.id": Doc(
        "The item's id, which never changes once published.", "項目の ID。公表後は変えない。", 'id = "study-4"'
    ),
    "item.title": Doc(
        "Its title; if missing, body and number of a meeting, else its id.",
        "題名。省くと会議は会議体と回、ほかは ID。",
        'title = { ja = "事前調整", en = "Prior coordination" }',
    ),
    "item.date": Doc(
        'Its day (the first, of several): a date expression; `"?"` says that the place is open.',
        '日（複数日なら初日）。日付の式。未定なら `"?"`。',
        'date = "2022-02-24 (木)"',
    ),
    "item.target": Doc(
        "The last day aimed at, not promised.", "目途とする日（約束ではない）。", 'target = "FY2021.end"'
    ),
    "item.window": Doc("Somewhere in this period.", "この期間のどこか。", 'window = "2022-04..2022-10"'),
    "item.one_of": Doc(
        "One of these days or windows, in order of time.",
        "候補の日または期間（日付順）。",
        "one_of = [2022-05-10, 2022-05-17]",
    ),
    "item.after": Doc(
        "Starts on a later day than these end; with a lag, on that day or later.",
        "これらが終わった翌日以降に始まる。ずれがあればその日以降。",
        'after = ["study-4", "draft + 3bd"]',
    ),
    "item.before": Doc(
        "Ends on an earlier day than these start; with a lag, on that day or earlier.",
        "これらが始まる前日までに終わる。ずれがあればその日まで。",
        'before = ["study-5 - 5bd"]',
    ),
    "item.ends_after": Doc(
        "Ends no earlier than this: binds the end, not the start.",
        "終わりがこれより早くならない（開始は縛らない）。",
        'ends_after = ["survey + 2bd"]',
    ),
    "item.not_before": Doc("Starts no earlier than this day.", "この日より前に始まらない。", "not_before = 2022-01-04"),
    "item.deadline": Doc(
        "Ends no later than this day; an error if it does.",
        "この日までに終わる。過ぎれば誤り。",
        "deadline = 2022-03-31",
    ),
    "item.place_at": Doc(
        "Where a computed day goes: as early or as late as it can.",
        "計算する日を早い方と遅い方のどちらに置くか。",
        'place_at = "late"',
    ),
    "item.confirmed": Doc("`false` where the `date` is tentative.", "`date` が仮なら `false`。", "confirmed = false"),
    "item.pinned": Doc(
        "The `date` is announced: no command moves it unless told to.",
        "公表済みの `date`。指示がない限り動かさない。",
        "pinned = true",
    ),
    "item.done": Doc(
        "The day it was held, finished, published (its last day).",
        "開催・完了・公表した日（最終日）。",
        "done = 2022-01-24",
    ),
    "item.cancelled": Doc("`true`, or the reason.", "中止なら `true` または理由。", 'cancelled = "座長の都合"'),
    "item.owner": Doc("The person or body that sees to it.", "担当する人物または会議体。", 'owner = "kitano"'),
    "item.topics": Doc("The topics that it is about.", "関係する論点。", 'topics = ["education"]'),
    "item.note": Doc("A remark.", "備考。", 'note = "資料は当日配付"'),
    "item.url": Doc("Where to read more.", "参考リンク。", 'url = "https://example.org/study-4"'),
    "item.public": Doc(
        "`false` keeps it, and its derived deadlines, out of public exports.",
        "`false` なら、その期限とともに公開用の出力に含めない。",
        "public = false",
    ),
    "item.slip": Doc("What counts as a slip of this item.", "この項目の遅れの判定。", 'slip = { tolerance = "2bd" }'),
    "item.waive": Doc(
        "Findings that are accepted, with the reason.",
        "理由を付けて認める指摘。",
        'waive = [{ rule = "C002", why = "chair abroad", until = 2022-03-01 }]',
    ),
    "item.former_ids": Doc(
        "Ids that it had: keeps its history over a rename.",
        "以前の ID。名前を変えても履歴を保つ。",
        'former_ids = ["kentou-4"]',
    ),
    "meeting.body": Doc(
        "The body that meets; several in a joint meeting.",
        "開催する会議体。合同会議なら複数。",
        'body = "study-council"',
    ),
    "meeting.number": Doc("Which meeting of the body it is.", "第何回か。", "number = 5"),
    "meeting.type": Doc(
        "A free word that lead times can select.", "種類（期限の対象を選ぶ語）。", 'type = "extraordinary"'
    ),
    "meeting.days": Doc("Consecutive calendar days.", "連続する日数（暦日）。", "days = 2"),
    "meeting.time": Doc("When it begins; without it the whole day.", "開始時刻。なければ終日。", 'time = "10:00"'),
    "meeting.length": Doc("How long it takes.", "所要時間。", 'length = "1h30min"'),
    "meeting.timezone": Doc(
        "Its zone, if not the series'.", "系列と異なる場合のタイムゾーン。", 'timezone = "Europe/Paris"'
    ),
    "meeting.place": Doc("Where it is held.", "開催場所。", 'place = "中央合同庁舎8号館"'),
    "meeting.online": Doc("A link, or whether it is held online.", "オンライン開催か、そのリンク。", "online = true"),
    "meeting.agenda": Doc(
        "What is on the agenda: titles, or tables that say more.",
        "議題。題名またはテーブルのリスト。",
        'agenda = ["戦略骨子に関する議論"]',
    ),
    "meeting.attendees": Doc(
        "Who attends, in place of the body's members.",
        "出席者（会議体の構成員に代わる）。",
        'attendees = ["kitano", "ataka"]',
    ),
    "meeting.absent": Doc("Who of them is absent.", "欠席者。", 'absent = ["ataka"]'),
    "meeting.decides": Doc(
        "What it decides: the id of a document or topic, or text.",
        "決定する事項。文書や論点の ID、または文。",
        'decides = "新AI戦略案"',
    ),
    "task.duration": Doc(
        "How long it takes, its first day included; or write `end`.",
        "期間（初日を含む）。または `end` を書く。",
        'duration = "15bd"',
    ),
    "task.end": Doc(
        "Its last day: it fills the time between.", "最終日。それまでの間を埋める。", 'end = "study-5 - 1bd"'
    ),
    "document.why": Doc(
        "Why a derived deadline has another day than its rule gives; required with `date`.",
        "期限を規則と異なる日にする理由。`date` には必須。",
        'why = "座長の了解済み"',
    ),
    "agenda.title": Doc("What it is about.", "議題名。", 'title = "戦略書案に関する議論"'),
    "agenda.kind": Doc("What is done with it.", "議題の種類。", 'kind = "discussion"'),
    "agenda.presenter": Doc(
        "Who presents it: the id of a person, or text.", "説明者。人物の ID または文。", 'presenter = "ataka"'
    ),
    "agenda.papers": Doc("The documents for it.", "関係する文書。", 'papers = ["draft"]'),
    "agenda.topics": Doc("The topics that it is about.", "関係する論点。", 'topics = ["education"]'),
    "agenda.length": Doc("How long it takes.", "所要時間。", 'length = "30min"'),
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
    "lead_time.at": Doc("The hour at which the deadline ends.", "締切時刻。", 'at = "17:00"'),
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
    "lead_time.severity": Doc("How severe a broken deadline is.", "期限を破ったときの重大度。", 'severity = "warning"'),
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
        "移動したとき後続をどうするか: `push`（破れるものだけ、既定）、`keep`、`shift`（同じだけ）。",
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
    "rules.options": Doc(
        "What single rules want to know.", "規則ごとのオプション。", "[rules.options.meeting-off-weekday]"
    ),
}
