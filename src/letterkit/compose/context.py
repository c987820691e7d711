"""What a template and a body can print: every value bound to the place that it comes from."""

from __future__ import annotations

from typing import Any

from letterkit import counting
from letterkit.compose import addresses, remembered
from letterkit.compose.binder import lines_of
from letterkit.compose.bound import BoundBlocks, BoundInlines, BoundNumber, BoundText
from letterkit.compose.environment import Names
from letterkit.compose.signatories import group_list, individual_list
from letterkit.languages import dates
from letterkit.model.claim import Kind
from letterkit.model.counts import Counts
from letterkit.model.draft import Addressee, Contact, Draft, Image, Localized, Press, Sender, in_language
from letterkit.model.language import Language
from letterkit.model.letter import Inline, LineBreak, Origin, SignatoryList
from letterkit.model.project import Project, Related
from letterkit.model.recipient import Recipient

_CELLS = ("name", "title", "address", "salutation", "fax", "email", "language")


def context(project: Project, counts: Counts, language: Language) -> dict[str, Any]:
    """The names of a letter in one language; docs/templates.md is their manual."""
    draft, lang = project.draft, language.code
    home = addresses.home_of(draft.sender)
    addressees = [
        _addressee(one, f"to.{i}", lang, home) for i, one in enumerate(draft.to) if one.language in ("", lang)
    ]
    return remembered.once(project, counts, ("names", lang), lambda: _for_all(project, counts, language)) | {
        "addressees": addressees,
        "addressee": addressees[0] if addressees else None,
        "recipient": _recipient(project.recipient) if project.recipient else None,
    }


def _for_all(project: Project, counts: Counts, language: Language) -> dict[str, Any]:
    """The names that are the same for all recipients."""
    draft, lang = project.draft, language.code
    words = Names("words", {name: _word(language, name) for name in language.words.__dataclass_fields__})
    return {
        "words": words,
        "date": BoundText(dates.long_date(draft.date, language), Origin("draft.date")),
        "subject": _lines(draft.subject, "subject", lang),
        "closing": _localized(draft.closing, "closing", lang) or words.closing,
        "sender": _sender(draft.sender, project, lang) if draft.sender else None,
        "copies": [_addressee(one, f"cc.{i}", lang) for i, one in enumerate(draft.cc)],
        "notice": _notice(draft, language),
        "counts": Names("counts", _counts(counts, "counts")),
        "headings": Names("headings", _headings(draft, language)),
        "signatories": Names("signatories", _lists(counts, draft, language)),
        "enclosures": [BoundText(name.rpartition("/")[2], Origin("draft.attachments")) for name in draft.attachments],
        "draft": Names(
            "draft",
            {"id": BoundText(draft.id, Origin("draft.id")), "date": draft.date, "envelope": draft.envelope.value},
        ),
        "values": Names("values", {k: _lines(v, f"values.{k}", lang) for k, v in draft.values.items()}),
        "press": _press(draft.press, lang) if draft.press else None,
        "about": _about(project.related[draft.about], language) if draft.about in project.related else None,
        "language": BoundText(lang, Origin("language")),
    }


def _word(language: Language, name: str) -> BoundText:
    return BoundText(getattr(language.words, name), Origin(f"languages.{language.code}.{name}"))


def _localized(text: Localized, name: str, lang: str) -> BoundText:
    return BoundText(in_language(text, lang), Origin(f"draft.{name}"))


def _lines(text: Localized, name: str, lang: str) -> BoundInlines:
    return BoundInlines(lines_of(_localized(text, name, lang)))


def _joined(*parts: BoundInlines) -> BoundInlines:
    out: list[Inline] = []
    for part in parts:
        if part:
            out += [LineBreak(), *part.inlines] if out else part.inlines
    return BoundInlines(tuple(out))


def _addressee(one: Addressee, name: str, lang: str, home: frozenset[str] | None = None) -> Names:
    """One whom the draft names; as somebody to whom a letter goes from `home`, where that is given."""
    person = _lines(one.name, f"{name}.name", lang)
    title = _lines(one.title, f"{name}.title", lang)
    written = in_language(one.address, lang)
    shown = written if home is None else addresses.printed(written, home, lang)
    address = BoundInlines(lines_of(BoundText(shown, Origin(f"draft.{name}.address"))))
    return Names(
        "addressee",
        {
            "name": _localized(one.name, f"{name}.name", lang),
            "title": _localized(one.title, f"{name}.title", lang),
            "address": address,
            "lines": _joined(person, title, address),
            "salutation": _localized(one.salutation, f"{name}.salutation", lang),
            "fax": BoundText(one.fax, Origin(f"draft.{name}.fax")),
            "email": BoundText(one.email, Origin(f"draft.{name}.email")),
        },
    )


