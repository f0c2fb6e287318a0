"""The websocket that the page and the tests speak: verbs in, answers and events out."""

from __future__ import annotations

import asyncio
import inspect
import json
import logging

from aiohttp import WSMsgType, web

from playground.controls import Controls
from playground.message_payloads import ATTACHMENT_BYTES
from playground.mistake import Mistake
from playground.refusals import Refused
from playground.seats import Seat, SeatBook
from playground.values import JSON
from playground.verbs import Verbs
from playground.world import World

# Ten files of 10 MiB, as text in base64, and what is said about them.
FRAME_BYTES = 10 * ATTACHMENT_BYTES * 4 // 3 + 1024 * 1024
_log = logging.getLogger(__name__)


class PageSocket:
    """Accepts people. `controls` is None unless the playground runs for tests."""

    def __init__(self, world: World, controls: Controls | None) -> None:
        self._world = world
        self._controls = controls
        self._seats = SeatBook(world)
        self._open: set[web.WebSocketResponse] = set()

    def add_to(self, app: web.Application) -> None:
        """Add the route of the socket."""
        app.router.add_get("/socket", self._connect)

    async def close(self) -> None:
        """Hang up on everybody."""
        await asyncio.gather(*(ws.close(code=1001) for ws in self._open))

    async def _connect(self, request: web.Request) -> web.WebSocketResponse:
        ws = web.WebSocketResponse(max_msg_size=FRAME_BYTES, timeout=1, heartbeat=30)
        await ws.prepare(request)
        seat = Seat(self._world, ws, request.transport)
        self._seats.add(seat)
        self._open.add(ws)
        writer = asyncio.create_task(seat.write())
        try:
            await self._serve(ws, seat)
        finally:
            self._seats.remove(seat)
            self._open.discard(ws)
            writer.cancel()
        return ws

    async def _serve(self, ws: web.WebSocketResponse, seat: Seat) -> None:
        verbs = {**Verbs(self._world, seat).by_name}
        if self._controls is not None:
            verbs |= self._controls.by_name
        slow: set[asyncio.Task[None]] = set()
        async for frame in ws:
            if frame.type is not WSMsgType.TEXT:
                break
            try:
                said = json.loads(frame.data)
            except ValueError:
                said = None
            if not isinstance(said, dict):
                await ws.close(code=1003, message=b"frames are JSON objects")
                break
            task = asyncio.create_task(_answer(seat, verbs.get(str(said.get("do"))), said))
            slow.add(task)
            task.add_done_callback(slow.discard)
        for task in slow:
            task.cancel()


async def _answer(seat: Seat, verb: JSON, said: dict[str, JSON]) -> None:
    """Do what a frame says and answer it, whatever comes of it."""
    try:
        if verb is None:
            raise Mistake(f"The playground does not know how to {said.get('do')!r}.")
        result = verb(said)
        if inspect.isawaitable(result):
            result = await result
        answer = {"re": said.get("id"), "ok": True, **result}
    except Mistake as mistake:
        answer = {"re": said.get("id"), "ok": False, "error": str(mistake)}
    except Refused as refused:
        answer = {"re": said.get("id"), "ok": False, "error": refused.body["message"]}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        _log.warning("a frame that makes no sense: %r", said, exc_info=True)
        answer = {"re": said.get("id"), "ok": False, "error": f"That makes no sense: {error!r}."}
    seat.send(json.dumps(answer))
