"""The page's own style sheet and script, which are files of the package, and the policy that admits nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def style() -> str:
    """Return the page's style sheet, without what only its authors read."""
    text = (HERE / "page.css").read_text(encoding="utf-8")
    return re.sub(r"\s*\n\s*", "", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))


@cache
def script() -> str:
    """Return the page's script."""
    return (HERE / "page.js").read_text(encoding="utf-8")


def policy(styles: str, scripts: str) -> str:
    """Return a Content-Security-Policy under which only this very style sheet and this very script count."""
    return (
        f"default-src 'none'; style-src '{_digest(styles)}'; script-src '{_digest(scripts)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
