"""One websocket of a bot on the gateway, from hello to the end, and the reasons to hang up.

After Discord's reference, "Gateway" and "Opcodes and Status Codes" (2026-08).
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from playground import cast, payloads
from playground.sessions import (
    ALL_INTENTS,
    HEARTBEAT_MS,
    PAYLOAD_BYTES,
    PRIVILEGED,
    Intent,
    Op,
    Session,
    Socket,
)
from playground.values import JSON

if TYPE_CHECKING:
    from playground.gateway import Gateway

PAYLOADS_PER_MINUTE = 120
ACK_SECONDS = 0.02
_FINAL_CODES = (1000, 1001, 4004, 4007, 4010, 4012, 4013, 4014)


class HangUp(Exception):
    """The gateway closes the connection with a code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


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
        self._socket.send({"op": Op.HELLO, "d": {"heartbeat_interval": HEARTBEAT_MS, "_trace": []}})
        try:
            await self._listen()
        except HangUp as reason:
            self._socket.close(reason.code)
            await writer
        finally:
            # What the bot says while it is being hung up on does not count.
            code = self._socket.closed_with or self._ws.close_code
            self._leave(for_good=code in _FINAL_CODES)
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
        if op == Op.HEARTBEAT:
            # Not at once: discord.py 2.7.1 notes the time of a heartbeat after sending it, and
            # takes a faster answer than any real one for 41 seconds of lag.
            loop = asyncio.get_running_loop()
            loop.call_later(ACK_SECONDS, self._socket.send, {"op": Op.ACK, "d": None})
        elif op == Op.IDENTIFY:
            self._identify(data)
        elif op == Op.RESUME:
            self._resume(data)
        elif op not in (Op.PRESENCE, Op.VOICE_STATE, Op.MEMBERS):
            raise HangUp(4001)
        elif self._session is None:
            raise HangUp(4003)
        elif op == Op.MEMBERS:
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
        self._gateway.report_presence()  # forgets the sessions that are too old
        session = self._gateway.sessions.get(str(data.get("session_id")))
        if session is None or not session.can_resume_from(data["seq"]):
            self._socket.send({"op": Op.INVALID_SESSION, "d": False})
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
