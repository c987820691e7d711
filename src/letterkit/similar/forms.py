"""What of a name is compared: its words without what people add or leave out, and the acronyms that it may go by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from itertools import pairwise

from letterkit.countries.spelling import bare
from letterkit.model.frozen import frozen

# Words of courtesy and degree: dropped where two words of the name remain ("David Alton, Lord").
COURTESY = frozenset(
    {"dr", "prof", "professor", "phd", "md", "sir", "dame", "lord", "lady", "baroness", "mr", "mrs", "ms", "rev"}
    | {"reverend", "hon", "honorable", "honourable", "esq"}
)
# Forms of incorporation, at the end of a name in Latin letters and at the head of one in Korean or Japanese.
LEGAL = frozenset({"inc", "incorporated", "ltd", "limited", "ev", "asbl", "gmbh", "ggmbh", "llc", "plc", "npo", "ngo"})
_LEGAL_HEAD = re.compile(
    r"^\s*(?:\(?[사재]\)\s*|사단법인|재단법인|비영리법인|(?:認定)?NPO法人|特定非営利活動法人|(?:一般|公益)(?:社団|財団)法人)"
)
_DEGREE = re.compile(r"\bPh\.?\s?D\b\.?", re.IGNORECASE)
# Words that acronyms pass over, in the languages of the lists that have been seen.
SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
    | {"de", "des", "du", "la", "le", "les", "et", "en", "pour", "sur", "au", "aux", "del", "las", "los", "el", "y"}
    | {"e", "para", "por", "do", "da", "dos", "das", "no", "na", "der", "die", "und", "für", "fur", "im", "zu", "von"}
    | {"van", "voor", "het", "een", "di", "dei", "della", "delle", "il", "lo", "per", "con"}
)
EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_BRACKETS = re.compile(r"(?P<first>[^()]+)\((?P<second>[^()]+)\)\s*")
_DASH = re.compile(r"(?P<first>.+?)\s+[-–—]\s+(?P<second>.+)|(?P<acronym>[^\s,]+),\s+(?P<long>.+)")
_PARTED = frozenset("(-–—,")
_APART = re.compile("['’]")
"""An elision parts words for their initials (Lanceurs d'Alerte), and nowhere else."""
LONGEST = 300
LONGEST_ACRONYM = 12
_NONE: frozenset[str] = frozenset()


@frozen
class Form:
    """A name ready to be compared.

    `whole` are all its words; `words` those of the name proper, without an acronym given beside it, and `written` is
    how that was written; `stated` are acronyms given in the name; `is_acronym` says that the name is nothing but one.
    """

    whole: str
    words: tuple[str, ...]
    written: str
    stated: frozenset[str]
    is_acronym: bool

    @property
    def derived(self) -> frozenset[str]:
        """The initials that the name could be called by; worked out where asked for, which few lists need."""
        return _NONE if self.is_acronym else _initials(bare(_APART.sub(" ", self.written)).split())

    @property
    def proper(self) -> str:
        """The name proper as one string."""
        return " ".join(self.words)

    @property
    def in_order(self) -> str:
        """The words of the name proper sorted, Hangul taken apart into letters so that one letter weighs as one."""
        text = " ".join(sorted(self.words))
        return text if text.isascii() or not self.east_asian else unicodedata.normalize("NFD", text)

    @property
    def east_asian(self) -> bool:
        """Whether the name has Chinese, Japanese or Korean letters, where each syllable may make another name."""
        return not self.whole.isascii() and bool(EAST_ASIAN.search(self.whole))

    @property
    def joined(self) -> tuple[str, ...]:
        """Two words of a short name that may also be one: yanghee and heelee in "Yang Hee Lee"."""
        return tuple([left + right for left, right in pairwise(self.words)]) if 3 <= len(self.words) <= 4 else ()

    @property
    def any_order(self) -> frozenset[str]:
        """All keys of `orders`."""
        return self.orders(self.joined)

    def orders(self, known: Container[str]) -> frozenset[str]:
        """Keys that names of the same words share in whatever order; two words are also taken for one where that is in
        `known` ("Yang Hee Lee", "Yanghee Lee")."""
        if len(self.words) < 2:
            return _NONE
        keys = {" ".join(sorted(self.words))}
        for at, one in enumerate(self.joined):
            if one in known:
                keys.add(" ".join(sorted((*self.words[:at], one, *self.words[at + 2 :]))))
        return frozenset(keys)


def form(name: str) -> Form:
    """Take a name apart. Names of more than 300 characters are compared by their beginning."""
    text = name[:LONGEST]
    if not text.isascii():
        text = _LEGAL_HEAD.sub("", unicodedata.normalize("NFKC", _DEGREE.sub(" ", text)))
    elif "h" in text or "H" in text:
        text = _DEGREE.sub(" ", text)
    proper, acronym = _parts(text)
    words = _words(bare(proper).split())
    return Form(
        whole=" ".join(_words(bare(text).split()) if acronym else words),
        words=words,
        written=proper,
        stated=frozenset({bare(acronym)} - {""}) if acronym else _NONE,
        is_acronym=not acronym and looks_like_acronym(text.strip()),
    )


def looks_like_acronym(text: str) -> bool:
    """One word of 2 to 12 characters with at least two capitals: CSW, LiNK, S.P.Ring, but not Lumen."""
    return 2 <= len(text) <= LONGEST_ACRONYM and " " not in text and sum(map(str.isupper, text)) >= 2


def _parts(text: str) -> tuple[str, str]:
    """The name proper and the acronym given beside it in brackets or by a dash, as in "Christian Solidarity Worldwide
    (CSW)", "NKnet (Network for …)", "FIDH - International Federation …"; none where neither part looks like one."""
    if _PARTED.isdisjoint(text):
        return text, ""
    found = _BRACKETS.fullmatch(text) or _DASH.fullmatch(text)
    if found is None:
        return text, ""
    first, second = (part.strip() for part in found.groups() if part is not None)
    if looks_like_acronym(second) and found.re is _BRACKETS:
        return first, second
    return (second, first) if looks_like_acronym(first) else (text, "")


def _words(spoken: Sequence[str]) -> tuple[str, ...]:
    """The words without courtesy and forms of incorporation."""
    words = tuple(spoken)
    if len(words) > 1 and words[-1] in LEGAL:
        words = words[:-1]
    if COURTESY.isdisjoint(words):
        return words
    kept = tuple(word for word in words if word not in COURTESY)
    return kept if len(kept) > 1 else words


def _initials(spoken: Sequence[str]) -> frozenset[str]:
    """Initials of the words, with and without the small ones; of three letters at least, fewer are too common."""
    words = [word for word in spoken if len(word) > 1]
    if len(words) < 3:
        return _NONE
    found = {"".join([word[0] for word in words]), "".join([word[0] for word in words if word not in SMALL])}
    return frozenset([letters for letters in found if len(letters) >= 3])
