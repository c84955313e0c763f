"""`aistrat schema`: the JSON Schema of the schedule file."""

from __future__ import annotations

from aistrat_cli.cli import exits, options
from aistrat_cli.cli.declare import Command, Example
from aistrat_cli.cli.session import Session
from aistrat_cli.diagnostic import Message


def run(session: Session) -> int:
    """Print the schema."""
    from aistrat_cli.cli.writing import schema_of_ours
    from aistrat_cli.loading.format.schema import schema
    from aistrat_cli.render.json_text import dump

    session.deliver_data(dump(schema(session.lang or "en")).encode(), schema_of_ours)
    return exits.OK


COMMAND = Command(
    name="schema",
    about=Message(
        "Prints the JSON Schema of the schedule file. An editor that knows it completes and explains keys while you "
        'write: put "#:schema aistrat.schema.json" on the first line of a schedule (taplo, tombi, Even Better TOML).',
        "予定表ファイルの JSON Schema を出力します。これを知るエディターは、書きながらキーを補完し説明します。"
        "予定表の1行目に「#:schema aistrat.schema.json」と書いてください（taplo、tombi、Even Better TOML）。",
    ),
    shared=(*options.RESULT, *options.EVERYWHERE),
    examples=(
        Example(
            "aistrat schema -o aistrat.schema.json",
            Message("The file that #:schema names.", "#:schema で指すファイルを作る。"),
        ),
    ),
    run=run,
)
