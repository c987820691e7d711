"""Names in findings: their places, the spelling that stands out, and by what two spellings differ, in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from letterkit.countries.spelling import bare
from letterkit.model.finding import Place
from letterkit.model.spelling import Layer, Mention, Name, Spelling
from letterkit.spelling.typography import plain, without_acronym

_SHOWN = 8
HOW = {
    Layer.MARKS: "differ in case, accents or signs",
    Layer.ORDER: "are the same words in another order",
    Layer.ROMANISED: "may be two romanisations of one name",
    Layer.ACRONYM: "are a name and its acronym",
    Layer.SMALL: "differ in a small word",
    Layer.CLOSE: "are spelled almost the same",
    Layer.SHORT: "may be a short form and the whole name",
    Layer.COUNTRY: "differ in the name of a country",
    Layer.KIND: "differ in the word for what it is",
}


def where(mentions: Iterable[Mention], here: Place) -> str:
    """The places of mentions, by file, as a person writes them: "line 3, 5 and a.txt:7, 9"."""
    return places((mention.place for mention in mentions), here)


def places(given: Iterable[Place], here: Place) -> str:
    """Places in the same way; those in the file of `here` without its name."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for place in dict.fromkeys(given):
        found[place.path].append(place)
    return ", ".join(_in_file(path, those, here) for path, those in found.items())


def _in_file(path: str, places: Sequence[Place], here: Place) -> str:
    numbers = sorted({place.line for place in places if place.line})
    pages = sorted({place.page for place in places if place.page})
    fields = [place.field for place in places if place.field and not place.line]
    shown = numbers or pages
    more = " …" if len(shown) > _SHOWN else ""
    listed = ", ".join(map(str, shown[:_SHOWN])) + more
    if path == here.path:
        return f"line {listed}" if numbers else f"page {listed}" if pages else (fields[0] if fields else "above")
    return f"{path}:{listed}" if numbers else f"{path}, page {listed}" if pages else ", ".join([path, *fields[:1]])


def odd(name: Name) -> Spelling:
    """The spelling that stands out: the rarest, its acronym left aside; of several the last."""
    keys = [plain(without_acronym(spelling.text)) for spelling in name.spellings]
    often = Counter(key for key, one in zip(keys, name.spellings, strict=True) for _ in one.mentions)
    return min(zip(reversed(keys), reversed(name.spellings), strict=True), key=lambda one: often[one[0]])[1]


def layer_of(name: Name) -> Layer:
    """By what the spellings differ, acronyms left aside where something else does."""
    layer = name.layer or Layer.MARKS
    levelled = {bare(without_acronym(spelling.text)) for spelling in name.spellings}
    return Layer.MARKS if layer is Layer.ACRONYM and len(levelled) == 1 else layer
