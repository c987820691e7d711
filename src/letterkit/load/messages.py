"""What pydantic complains of, in words for people who write letters (after rendercv's table of messages)."""

from __future__ import annotations

from typing import Any

# By pydantic's type of error: what is wrong, what to do. {…} are its context and `written`, the value as it stands.
_MESSAGES = {
    "missing": ("is missing", "add it"),
    "unexpected_keyword_argument": ("is not a known field", ""),
    "string_type": ("must be one text", "put the text behind the colon"),
    "dict_type": ("must be a mapping", "write KEY: VALUE on lines of their own, indented"),
    "dataclass_type": ("must be a mapping of fields", "write FIELD: VALUE on lines of their own, indented"),
    "tuple_type": ("must be a list", "write each item on a line of its own after a hyphen"),
    "int_parsing": ("must be a whole number, not {written}", "write digits"),
    "int_parsing_size": ("is too large a number", "write a smaller one"),
    "int_type": ("must be a whole number", "write digits"),
    "float_parsing": ("must be a number, not {written}", "write digits, with a point for decimals"),
    "float_type": ("must be a number", "write digits, with a point for decimals"),
    "bool_parsing": ("must be true or false, not {written}", "write true or false"),
    "bool_type": ("must be true or false", "write true or false"),
    "greater_than": ("must be more than {gt}, not {written}", "write a larger number"),
    "greater_than_equal": ("must be at least {ge}, not {written}", "write a larger number"),
    "less_than": ("must be less than {lt}, not {written}", "write a smaller number"),
    "less_than_equal": ("must be at most {le}, not {written}", "write a smaller number"),
    "string_too_short": ("is empty", "write a text"),
    "too_short": ("is empty", "write at least one item"),
    "string_pattern_mismatch": (
        "{written} has characters that a name of files cannot have",
        "use small Latin letters, digits, hyphens, dots and underscores, at most 80",
    ),
    "enum": ("{written} is none of {expected}", ""),
    "literal_error": ("{written} is none of {expected}", ""),
    "language": ("{written} is no language that letterkit knows", ""),
    "date_form": ("{written} is not a date in the form YYYY-MM-DD", "write it like 2020-02-17"),
    "moment_form": ("{written} is not a time with a time zone", "write it like 2020-12-10T09:00+09:00"),
    "date_type": ("must be a date", "write it like 2020-02-17"),
    "datetime_type": ("must be a time with a time zone", "write it like 2020-12-10T09:00+09:00"),
    "date_from_datetime_parsing": ("{written} is not a day of the calendar", "write it like 2020-02-17"),
    "date_parsing": ("{written} is not a day of the calendar", "write it like 2020-02-17"),
    "datetime_parsing": ("{written} is not a time of the calendar", "write it like 2020-12-10T09:00+09:00"),
    "datetime_from_date_parsing": ("{written} is not a time of the calendar", "write it like 2020-12-10T09:00+09:00"),
    "timezone_aware": ("{written} lacks a time zone", "write it like 2020-12-10T09:00+09:00"),
}


def plain_words(kind: str, written: object, context: dict[str, Any]) -> tuple[str, str]:
    """What is wrong with a value and what to do, for pydantic's type of error; also for one that the table lacks."""
    message, hint = _MESSAGES.get(kind, ("is not what can stand here", "see the fields by `letterkit schema`"))
    expected = str(context.get("expected", "")).replace("'", "")
    return message.format_map(_Quoted(context, written=_quoted(written), expected=expected)), hint


def has_words(kind: str) -> bool:
    """Whether the table has this type of error."""
    return kind in _MESSAGES


class _Quoted(dict[str, Any]):
    """The context of a message; a number is written without needless decimals, an absent name as nothing."""

    def __missing__(self, key: str) -> str:
        return ""

    def __getitem__(self, key: str) -> Any:
        value = super().__getitem__(key)
        return f"{value:g}" if isinstance(value, float) else value


def _quoted(value: object) -> str:
    if not isinstance(value, str):
        return "this"
    return f'"{value}"' if len(value) <= 60 else f'"{value[:60]}…"'
