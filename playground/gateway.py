"""Discord's gateway v10: hello, identify, ready, heartbeats, resume, and the reasons to hang up.

After Discord's reference, "Gateway" and "Opcodes and Status Codes" (2026-08).
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable

from aiohttp import WSMsgType, web

from playground import cast, dispatches, events, payloads
from playground.interactions import OFFLINE
from playground.sessions import ALL_INTENTS, PRIVILEGED, RESUME_SECONDS, Intent, Session, Socket
from playground.values import JSON
from playground.world import World

HEARTBEAT_MS = 41_250
PAYLOAD_BYTES = 4096
PAYLOADS_PER_MINUTE = 120
HEARTBEAT, IDENTIFY, PRESENCE, VOICE_STATE, RESUME, RECONNECT = 1, 2, 3, 4, 6, 7
MEMBERS, INVALID_SESSION, HELLO, ACK = 8, 9, 10, 11


class HangUp(Exception):
    """The gateway closes the connection with a code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


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
        for ws in tuple(self._sockets):
            await ws.close(code=1001)

    def drop(self, *, resumable: bool) -> None:
        """Make every bot reconnect, with its session or without."""
        for session in tuple(self.sessions.values()):
            wire = session.wire
            if wire is None:
                continue
            if resumable:
                wire.send({"op": RECONNECT, "d": None})
                wire.close(4000)
            else:
                self.end(session)
                wire.send({"op": INVALID_SESSION, "d": False})

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
                session.dispatch(dispatch.kind, dispatch.data_for(session.intents))

    def _anybody_there(self) -> bool:
        self.report_presence()
        return bool(self.sessions)

    async def _connect(self, request: web.Request) -> web.WebSocketResponse:
        ws = web.WebSocketResponse(max_msg_size=PAYLOAD_BYTES * 4, compress=False)
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


