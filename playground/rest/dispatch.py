"""From an HTTP request to its endpoint and back: token, limits, faults, recording, errors."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from playground import refusals
from playground.faults import Fault, FaultBook
from playground.limits import RateLimiter
from playground.record import Recorder
from playground.refusals import Refused
from playground.rest import endpoints, reading
from playground.rest.call import Call, Endpoint, Reply
from playground.rest.reading import Body
from playground.world import World

API = "/api/v10"
_HEADERS = {"Via": "1.1 playground"}
_log = logging.getLogger(__name__)


class Api:
    """Discord's HTTP API over one world."""

    def __init__(
        self, world: World, *, token: str | None, faults: FaultBook, recorder: Recorder
    ) -> None:
        self._world = world
        self._token = token
        self._faults = faults
        self._recorder = recorder
        self._limiter = RateLimiter()

    def add_to(self, app: web.Application) -> None:
        """Add every known endpoint, and the loud 501 for the rest."""
        for endpoint in endpoints.ENDPOINTS:
            app.router.add_route(endpoint.method, API + endpoint.path, self._handler(endpoint))
        app.router.add_route("*", "/api/{rest:.*}", self._unknown)

    def is_right_token(self, token: str) -> bool:
        """Say if a token is the bot's. Without one set, any token is."""
        return bool(token) and token == (self._token or token)

    def _handler(self, endpoint: Endpoint) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            if self._limiter.is_banned(self._world.clock.now()):
                return web.Response(status=429, text="error code: 1015")
            body, headers = Body(), dict(_HEADERS)
            try:
                body = await reading.read(request)
                uploaded = sum(len(each.data) for each in body.uploads)
                path = request.path.removeprefix(API)
                fault = self._faults.strike(request.method, path, uploaded)
                if fault is not None and not fault.after:
                    await _suffer(fault, request)
                self._check_caller(endpoint, request)
                headers |= self._count(endpoint, request.match_info)
                reply = _served(endpoint, _call(self._world, request, body))
                if fault is not None and fault.after:
                    await _suffer(fault, request)
            except Refused as refused:
                reply = Reply(refused.status, refused.body)
                headers |= refused.headers
                self._note(request, refused)
            self._recorder.add(request, body, reply.status, reply.body)
            return _response(reply, headers)

        return handle

    def _note(self, request: web.Request, refused: Refused) -> None:
        is_shared = refused.headers.get("X-RateLimit-Scope") == "shared"
        if refused.status in (401, 403, 429) and not is_shared:
            self._limiter.note_invalid(self._world.clock.now())
        level = logging.ERROR if refused.status == 501 else logging.INFO
        details = json.dumps(refused.body)
        _log.log(level, "%d to %s %s: %s", refused.status, request.method, request.path, details)

    async def _unknown(self, request: web.Request) -> web.Response:
        shown = endpoints.describe(request.method, request.path)
        _log.error("501: %s", shown["message"])
        body = Body()
        if request.can_read_body:
            try:
                body = await reading.read(request)
            except Refused as refused:
                _log.error("and its body cannot be read: %s", refused)
        self._recorder.add(request, body, 501, shown)
        return _response(Reply(501, shown), _HEADERS)

    def _check_caller(self, endpoint: Endpoint, request: web.Request) -> None:
        if not request.headers.get("User-Agent"):
            raise refusals.blocked_user_agent()
        if endpoint.as_bot:
            scheme, _, token = request.headers.get("Authorization", "").partition(" ")
            if scheme != "Bot" or not self.is_right_token(token):
                raise refusals.unauthorized()

    def _count(self, endpoint: Endpoint, params: Mapping[str, str]) -> dict[str, str]:
        now = self._world.clock.now()
        if endpoint.as_bot:
            self._limiter.take_global(now)
        if endpoint.rule is None:
            return {}
        return self._limiter.take(endpoint.rule, params.get(endpoint.main or "", ""), now)


def _call(world: World, request: web.Request, body: Body) -> Call:
    return Call(
        world=world,
        params=request.match_info,
        query=request.query,
        body=body.json,
        uploads=body.uploads,
    )


def _served(endpoint: Endpoint, call: Call) -> Reply:
    """Let the endpoint answer. A body that is not even shaped like one is refused, and shown."""
    try:
        answer = endpoint.handler(call)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        _log.exception("a body that %s %s cannot read", endpoint.method, endpoint.path)
        message = f"The body could not be read: {error!r}"
        raise refusals.form_error("", "MODEL_TYPE_CONVERT", message) from error
    if isinstance(answer, Reply):
        return answer
    return Reply(204, None) if answer is None else Reply(200, answer)


def _response(reply: Reply, headers: Mapping[str, str]) -> web.Response:
    """Make an answer whose type is exactly `application/json`: clients accept nothing else."""
    if reply.body is None:
        return web.Response(status=reply.status, headers=headers)
    typed = {**headers, "Content-Type": "application/json"}
    return web.Response(status=reply.status, body=json.dumps(reply.body).encode(), headers=typed)


async def _suffer(fault: Fault, request: web.Request) -> None:
    """Wait, break the connection, or refuse, as a test asked for."""
    if fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.refusal is not None:
        raise fault.refusal
    if fault.breaks_connection and request.transport is not None:
        request.transport.abort()
        raise asyncio.CancelledError
