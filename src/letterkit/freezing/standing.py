"""How a letter stands to its seal: everything that `letterkit changes` tells, gathered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from letterkit.errors import InputError
from letterkit.freezing import asking, comparing, files, outputs, taking
from letterkit.freezing.asking import Asking
from letterkit.freezing.comparing import Changes
from letterkit.freezing.seal import Seal
from letterkit.freezing.sent import sent_on
from letterkit.load.files import shown
from letterkit.model.finding import Finding, Severity
from letterkit.pipeline import Prepared

_EXPECTED = ("not-rendered", "rendered-earlier")
"""What `outputs.look` finds wherever something changed since: said as files to render again instead."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A letter and its seal. `since` is the day it was sent, or else frozen; `render` are the frozen files to render
    again, `anew` those that were already; `findings` what is wrong with the files."""

    now: Seal
    frozen: Seal
    since: date
    sent: bool
    changes: Changes
    asking: Asking
    render: tuple[str, ...]
    anew: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def changed(self) -> bool:
        """Whether anything is to be told."""
        return bool(self.changes or self.asking.again or self.render or self.anew or self.findings)


def standing(prepared: Prepared, folder: Path) -> Standing:
    """Hold a draft against its seal; `folder` is that of its files. Raises InputError where it was never frozen, or the
    seal was changed."""
    project, counts = prepared.project, prepared.counts
    root, letter = Path(project.root), project.draft.id
    seals = files.read(root, letter)
    if not seals:
        draft = shown(Path(project.place("").path))
        message = f"{letter} was never frozen: there is no {shown(files.path_of(root, letter))}"
        hint = f"Run `letterkit freeze {draft}` when the letter goes out."
        raise InputError([Finding("not-frozen", Severity.ERROR, message, project.place(""), hint)])
    frozen, now, rows = seals[0], taking.take(prepared), taking.signed(counts)
    day = sent_on(folder)
    rendered = outputs.look(project, folder)
    return Standing(
        now=now,
        frozen=frozen,
        since=day or frozen.day,
        sent=day is not None,
        changes=comparing.compare(frozen, now, rows, counts),
        asking=asking.whom(now, seals, rows, comparing.matched_rows(frozen, now, rows, counts)),
        render=() if rendered.usable else outputs.to_render_again(frozen, now, project),
        anew=tuple(
            name
            for name, digest in (rendered.outputs.items() if rendered.usable else ())
            if frozen.outputs.get(name) != digest
        ),
        findings=tuple(one for one in rendered.findings if one.code not in _EXPECTED),
    )
