"""A value that is packed once arrives as it was, in every process that is given it."""

from __future__ import annotations

import pickle

from letterkit import isolation
from letterkit.isolation.limits import Limits
from letterkit.model.finding import Place
from tests.safety import jobs

LIMITS = Limits(seconds=2.0, megabytes=500)


def test_each_process_is_given_the_value_itself() -> None:
    shared = ["a"]
    value = isolation.Packed((shared, {"b": shared}))
    with isolation.Ahead(()) as one, isolation.Ahead(()) as other:
        for process in (one, other):
            process.begin(jobs.echo, value, limits=LIMITS)
        for process in (one, other):
            assert isolation.finished(process, limits=LIMITS, place=Place("a")) == (["a"], {"b": ["a"]})


def test_what_was_one_object_stays_one() -> None:
    shared = ["a"]
    first, second = pickle.loads(pickle.dumps(isolation.Packed((shared, shared))))  # noqa: S301
    assert first is second
