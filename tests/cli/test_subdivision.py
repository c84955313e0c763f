"""What the holiday library does not know is named."""

from __future__ import annotations

from pathlib import Path

from outside import aistrat

SUBDIVISION = """
format = 1
[series]
id = "s"
title = "s"
timezone = "UTC"
[calendar]
country = "JP"
subdivision = "Tokio"
[[milestone]]
id = "a"
date = 2022-03-01
[[document]]
id = "d"
date = "a + 2bd"
"""


def test_an_unknown_subdivision_is_named(office: Path) -> None:
    (office / "s.toml").write_text(SUBDIVISION, encoding="utf-8")
    found = aistrat("validate", "s.toml", "--format", "json", "--lang", "en").json["diagnostics"]
    (diagnostic,) = (one for one in found if one["code"] == "P008")
    assert 'the subdivision "Tokio" of JP' in diagnostic["message"]
    assert diagnostic["location"]["line"] == 9
