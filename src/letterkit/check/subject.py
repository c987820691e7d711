"""What a check is given: the draft with its list, what the list adds up to, and the letters that were composed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from letterkit import counting, languages
from letterkit.check import locating, remembered
from letterkit.check.passage import Passage, Printed, Setting, Text
from letterkit.model.claim import Claim
from letterkit.model.counts import Counts
from letterkit.model.finding import Place
from letterkit.model.frozen import frozen
from letterkit.model.language import Language
from letterkit.model.letter import Document, Letter, Role, SignatoryList, walk
from letterkit.model.project import Project
from letterkit.model.recipient import Copy
from letterkit.model.roster import Roster, Rows
from letterkit.model.signatory import split_aliases
from letterkit.similar import Likeness

# Where a number of groups or countries is part of a name, an address or the list rather than a claim of the letter.
# The notice is left out as it speaks of another text, the one that was sent.
_CLAIMLESS_ROLES = frozenset(
    {
        Role.LETTERHEAD,
        Role.SENDER,
        Role.NOTICE,
        Role.DATE,
        Role.ADDRESS,
        Role.COPIES,
        Role.SIGNATURE,
        Role.RELEASE,
        Role.CONTACT,
        Role.ENCLOSURES,
        Role.LIST,
    }
)


@frozen
class Stated:
    """A claim with the passage that makes it."""

    claim: Claim
    passage: Passage

    @property
    def certain(self) -> bool:
        """Whether the letter itself speaks, not one whom it quotes, a footnote or a table."""
        return self.passage.setting not in (Setting.QUOTE, Setting.NOTE, Setting.CELL)

    @property
    def typed(self) -> bool:
        """Whether its number was typed rather than bound to the list."""
        return self.passage.typed(self.claim.number_start, self.claim.number_end)


def _known_by(passage: Text) -> Hashable:
    """What tells a passage from others: of a cell of the list, where it comes from, which is told sooner."""
    if isinstance(passage, Printed):
        return passage.lang, id(passage.entries)
    if passage.setting is Setting.ENTRY and len(passage.pieces) == 1 and (origin := passage.pieces[0].run.origin):
        return passage.lang, origin.ref, passage.text
    return passage


def _each_once(texts: Iterable[Text]) -> tuple[Text, ...]:
    """The texts in which something stands, each once."""
    return tuple({_known_by(text): text for text in texts if isinstance(text, Printed) or text.text.strip()}.values())


@dataclass(frozen=True)
class Subject:
    """A draft that was counted and composed. What several checks need is worked out once."""

    project: Project
    counts: Counts
    documents: tuple[Document, ...]
    copies: tuple[Copy, ...] = ()
    about: tuple[Document, ...] = ()
    """The letter that a press release is about."""

    @cached_property
    def letters(self) -> tuple[Letter, ...]:
        """Every letter of every document and of every e-mail's message, each once."""
        messages = [copy.message for copy in self.copies if copy.message]
        seen = {id(letter): letter for document in (*self.documents, *messages) for letter in document.parts}
        return tuple(seen.values())

    @cached_property
    def stretches(self) -> Mapping[int, tuple[remembered.Stretch, ...]]:
        """The text of each letter, block by block, by the letter's identity."""
        return {id(one): tuple(remembered.stretches(self.project, self.counts, one)) for one in self.letters}

    @cached_property
    def _by_letter(self) -> Mapping[int, tuple[Text, ...]]:
        return {
            letter: tuple(text for stretch in stretches for text in stretch.texts)
            for letter, stretches in self.stretches.items()
        }

    def passages_of(self, letter: Letter) -> tuple[Passage, ...]:
        """All text of one letter but long lists."""
        return tuple(text for text in self._by_letter[id(letter)] if isinstance(text, Passage))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """All text of all letters and their long lists; what several letters share stands here once."""
        return _each_once(text for letter in self.letters for text in self._by_letter[id(letter)])

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All text of all letters but long lists, where nothing is typed, linked or claimed (`printed` looks there)."""
        return tuple(text for text in self.texts if isinstance(text, Passage))

    @cached_property
    def prose(self) -> str:
        """The text of all passages, each on a line of its own."""
        return "\n".join(passage.text for passage in self.passages)

    @cached_property
    def stated(self) -> tuple[Stated, ...]:
        """Every claim of every letter, found once."""
        return tuple(
            Stated(claim, passage)
            for passage in self.passages
            if passage.role not in _CLAIMLESS_ROLES
            for claim in remembered.claims_in(passage.text, passage.lang, self.project.draft.date)
        )

    @cached_property
    def held_against(self) -> Counts:
        """The counts that the text speaks of: those of the letter that a press release is about, else its own."""
        about = self.project.related.get(self.project.draft.about)
        if about is None:
            return self.counts
        return counting.count(about.roster, about.draft.id, about.draft.counting)

    @cached_property
    def letter(self) -> Subject | None:
        """The letter that this one is about, as a subject of its own; None where it is about none, or that cannot be
        composed."""
        related = self.project.related.get(self.project.draft.about)
        if related is None or related.project is None or not self.about:
            return None
        return Subject(related.project, self.held_against, self.about)

    @cached_property
    def others(self) -> Mapping[str, Counts]:
        """The counts of the other letters that the draft names, by id."""
        return {
            name: counting.count(related.roster, related.draft.id, related.draft.counting)
            for name, related in self.project.related.items()
        }

    @cached_property
    def counted(self) -> Rows:
        """The rows that sign this letter: groups, then individuals, each in the order of the list. None where the
        letter neither prints the list nor speaks of it, as a press release or a covering letter does not."""
        listed = any(self.has_list(letter) for letter in self.letters)
        if not listed and (self.held_against is not self.counts or not self.stated):
            return self.counts.group_rows.at(())
        return self.counts.group_rows + self.counts.individual_rows

    @cached_property
    def held_roster(self) -> Roster:
        """The list behind `held_against`."""
        about = self.project.related.get(self.project.draft.about)
        return about.roster if about else self.project.roster

    @cached_property
    def likenesses(self) -> tuple[Likeness, ...]:
        """Names of those who sign that may be one; the indices are those of `counted`."""
        key = "likenesses", len(self.counted)
        return remembered.once(self.project, self.counts, key, self._compared)

    def _compared(self) -> tuple[Likeness, ...]:
        rows = self.counted
        individuals = range(len(self.counts.group_rows), len(rows))
        cells = enumerate(rows.texts("aliases")) if rows.has("aliases") else ()
        aliases = {row: split_aliases(cell) for row, cell in cells if cell}
        return remembered.likenesses(rows.texts("name", letter=self.counts.letter), aliases, individuals)

    def narrowed(self, texts: tuple[Text, ...]) -> Subject:
        """The same subject with these texts alone, for a check that looks at nothing else of the letters."""
        narrow = replace(self)
        vars(narrow)["texts"] = _each_once(texts)
        return narrow

    @property
    def binding(self) -> str:
        """The name under which a text finds the counts that it is held against."""
        return "about.counts" if self.project.draft.about in self.project.related else "counts"

    @cached_property
    def _kept(self) -> dict[str, Any]:
        return {}

    def once(self, name: str, work: Callable[[Subject], Any]) -> Any:
        """What several checks need beside what stands here, worked out by the first that asks for it."""
        if name not in self._kept:
            self._kept[name] = work(self)
        return self._kept[name]

    def language(self, code: str) -> Language:
        """What letterkit knows of a language of the draft; KeyError for one that it does not know."""
        return languages.get(code)

    def has_list(self, letter: Letter) -> bool:
        """Whether a list of signatories is printed in the letter."""
        lists = (block for block in walk(letter.blocks) if isinstance(block, SignatoryList))
        return any(group.entries for block in lists for group in block.groups)

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        return locating.sources(self.project)

    def place_of(self, passage: Passage, start: int = 0, end: int | None = None) -> Place:
        """Where a range of a passage (all of it by default) was written."""
        return locating.place_of(self.project, self._sources, passage, start, len(passage.text) if end is None else end)

    def body_place(self, lang: str) -> Place:
        """The first line of the body in a language; the draft where there is none."""
        source = self.project.bodies.get(lang)
        return Place(source.path, 1) if source else self.project.place("languages")
