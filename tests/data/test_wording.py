"""The drafts are our own words, say that they are reconstructions, and lead to nobody's private addresses."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from ruamel.yaml import YAML

from letterkit.load.adapting import adapter
from letterkit.model.draft import Draft

from .own import BODIES, DRAFTS, LIST, ROOT, rows
from .sources import FOLDER

RUN = 8
"""So many words in a row, the same as in a letter that was sent, are a sentence copied."""
NAMES = {row["name"] for row in rows()} | {"Democratic People's Republic of Korea", "Republic of Korea"}
"""Names are no sentences: each counts as one word, whatever its length."""

TEXTS = [*DRAFTS, *BODIES]
OFFICE_EMAILS = {"president@president.go.kr"}
OFFICE_FAXES = {"+82 2-770-4721", "+82 2 2100 7934", "+82 2 2100 5759/49"}
# Ofcom keeps 020 7946 0xxx for drama, NANPA 555-0100 to 555-0199 for fiction.
RESERVED = re.compile(r"\+44 20 7946 0\d{3}|\+1 \d{3} 555 01\d\d")
PUBLIC_HOSTS = ("ohchr.org", "undocs.org", "un.org", "wfp.org", "fao.org", "mofa.go.kr", "elaw.klri.re.kr")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"\+\d[\d .\-/()]{6,}\d")


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _draft(path: Path) -> Draft:
    draft: Draft = adapter(Draft).validate_python(YAML(typ="base").load(path.read_text(encoding="utf-8")))
    return draft


def _runs(text: str) -> set[tuple[str, ...]]:
    text = text.replace("’", "'").casefold()
    for name in sorted(NAMES, key=len, reverse=True):
        text = text.replace(name.casefold(), "name")
    words = re.findall(r"\w+", text)
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def _prose(path: Path) -> str:
    """What a draft adds in words of its own, without the addresses; a body as it is."""
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    draft = _draft(path)
    press = [draft.press.headline, draft.press.subheading] if draft.press else []
    return " | ".join(text for words in [draft.subject, *press] for text in words.values())


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def test_there_is_a_draft_for_each_letter_and_a_body_for_each_language() -> None:
    assert {path.stem for path in DRAFTS} == {
        "2020-02-hrc",
        "2020-02-hrc-typed",
        "2020-12-press-release",
        "2020-12-press-release-45",
        "2020-12-unga",
        "2020-12-unga-korean",
        "2022-03-hrc",
        "personal-example",
    }
    wanted = {
        ROOT / draft.body[lang] if lang in draft.body else path.with_name(f"{path.stem}.{lang}.md")
        for path in DRAFTS
        for draft in [_draft(path)]
        for lang in draft.languages
    }
    assert set(BODIES) == wanted


@pytest.mark.parametrize("path", DRAFTS, ids=_named)
def test_every_draft_says_that_it_is_a_reconstruction(path: Path) -> None:
    assert _draft(path).sample


@pytest.mark.parametrize("path", TEXTS, ids=_named)
def test_no_sentence_of_a_letter_that_was_sent_is_in_ours(path: Path) -> None:
    ours = _runs(_prose(path))
    for letter in sorted(FOLDER.glob("00?_*.txt")):
        assert ours & _runs(letter.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize("path", [LIST, *TEXTS], ids=_named)
def test_addresses_and_numbers_are_of_offices_or_reserved(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for email in EMAIL.findall(re.sub(r"(name|title|represents|country)(:\w+)?@", "", text)):
        assert email.endswith("@example.org") or email in OFFICE_EMAILS
    for number in PHONE.findall(text):
        assert number in OFFICE_FAXES or RESERVED.fullmatch(number)


def test_nobody_named_in_the_press_texts_can_be_reached_through_ours() -> None:
    ours = "\n".join(path.read_text(encoding="utf-8") for path in [LIST, *TEXTS])
    for letter in [*FOLDER.glob("002_*.txt"), *FOLDER.glob("003_*.txt")]:
        text = letter.read_text(encoding="utf-8")
        for email in EMAIL.findall(text):
            assert email not in ours
        for number in PHONE.findall(text):
            assert _digits(number)[-8:] not in _digits(ours)


@pytest.mark.parametrize("path", BODIES, ids=_named)
def test_links_lead_to_public_bodies(path: Path) -> None:
    for target in re.findall(r"\]\(([^)]*)\)", path.read_text(encoding="utf-8")):
        parts = urlsplit(target)
        assert parts.scheme == "https"
        assert parts.hostname
        assert any(f".{parts.hostname}".endswith(f".{host}") for host in PUBLIC_HOSTS)


@pytest.mark.parametrize("path", [path for path in BODIES if "refused" not in path.parts], ids=_named)
def test_counts_are_bound_and_not_typed(path: Path) -> None:
    bound = re.findall(r"counts\.(\w+)", path.read_text(encoding="utf-8"))
    assert {"groups", "individuals"} <= set(bound)


def test_the_refused_draft_types_what_the_letter_of_february_2020_typed() -> None:
    body = (ROOT / "drafts/refused/2020-02-hrc-typed.en.md").read_text(encoding="utf-8")
    assert "{{" not in body
    for typed in ("69 ", "23 ", "seven "):
        assert typed in body
