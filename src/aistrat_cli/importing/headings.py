"""Which column means what: headings in Japanese and English, and the row that holds them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from aistrat_cli.importing.sheet import Row
from aistrat_cli.row import NamedTuple

Role = str
"""A key of WORDS; `row` is a running number, which no schedule needs."""

WORDS: Mapping[Role, str] = {
    "date": "日付 日程 期日 年月日 開催日 開催日程 開催年月日 開催予定日 予定日 実施日 会議日 月日 日時 開催日時 日"
    " date day when meetingdate datetime dateandtime startdate startsat starts begin start scheduleddate plannedon",
    "end_date": "終了日 終了予定日 最終日 enddate ends endsat finishdate lastday end",
    "weekday": "曜日 曜 weekday dayofweek dow",
    "time": "時間 時刻 開始時刻 開始時間 開始 開会 開催時間 時間帯 time starttime clock hours from",
    "end_time": "終了時刻 終了時間 終了 閉会 endtime finish finishtime until to",
    "length": "所要時間 所要 会議時間 分 duration length minutes",
    "year": "年 年度 year fiscalyear fy",
    "body": "会議体 会議体名 会議名 会議 会議名称 委員会 委員会名 審議会 審議会名 部会 部会名 組織 主催 body committee"
    " council board group panel meeting meetingname committeename organisation organization",
    "number": "回 回数 回次 第回 開催回 開催回数 第何回 number meetingno meetingnumber session sessionno round",
    "row": "no 番号 項番 通番 連番 項 rowno #",
    "title": "件名 名称 タイトル 題名 標題 表題 行事名 行事 イベント イベント名 予定"
    " title subject summary name event eventname",
    "agenda": "議題 議事 議事次第 議案 案件 検討事項 検討内容 審議事項 主な議題 主な議事 アジェンダ 内容 テーマ"
    " 議事内容 agenda agendaitem agendaitems item items business contents content",
    "presenter": "説明者 発表者 報告者 説明 presenter speaker rapporteur",
    "place": "場所 会場 開催場所 会議室 開催地 place location venue room where",
    "online": "オンライン web会議 web会議url 会議url オンライン会議 online teams zoom weblink meetinglink",
    "type": "種別 区分 形式 開催形式 開催方法 分類 種類 type kind format category",
    "owner": "担当 担当者 担当課 所管 所管課 主担当 責任者 owner responsible contact incharge",
    "attendees": "出席者 参加者 出席委員 構成員 出席予定者 メンバー attendees participants members invitees",
    "absent": "欠席 欠席者 欠席委員 absent apologies absentees",
    "status": "状態 ステータス 状況 確定 確度 status state confirmed",
    "note": "備考 メモ 摘要 注記 特記事項 補足 コメント note notes remark remarks comment comments"
    " description details memo",
    "url": "url リンク link hp ホームページ 掲載先 資料url website",
    "topics": "論点 トピック topic topics tags categories",
    "decides": "決定事項 決定 結論 decision decisions decides outcome",
    "id": "id uid identifier",
}

MOST_ROWS = 60
"""Rows from the top among which the headings are looked for."""

_ROLES: Mapping[str, Role] = {word: role for role, words in WORDS.items() for word in words.split()}


class Heading(NamedTuple):
    """The row of headings: which column means what."""

    row: int
    """The index of its last row in the sheet."""
    first: int
    """The index of its first row."""
    roles: Mapping[int, Role]
    unknown: Mapping[int, str]
    """Headings that mean nothing to us, by column."""
    words: Mapping[int, str]
    """All headings as they are written."""


def role_of(text: str) -> Role | None:
    """Return what a heading means, None where it is none that is known."""
    bare = re.sub(r"[（(【\[〔].*?[)）】\]〕]", "", text) or text
    for written in (text, bare):
        folded = re.sub(r"[\s・:：*※_./\-–（）()【】\[\]]+", "", normalize("NFKC", written).lower())
        if folded in _ROLES:
            return _ROLES[folded]
        if folded.removesuffix("名") in _ROLES:
            return _ROLES[folded.removesuffix("名")]
    return None


def find_heading(rows: Sequence[Row]) -> Heading | None:
    """Return the first row most of whose cells are headings, two of them at least, one of these a day or a body."""
    for index, row in enumerate(rows[:MOST_ROWS]):
        roles = _roles(row)
        if len(roles) < 2 or len(roles) * 2 < len(row.cells):
            continue
        if not {"date", "body", "title", "agenda", "number"} & set(roles.values()):
            continue
        last = index
        if index + 1 < len(rows) and is_heading(rows[index + 1]):
            # 日時 over 日 and 時間: what stands beneath says it more precisely.
            roles |= _roles(rows[index + 1])
            last = index + 1
        unknown = {
            column: cell.text
            for heading in rows[index : last + 1]
            for column, cell in heading.cells.items()
            if column not in roles
        }
        words = {column: cell.text for one in rows[index : last + 1] for column, cell in one.cells.items()}
        return Heading(last, index, _each_once(roles), unknown | _doubles(rows[index : last + 1], roles), words)
    return None


def is_heading(row: Row) -> bool:
    """Tell whether a row holds nothing but headings: printed anew on each page."""
    return len(row.cells) > 1 and all(
        isinstance(cell.value, str) and role_of(cell.text) is not None for cell in row.cells.values()
    )


def _roles(row: Row) -> dict[int, Role]:
    found: dict[int, Role] = {}
    for column, cell in row.cells.items():
        role = role_of(cell.text) if isinstance(cell.value, str) else None
        if role is not None:
            found[column] = role
    return found


def _each_once(roles: Mapping[int, Role]) -> dict[int, Role]:
    """Return the roles, the first column of each; only agendas, presenters and notes may stand in several."""
    kept: dict[int, Role] = {}
    for column, role in sorted(roles.items()):
        if role in ("agenda", "note", "attendees") or role not in kept.values():
            kept[column] = role
    return kept


def _doubles(rows: Sequence[Row], roles: Mapping[int, Role]) -> dict[int, str]:
    kept = _each_once(roles)
    return {
        column: cell.text
        for row in rows
        for column, cell in row.cells.items()
        if column in roles and column not in kept
    }
