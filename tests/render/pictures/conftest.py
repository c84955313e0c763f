"""The plans that the terminal's timeline is tried with serve its pictures as well."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "timeline"))
