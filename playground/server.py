"""The playground as one web server: page, people's socket, API, gateway and CDN."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from playground import NAME
from playground.cdn import Cdn
from playground.controls import Controls
from playground.faults import FaultBook
from playground.gateway import Gateway
from playground.guard import guard
from playground.page_socket import PageSocket
from playground.record import Recorder
from playground.rest.dispatch import API, Api
from playground.world import World

PAGE = Path(__file__).parent / "page"
CLOSE_SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to serve. Port 0 takes a free one; without `token` every bot token is right."""

    host: str = "127.0.0.1"
    port: int = 0
    controls: bool = False
    record: Path | None = None
    students: int = 6
    token: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Playground:
    """A playground that is being served."""

    url: str
    world: World

    @property
    def api_base(self) -> str:
        """What `discord.http.Route.BASE` must be."""
        return self.url + API

    @property
    def gateway_url(self) -> str:
        """What `DiscordWebSocket.DEFAULT_GATEWAY` must be."""
        return self.url.replace("http", "ws", 1) + "/gateway"


@asynccontextmanager
async def serve(options: Options | None = None) -> AsyncIterator[Playground]:
    """Serve a playground in this process. OSError if the address is taken."""
    options = options or Options()
    world = World(students=options.students)
    faults = FaultBook()
    recorder = Recorder(keep=options.controls, file=options.record)
    api = Api(world, token=options.token, faults=faults, recorder=recorder)
    gateway = Gateway(world, api.is_right_token)
    controls = Controls(world=world, gateway=gateway, faults=faults, recorder=recorder)
    people = PageSocket(world, controls if options.controls else None)
    app = web.Application(middlewares=[guard(options.host), _uncached])
    for part in (api, gateway, people, Cdn(world)):
        part.add_to(app)
    _add_page(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=CLOSE_SECONDS)
    await runner.setup()
    try:
        site = web.TCPSite(runner, options.host, options.port)
        await site.start()
        world.base_url = site_url(runner, options.host)
        yield Playground(url=world.base_url, world=world)
    finally:
        world.interactions.close()
        await people.close()
        await gateway.close()
        await runner.cleanup()
        recorder.close()


def site_url(runner: web.AppRunner, host: str) -> str:
    """Return the address that the server listens on; the loopback one if it is on all of them."""
    port = runner.addresses[0][1]
    shown = "127.0.0.1" if host in ("0.0.0.0", "") else "[::1]" if host == "::" else host
    return f"http://{shown}:{port}"


def _add_page(app: web.Application) -> None:
    async def index(_: web.Request) -> web.FileResponse:
        return web.FileResponse(PAGE / "index.html")

    async def about(_: web.Request) -> web.Response:
        return web.json_response({"name": NAME, "pid": os.getpid()})

    app.router.add_get("/", index)
    app.router.add_get("/about", about)
    app.router.add_static("/page/", PAGE)


@web.middleware
async def _uncached(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Let browsers ask again for the page's files, so that a new version shows at once."""
    response = await handler(request)
    if request.path == "/" or request.path.startswith("/page/"):
        response.headers.setdefault("Cache-Control", "no-cache")
    return response
