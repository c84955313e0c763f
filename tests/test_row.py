"""Our named tuples are the standard ones."""

from __future__ import annotations

import pickle
import typing

import pytest

from aistrat_cli.row import NamedTuple


class Ours(NamedTuple):
    """A pair."""

    a: int
    """The first."""
    b: str = "x"

    @property
    def both(self) -> str:
        """Both of them."""
        return f"{self.a}{self.b}"


class Standard(typing.NamedTuple):
    a: int
    b: str = "x"


def test_the_same_as_the_standard_one() -> None:
    for kind in (Ours, Standard):
        assert kind(1) == kind(a=1, b="x") == (1, "x")
        assert kind(1)._replace(b="y")._asdict() == {"a": 1, "b": "y"}
        assert kind._fields == kind.__match_args__ == ("a", "b")
        assert pickle.loads(pickle.dumps(kind(1))) == kind(1)
        assert repr(kind(1)) == f"{kind.__name__}(a=1, b='x')"
        with pytest.raises(TypeError):
            kind()  # type: ignore[call-arg]
        with pytest.raises(AttributeError):
            kind(1).a = 2  # type: ignore[misc]


def test_methods_and_words_are_kept() -> None:
    assert Ours(1).both == "1x"
    assert Ours.__doc__ == "A pair."
    assert (Ours.__module__, Ours.__qualname__) == (__name__, "Ours")
