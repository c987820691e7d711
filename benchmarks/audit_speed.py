"""How long `letterkit audit` takes, after start, for large texts: 100 kB of prose in three languages, a long list,
and a text of nothing but claims.

    .venv/bin/python benchmarks/audit_speed.py [--runs 5]

The texts are made here, each sentence with another number, and the same in every run. Prints medians in seconds of the
wall clock and of the processor's time, which is the steadier on a busy machine. Each text is audited in a new process
in which nothing but one line has been audited before: this is what a command takes after its start.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count, cycle, islice, product

from letterkit import audit, readers

_SIZE = 100_000
_NAMES = 2_500
_PROSE = {
    "en": (
        "We, the {n} undersigned organisations, call on the council to open the archives of the harbour.",
        "In the spring of 2019 the authority had promised to publish {n} reports on the state of the sea walls.",
        "People who live near the river have been waiting for an answer, and they have not been given one.",
        "According to the engineers, over {n} metres of wall are cracked, and seven of the gates no longer close.",
        "The right to information belongs to everyone, and it is not for an office to decide who may read a map.",
        "On 12 March, residents of three districts wrote to the minister, who answered that nothing could be done.",
    ),
    "ko": (
        "우리 {n}개 단체는 항만 문서의 공개를 시의회에 촉구한다.",
        "2019년 3월 12일 당국은 방파제의 상태에 관한 보고서 {n}건을 공개하겠다고 약속하였다.",
        "강 가까이에 사는 주민들은 대답을 기다려 왔으나 아직 아무런 대답도 듣지 못하였다.",
        "기술자들에 따르면 {n}미터가 넘는 벽에 금이 갔고 수문 일곱 개는 더 이상 닫히지 않는다.",
        "알 권리는 모든 사람의 것이며 누가 지도를 볼 수 있는지를 한 부서가 정할 일이 아니다.",
    ),
    "ja": (
        "私たち{n}団体は、港湾文書の公開を市議会に求めます。",
        "2019年3月12日、当局は防波堤の状態に関する報告書{n}件を公開すると約束しました。",
        "川の近くに住む人々は答えを待ち続けてきましたが、まだ何の答えも受け取っていません。",
        "技術者によれば、{n}メートルを超える壁にひびが入り、七つの水門はもう閉まりません。",
        "知る権利はすべての人のものであり、誰が地図を見てよいかを一つの部署が決めることではありません。",
    ),
}
_FIRST = ("Amber", "Birch", "Cedar", "Dawn", "Ember", "Fern", "Grove", "Heron", "Iris", "Juniper", "Kestrel", "Larch",
          "Maple", "Nettle", "Otter")  # fmt: skip
_SECOND = ("Harbour", "River", "Coast", "Valley", "Bridge", "Island", "Forest", "Meadow", "Market", "Station", "Garden",
           "Mountain", "Lake")  # fmt: skip
_THIRD = ("Network", "Union of Workers", "Watch", "Rights Centre", "Foundation", "Women's Association", "Society",
          "Forum", "Trust", "Council", "Alliance", "Initiative", "Campaign")  # fmt: skip
_COUNTRIES = ("France", "Republic of Korea", "Kenya", "United States", "Brazil", "Japan", "Germany", "Nepal", "Chile",
              "United Kingdom", "South Africa")  # fmt: skip


@dataclass(frozen=True)
class Run:
    """One audit, in seconds."""

    wall: float
    cpu: float


def prose(code: str) -> bytes:
    """Paragraphs of eight sentences, 100 kB of UTF-8 in all."""
    sentences = (sentence.format(n=n) for n, sentence in zip(count(5), cycle(_PROSE[code]), strict=False))
    paragraphs: list[str] = []
    size = 0
    while size < _SIZE:
        paragraphs.append(("" if code == "ja" else " ").join(islice(sentences, 8)))
        size += len(paragraphs[-1].encode()) + 2
    return "\n\n".join(paragraphs).encode()


def long_list() -> bytes:
    """A letter with 2,500 names and their countries, one a line."""
    names = islice(product(_FIRST, _SECOND, _THIRD), _NAMES)
    lines = (f"{' '.join(words)} ({country})" for words, country in zip(names, cycle(_COUNTRIES), strict=False))
    return (f"We, {_NAMES} organisations, call on the council.\n\nSignatories:\n\n" + "\n".join(lines) + "\n").encode()


def claims() -> bytes:
    """3,000 claims of different numbers, which contradict each other."""
    return "\n\n".join(f"We, {number} organisations, sign this." for number in range(10, 3_010)).encode()


TEXTS: dict[str, Callable[[], bytes]] = {
    "prose, English": lambda: prose("en"),
    "prose, Korean": lambda: prose("ko"),
    "prose, Japanese": lambda: prose("ja"),
    "list of 2,500 names": long_list,
    "3,000 claims": claims,
}


def audited(data: bytes) -> Run:
    wall, cpu = time.perf_counter(), time.process_time()
    audit.document(readers.read(data, "letter.txt"))
    return Run(time.perf_counter() - wall, time.process_time() - cpu)


def first(name: str) -> Run:
    """In a process that has audited one line, so that its modules are loaded."""
    audited(b"A letter.\n")
    return audited(TEXTS[name]())


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    fresh = multiprocessing.get_context("spawn")
    print(f"{'':22} {'kB':>5} {'first':>8} {'processor':>10}")
    for name, made in TEXTS.items():
        runs = []
        for _ in range(arguments.runs):
            with fresh.Pool(1) as process:
                runs.append(process.apply(first, (name,)))
        wall, cpu = (statistics.median(getattr(run, key) for run in runs) for key in ("wall", "cpu"))
        print(f"{name:22} {len(made()) / 1000:5.0f} {wall:8.2f} {cpu:10.2f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
