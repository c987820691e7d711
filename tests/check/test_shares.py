"""The checks in shares: each check is in one of the two, whichever way they are parted."""

from __future__ import annotations

import pytest

from letterkit.check import Share, catalogue
from letterkit.check.catalogue import code_of, modules


@pytest.mark.parametrize(("one", "other"), [(Share.LIST, Share.BUT_LIST), (Share.VERSIONS, Share.BUT_VERSIONS)])
def test_two_shares_are_all_checks(one: Share, other: Share) -> None:
    mine, theirs = ({code_of(module) for module in modules(share)} for share in (one, other))
    assert mine
    assert theirs
    assert not mine & theirs
    assert mine | theirs == set(catalogue())


def test_checks_of_versions_compare_them() -> None:
    comparing = {module for module in modules() if "letterkit.check.between" in _imports(module)}
    assert comparing >= set(modules(Share.VERSIONS))


def _imports(module: object) -> set[str]:
    return {getattr(value, "__module__", "") for value in vars(module).values()}
