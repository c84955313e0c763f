"""The keys of the four kinds of items."""

from __future__ import annotations

from aistrat_cli.loading.format.docs.doc import Doc

ITEMS: dict[str, Doc] = {
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
}
