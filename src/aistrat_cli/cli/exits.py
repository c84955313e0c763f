"""Exit codes, the same for all commands, and what `--help` says of them."""

from __future__ import annotations

from aistrat_cli.diagnostic import Message

OK = 0
FOUND = 1
CANNOT = 2
INTERRUPTED = 130
PIPE_CLOSED = 141

FINE = (OK, Message("fine", "問題なし"))
UNPLANNED = (
    FOUND,
    Message(
        "a file could not be parsed, or a fault kept an item from being planned",
        "読めないファイルがある、または誤りのために計画できない項目がある",
    ),
)
FINDINGS = (
    FOUND,
    Message(
        "found something as severe as --fail-on, or a file could not be parsed",
        "--fail-on 以上の指摘がある、または読めないファイルがある",
    ),
)
EITHER = (
    FOUND,
    Message(
        "found something as severe as --fail-on; or a file could not be parsed, or a fault kept an item from being "
        "planned",
        "--fail-on 以上の指摘がある。または、読めないファイルか、誤りのために計画できない項目がある",
    ),
)
USAGE = (
    CANNOT,
    Message(
        "usage, a missing or unreadable path, nothing to read, an unknown item",
        "使い方の誤り、読めないパス、該当なし、存在しない項目",
    ),
)
SIGNALS = (
    (INTERRUPTED, Message("interrupted (Ctrl-C)", "中断（Ctrl-C）")),
    (PIPE_CLOSED, Message("the reader closed the pipe", "出力先のパイプが閉じられた")),
)
