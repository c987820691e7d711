"""All codes that a finding can have, from every stage that gives some."""

from __future__ import annotations

from collections.abc import Mapping


def sentences() -> Mapping[str, str]:
    """What each code means in a sentence, by code in alphabetical order."""
    from letterkit import check, load, manifest, verify

    checks = {code: f"{info.title}." for code, info in check.catalogue().items()}
    return dict(sorted({**load.CODES, **checks, **verify.CODES, **manifest.CODES}.items()))
