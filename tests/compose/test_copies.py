"""Who gets which documents of a letter."""

from __future__ import annotations

from pathlib import Path

from letterkit import compose, pipeline
from letterkit.model.recipient import Copy
from tests.safety.projects import BODY, write_project

DRAFT = """\
id: a
date: 2020-02-17
languages: [en, ko]
sample: true
subject: On an open letter
from: {name: Example Coalition}
to:
  - {name: {en: Moon Jae-in, ko: 문재인}, address: Seoul, salutation: President Moon, language: ko}
  - {name: Ana Ruiz, address: Oslo, salutation: Dear Ana, fax: +47 22 00 00 00}
cc:
  - {name: Ana Ruiz, email: ana@government.no, language: en}
"""


def copies(folder: Path, draft: str = DRAFT) -> tuple[Copy, ...]:
    path = write_project(folder, draft=draft, body=BODY)
    (folder / "drafts" / "a.ko.md").write_text("우리는 {{ counts.groups }}개 단체입니다.\n")
    project, counts = pipeline.tally(path)
    documents = compose.compose(project, counts, moment=pipeline.moment(project))
    return compose.copies(project, counts, documents, moment=pipeline.moment(project))


def test_each_addressee_and_each_of_those_in_cc_gets_a_copy(tmp_path: Path) -> None:
    made = copies(tmp_path)
    assert [(copy.recipient.part, copy.stem) for copy in made[:2]] == [("to", "a.moon-jae-in"), ("to", "a.ana-ruiz")]
    assert made[2].recipient.part == "cc"
    assert made[2].stem.startswith("a.ana-ruiz-")


def test_a_language_chooses_the_documents(tmp_path: Path) -> None:
    made = copies(tmp_path)
    assert [[document.stem for document in copy.documents] for copy in made] == [["a.ko"], ["a.en", "a.ko"], ["a.en"]]
    assert made[0].recipient.name == "문재인"


def test_a_document_of_all_languages_goes_to_all(tmp_path: Path) -> None:
    made = copies(tmp_path, DRAFT + "documents: one\n")
    assert [[document.stem for document in copy.documents] for copy in made] == [["a"], ["a"], ["a"]]


def test_who_cannot_be_reached_by_a_way_has_nothing_for_it(tmp_path: Path) -> None:
    made = copies(tmp_path, DRAFT + "email: {from: us@coalition.no}\n")
    assert [copy.email is not None for copy in made] == [False, False, True]
    assert [copy.cover is not None for copy in made] == [False, True, False]
