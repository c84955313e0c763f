"""The keys around the items: the file, the series, calendars, people, topics."""

from __future__ import annotations

from aistrat_cli.loading.format.docs.doc import Doc

AROUND: dict[str, Doc] = {
    "file.format": Doc("The version of the format.", "形式のバージョン。", "format = 1"),
    "file.series": Doc("What the file is about.", "このファイルが扱う系列。", "[series]"),
    "file.calendar": Doc("The series' calendar of business days.", "系列の営業日カレンダー。", "[calendar]"),
    "file.calendars": Doc(
        "Further calendars, on which a lead time may count.", "期限の計算に使う別のカレンダー。", "[calendars.court]"
    ),
    "file.body": Doc("Councils, committees, panels: what meets.", "会議体（会議・委員会など）。", "[[body]]"),
    "file.person": Doc("Somebody who attends, presents or owns.", "出席・説明・担当する人物。", "[[person]]"),
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
        "Its title; its first language, or that of a plain string, is the one spoken by default.",
        "題名。最初の言語（文字列だけなら、その言語）が既定の表示言語になる。",
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
        "The last day, included; of a single day the same as the first.",
        "末日（含む）。1日だけなら初日と同じ日。",
        "to = 2022-05-05",
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
        "The last day, included; of a single day the same as the first.",
        "末日（含む）。1日だけなら初日と同じ日。",
        "to = 2022-01-28",
    ),
    "absence.from_ics": Doc(
        "A calendar (.ics) inside the file's folder: its days, and its hours where they overlap a meeting's, are "
        "absences.",
        "同じフォルダー内のカレンダー（.ics）。その予定を不在とみなす。時刻のある予定は、時刻のある会議と重なる場合だけ数える。",
        'from_ics = "absences/ataka.ics"',
    ),
    "topic.id": Doc("The topic's id.", "論点の ID。", 'id = "education"'),
    "topic.title": Doc("Its title; if missing, its id.", "題名。省くと ID。", 'title = "教育改革"'),
    "topic.parent": Doc("The topic that it is a part of.", "上位の論点。", 'parent = "base"'),
    "topic.kind": Doc("A free word: goal, question, pillar.", "種類（自由な語）。", 'kind = "goal"'),
}
