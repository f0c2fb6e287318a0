"""A server that speaks enough of S3's protocol to keep objects, and that can be told to fail."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from aiohttp import web

ERROR = "<Error><Code>{code}</Code><Message>as the test wants it</Message></Error>"


@dataclass
class S3Server:
    """`objects` by bucket and key; `status` is answered to everything instead when it is set."""

    objects: dict[str, bytes] = field(default_factory=dict)
    authorizations: list[str] = field(default_factory=list)
    status: int | None = None
    url: str = ""

    async def answer(self, request: web.Request) -> web.Response:
        self.authorizations.append(request.headers.get("Authorization", ""))
        name = request.path.removeprefix("/")
        if self.status is not None:
            return web.Response(status=self.status, text=ERROR.format(code="Stopped"))
        if request.method == "PUT":
            self.objects[name] = await request.read()
            return web.Response(headers={"ETag": '"1"'})
        if request.method == "POST" and "delete" in request.query:
            return self._delete(name, await request.text())
        if request.method not in ("GET", "HEAD"):
            return web.Response(status=501, text=ERROR.format(code="NotImplemented"))
        if name not in self.objects:
            return web.Response(status=404, text=ERROR.format(code="NoSuchKey"))
        headers = {"ETag": '"1"', "Last-Modified": "Wed, 21 Oct 2026 07:28:00 GMT"}
        return web.Response(body=self.objects[name], headers=headers)

    def _delete(self, bucket: str, wanted: str) -> web.Response:
        gone = [each.text or "" for each in ET.fromstring(wanted).iter() if _is_key(each)]
        for key in gone:
            self.objects.pop(f"{bucket}/{key}", None)  # what is not there counts as deleted too
        words = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in gone)
        return web.Response(text=f"<DeleteResult>{words}</DeleteResult>")


def _is_key(element: ET.Element) -> bool:
    return element.tag.endswith("Key")


@asynccontextmanager
async def s3_server() -> AsyncIterator[S3Server]:
    """Serve on a free port of the loopback address until the block ends."""
    server = S3Server()
    app = web.Application(client_max_size=10_000_000)
    app.router.add_route("*", "/{name:.*}", server.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        server.url = f"http://{host}:{port}"
        yield server
    finally:
        await runner.cleanup()
