"""The signs themselves."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest

from aistrat_cli.render.cells import width
from aistrat_cli.render.timeline.glyphs import ASCII, UNICODE, Glyphs


def _signs(charset: Glyphs) -> Iterator[str]:
    for value in vars(charset).values():
        yield from (value,) if isinstance(value, str) else value.values()


@pytest.mark.parametrize("charset", [UNICODE, ASCII])
def test_one_cell_on_every_terminal(charset: Glyphs) -> None:
    for sign in set(_signs(charset)) - {charset.waits}:
        assert width(sign) == 1
        assert unicodedata.east_asian_width(sign) != "A", sign


def test_ascii_is_ascii() -> None:
    assert all(sign.isascii() for sign in _signs(ASCII))


@pytest.mark.parametrize("charset", [UNICODE, ASCII])
def test_what_must_not_be_mistaken_differs(charset: Glyphs) -> None:
    shapes = [sign for shape, sign in charset.firm.items() if shape != "deadline"]
    hollow = [sign for shape, sign in charset.open.items() if shape != "deadline"]
    alone = [*shapes, *hollow, charset.done, charset.cancelled, charset.unknown, charset.aim_end, charset.ghost]
    assert len(alone) == len(set(alone))
    assert len({charset.today, charset.fiscal, charset.bar, charset.open_bar, charset.aim, charset.shade}) == 6
