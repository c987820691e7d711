"""The Jinja2 environment of templates and bodies: sandboxed, strict, and with every printed value bound."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterator, Mapping
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError, pass_context
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context

from letterkit.compose.binder import LINE_BASE, PLANE_SIZE, Binder, TooManyValuesError
from letterkit.compose.bound import BoundBlocks, BoundInlines, BoundText
from letterkit.compose.sandbox import Sandbox
from letterkit.errors import InputError
from letterkit.languages import dates, numbers
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.language import Language
from letterkit.model.letter import Origin
from letterkit.model.project import Source

MAX_CHARACTERS = 2_000_000
_CHARACTERS = re.compile(f"[{chr(LINE_BASE)}-{chr(0x10FFFF)}]|&#(?:[xX][0-9a-fA-F]{{1,6}}|[0-9]{{1,7}});")


class Names:
    """Values by name, for `{{ counts.groups }}`; a name that is not there is an error that says which are."""

    def __init__(self, what: str, values: Mapping[str, Any]) -> None:
        self._what = what
        self._values = dict(values)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._values:
            raise AttributeError(name)
        return self._values[name]

    def __bool__(self) -> bool:
        return bool(self._values)

    def lack(self, name: str) -> str:
        """What is said of a name that is not there."""
        near = difflib.get_close_matches(name, self._values, n=1)
        there = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(self._values))[:300]}"
        return f"{{{{ {self._what}.{name} }}}} is not known here; {there}"


class _Missing(StrictUndefined):
    """A name that is not known; of one in `Names` it says what that has."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if isinstance(self._undefined_obj, Names):
            return self._undefined_obj.lack(str(self._undefined_name))
        return super()._undefined_message


class _LineMarks(Extension):
    """Writes the number of each source line at its end, as one character that the Markdown reader takes off again."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Mark the newlines of the text between the tags."""
        for token in stream:
            if token.type != "data":
                yield token
                continue
            lines = token.value.split("\n")
            marked = [
                line + (chr(LINE_BASE + min(token.lineno + i, PLANE_SIZE)) if i < len(lines) - 1 else "")
                for i, line in enumerate(lines)
            ]
            yield Token(token.lineno, token.type, "\n".join(marked))


_compiled: dict[Source, CodeType] = {}
"""Code does not depend on the environment that made it, so a template is compiled once for all languages."""


def expand(source: Source, context: Mapping[str, Any], language: Language, binder: Binder) -> str:
    """Run a template or a body: its text with values as private-use characters and a line mark at each line's end.

    Raises InputError, with the line, for a syntax error, an unknown name, a forbidden access or a text of more than
    two million characters.
    """
    _refuse_private_use(source)
    environment = _environment(language, binder)
    try:
        if source not in _compiled:
            _compiled[source] = environment.compile(source.text, name=source.path, filename=source.path)
        template = Template.from_code(environment, _compiled[source], environment.globals)
        return _collect(template, context, source)
    except TemplateSyntaxError as error:
        raise _failure(source, error.lineno, f"template syntax: {error.message}") from error
    except (UndefinedError, SecurityError, TemplateError, TooManyValuesError, OverflowError) as error:
        raise _failure(source, _line_of(error, source), _sentence(error, context)) from error
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError) as error:
        raise _failure(source, _line_of(error, source), f"the template fails: {error}") from error


def _collect(template: Template, context: Mapping[str, Any], source: Source) -> str:
    pieces: list[str] = []
    size = 0
    for piece in template.generate(context):
        size += len(piece)
        if size > MAX_CHARACTERS:
            message = f"the text grows beyond {MAX_CHARACTERS:,} characters"
            raise _failure(source, _line_after(pieces), message)
        pieces.append(piece)
    return "".join(pieces)


def _line_after(pieces: list[str]) -> int:
    """The line of the source that follows the last one that was ended."""
    ended = (ord(c) - LINE_BASE for piece in reversed(pieces) for c in reversed(piece) if _is_line_mark(c))
    return next(ended, 0) + 1


def _is_line_mark(character: str) -> bool:
    return LINE_BASE <= ord(character) <= LINE_BASE + PLANE_SIZE


def _environment(language: Language, binder: Binder) -> Sandbox:
    printed = 0

    @pass_context
    def finalize(_context: Context, value: object) -> str:  # with a context, Jinja2 cannot fold constants past it
        nonlocal printed
        printed += _size(value)
        if printed > MAX_CHARACTERS:
            raise TooManyValuesError(f"values are printed that have more than {MAX_CHARACTERS:,} characters")
        return binder.bind(value)

    environment = Sandbox(
        undefined=_Missing,
        finalize=finalize,
        extensions=[_LineMarks],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # nothing is markup here: values are bound after parsing
        optimized=False,  # what a constant expression comes to is known when it runs, and so is its line
    )
    environment.filters["spell"] = lambda number, counter="": _spelled(number, counter, language)
    environment.filters["date"] = lambda day: _dated(day, language)
    return environment


def _size(value: object) -> int:
    """The characters that a value prints; it is looked at here, while the line is known, and not when it is set.

    Raises TypeError for what is no text, number or date: a list would print as Python writes it.
    """
    if isinstance(value, BoundBlocks | BoundInlines):
        return 1
    if isinstance(value, StrictUndefined | str | int | float | dt.date):
        return len(str(value))  # raises for a name that is not known, and for a number without end
    kind = "nothing" if value is None else f"a {type(value).__name__.lower()}"
    raise TypeError(f"{kind} is printed where a text should be; print one of its parts, or ask by `if` first")


def _spelled(number: int, counter: str, language: Language) -> BoundText:
    origin = getattr(number, "origin", Origin("expression"))
    return BoundText(numbers.spell(int(number), language.code, counter=counter), origin)


def _dated(day: dt.date, language: Language) -> BoundText:
    if not isinstance(day, dt.date):
        raise TypeError(f"the filter date wants a date, not {str(day)!r}")
    return BoundText(dates.long_date(day, language), Origin("draft.date"))


def _refuse_private_use(source: Source) -> None:
    """Characters of the planes that stand for values and lines may not be typed, nor written as `&#x100000;`."""
    for found in _CHARACTERS.finditer(source.text):
        code = _code_point(found.group())
        if code < LINE_BASE:
            continue
        before = source.text[: found.start()]
        place = Place(source.path, before.count("\n") + 1, found.start() - before.rfind("\n"))
        message = f"private-use character U+{code:06X}"
        raise InputError([Finding("text-invalid", Severity.ERROR, message, place, "take it out of the text")])


def _code_point(written: str) -> int:
    if len(written) == 1:
        return ord(written)
    digits = written[2:].rstrip(";")
    return int(digits[1:], 16) if digits[0] in "xX" else int(digits)


def _failure(source: Source, line: int | None, message: str) -> InputError:
    hint = "see docs/templates.md for what a template may use"
    return InputError([Finding("template-invalid", Severity.ERROR, message, Place(source.path, line), hint)])


def _line_of(error: BaseException, source: Source) -> int | None:
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == source.path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _sentence(error: Exception, context: Mapping[str, Any]) -> str:
    message = str(error)
    if not isinstance(error, UndefinedError) or message.startswith("{{ "):
        return message
    wanted = message.split("'")
    names = [name for name in wanted if name.isidentifier()]
    near = difflib.get_close_matches(names[-1] if names else message, list(context), n=1)
    missing = f"{{{{ {names[-1]} }}}} is not known here" if names else message
    return missing + (f"; did you mean {near[0]}?" if near else f"; known: {', '.join(sorted(context))}")
