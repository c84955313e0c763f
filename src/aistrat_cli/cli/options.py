"""The options that commands share."""

from __future__ import annotations

import re

from aistrat_cli.cli.declare import CannotGoOn, Operand, Option
from aistrat_cli.cli.values import a_day, a_width, an_override
from aistrat_cli.diagnostic import Message


def a_language(text: str) -> str:
    """Read the code of a language, `ja`, `en`, `pt-BR`."""
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise CannotGoOn(
            Message(
                f'"{text}" is no language code such as ja or en',
                f"「{text}」は ja、en のような言語コードではありません",
            )
        )
    return text


HELP = Option(names=("--help", "-h"), help=Message("Show this help.", "この説明を表示する。"))
VERSION = Option(names=("--version", "-V"), help=Message("Show the version.", "バージョンを表示する。"))
SHOW_COMPLETION = Option(
    names=("--show-completion",),
    value="SHELL",
    choices=("bash", "zsh", "fish"),
    help=Message(
        "Show the script that completes commands, options and ids in a shell.",
        "コマンド、オプション、ID を補完するシェル用スクリプトを表示する。",
    ),
)
ALONE = (VERSION, SHOW_COMPLETION)
"""What stands without a command."""

LANG = Option(
    names=("--lang",),
    value="LANG",
    read=a_language,
    setting=True,
    help=Message(
        "Language to speak, ja or en; unless given, the first of the series' title.",
        "表示の言語（ja、en）。指定がなければ系列の題名の最初の言語。",
    ),
)
COLOR = Option(
    names=("--color",),
    value="WHEN",
    choices=("auto", "always", "never"),
    default="auto",
    setting=True,
    help=Message("Colour: on a terminal, always, never.", "色: 端末でだけ、常に、使わない。"),
)
CHARSET = Option(
    names=("--charset",),
    value="CHARSET",
    choices=("auto", "unicode", "ascii"),
    default="auto",
    setting=True,
    help=Message("Signs to draw with; auto goes by the terminal.", "描画に使う文字。auto は端末に合わせる。"),
)
WIDTH = Option(
    names=("--width",),
    value="N",
    read=a_width,
    setting=True,
    help=Message(
        "Cells a line may take; unless given, as wide as the terminal, 80 elsewhere.",
        "1行の桁数。指定がなければ端末の幅、端末以外では 80。",
    ),
)
QUIET = Option(
    names=("--quiet", "-q"),
    setting=True,
    help=Message("Only the result, or why there is none.", "結果か、出せない理由だけを表示する。"),
)
VERBOSE = Option(names=("--verbose", "-v"), counts=True, help=Message("Say more.", "詳しく表示する。"))
DEBUG = Option(
    names=("--debug",),
    help=Message("Show the traceback of a bug in aistrat.", "aistrat 自体の不具合の際にトレースバックを表示する。"),
)
EVERYWHERE = (LANG, COLOR, CHARSET, WIDTH, QUIET, VERBOSE, DEBUG, HELP)
"""What every command takes, and what may stand before the command, too."""

OUTPUT = Option(
    names=("--output", "-o"),
    value="FILE",
    completes="file",
    help=Message(
        "Write the result into FILE instead, whole or not at all; - is stdout.",
        "結果をファイルに書く（途中までの内容は残らない）。- は標準出力。",
    ),
)
FORCE = Option(
    names=("--force",),
    help=Message("Replace a file that aistrat did not write.", "aistrat が書いたものではないファイルも置き換える。"),
)
DRY_RUN = Option(
    names=("--dry-run",),
    help=Message("Say what would be written, and write nothing.", "書く内容を示すだけで、書かない。"),
)
NO_PAGER = Option(
    names=("--no-pager",),
    setting=True,
    help=Message("Never through a pager.", "ページャーを使わない。"),
)
RESULT = (OUTPUT, FORCE, DRY_RUN, NO_PAGER)
"""Where a result goes."""

