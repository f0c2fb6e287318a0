"""A server on this computer that speaks OpenAI's moderation, and misbehaves on demand.

In a test: `async with ModerationApi.serving() as api`, then `api.address`, `api.calls`, and
`api.behave("rate", "half_a_body")` for the next calls in turn, or `api.always`.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.servers.chat import picture_in

CATEGORIES = (
    "harassment", "harassment/threatening", "hate", "hate/threatening", "illicit",
    "illicit/violent", "self-harm", "self-harm/instructions", "self-harm/intent", "sexual",
    "sexual/minors", "violence", "violence/graphic",
)  # fmt: skip
# What is scored for pictures, by OpenAI's guide to moderation of November 2026.
OF_PICTURES = {
    "self-harm", "self-harm/instructions", "self-harm/intent", "sexual", "violence",
    "violence/graphic",
}  # fmt: skip
_FIELDS = {"model", "input"}
_LARGEST_REQUEST = 32 * 1024**2
LOW, HIGH = 0.0001, 0.93


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question as it came: its fields, and of these the text or the picture's bytes."""

    fields: Mapping[str, Any]
    key: str
    text: str | None = None
    picture: bytes | None = None


def judgement(
    flagged: Mapping[str, float] | None = None, *, is_flagged: bool | None = None
) -> dict[str, Any]:
    """Return a whole good answer in which the categories of `flagged` have those scores."""
    scores = dict.fromkeys(CATEGORIES, LOW) | dict(flagged or {})
    result = {
        "flagged": bool(flagged) if is_flagged is None else is_flagged,
        "categories": {
            name: is_flagged is not False and score > LOW for name, score in scores.items()
        },
        "category_scores": scores,
        "category_applied_input_types": {
            name: ["text", "image"] if name in OF_PICTURES else ["text"] for name in CATEGORIES
        },
    }
    return {"id": "modr-1", "model": "omni-moderation-latest", "results": [result]}


