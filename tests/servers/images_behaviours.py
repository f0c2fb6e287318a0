"""What the stand-in of the Images API can do instead of drawing, by name; see also its errors."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from aiohttp import web

from tests.servers import images_wire as wire
from tests.servers.images_errors import ERRORS
from tests.servers.images_pictures import picture

_SPACES = b" " * 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One call to be answered, and the server's means: `closing` is set when it stops."""

    request: web.Request
    call: wire.Received
    variant: int
    picture_bytes: int
    elsewhere: str
    closing: asyncio.Event

    @property
    def data(self) -> bytes:
        return picture(*self.call.size, self.call.format, self.variant, self.picture_bytes)

    @property
    def body(self) -> bytes:
        facts = (*self.call.size, self.call.format, self.variant, self.picture_bytes)
        return wire.answer_body(*facts)


async def ok(scene: Scene) -> web.StreamResponse:
    """Draw, as a stream when asked for one."""
    if not scene.call.fields.get("stream"):
        return wire.json_answer(scene.body)
    response = await wire.begin_stream(scene.request)
    for event in wire.events(scene.call, scene.data):
        await response.write(event)
    return response


async def json_to_stream(scene: Scene) -> web.StreamResponse:
    """Draw, and ignore that a stream was asked for."""
    return wire.json_answer(scene.body)


async def html_200(_: Scene) -> web.StreamResponse:
    return web.Response(text="<!doctype html><p>Sign in", content_type="text/html")


async def not_json(_: Scene) -> web.StreamResponse:
    return wire.json_answer(b"upstream said: yes")


async def empty(_: Scene) -> web.StreamResponse:
    return wire.json_answer(b"")


async def none(_: Scene) -> web.StreamResponse:
    return wire.json_answer(b'{"created": 1, "data": []}')


async def null(_: Scene) -> web.StreamResponse:
    return wire.json_answer(b'{"created": 1, "data": null}')


async def bad_base64(_: Scene) -> web.StreamResponse:
    return wire.one_picture(b64_json="@@not base64@@")


async def odd_usage(scene: Scene) -> web.StreamResponse:
    return wire.one_picture({"total": "many"}, b64_json=wire.base64_of(scene.data))


async def without_usage(scene: Scene) -> web.StreamResponse:
    return wire.one_picture(None, b64_json=wire.base64_of(scene.data))


async def error_200(_: Scene) -> web.StreamResponse:
    return web.json_response(ERRORS["moderation_blocked"].body)


async def truncated_png(scene: Scene) -> web.StreamResponse:
    whole = picture(*scene.call.size, "png", scene.variant)
    return wire.one_picture(b64_json=wire.base64_of(whole[: len(whole) // 2]))


async def not_a_picture(_: Scene) -> web.StreamResponse:
    return wire.one_picture(b64_json=wire.base64_of(b"this is text, whatever its name says"))


async def wrong_size(scene: Scene) -> web.StreamResponse:
    data = picture(64, 32, scene.call.format, scene.variant)
    return wire.one_picture(b64_json=wire.base64_of(data))


async def url(scene: Scene) -> web.StreamResponse:
    return wire.one_picture(url=f"{scene.request.url.origin()}/pictures/{scene.variant}.png")


async def relative_url(scene: Scene) -> web.StreamResponse:
    return wire.one_picture(url=f"/pictures/{scene.variant}.png")


async def url_gone(scene: Scene) -> web.StreamResponse:
    return wire.one_picture(url=f"{scene.request.url.origin()}/pictures/gone")


async def url_elsewhere(scene: Scene) -> web.StreamResponse:
    """Answer with the address that the test has set as `elsewhere`."""
    return wire.one_picture(url=scene.elsewhere)


async def hang(scene: Scene) -> web.StreamResponse:
    await scene.closing.wait()
    return web.Response(status=503)


async def hang_in_body(scene: Scene) -> web.StreamResponse:
    response = await wire.begin_stream(scene.request, "application/json")
    await response.write(b'{"created": 1, "data": [')
    await scene.closing.wait()
    return response


async def hang_after_partial(scene: Scene) -> web.StreamResponse:
    response = await wire.begin_stream(scene.request)
    await response.write(wire.events(scene.call, scene.data)[0])
    await scene.closing.wait()
    return response


async def hang_after_picture(scene: Scene) -> web.StreamResponse:
    """Send a whole stream and never end it."""
    response = await wire.begin_stream(scene.request)
    for event in wire.events(scene.call, scene.data):
        await response.write(event)
    await scene.closing.wait()
    return response


async def cut(scene: Scene) -> web.StreamResponse:
    """Break the connection half way through the answer, stream or not."""
    if scene.call.fields.get("stream"):
        body = b"".join(wire.events(scene.call, scene.data))
        response = await wire.begin_stream(scene.request)
    else:
        body = scene.body
        response = await wire.begin_stream(scene.request, "application/json", len(body))
    await response.write(body[: len(body) // 2])
    if scene.request.transport is not None:
        scene.request.transport.abort()
    return response


async def short_stream(scene: Scene) -> web.StreamResponse:
    """End the stream in good order, without the finished picture."""
    response = await wire.begin_stream(scene.request)
    for event in wire.events(scene.call, scene.data)[:-1]:
        await response.write(event)
    return response


async def noisy_stream(scene: Scene) -> web.StreamResponse:
    """Put between the events what a stream may also hold: comments, others' events, an end."""
    response = await wire.begin_stream(scene.request)
    for event in wire.events(scene.call, scene.data):
        await response.write(b": keep-alive\r\n\r\n" + wire.event({"type": "ping"}))
        await response.write(event.replace(b"\n", b"\r\n"))
    await response.write(b"data: [DONE]\n\n")
    return response


async def html_in_stream(scene: Scene) -> web.StreamResponse:
    response = await wire.begin_stream(scene.request)
    await response.write(b"data: <html>bad gateway</html>\n\n")
    return response


async def error_in_stream(scene: Scene) -> web.StreamResponse:
    response = await wire.begin_stream(scene.request)
    inner = ERRORS["moderation_blocked"].body["error"]
    await response.write(wire.event({"type": "error", "error": inner}))
    return response


async def flat_error_in_stream(scene: Scene) -> web.StreamResponse:
    """Send an error event whose facts stand beside its type."""
    response = await wire.begin_stream(scene.request)
    facts = {"type": "error", "code": "rate_limit_exceeded", "message": "Try again in 3s."}
    await response.write(wire.event(facts))
    return response


async def endless(scene: Scene) -> web.StreamResponse:
    response = await wire.begin_stream(scene.request, "application/json")
    with contextlib.suppress(ConnectionError):
        while not scene.closing.is_set():
            await response.write(_SPACES)
    return response


BEHAVIOURS: Mapping[str, Callable[[Scene], Awaitable[web.StreamResponse]]] = {
    each.__name__: each
    for each in (
        ok, json_to_stream, html_200, not_json, empty, none, null, bad_base64, odd_usage,
        without_usage, error_200, truncated_png, not_a_picture, wrong_size, url, relative_url,
        url_gone, url_elsewhere, hang, hang_in_body, hang_after_partial, hang_after_picture, cut,
        short_stream, noisy_stream, html_in_stream, error_in_stream, flat_error_in_stream, endless,
    )
}  # fmt: skip
