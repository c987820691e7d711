"""Links of a text, and what of them is the same in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letterkit.agreement.addresses import normal

_SHOWN = re.compile(r"(?:https?://|www\.)[^\s<>\"'“”‘’«»]{2,2000}", re.IGNORECASE)
_TRAILING = ".,;:!?)]}。、」』）"
_LANGUAGE = re.compile(r"(?<=/)(?:[a-z]{2}|[a-z]{2}[-_][a-z]{2,4}|(?:eng|kor)(?:_service)?)(?=/|$)", re.IGNORECASE)
_LANGUAGE_QUERY = re.compile(r"(?:^|&)(?:lang|locale|hl|language)=[^&]*", re.IGNORECASE)
_LANGUAGE_HOST = re.compile(r"^(?:www|[a-z]{2})\.(?=[^.]+\.)")
_NUMBER = re.compile(r"\d+")


def shown(text: str) -> Iterator[tuple[int, int, str]]:
    """Web addresses that stand in the text itself: start, end, address."""
    for match in _SHOWN.finditer(text):
        address = match.group().rstrip(_TRAILING)
        yield match.start(), match.start() + len(address), address


def level(address: str) -> str:
    """An address in its one form (`addresses.normal`) without what may differ between languages: a language's folder,
    host or parameter. Empty for what is no place in the web, as "#" is."""
    one = normal(address)
    if one.startswith("mailto:"):
        return one
    rest, mark, fragment = one.partition("#")
    rest, _, query = rest.partition("?")
    host, slash, path = rest.partition("/")
    path = re.sub("/{2,}", "/", _LANGUAGE.sub("", slash + path)).rstrip("/")
    query = _LANGUAGE_QUERY.sub("", query).lstrip("&")
    return _LANGUAGE_HOST.sub("", host) + path + (f"?{query}" if query else "") + mark + fragment


def host(value: str) -> str:
    """The host of a levelled address."""
    return re.split("[/?#]", value, maxsplit=1)[0]


def differ_in_digits(one: str, other: str) -> bool:
    """Whether two levelled addresses are the same but for their numbers: then one of them is mistyped."""
    return one != other and _NUMBER.sub("0", one) == _NUMBER.sub("0", other)
