"""What is to be sent, held against what the ledger knows: nobody twice, nobody forgotten, nothing mixed in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from letterkit.load.nearest import did_you_mean
from letterkit.model.finding import Finding, Place
from letterkit.model.sending import Channel, Entry, Plan, Shipment, State
from letterkit.sending.choosing import Chosen
from letterkit.sending.codes import finding

Slot = tuple[str, str, str]
_REAL = (Channel.EMAIL, Channel.FAX)
_REACHED = (State.SENT, State.SENDING, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked for. Keys are of recipients; `trial` is an address that all goes to instead."""

    only: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    limit: int | None = None
    trial: str = ""
    resume: bool = False
    mixed: bool = False


def plan(chosen: Chosen, entries: Sequence[Entry], wishes: Wishes, place: Place, *, every: bool = False) -> Plan:
    """What a run would do now. `place` is where findings point; `every` is that of the settings: one who was reached by
    e-mail gets the fax, too."""
    findings = [*chosen.findings, *_unknown(chosen.keys, wishes, place)]
    here = {entry.slot: entry for entry in entries if entry.trial == wishes.trial}
    shipments = [_dialled(shipment, here.get(shipment.slot), wishes) for shipment in chosen.shipments]
    open_, kept = [], []
    for shipment in shipments:
        if wishes.only and shipment.key not in wishes.only:
            continue
        if earlier := _standing(shipment, here, wishes, every):
            kept.append(earlier)
        else:
            open_.append(shipment)
    findings += _other_content(shipments, here, wishes, place)
    limit = len(open_) if wishes.limit is None else wishes.limit
    return Plan(
        now=tuple(open_[:limit]),
        later=tuple(open_[limit:]),
        kept=tuple(kept),
        left=tuple((key, why) for key, why in chosen.left if not wishes.only or key in wishes.only),
        findings=tuple(findings),
        begun=not wishes.trial and any(_state(shipment, here) is State.PLANNED for shipment in open_),
        agreed=all(is_planned(shipment, here.get(shipment.slot)) for shipment in open_),
        by_hand=tuple(_in_outbox(open_[:limit], here)),
    )


def _dialled(shipment: Shipment, entry: Entry | None, wishes: Wishes) -> Shipment:
    """The shipment to the number that it is at: the first, or the next where the one before was refused. What is gone
    on with (`--resume`) stays at its number, since the next one is new and has to be agreed to."""
    numbers = (shipment.target, *shipment.others)
    if entry is None or (entry.way, entry.sha256) != (shipment.way, shipment.sha256) or entry.target not in numbers:
        return shipment
    at = numbers.index(entry.target)
    if entry.state is State.REFUSED and not wishes.resume and at + 1 < len(numbers):
        at += 1
    return replace(shipment, target=numbers[at], others=numbers[at + 1 :])


def _standing(shipment: Shipment, here: Mapping[Slot, Entry], wishes: Wishes, every: bool) -> Entry | None:
    """The entry for whose sake a shipment does not go (again); None where it shall go."""
    entry = here.get(shipment.slot)
    if shipment.key in wishes.again and not (entry and entry.state is State.SENDING):
        return None
    if entry is not None and entry.state is not State.PLANNED:
        if wishes.trial and not wishes.resume:  # a trial is made as often as it is asked for
            return None
        changed = (entry.target, entry.sha256) != (shipment.target, shipment.sha256)
        again = entry.state is State.REFUSED or shipment.channel is Channel.OUTBOX  # which holds what was rendered last
        return None if again and changed else entry
    if every or wishes.by or wishes.trial or shipment.channel not in _REAL:
        return None
    others = (here.get((shipment.key, channel.value, "")) for channel in _REAL if channel is not shipment.channel)
    return next((other for other in others if other and other.state in _REACHED), None)


def _in_outbox(shipments: Sequence[Shipment], here: Mapping[Slot, Entry]) -> Iterator[str]:
    """Keys of those who are sent to by another channel, and have a folder in the outbox."""
    for shipment in shipments:
        entry = here.get((shipment.key, Channel.OUTBOX.value, shipment.trial))
        if shipment.channel is not Channel.OUTBOX and entry and entry.state is State.SENT:
            yield shipment.key


def _state(shipment: Shipment, here: Mapping[Slot, Entry]) -> State | None:
    entry = here.get(shipment.slot)
    return entry.state if entry else None


def is_planned(shipment: Shipment, entry: Entry | None) -> bool:
    """Whether an entry of the ledger plans exactly this: somebody agreed to it."""
    if entry is None or entry.state is not State.PLANNED:
        return False
    return (entry.way, entry.target, entry.sha256) == (shipment.way, shipment.target, shipment.sha256)


def _other_content(
    shipments: Sequence[Shipment], here: Mapping[Slot, Entry], wishes: Wishes, place: Place
) -> list[Finding]:  # fmt: skip
    """An error where some were sent another text than what is to be sent now."""
    other = [
        shipment.key
        for shipment in shipments
        if shipment.channel in _REAL and shipment.key not in wishes.again
        if (entry := here.get(shipment.slot)) and entry.state in _REACHED and entry.sha256 != shipment.sha256
    ]
    if not other or wishes.mixed or wishes.trial:
        return []
    names = ", ".join(other[:5]) + (", …" if len(other) > 5 else "")
    return [
        finding(
            "send-other-content",
            f"{len(other)} were sent another content than is rendered now: {names}",
            place,
            "--again KEY sends them the new one, too; --mixed leaves them with what they have",
        )
    ]


def _unknown(known: Sequence[str], wishes: Wishes, place: Place) -> list[Finding]:
    return [
        finding("send-recipient-unknown", f"{key} is no recipient of this letter", place, did_you_mean(key, known))
        for key in dict.fromkeys((*wishes.only, *wishes.again))
        if known and key not in known
    ]
