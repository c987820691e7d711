"""What the search for names that are nearly the same finds in a long list, against comparing each name with each.

    .venv/bin/python benchmarks/similar_recall.py [5000] [--long 30000 100000]

The list is that of make_list.py with every fifth name once more with one slip and once more with two. Prints which
share of the pairs that all comparisons find is found, for the two kinds of repeats and for all pairs (most of those
that are in neither kind are two names that are alike by chance), and the processor's time a name, also for lists that
are too long to compare all.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from functools import partial

from make_list import rich_rows, slipped

from letterkit.similar.forms import Form, form
from letterkit.similar.near import near

_EVERY = 5
Pairs = set[tuple[int, int]]


def names(number: int) -> tuple[list[str], dict[str, Pairs]]:
    """Names, and which of them repeat another, by how."""
    chance = random.Random(3)  # noqa: S311
    found = [row["name"] for row in rich_rows(number, chance)]
    repeats: dict[str, Pairs] = {"one slip": set(), "two slips": set()}
    for slips, pairs in enumerate(repeats.values(), 1):
        for at in range(0, number, _EVERY):
            pairs.add((at, len(found)))
            found.append(slipped(found[at], chance, slips))
    return found, repeats


def timed(work: Callable[[], Pairs]) -> tuple[Pairs, float]:
    start = time.process_time()
    return work(), time.process_time() - start


def _found(forms: list[Form], **how: int) -> Pairs:
    return {pair[:2] for pair in near(forms, **how)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("number", nargs="?", type=int, default=5000)
    parser.add_argument("--long", nargs="*", type=int, default=[])
    arguments = parser.parse_args()
    texts, repeats = names(arguments.number)
    forms = [form(text) for text in texts]
    every, all_time = timed(partial(_found, forms, all_pairs_up_to=len(forms)))
    found, blocked_time = timed(partial(_found, forms, all_pairs_up_to=0))
    print(f"{len(texts):,} names: all comparisons {all_time:.2f} s, the search {blocked_time:.2f} s")
    for kind, pairs in {**repeats, "all pairs": every}.items():
        there = every & pairs
        print(f"{kind:10} {len(there):6,} are 88 or more alike, found {len(found & there) / len(there):7.2%}")
    for number in arguments.long:
        longer = [form(text) for text in names(number)[0]]
        found, taken = timed(partial(_found, longer))
        print(f"{len(longer):,} names: {taken:.2f} s, {taken / len(longer) * 1e6:.1f} µs a name, {len(found):,} pairs")


if __name__ == "__main__":
    main()
