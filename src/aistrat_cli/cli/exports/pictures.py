"""`aistrat export svg`, `png`, `pdf`: the plan as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from aistrat_cli.cli.declare import Option
from aistrat_cli.cli.exports.calendar_options import PRIVATE
from aistrat_cli.cli.exports.export import Export, Output, Work
from aistrat_cli.cli.options import DRAWN_AGAINST
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.model.days import ItemKey
    from aistrat_cli.model.series import Series
    from aistrat_cli.planning.plan import Placement
    from aistrat_cli.render.timeline.options import DrawingOptions

LANES = Option(
    names=("--lanes",),
    value="LANES",
    choices=("body", "owner", "topic", "series", "none"),
    default="body",
    help=Message("What a lane stands for; none: an item each.", "行が表すもの。none は項目ごと。"),
)
CRITICAL = Option(names=("--critical",), help=Message("Mark the critical path.", "クリティカルパスを示す。"))

SHARED = (LANES, CRITICAL, DRAWN_AGAINST, PRIVATE)
"""What pictures and pages have in common."""

OPTIONS = (
    *SHARED,
    Option(
        names=("--theme",),
        value="THEME",
        choices=("light", "dark", "print", "auto"),
        default="light",
        help=Message("Colours; auto: as the reader's system.", "配色。auto は閲覧する側の設定に従う。"),
    ),
    Option(
        names=("--layout",),
        value="LAYOUT",
        choices=("wide", "a4", "fit"),
        default="wide",
        help=Message("16:9, A4 landscape, or as high as need be.", "16:9、A4 横、または内容に合わせた高さ。"),
    ),
    Option(
        names=("--strips",),
        help=Message("Two strips, split where a fiscal year begins.", "年度の変わり目で2段に分ける。"),
    ),
)


def picture_of_ours(content: bytes) -> bool:
    """Tell whether a file is a picture that aistrat drew: its first element names the ids that only ours have."""
    return content.startswith(b"<svg ") and b'aria-labelledby="p-title"' in content[:600]


def png_of_ours(content: bytes) -> bool:
    """Tell whether a file is a PNG with our mark in it."""
    return content.startswith(b"\x89PNG") and b"tEXtSoftware\0aistrat" in content[:200]


def pdf_of_ours(content: bytes) -> bool:
    """Tell whether a file is a PDF with our mark at its end."""
    return content.startswith(b"%PDF") and content.rstrip().endswith(b"% aistrat")


def drawn(work: Work, *, theme: str | None = None) -> Iterator[tuple[str, str]]:
    """Return the pictures with the names that their files have, without ending."""
    from aistrat_cli.render.svg import render
    from aistrat_cli.render.svg.options import PictureOptions

    for series in [(one,) for one in work.series] if work.apart else [work.series]:
        options = PictureOptions.of(
            wishes(work, series),
            theme=work.values["theme"],
            layout=work.values["layout"],
            strips=bool(work.values["strips"]),
            private=bool(work.values["private"]),
        )
        if theme is not None and options.theme == "auto":
            options = options.replace(theme=theme)
        yield (series[0].id if work.apart and series else "aistrat"), render(work.plan, options)


def wishes(work: Work, series: tuple[Series, ...]) -> DrawingOptions:
    """Return what was asked for, for the series of one picture or page."""
    from aistrat_cli.render.timeline.options import DrawingOptions

    held = {one.id for one in series}
    return DrawingOptions(
        lang=work.lang,
        era=work.session.era,
        lanes=work.values["lanes"],
        critical=bool(work.values["critical"]),
        today={one.id: work.session.today(one) for one in series},
        since=work.filters.since,
        until=work.filters.until,
        placements=[p for p in within(work) if p.key.series in held],
        ghosts=ghosts(work),
    )


def within(work: Work) -> tuple[Placement, ...]:
    """Return what passes the filters but those of time: the axis keeps these itself, and counts what it leaves out."""
    from aistrat_cli.selection import select

    return select(work.plan, work.filters.replace(since=None, until=None))


def ghosts(work: Work) -> Mapping[ItemKey, tuple[date, date]] | None:
    """Return where things were in what was asked for to compare with."""
    against = work.values["against"]
    if against is None:
        return None
    from aistrat_cli.cli.against import find
    from aistrat_cli.model.days import ItemKey

    return {
        ItemKey(series, id_): (frozen.start, frozen.end)
        for series, baseline in find(work.session, work.loaded, against).baselines.items()
        for id_, frozen in baseline.items.items()
        if frozen.start is not None and frozen.end is not None
    }


def svg(work: Work) -> Iterator[Output]:
    """Return the pictures as SVG."""
    for name, text in drawn(work):
        yield Output(name=f"{name}.svg", data=text.encode())


def png(work: Work) -> Iterator[Output]:
    """Return the pictures as PNG."""
    from aistrat_cli.cli.exports.browser import Browser

    browser = Browser.found(work.session.environ)
    for name, text in drawn(work, theme="light"):
        yield Output(name=f"{name}.png", data=browser.png(text))


def pdf(work: Work) -> Iterator[Output]:
    """Return the pictures as PDF."""
    from aistrat_cli.cli.exports.browser import Browser

    browser = Browser.found(work.session.environ)
    for name, text in drawn(work, theme="light"):
        yield Output(name=f"{name}.pdf", data=browser.pdf(text))


SVG = Export(
    name="svg",
    about=Message("the timeline as a picture", "計画の図"),
    own=picture_of_ours,
    options=OPTIONS,
    make=svg,
)
PNG = Export(
    name="png",
    about=Message("the same in pixels (needs Chromium)", "同じ図の画像（Chromium が必要）"),
    own=png_of_ours,
    options=OPTIONS,
    make=png,
)
PDF = Export(
    name="pdf",
    about=Message("the same to print (needs Chromium)", "同じ図の印刷用（Chromium が必要）"),
    own=pdf_of_ours,
    options=OPTIONS,
    make=pdf,
)

EXPORTS = (SVG, PNG, PDF)
