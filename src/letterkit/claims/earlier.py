"""Whose letter a chain is about: "67 organizations wrote to you last December" is another one."""

from __future__ import annotations

from letterkit.claims.chains import Chain
from letterkit.claims.grammar import Grammar
from letterkit.model.claim import About

_REACH = 120


def about(text: str, chain: Chain, before: Chain | None, after: Chain | None, grammar: Grammar) -> About:
    """Reads the part of the sentence that is nearer to this chain than to its neighbours.

    Another letter needs a word of time and a word of writing ("last December" and "wrote"; a year and "petition"); what
    can be said of this letter as well ("in March", 지난 7월) needs a clear one ("wrote to you"). A word of now
    overrides.
    """
    begin = max(chain.sentence[0], chain.start - _REACH, before.end if before else 0)
    end = min(chain.sentence[1], chain.end + _REACH, after.start if after else len(text))
    begin = max(begin, text.rfind(";", begin, chain.start))
    clause = text.find(";", chain.end, end)
    end = end if clause < 0 else clause
    cues = grammar.earlier
    if cues.now.search(text, begin, end):
        return About.THIS
    written = cues.sign.search(text, begin, end) is not None
    if written and (cues.time.search(text, begin, end) or cues.year.search(text, begin, end)):
        return About.OTHER
    clear = cues.sign_strict.search(text, begin, end) is not None
    if clear and cues.time_weak.search(text, begin, end):
        return About.OTHER
    return About.THIS
