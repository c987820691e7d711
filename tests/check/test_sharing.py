"""The letters of one recipients file: what is checked once for all of them is found as if each were checked alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from letterkit import check, compose, counting, load
from letterkit.check import sharing
from letterkit.check.catalogue import code_of, modules
from letterkit.errors import InputError
from letterkit.model.counts import Counts
from letterkit.model.finding import Finding, Place, in_order
from letterkit.model.project import Project
from letterkit.model.recipient import Part, Recipient

from .examples import MOMENT, write

DRAFTS = Path(__file__).parents[2] / "drafts"
CODES = sorted(check.catalogue())
RULES = [module for module in modules() if hasattr(module, "check")]


def recipients(project: Project, counts: Counts) -> Iterator[Recipient]:
    """Rows for a recipients file: nobody in particular, names that the letter and its list have, or nearly have, and
    one for each language."""
    row = Recipient("a", Part.TO, "Ana Ruiz", Place("recipients.csv", 2), "Minister", "1 Road\nOslo", "Dear Ana")
    row = replace(row, values={"state": "Norway"})
    yield row
    yield replace(row, key="b", name="Bo [name] Li", place=Place("recipients.csv", 3), address="example.com")
    said = [one.text("name", letter=counts.letter) for one in (*counts.group_rows[:1], *counts.individual_rows[:1])]
    said += [person.name.get("", "") for person in project.draft.to]
    for number, name in enumerate(filter(None, said)):
        yield replace(row, key=f"c{number}", name=name, title="President of the Republic")
        yield replace(row, key=f"d{number}", name=f"{name[:-1]}e")
    yield from (replace(row, key=lang, language=lang) for lang in project.bodies)
    yield row


def subjects(project: Project, counts: Counts, row: Recipient) -> tuple[check.Subject, check.Subject]:
    """The letter to one row, and the same as a letter of its own, of which nothing is remembered."""
    addressed = project.addressed_to(row)
    documents = compose.compose(addressed, counts, moment=MOMENT)
    copies = compose.copies(addressed, counts, documents, moment=MOMENT)
    about = compose.letter_of(addressed, moment=MOMENT)
    alone = replace(addressed, recipient=None)
    return tuple(check.Subject(one, counts, documents, copies, about) for one in (addressed, alone))  # type: ignore[return-value]


def compared(draft: Path) -> int:
    """Hold both ways against each other for all rows and checks; gives how many findings there were."""
    project = load.project(draft)
    counts = counting.count(project.roster, project.draft.id, project.draft.counting)
    number = 0
    for row in recipients(project, counts):
        shared, alone = subjects(project, counts, row)
        for module in RULES:
            if code_of(module) != "recipient-cell-empty":  # which tells a letter to a row from one of its own
                found = in_order(list(sharing.findings(module, shared)))
                assert found == in_order(list(module.check(alone))), (row, code_of(module))
                number += len(found)
    return number


@pytest.mark.parametrize("code", CODES)
def test_what_is_found_in_one_of_many_letters_is_found_in_it_alone(code: str, tmp_path: Path) -> None:
    info = check.catalogue()[code]
    for name, example in (("good", info.good), ("bad", info.bad)):
        try:
            compared(write(example, tmp_path / name))
        except InputError:
            assert name == "bad"


@pytest.mark.parametrize("draft", sorted(DRAFTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_so_it_is_of_real_letters(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DRAFTS.parent)
    compared(draft)


def test_a_name_that_only_one_letter_has_is_found_in_that_letter(tmp_path: Path) -> None:
    project = load.project(write("", tmp_path))
    counts = counting.count(project.roster, project.draft.id, project.draft.counting)
    row = Recipient("a", Part.TO, "Ana Ruiz", Place("recipients.csv", 2), address="1 Road")
    others = [replace(row, address="[address]"), row]
    found = [codes(subjects(project, counts, one)[0]) for one in (row, *others)]
    assert ["placeholder-left" in one for one in found] == [False, True, False]


NAMED = """--- draft.yaml
languages: [en, es]
to:
  - name: {en: Kari Nordmann, es: Kari Nordmann}
    address: Oslo
    salutation: {en: Dear Minister, es: Estimada ministra}
subject: {en: The state of the rivers, es: El estado de los ríos}
--- body.en.md
We write on behalf of {{ counts.groups }} organizations. On Monday, Kari Nordmann spoke of the flood.
--- body.es.md
Escribimos en nombre de {{ counts.groups }} organizaciones. El lunes la ministra habló de la inundación.
"""


def test_one_whom_the_text_names_is_looked_for_in_all_languages_of_that_letter(tmp_path: Path) -> None:
    project = load.project(write(NAMED, tmp_path))
    counts = counting.count(project.roster, project.draft.id, project.draft.counting)
    row = Recipient("a", Part.TO, "Ana Ruiz", Place("recipients.csv", 2), address="1 Road")
    found = [codes(subjects(project, counts, one)[0]) for one in (row, replace(row, name="Kari Nordmann"), row)]
    assert ["names-differ" in one for one in found] == [False, True, False]


def codes(subject: check.Subject) -> set[str]:
    findings: list[Finding] = check.run(subject)
    return {finding.code for finding in findings}


def test_the_checks_that_are_shared_are_there() -> None:
    assert {code_of(module) for module in RULES} >= sharing.OF_THE_LIST | sharing.BY_PASSAGE
