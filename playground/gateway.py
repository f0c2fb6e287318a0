"""Discord's gateway v10: every session of the bot, and the events of the world sent to them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from aiohttp import web

from playground import dispatches, events
from playground.connection import Connection
from playground.interactions import OFFLINE
from playground.sessions import PAYLOAD_BYTES, RESUME_SECONDS, Op, Session, Socket
from playground.world import World


class Gateway:
    """Every session of the bot, and the events of the world sent to them."""

    def __init__(self, world: World, is_right_token: Callable[[str], bool]) -> None:
        self.world = world
        self.is_right_token = is_right_token
        self.sessions: dict[str, Session] = {}
        self._sockets: set[web.WebSocketResponse] = set()
        world.listen(self._on_event)

    def add_to(self, app: web.Application) -> None:
        """Add the gateway's route."""
        app.router.add_get("/gateway", self._connect)
        app.router.add_get("/gateway/", self._connect)

    async def close(self) -> None:
        """Hang up on every bot as a server that restarts does."""
        await asyncio.gather(*(ws.close(code=1001) for ws in self._sockets))

    def drop(self, *, resumable: bool) -> None:
        """Make every bot reconnect, with its session or without."""
        for session in tuple(self.sessions.values()):
            wire = session.wire
            if wire is None:
                continue
            if resumable:
                session.is_awaited = True
                wire.send({"op": Op.RECONNECT, "d": None})
                wire.close(4000)
            else:
                self.end(session)
                wire.send({"op": Op.INVALID_SESSION, "d": False})

    def end(self, session: Session) -> None:
        """Forget a session for good."""
        self.sessions.pop(session.id, None)
        session.wire = None
        self.report_presence()

    def leave(self, session: Session, *, for_good: bool) -> None:
        """Note that a session's connection is gone."""
        if for_good:
            self.end(session)
            return
        session.wire = None
        session.left_at = self.world.clock.now()
        self.report_presence()

    def report_presence(self) -> None:
        """Tell the world whether the bot is connected, and forget sessions long left."""
        now = self.world.clock.now()
        for session in tuple(self.sessions.values()):
            if session.left_at is not None and now - session.left_at > RESUME_SECONDS:
                del self.sessions[session.id]
        self.world.set_bot_online(any(s.is_connected for s in self.sessions.values()))

    def _on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InteractionStarted) and not self._anybody_there():
            # Later, so that the person first learns the id of what failed.
            loop = asyncio.get_running_loop()
            loop.call_soon(self.world.interactions.fail, event.interaction, OFFLINE)
            return
        dispatch = dispatches.translate(self.world, event)
        if dispatch is None:
            return
        for session in self.sessions.values():
            wanted = not dispatch.intents or session.intents & dispatch.intents
            if wanted and session.handles(dispatch.guild_id):
                session.dispatch(dispatch.kind, dispatch.data)

    def _anybody_there(self) -> bool:
        """Say if a bot is connected, or was sent away by this gateway and is about to resume.

        One that left by itself could resume too, but may as well have been stopped: a library that
        is told to stop says the same as one that lost its line. People need not wait 3 s for it.
        """
        return any(s.is_connected or s.is_awaited for s in self.sessions.values())

    async def _connect(self, request: web.Request) -> web.WebSocketResponse:
        ws = web.WebSocketResponse(max_msg_size=PAYLOAD_BYTES * 4, timeout=1)
        await ws.prepare(request)
        compression = request.query.get("compress")
        if request.query.get("v") != "10" or request.query.get("encoding", "json") != "json":
            await ws.close(code=4012)
            return ws
        if compression not in (None, "zlib-stream"):
            await ws.close(code=4002, message=b"the playground knows zlib-stream only")
            return ws
        self._sockets.add(ws)
        try:
            await Connection(self, ws, Socket(ws, compress=compression is not None)).run()
        finally:
            self._sockets.discard(ws)
        return ws
