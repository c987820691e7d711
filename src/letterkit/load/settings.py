"""letterkit.toml, in the project's folder: how this office sends. Read strictly, every fault with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any, cast, get_type_hints

from letterkit.errors import InputError
from letterkit.load.faults import Faults
from letterkit.load.files import KB, Folder, shown
from letterkit.load.nearest import did_you_mean
from letterkit.model.finding import Place
from letterkit.model.settings import Gateway, Hylafax, Outbox, Security, Send, Settings, Smtp

NAME = "letterkit.toml"
_SECTIONS: Mapping[str, type[Any]] = {
    "send": Send,
    "outbox": Outbox,
    "smtp": Smtp,
    "hylafax": Hylafax,
    "gateway": Gateway,
}
_WRITTEN = {"sender": "from"}
"""Fields whose name in the file is a word that Python keeps for itself."""
_PASSWORD = re.compile(r"pas+_?(w|phrase)|pass$|pwd?$|secret|token|api_?key|credential", re.IGNORECASE)
_LIMITS = {"port": (0, 65535), "per_minute": (1, 6000), "tries": (1, 20), "pause": (1, 3600), "timeout": (1, 3600),
           "wait": (0, 86400), "poll": (1, 3600)}  # fmt: skip
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def settings(root: Path) -> Settings:
    """The settings of a project's folder; those that letterkit has by itself where there is no letterkit.toml.

    Raises InputError with all that is wrong in the file.
    """
    path = root / NAME
    if not path.exists() and not path.is_symlink():
        return Settings()
    faults = Faults()
    reading = _Reading(path, faults)
    made = reading.settings(Folder(root.resolve(), faults))
    if faults.stop or made is None:
        raise InputError(faults.all())
    return made


class _Reading:
    """One reading of the file, which gathers faults."""

    def __init__(self, path: Path, faults: Faults) -> None:
        self._path = shown(path)
        self._faults = faults
        self._lines: list[str] = []

    def settings(self, folder: Folder) -> Settings | None:
        """All sections; None where the file is no TOML."""
        text = folder.read_text(folder.root / NAME, Place(self._path), limit=256 * KB)
        if text is None:
            return None
        self._lines = text.split("\n")
        try:
            content = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            self._no_toml(error)
            return None
        made = {name: self._section(name, value) for name, value in content.items()}
        known = {name: section for name, section in made.items() if section is not None}
        return Settings(**known, given=tuple(known))

    def _no_toml(self, error: Exception) -> None:
        found = re.search(r" \(at line (\d+), column (\d+)\)", str(error))
        place = Place(self._path, int(found[1]), int(found[2])) if found else Place(self._path)
        message = str(error)[: found.start()] if found else str(error) or "nested too deeply"
        self._faults.add("settings-syntax", place, f"is not TOML: {message}", "see docs/sending.md for an example")

    def _section(self, name: str, value: Any) -> Any:
        if _PASSWORD.search(name):
            self._password(name, self._place(name))
        elif name not in _SECTIONS:
            what = "section" if isinstance(value, dict) else "setting"
            self._wrong(self._place(name), f"there is no {what} {name}", did_you_mean(name, _SECTIONS))
        elif not isinstance(value, dict):
            self._wrong(self._place(name), f"{name} is a section", f"write [{name}] on a line of its own")
        else:
            return self._filled(name, _SECTIONS[name], value)
        return None

    def _filled(self, section: str, kind: type[Any], given: Mapping[str, Any]) -> Any:
        types = get_type_hints(kind)
        names = {_WRITTEN.get(field.name, field.name): field.name for field in fields(kind)}
        made: dict[str, Any] = {}
        for key, value in given.items():
            place = self._place(section, key)
            if _PASSWORD.search(key) and key not in names:
                self._password(f"{section}.{key}", place)
            elif key not in names:
                self._wrong(place, f"[{section}] has no {key}", did_you_mean(key, names))
            else:
                self._put(made, place, names[key], types[names[key]], value)
        result = kind(**made)
        for name, message, hint in _conflicts(result):
            self._wrong(self._place(section, name), message, hint)
        return result

    def _put(self, made: dict[str, Any], place: Place, name: str, kind: Any, value: Any) -> None:
        try:
            made[name] = _read(name, kind, value)
        except ValueError as error:
            self._wrong(place, f"{place.field}: {error}", "")

    def _password(self, name: str, place: Place) -> None:
        hint = "delete it here; set LETTERKIT_SMTP_PASSWORD in the environment, or keep it in the system's keyring"
        self._faults.add("settings-password", place, f"{name}: a password is never read from a file", hint)

    def _wrong(self, place: Place, message: str, hint: str) -> None:
        self._faults.add("settings-invalid", place, message, hint)

    def _place(self, section: str, key: str = "") -> Place:
        """The line of a section or of a key in it, as usually written; that of the section, else none."""
        header, at = re.compile(rf"\s*\[\s*[\"']?{re.escape(section)}[\"']?\s*\]|\s*{re.escape(section)}\s*[=.]"), None
        for number, line in enumerate(self._lines, 1):
            if at is None:
                at = number if header.match(line) else None
            elif line.lstrip().startswith("["):
                break
            elif key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return Place(self._path, number, field=f"{section}.{key}")
        return Place(self._path, at, field=f"{section}.{key}" if key else section)


def _read(name: str, kind: Any, value: Any) -> Any:
    """A value as its field has it; raises ValueError that says what is wanted."""
    if kind is int:
        low, high = _LIMITS[name]
        if type(value) is not int or not low <= value <= high:
            raise ValueError(f"write a whole number from {low} to {high}")
    elif kind is bool:
        if type(value) is not bool:
            raise ValueError("write true or false")
    elif kind is str:
        if not isinstance(value, str) or not value.isprintable():
            raise ValueError('write a text of one line, as "text"')
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        return _member(kind, value)
    else:
        return _names(value)
    return value


def _member(kind: type[StrEnum], value: Any) -> StrEnum:
    try:
        return kind(value)
    except ValueError:
        raise ValueError(f"write one of {', '.join(kind)}") from None


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
        raise ValueError('write a list, as ["email", "fax"]')
    return tuple(dict.fromkeys(value))


def _conflicts(section: Any) -> list[tuple[str, str, str]]:
    """What is wrong between the settings of a section: the key, a message and a hint."""
    rules = cast("Callable[[Any], list[tuple[str, str, str]]]", _RULES.get(type(section), lambda _: []))
    return rules(section)


def _of_smtp(smtp: Smtp) -> list[tuple[str, str, str]]:
    found = []
    if not smtp.host:
        found.append(("host", "[smtp] needs host", 'write host = "mail.example.org"'))
    if smtp.security is Security.NONE and (smtp.user or smtp.host not in _LOOPBACK):
        message = 'security = "none" is for a server on this machine that asks for no password'
        found.append(("security", message, "write starttls or tls"))
    return found


def _of_hylafax(hylafax: Hylafax) -> list[tuple[str, str, str]]:
    return [] if hylafax.host else [("host", "[hylafax] needs host", 'write host = "localhost" where it runs here')]


def _of_gateway(gateway: Gateway) -> list[tuple[str, str, str]]:
    address = gateway.address
    if len(re.findall(r"\{(?:number|e164)\}", address)) == 1 and address.count("{") == 1 and "@" in address:
        return []
    message = "[gateway] address needs one {number} (digits alone) or {e164} (with +)"
    return [("address", message, 'write address = "{number}@fax.example.org"')]


def _of_outbox(outbox: Outbox) -> list[tuple[str, str, str]]:
    parts = Path(outbox.folder).parts
    if outbox.folder and not Path(outbox.folder).is_absolute() and ".." not in parts and "\\" not in outbox.folder:
        return []
    return [("folder", "[outbox] folder leads out of the project's folder", 'write folder = "outbox"')]


_RULES: Mapping[type[Any], Callable[[Any], list[tuple[str, str, str]]]] = {
    Smtp: _of_smtp,
    Hylafax: _of_hylafax,
    Gateway: _of_gateway,
    Outbox: _of_outbox,
}
