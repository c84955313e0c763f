"""Whole pictures and pages of the real schedule, and the picture that the README shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from real_plans import ROOT, SEED, real, todays
from timeline_cases import every_kind

from aistrat_cli.render import html, svg

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_real_schedule(golden: Golden, lang: str) -> None:
    _, plan = real(SEED)
    golden(f"pictures/seed.{lang}.svg", svg.render(plan, svg.PictureOptions(lang=lang, today=todays(plan))))


def test_two_strips_on_a4_to_print(golden: Golden) -> None:
    _, plan = real(SEED)
    options = svg.PictureOptions(today=todays(plan), theme="print", layout="a4", strips=True, critical=True)
    golden("pictures/seed.strips.svg", svg.render(plan, options))


def test_every_kind_of_item(golden: Golden) -> None:
    plan = every_kind()
    golden(
        "pictures/every-kind.svg", svg.render(plan, svg.PictureOptions(lang="en", today=todays(plan), critical=True))
    )


def test_the_page_without_its_style_and_script(golden: Golden) -> None:
    _, plan = real(SEED)
    page = html.render(plan, html.PageOptions(today=todays(plan), calendar=b"BEGIN:VCALENDAR"))
    bare = re.sub(r"(?s)(<style>|<script>).*?(</style>|</script>)", r"\1\2", page)
    bare = re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-", bare)
    golden("pictures/seed.html", re.sub(r"(?s)<svg .*?</svg>\n", "<svg></svg>\n", bare))


def test_the_picture_in_the_documents_is_that_of_the_schedule(request: pytest.FixtureRequest) -> None:
    _, plan = real(SEED)
    options = svg.PictureOptions(today=todays(plan), layout="fit", theme="auto")
    drawn = svg.render(plan, options).encode()
    shown = Path(ROOT / "docs/images/new-ai-strategy.svg")
    if request.config.getoption("--update-golden"):
        shown.write_bytes(drawn)
    assert shown.read_bytes() == drawn, "pytest --update-golden draws it again"
