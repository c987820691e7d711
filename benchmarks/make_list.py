"""A project with a long list, made up: the same rows in every run for the same arguments.

    .venv/bin/python benchmarks/make_list.py 30000 FOLDER [--rich] [--layout columns|table|inline|by-country]

Writes FOLDER/drafts/big.yaml, its body and signatories.csv. Names are pronounceable words that nobody uses with words
that many bodies have, each name once; the countries are those that letterkit reads. `--rich` makes the list as lists
are: a fifth are persons with an office, one in twenty is Korean, some have an alias or represent others, most left an
address that is not to be printed, and one in a hundred repeats another with one or two slips.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from letterkit import countries


def _parted(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


_WHAT = _parted(
    "Alliance|Network|Coalition|Centre|Forum|Council|Association|Union|Committee|Institute|Foundation|Initiative|"
    "Movement|Society|Federation"
)
_WHY = _parted(
    "Human Rights|Peace|Justice|Press Freedom|Women|Youth|Refugees|Democracy|Health|Education|Environment|Labour|"
    "Civic Space|Memory|Children|Families|Water|Land"
)
_OFFICES = ("Director", "Professor of Law", "Former Minister of Justice", "Chair", "Secretary General", "Researcher")
_CONSONANTS, _VOWELS, _ENDS = "bdfghjklmnprstvwz", "aeiou", "nrlst"
_COUNTRIES = _parted(
    "France|Kenya|South Korea|United States|Brazil|Japan|Germany|Nepal|Chile|United Kingdom|South Africa|Norway|India|"
    "Mexico|Ghana|Poland|Indonesia|Canada|Türkiye|Peru|Côte d'Ivoire|Thailand|Spain|Italy|Australia|Sweden|Uganda"
)
_DRAFT = """id: big
date: 2026-01-02
subject: A long list
to:
  - name: A Person
    title: Some office
    address: "1 Street\\nTown\\nFrance"
    salutation: Dear Person
from: {{name: A coalition}}
signatories: {{groups: {{layout: {layout}, columns: 2}}}}
"""
_BODY = """We write on behalf of {{ counts.groups }} groups in {{ counts.countries }} countries.

Please act.
"""
_PLAIN = ("name", "kind", "country")
_RICH = (*_PLAIN, "title", "represents", "aliases", "email", "signed_on")
Row = dict[str, str]


def names(chance: random.Random) -> Iterator[str]:
    """Names of bodies, without end, each once."""
    seen: set[str] = set()
    while True:
        name = f"{_word(chance, 2)} {_word(chance, 3)} {chance.choice(_WHAT)} for {chance.choice(_WHY)}"
        if name not in seen:
            seen.add(name)
            yield name


def _word(chance: random.Random, syllables: int) -> str:
    parts = (
        chance.choice(_CONSONANTS) + chance.choice(_VOWELS) + (chance.choice(_ENDS) if chance.random() < 0.4 else "")
        for _ in range(syllables)
    )
    return "".join(parts).title()


def slipped(name: str, chance: random.Random, slips: int) -> str:
    """A name with so many slips of the pen: a letter dropped, doubled, changed, or two in the wrong order."""
    for _ in range(slips):
        at = chance.randrange(1, len(name) - 1)
        kind = chance.randrange(4)
        if kind == 0:
            name = name[:at] + name[at + 1 :]
        elif kind == 1:
            name = name[:at] + name[at] + name[at:]
        elif kind == 2:
            name = name[:at] + chance.choice(_CONSONANTS + _VOWELS) + name[at + 1 :]
        else:
            name = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name


def plain_rows(number: int, chance: random.Random) -> list[Row]:
    """Bodies with a country, no two alike but by chance."""
    known = [name for name in _COUNTRIES if countries.read(name).status == "ok"]
    return [{"name": name, "kind": "group", "country": chance.choice(known)} for name in islice(names(chance), number)]


def rich_rows(number: int, chance: random.Random) -> list[Row]:
    """Bodies and persons as lists have them."""
    rows = plain_rows(number, chance)
    for at, row in enumerate(rows):
        if at % 5 == 4:
            row |= {"name": f"{_word(chance, 2)} {_word(chance, 3)}", "kind": "individual"}
            row["title"] = f"{chance.choice(_OFFICES)}, {_word(chance, 3)}"
        elif at % 20 == 3:
            row["name"] = "".join(chr(0xAC00 + 28 * chance.randrange(399)) for _ in range(5)) + " 시민연대"
        if at % 50 == 7:
            row["represents"] = str(chance.randrange(2, 300))
        if at % 30 == 11:
            row["aliases"] = f"{_word(chance, 2)} {_word(chance, 2)} Group"
        if at % 10 < 7:
            row["email"] = f"{_word(chance, 2)}.{at}@{_word(chance, 3)}.example".lower()
        row["signed_on"] = f"2025-{1 + at % 12:02}-{1 + at % 28:02}"
        if at % 100 == 50:
            row["name"] = slipped(rows[at - 39]["name"], chance, 1 + at // 100 % 2)
    return rows


def project(number: int, folder: Path, *, rich: bool = False, layout: str = "columns") -> Path:
    """Write the project; gives its draft."""
    rows = (rich_rows if rich else plain_rows)(number, random.Random(7))  # noqa: S311
    drafts = folder / "drafts"
    drafts.mkdir(parents=True, exist_ok=True)
    with (folder / "signatories.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, _RICH if rich else _PLAIN)
        writer.writeheader()
        writer.writerows(rows)
    (drafts / "big.yaml").write_text(_DRAFT.format(layout=layout), "utf-8")
    (drafts / "big.en.md").write_text(_BODY, "utf-8")
    return drafts / "big.yaml"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rich", action="store_true")
    parser.add_argument("--layout", default="columns", choices=("columns", "table", "inline", "by-country"))
    arguments = parser.parse_args()
    print(project(arguments.number, arguments.folder, rich=arguments.rich, layout=arguments.layout))


if __name__ == "__main__":
    main()
