"""A server on this computer that speaks the Images API and chats, and misbehaves on demand.

In a test: `async with ImagesApi.serving() as api`, then `api.address`, `api.calls` and
`api.behave("rate", "cut")`, which is for the next calls in turn. On its own, with the same two
over HTTP (GET /_calls, POST /_behave {"queue": [...], "always": "...", "delay_seconds": 2}):

    python -m tests.servers.images_api --port 0 --delay 2 --bytes 1600000
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator

from aiohttp import web

from tests.servers import chat
from tests.servers import images_wire as wire
from tests.servers.images_behaviours import BEHAVIOURS, Scene
from tests.servers.images_errors import ERRORS
from tests.servers.images_pictures import VARIANTS, picture
from tests.servers.images_rules import refusal

_LARGEST_REQUEST = 64 * 1024**2


class ImagesApi:
    """The server: what it was asked, and how it will answer.

    `delay_seconds` pass before each answer; JPEGs are about `picture_bytes` large where that is
    more than their own; `always` is the behaviour of calls for which none is queued;
    `elsewhere` is where the behaviour `url_elsewhere` points; `images_per_minute` is the limit that
    each answer tells in its head.
    """

    def __init__(self, *, delay_seconds: float = 0.0, picture_bytes: int = 0) -> None:
        self.delay_seconds = delay_seconds
        self.address = ""
        self.calls: list[wire.Received] = []
        self.hung_up = 0
        self.always = "ok"
        self.elsewhere = ""
        self.images_per_minute: int | None = None
        self._picture_bytes = picture_bytes
        self._queue: deque[str] = deque()
        self._arrivals = asyncio.Condition()
        self._closing = asyncio.Event()

    @classmethod
    @contextlib.asynccontextmanager
    async def serving(
        cls, port: int = 0, *, delay_seconds: float = 0.0, picture_bytes: int = 0
    ) -> AsyncIterator[ImagesApi]:
        """Serve on the loopback address for as long as the block lasts."""
        api = cls(delay_seconds=delay_seconds, picture_bytes=picture_bytes)
        runner = web.AppRunner(
            api.app(), access_log=None, shutdown_timeout=1.0, handler_cancellation=True
        )
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", port).start()
            api.address = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
            yield api
        finally:
            api._closing.set()
            await runner.cleanup()

    def behave(self, *names: str) -> None:
        """Set how the next calls are answered, one name each; after them it is `always` again."""
        self._queue.extend(map(_known, names))

    async def dropped(self, times: int = 1) -> None:
        """Wait until as many callers have hung up before their answer was whole."""
        async with self._arrivals:
            await self._arrivals.wait_for(lambda: self.hung_up >= times)

    async def called(self, times: int = 1) -> None:
        """Wait until there have been as many calls."""
        async with self._arrivals:
            await self._arrivals.wait_for(lambda: len(self.calls) >= times)

    def app(self) -> web.Application:
        """Return the routes of OpenAI, of Azure's two interfaces, and of the tests."""
        app = web.Application(client_max_size=_LARGEST_REQUEST)
        for base in ("/v1", "/openai/v1", "/openai/deployments/{deployment}"):
            for kind in ("generations", "edits"):
                app.router.add_post(f"{base}/images/{kind}", self._serve)
            app.router.add_post(f"{base}/chat/{chat.KIND}", self._serve)
        app.on_response_prepare.append(self._tell_limit)
        app.router.add_get("/pictures/{variant}.png", self._show_picture)
        app.router.add_get("/_calls", self._show_calls)
        app.router.add_post("/_behave", self._take_behaviour)
        return app

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        try:
            return await self._answer(request)
        except asyncio.CancelledError:  # aiohttp ends the handler of a caller who is gone
            async with self._arrivals:
                self.hung_up += 1
                self._arrivals.notify_all()
            raise

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        call = await wire.read_call(request)
        self.calls.append(call)
        async with self._arrivals:
            self._arrivals.notify_all()
        name = self._queue.popleft() if self._queue else self.always
        variant = len(self.calls) % VARIANTS
        if self.delay_seconds:
            await asyncio.sleep(self.delay_seconds)
        if not call.headers.keys() & {"authorization", "api-key"}:
            return wire.error_answer(ERRORS["http_401"])
        is_chat = call.kind == chat.KIND
        wrong = (
            chat.complaint(call.fields) if is_chat else refusal(call.kind, call.fields, call.parts)
        )
        if row := ERRORS.get(name) or wrong:
            return wire.error_answer(row)
        scene = Scene(
            request=request,
            call=call,
            variant=variant,
            picture_bytes=self._picture_bytes,
            elsewhere=self.elsewhere,
            closing=self._closing,
        )
        behaviours = {**BEHAVIOURS, **chat.CHATS} if is_chat else BEHAVIOURS
        return await behaviours[name](scene)

    async def _tell_limit(self, _: web.Request, response: web.StreamResponse) -> None:
        if self.images_per_minute is not None:
            response.headers["x-ratelimit-limit-images"] = str(self.images_per_minute)

    async def _show_picture(self, request: web.Request) -> web.Response:
        variant = int(request.match_info["variant"])
        return web.Response(body=picture(1024, 1024, "png", variant), content_type="image/png")

    async def _show_calls(self, _: web.Request) -> web.Response:
        return web.json_response([call.record() for call in self.calls])

    async def _take_behaviour(self, request: web.Request) -> web.Response:
        wanted = await request.json()
        try:
            self.behave(*wanted.get("queue", ()))
            self.always = _known(wanted.get("always", self.always))
        except ValueError as error:
            raise web.HTTPBadRequest(text=str(error)) from error
        self.delay_seconds = float(wanted.get("delay_seconds", self.delay_seconds))
        return web.json_response({"always": self.always, "queue": list(self._queue)})


def _known(name: str) -> str:
    if not any(name in table for table in (ERRORS, BEHAVIOURS, chat.CHATS)):
        raise ValueError(f"no such behaviour: {name}")
    return name


async def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.servers.images_api")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--bytes", type=int, default=0, help="about how large each JPEG is")
    given = parser.parse_args()
    async with ImagesApi.serving(
        given.port, delay_seconds=given.delay, picture_bytes=given.bytes
    ) as api:
        print(api.address, flush=True)  # noqa: T201  (it is how a caller learns the port)
        await asyncio.Event().wait()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_main())