def _recipient(row: Recipient) -> Names:
    """The cells of the row whose letter this is, by column, each with the line that it stands in."""
    cells = {name: getattr(row, name) for name in _CELLS} | dict(row.values)
    return Names(
        "recipient",
        {
            name: BoundText(cell, Origin(f"{row.place.path}:{row.place.line}:{name}"))
            if "\n" not in cell
            else BoundInlines(lines_of(BoundText(cell, Origin(f"{row.place.path}:{row.place.line}:{name}"))))
            for name, cell in cells.items()
        },
    )


def _sender(sender: Sender, project: Project, lang: str) -> Names:
    return Names(
        "sender",
        {
            "name": _localized(sender.name, "from.name", lang),
            "title": _lines(sender.title, "from.title", lang),
            "address": _lines(sender.address, "from.address", lang),
            "contact": _lines(sender.contact, "from.contact", lang),
            "line": _return_line(sender, lang),
            "logo": _picture(sender.logo, project),
            "signature": _picture(sender.signature, project),
        },
    )


def _return_line(sender: Sender, lang: str) -> BoundText:
    """Name and address in one line, for a return address."""
    lines = [in_language(sender.name, lang), *in_language(sender.address, lang).splitlines()]
    return BoundText(" · ".join(line.strip() for line in lines if line.strip()), Origin("draft.from.address"))


def _picture(image: Image | None, project: Project) -> BoundInlines:
    return BoundInlines((project.pictures[image.file],) if image else ())


def _notice(draft: Draft, language: Language) -> BoundText | None:
    if not draft.sample:
        return None
    return _localized(draft.sample_notice, "sample_notice", language.code) or _word(language, "sample")


def _counts(counts: Counts, name: str) -> dict[str, Any]:
    values: dict[str, Any] = {
        kind.value: BoundNumber(counts.tally(kind).value, Origin(f"{name}.{kind.value}")) for kind in Kind
    }
    for kind in Kind:
        values[f"{kind.value}_is_minimum"] = counts.tally(kind).minimum
    values["other_groups"] = values["groups"] - 1
    return values


def _headings(draft: Draft, language: Language) -> dict[str, Any]:
    settings = draft.signatories
    return {
        "groups": _localized(settings.groups.heading, "signatories.groups.heading", language.code)
        or _word(language, "groups"),
        "individuals": _localized(settings.individuals.heading, "signatories.individuals.heading", language.code)
        or _word(language, "individuals"),
    }


def _lists(counts: Counts, draft: Draft, language: Language) -> dict[str, Any]:
    def blocks(block: SignatoryList) -> BoundBlocks:
        return BoundBlocks((block,) if block.entries else ())

    return {
        "groups": blocks(group_list(counts, draft.signatories, language)),
        "individuals": blocks(individual_list(counts, draft.signatories, language)),
    }


def _press(press: Press, lang: str) -> Names:
    return Names(
        "press",
        {
            "city": _localized(press.city, "press.city", lang),
            "headline": _localized(press.headline, "press.headline", lang),
            "subheading": _localized(press.subheading, "press.subheading", lang),
            "embargo": BoundText(
                press.embargo.isoformat(" ", "minutes") if press.embargo else "", Origin("draft.press.embargo")
            ),
            "link": BoundText(press.link, Origin("draft.press.link")),
            "contacts": [_contact(one, f"press.contacts.{i}", lang) for i, one in enumerate(press.contacts)],
        },
    )


def _contact(one: Contact, name: str, lang: str) -> Names:
    return Names(
        "contact",
        {
            "city": _localized(one.city, f"{name}.city", lang),
            "name": _localized(one.name, f"{name}.name", lang),
            "languages": _localized(one.languages, f"{name}.languages", lang),
            "email": BoundText(one.email, Origin(f"draft.{name}.email")),
            "phone": BoundText(one.phone, Origin(f"draft.{name}.phone")),
        },
    )


def _about(related: Related, language: Language) -> Names:
    draft = related.draft
    counts = counting.count(related.roster, draft.id, draft.counting)
    return Names(
        "about",
        {
            "counts": Names("about.counts", _counts(counts, "about.counts")),
            "date": BoundText(dates.long_date(draft.date, language), Origin("about.date")),
            "subject": _lines(draft.subject, "about.subject", language.code),
            "addressees": [_addressee(one, f"about.to.{i}", language.code) for i, one in enumerate(draft.to)],
            "addressee": _addressee(draft.to[0], "about.to.0", language.code) if draft.to else None,
            "id": BoundText(draft.id, Origin("about.id")),
        },
    )


def title_of(draft: Draft, lang: str) -> str:
    """The title of a letter for metadata: its headline, else its subject in one line, else its id."""
    if draft.press:
        return in_language(draft.press.headline, lang)
    return " ".join(in_language(draft.subject, lang).split()) or draft.id
