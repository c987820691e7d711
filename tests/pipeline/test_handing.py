"""What is handed over is what was made, and what files have in common goes over once."""

from __future__ import annotations

import hashlib
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.model.artifact import Artifact
from letterkit.pipeline.handing import Handed, packed, unpacked

LARGE = hashlib.shake_256(b"large").digest(300_000)


def files(*contents: bytes, format: str = "docx") -> list[Artifact]:
    return [
        Artifact(f"a.{number}.{format}", format, data, recipient=str(number)) for number, data in enumerate(contents)
    ]


def size(handed: Handed) -> int:
    return len(pickle.dumps(handed, protocol=5))


@pytest.mark.parametrize(
    "other",
    [
        LARGE,
        LARGE[:1000] + b"other words" + LARGE[1000:-20] + b"end",
        LARGE[:40_000] + LARGE[41_000:200_000] + bytes(500) + LARGE[200_000:],
    ],
)
def test_what_files_have_in_common_goes_over_once(other: bytes) -> None:
    made = files(LARGE, other)
    handed = packed(made)
    assert unpacked(handed) == made
    assert size(handed) < len(LARGE) + 20_000


@pytest.mark.parametrize("other", [b"", LARGE[::-1], LARGE[150_000:], LARGE + LARGE, bytes(300_000)])
def test_what_they_have_not_goes_over_whole(other: bytes) -> None:
    made = [*files(LARGE, other), *files(other, LARGE, format="pdf")]
    assert unpacked(packed(made)) == made


STRETCH = st.tuples(st.integers(0, 40_000), st.integers(0, 20_000), st.binary(max_size=300))


@given(st.lists(st.lists(STRETCH, max_size=5), max_size=4))
def test_any_files(several: list[list[tuple[int, int, bytes]]]) -> None:
    base = LARGE[:50_000]
    others = (b"".join(base[at : at + length] + more for at, length, more in one) for one in several)
    made = files(base, *others)
    assert unpacked(packed(made)) == made
