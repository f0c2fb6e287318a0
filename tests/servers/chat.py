"""The chats of the stand-in: what it takes, and what its model answers, by name."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from tests.servers.images_behaviours import Scene
from tests.servers.images_errors import Row

KIND = "completions"
PROMPTS = (
    "a small brown dog in front of the Eiffel Tower at dawn",
    "a puppy on the grass in Paris, soft morning light, watercolour",
    "a dog looks at a tall iron tower, warm colours",
    "the Eiffel Tower and a dog, early morning, photograph",
)
SHORTER = ("a dog by a tower at dawn", "a dog by a tower", "a dog")

_FIELDS = {"model", "messages", "store", "safety_identifier"}
_ROLES = ("system", "user")
_MOST_PICTURE_BYTES = 20_000_000
_DATA_URL = re.compile(r"data:image/(?:png|jpeg|webp);base64,(.+)", re.DOTALL)
_ITEM = "{}. {}".format


def complaint(fields: Mapping[str, Any]) -> Row | None:
    """Return the 400 that a strict server would give to this chat, None for a good one."""
    for name in fields:
        if name not in _FIELDS:
            return _bad(name, f"Unknown parameter: '{name}'.")
    if not fields.get("model"):
        return _bad("model", "you must provide a model parameter")
    messages = fields.get("messages")
    if not isinstance(messages, list) or not messages:
        return _bad("messages", "Expected at least one message.")
    for message in messages:
        if message.get("role") not in _ROLES or not _is_content(message.get("content")):
            return _bad("messages", "Invalid message.")
    return None


def _is_content(content: Any) -> bool:
    if isinstance(content, str):
        return bool(content)
    return isinstance(content, list) and all(_is_picture(part) for part in content)


def _is_picture(part: Any) -> bool:
    if part.get("type") != "image_url":
        return False
    return picture_in(part["image_url"]["url"]) is not None


def picture_in(url: str) -> bytes | None:
    """Return the bytes of the picture that a data URL holds, None for what the API refuses."""
    if not (found := _DATA_URL.fullmatch(url)):
        return None
    try:
        data = base64.b64decode(found[1], validate=True)
    except binascii.Error:
        return None
    return data if len(data) <= _MOST_PICTURE_BYTES else None


def _bad(param: str, message: str) -> Row:
    inner = {"message": message, "type": "invalid_request_error", "param": param, "code": None}
    return Row(status=400, body={"error": inner})


def reply(content: str | None, *, reason: str = "stop", **more: Any) -> web.Response:
    """Return a whole chat completion; `more` stands beside the content."""
    message = {"role": "assistant", "content": content, "refusal": None, **more}
    choice = {"index": 0, "message": message, "finish_reason": reason, "logprobs": None}
    facts = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "gpt-6-luna"}
    usage = {"prompt_tokens": 1500, "completion_tokens": 120, "total_tokens": 1620}
    return web.json_response({**facts, "choices": [choice], "usage": usage})


def _wanted(scene: Scene) -> tuple[str, ...]:
    """Return prompts for a picture, shorter ones for a text."""
    asked = scene.call.fields["messages"][-1]["content"]
    return SHORTER if isinstance(asked, str) else PROMPTS


async def ok(scene: Scene) -> web.StreamResponse:
    return reply(json.dumps(_wanted(scene)))


async def in_an_object(scene: Scene) -> web.StreamResponse:
    return reply(json.dumps({"note": "as asked", "prompts": [{"p": p} for p in _wanted(scene)]}))


async def fenced(scene: Scene) -> web.StreamResponse:
    return reply(f"Here they are:\n```json\n{json.dumps(_wanted(scene), indent=2)}\n```\nEnjoy!")


async def numbered(scene: Scene) -> web.StreamResponse:
    lines = (_ITEM(number, f'"{each}"') for number, each in enumerate(_wanted(scene), 1))
    return reply("\n".join(["Here you are:", "", *lines]))


async def with_parameters(scene: Scene) -> web.StreamResponse:
    """Answer with all that a prompt must not hold."""
    odd = " {or\na cat}::2 https://example.org/a.png --ar 16:9 --v 6"
    return reply(json.dumps([each + odd for each in _wanted(scene)]))


async def far_too_long(scene: Scene) -> web.StreamResponse:
    return reply(json.dumps([" ".join([each] * 30) for each in _wanted(scene)]))


async def far_too_many(_: Scene) -> web.StreamResponse:
    return reply(json.dumps([f"dog {number}" for number in range(10, 40)]))


async def two(scene: Scene) -> web.StreamResponse:
    return reply(json.dumps([*_wanted(scene)[:2], _wanted(scene)[0], ""]))


async def no_prompts(_: Scene) -> web.StreamResponse:
    return reply("[]")


async def prose(_: Scene) -> web.StreamResponse:
    return reply("This is a lovely picture of a dog. It sits on the grass.")


async def silent(_: Scene) -> web.StreamResponse:
    return reply("")


async def no_choices(_: Scene) -> web.StreamResponse:
    return web.json_response({"object": "chat.completion", "choices": []})


async def refusal(_: Scene) -> web.StreamResponse:
    return reply(None, refusal="I can't help with that.")


async def filtered(_: Scene) -> web.StreamResponse:
    return reply("", reason="content_filter")


async def filtered_by_azure(_: Scene) -> web.StreamResponse:
    """Name the filter beside the reason, as Azure does."""
    results = {"violence": {"filtered": True, "severity": "high"}, "hate": {"filtered": False}}
    choice = {"finish_reason": "content_filter", "content_filter_results": results, "message": {}}
    return web.json_response({"object": "chat.completion", "choices": [choice]})


CHATS: Mapping[str, Callable[[Scene], Awaitable[web.StreamResponse]]] = {
    each.__name__: each
    for each in (
        ok, in_an_object, fenced, numbered, with_parameters, far_too_long, far_too_many, two,
        no_prompts, prose, silent, no_choices, refusal, filtered, filtered_by_azure,
    )
}  # fmt: skip
