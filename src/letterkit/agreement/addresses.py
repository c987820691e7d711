"""Addresses of the web and of e-mail in one form for all that lead to one place, and those that lead nowhere.

RFC 3986 (6.2.2, 6.2.3) and RFC 3987 (5.3.2): letters of host and scheme in lower case, percent-encoding only where it
is needed, dot segments resolved, the port of the scheme and a slash at the end left out. Beyond them: `http` and
`https`, with and without "www." are one; a host is written in its own letters (RFC 5890), not as "xn--"; parameters
that only say where a reader comes from (`utm_…`, `fbclid`) and stretches of text to highlight are left out; an address
that a mail program or a search engine wrapped in its own is taken out again.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import SplitResult, parse_qs, unquote_to_bytes, urlsplit

_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]{0,30}):", re.IGNORECASE)
_HOST = re.compile(r"(?:www\.|(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?=[/?#]))[^\s]", re.IGNORECASE)
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
"""The unreserved characters (RFC 3986, 2.3)."""
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|mkt_tok|_hsenc|_hsmi|_ga|_gl|wbraid|gbraid",
    re.IGNORECASE,
)
_WRAPPED = (
    (re.compile(r"(?:[\w-]+\.)*safelinks\.protection\.outlook\.com"), "", "url"),
    (re.compile(r"google\.[a-z.]{2,6}"), "/url", "q"),
    (re.compile(r"google\.[a-z.]{2,6}"), "/url", "url"),
    (re.compile(r"lm?\.facebook\.com"), "/l.php", "u"),
)
"""Hosts without "www.", paths and the parameter that has the address."""
_PORTS = {"http": 80, "https": 443}
_EXAMPLE = re.compile(r"(?:^|.*[@.])(example\.(?:com|net|org|edu)|example|invalid|test)\.?(?::\d*)?", re.IGNORECASE)
_LONGEST_HOST = 300
_NOWHERE = re.compile(r"#!?|(?:javascript|vbscript):.*|about:blank|https?:(?://)?", re.IGNORECASE | re.DOTALL)
_TO_FILL_IN = re.compile(
    r"(?:https?://)?(?:x{2,}|tk+|todo|tb[dca]|links?|url|(?:insert|add|your)[ _-](?:[a-z]+[ _-])?(?:link|url|address)"
    r"|\[.{0,80}\]|\.{3}|…)/?",
    re.IGNORECASE,
)
_ON_ONE_COMPUTER = re.compile(
    r"file:|[a-z]:[\\/]|(?:https?://)?(?:localhost|127\.\d+\.\d+\.\d+)(?=[/:?#]|$)", re.IGNORECASE
)


def normal(address: str) -> str:
    """An address in its one form, without its scheme where that is `http` or `https`: "example.org/letters?id=1".

    Empty for what is no place in the web and no mailbox: a relative address, "#", a program, a file.
    """
    return _normal(address.strip(), 2)


def _normal(written: str, wraps: int) -> str:
    scheme = _SCHEME.match(written)
    named = scheme["scheme"].lower() if scheme and not _HOST.match(written) else ""
    if named == "mailto":
        return f"mailto:{_decoded(written[7:].partition('?')[0]).casefold()}"
    if named not in _PORTS:
        if named or not (written.startswith("//") or _HOST.match(written)):
            return ""
        written, named = f"https://{written.removeprefix('//')}", "https"
    try:
        parts = urlsplit(written)
        host = _host(parts, named)
        inner = _wrapped(host, parts) if wraps else ""
    except ValueError:
        return written
    if not host:
        return ""
    if inner:
        return _normal(inner, wraps - 1)
    query = "&".join(one for one in parts.query.split("&") if one and not _TRACKING.fullmatch(one.partition("=")[0]))
    fragment = parts.fragment.partition(":~:")[0]
    path = _without_dots(_decoded(re.sub("/{2,}", "/", parts.path))).rstrip("/")
    return host + path + (f"?{_decoded(query)}" if query else "") + (f"#{_decoded(fragment)}" if fragment else "")


def _host(parts: SplitResult, scheme: str) -> str:
    """The host in its own letters with its port and, since it leads elsewhere than it seems, what stands before "@"."""
    host = (parts.hostname or "").rstrip(".")
    if "xn--" in host or not host.isascii():
        host = _in_own_letters(host)
    user = f"{parts.username}@" if parts.username is not None else ""
    port = f":{parts.port}" if parts.port not in (None, _PORTS[scheme]) else ""
    return user + host.removeprefix("www.") + port


def _in_own_letters(host: str) -> str:
    import idna  # 20 ms that few addresses need

    try:
        mapped = idna.uts46_remap(host)
        return ".".join(idna.ulabel(label) if label.startswith("xn--") else label for label in mapped.split("."))
    except (idna.IDNAError, ValueError):
        return unicodedata.normalize("NFC", host).casefold()


def _wrapped(host: str, parts: SplitResult) -> str:
    """The address that another service was asked to lead to; "" where there is none."""
    for pattern, path, parameter in _WRAPPED:
        if pattern.fullmatch(host) and (not path or parts.path == path):
            found = parse_qs(parts.query[:8000], max_num_fields=50).get(parameter, [""])[0]
            if found.lower().startswith(("http://", "https://")):
                return found
    return ""


def _decoded(text: str) -> str:
    """Text with percent-encoding only where the letter means something else without it (RFC 3986, 6.2.2.2; RFC 3987,
    5.3.2.3), in NFC."""
    text = _ENCODED.sub(lambda match: _letters(match[0]), text).replace(" ", "%20")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _letters(encoded: str) -> str:
    try:
        said = unquote_to_bytes(encoded).decode("utf-8")
    except UnicodeDecodeError:
        return encoded.upper()
    plain = (char in _PLAIN if char.isascii() else char.isprintable() for char in said)
    return "".join(char if kept else _encoded(char) for char, kept in zip(said, plain, strict=True))


def _encoded(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())


def _without_dots(path: str) -> str:
    """A path without "." and ".." (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del kept[max(1, len(kept) - 1) :]
        elif part != ".":
            kept.append(part)
    return "/".join(kept)


def example(address: str) -> str:
    """The domain of an address, of the web or of e-mail, if RFC 2606 keeps it for examples; else ""."""
    scheme = _SCHEME.match(address)
    rest = address[scheme.end() :] if scheme else address
    host = re.split("[/?#]", rest.removeprefix("//"), maxsplit=1)[0]
    found = _EXAMPLE.fullmatch(host[-_LONGEST_HOST:])
    return found[1].casefold() if found else ""


def placeholder(address: str) -> str:
    """What is wrong with an address that somebody was to fill in: a clause such as "leads nowhere (#)"; "" for others.

    A place within the same text ("#note-1") is none, nor is an address relative to a page.
    """
    written = address.strip()
    if not written or _NOWHERE.fullmatch(written):
        return f"leads nowhere ({written[:40] or 'it is empty'})"
    if _TO_FILL_IN.fullmatch(written):
        return f"leads nowhere ({written[:40]})"
    if _ON_ONE_COMPUTER.match(written):
        return "leads to a file of the computer that it was written on"
    if domain := example(written):
        return f"leads to an example address ({domain})"
    return ""
