"""A bot without a library: its gateway by hand, its requests as they are."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp

from playground import cast
from playground.server import Playground

APPLICATION = cast.APPLICATION_ID
GUILD = cast.GUILD_ID
CHANNEL = cast.channels()[0].id
MESSAGES = f"/channels/{CHANNEL}/messages"
TOKEN = "a-token"


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: Any

    @property
    def code(self) -> int:
        return self.body["code"]

    def mistakes(self) -> dict[str, str]:
        """Return every mistake of a refused form: path -> code."""
        found: dict[str, str] = {}

        def walk(node: Any, path: str) -> None:
            for key, value in node.items():
                if key == "_errors":
                    found[path] = value[0]["code"]
                else:
                    walk(value, f"{path}.{key}".strip("."))

        walk(self.body.get("errors", {}), "")
        return found


class RawApi:
    """The HTTP API with the headers that a bot sends."""

    def __init__(self, session: aiohttp.ClientSession, playground: Playground) -> None:
        self._session = session
        self._base = playground.api_base

    async def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        files: dict[str, tuple[str, bytes]] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        sent = {"Authorization": f"Bot {TOKEN}", "User-Agent": "DiscordBot (test, 1)"}
        options: dict[str, Any] = {"json": body} if body is not None else {}
        if files is not None:
            form = aiohttp.FormData(quote_fields=False)
            form.add_field("payload_json", json.dumps(body or {}), content_type="application/json")
            for field, (name, data) in files.items():
                form.add_field(field, io.BytesIO(data), filename=name)
            options = {"data": form}
        async with self._session.request(
            method, self._base + path, headers={**sent, **(headers or {})}, **options
        ) as response:
            raw = await response.read()
            is_json = response.headers.get("Content-Type") == "application/json"
            return Answer(
                response.status, json.loads(raw) if raw and is_json else raw, response.headers
            )

    async def post(self, body: Any, **options: Any) -> Answer:
        """Post a message to the first channel."""
        return await self.request("POST", MESSAGES, body, **options)


class RawGateway:
    """One websocket of a bot."""

    def __init__(self, ws: aiohttp.ClientWebSocketResponse) -> None:
        self._ws = ws
        self._inflate = zlib.decompressobj()
        self.seq: int | None = None

    async def send(self, op: int, data: Any) -> None:
        await self._ws.send_str(json.dumps({"op": op, "d": data}))

    async def send_text(self, text: str) -> None:
        await self._ws.send_str(text)

    async def receive(self) -> Any:
        """Return the next payload, or the close code as a number."""
        frame = await self._ws.receive(timeout=5)
        if frame.type is aiohttp.WSMsgType.BINARY:
            payload = json.loads(self._inflate.decompress(frame.data))
        elif frame.type is aiohttp.WSMsgType.TEXT:
            payload = json.loads(frame.data)
        else:
            return self._ws.close_code
        self.seq = payload.get("s") or self.seq
        return payload

    async def next(self, kind: str) -> Any:
        """Return the data of the next event of a kind."""
        while True:
            payload = await self.receive()
            assert not isinstance(payload, int), f"closed with {payload} before {kind}"
            if payload.get("t") == kind:
                return payload["d"]

    async def close_code(self) -> int:
        """Return the code that the gateway closes with."""
        while not isinstance(payload := await self.receive(), int):
            pass
        return payload

    async def identify(self, **changes: Any) -> None:
        data = {"token": TOKEN, "intents": 1, "properties": {"os": "linux"}, **changes}
        await self.send(2, data)

    async def close(self, code: int) -> None:
        await self._ws.close(code=code)


@asynccontextmanager
async def raw_gateway(
    playground: Playground, query: str = "?v=10&encoding=json&compress=zlib-stream"
) -> AsyncIterator[RawGateway]:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(playground.gateway_url + query) as ws,
    ):
        yield RawGateway(ws)


@asynccontextmanager
async def identified(playground: Playground, **changes: Any) -> AsyncIterator[RawGateway]:
    """A bot that is connected and has heard READY."""
    async with raw_gateway(playground) as gateway:
        await gateway.identify(**changes)
        await gateway.next("READY")
        yield gateway


def row(*components: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(components)}


def button(custom_id: str = "b", **more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "press", "custom_id": custom_id, **more}


def words(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def v2(*components: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"flags": 1 << 15, "components": list(components), **more}