class Connection:
    """One websocket of a bot, from hello to the end."""

    def __init__(self, gateway: Gateway, ws: web.WebSocketResponse, socket: Socket) -> None:
        self._gateway = gateway
        self._ws = ws
        self._socket = socket
        self._session: Session | None = None
        self._received: deque[float] = deque(maxlen=PAYLOADS_PER_MINUTE)

    async def run(self) -> None:
        """Serve the bot until either side hangs up."""
        writer = asyncio.create_task(self._socket.write())
        self._socket.send({"op": HELLO, "d": {"heartbeat_interval": HEARTBEAT_MS, "_trace": []}})
        code: int | None = None
        try:
            await self._listen()
        except HangUp as reason:
            code = reason.code
        finally:
            for_good = code in (4004, 4007, 4010, 4012, 4013, 4014)
            self._leave(for_good=for_good or self._ws.close_code in (1000, 1001))
            if code is not None and not self._ws.closed:
                self._socket.close(code)
                await writer
            writer.cancel()

    def _leave(self, *, for_good: bool) -> None:
        # A session that was resumed elsewhere meanwhile is no longer this connection's.
        if self._session is not None and self._session.wire is self._socket:
            self._gateway.leave(self._session, for_good=for_good)

    async def _listen(self) -> None:
        while True:
            try:
                frame = await self._ws.receive(timeout=HEARTBEAT_MS / 1000 * 2)
            except TimeoutError:
                raise HangUp(4009) from None
            if frame.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                return
            self._check_pace()
            self._take(_decode(frame.data))

    def _check_pace(self) -> None:
        now = asyncio.get_running_loop().time()
        if len(self._received) == PAYLOADS_PER_MINUTE and now - self._received[0] < 60:
            raise HangUp(4008)
        self._received.append(now)

    def _take(self, payload: dict[str, JSON]) -> None:
        op, data = payload.get("op"), payload.get("d")
        if op == HEARTBEAT:
            self._socket.send({"op": ACK, "d": None})
        elif op == IDENTIFY:
            self._identify(data)
        elif op == RESUME:
            self._resume(data)
        elif op not in (PRESENCE, VOICE_STATE, MEMBERS):
            raise HangUp(4001)
        elif self._session is None:
            raise HangUp(4003)
        elif op == MEMBERS:
            self._members(self._session, data)

    def _identify(self, data: JSON) -> None:
        if self._session is not None:
            raise HangUp(4005)
        if not isinstance(data, dict) or not isinstance(data.get("properties"), dict):
            raise HangUp(4002)
        if not self._gateway.is_right_token(str(data.get("token") or "")):
            raise HangUp(4004)
        self._session = session = Session(_intents(data), _shard(data))
        session.wire = self._socket
        self._gateway.sessions[session.id] = session
        self._greet(session)
        self._gateway.report_presence()

    def _greet(self, session: Session) -> None:
        world = self._gateway.world
        in_guild = session.handles(cast.GUILD_ID) and bool(session.intents & Intent.GUILDS)
        ready = {
            "v": 10,
            "user": payloads.own_user(world),
            "guilds": [{"id": cast.GUILD_ID, "unavailable": True}] if in_guild else [],
            "session_id": session.id,
            "resume_gateway_url": world.base_url.replace("http", "ws", 1) + "/gateway",
            "shard": list(session.shard),
            "application": {"id": cast.APPLICATION_ID, "flags": 0},
            "private_channels": [],
            "_trace": [],
        }
        session.dispatch("READY", ready)
        if in_guild:
            session.dispatch("GUILD_CREATE", payloads.guild_create(world))

    def _resume(self, data: JSON) -> None:
        if self._session is not None:
            raise HangUp(4005)
        if not isinstance(data, dict) or not isinstance(data.get("seq"), int):
            raise HangUp(4002)
        if not self._gateway.is_right_token(str(data.get("token") or "")):
            raise HangUp(4004)
        session = self._gateway.sessions.get(str(data.get("session_id")))
        if session is None or not session.can_resume_from(data["seq"]):
            self._socket.send({"op": INVALID_SESSION, "d": False})
            return
        self._session = session
        session.resume(self._socket, data["seq"])
        self._gateway.report_presence()

    def _members(self, session: Session, data: JSON) -> None:
        """Answer Request Guild Members; the whole list needs the privileged intent."""
        world = self._gateway.world
        wanted = {str(i) for i in data.get("user_ids") or ()}
        query = str(data.get("query") or "").lower()
        if not wanted and not query and not session.intents & Intent.GUILD_MEMBERS:
            raise HangUp(4014)
        found = [
            payloads.member(world, person)
            for person in world.members()
            if (person.id in wanted if wanted else person.username.startswith(query))
        ]
        chunk = {
            "guild_id": cast.GUILD_ID,
            "members": found[: data.get("limit") or None],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": sorted(wanted - {m["user"]["id"] for m in found}),
        }
        if data.get("nonce") is not None:
            chunk["nonce"] = data["nonce"]
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk)


def _decode(frame: str | bytes) -> dict[str, JSON]:
    raw = frame.encode() if isinstance(frame, str) else frame
    if len(raw) > PAYLOAD_BYTES:
        raise HangUp(4002)
    try:
        payload = json.loads(raw)
    except ValueError:
        raise HangUp(4002) from None
    if not isinstance(payload, dict):
        raise HangUp(4002)
    return payload


def _intents(data: dict[str, JSON]) -> Intent:
    wanted = data.get("intents")
    if not isinstance(wanted, int) or wanted & ~ALL_INTENTS:
        raise HangUp(4013)
    if wanted & PRIVILEGED:
        # As in a fresh application, nobody has ticked the boxes for privileged intents.
        raise HangUp(4014)
    return Intent(wanted)


def _shard(data: dict[str, JSON]) -> tuple[int, int]:
    match data.get("shard", [0, 1]):
        case [int(number), int(of)] if 0 <= number < of:
            return number, of
    raise HangUp(4010)
