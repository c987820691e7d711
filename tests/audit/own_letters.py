"""The made-up letters of tests/audit/letters, each with what is true of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "letters"


@dataclass(frozen=True)
class OwnLetter:
    """One letter. `claims` are (kind, number, verdict or "other"); None where they are not looked at."""

    name: str
    text: str
    facts: dict[str, str]

    @property
    def claims(self) -> set[tuple[str, int, str]] | None:
        said = self.facts.get("claims", "any")
        if said in ("any", "none"):
            return None if said == "any" else set()
        parts = (part.split() for part in said.split(";"))
        return {(kind, int(number), verdict) for kind, number, verdict in parts}

    def number(self, kind: str) -> int | None:
        value = self.facts.get(kind, "")
        return int(value) if value.isdigit() else None


@cache
def letters() -> tuple[OwnLetter, ...]:
    return tuple(
        _letter(part) for path in sorted(FOLDER.glob("*.txt")) for part in path.read_text("utf-8").split("=====\n")
    )


def _letter(part: str) -> OwnLetter:
    head, _, text = part.partition("-----\n")
    facts = {
        key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.splitlines() if line)
    }
    return OwnLetter(facts["name"], text, facts)
