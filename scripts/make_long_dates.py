"""Write src/letterkit/languages/long_dates.json: how each language writes a date in full, from CLDR by way of babel.

    .venv/bin/python scripts/make_long_dates.py

Loading a locale takes ten times as long as reading this file; a test holds that it says what babel says.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from babel.core import Locale

FOLDER = Path(__file__).parents[1] / "src" / "letterkit" / "languages"
PLAIN = re.compile(r"(?:'[^']*'|MMMM|MMM|MM|M|dd|d|y|[^A-Za-z'])+")
"""Patterns of day, month and year alone; others are left to babel."""


def codes() -> list[str]:
    """The tags of all language files."""
    return sorted(path.stem for path in FOLDER.rglob("*.toml"))


def form(code: str) -> dict[str, object] | None:
    """The pattern of the long form, and the names of the months and, from Monday, of the days as they stand in it."""
    locale = Locale.parse(code, sep="-")
    pattern = locale.date_formats["long"].pattern
    if not PLAIN.fullmatch(pattern) or locale.default_numbering_system != "latn":
        return None
    months, days = locale.months["format"]["wide"], locale.days["format"]["wide"]
    return {
        "pattern": pattern,
        "months": [months[number] for number in range(1, 13)],
        "days": [days[number] for number in range(7)],
    }


def text() -> str:
    """The whole file."""
    forms = {code: found for code in codes() if (found := form(code))}
    return json.dumps(forms, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    (FOLDER / "long_dates.json").write_text(text(), encoding="utf-8")
