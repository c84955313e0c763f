"""`aistrat why ITEM`: why an item is on its day."""

from __future__ import annotations

from datetime import date

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import Command, Example, Operand, Option
from aistrat_cli.cli.items import item_of
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.trouble import trouble
from aistrat_cli.cli.values import a_day
from aistrat_cli.diagnostic import Message


def run(
    session: Session, *, item: str, files: tuple[str, ...], on: date | None, against: str | None, format: str
) -> int:
    """Tell the story of an item's day."""
    from aistrat_cli.render.said import language
    from aistrat_cli.render.why.against import against as speaks_against
    from aistrat_cli.render.why.story import tell

    loaded = session.load(files)
    plan = session.plan(loaded)
    key = item_of(session, loaded, plan, item)
    story = tell(plan, key)
    not_on = speaks_against(plan, key, on) if on is not None else ()
    since = None
    if against is not None:
        from aistrat_cli.cli.against import compared

        since = compared(session, loaded, plan, against)
    slip = next((one for one in since.slips if one.key == key), None) if since is not None else None
    if format == "json":
        from aistrat_cli.render.why.as_json import render as render_json

        more = {}
        if since is not None:
            from aistrat_cli.render.slips.as_json import record

            more = {"slip": record(slip) if slip is not None else None}
        session.deliver_json(render_json(plan, story, on, not_on, more))
    else:
        from aistrat_cli.render.why.text import WhyOptions, render

        console = session.console
        lang = language(plan, key.series, session.lang)
        looks = WhyOptions(width=console.width, lang=lang, era=session.era, color=console.color())
        told = render(plan, story, looks, on, not_on)
        if since is not None:
            from aistrat_cli.render.slips.text import Looks, moved

            told += "\n" + moved(slip, since, key.series, Looks(width=console.width, lang=lang, color=console.color()))
        session.deliver(told)
    return trouble(session, loaded, plan)


COMMAND = Command(
    name="why",
    about=Message(
        "Tells why an item is on its day: the chain of written dates, dependencies and calendar days that puts it "
        "there, and what its float depends on.",
        "項目がその日になる理由を示します。書かれた日付から依存関係と暦をどうたどったか、余裕が何で決まるかが分かります。",
    ),
    operands=(
        Operand(
            name="item",
            value="ITEM",
            required=True,
            completes="item",
            help=Message(
                "An item: study-4, study-4/materials, or with its series, new-ai-strategy:study-4.",
                "項目: study-4、study-4/materials、系列を付けて new-ai-strategy:study-4。",
            ),
        ),
        options.FILES,
    ),
    options=(
        Option(
            names=("--on",),
            value="DATE",
            read=a_day,
            help=Message("Why it does not start on this day.", "この日にならない理由。"),
        ),
        options.DRAWN_AGAINST,
        options.format_option("text", "json"),
    ),
    shared=(*options.READING, *options.RESULT, *options.EVERYWHERE),
    examples=(
        Example("aistrat why execution", Message("An item of schedules/.", "schedules/ の項目。")),
        Example(
            "aistrat why study-5/materials --lang en schedules/new-ai-strategy.toml",
            Message(
                "A deadline: counted from its meeting, over which holidays.",
                "期限: 会議から、どの休日を越えて数えるか。",
            ),
        ),
        Example(
            "aistrat why execution --on 2022-02-23",
            Message("What speaks against that day.", "その日にできない理由。"),
        ),
    ),
    exits=(exits.FINE, exits.UNPLANNED, exits.USAGE),
    run=run,
)
