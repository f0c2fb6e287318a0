"""A bot's session on the gateway: what it wants to hear and, for a resume, what it heard."""

from __future__ import annotations

import asyncio
import json
import secrets
import zlib
from collections import deque
from enum import IntEnum, IntFlag
from typing import Protocol

from aiohttp import web

from playground.values import JSON

HEARTBEAT_MS = 41_250
PAYLOAD_BYTES = 4096
EVENTS_KEPT = 1000
RESUME_SECONDS = 120.0


class Op(IntEnum):
    """What a payload is for (Discord's reference, "Gateway Opcodes")."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    VOICE_STATE = 4
    RESUME = 6
    RECONNECT = 7
    MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    ACK = 11


class Intent(IntFlag):
    """The groups of events that this world can produce (Discord's reference, "Gateway Intents")."""

    NONE = 0
    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT
ALL_INTENTS = (1 << 26) - 1


class Wire(Protocol):
    """Where a session's payloads go."""

    def send(self, payload: JSON) -> None:
        """Send one payload after those sent before."""
        ...

    def close(self, code: int) -> None:
        """Close the connection once everything before is sent."""
        ...


class Socket:
    """A websocket that sends in order, compressed as one zlib stream if the bot asked for that."""

    def __init__(self, ws: web.WebSocketResponse, *, compress: bool) -> None:
        self._ws = ws
        self._deflate = zlib.compressobj() if compress else None
        self._queue: asyncio.Queue[JSON | int] = asyncio.Queue()
        self.closed_with: int | None = None

    def send(self, payload: JSON) -> None:
        """Send one payload after those sent before."""
        self._queue.put_nowait(payload)

    def close(self, code: int) -> None:
        """Close with a code once everything before is sent."""
        self.closed_with = code
        self._queue.put_nowait(code)

    async def write(self) -> None:
        """Write what was sent until told to close. ConnectionError ends it quietly."""
        while not self._ws.closed:
            item = await self._queue.get()
            try:
                if isinstance(item, int):
                    await self._ws.close(code=item)
                    return
                await self._write(json.dumps(item))
            except ConnectionError:
                return

    async def _write(self, text: str) -> None:
        if self._deflate is None:
            await self._ws.send_str(text)
            return
        data = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
        await self._ws.send_bytes(data)


class Session:
    """Numbers the events of one bot connection and keeps the newest for a resume."""

    def __init__(self, intents: Intent, shard: tuple[int, int]) -> None:
        self.id = secrets.token_hex(16)
        self.intents = intents
        self.shard = shard
        self.wire: Wire | None = None
        self.left_at: float | None = None
        self.is_awaited = False
        self._last = 0
        self._kept: deque[tuple[int, JSON]] = deque(maxlen=EVENTS_KEPT)

    @property
    def is_connected(self) -> bool:
        return self.wire is not None

    def handles(self, guild_id: str | None) -> bool:
        """Say if events of a server (or with None, private ones) belong to this shard."""
        number, of = self.shard
        return number == ((int(guild_id) >> 22) % of if guild_id else 0)

    def dispatch(self, kind: str, data: JSON) -> None:
        """Send an event, or keep it for a resume while there is no connection."""
        self._last += 1
        payload = {"op": Op.DISPATCH, "t": kind, "s": self._last, "d": data}
        self._kept.append((self._last, payload))
        if self.wire is not None:
            self.wire.send(payload)

    def can_resume_from(self, seq: int) -> bool:
        """Say if every event after `seq` is still kept."""
        return bool(self._kept) and self._kept[0][0] - 1 <= seq <= self._last

    def resume(self, wire: Wire, seq: int) -> None:
        """Take up a new connection: replay what it missed, then say so."""
        for number, payload in tuple(self._kept):
            if number > seq:
                wire.send(payload)
        self.wire = wire
        self.left_at = None
        self.is_awaited = False
        self.dispatch("RESUMED", {"_trace": []})
