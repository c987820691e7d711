"""No text, however odd, ends in a traceback, and none takes long: long lines keep to a limit of the processor's time,
and what takes more steps than its length explains is told by counting them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit import audit, isolation, readers
from letterkit.audit.as_csv import table
from letterkit.audit.as_json import documents
from letterkit.audit.as_text import lines
from letterkit.model.finding import Place
from letterkit.model.reading import BlockKind, Reading, TextBlock

from .own_letters import letters

LIMITS = isolation.Limits(seconds=30, megabytes=1500)
"""As for one file of the command."""
VOCABULARY = """Signatories: Sincerely, Groups 단체 (47) 賛同団体 、 ; , / | Kenya U.S.A. Lantern Network Ana Weld
president of and 40 organizations from 12 countries (미국, 일본) 연명
 Firman Assinam -22 [서울] · – and 12 more 0 1,000 =X()
( ) 「 \u202e"""
WORDS = st.sampled_from(VOCABULARY.split())
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(WORDS, max_size=12).map(" ".join),
    st.lists(WORDS, max_size=6).map("\n".join),
)
BLOCKS = st.builds(
    TextBlock,
    text=TEXTS,
    place=st.builds(Place, path=st.just("x.txt"), line=st.one_of(st.none(), st.integers(1, 99))),
    kind=st.sampled_from(BlockKind),
    level=st.integers(0, 6),
    marker=st.sampled_from(["", "•", "3."]),
    cells=st.lists(TEXTS, max_size=4).map(tuple),
    header=st.booleans(),
    group=st.integers(0, 3),
    continues=st.booleans(),
    indent=st.integers(0, 3),
    strong=st.booleans(),
    emphasis=st.booleans(),
    parted=st.booleans(),
)


def audited(blocks: list[TextBlock]) -> None:
    made, findings = audit.document(Reading("x.txt", "text/plain", tuple(blocks)))
    assert table([made])
    assert documents([made], entries=True)
    assert list(lines(made, entries=True))
    assert all(finding.code in audit.CODES for finding in findings)
    assert len(made.distinct) == len(made.lists)


@settings(max_examples=400, deadline=None)
@given(st.lists(BLOCKS, max_size=25))
def test_random_blocks(blocks: list[TextBlock]) -> None:
    audited(blocks)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(letters()), st.integers(0, 800), st.integers(1, 60))
def test_letters_that_were_cut(letter: object, begin: int, length: int) -> None:
    text = letter.text[begin : begin + length * 10]  # type: ignore[attr-defined]
    audited(
        [TextBlock(line, Place("x.txt", number)) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    )


@pytest.mark.parametrize(
    "text",
    [
        "," * 50_000,
        "(" * 25_000 + ")" * 25_000,
        "A, " * 16_000,
        "President of " * 4_000,
        "Ana Weld, " * 5_000,
        "[a] " * 12_000,
        "가" * 50_000,
        "- " * 25_000,
        "Signatories: " + "x" * 50_000,
        "’‘" * 25_000,
    ],
    ids=lambda text: text[:12],
)
def test_long_lines_keep_to_the_limits(text: str) -> None:
    blocks = [TextBlock("Signatories:", Place("x.txt", 1)), TextBlock(text, Place("x.txt", 2))]
    isolation.run(audited, blocks, limits=LIMITS, place=Place("x.txt"))


def steps(text: str) -> int:
    """How many functions are called while a Markdown text is audited."""
    (reading,) = readers.read_all(text.encode(), "x.md")
    number = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal number
        number += event == "call"

    sys.setprofile(called)
    try:
        audit.document(reading)
    finally:
        sys.setprofile(None)
    return number


LONG: dict[str, Callable[[int], str]] = {
    "names": lambda n: "".join(f"- Harbour Group {at} of the River, France\n" for at in range(n)),
    "links": lambda n: "".join(f"- [a{at}](https://a.example/{at})\n" for at in range(n)),
    "lists": lambda n: "".join(f"## Groups\n\n- a{at}\n- b{at}\n\n" for at in range(n)),
    "extracts": lambda n: "".join(f"## Groups\n\n- Harbour\n- River\n- Sea {at}\n\nWe ask.\n\n" for at in range(n)),
    "alike": lambda n: "".join(
        f"- National Association of {chr(97 + at // 9 % 26)}{chr(97 + at % 9)}r for Human Rights\n" for at in range(n)
    ),
    "mixed": lambda n: "## Signatories\n\n" + "- Ana Weld, professor\n- Harbour Network\n" * n,
}


@pytest.mark.parametrize("kind", LONG)
def test_steps_grow_with_the_length(kind: str) -> None:
    steps(LONG[kind](20))  # what is loaded once
    assert steps(LONG[kind](1000)) < 6 * steps(LONG[kind](250))  # the square would be 16


def test_an_empty_reading() -> None:
    audited([])
