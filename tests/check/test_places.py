"""From a phrase of the composed letter back to its line and column in the source."""

from pathlib import Path

import pytest

from letterkit.check import Subject

from .examples import subject_of, write


def subject(body: str, folder: Path) -> Subject:
    return subject_of(write(f"--- draft.yaml\nlanguages: [en]\n--- body.en.md\n{body}\n", folder))


def place(subject: Subject, phrase: str) -> tuple[str, int | None, int | None]:
    passage = next(p for p in subject.passages if phrase in p.text)
    start = passage.text.index(phrase)
    found = subject.place_of(passage, start, start + len(phrase))
    return Path(found.path).name, found.line, found.column


@pytest.mark.parametrize(
    ("body", "phrase", "line", "column"),
    [
        ("One two three.", "two", 1, 5),
        ("One\ntwo three.", "two three", 2, 1),
        ("One\ntwo\nthree four.", "two three", 2, 1),
        ("One **two** three.", "two three", 1, 7),
        ("One [two](https://undocs.org/A/75/388) three.", "two three", 1, 6),
        ("- One\n- Two\n- Three", "Three", 3, 3),
        ("> Quoted words\n> over two lines.", "words over", 1, 10),
        ("For {{ counts.groups }} groups, all.", "3 groups", 1, 5),
        ("Text \\[1\\] here.", "[1]", 1, 6),
        ("Note.[^1]\n\n[^1]: The note says so.", "says", 3, 16),
        ("First.\n\nSecond TK.\n\nThird TK.", "Third TK", 5, 1),
        ("".join(f"- Name {number}\n" for number in range(2000)), "Name 1999", 2000, 3),
        ("Text\n\n\n", "Text", 1, 1),
    ],
)
def test_a_phrase_is_found_where_it_was_written(body: str, phrase: str, line: int, column: int, tmp_path: Path) -> None:
    assert place(subject(body, tmp_path), phrase) == ("letter.en.md", line, column)


def test_a_bound_value_is_found_in_the_draft(tmp_path: Path) -> None:
    name, line, _ = place(subject("Text.", tmp_path), "Kari Nordmann")
    assert name == "letter.yaml"
    assert line is not None
    assert "Kari Nordmann" in (tmp_path / "drafts" / "letter.yaml").read_text().splitlines()[line - 1]


def test_a_name_is_found_in_its_row(tmp_path: Path) -> None:
    name, line, _ = place(subject("Text.", tmp_path), "Lantern Network")
    assert (name, line) == ("signatories.csv", 3)


def test_every_passage_knows_where_each_character_comes_from(tmp_path: Path) -> None:
    for passage in subject("For {{ counts.groups }} **groups**\\\nand more.", tmp_path).passages:
        rebuilt = list(passage.text)
        for piece in passage.pieces:
            assert passage.text[piece.start : piece.end] == piece.run.text
            rebuilt[piece.start : piece.end] = [""] * (piece.end - piece.start)
        assert set("".join(rebuilt)) <= {"\n"}
