"""What a YAML parser complains of, in words for people who write letters."""

from __future__ import annotations

# In the order of trial: a part of ruamel's problem, what is wrong, what to do.
_PROBLEMS = (
    ("too deep", "is nested too deeply", "a draft has at most twelve levels"),
    (r"'\t' that cannot start", "is indented with a tab", "indent with spaces"),
    ("that cannot start any token", "a text begins with a sign that YAML uses itself", "put it into quotation marks"),
    ("mapping values are not allowed", "a second colon makes this line ambiguous", "put the text into quotation marks"),
    ("could not find expected ':'", "this line has no colon after its key", "write KEY: TEXT, or indent it further"),
    ("expected <block end>", "does not line up with the lines above", "indent what belongs together alike"),
    ("sequence entries are not allowed", "a list cannot begin here", "begin the list on a line of its own"),
    ("expected ',' or ']'", "a list in [ ] is not closed, or a comma is missing", "close it with ]"),
    ("expected ',' or '}'", "a mapping in { } is not closed, or a comma is missing", "close it with }"),
    ("unexpected end of stream", "a quotation mark is opened and never closed", "close it; inside the text double it"),
    ("unexpected document separator", "a quotation mark is opened and never closed", "close it before the line ---"),
    ("unknown escape", "a backslash in double quotation marks means something else", "use single quotation marks"),
    ("expected escape sequence", "a backslash in double quotation marks is incomplete", "use single quotation marks"),
    ("expected the node content", "a value is missing here", "write it, or put a text into quotation marks"),
    ("expected '<document start>'", "does not belong to what is above", "write KEY: VALUE at the beginning of a line"),
    ("but found", "has a sign out of place", "put the text into quotation marks"),
)


def plain_words(problem: str) -> tuple[str, str]:
    """What is wrong and what to do, for the problem that the parser names."""
    for part, message, hint in _PROBLEMS:
        if part in problem:
            return message, hint
    return "is not YAML that can be read", "put texts into quotation marks and check the indentation"