class ModerationApi:
    """The server: what it was asked, and how it will answer.

    `always` is the behaviour of questions for which none is queued.
    """

    def __init__(self) -> None:
        self.address = ""
        self.calls: list[Asked] = []
        self.always = "allowed"
        self._queue: deque[str] = deque()
        self._arrivals = asyncio.Condition()
        self._closing = asyncio.Event()

    @classmethod
    @contextlib.asynccontextmanager
    async def serving(cls, port: int = 0) -> AsyncIterator[ModerationApi]:
        """Serve on the loopback address for as long as the block lasts."""
        api = cls()
        app = web.Application(client_max_size=_LARGEST_REQUEST)
        app.router.add_post("/v1/moderations", api._answer)
        runner = web.AppRunner(
            app, access_log=None, shutdown_timeout=1.0, handler_cancellation=True
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
        """Set how the next questions are answered; after them it is `always` again."""
        assert set(names) <= BEHAVIOURS.keys()
        self._queue.extend(names)

    async def called(self, times: int = 1) -> None:
        """Wait until there have been as many questions."""
        async with self._arrivals:
            await self._arrivals.wait_for(lambda: len(self.calls) >= times)

    @property
    def texts(self) -> list[str]:
        """Return the texts that were asked about, in order."""
        return [each.text for each in self.calls if each.text is not None]

    @property
    def pictures(self) -> list[bytes]:
        """Return the pictures that were asked about, in order."""
        return [each.picture for each in self.calls if each.picture is not None]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        asked = _read(await request.json(), request.headers.get("Authorization", ""))
        if asked is None:
            return _error(400, "Invalid input.", "invalid_request_error")
        self.calls.append(asked)
        async with self._arrivals:
            self._arrivals.notify_all()
        name = self._queue.popleft() if self._queue else self.always
        return await BEHAVIOURS[name](Scene(request=request, asked=asked, closing=self._closing))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One question to be answered; `closing` is set when the server stops."""

    request: web.Request
    asked: Asked
    closing: asyncio.Event


def _read(fields: Mapping[str, Any], key: str) -> Asked | None:
    """Return what a strict server takes: one text, or one picture in a data URL."""
    parts = fields.get("input")
    if set(fields) != _FIELDS or not isinstance(parts, list) or len(parts) != 1:
        return None
    (part,) = parts
    if part.get("type") == "text" and part.get("text"):
        return Asked(fields=fields, key=key, text=part["text"])
    if part.get("type") != "image_url":
        return None
    picture = picture_in(part["image_url"]["url"])
    return None if picture is None else Asked(fields=fields, key=key, picture=picture)


def _error(status: int, message: str, kind: str, **headers: str) -> web.Response:
    inner = {"message": message, "type": kind, "param": None, "code": None}
    return web.json_response({"error": inner}, status=status, headers=headers)


def _flags(of_words: bool, flagged: Mapping[str, float]) -> Callable[[Scene], Awaitable[Any]]:
    """Return what flags words or pictures, and lets the other kind pass."""

    async def answer(scene: Scene) -> web.Response:
        is_words = scene.asked.text is not None
        return web.json_response(judgement(flagged if is_words is of_words else None))

    return answer


async def allowed(_: Scene) -> web.StreamResponse:
    return web.json_response(judgement())


async def scored_high(_: Scene) -> web.StreamResponse:
    """Flag nothing, and give violence a score that only a strict threshold fails."""
    return web.json_response(judgement({"violence": 0.4}, is_flagged=False))


async def flagged_without_a_category(_: Scene) -> web.StreamResponse:
    return web.json_response(judgement(is_flagged=True))


async def http_500(_: Scene) -> web.StreamResponse:
    return _error(500, "The server had an error.", "server_error")


async def http_401(_: Scene) -> web.StreamResponse:
    return _error(401, "Incorrect API key provided.", "invalid_request_error")


async def rate(_: Scene) -> web.StreamResponse:
    return _error(429, "Rate limit reached.", "requests", **{"Retry-After": "1"})


async def slow(scene: Scene) -> web.StreamResponse:
    """Never answer."""
    await scene.closing.wait()
    return web.Response(status=503)


async def html_200(_: Scene) -> web.StreamResponse:
    return web.Response(text="<!doctype html><p>Sign in", content_type="text/html")


async def half_a_body(scene: Scene) -> web.StreamResponse:
    """Break the connection half way through the answer."""
    body = web.json_response(judgement()).body
    assert isinstance(body, bytes)
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    response.content_length = len(body)
    await response.prepare(scene.request)
    await response.write(body[: len(body) // 2])
    if scene.request.transport is not None:
        scene.request.transport.abort()
    return response


async def missing_categories(_: Scene) -> web.StreamResponse:
    answer = judgement()
    for table in ("categories", "category_scores"):
        del answer["results"][0][table]["violence/graphic"]
    return web.json_response(answer)


async def no_categories(_: Scene) -> web.StreamResponse:
    return web.json_response({"results": [{"flagged": False}]})


async def odd_scores(_: Scene) -> web.StreamResponse:
    return web.json_response(judgement({"violence": 93.0}, is_flagged=False))


async def no_results(_: Scene) -> web.StreamResponse:
    return web.json_response(judgement() | {"results": []})


async def error_200(_: Scene) -> web.StreamResponse:
    inner = {"message": "upstream is busy", "type": "server_error", "code": None}
    return web.json_response({"error": inner})


async def huge(scene: Scene) -> web.StreamResponse:
    """Send more than anybody should read."""
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    await response.prepare(scene.request)
    with contextlib.suppress(ConnectionError):
        while not scene.closing.is_set():
            await response.write(b" " * 65_536)
    return response


BEHAVIOURS: Mapping[str, Callable[[Scene], Awaitable[web.StreamResponse]]] = {
    "flagged_words": _flags(of_words=True, flagged={"violence": HIGH, "violence/graphic": HIGH}),
    "flagged_picture": _flags(of_words=False, flagged={"sexual": HIGH}),
    "self_harm": _flags(of_words=True, flagged={"self-harm": HIGH, "self-harm/intent": HIGH}),
} | {
    each.__name__: each
    for each in (
        allowed, scored_high, flagged_without_a_category, http_500, http_401, rate, slow, html_200,
        half_a_body, missing_categories, no_categories, odd_scores, no_results, error_200, huge,
    )
}  # fmt: skip
