"""Frozen dataclasses, made in a quarter of the time.

`dataclass(frozen=True, slots=True)` compiles six functions for each class, and of a command that ends within half
a second that was a fifth. Here one is compiled, which makes an instance; the others are the same for all classes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T] | None = None, /, *, kw_only: bool = False) -> type[T] | Callable[[type[T]], type[T]]:
    """As `dataclass(frozen=True, slots=True)`: the same instances, equal, hashed, printed, pickled and replaced alike.

    What a class has by itself is left to it. Raises TypeError for what this does not know: fields of a class above,
    and fields with options other than a default.
    """
    return _made(cls, kw_only=kw_only) if cls else lambda one: _made(one, kw_only=kw_only)


def _made(cls: type[T], *, kw_only: bool) -> type[T]:
    if any(hasattr(base, "__dataclass_fields__") for base in cls.__mro__):
        raise TypeError(f"{cls.__qualname__} takes fields from a class above it")
    cls.__doc__ = cls.__doc__ or cls.__name__  # for which `dataclass` would write down the signature
    made = dataclass(slots=True, init=False, repr=False, eq=False, kw_only=kw_only)(cls)
    made.__dataclass_params__.frozen = True  # type: ignore[attr-defined]  # which `dataclass` asks classes above
    known = fields(made)  # type: ignore[arg-type]
    for one in known:
        if not (one.init and one.repr and one.compare and one.hash is None):
            raise TypeError(f"{cls.__qualname__}.{one.name} has options that are not known here")
    for name, method in _methods(made, known).items():
        if cls.__dict__.get(name) is None:  # None is what Python puts for the hash beside a class's own comparison
            setattr(made, name, method)
    return made


def _methods(made: type[Any], known: tuple[Field[Any], ...]) -> dict[str, Callable[..., Any]]:
    names = [one.name for one in known]
    several = attrgetter(*names) if len(names) > 1 else None
    values: Callable[[Any], tuple[Any, ...]] = several or (lambda self: tuple(getattr(self, name) for name in names))
    setters = [made.__dict__[one.name].__set__ for one in known]

    def eq(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def restore(self: Any, state: tuple[Any, ...]) -> None:
        for put, value in zip(setters, state, strict=True):
            put(self, value)

    return {
        "__init__": _init(made, known),
        "__eq__": eq,
        "__hash__": lambda self: hash(values(self)),
        "__repr__": _repr,
        "__getstate__": lambda self: values(self),
        "__setstate__": restore,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }


def _init(made: type[Any], known: tuple[Field[Any], ...]) -> Callable[..., None]:
    """Sets the slots themselves, which `__setattr__` refuses."""
    around: dict[str, Any] = {"_MISSING": MISSING}
    positional, by_name, body = ["self"], list[str](), list[str]()
    for one in known:
        name, value = one.name, one.name
        around[f"_set_{name}"] = made.__dict__[name].__set__
        if one.default_factory is not MISSING:
            around[f"_new_{name}"] = one.default_factory
            value = f"_new_{name}() if {name} is _MISSING else {name}"
            default = "=_MISSING"
        else:
            around[f"_default_{name}"] = one.default
            default = "" if one.default is MISSING else f"=_default_{name}"
        (by_name if one.kw_only else positional).append(name + default)
        body.append(f"\n _set_{name}(self, {value})")
    if by_name:
        by_name.insert(0, "*")
    source = f"def __init__({', '.join([*positional, *by_name])}):{''.join(body) or ' pass'}"
    exec(source, around)  # noqa: S102 - made of names of fields
    init: Callable[..., None] = around["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


@recursive_repr()
def _repr(self: Any) -> str:
    shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self))
    return f"{self.__class__.__qualname__}({shown})"


def _refuse(self: Any, name: str, *_value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r} of {self.__class__.__qualname__}")
