"""What came from an address, by its first bytes: what a server calls it is not believed."""

from __future__ import annotations

from easel.errors import BadLink

# Enough to tell the three kinds: a WebP's name stands behind its length.
_ENOUGH = 12
_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_PAGES = (b"<!doctype html", b"<html")

_PAGE = "That is a web page, not a picture: copy the picture's own address, or attach it."
_OTHER = "That is no PNG, JPEG or WebP picture: save it as one of these and attach it."


def refuse_unless_picture(
    data: bytes | bytearray, where: str, called: str, *, is_all: bool = False
) -> None:
    """Raise BadLink unless `data` begins like a PNG, JPEG or WebP, or is too short to tell.

    `called` is the server's own media type, which only chooses the words. With `is_all`, nothing
    is too short.
    """
    if (len(data) < _ENOUGH and not is_all) or _begins_like_picture(data):
        return
    is_page = called == "text/html" or data[:64].lstrip().lower().startswith(_PAGES)
    raise BadLink(where, _PAGE if is_page else _OTHER)


def _begins_like_picture(data: bytes | bytearray) -> bool:
    return data.startswith(_BEGINNINGS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
