"""`frozen` against `dataclass(frozen=True, slots=True)`: one class made by both."""

from __future__ import annotations

import copy
import inspect
import pickle
from collections.abc import Callable, Sequence
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest

from letterkit.model.frozen import frozen

WAYS: dict[str, Callable[[type[Any]], type[Any]]] = {
    "ours": frozen,
    "by name": frozen(kw_only=True),
    "standard": dataclass(frozen=True, slots=True),
}


def _made(way: str) -> type[Any]:
    class Person:
        """A person."""

        name: str
        age: int = 0
        given: dict[str, int] = field(default_factory=dict)

    Person.__qualname__, Person.__module__ = f"{way}.Person", __name__
    return WAYS[way](Person)


OURS, BY_NAME, STANDARD = made = tuple(map(_made, WAYS))


@frozen
class Pair:
    """At the top of a module, where pickle finds it."""

    one: object
    other: object = None


@frozen
class Single:
    one: object


@frozen
class Nothing: ...


def test_instances_are_as_the_standard_library_makes_them() -> None:
    for given in (("A",), ("A", 3), ("A", 3, {"x": 1})):
        ours, standard = OURS(*given), STANDARD(*given)
        assert repr(ours) == repr(standard).replace("standard.", "ours.")
        assert ours == OURS(*given)
        assert ours != standard
        assert ours != replace(ours, age=7)
        assert replace(ours, age=7).age == replace(standard, age=7).age
        assert not hasattr(ours, "__dict__")
        assert is_dataclass(ours)
    assert hash(Pair(1, "a")) == hash((1, "a"))
    assert OURS.__match_args__ == STANDARD.__match_args__
    assert [one.name for one in fields(OURS)] == [one.name for one in fields(STANDARD)]
    assert list(inspect.signature(OURS).parameters) == list(inspect.signature(STANDARD).parameters)


def test_each_instance_has_its_own_default() -> None:
    assert OURS("A").given is not OURS("A").given


def test_wrong_arguments_are_refused_alike() -> None:
    for one in (OURS, STANDARD, BY_NAME):
        with pytest.raises(TypeError):
            one()
        with pytest.raises(TypeError):
            one(name="A", height=1)
    with pytest.raises(TypeError):
        BY_NAME("A")
    assert BY_NAME(name="A", age=2).age == 2


@pytest.mark.parametrize("one", [Pair(1, 2), Single("a"), Nothing()])
def test_nothing_of_an_instance_can_be_changed(one: Any) -> None:
    for name in ("one", "another"):
        with pytest.raises(FrozenInstanceError):
            setattr(one, name, 1)
        with pytest.raises(FrozenInstanceError):
            delattr(one, name)


@pytest.mark.parametrize("one", [Pair(1, Pair("a")), Single(None), Nothing()])
def test_copies_are_equal(one: Any) -> None:
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - written here
    assert copy.copy(one) == one
    assert len({one, copy.copy(one)}) == 1


def test_a_circle_is_printed_once() -> None:
    inner: list[object] = []
    inner.append(Single(inner))
    assert repr(inner[0]) == "Single(one=[...])" or "..." in repr(inner[0])


def test_what_a_class_has_by_itself_stays() -> None:
    @frozen
    class Own(Sequence[int]):
        texts: tuple[int, ...]

        def __len__(self) -> int:
            return len(self.texts)

        def __getitem__(self, at: Any) -> Any:
            return self.texts[at]

        def __repr__(self) -> str:
            return "own"

        def __eq__(self, other: object) -> bool:
            return len(self) == len(other)  # type: ignore[arg-type]

    assert repr(Own((1, 2))) == "own"
    assert Own((1, 2)) == [3, 4]
    assert hash(Own((1, 2))) == hash(((1, 2),))


def test_what_it_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError, match="above"):

        @frozen
        class Below(Pair):
            more: int = 0

    with pytest.raises(TypeError, match="options"):

        @frozen
        class Hidden:
            text: str = field(default="", repr=False)
