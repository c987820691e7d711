"""Make the workbook of the last evening: forty sign-ons for the letter of February 2020, six of bodies that had signed.

The bodies that are new are made up, and addresses are of example.org (RFC 2606). Each of the six stands for one way in
which a body signs twice: word for word, in capitals, without a hyphen, in other spellings, with a slip, with a space.

    python scripts/make_late_sign_ons.py late.xlsx
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

HEADER = ("Timestamp", "Email Address", "Organization Name", "Country", "Contact person", "Do you agree?")
AGAIN = {
    "Advocacy Forum": "Advocacy Forum",
    "ARTICLE 19": "Article 19",
    "altsean burma": "ALTSEAN-Burma",
    "Arakan Rohingya National Organization": "Arakan Rohingya National Organisation",
    "Vietnamese Woman for Human Rights": "Vietnamese Women for Human Rights",
    "Asia Justice and  Rights": "Asia Justice and Rights",
}
"""The bodies that had signed, as they write themselves now, and what the list calls them."""
NEW = [
    "Alpine Swift Relief", "Basalt Coast Union", "Cobalt Reading Circle", "Dune Listeners", "Ember Valley Clinic",
    "Fernwood Jurists", "Granite Hill Parents", "Harbour Lamp Collective", "Iris Street Kitchen", "Juniper Archive",
    "Kestrel Watch", "Lagoon Teachers", "Marigold Defence Fund", "Nettle Press", "Ochre Theatre", "Pebble Voices",
    "Quarry Workers League", "Rowan Legal Aid", "Saffron Road Monks", "Tidal Families", "Umber Historians",
    "Violet Bridge Nurses", "Willow Exiles", "Xenia Hostel", "Yarrow Fishers", "Zephyr Students", "Acorn Returnees",
    "Bramble Mediators", "Clover Translators", "Driftwood Choir", "Echo Pass Monitors", "Foxglove Lawyers",
    "Gorse Broadcasters", "Heron Scholars",
]  # fmt: skip
COUNTRIES = ("Kenya", "Peru", "Fiji", "Ghana", "Chile")
_FIRST, _EVERY = dt.datetime(2020, 2, 20, 9, 30), dt.timedelta(minutes=1)
_TOLD = {"Advocacy Forum": "Nepal", "altsean burma": "Myanmar", "Asia Justice and  Rights": "Indonesia"}


def rows() -> Iterator[tuple[object, ...]]:
    """The forty sign-ons in the order of HEADER; always the same ones."""
    for n, name in enumerate([*NEW[:17], *AGAIN, *NEW[17:]]):
        country = _TOLD.get(name, "" if name in AGAIN else COUNTRIES[n % len(COUNTRIES)])
        yield (_FIRST + n * _EVERY, f"office{n}@example.org", name, country, "Ana Ruiz", "yes")


def write(path: Path) -> Path:
    """The workbook, as a form makes it; returns the path."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Form Responses 1")
    for row in (HEADER, *rows()):
        sheet.append(list(row))
    book.save(path)
    return path


def main() -> None:
    """Write the workbook to the path that is given."""
    parser = argparse.ArgumentParser(description="Forty late sign-ons for drafts/2020-02-hrc.yaml.")
    parser.add_argument("path", type=Path, nargs="?", default=Path("late.xlsx"))
    path = write(parser.parse_args().path)
    print(f"{path}: {len(NEW) + len(AGAIN)} sign-ons, {len(AGAIN)} of bodies that had signed")


if __name__ == "__main__":
    main()
