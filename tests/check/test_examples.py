"""Each check has a good and a bad example in its docstring, and both are true."""

from pathlib import Path

import pytest

from letterkit import check
from letterkit.check.catalogue import parts

from .examples import findings, write

CODES = sorted(check.catalogue())


def test_the_collection_is_not_empty() -> None:
    assert len(CODES) >= 30


@pytest.mark.parametrize("code", CODES)
def test_each_check_has_a_manual_and_both_examples(code: str) -> None:
    info = check.catalogue()[code]
    assert info.title
    assert "What to do:" in info.text
    assert list(parts(info.good)), "no good example"
    assert list(parts(info.bad)), "no bad example"


@pytest.mark.parametrize("code", CODES)
def test_the_bad_example_is_found(code: str, tmp_path: Path) -> None:
    found = [finding for finding in findings(check.catalogue()[code].bad, tmp_path) if finding.code == code]
    assert found
    assert all(finding.hint for finding in found)
    assert all(Path(finding.place.path).exists() for finding in found), found
    assert any(finding.severity is check.catalogue()[code].severity for finding in found)


@pytest.mark.parametrize("code", CODES)
def test_the_good_example_is_not_found(code: str, tmp_path: Path) -> None:
    found = findings(check.catalogue()[code].good, tmp_path)
    assert code not in {finding.code for finding in found}, found
    assert not any(finding.code in ("draft-invalid", "template-invalid") for finding in found), found


def test_the_base_of_all_examples_is_clean(tmp_path: Path) -> None:
    assert write("", tmp_path).exists()
    assert findings("", tmp_path) == []
