"""Rows of lists with everything that makes writing them hard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from letterkit.model.letter import Entries

from .example import HOSTILE

Row = tuple[str, str, tuple[str, ...]]
"""Name, country, lines of office."""
WORDS = [
    *HOSTILE,
    "Alpha",
    "Beta & Co",
    "A  B",
    " edge",
    "두 단체",
    "단체 (ABC)",
    "Łódź",
    "a\nb",
    "->",
    "</w:t>",
    "\0",
    "…",
]
MORE = [
    "日本の長い名前の団体です" * 5,
    "A name of so many words that no line has room for all of them at once, as it is " * 2,
]
LANGS = {"두 단체": "ko", "단체 (ABC)": "ko", "Alpha": "en", "…": "ja", "Łódź": "ar", "Beta & Co": '"><b>'}
NAMES = st.sampled_from([*WORDS, ""])
TITLES = st.sampled_from([(), ("Office",), ("Office", "Beta & Co"), ("두 단체",), ("", "a\nb"), ("a\r\nb\t",)])
ROWS = st.lists(st.tuples(NAMES, NAMES, TITLES), min_size=1, max_size=20)


def listed(rows: Sequence[Row], langs: Mapping[str, str]) -> Entries:
    """The rows in columns; columns without a text are left out, as composing does."""
    names, countries, titles = zip(*rows, strict=True)
    printed = {text for name, country, lines in rows for text in (name, country, *lines)}
    return Entries(
        "signatories.csv",
        range(2, len(rows) + 2),
        names,
        countries if any(countries) else (),
        titles if any(titles) else (),
        {text: lang for text, lang in langs.items() if text in printed},
    )
