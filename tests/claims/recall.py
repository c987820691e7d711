"""How many of the claims that are stated of real letters are found, and how many are found that are none.

    python -m tests.claims.recall [FOLDER]

prints a line for each text of a folder with `.truth.yaml` files beside it.
"""

from __future__ import annotations

import html
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from letterkit.claims import find
from letterkit.claims.languages import of_blocks
from letterkit.model.claim import Claim

FOLDER = Path(__file__).parents[3] / "shared" / "letters"
_NEARLY = ("close to", "nearly", "almost", "près de", "cerca de", "casi", "quase", "knapp", "fast", "近")
_MORE = ("more than", "over", "más de", "mais de", "mehr als", "über", "plus de", "逾", "超")
_ABOUT = ("una decena de", "a dozen", "vingtaine", "dizaine", "about", "around", "rund", "约", "約")

_TAG = re.compile(r"<[^<>]{1,400}>")

Key = tuple[str, int, str, str]


@dataclass(frozen=True)
class Recall:
    """What was stated of a letter and not found, and what was found of it and not stated."""

    name: str
    stated: frozenset[Key]
    missed: frozenset[Key]
    extra: frozenset[Key]


def precision(said: str) -> str:
    """The precision that the words of a truth file stand for."""
    for begins, name in (
        (("others",), "others"),
        (_MORE, "more_than"),
        (_NEARLY, "nearly"),
        (_ABOUT, "about"),
        (("at least", "N+"), "at_least"),
    ):
        if said.startswith(begins):
            return name
    return "exact"


def stated(claim: dict[str, Any]) -> Key:
    """A claim of a truth file: kind, number, precision, whose."""
    kind = claim["kind"].replace("organisations", "groups")
    return kind, claim["number"], precision(claim["approximator"]), claim["about"]


def blocks(text: str) -> list[str]:
    """The paragraphs of a text; lines of front matter stand for themselves."""
    front = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    head = front.group().splitlines() if front else []
    return [*head, *re.split(r"\n\s*\n", text[front.end() if front else 0 :])]


def claims(path: Path) -> list[Claim]:
    """The claims of the text beside a truth file."""
    text = path.with_name(path.name.replace(".truth.yaml", ".txt")).read_text(encoding="utf-8")
    parts = blocks(html.unescape(_TAG.sub(" ", text)))
    return [claim for part, code in zip(parts, of_blocks(parts), strict=True) if code for claim in find(part, code)]


def recall(path: Path) -> Recall:
    """The comparison for one truth file."""
    truth = YAML(typ="safe").load(path)
    wanted = frozenset(map(stated, truth["claims"]))
    found = frozenset((str(c.kind), c.value, str(c.precision), str(c.about)) for c in claims(path))
    known = {(kind, number) for kind, number, _, _ in wanted}
    extra = frozenset(key for key in found - wanted if key[3] == "this" and key[:2] not in known)
    return Recall(path.name.partition(".")[0], wanted, wanted - found, extra)


def main(folder: Path) -> None:
    """Prints the table."""
    total = missed = extra = 0
    for path in sorted(folder.glob("*.truth.yaml")):
        row = recall(path)
        total, missed, extra = total + len(row.stated), missed + len(row.missed), extra + len(row.extra)
        print(f"{row.name:45} {len(row.stated) - len(row.missed):3}/{len(row.stated):<3} {sorted(row.missed) or ''} "
              f"{'false: ' + str(sorted(row.extra)) if row.extra else ''}")  # fmt: skip
    print(f"{'in all':45} {total - missed:3}/{total:<3} false: {extra}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
