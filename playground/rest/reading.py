"""Reading a body within Discord's sizes: JSON, or a form with `payload_json` and files."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from aiohttp import BodyPartReader, web

from playground import refusals
from playground.values import JSON, Upload

REQUEST_BYTES = 25 * 1024 * 1024
FILE_BYTES = 10 * 1024 * 1024
JSON_BYTES = 4 * 1024 * 1024
_FILE_FIELD = re.compile(r"files\[(\d)\]")


@dataclass(frozen=True, slots=True)
class Body:
    """The decoded JSON (None if there was no body) and the files."""

    json: JSON = None
    uploads: tuple[Upload, ...] = ()


async def read(request: web.Request) -> Body:
    """Read a body. Refused: 413 when it is too large, 400 when it is not what it says it is.

    Never holds more than REQUEST_BYTES: what is over is not read.
    """
    if not request.body_exists:
        return Body()
    if (request.content_length or 0) > REQUEST_BYTES:
        raise refusals.too_large()
    if request.content_type == "multipart/form-data":
        return await _read_form(request)
    raw = await _read_limited(request.content, JSON_BYTES)
    if not raw:
        return Body()
    if request.content_type != "application/json":
        message = 'Expected "Content-Type" header to be one of {"application/json"}.'
        raise refusals.form_error("", "CONTENT_TYPE_INVALID", message)
    return Body(json=_decode(raw))


async def _read_form(request: web.Request) -> Body:
    payload: JSON = None
    uploads: list[Upload] = []
    left = REQUEST_BYTES
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise refusals.invalid_json()
        data = await _read_limited(part, min(left, FILE_BYTES))
        left -= len(data)
        name = part.name or ""
        if name == "payload_json":
            payload = _decode(data)
        elif match := _FILE_FIELD.fullmatch(name):
            uploads.append(_upload(int(match[1]), part, data))
        else:
            text = f"The playground does not know the form field {name!r}."
            raise refusals.Refused(501, 0, text)
    return Body(json=payload, uploads=tuple(uploads))


async def _read_limited(stream: object, most: int) -> bytes:
    """Read all of a stream or form part, or refuse as soon as it is longer than `most`."""
    data = bytearray()
    read_chunk = getattr(stream, "read_chunk", None) or stream.readany  # type: ignore[attr-defined]
    while chunk := await read_chunk():
        data += chunk
        if len(data) > most:
            raise refusals.too_large()
    return bytes(data)


def _upload(index: int, part: BodyPartReader, data: bytes) -> Upload:
    return Upload(
        index=index,
        filename=part.filename or "unknown",
        content_type=part.headers.get("Content-Type", "application/octet-stream"),
        data=data,
    )


def _decode(raw: bytes) -> JSON:
    try:
        return json.loads(raw)
    except ValueError:
        raise refusals.invalid_json() from None
