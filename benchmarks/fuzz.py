"""Random letters, lists, texts and dresses through the whole of letterkit, for as long as is asked.

    .venv/bin/python benchmarks/fuzz.py --minutes 5 [--seed 1]

Prints the number of inputs tried, how each ended, and every traceback that was seen; exits with 1 where there was one.
A seed gives the same inputs in the same order. Inputs that failed are kept in build/fuzz.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from letterkit import pipeline
from letterkit.errors import InputError

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build" / "fuzz"
FORMATS = ("pdf", "docx", "html", "txt")

GLYPHS = (
    "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789", " \t\n", "*_`~[]()<>{}#|!\\-+=:.,;&%^'\"/@$?",
    "가힣김영환ㄱ日本語かな",
    "éÀßñŁžΩЖאبไहि", "\u200b\u202e\u2028\u00ad\u0301\ufeff\ud7ff\ue000\U0001f600\U000e0001", "\x00\x07\x1b\x7f\x85",
)  # fmt: skip
TEXTS = (
    "{{ counts.groups }}", "{{ counts.individuals | spell }}", "{{ 7*7 }}", "{% for i in range(9) %}", "{% endfor %}",
    "{{ values.x }}", "{% if notice %}", "{% endif %}", "{{ body }}", "{{ signatories.groups }}",
    "{{ addressee.lines }}",
    "::: subject\n", ":::\n", "# A\n", "> ", "- ", "1. ", "| a | b |\n|---|:-:|\n| c | d |\n",
    "[^1]", "\n[^1]: note\n",
    "![x](logo.png)", "[x](https://example.org)", "**bold**", "~~no~~", "```\ncode\n```\n",
    "<script>", "&amp;", "\n\n",
    "69 groups from 23 countries", "over 300 organizations", "on 17 February 2020",
    "=HYPERLINK()", "\\", "---\n", "\u00a0",
)  # fmt: skip
CELLS = (
    "group", "individual", "France", "U.S.A", "Congo", "International", "300+", "signed",
    "pending", "a", "김영환", "=1+1",
    "HHK_Catacombs", '"', '""', ",", ";", "\t", "\r\n", "Kim", "Kim, Young-hwan", "(the)", "Acme",
    "ACME", "x" * 300, "",
)  # fmt: skip
HEADERS = ("name", "kind", "country", "title", "represents", "letters", "status", "sort", "aliases", "name:ko",
           "title@a", "email", "note", "NAME ", "zzz", "")  # fmt: skip
RULES = (
    "p", "article", "h1", ".role-body", "@page", "table", ".signatories", "{", "}", ";", ":",
    "column-count", "content",
    "float", "position", "display", "width", "font-size", "break-before", "margin", "1e9px",
    "-5mm", "0", "50%", "none",
    "flex", "grid", "footnote", "running(x)", "counter(page)", "calc(1px/0)", "url(#a)", "'x'",
    "!important", "attr(x)",
    "@media print", "@font-face", "@counter-style q", "::before", ":first", "rotate(9deg)", "transform", "string-set",
)  # fmt: skip
FIELDS = (
    "languages: [en, ko]", "documents: one", "paper: Letter", "cc: [{name: X}]",
    "attachments: [a.pdf]", "values: {x: y}",
    "closing: {en: Yours, ko: 드림}", "formats: [pdf]", "counting: {countries_of: both}",
    "about: b", "refers_to: [b]",
    "signatories: {groups: {layout: table}}", "signatories: {groups: {layout: by-country, columns: 3}}",
    "signatories: {groups: {layout: inline}, order: as-listed}", "signatories: {individuals: {titles_inline: false}}",
    "accept: [{code: x, reason: y}]", "template: press-release", "template: personal-letter",
    "press: {city: A, headline: B}",
    "counting: {declared: {countries: {value: 9, source: z}}}", "subject: {en: A, ko: B}",
    "to: []", "extra: 1", "date: x",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=None)
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else random.randrange(10**9)  # noqa: S311
    print(f"seed {seed}", flush=True)
    fuzz = Fuzz(random.Random(seed))  # noqa: S311
    end = time.monotonic() + arguments.minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            fuzz.once(Path(folder))
    fuzz.report()
    sys.exit(bool(fuzz.traces))


class Fuzz:
    """Makes inputs, runs them and counts how they end."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.ends: Counter[str] = Counter()
        self.traces: Counter[str] = Counter()
        self.slowest = 0.0
        self.weights: tuple[float, ...] = ()

    def once(self, folder: Path) -> None:
        """One project with one to three parts made at random, through to finished files."""
        path = self._project(folder)
        begin = time.monotonic()
        try:
            end = self._through(path)
        except Exception:
            end = "traceback"
            self._keep(folder, traceback.format_exc())
        self.ends[end] += 1
        self.slowest = max(self.slowest, time.monotonic() - begin)

    def _through(self, path: Path) -> str:
        try:
            prepared = pipeline.prepare(path)
            if prepared.refused:
                return "refused by a check"
            made = pipeline.make(prepared, FORMATS if self.chance.random() < 0.3 else ("docx", "html", "txt"))
        except InputError as error:
            if not error.findings or not all(one.message and one.place.path for one in error.findings):
                raise AssertionError("an error that says nothing") from error
            return f"refused: {error.findings[0].code}"
        return "refused after reading back" if made.refused else "made"

    def _project(self, folder: Path) -> Path:
        for name in ("templates", "drafts"):
            shutil.rmtree(folder / name, ignore_errors=True)
        template = folder / "templates" / "joint-letter"
        shutil.copytree(ROOT / "templates" / "joint-letter", template)
        (folder / "drafts").mkdir()
        parts: dict[Path, tuple[bytes, Callable[[], bytes]]] = {
            folder / "drafts" / "a.yaml": (DRAFT, self._draft),
            folder / "drafts" / "a.en.md": (b"We are {{ counts.groups }} groups.\n", self._text),
            folder / "drafts" / "a.ko.md": ("우리 {{ counts.groups }}개 단체는\n".encode(), self._text),
            folder / "signatories.csv": (LIST, self._list),
            template / "style.css": (b"p { margin: 0 }\n", self._sheet),
            template / "letter.md.j2": ((template / "letter.md.j2").read_bytes(), self._template),
            template / "reference.docx": ((template / "reference.docx").read_bytes(), self._package),
        }
        self.weights = (9, 3, 5, 3, 3, 0, 0) if self.chance.random() < 0.85 else (9, 3, 5, 3, 3, 1, 0.2)
        at_random = set(self.chance.sample(list(parts), self.chance.randint(1, 3)))
        for path, (usual, made) in parts.items():
            content = made() if path in at_random else usual
            path.write_bytes(self._damaged(content) if path in at_random and self.chance.random() < 0.1 else content)
        return folder / "drafts" / "a.yaml"

    def _some(self, choices: tuple[str, ...], most: int, *, between: str = "") -> str:
        return between.join(self.chance.choice(choices) for _ in range(self.chance.randint(0, most)))

    def _glyphs(self, most: int) -> str:
        sets = self.chance.choices(GLYPHS, weights=self.weights, k=self.chance.randint(0, most))
        return "".join(self.chance.choice(one) for one in sets)

    def _text(self) -> bytes:
        pieces = [self._some(TEXTS, 5) + self._glyphs(20) for _ in range(self.chance.randint(1, 12))]
        return ("We are {{ counts.groups }} groups. " + " ".join(pieces)).encode("utf-8", "surrogatepass")

    def _template(self) -> bytes:
        return b"{{ body }}\n\n" + self._text() + b"\n\n{{ signatories.groups }}\n"

    def _draft(self) -> bytes:
        lines = [self.chance.choice(FIELDS) for _ in range(self.chance.randint(0, 4))]
        if self.chance.random() < 0.3:
            lines.append(f"values: {{x: '{self._glyphs(30).replace(chr(39), '')}'}}")
        if self.chance.random() < 0.2:
            lines.append(self._glyphs(40))
        return DRAFT + "\n".join(lines).encode("utf-8", "surrogatepass") + b"\n"

    def _list(self) -> bytes:
        header = self.chance.sample(HEADERS, self.chance.randint(1, len(HEADERS)))
        header = list(dict.fromkeys(["name", "kind", *header])) if self.chance.random() < 0.9 else header
        rows = [header]
        for number in range(self.chance.randint(0, 30)):
            row = [self.chance.choice(CELLS) if self.chance.random() < 0.5 else self._glyphs(12) for _ in header]
            row[:2] = [row[0] + str(number), self.chance.choice(("group", "group", "individual"))]
            rows.append(row)
        mark = self.chance.choice((",", ",", ";", "\t"))
        text = "\n".join(mark.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
        encoding = self.chance.choice(ENCODINGS)
        return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")

    def _sheet(self) -> bytes:
        return self._some(RULES, 40, between=" ").encode() + self._glyphs(10).encode("utf-8", "surrogatepass")

    def _package(self) -> bytes:
        return self._damaged((ROOT / "templates" / "joint-letter" / "reference.docx").read_bytes())

    def _damaged(self, data: bytes) -> bytes:
        changed = bytearray(data)
        for _ in range(self.chance.randint(1, 8)):
            at = self.chance.randrange(len(changed) + 1)
            changed[at : at + self.chance.choice((0, 1, 1, 5))] = self.chance.randbytes(self.chance.choice((0, 1, 3)))
        return bytes(changed)

    def _keep(self, folder: Path, trace: str) -> None:
        """The input of a kind of traceback that was not seen before."""
        kind = trace.strip().splitlines()[-1][:200]
        self.traces[trace if kind not in "".join(self.traces) else kind] += 1
        kept = KEPT / f"{len(self.traces):03}"
        if not kept.exists():
            shutil.copytree(folder, kept)
            (kept / "traceback.txt").write_text(trace)

    def report(self) -> None:
        """What was tried and how it ended."""
        print(f"{sum(self.ends.values())} inputs tried, the slowest {self.slowest:.1f} s")
        for end, number in self.ends.most_common():
            print(f"{number:8}  {end}")
        for trace, number in self.traces.items():
            print(f"\n{number} times:\n{trace}")
        print(f"tracebacks seen: {sum(self.traces.values())}")


ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp949", "cp1252", "cp932")
DRAFT = b"""\
id: a
date: 2020-02-17
sample: true
subject: On an open letter
from: {name: Example Coalition}
to: [{name: Moon Jae-in, address: Seoul, salutation: President Moon}]
"""
LIST = "name,kind,country\nHHK_Catacombs,group,Canada\n김영환,individual,South Korea\n".encode()


if __name__ == "__main__":
    main()
