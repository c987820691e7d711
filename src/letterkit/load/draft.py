"""A draft file: YAML, validated; and what can still be used of one that has errors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from letterkit import filenames
from letterkit.load.core import ValidationError
from letterkit.load.faults import Faults
from letterkit.load.files import MB, Folder, shown
from letterkit.load.validation import Location, accept, locations, validate
from letterkit.load.yaml_reader import Tree, Value, read
from letterkit.model.draft import Draft
from letterkit.model.finding import Place
from letterkit.model.frozen import frozen

LIMIT = 1 * MB
_STAND_INS = {"id": "unnamed", "date": "0001-01-01"}


@frozen
class DraftFile:
    """A draft as far as it can be used: `draft` for reading on, `whole` where it is what the file says."""

    draft: Draft
    whole: bool
    given: frozenset[str]
    places: Mapping[str, Place]

    def place(self, name: str) -> Place:
        """Where a field stands, else the field above it, else the beginning of the file."""
        while name not in self.places:
            name = name.rpartition(".")[0]
        return self.places[name]


def read_draft(folder: Folder, path: Path, at: Place) -> DraftFile | None:
    """Read a draft that is known to be in the folder; findings for what is wrong, None where nothing can be used."""
    text = folder.read_text(path, at, limit=LIMIT)
    if text is None:
        return None
    tree = read(text, shown(path), folder.faults)
    if tree is None:
        return None
    known = {"languages": _languages()}
    draft = validate(Draft, tree, folder.faults, code="draft-invalid", known=known)
    if draft is None:
        return _rescued(tree, known)
    file = DraftFile(draft, True, frozenset(_given(tree)), _with_field_names(tree.places))
    _check_across(file, path, folder.faults)
    return file


def _given(tree: Tree) -> frozenset[str]:
    """The fields that the file fills in."""
    data = tree.data if isinstance(tree.data, dict) else {}
    return frozenset(key for key, value in data.items() if value is not None)


def _languages() -> tuple[str, ...]:
    from letterkit import languages

    return (*languages.available(), *languages.printed())


def _check_across(file: DraftFile, path: Path, faults: Faults) -> None:
    """What no field shows by itself."""
    draft = file.draft
    for i, code in enumerate(draft.languages):
        if code in draft.languages[:i]:
            faults.add(
                "draft-invalid", file.place(f"languages.{i}"), f"languages: {code} is given twice", "delete one of them"
            )
    for name, other in (("about", draft.about), *((f"refers_to.{i}", one) for i, one in enumerate(draft.refers_to))):
        if other == draft.id:
            faults.add("draft-invalid", file.place(name), f"{name}: names this letter itself", "name another letter")
    for name, other in _languages_of_people(draft):
        if other and other not in draft.languages:
            message = f"{name}: there is no letter in {other}"
            faults.add("draft-invalid", file.place(name), message, f"write one of {', '.join(draft.languages)}")
    if filenames.is_reserved(draft.id) or draft.id.endswith("."):
        message = f"id: no file may be called {draft.id} on Windows"
        faults.add("draft-invalid", file.place("id"), message, "give it another id")
    if path.stem != draft.id and not all(draft.body.get(code) for code in draft.languages):
        message = f"id: is {draft.id} and the file {path.name}, so the text is looked for as {draft.id}.LANGUAGE.md"
        faults.add("draft-id", file.place("id"), message, f"name the file {draft.id}.yaml, or name the texts by body")


def _languages_of_people(draft: Draft) -> Iterator[tuple[str, str]]:
    for part, people in (("to", draft.to), ("cc", draft.cc)):
        yield from ((f"{part}.{i}.language", one.language) for i, one in enumerate(people))


def _with_field_names(places: Mapping[str, Place]) -> dict[str, Place]:
    """`from` is `sender` in the model, and can be asked for by either name."""
    both = dict(places)
    both.update({f"sender{name[4:]}": place for name, place in places.items() if re.match(r"from(\.|$)", name)})
    return both


def _rescued(tree: Tree, known: Mapping[str, tuple[str, ...]]) -> DraftFile | None:
    """A draft of the fields that are right, so that the list, the texts and the template can be looked at as well."""
    data: Value = tree.data if isinstance(tree.data, dict) else {}
    given = {**_STAND_INS, **{key: value for key, value in data.items() if value is not None}}  # type: ignore[union-attr]
    for cut in (_cut_leaf, _cut_branch):
        try:
            draft = accept(Draft, given, known)
        except ValidationError as error:
            for loc, kind in locations(error):
                cut(given, loc, kind)
        else:
            return DraftFile(draft, False, frozenset(given), tree.places)
    try:
        return DraftFile(accept(Draft, given, known), False, frozenset(given), tree.places)
    except ValidationError:
        return None


def _cut_leaf(data: Any, loc: Location, kind: str) -> None:
    """Take out the one value that is wrong; of what lacks a field, the whole."""
    target = loc[:-1] if kind == "missing" else loc
    for part in target[:-1]:
        if not isinstance(data, dict) or part not in data:
            return  # inside a list: numbers must stay what they are
        data[part] = data = dict(data[part]) if isinstance(data[part], dict) else data[part]
    if isinstance(data, dict) and target:
        data.pop(target[-1], None)


def _cut_branch(data: Any, loc: Location, _kind: str) -> None:
    data.pop(loc[0], None)
    data.update({name: stand_in for name, stand_in in _STAND_INS.items() if name not in data})
