"""From what a YAML file says to a model, or to findings at the lines that are wrong."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, TypeVar, cast

from letterkit.load.compiled import validator
from letterkit.load.core import ValidationError
from letterkit.load.faults import Faults
from letterkit.load.fields import names, parts, required
from letterkit.load.messages import plain_words
from letterkit.load.nearest import did_you_mean, nearest
from letterkit.load.yaml_reader import Tree, Value
from letterkit.model.finding import Place

Model = TypeVar("Model")
Location = tuple[int | str, ...]


def validate(
    model: type[Model], tree: Tree, faults: Faults, *, code: str, known: Mapping[str, tuple[str, ...]]
) -> Model | None:
    """The model that a file describes; None with findings of `code` for each field that is wrong.

    `known` gives the names there are, for kinds that only the caller knows ("languages").
    """
    if not isinstance(tree.data, dict):
        said = "is empty" if tree.data is None else "is not a mapping of fields"
        example = " and ".join(required(model)) or "description"
        faults.add(code, tree.places[""], said, f"write the fields, such as {example}")
        return None
    try:
        return accept(model, tree.data, known)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            _add(faults, model, tree, code, one, known)
        return None


def accept(model: type[Model], data: Value, known: Mapping[str, tuple[str, ...]]) -> Model:
    """The model of data without its empty fields. Raises pydantic's ValidationError."""
    made: Model = validator(cast("Hashable", model)).validate_python(
        _without_empty(data), context=dict(known), by_alias=True, by_name=False
    )
    return made


def locations(error: ValidationError) -> list[tuple[Location, str]]:
    """Where each error is, and of which type."""
    return [(_location(one["loc"]), one["type"]) for one in error.errors(include_url=False)]


def _without_empty(data: Value) -> Value:
    """A field with nothing behind its colon is as good as not there; items of a list keep their numbers."""
    if isinstance(data, dict):
        return {key: _without_empty(value) for key, value in data.items() if value is not None}
    return [_without_empty(item) for item in data] if isinstance(data, list) else data


def _location(loc: Location) -> Location:
    """Without pydantic's own mark for keys."""
    return loc[:-1] if loc and loc[-1] == "[key]" else loc


def _add(
    faults: Faults, model: type[Any], tree: Tree, code: str, error: Any, known: Mapping[str, tuple[str, ...]]
) -> None:
    loc, kind = _location(error["loc"]), error["type"]
    name = ".".join(map(str, loc))
    message, hint = plain_words(kind, error.get("input"), error.get("ctx", {}))
    if kind == "unexpected_keyword_argument":
        hint = did_you_mean(str(loc[-1]), names(_model_at(model, loc[:-1])))
    elif kind == "language":
        hint = did_you_mean(str(error.get("input")), known.get("languages", ()))
    elif kind == "enum" and (near := nearest(str(error.get("input")), _expected(error))):
        hint = f"did you mean {near}?"
    faults.add(code, _place(tree, name), f"{name}: {message}", hint or "write one of these")


def _expected(error: Any) -> list[str]:
    return str(error["ctx"]["expected"]).replace(" or ", ", ").replace("'", "").split(", ")


def _place(tree: Tree, name: str) -> Place:
    at = name
    while at not in tree.places:  # a field that is missing is shown where it should be
        at = at.rpartition(".")[0]
    place = tree.places[at]
    return Place(place.path, place.line, place.column, field=name)


def _model_at(model: type[Any], loc: Location) -> type[Any]:
    """The type that a location lies in; numbers and keys of mappings stay in the type that is their value."""
    for part in loc:
        model = parts(model).get(str(part), model)
    return model
