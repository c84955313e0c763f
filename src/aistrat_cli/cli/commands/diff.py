"""`aistrat diff A B`: two plans side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import CannotGoOn, Command, Example, Operand, Option
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.sides import Sides
from aistrat_cli.diagnostic import Message

if TYPE_CHECKING:
    from aistrat_cli.baseline.values import Comparison


def run(session: Session, *, old: str, new: str, files: tuple[str, ...], exit_code: bool, format: str) -> int:
    """Print what moved from one plan to the other, by how much and because of what."""
    from aistrat_cli.api import compare

    sides = Sides(session, files, (old, new))
    then = sides.baselines(old)
    plan, holidays = sides.plan(new)
    common = then.keys() & plan.portfolio.shown
    if not common:
        there, here = ", ".join(sorted(then)), ", ".join(sorted(plan.portfolio.shown))
        raise CannotGoOn(
            Message(
                f"{old} and {new} have no series in common: {there}; {here}",
                f"{old} と {new} に共通の系列がありません: {there}／{here}",
            )
        )
    comparison = compare(then, plan, old, holidays, saved=False)
    _print(session, comparison, sides, old, new, format)
    return exits.FOUND if exit_code and comparison.slips else exits.OK


def _print(session: Session, comparison: Comparison, sides: Sides, old: str, new: str, format: str) -> None:
    plan, _ = sides.plan(new)
    lang = session.lang or next((series.language for series in plan.portfolio.series), "en")
    if format == "json":
        from aistrat_cli.render.slips.as_json import render as as_json

        session.deliver_json(as_json(comparison, old, new))
    elif format == "md":
        from aistrat_cli.render.slips.markdown import render as as_markdown

        session.deliver(as_markdown(comparison, plan, lang, old, new))
    else:
        from aistrat_cli.render.slips.text import Looks, render

        console = session.console
        looks = Looks(width=console.width, lang=lang, color=console.color())
        session.deliver(render(comparison, plan.portfolio, old, new, looks))


def _side(name: str, value: str, en: str, ja: str) -> Operand:
    return Operand(name=name, value=value, required=True, completes="file", help=Message(en, ja))


COMMAND = Command(
    name="diff",
    about=Message(
        "Compares two plans: what moved, by how much, because of which edit, and what that takes along. Each side is a "
        "file or folder, a baseline, a scenario or a git revision; baseline:x, scenario:x and rev:x say which.",
        "2つの計画を比べ、何が、どれだけ、どの変更によって動き、何に影響するかを示します。それぞれファイル、"
        "フォルダー、基準計画、シナリオ、git リビジョンのどれかで、baseline:x、scenario:x、rev:x と書き分けられます。",
    ),
    operands=(
        _side("old", "A", "The plan as it was.", "以前の計画。"),
        _side("new", "B", "The plan as it is now.", "現在の計画。"),
        options.FILES,
    ),
    options=(
        Option(
            names=("--exit-code",),
            help=Message("Exit with 1 where anything moved.", "動いた項目があれば 1 で終了する。"),
        ),
        options.format_option("text", "json", "md"),
    ),
    shared=(*options.READING, *options.RESULT, *options.EVERYWHERE),
    examples=(
        Example(
            "aistrat diff schedules/new-ai-strategy.toml schedules",
            Message("A file against what is there now.", "ファイルと現在の内容を比べる。"),
        ),
        Example(
            "aistrat diff schedules schedules --set study-5.date=2022-03-10",
            Message("What if: the fifth meeting two weeks later.", "第5回が2週間遅れたら何が動くか。"),
        ),
    ),
    exits=(
        exits.FINE,
        (exits.FOUND, Message("anything moved, with --exit-code", "--exit-code で、動いた項目がある")),
        exits.USAGE,
    ),
    run=run,
)
