"""`letterkit count --chart` and the tables of `--explain`, as a user runs them on the letters of this repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from letterkit.cli import main

ROOT = Path(__file__).parents[2]
DRAFT = str(ROOT / "drafts" / "2020-12-unga.yaml")


def count(*args: str) -> Result:
    return CliRunner().invoke(main, ["count", DRAFT, *args], catch_exceptions=False)


@pytest.mark.parametrize(("name", "begins"), [("c.svg", b"<?xml"), ("C.PNG", b"\x89PNG")])
def test_the_ending_says_what_is_drawn(tmp_path: Path, name: str, begins: bytes) -> None:
    result = count("--chart", str(tmp_path / name))
    assert (result.exit_code, result.stderr) == (0, f"{tmp_path / name}: 47 in 12 bars\n")
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["chart.gif", "chart"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    result = count("--chart", str(tmp_path / name))
    assert result.exit_code == 2
    assert "write FILE.svg or FILE.png" in result.stderr
    assert not list(tmp_path.iterdir())


def test_the_chart_is_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    assert count("--chart", str(tmp_path / "c.svg"), "--language", "ko").exit_code == 0
    drawing = (tmp_path / "c.svg").read_text("utf-8")
    assert ">대한민국<" in drawing
    assert "문재인 대통령님께 드리는 시민사회 공개서한" in drawing
    assert count("--chart", str(tmp_path / "d.svg"), "--language", "xx").exit_code == 2


def test_a_picture_without_letters_to_write_it_is_refused(tmp_path: Path) -> None:
    result = count("--chart", str(tmp_path / "c.png"), "--language", "ja")
    assert result.exit_code == 3
    assert "Write FILE.svg" in result.stderr
    assert not list(tmp_path.iterdir())


def test_the_table_has_heads_and_shows_every_spelling_of_a_country() -> None:
    lines = count("--explain").stdout.splitlines()
    head = lines[lines.index("groups: 47") + 1]
    assert head.split() == ["line", "name", "country,", "as", "read", "speaks", "for"]
    assert "  10  US    United States   U.S.A, U.S.A., USA" in lines
    assert sum(line.endswith("300+") for line in lines) == 1


def test_json_stays_alone_on_standard_output(tmp_path: Path) -> None:
    plain, drawn = count("--format", "json"), count("--format", "json", "--chart", str(tmp_path / "c.svg"))
    assert plain.stdout == drawn.stdout
