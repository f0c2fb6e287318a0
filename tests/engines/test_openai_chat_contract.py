"""What we ask in chats, and what the stand-in answers, is valid by the SDK's own types.

OpenAI's specification beside the repository has the Images API alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import aiohttp
import pytest
from openai.types.chat import ChatCompletion
from openai.types.chat.completion_create_params import CompletionCreateParamsNonStreaming
from pydantic import TypeAdapter, ValidationError

from easel.engines.openai import OpenAIEngine
from tests.engines.conftest import MakeEngine
from tests.engines.drawing import png
from tests.servers.chat import CHATS
from tests.servers.images_api import ImagesApi

PARAMETERS: TypeAdapter[Mapping[str, Any]] = TypeAdapter(CompletionCreateParamsNonStreaming)
KNOWN = (
    CompletionCreateParamsNonStreaming.__required_keys__
    | CompletionCreateParamsNonStreaming.__optional_keys__
)


def complaints(fields: Mapping[str, Any]) -> list[str]:
    """Return what the SDK's types have against a request, and unknown fields."""
    unknown = sorted(set(fields) - KNOWN)
    try:
        _walk(PARAMETERS.validate_python(fields))
    except ValidationError as error:
        return [each["msg"] for each in error.errors()] + unknown
    return unknown


def _walk(value: Any) -> None:
    """Go through all that is validated only when it is reached: the types say Iterable."""
    if isinstance(value, Mapping):
        for each in value.values():
            _walk(each)
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for each in value:
            _walk(each)


@pytest.fixture
def reader(make_engine: MakeEngine) -> OpenAIEngine:
    return make_engine(text_model="gpt-6-luna")


async def test_both_kinds_of_chat_are_valid(reader: OpenAIEngine, api: ImagesApi) -> None:
    await reader.describe(png(), person_id=1)
    await reader.shorten("a dog that sits beside a very tall tower", person_id=1)
    assert [complaints(call.fields) for call in api.calls] == [[], []]


@pytest.mark.parametrize(
    "changes",
    [
        {"temper": 1},
        {"store": "perhaps"},
        {"messages": [{"role": "pupil", "content": "a dog"}]},
        {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": "a.png"}]}]},
    ],
)
def test_the_types_would_see_a_wrong_chat(changes: Mapping[str, Any]) -> None:
    good = {"model": "gpt-6-luna", "messages": [{"role": "user", "content": "a dog"}]}
    assert complaints(good) == []
    assert complaints({**good, **changes}) != []


@pytest.mark.parametrize("behaviour", sorted(CHATS.keys() - {"no_choices", "filtered_by_azure"}))
async def test_the_stand_in_answers_as_the_types_say(api: ImagesApi, behaviour: str) -> None:
    ask = {"model": "gpt-6-luna", "messages": [{"role": "user", "content": "a dog"}]}
    api.behave(behaviour)
    async with (
        aiohttp.ClientSession(headers={"Authorization": "Bearer key"}) as session,
        session.post(f"{api.address}/chat/completions", json=ask) as response,
    ):
        ChatCompletion.model_validate(json.loads(await response.text()))
