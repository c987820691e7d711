"""A template: its folder in the project's templates/, else the one of that name that letterkit brings."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

from letterkit.load.draft import DraftFile
from letterkit.load.faults import Faults
from letterkit.load.files import MB, Folder, shown
from letterkit.load.nearest import did_you_mean
from letterkit.load.reference import docx_problem
from letterkit.load.style_sheet import reaches
from letterkit.load.validation import validate
from letterkit.load.yaml_reader import read
from letterkit.model.finding import Place
from letterkit.model.frozen import frozen
from letterkit.model.template import Template, TemplateSettings

TEXT_LIMIT, DOCX_LIMIT = 1 * MB, 10 * MB
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
_MOST_REACHES = 20
_PARTS = {
    "letter.md.j2": "what comes in which order",
    "style.css": "the dress for PDF and HTML",
    "reference.docx": "the dress for Word",
    "template.yaml": "what the template is for",
}
_OF_PAGES = ("style.css", "reference.docx")
"""What a template of messages can be without."""
LOOKS = "looks"
LETTER_ITSELF = "letter"
"""The name in `email.template` by which the letter itself is the message."""


def read_template(
    project: Folder, name: str, at: Place, *, look: str = "", look_at: Place | None = None, message: bool = False
) -> Template | None:
    """The template of a name in one of its looks, its own where `look` is empty; `message` asks for one of e-mails.

    Findings at `at` where there is no such template, at `look_at` where it has no such look, or at its files, and then
    None.
    """
    places = [Folder(project.root, project.faults, project.inputs), _built_in(project)]
    for folder, templates in zip(places, (project.root / "templates", places[1].root), strict=True):
        if _NAME.fullmatch(name) and (templates / name).is_dir():
            template = _Reader(folder, templates / name, name, at, look, look_at or at).template()
            return template if template is None or _suits(template, project.faults, at, message=message) else None
    known = {entry.name for each in (project.root / "templates", places[1].root) for entry in _folders(each)}
    project.faults.add(
        "template-missing", at, f'template: there is no template "{name[:80]}"', did_you_mean(name, known)
    )
    return None


def _suits(template: Template, faults: Faults, at: Place, *, message: bool) -> bool:
    """Whether it is of the kind that is asked for."""
    if message == (template.document == "message"):
        return True
    kinds = ("for letters", "for the messages of e-mails")
    wrong, right = (f"document: {'letter' if message else 'message'}", kinds[message])
    hint = f"name a template {right}" + (f", or {LETTER_ITSELF} to send the letter itself" if message else "")
    text = f'{at.field or "template"}: the template "{template.name}" is {kinds[not message]} ({wrong})'
    faults.add("template-invalid", at, text, hint)
    return False


def read_message_template(project: Folder, file: DraftFile) -> Template | None:
    """The template of the e-mail around a letter, with findings as those of `read_template`.

    None where the draft has no sender of e-mail, or sends the letter itself as the message.
    """
    settings = file.draft.email
    if not settings.sender or settings.template == LETTER_ITSELF:
        return None
    return read_template(project, settings.template, file.place("email.template"), message=True)


def _built_in(project: Folder) -> Folder:
    """The templates that letterkit brings: in the package when it is installed, beside src/ in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "builtin" / "templates"
    root = installed if installed.is_dir() else package.parents[1] / "templates"
    return Folder(root, project.faults, project.inputs, prefix="letterkit/templates/")


def _folders(templates: Path) -> list[Path]:
    try:
        return [entry for entry in templates.iterdir() if entry.is_dir() and _NAME.fullmatch(entry.name)]
    except OSError:
        return []


@frozen
class _Look:
    css: str
    docx: bytes | None


@frozen
class _Reader:
    folder: Folder
    path: Path
    name: str
    at: Place
    look: str
    look_at: Place

    def template(self) -> Template | None:
        settings = self._settings(self._text("template.yaml", self._part("template.yaml")))
        plain = bool(settings and settings.document == "message")
        others = [part for part in _PARTS if part != "template.yaml"]
        data = {part: self._part(part, optional=plain and part in _OF_PAGES) for part in others}
        texts = {part: self._text(part, found) for part, found in data.items() if part != "reference.docx"}
        source, css, docx = texts["letter.md.j2"], texts["style.css"], data["reference.docx"]
        sound = all([self._is_sound("style.css", css), self._is_sound("reference.docx", docx)])
        look = self._look(self.look or settings.look) if settings else None
        if settings is None or look is None or source is None or css is None or docx is None or not sound:
            return None
        listed = settings.signatories
        return Template(
            name=self.name,
            folder=shown(self.path),
            source=source,
            css=css + look.css,
            reference_docx=look.docx or docx,
            description=settings.description,
            document=settings.document,
            signatories=bool(re.search(r"\bsignatories\b", source)) if listed is None else listed,
        )

    def _look(self, name: str) -> _Look | None:
        """The sheet of a look, and its Word file where it has one; None with a finding where there is no such look."""
        if not name:
            return _Look("", None)
        sheet, word = f"{LOOKS}/{name}.css", f"{LOOKS}/{name}.docx"
        if not (self.path / sheet).is_file():
            known = {entry.stem for entry in (self.path / LOOKS).glob("*.css")}
            message = f'look: the template "{self.name}" has no look "{name[:80]}"'
            self.faults.add("template-missing", self.look_at, message, did_you_mean(name, known))
            return None
        css = self._text(sheet, self._part(sheet))
        docx = self._part(word) if (self.path / word).exists() else None
        sound = all([self._is_sound(sheet, css), self._is_sound(word, docx)])
        return _Look(f"\n{css}", docx) if css is not None and sound else None

    def _is_sound(self, part: str, dress: str | bytes | None) -> bool:
        """Whether a style sheet or a Word file brings or fetches nothing; all that is wrong in it is found at once."""
        if isinstance(dress, bytes) and dress:
            problem = docx_problem(dress)
            if problem:
                self.faults.add("template-invalid", Place(shown(self.path / part)), *problem)
            return not problem
        found = tuple(islice(reaches(dress if isinstance(dress, str) else ""), _MOST_REACHES))
        for reach in found:
            place = Place(shown(self.path / part), reach.line, reach.column)
            said = "imports another style sheet" if reach.what == "@import" else f"asks for {reach.what!r}"
            hint = "copy the rules in" if reach.what == "@import" else "put it in as a data: URL"
            self.faults.add("template-fetches", place, f"{said}, which is outside the letter", hint)
        return not found

    @property
    def faults(self) -> Faults:
        return self.folder.faults

    def _part(self, part: str, *, optional: bool = False) -> bytes | None:
        if not (self.path / part).exists():
            if optional:
                return b""
            message = f"template: {shown(self.path / part)} is missing, which holds {_PARTS[part]}"
            self.faults.add("template-missing", self.at, message, "copy it from another template")
            return None
        real = self.folder.confined(self.path / part, self.at)
        limit = DOCX_LIMIT if part.endswith(".docx") else TEXT_LIMIT
        return None if real is None else self.folder.read(real, self.at, limit=limit)

    def _text(self, part: str, data: bytes | None) -> str | None:
        return None if data is None else self.folder.decoded(data, shown(self.path / part))

    def _settings(self, text: str | None) -> TemplateSettings | None:
        if text is None:
            return None
        tree = read(text, shown(self.path / "template.yaml"), self.faults, code="template-invalid")
        if tree is None:
            return None
        return validate(TemplateSettings, tree, self.faults, code="template-invalid", known={})
