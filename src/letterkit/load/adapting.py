"""The types of a draft and of a template's settings, as pydantic validates them."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any, cast

from pydantic import ConfigDict, TypeAdapter, with_config

from letterkit.load.fields import name_in_file


@cache
def adapter(model: Hashable) -> TypeAdapter[Any]:
    """pydantic's view of a dataclass: no field that it does not have, `from` for `sender`; the same for its parts."""
    strict = with_config(ConfigDict(extra="forbid", alias_generator=name_in_file))
    return TypeAdapter(strict(cast("type[Any]", model)))
