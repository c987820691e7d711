"""Make a recipients file of N rows for trials: permanent representatives of states, of whom none is real.

Names of states come from letterkit's own table. E-mail addresses are of example.org (RFC 2606) and numbers of the
range that the North American plan keeps for fiction (555-0100 to 555-0199), so that nobody is reached by mistake.

    python scripts/make_recipients.py 193 > recipients.csv
    python scripts/make_recipients.py 10000 --languages en ko > recipients.csv
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from itertools import cycle, islice

from letterkit.countries import sovereign
from letterkit.countries.table import table

HEADER = ("name", "title", "address", "salutation", "fax", "email", "language", "state")
AREAS = ("202", "212", "312", "415", "617", "206", "305", "713")


def recipients(number: int, languages: tuple[str, ...] = ("",)) -> Iterator[tuple[str, ...]]:
    """So many rows, in the order of HEADER; always the same ones."""
    states = sorted((name, code) for code, name in table().english.items() if sovereign(code) == code)
    for n, ((state, code), language) in enumerate(zip(islice(cycle(states), number), cycle(languages), strict=False)):
        office = n // len(states) + 1
        which = f" ({office})" if office > 1 else ""
        yield (
            f"Permanent Representative of {state}{which}",
            "Permanent Mission to the United Nations",
            f"{n + 1} Example Avenue\nNew York, NY 10017\nUnited States",
            "Your Excellency",
            f"+1 {AREAS[n // 100 % len(AREAS)]}-555-01{n % 100:02}",
            f"mission-{code.lower()}{'' if office == 1 else f'-{office}'}@example.org",
            language,
            state,
        )


def main() -> None:
    """Write the file to standard output."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("number", type=int)
    options.add_argument("--languages", nargs="+", default=[""], help="one after another, row by row; none is all")
    given = options.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(HEADER)
    rows.writerows(recipients(given.number, tuple(given.languages)))


if __name__ == "__main__":
    main()
