"""What is in a file and is not about its letter: "Related posts", 関連記事, and what a body says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letterkit.lists.folding import fold, undressed
from letterkit.model.audit import FoundList
from letterkit.model.reading import TextBlock

_RELATED = re.compile(
    r"(?:(?:related|recent|latest|similar|other|more)\s(?:posts?|articles?|news|stories|statements?|letters?|content)"
    r"|you (?:may|might) also like|see also|read (?:also|next)|up next"
    r"|(?:lire|voir|à lire) aussi|sur le même sujet|articles (?:liés|similaires|récents)|à lire également"
    r"|(?:ähnliche|weitere|verwandte|neueste) (?:beiträge|artikel|meldungen)|mehr zum thema|lesen sie auch"
    r"|(?:entradas|artículos|noticias|notas) (?:relacionad[ao]s|recientes)|lee también|te puede interesar"
    r"|(?:artigos|notícias|posts) (?:relacionad[ao]s|recentes)|leia também|veja também"
    r"|articoli (?:correlati|recenti)|leggi anche|potrebbe interessarti"
    r"|gerelateerde (?:berichten|artikelen)|lees ook|meer nieuws|читайте также|похожие (?:статьи|новости)"
    r"|関連(?:記事|ニュース|リンク)|関連する記事|관련\s?(?:기사|글|뉴스)|相關(?:新聞|文章|連結)|相关(?:新闻|文章|链接)|延伸閱讀|延伸阅读)"
)
"""Lines of nothing else, folded."""


_SELF = re.compile(
    r"\b(?:is|was)\s+(?:an?|the)\s+(?:[\w-]+\s+){1,6}of\s+(?:\w+\s+){0,2}$"
    r"|\bist\s+(?:ein|eine|der|die|das)\s+(?:[\w-]+\s+){1,6}(?:von|aus|mit)\s+(?:\w+\s+){0,2}$"
    r"|\b(?:est|es|è|é|is)\s+(?:une?|una?|um|uma|een|il|la|le|el|o|a|de|het)\s+(?:[\w-]+\s+){1,6}"
    r"(?:d[eio]|d'|van|formad[ao]\s+(?:por|de)|composta\s+(?:de|da|por))\s*(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_REACH = 120


def describes(text: str, start: int) -> bool:
    """Whether the number at `start` is what a sentence says that a body is made of ("X is a coalition of 40 local
    committees"): perhaps one of those who sign, not all of them."""
    return _SELF.search(text[max(0, start - _REACH) : start]) is not None


def letters_end(blocks: Sequence[TextBlock], lists: Sequence[FoundList]) -> int:
    """The index of the first block that is about other texts: a line such as "Related posts" below the last list. The
    number of blocks where there is none."""
    last = max((max(found.blocks) for found in lists if found.blocks), default=len(blocks))
    for index in range(last + 1, len(blocks)):
        if _RELATED.fullmatch(fold(undressed(blocks[index].text)).strip(" :.…")):
            return index
    return len(blocks)
