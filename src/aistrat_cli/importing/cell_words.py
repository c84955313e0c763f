"""What single cells say in words: states of a meeting, people, points of an agenda, names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aistrat_cli.importing.entry import Point, Who
from aistrat_cli.importing.sheet import Cell
from aistrat_cli.importing.titles import clean, one_line
from aistrat_cli.loading.decode.names import is_address
from aistrat_cli.loading.written.folding import fold

STATES = {
    "": "確定 決定 予定 開催 開催予定 通常 confirmed fixed scheduled planned yes true ○ ◯ 〇 ok 済み",
    "tentative": "仮 未確定 調整中 調整 案 候補 仮予定 未定 tentative provisional tbc draft no false × x 否",
    "cancelled": "中止 取消 取り消し 取りやめ 開催中止 cancelled canceled",
    "done": "済 開催済 開催済み 終了 完了 実施済 実施済み done held finished closed completed",
}
ONLINE = frozenset(["オンライン", "オンライン開催", "web", "web会議", "online", "zoom", "teams", "webex"])
NO = frozenset(["-", "ー", "なし", "無", "無し", "none", "no", "×", "x", "n/a"])
NOT_KNOWN = frozenset(["終日", "-", "ー", "未定", "調整中", "tbd", "tba"]) | {"all day"}
NAMELESS = re.compile(r"(?:sheet|シート|table|一覧|予定表|日程表?)\s*\d*", re.IGNORECASE)
"""Names of sheets that name nothing."""

_STATES = {word: state for state, words in STATES.items() for word in words.split(" ")}
_BULLET = re.compile(
    r"^\s*(?:[・●○◯■□◆◇‣•*-]\s*|[(（]?\d{1,2}[)）.．、]\s*|[①-⑳]\s*|議[題案]\s*\d{1,2}\s*[:：.、]?\s*)"
)


def state_of(text: str) -> str | None:
    """Return what a word says of a meeting: `tentative`, `cancelled`, `done`, or nothing of these; None: unknown."""
    return _STATES.get(re.sub(r"[\s()（）【】]", "", fold(text).lower()))


def is_online(text: str) -> bool:
    """Tell whether a word says that a meeting is held online, and no more."""
    return fold(text).lower().strip(" ()") in ONLINE


def points(rows: Sequence[tuple[Sequence[Cell], Sequence[Cell]]]) -> Iterator[Point]:
    """Yield the points of the agenda: of several lines in a cell each is one."""
    for agenda, presenters in rows:
        who = "、".join(one_line(cell.text) for cell in presenters if not cell.covered)
        lines = [line for cell in agenda if not cell.covered for line in clean(cell.text).split("\n")]
        titles = [title for line in lines if (title := _BULLET.sub("", line).strip())]
        for title in titles or ([""] if who else []):
            yield Point(title or who, who if title else "")


def people(cells: Sequence[Cell]) -> Iterator[Who]:
    """Yield the people named in cells, with their addresses."""
    for cell in cells:
        if cell.covered:
            continue
        for one in split(cell.text):
            found = re.fullmatch(r"(.*?)\s*[<＜(（]\s*(\S+@\S+?)\s*[>＞)）]", one)
            if found is not None and is_address(found[2]):
                yield Who(one_line(found[1]), found[2])
            elif is_address(one):
                yield Who("", one)
            elif one_line(one):
                yield Who(one_line(one))


def split(text: str) -> list[str]:
    """Return the entries of a list in a cell."""
    return [one.strip() for one in re.split(r"[,、;；\n／]+", clean(text)) if one.strip()]


def bare_name(title: str) -> str:
    """Return the name in a line above the headings: without the year, and without words for a list."""
    name = re.sub(r"(?:令和|平成) ?(?:元|\d{1,2}) ?年度?|(?:19|20)\d\d ?年度?", "", fold(title))
    return re.sub(
        r"(?:の)?(?:開催)?(?:予定表?|日程表?|スケジュール表?|一覧表?|schedule)$", "", name.strip(), flags=re.I
    ).strip(" 　・")
