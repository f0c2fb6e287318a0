"""Judging an address by its form, before anything is asked of the network.

It is parsed once, by the parser of the client that will connect: two parsers that read one text
as two hosts are the classic way around such a check.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from yarl import URL

from easel.errors import BadLink

NOWHERE = (
    "There is no such server on the public Internet: check the address, or save the picture and"
    " attach it."
)
"""Said of a name that does not exist and of one that leads inside: a link must not be a way to
find out which names the school's own network has."""

_FORM = "That is no address of a picture: copy one that begins with https:// or http://."
_USER = "An address must not hold a user name or password (the part before @): leave it out."
_PORT = "A picture's address must not name a port (the number after the colon): leave it out."
_NUMBER = "That is no usual way to write a server's address: copy the address that has its name."
_DOWNGRADE = (
    "That address leads from https to one without encryption: save the picture and attach it."
)

# What is left of any spelling once the parser has made it ASCII; one label is a name within.
_NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+\.?")
# Whatever ends like this, some system's resolver takes for a number: "127.1", "0x7f.1".
_NUMERIC = re.compile(r"(.*\.)?([0-9]+|0x[0-9a-f]*)\.?")
# Names that are answered within a network or a machine only (RFC 6761, 6762, 8375, ICANN 2024).
_WITHIN = ("localhost", "local", "internal", "home.arpa", "lan")


def read_address(text: str, allow_port: Callable[[int], bool]) -> URL:
    """Return `text` as an address that may be asked for a picture.

    http and https; a name with a dot, or an IP address in its usual spelling; a port that
    `allow_port` takes; nobody's name and password. Raises BadLink.
    """
    try:
        url = URL(text.strip())
    except ValueError as error:
        raise BadLink(text, _FORM) from error
    return _judged(url, allow_port)


def redirected(base: URL, location: str, allow_port: Callable[[int], bool]) -> URL:
    """Return where a redirect from `base` leads, judged like an address that was typed.

    Not from https to http: whoever typed https was promised that nobody on the way can put
    another picture in its place. Raises BadLink.
    """
    try:
        url = base.join(URL(location))
    except ValueError as error:
        raise BadLink(location, _FORM) from error
    if base.scheme == "https" and url.scheme == "http":
        raise BadLink(location, _DOWNGRADE)
    return _judged(url, allow_port)


def _judged(url: URL, allow_port: Callable[[int], bool]) -> URL:
    if url.scheme not in ("http", "https") or not url.raw_host:
        raise BadLink(str(url), _FORM)
    if url.raw_user is not None or url.raw_password is not None:
        raise BadLink(str(url), _USER)
    if url.port is None or not allow_port(url.port):
        raise BadLink(str(url), _PORT)
    reason = _against(url.raw_host)
    if reason:
        raise BadLink(str(url), reason)
    return url


def _against(host: str) -> str | None:
    """Return what speaks against the form of `host`; where it leads is judged on the way."""
    if ":" in host:
        return None if _is_plain(IPv6Address, host) and "%" not in host else _NUMBER
    if _NUMERIC.fullmatch(host):
        return None if _is_plain(IPv4Address, host) else _NUMBER
    name = host.rstrip(".")
    if not _NAME.fullmatch(host) or any(f".{name}".endswith(f".{end}") for end in _WITHIN):
        return NOWHERE
    return None


def _is_plain(kind: type[IPv4Address] | type[IPv6Address], host: str) -> bool:
    try:
        kind(host)
    except AddressValueError:
        return False
    return True
