"""What the search for names that are nearly the same finds in a long list, against comparing each name with each.

    .venv/bin/python benchmarks/similar_recall.py [14000] [--long 14000 30000 100000]

The list is that of make_list.py with every fifth name once more with one slip and once more with two. Prints which
share of the pairs that all comparisons find is found, for the two kinds of repeats and for all pairs (most of those
that are in neither kind are two names that are alike by chance); names of the same words count once. Then, for lists
as they are (make_list.py --rich) and for lists with repeats, the processor's time a name, everything from the loading
of libraries to the last pair, and how much more memory it took, each in a process of its own.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import time
from concurrent.futures import ProcessPoolExecutor

from make_list import rich_rows, slipped

from letterkit import similar
from letterkit.similar.forms import form
from letterkit.similar.near import near

_EVERY = 5
_REPEATED = 1.4
"""How many names a list has with its repeats for each that it had."""
Pairs = set[tuple[int, int]]


def names(number: int, *, repeated: bool = True) -> tuple[list[str], dict[str, Pairs]]:
    """So many names, and which of them repeat another, by how."""
    chance = random.Random(3)  # noqa: S311
    first = round(number / _REPEATED) if repeated else number
    found = [row["name"] for row in rich_rows(first, chance)]
    repeats: dict[str, Pairs] = {"one slip": set(), "two slips": set()}
    for slips, pairs in enumerate(repeats.values() if repeated else (), 1):
        for at in range(0, first, _EVERY):
            pairs.add((at, len(found)))
            found.append(slipped(found[at], chance, slips))
    return found, repeats


def recall(number: int) -> None:
    """Print what is found of what there is."""
    texts, repeats = names(number)
    forms = [form(text) for text in texts]
    start = time.process_time()
    every = {pair[:2] for pair in near(forms, all_pairs_up_to=len(forms))}
    print(f"{len(texts):,} names, each compared with each in {time.process_time() - start:.1f} s")
    first: dict[str, int] = {}
    distinct = {at for at, one in enumerate(forms) if first.setdefault(one.in_order, at) == at}
    every = {pair for pair in every if distinct.issuperset(pair)}
    found = {(one.first, one.second) for one in similar.pairs(texts)}
    for kind, pairs in {**repeats, "all pairs": every}.items():
        there = every & pairs
        print(f"{kind:10} {len(there):6,} are 88 or more alike, found {len(found & there) / len(there):7.2%}")


def measured(number: int, repeated: bool) -> tuple[int, float, float, int]:
    """Names, seconds of the processor, megabytes more, and pairs."""
    texts, _ = names(number, repeated=repeated)
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    found = similar.found(texts)
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return len(texts), time.process_time() - start, more / 1000, len(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("number", nargs="?", type=int, default=14_000)
    parser.add_argument("--long", nargs="*", type=int, default=[14_000, 30_000, 100_000])
    arguments = parser.parse_args()
    recall(arguments.number)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as process:
        for repeated in (False, True):
            print("lists with repeats" if repeated else "lists as they are")
            for number in arguments.long:
                length, taken, more, pairs = process.submit(measured, number, repeated).result()
                each = taken / length * 1e6
                print(f"{length:9,} names: {taken:5.2f} s, {each:5.1f} µs a name, {more:4.0f} MB, {pairs:,} pairs")


if __name__ == "__main__":
    main()
