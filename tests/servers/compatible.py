"""A server on this computer that speaks a kind's own variant of the Images API; see kinds.py.

In a test: `async with serving(Together()) as server`, then `server.address`, `server.heard`, and
`server.fail("rate")`, which is for the next calls in turn.
"""

from __future__ import annotations

import base64
import contextlib
import io
import re
from collections import deque
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from aiohttp import BodyPartReader, web
from PIL import Image

from tests.servers.images_rules import Part

FAILURES = ("content", "rate", "money", "auth", "down", "html", "cut", "nothing", "not_json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One call as it came: the end of its path, its fields (a form's are text), its files."""

    route: str
    is_form: bool
    fields: Mapping[str, Any]
    parts: tuple[Part, ...]
    address: str

    def files(self, *names: str) -> list[bytes]:
        """Return the files that came under these names, in order."""
        return [part.data for part in self.parts if part.field in names]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failing:
    """An error as it goes over the wire; `body` is JSON, or text when it is a string."""

    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)

    def answer(self) -> web.Response:
        if isinstance(self.body, str):
            return web.Response(status=self.status, text=self.body, headers=self.headers)
        return web.json_response(self.body, status=self.status, headers=self.headers)


Failures = Mapping[str, Failing]


class Refused(Exception):
    """The server's own complaint about a call."""

    def __init__(self, status: int, body: Any) -> None:
        super().__init__(status)
        self.failing = Failing(status=status, body=body)


class Kind:
    """A kind of server: what it takes and answers, and how it puts its errors."""

    name = ""
    routes: tuple[str, ...] = ("generations", "edits")
    failures: ClassVar[Failures] = {}
    not_found: ClassVar[Any] = "404: Not Found"

    def answered(self, heard: Heard) -> Any:
        """Return the JSON that answers a good call; raise Refused for another."""
        raise NotImplementedError


class Server:
    """A kind that is served, and what it has heard."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.address = ""
        self.heard: list[Heard] = []
        self._failing: deque[str] = deque()

    def fail(self, *names: str) -> None:
        """Let the next calls fail, one name each."""
        self._failing.extend(names)

    def app(self) -> web.Application:
        """Return the routes that the kind has, and its pictures."""
        app = web.Application(client_max_size=64 * 1024**2)
        app.router.add_post("/v1/images/{route}", self._serve)
        app.router.add_get("/pictures/{name}", self._show)
        return app

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        heard = await _heard(request)
        self.heard.append(heard)
        if self._failing:
            return await self._failed(request, self._failing.popleft())
        if heard.route not in self.kind.routes:
            return Failing(status=404, body=self.kind.not_found).answer()
        try:
            return web.json_response(self.kind.answered(heard))
        except Refused as refused:
            return refused.failing.answer()

    async def _failed(self, request: web.Request, name: str) -> web.StreamResponse:
        if name == "html":
            return web.Response(text="<!doctype html><p>Sign in", content_type="text/html")
        if name == "nothing":
            return web.json_response({"created": 1, "data": []})
        if name == "not_json":
            return web.Response(text="upstream said: yes", content_type="application/json")
        if name != "cut":
            return self.kind.failures[name].answer()
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        response.content_length = 10_000
        await response.prepare(request)
        await response.write(b'{"created": 1, "data": [{"b64_json": "iVBORw0KGgo')
        assert request.transport is not None
        request.transport.abort()
        return response

    async def _show(self, request: web.Request) -> web.Response:
        width, height, _ = re.split("[x.]", request.match_info["name"])
        return web.Response(body=drawing(int(width), int(height), "png"), content_type="image/png")


@contextlib.asynccontextmanager
async def serving(kind: Kind) -> AsyncIterator[Server]:
    """Serve `kind` on the loopback address for as long as the block lasts."""
    server = Server(kind)
    runner = web.AppRunner(server.app(), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        server.address = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
        yield server
    finally:
        await runner.cleanup()


async def _heard(request: web.Request) -> Heard:
    parts: list[Part] = []
    fields: dict[str, Any] = {}
    is_form = request.content_type == "multipart/form-data"
    if is_form:
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            name, data = part.name or "", bytes(await part.read())
            if part.filename:
                kind = part.headers.get("Content-Type", "")
                parts.append(Part(field=name, name=part.filename, media_type=kind, data=data))
            else:
                fields[name] = data.decode()
    else:
        fields = await request.json()
    return Heard(
        route=request.match_info["route"],
        is_form=is_form,
        fields=fields,
        parts=tuple(parts),
        address=str(request.url.origin()),
    )


def drawing(width: int, height: int, kind: str = "png", seed: int = 0) -> bytes:
    """Return a picture of one colour, which its seed gives it."""
    file = io.BytesIO()
    colour = (seed & 255, seed >> 8 & 255, seed >> 16 & 255)
    Image.new("RGB", (width, height), colour).save(file, kind.upper())
    return file.getvalue()


def as_text(data: bytes) -> str:
    """Return `data` in base64."""
    return base64.b64encode(data).decode("ascii")


def from_data_url(url: str) -> bytes:
    """Return what a data URL holds."""
    return base64.b64decode(url.partition(";base64,")[2], validate=True)
