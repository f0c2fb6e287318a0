"""Links to pictures in a prompt: how they are written; whether to fetch one is asked later."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from easel.errors import BadLink, BadParameter
from easel.prompts.slips import NO_WEIGHTS

# The API takes 16 pictures; an edit brings its own picture and mask.
MAX_REFERENCES = 8
MAX_LINK = 2000
_SHOWN = 100

_SCHEME = r"(?:[a-z][a-z0-9+.-]*://|(?:ftp|file|javascript|data|blob|mailto):(?=\S)|www\.)"
_LIKE_A_LINK = re.compile(rf"<?{_SCHEME}", re.IGNORECASE)
_BEGINNING = re.compile(rf"^[\s,]*<?{_SCHEME}", re.IGNORECASE)
_LEADING = re.compile(rf"[\s,]*(?P<link><?{_SCHEME}\S*)", re.IGNORECASE)
_WITHIN = re.compile(r"[a-z]://\S", re.IGNORECASE)
_WEIGHTED = re.compile(r"::-?[0-9.]*$")
# Between links and words. One that touches the words is theirs: ",--n 2" is text, "--n 2" not.
_COMMAS = re.compile(r"[\s,]*(?:\s|$)")
# Not valid in a link (RFC 3986), and with a meaning of their own in a prompt.
_FORBIDDEN = re.compile(r'[\s"“”<>{}\\\x00-\x1f\x7f]')
_HOW = "A link to a picture looks like https://example.org/dog.png."


def take_links(words: str) -> tuple[tuple[str, ...], str]:
    """Return the links that `words` begin with, and what is left. Raises BadLink."""
    links = []
    while found := _LEADING.match(words):
        links.append(read_link(found["link"]))
        words = words[found.end() :]
    commas = _COMMAS.match(words)
    return tuple(links), words[commas.end() :] if commas else words


def refuse_links(text: str) -> None:
    """Raise BadLink for the first link in `text`: drawn as words, it would be ignored."""
    for word in text.split() if _WITHIN.search(text) else ():
        if _WITHIN.search(word):
            raise BadLink(
                word[:_SHOWN],
                "Links to pictures go first, before the words. To have one written in the"
                " picture, put it in quotation marks.",
            )


def is_link(typed: str) -> bool:
    """Say whether `typed` is meant as a link, a good one or not."""
    return _LIKE_A_LINK.match(typed) is not None


def take_scheme(words: str) -> str:
    """Return `words` without what makes their beginning look like a link."""
    return _BEGINNING.sub("", words)


def read_link(typed: str) -> str:
    """Return an http(s) link without the <brackets> and the comma it may come with.

    Raises BadLink for what is no such link and BadParameter for one with a weight.
    """
    link = typed.strip(",")
    if link.startswith("<") and link.endswith(">"):
        link = link[1:-1].strip(",")
    if _WEIGHTED.search(link):
        raise BadParameter("::", link[:_SHOWN], NO_WEIGHTS)
    if reason := _what_is_wrong(link):
        raise BadLink(link[:_SHOWN], reason)
    return link


def _what_is_wrong(link: str) -> str | None:
    if len(link) > MAX_LINK:
        return f"A link has at most {MAX_LINK:,} characters."
    if _FORBIDDEN.search(link):
        return "A link holds no quotation marks, brackets or backslashes; put a space after it."
    try:
        parts = urlsplit(link)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return _HOW
    if parts.scheme not in {"http", "https"}:
        return f"Links begin with https:// or http://. {_HOW}"
    if not host:
        return f"This link names no site. {_HOW}"
    if "@" in parts.netloc:
        return "A link with a name and a password in it is not followed."
    return None


def read_links(typed: str, flag: str) -> tuple[str, ...]:
    """Return the links after `flag`, separated by spaces. Raises BadLink or BadParameter."""
    pieces = [piece.strip(',"“”') for piece in typed.lstrip("=: ").split()]
    links = tuple(_read_piece(piece, flag) for piece in pieces if piece)
    if not links:
        raise BadParameter(flag, "", f"{flag} needs a link to a picture. {_HOW}")
    return links


def _read_piece(piece: str, flag: str) -> str:
    if is_link(piece):
        return read_link(piece)
    raise BadParameter(
        flag,
        piece[:_SHOWN],
        f"{flag} takes links to pictures: Midjourney's codes and --{flag[2:]} random mean nothing"
        " here. Give the link of a picture, or say it in words before the parameters.",
    )
