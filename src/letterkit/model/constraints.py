"""What a value of a file must be, as metadata of its type (PEP 593).

pydantic asks each for its schema when the load stage validates a file; nothing of pydantic is imported before, since
the stages after it run without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, LiteralString

from letterkit.model.frozen import frozen

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import ValidationInfo

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)", re.ASCII)


class _OnSchema:
    """A constraint that is a key of the inner type's core schema."""

    __slots__ = ()

    def _keys(self) -> dict[str, object]:
        raise NotImplementedError

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        schema: Any = handler(source)
        return {**schema, **self._keys()}


@frozen
class Pattern(_OnSchema):
    """A text that the whole of a regular expression matches."""

    regex: str

    def _keys(self) -> dict[str, object]:
        return {"pattern": self.regex}


@frozen
class AtLeast(_OnSchema):
    """So many characters of a text, or items of a list, at the least."""

    length: int

    def _keys(self) -> dict[str, object]:
        return {"min_length": self.length}


@frozen
class Range(_OnSchema):
    """A number from `least` or over `over`, up to `to`; None is no bound."""

    least: float | None = None
    to: float | None = None
    over: float | None = None

    def _keys(self) -> dict[str, object]:
        bounds = {"ge": self.least, "le": self.to, "gt": self.over}
        return {name: bound for name, bound in bounds.items() if bound is not None}


def known_language(code: str, info: ValidationInfo) -> str:
    """Refuse a tag of a language that the reader does not know."""
    known = (info.context or {}).get("languages")
    if code and known and not any(f"{code}-".lower().startswith(f"{one}-".lower()) for one in known):
        from pydantic_core import PydanticCustomError

        raise PydanticCustomError("language", "unknown language")
    return code


def by_language(value: Any) -> Any:
    """One text is that text for all languages."""
    return {"": value} if isinstance(value, str) else value


def iso_date(value: Any) -> Any:
    """Refuse what is no date in full; pydantic alone also takes seconds since 1970."""
    return _of_form(value, _DATE, "date_form")


def iso_moment(value: Any) -> Any:
    """Refuse what is no time in full with its zone."""
    return _of_form(value, _MOMENT, "moment_form")


def _of_form(value: Any, form: re.Pattern[str], kind: LiteralString) -> Any:
    if isinstance(value, str) and not form.fullmatch(value):
        from pydantic_core import PydanticCustomError

        raise PydanticCustomError(kind, "not in the form of ISO 8601")
    return value


@frozen
class KnownLanguage:
    """A language tag (BCP 47) whose language the reader knows; it names them as context={"languages": (...)}."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.with_info_after_validator_function(known_language, handler(source))


@frozen
class ByLanguage:
    """A mapping from language to text, or one text for all languages, which is read as {"": text}."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(by_language, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        mapping = handler(schema)
        return {"anyOf": [{"type": "string"}, mapping]}


@frozen
class IsoDate:
    """A day of the calendar, as 2020-02-17 (ISO 8601)."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(iso_date, handler(source))


@frozen
class IsoMoment:
    """A time with its zone, as 2020-12-10T09:00+09:00 (ISO 8601)."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        from pydantic_core import core_schema

        aware: Any = {**handler(source), "tz_constraint": "aware"}
        return core_schema.no_info_before_validator_function(iso_moment, aware)
