"""Documents whose examples run: commands in fenced blocks, and the output that stands beneath them.

A block of kind `console` holds commands after `$ ` and what each prints; an output is what stdout and stderr gave,
and ` | head -N` keeps its first lines.
A comment on the line before a block of another kind says what the block does to the reader's folder:

    <!-- write FILE -->             the block is the file
    <!-- append FILE -->            the block goes to the end of the file
    <!-- replace FILE: TEXT -->     the block takes the place of the one line that holds TEXT
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(
    r"^(?:<!-- (?P<deed>write|append|replace) (?P<file>\S+?)(?:: (?P<text>.*?))? -->\n)?"
    r"```(?P<kind>\S+)\n(?P<body>.*?)^```$",
    re.M | re.S,
)


class Reader:
    """Somebody who follows a document from top to bottom, in a folder of their own."""

    def __init__(self, folder: Path, lang: str = "") -> None:
        self.folder = folder
        self._environment = environment() | ({"AISTRAT_LANG": lang} if lang else {})
        self._last_exit = 0

    def rerun(self, text: str) -> str:
        """Return the document with the outputs that its commands give now."""
        return _BLOCK.sub(self._block, text)

    def _block(self, block: re.Match[str]) -> str:
        if block["deed"]:
            self._do(block["deed"], self.folder / block["file"], block["text"], block["body"])
        if block["kind"] != "console":
            return block[0]
        head = block[0][: block.start("body") - block.start()]
        commands = [line for line in block["body"].splitlines() if line.startswith("$ ")]
        return head + "".join(f"{line}\n{self._output(line[2:])}" for line in commands) + "```"

    def _do(self, deed: str, path: Path, text: str | None, body: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if deed == "write":
            path.write_text(body, encoding="utf-8")
        elif deed == "append":
            path.write_text(path.read_text(encoding="utf-8") + body, encoding="utf-8")
        else:
            assert text is not None, "replace needs the text of the line"
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            found = [number for number, line in enumerate(lines) if text in line]
            assert len(found) == 1, f"{text!r} stands on {len(found)} lines of {path.name}"
            lines[found[0]] = body
            path.write_text("".join(lines), encoding="utf-8")

    def _output(self, command: str) -> str:
        if command == "echo $?":
            return f"{self._last_exit}\n"
        command, _, head = command.partition(" | head -")
        program, *words = shlex.split(command)
        assert program == "aistrat", f"only aistrat runs in a document: {command}"
        result = subprocess.run(
            [sys.executable, "-m", "aistrat_cli", *words],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self._last_exit = result.returncode
        lines = (result.stdout + result.stderr).splitlines()
        return "\n".join(line.rstrip() for line in lines[: int(head) if head else None]) + "\n"


def environment() -> dict[str, str]:
    """Return an environment in which output is the same everywhere: 80 columns, UTF-8, no colour, no settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AISTRAT_", "GITHUB_"))}
    return kept | {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}


def newcomer(folder: Path, *held: str, lang: str = "") -> Reader:
    """Return a reader, of that language, who stands in a folder with some of the project's folders."""
    for name in held:
        shutil.copytree(ROOT / name, folder / name)
    return Reader(folder, lang)


def command_under(text: str, heading: str) -> str:
    """Return the command in the first fenced block under a heading of the second level."""
    section = re.search(rf"^## {re.escape(heading)}$(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert section, f"no section {heading}"
    block = re.search(r"^```\w*\n(.*?)^```$", section[1], re.M | re.S)
    assert block, f"no fenced block under {heading}"
    return block[1].strip()
