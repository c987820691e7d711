"""Somebody whom one language of a letter names is not named in another.

Looked for are the addressees, those who get a copy, and everybody on the list, each by the name that the draft or the
list gives for the language (`name:ko`). Who has no name in a language is not missed there.

What to do: name them in both languages, or see that the name is written as in the draft or on the list.

Good:
    --- draft.yaml
    to:
      - name: {en: Kari Nordmann, ko: 카리 노르만}
        address: Oslo
        salutation: {en: Dear Kari Nordmann, ko: 카리 노르만님}
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. On Monday, Kari Nordmann spoke of the flood.
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체를 대표하여 이 서한을 드립니다. 카리 노르만은 월요일에 홍수에 관하여 말하였습니다.

Bad:
    --- draft.yaml
    to:
      - name: {en: Kari Nordmann, ko: 카리 노르만}
        address: Oslo
        salutation: {en: Dear Kari Nordmann, ko: 카리 노르만님}
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. On Monday, Kari Nordmann spoke of the flood.
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체를 대표하여 이 서한을 드립니다. 장관은 월요일에 홍수에 관하여 말하였습니다.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.agreement import FactKind
from letterkit.check.between import differing
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each language with the first one."""
    yield from differing(subject, (FactKind.NAME,), "names-differ", SEVERITY)
