"""Colours: every text can be read, and what differs in meaning differs for the colour-blind, too."""

from __future__ import annotations

from itertools import combinations

import pytest

from aistrat_cli.render.svg.palette import PALETTES, Palette, rules

# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
EYES = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
Colour = tuple[float, float, float]


def linear(colour: str) -> Colour:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return r, g, b


def luminance(colour: str) -> float:
    r, g, b = linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def seen(colour: str, eyes: str) -> Colour:
    rgb = linear(colour)
    r, g, b = (min(1.0, max(0.0, sum(k * c for k, c in zip(row, rgb, strict=True)))) for row in EYES[eyes])
    return lab(r, g, b)


def lab(r: float, g: float, b: float) -> Colour:
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(a: str, b: str, eyes: str) -> float:
    return sum((p - q) ** 2 for p, q in zip(seen(a, eyes), seen(b, eyes), strict=True)) ** 0.5


@pytest.mark.parametrize("name", PALETTES)
def test_texts_can_be_read(name: str) -> None:
    p: Palette = PALETTES[name]
    for ground in (p.paper, p.card, p.band):
        for text in (p.ink, p.soft, p.ahead, p.today, p.critical):
            assert contrast(text, ground) >= 4.5, (text, ground)
    for filled in (p.ahead, p.over, p.today):
        assert contrast(p.on, filled) >= 4.5, filled


@pytest.mark.parametrize("name", PALETTES)
def test_signs_stand_out(name: str) -> None:
    p = PALETTES[name]
    for sign in (p.ahead, p.over, p.today, p.critical, p.edge):
        assert contrast(sign, p.paper) >= 3, sign


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("name", ["light", "dark"])
def test_meanings_stay_apart_for_every_eye(name: str, eyes: str) -> None:
    p = PALETTES[name]
    for a, b in combinations(("ahead", "over", "today", "critical"), 2):
        assert apart(getattr(p, a), getattr(p, b), eyes) >= 11, (a, b)


def test_rules_of_a_page_touch_nothing_else() -> None:
    sheet = rules("auto", ".picture ")
    for rule in sheet.replace("}}", "}").split("}"):
        selectors = rule.split("{")[-2] if rule.count("{") else ""
        assert all(one.startswith(".picture ") for one in selectors.split(",") if one)


def test_what_a_sign_leaves_out_stands_over_every_theme() -> None:
    sheet = rules("auto")
    assert sheet.index(".no{fill:none}") > max(sheet.rindex(".open{"), sheet.rindex("@media"))
