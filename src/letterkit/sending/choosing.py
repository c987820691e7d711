"""By which way each recipient is sent to, by the settings: the first that is preferred and reaches them, or each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letterkit import mailboxes, telephone
from letterkit.deliver import ways
from letterkit.deliver.ways import gateway
from letterkit.load.nearest import did_you_mean
from letterkit.model.finding import Finding, Place
from letterkit.model.recipient import Recipient
from letterkit.model.sending import Channel, Enclosure, Shipment
from letterkit.model.settings import Settings
from letterkit.sending.codes import finding
from letterkit.sending.gate import Package

_NEEDS = {"smtp": ("smtp",), "hylafax": ("hylafax",), "gateway": ("gateway", "smtp")}
"""The sections of letterkit.toml without which a way cannot work."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What goes to whom by which way; the recipients whom none reaches, with the reason; what is wrong."""

    shipments: tuple[Shipment, ...]
    left: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...] = ()
    keys: tuple[str, ...] = ()
    """Of all recipients."""


class _UnreachableError(Exception):
    """A recipient cannot be sent to by a way, for the reason given."""


def chosen(packages: Sequence[Package], preferred: Sequence[str], settings: Settings, place: Place) -> Chosen:
    """Shipments by the ways or channels that are preferred: the first that reaches, or with `every` each of them."""
    names, findings = _ways(preferred, settings, place)
    shipments: list[Shipment] = []
    left: list[tuple[str, str]] = []
    for package in packages:
        reasons: list[str] = []
        found = list(_reaching(package, names, settings, reasons))
        shipments += found if settings.send.every else found[:1]
        if not found and names:
            left.append((package.recipient.key, "; ".join(dict.fromkeys(reasons))))
    return Chosen(tuple(shipments), tuple(left), tuple(findings), _keys(packages))


def trials(packages: Sequence[Package], settings: Settings, address: str, place: Place) -> Chosen:
    """Everything that could go by e-mail or fax, to one address instead: faxes attached to a message."""
    _, findings = _ways(["smtp"], settings, place)
    shipments, left = [], []
    for package in packages:
        one, files = package.recipient, package.files
        if eml := files.get("eml"):
            shipments.append(Shipment(one.key, Channel.EMAIL, "smtp", address, one.name, eml[:1], address))
        if files.get("fax"):
            pages = (_pages(package, gateway.suffix(settings.gateway.attach)),)
            shipments.append(Shipment(one.key, Channel.FAX, "gateway", address, one.name, pages, address))
        if not (files.get("eml") or files.get("fax")):
            left.append((one.key, "neither an e-mail nor a fax was rendered (-f eml, -f fax)"))
    return Chosen(tuple(shipments), tuple(left), tuple(findings), _keys(packages))


def _keys(packages: Sequence[Package]) -> tuple[str, ...]:
    return tuple(package.recipient.key for package in packages)


def _ways(preferred: Sequence[str], settings: Settings, place: Place) -> tuple[list[str], list[Finding]]:
    """The names of ways that names of ways or channels mean, with what is wrong with them."""
    names: list[str] = []
    findings: list[Finding] = []
    for written in preferred:
        meant = [name for name in ways.names() if written in (name, ways.channel(name).value)]
        able = [name for name in meant if all(section in settings.given for section in _NEEDS.get(name, ()))]
        if not meant:
            hint = did_you_mean(written, [*ways.names(), *Channel])
            findings.append(finding("send-way-unknown", f"there is no way {written[:60]}", place, hint))
        elif not able:
            sections = " or ".join(dict.fromkeys(f"[{name}]" for name in meant if name not in settings.given))
            message = f"{written}: letterkit.toml says nothing of {sections or '[smtp]'}"
            hint = "write that section, with its host, as docs/sending.md shows it"
            findings.append(finding("send-way-unknown", message, place, hint))
        elif len(able) > 1:
            message = f"{written} could go by {' or '.join(able)}"
            findings.append(finding("send-way-unknown", message, place, f"write {able[0]} or {able[1]} instead"))
        else:
            names += able
    return list(dict.fromkeys(names)), findings


def _reaching(package: Package, names: Sequence[str], settings: Settings, reasons: list[str]) -> Iterator[Shipment]:
    one = package.recipient
    for name in names:
        try:
            (target, *others), files = _addressed(package, name, settings)
        except _UnreachableError as error:
            reasons.append(str(error))
        else:
            yield Shipment(one.key, ways.channel(name), name, target, one.name, files, others=tuple(others))


def _addressed(package: Package, name: str, settings: Settings) -> tuple[Sequence[str], tuple[Enclosure, ...]]:
    """Targets, the first to be tried first, and files for a way. Raises _UnreachableError."""
    one = package.recipient
    if name == "outbox":
        files = tuple(file for files in package.files.values() for file in files)
        if not files:
            raise _UnreachableError("no file was rendered for them")
        return [", ".join(filter(None, (one.email, one.fax)))], files
    if name == "smtp":
        if not one.email:
            raise _UnreachableError("no e-mail address")
        if not package.files.get("eml"):
            raise _UnreachableError("no e-mail was rendered (-f eml)")
        return [_mailbox(one)], package.files["eml"][:1]
    suffix = ".tif" if name == "hylafax" else gateway.suffix(settings.gateway.attach)
    if not one.fax:
        raise _UnreachableError("no fax number")
    if not package.files.get("fax"):
        raise _UnreachableError("no fax was rendered (-f fax)")
    return _numbers(one), (_pages(package, suffix),)


def _pages(package: Package, suffix: str) -> Enclosure:
    """The file of a fax that ends so."""
    return next(file for file in package.files["fax"] if file.name.endswith(f".fax{suffix}"))


def _mailbox(one: Recipient) -> str:
    try:
        return mailboxes.ascii_address(one.email)
    except ValueError as error:
        raise _UnreachableError(f"{one.email[:100]}: {error}") from error


def _numbers(one: Recipient) -> list[str]:
    """The numbers in the order in which they are written."""
    try:
        return [number.e164 for number in telephone.read(one.fax, telephone.region_of(one.address))]
    except telephone.NumberError as error:
        raise _UnreachableError(str(error)) from error
