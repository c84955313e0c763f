"""The page put together."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.planning.plan import Placement, Plan
from aistrat_cli.render.cells import visible
from aistrat_cli.render.html import assets, rows
from aistrat_cli.render.html.filters import filters
from aistrat_cli.render.html.options import PageOptions
from aistrat_cli.render.html.rows import Inks
from aistrat_cli.render.html.texts import LANGS, both, in_each, said
from aistrat_cli.render.openly import is_public, openly
from aistrat_cli.render.svg import picture
from aistrat_cli.render.svg.ink import Ink
from aistrat_cli.render.svg.markup import element, escaped
from aistrat_cli.render.svg.palette import rules
from aistrat_cli.render.timeline.facts import threads
from aistrat_cli.render.timeline.view import views
from aistrat_cli.wording import without_addresses

LARGEST = 900_000
"""So many bytes a page may have with its picture in the other language, and with its calendar; else it goes without."""

MOST_DUE = 10

TIMELINE = Message("Timeline", "流れ")
AGENDA = Message("Meetings, work and papers", "会議・作業・文書")
DUE = Message("Coming up", "これから")
FINDINGS = Message("Findings", "指摘事項")
AS_OF = Message("As of", "基準日")
CALENDAR = Message("Calendar (.ics)", "カレンダー（.ics）")
PRINT = Message("Print", "印刷")
FILTER = Message("Filter", "絞り込み")
LARGER, SMALLER, WHOLE = Message("Larger", "拡大"), Message("Smaller", "縮小"), Message("Whole", "全体")
HINT = Message(
    "Choose an item for its details; the arrow keys go from one to the next.",
    "項目を選ぶと詳細が表示されます。矢印キーで前後に移れます。",
)
CLOSE = Message("Close", "閉じる")
SEVERITY = {
    "error": Message("error", "エラー"),
    "warning": Message("warning", "警告"),
    "note": Message("note", "注記"),
}


def render(plan: Plan, options: PageOptions) -> str:
    """Return the plan as an HTML document that needs no other file, ending in a line end."""
    whole = plan
    asked = options.placements
    if not options.private:
        plan, asked = openly(plan, asked)
    shown = plan.shown() if asked is None else tuple(asked)
    series = [one for one in plan.portfolio.series if one.id in plan.portfolio.shown]
    lang = options.lang or (series[0].language if series else "en")
    lang = lang if lang in LANGS else "en"
    told = _inks(plan, options, shown)
    fields, groups = filters(plan, series, shown)
    title = [in_each(lambda one, s=s: visible(s.title.in_(one))) for s in series]  # type: ignore[misc]
    body = "".join(
        [
            _header(title, told, options),
            "<main>",
            "<!--timeline-->",
            _section("due", DUE, rows.deadlines(told, MOST_DUE)),
            _listed(told, fields, groups),
            _section("findings", FINDINGS, _findings(options, whole)),
            "</main>",
            '<dialog id="details" aria-labelledby="details-title"><div class="inner"></div>',
            element("button", said(CLOSE), type="button", class_="close"),
            "</dialog>",
        ]
    )
    body = body.replace("<!--timeline-->", _timeline(plan, options, shown, lang, LARGEST - _bytes(body)), 1)
    body = body.replace("<!--calendar-->", _calendar(options, LARGEST - _bytes(body)), 1)
    styles, scripts = assets.style() + rules("auto", ".picture "), assets.script()
    plain = " / ".join(visible(s.title.in_(lang)) for s in series) or "aistrat"
    head = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{assets.policy(styles, scripts)}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<meta name="generator" content="aistrat">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escaped(plain)}</title>",
        f"<style>{styles}</style>",
    ]
    return (
        f'<!doctype html>\n<html lang="{lang}" data-lang="{lang}">\n<head>\n'
        + "\n".join(head)
        + f"\n</head>\n<body>\n{body}\n<script>{scripts}</script>\n</body>\n</html>\n"
    )


def _inks(plan: Plan, options: PageOptions, shown: Sequence[Placement]) -> list[Inks]:
    running = threads(plan)
    each = {}
    for lang in LANGS:
        wishes = options.picture(lang, shown)
        each[lang] = [Ink(plan, view, running, wishes, set()) for view in views(plan, wishes.timeline)]
    return [dict(zip(LANGS, pair, strict=True)) for pair in zip(*(each[lang] for lang in LANGS), strict=True)]


def _header(title: Sequence[str], told: Sequence[Inks], options: PageOptions) -> str:
    days = sorted({ink.view.today for each in told if (ink := each[LANGS[0]]).view.today is not None})
    as_of = ""
    if len(days) == 1:
        as_of = element("p", said(AS_OF), " ", element("time", days[0].isoformat(), datetime=days[0].isoformat()))
    switch = "".join(
        f'<button type="button" class="lang" data-to="{lang}" lang="{lang}" aria-pressed="false">{name}</button>'
        for lang, name in (("ja", "日本語"), ("en", "English"))
    )
    tools = element("div", switch, class_="switch", role="group", aria_label="言語 / Language")
    tools += "<!--calendar-->" + element("button", said(PRINT), type="button", class_="print")
    heading = element("h1", " / ".join(title) or "aistrat")
    return element("header", element("div", heading, as_of), element("div", tools, class_="tools"))


def _calendar(options: PageOptions, room: int) -> str:
    if options.calendar is None:
        return ""
    data = base64.b64encode(options.calendar).decode()
    if len(data) > room:
        return ""
    href = f"data:text/calendar;charset=utf-8;base64,{data}"
    return element("a", said(CALENDAR), class_="button", download=options.calendar_name, href=href)


def _bytes(text: str) -> int:
    return len(text.encode())


def _timeline(plan: Plan, options: PageOptions, shown: Sequence[Placement], lang: str, room: int) -> str:
    """Return the picture in both languages, in `lang` alone where there are not so many bytes left."""
    drawn = [picture.render(plan, options.picture(one, shown)) for one in LANGS]
    if sum(map(_bytes, drawn)) > room:
        # Only what is there in both languages says which it is: the other one is hidden.
        drawn = [drawn[LANGS.index(lang)].replace(f' lang="{lang}"', "", 1)]
    zoom = "".join(
        element(
            "button",
            f'<span aria-hidden="true">{sign}</span>',
            element("span", said(text), class_="sr"),
            type="button",
            data_zoom=step,
        )
        for step, sign, text in (("in", "＋", LARGER), ("out", "－", SMALLER), ("fit", "⤢", WHOLE))
    )
    bar = element("div", zoom, class_="zoom")
    area = element(
        "div", *drawn, class_="scroll", tabindex="0", role="region", aria_label=f"{TIMELINE.ja} / {TIMELINE.en}"
    )
    return _section("timeline", TIMELINE, bar + area + element("p", said(HINT), class_="hint soft"))


def _listed(told: Sequence[Inks], fields: str, groups: object) -> str:
    parts = [element("form", fields, '<output class="soft" aria-live="polite"></output>', class_="filters")]
    for each in told:
        found = rows.entries(each)
        if len(told) > 1:
            series = each[LANGS[0]].view.series
            parts.append(element("h3", in_each(lambda lang, s=series: visible(s.title.in_(lang))), class_="series"))  # type: ignore[misc]
        parts.append(
            element("ol", *("\n" + rows.row(p, each, groups) for p in found), class_="rows")  # type: ignore[arg-type]
            if found
            else element("p", "–")
        )
    return _section("agenda", AGENDA, "".join(parts))


def _findings(options: PageOptions, plan: Plan) -> str:
    lines = []
    for found in options.findings:
        if not options.private and _names_private(found, plan):
            continue
        severity = element("span", said(SEVERITY[found.severity]), class_=f"badge {found.severity}")
        where = f"{found.series}:{found.item}" if found.series and found.item else ""
        texts = [visible(text) for text in (found.message.ja, found.message.en)]
        message = both(*(texts if options.private else map(without_addresses, texts)))
        code = element("code", escaped(found.fault.code))
        lines.append(element("li", severity, " ", message, " ", code, data_key=where or None))
    return element("ul", *lines, class_="found") if lines else ""


def _names_private(found: Diagnostic, plan: Plan) -> bool:
    """Tell whether a finding is about an item that is not public, or names one."""
    for key, placement in plan.placements.items():
        if is_public(placement.item, plan.portfolio):
            continue
        names = {key.item, *placement.item.title.all}
        told = [found.message, *(found.follows or ())]
        if (found.series, found.item) == (key.series, key.item) or any(
            n in text for m in told for text in m for n in names
        ):
            return True
    return False


def _section(name: str, title: Message, content: str) -> str:
    if not content:
        return ""
    return element("section", element("h2", said(title), id=f"h-{name}"), content, id=name, aria_labelledby=f"h-{name}")
