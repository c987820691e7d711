"""The countries that a claim names: "across 10 countries (Canada, Japan, …)", "12개국(미국, 호주)"."""

from __future__ import annotations

import re

from letterkit.claims.grammar import Grammar

_OPEN = re.compile(r"\s{0,3}[(（［\[]")
_CLOSED = re.compile(r"[)）\]］]")
_COLON = re.compile(r"\s{0,3}[:：]\s{0,3}|\s{1,3}[–—-]\s{1,3}|,\s{0,3}(?:namely|nämlich|à savoir|a saber)\s")
_END = re.compile(r"[.;!?。；！？\n)）–—]\s|[。；\n]|\.$|$")
_PARTS = re.compile(r"\s*(?:[,;、，；/／·]|\s[–—-]\s)\s*")
_ITEM = re.compile(r"[^\W\d_][^\d:()]{0,48}")
_LONGEST = 1_500
_MOST = 250
_FEWEST = 2


def named(text: str, end: int, grammar: Grammar) -> tuple[str, ...]:
    """The names that follow a count of countries in brackets or after a colon, as they are written; none where they are
    only examples ("etc.", など), or where what follows is no list of names."""
    bracket = _OPEN.match(text, end)
    if bracket:
        closed = _CLOSED.search(text, bracket.end(), bracket.end() + _LONGEST)
        return _names(text[bracket.end() : closed.start()], grammar) if closed else ()
    colon = _COLON.match(text, end)
    if colon is None:
        return ()
    stop = _END.search(text, colon.end(), colon.end() + _LONGEST)
    names = _names(text[colon.end() : stop.start() if stop else len(text)], grammar)
    return names if all(_is_name(name) for name in names) else ()


def _names(text: str, grammar: Grammar) -> tuple[str, ...]:
    parts = [part.strip() for part in _PARTS.split(text.strip()) if part.strip()]
    names = [name for part in parts for name in _joined(part, grammar)]
    if not _FEWEST <= len(names) <= _MOST or any(not _ITEM.fullmatch(name) for name in names):
        return ()
    last = names[-1].lower()
    open_ended = any(last == word or (not word.isascii() and last.endswith(word)) for word in grammar.more)
    return () if open_ended or any(name.lower() in grammar.more for name in names) else tuple(names)


def _joined(part: str, grammar: Grammar) -> list[str]:
    """The names of a part that "and" may join or begin: "and the United States", "Chile y Perú"."""
    words = [re.escape(word) for word in grammar.table["conjunctions"] if word[0].isalpha()]
    gap = r"\s{1,3}" if grammar.spaced else r"\s{0,3}"
    joint = re.compile(rf"(?:^|{gap})(?:{'|'.join(words) or '(?!)'}){gap}", re.IGNORECASE)
    first = joint.match(part)
    rest = part[first.end() :] if first and not part[: first.start()] else part
    pieces = joint.split(rest) if grammar.spaced else [rest]
    return [piece.strip() for piece in pieces if piece.strip()]


def _is_name(name: str) -> bool:
    """Whether a piece of running text can be a name: few words, and a capital letter where the script has them."""
    capital = any(letter.isupper() for letter in name) or name.lower() == name.upper()
    return capital and len(name.split()) <= 6