TODAY = Option(
    names=("--today",),
    value="DATE",
    read=a_day,
    setting=True,
    help=Message(
        "The day that counts as today; unless given, the series' as_of, else the date in its zone.",
        "今日とみなす日。指定がなければ系列の as_of、それもなければそのタイムゾーンでの日付。",
    ),
)
ERA = Option(
    names=("--era",),
    setting=True,
    help=Message("Days in Japanese eras (令和4年2月24日).", "日付を元号で表示する（令和4年2月24日）。"),
)
SCENARIO = Option(
    names=("--scenario",),
    value="NAME",
    completes="scenario",
    help=Message("Lay a scenario of the schedule over it.", "予定表のシナリオを重ねる。"),
)
SET = Option(
    names=("--set",),
    value="ITEM.KEY=VALUE",
    read=an_override,
    many=True,
    help=Message("What if: another value for a key of an item.", "仮に、項目のキーを別の値にする。"),
)
STDIN_FILENAME = Option(
    names=("--stdin-filename",),
    value="NAME",
    default="<stdin>",
    help=Message("The name to show for what is read from -.", "- から読んだ内容の表示名。"),
)
READING = (TODAY, ERA, SCENARIO, SET, STDIN_FILENAME)
"""How schedules are read and their days shown."""

BODY = Option(
    names=("--body",),
    value="ID",
    many=True,
    completes="body",
    help=Message("Only what this body does.", "この会議体のものだけ。"),
)
PERSON = Option(
    names=("--person",),
    value="ID",
    many=True,
    completes="person",
    help=Message("Only what this person attends, presents or owns.", "この人が出席・説明・担当するものだけ。"),
)
TOPIC = Option(
    names=("--topic",),
    value="ID",
    many=True,
    completes="topic",
    help=Message("Only what is about this topic or one below it.", "この論点とその下位の論点に関するものだけ。"),
)
KIND = Option(
    names=("--kind",),
    value="KIND",
    many=True,
    choices=("meeting", "task", "document", "milestone"),
    help=Message("Only items of this kind.", "この種類の項目だけ。"),
)
SINCE = Option(
    names=("--since",),
    value="DATE",
    read=a_day,
    help=Message("Only what ends on this day or later, or may.", "この日以後に終わる（可能性がある）ものだけ。"),
)
UNTIL = Option(
    names=("--until",),
    value="DATE",
    read=a_day,
    help=Message("Only what begins on this day or earlier.", "この日までに始まるものだけ。"),
)
FILTERS = (BODY, PERSON, TOPIC, KIND, SINCE, UNTIL)
"""Which items are shown. The plan is always made of all of them."""

FAIL_ON = Option(
    names=("--fail-on",),
    value="SEVERITY",
    choices=("error", "warning", "note", "never"),
    default="error",
    setting=True,
    help=Message("Exit with 1 from this severity on.", "この重大度以上の指摘があれば 1 で終了する。"),
)

AGAINST = Option(
    names=("--against",),
    value="NAME|REVISION",
    help=Message(
        "What to compare with: a baseline, a git revision, a file; unless given, what [slip] names, else agreed.",
        "比べる相手: 基準計画、git リビジョン、ファイル。指定がなければ [slip] の baseline、それもなければ agreed。",
    ),
)

DRAWN_AGAINST = AGAINST.replace(
    help=Message(
        "Show where things were: in a baseline, a git revision, a file.",
        "以前の位置も示す（基準計画、git リビジョン、ファイル）。",
    ),
)

SETTINGS = (LANG, COLOR, CHARSET, WIDTH, QUIET, NO_PAGER, TODAY, ERA, FAIL_ON)
"""All that may also be set by `AISTRAT_*` or in a settings file."""


def format_option(*choices: str) -> Option:
    """Return the option for the form of a result; the first of the choices is the default."""
    return Option(
        names=("--format", "--output-format"),
        value="FORMAT",
        choices=choices,
        default=choices[0],
        help=Message("Form of the result.", "結果の形式。"),
    )


FILES = Operand(
    name="files",
    value="FILE|FOLDER|-",
    many=True,
    completes="file",
    help=Message(
        "Schedules: files, folders, patterns, - for stdin. Unless given, the nearest folder schedules/ upwards "
        "from here, else $AISTRAT_SCHEDULES.",
        "予定表のファイル、フォルダー、パターン。- は標準入力。指定がなければ、ここから上へ探して最も近い "
        "schedules/ フォルダー、それもなければ $AISTRAT_SCHEDULES。",
    ),
)
