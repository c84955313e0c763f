"""Chromium without a window, which turns a picture into pixels or into a page to print.

It is what the pictures are tested in: it takes every sign from the first font that has it, Japanese ones included,
knows the style sheet, and leaves text as text in a PDF. Libraries that draw SVG by themselves do one or two of these.
"""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import tempfile
import zlib
from collections.abc import Mapping

from aistrat_cli.cli.declare import CannotGoOn
from aistrat_cli.diagnostic import Message
from aistrat_cli.record import Record

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)

SCALE = 2
"""Pixels of a PNG for one of the picture: sharp on today's screens and projectors."""

PATIENCE = 90
"""Seconds."""


class Browser(Record):
    """A browser that was found on this machine."""

    path: str

    @classmethod
    def found(cls, environ: Mapping[str, str]) -> Browser:
        """Return the browser that AISTRAT_BROWSER names, else the first that is installed; raises CannotGoOn."""
        asked = environ.get("AISTRAT_BROWSER")
        for name in (asked,) if asked else (*NAMES, *PLACES):
            path = shutil.which(name, path=environ.get("PATH"))
            if path is not None:
                return cls(path=path)
        missing = f'"{asked}"' if asked else "Chromium, Chrome or Edge"
        raise CannotGoOn(
            Message(
                f"png and pdf need a browser to draw with, and {missing} was not found",
                f"png と pdf の出力にはブラウザーが必要ですが、{missing} が見つかりません",
            ),
            Message(
                "install Chromium (apt install chromium), or name it in AISTRAT_BROWSER; svg needs nothing",
                "Chromium を入れるか（apt install chromium）、AISTRAT_BROWSER で指定してください。svg には不要です",
            ),
        )

    def png(self, svg: str) -> bytes:
        """Return a picture in pixels, `SCALE` for each of its own."""
        width, height = size(svg)
        options = (f"--force-device-scale-factor={SCALE}", f"--window-size={width},{height}", "--hide-scrollbars")
        return _marked(self._run(svg, "--screenshot", "picture.png", options))

    def pdf(self, svg: str) -> bytes:
        """Return a picture as a PDF of one page, of the picture's own size."""
        made = self._run(svg, "--print-to-pdf", "picture.pdf", ("--no-pdf-header-footer",))
        # The day of the run, which must not be in a file that the same plan makes again; the length stays.
        made = re.sub(rb"(/(?:Creation|Mod)Date \(D:)\d{14}", rb"\g<1>20000101000000", made)
        return made.rstrip() + b"\n% aistrat\n"

    def _run(self, svg: str, action: str, name: str, options: tuple[str, ...]) -> bytes:
        width, height = size(svg)
        # The sheet is a pixel higher than the picture: rounding must not push its last line to a second one.
        page = (
            '<!doctype html><meta charset="utf-8"><style>@page{size:'
            f"{width}px {height + 1}px;margin:0}}html,body{{margin:0;padding:0;-webkit-print-color-adjust:exact}}"
            f"svg{{display:block;width:{width}px;height:{height}px}}</style>{svg}"
        )
        with tempfile.TemporaryDirectory(prefix="aistrat-", ignore_cleanup_errors=True) as folder:
            source, target = os.path.join(folder, "picture.html"), os.path.join(folder, name)
            with open(source, "w", encoding="utf-8") as file:
                file.write(page)
            command = [
                self.path,
                "--headless",
                "--disable-gpu",
                "--no-first-run",
                "--disable-extensions",
                "--disable-background-networking",
                f"--user-data-dir={os.path.join(folder, 'profile')}",
                *(["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []),
                *options,
                f"{action}={target}",
                "file://" + source.replace(os.sep, "/"),
            ]
            try:
                done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
                with open(target, "rb") as made:
                    return made.read()
            except subprocess.TimeoutExpired:
                why = f"no answer within {PATIENCE} s"
            except OSError as error:
                said = done.stderr.decode(errors="replace").strip().splitlines() if "done" in locals() else []
                why = said[-1][:200] if said else error.strerror or str(error)
        raise CannotGoOn(
            Message(f"{self.path} could not draw the picture: {why}", f"{self.path} で描けませんでした: {why}")
        )


def size(svg: str) -> tuple[int, int]:
    """Return the width and height of a picture in whole pixels, 96 to the inch."""
    found = re.search(r'<svg [^>]*?\bwidth="([\d.]+)(mm)?" height="([\d.]+)(?:mm)?"', svg)
    assert found is not None
    per = 96 / 25.4 if found[2] else 1.0
    return round(float(found[1]) * per), round(float(found[3]) * per)


def _marked(png: bytes) -> bytes:
    """Return a PNG that says which program made it, right after its header."""
    chunk = b"tEXtSoftware\0aistrat"
    mark = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return png[:33] + mark + png[33:]
