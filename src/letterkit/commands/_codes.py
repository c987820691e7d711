"""All codes that a finding can have, from every stage that gives some."""

from __future__ import annotations

from collections.abc import Mapping

_RARE = {
    "cluster-unusable": "The Dask cluster that was named cannot make the letters.",
    "language-file": "A language file (languages/CODE.toml) cannot be used.",
    "missing-glyph": "No font has a letter that the PDF needs, so an empty box would stand in its place.",
    "outside-resource": "The dress of a template asks for a file or address outside it, which is not fetched.",
    "picture-unreadable": "A picture cannot be set into the file.",
    "represents-unreadable": "The column represents@ID holds something that is not a number of bodies.",
    "template-unreadable": "The reference.docx of a template cannot be used.",
}
"""Those of packages that find one or two things and have no list of their own; a test holds that none is left out."""


def sentences() -> Mapping[str, str]:
    """What each code means in a sentence, by code in alphabetical order."""
    from letterkit import audit, check, freezing, isolation, load, manifest, readers, roster, sending, verify

    checks = {code: f"{info.title}." for code, info in check.catalogue().items()}
    parts = (
        _RARE,
        roster.CODES,
        readers.CODES,
        load.CODES,
        checks,
        isolation.CODES,
        verify.CODES,
        manifest.CODES,
        freezing.CODES,
        sending.CODES,
        audit.CODES,
    )
    return dict(sorted((code, sentence) for part in parts for code, sentence in part.items()))
