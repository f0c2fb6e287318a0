"""The Images API's requests and answers as values: what goes over the wire, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from aiohttp import BodyPartReader, web

from tests.servers.images_errors import Row
from tests.servers.images_pictures import picture
from tests.servers.images_rules import Part

USAGE = {
    "input_tokens": 110,
    "input_tokens_details": {"text_tokens": 10, "image_tokens": 100},
    "output_tokens": 1000,
    "total_tokens": 1110,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One call as it came.

    `kind` is generations, edits or, of chats, completions; `fields` are typed as in JSON; `peer`
    is the client's port: the same one for calls over the same connection.
    """

    kind: str
    path: str
    headers: Mapping[str, str]
    fields: Mapping[str, Any]
    parts: tuple[Part, ...]
    peer: int = 0

    @property
    def size(self) -> tuple[int, int]:
        size = str(self.fields.get("size", "auto"))
        width, height = (1024, 1024) if size == "auto" else map(int, size.split("x"))
        return width, height

    @property
    def format(self) -> str:
        return str(self.fields.get("output_format", "png"))

    def record(self) -> dict[str, Any]:
        """Return the call as JSON values, each file as its size and SHA-256."""
        parts = [
            {
                "field": part.field,
                "name": part.name,
                "media_type": part.media_type,
                "bytes": len(part.data),
                "sha256": hashlib.sha256(part.data).hexdigest(),
            }
            for part in self.parts
        ]
        return {"kind": self.kind, "path": self.path, "fields": dict(self.fields), "parts": parts}


async def read_call(request: web.Request) -> Received:
    """Read a request, JSON or a form."""
    parts: list[Part] = []
    if request.content_type == "application/json":
        fields = await request.json()
    else:
        fields = {}
        # Not request.post(): it leaves its temporary files open when a client dies in the middle.
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                continue
            name, data = part.name or "", bytes(await part.read())
            if part.filename:
                kind = part.headers.get("Content-Type", "application/octet-stream")
                parts.append(Part(field=name, name=part.filename, media_type=kind, data=data))
            else:
                fields[name] = _typed(data.decode())
    return Received(
        kind=request.path.rsplit("/", 1)[-1],
        path=request.path_qs,
        headers={name.lower(): value for name, value in request.headers.items()},
        fields=fields,
        parts=tuple(parts),
        peer=request.transport.get_extra_info("peername")[1] if request.transport else 0,
    )


def _typed(value: str) -> str | int | bool:
    if value in ("true", "false"):
        return value == "true"
    return int(value) if value.isdecimal() else value


def base64_of(data: bytes) -> str:
    """Return `data` as the API writes it."""
    return base64.b64encode(data).decode("ascii")


@lru_cache(maxsize=256)
def answer_body(width: int, height: int, kind: str, variant: int, size_bytes: int) -> bytes:
    """Return a whole good answer; encoded once, so that a bench measures the bot and not this."""
    data = picture(width, height, kind, variant, size_bytes)
    item = {"b64_json": base64_of(data)}
    return json.dumps({"created": 1, "data": [item], "usage": USAGE}).encode()


def json_answer(body: bytes) -> web.Response:
    """Return `body` with a 200 and the type of JSON, whatever it is."""
    return web.Response(body=body, content_type="application/json")


def one_picture(usage: Any = USAGE, /, **item: str) -> web.Response:
    """Return an answer with one picture, without a bill when `usage` is None."""
    answer = {"created": 1, "data": [item]}
    return web.json_response(answer if usage is None else answer | {"usage": usage})


def error_answer(row: Row) -> web.Response:
    """Return an error as its row says."""
    if not isinstance(row.body, str):
        return web.json_response(row.body, status=row.status, headers=row.headers)
    kind = "text/html" if row.body.startswith("<") else "text/plain"
    return web.Response(status=row.status, text=row.body, content_type=kind, headers=row.headers)


def event(facts: Mapping[str, Any]) -> bytes:
    """Return one event of a stream."""
    return f"event: {facts['type']}\ndata: {json.dumps(facts)}\n\n".encode()


def events(call: Received, data: bytes) -> list[bytes]:
    """Return the events that a stream for `call` is made of, `data` in the last one."""
    name = "image_generation" if call.kind == "generations" else "image_edit"
    facts = {
        "created_at": 1,
        "size": call.fields.get("size", "auto"),
        "quality": call.fields.get("quality", "auto"),
        "background": "opaque",
        "output_format": call.format,
    }
    partials = [
        facts
        | {"type": f"{name}.partial_image", "partial_image_index": number}
        | {"b64_json": base64_of(picture(64, 64, call.format, number))}
        for number in range(call.fields.get("partial_images", 0))
    ]
    last = {"type": f"{name}.completed", "b64_json": base64_of(data), "usage": USAGE}
    return [event(each) for each in [*partials, facts | last]]


async def begin_stream(
    request: web.Request, kind: str = "text/event-stream; charset=utf-8", length: int | None = None
) -> web.StreamResponse:
    """Send the head of an answer whose body follows piece by piece."""
    response = web.StreamResponse(headers={"Content-Type": kind})
    response.content_length = length
    await response.prepare(request)
    return response
