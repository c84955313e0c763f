"""A new schedule to start from: small, commented, and without a fault."""

from __future__ import annotations

from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.record import Record
from aistrat_cli.render.toml_text import quoted
from aistrat_cli.wording import weekday


class NewSchedule(Record):
    """What a new schedule is made of."""

    id: str
    title: str
    lang: str
    """Of the comments and the names."""
    timezone: str
    country: str | None
    """For national holidays."""
    first_day: date
    """Of the first meeting; a business day."""


# A comment, then the lines it is about. Names in double braces stay as they are.
_PARTS: tuple[tuple[Message, Message], ...] = (
    (
        Message(
            "A schedule: one series of meetings and what leads from one to the next.\n"
            "See it: aistrat timeline. Check it: aistrat validate. All keys: aistrat schema, docs/format.md.\n"
            "For completion in an editor: aistrat schema -o aistrat.schema.json, and as the very first line here\n"
            "    #:schema aistrat.schema.json",
            "予定表: ひと続きの会議と、その間をつなぐもの。\n"
            "見る: aistrat timeline　検査する: aistrat validate　すべてのキー: aistrat schema、docs/format.md\n"
            "エディターで補完するには aistrat schema -o aistrat.schema.json を実行し、このファイルの1行目に\n"
            "    #:schema aistrat.schema.json",
        ),
        Message("format = 1", "format = 1"),
    ),
    (
        Message(
            "The id never changes once it is published; the title may.", "id は公開したら変えない。題名は変えてよい。"
        ),
        Message(
            "[series]\nid       = {id}\ntitle    = {title}\ntimezone = {timezone}\nfiscal_year_start = 4",
            "[series]\nid       = {id}\ntitle    = {{ ja = {title} }}\ntimezone = {timezone}\nfiscal_year_start = 4",
        ),
    ),
    (
        Message(
            "Business days: Monday to Friday, without national holidays and what is closed here.",
            "営業日: 月曜から金曜。祝日と、ここに書く休業日を除く。",
        ),
        Message(
            '[calendar]\n{country}\nclosed  = [{{ every = "12-29..01-03", why = "office closed" }}]',
            '[calendar]\n{country}\nclosed  = [{{ every = "12-29..01-03", why = "年末年始" }}]',
        ),
    ),
    (
        Message("Who meets.", "会議体と人。"),
        Message(
            '[[body]]\nid      = "council"\nname    = "Council"\nmembers = ["chair"]\nchair   = "chair"\n\n'
            '[[person]]\nid   = "chair"\nname = "Name of the chair"',
            '[[body]]\nid      = "council"\nname    = "検討会議"\nmembers = ["chair"]\nchair   = "chair"\n\n'
            '[[person]]\nid   = "chair"\nname = "座長の氏名"',
        ),
    ),
    (
        Message(
            "A day that is settled. The weekday is a checksum: a wrong one is an error.",
            "決まった日。曜日は検算になる。違っていれば誤りとして報告される。",
        ),
        Message(
            '[[meeting]]\nid     = "meeting-1"\nbody   = "council"\nnumber = 1\ndate   = {first}\n'
            'agenda = ["What is to be decided"]',
            '[[meeting]]\nid     = "meeting-1"\nbody   = "council"\nnumber = 1\ndate   = {first}\n'
            'agenda = ["検討の進め方について"]',
        ),
    ),
    (
        Message(
            "Work between the meetings: fifteen business days, begun after the first one.",
            "会議の間の作業: 第1回の後に始め、15営業日。",
        ),
        Message(
            '[[task]]\nid       = "drafting"\ntitle    = "Drafting"\nafter    = ["meeting-1"]\nduration = "15bd"',
            '[[task]]\nid       = "drafting"\ntitle    = "案の作成"\nafter    = ["meeting-1"]\nduration = "15bd"',
        ),
    ),
    (
        Message(
            "A day that follows from others: five business days after the draft, or later.",
            "ほかから決まる日: 案ができて5営業日後、またはその後。",
        ),
        Message(
            '[[meeting]]\nid     = "meeting-2"\nbody   = "council"\nnumber = 2\nafter  = ["drafting + 5bd"]',
            '[[meeting]]\nid     = "meeting-2"\nbody   = "council"\nnumber = 2\nafter  = ["drafting + 5bd"]',
        ),
    ),
    (
        Message(
            "The decision, some day in these months: not known, and not promised. Other words for a day that is open:\n"
            'target = "…" (aimed at), one_of = ["…", "…"], date = "?" (no idea), confirmed = false beside a date.',
            "決定は、この期間のどこか。まだ決まっておらず、約束もしていない。ほかに、決まっていない日の書き方は\n"
            'target = "…"（目途）、one_of = ["…", "…"]（候補日）、date = "?"（未定）、\n'
            "date に添える confirmed = false（仮）。",
        ),
        Message(
            '[[milestone]]\nid     = "decision"\ntitle  = "Decision"\nafter  = ["meeting-2"]\nwindow = {window}',
            '[[milestone]]\nid     = "decision"\ntitle  = "決定"\nafter  = ["meeting-2"]\nwindow = {window}',
        ),
    ),
    (
        Message(
            "A deadline for each meeting of the council, counted back from it; it moves with its meeting.",
            "会議ごとの期限。会議から逆に数え、会議とともに動く。",
        ),
        Message(
            '[[lead_time]]\nid     = "materials"\ntitle  = "Materials due"\nfor    = {{ body = "council" }}\n'
            'offset = "-3bd"',
            '[[lead_time]]\nid     = "materials"\ntitle  = "資料締切"\nfor    = {{ body = "council" }}\n'
            'offset = "-3bd"',
        ),
    ),
)


def new_schedule(wanted: NewSchedule) -> str:
    """Return the text of the file. Its title is quoted, whatever is in it."""
    country = f"country = {quoted(wanted.country)}" if wanted.country else '# country = "GB"'
    first = f"{wanted.first_day.isoformat()} ({weekday(wanted.first_day, wanted.lang)})"
    values = {
        "id": quoted(wanted.id),
        "title": quoted(wanted.title),
        "timezone": quoted(wanted.timezone),
        "country": country,
        "first": quoted(first),
        "window": quoted(f"{_month(wanted.first_day, 3)}..{_month(wanted.first_day, 6)}"),
    }
    blocks = []
    for comment, lines in _PARTS:
        said = "\n".join(f"# {line}" for line in comment.in_(wanted.lang).split("\n"))
        blocks.append(f"{said}\n{lines.in_(wanted.lang).format(**values)}\n")
    return "\n".join(blocks)


def _month(day: date, later: int) -> str:
    months = min(day.year * 12 + day.month - 1 + later, 9999 * 12 + 11)
    return f"{months // 12:04}-{months % 12 + 1:02}"
