"""Moderation over a real socket: what is asked, what is read, and every way in which it fails."""

from __future__ import annotations

import functools
import io
import json
import random
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from PIL import Image

from easel.engines.openai import Access, OpenAIModerator
from easel.errors import (
    BadAnswer,
    BadCredentials,
    EaselError,
    EngineTimeout,
    EngineUnreachable,
    PictureError,
    RateLimited,
)
from tests.engines.drawing import opened, png
from tests.servers.moderation_api import ModerationApi, judgement

SPEC = Path(__file__).parents[2].parent / "shared/contracts/openai-images-openapi.json"


@pytest.fixture
async def api() -> AsyncIterator[ModerationApi]:
    async with ModerationApi.serving() as api:
        yield api


def moderator_at(address: str, seconds: float = 20.0) -> OpenAIModerator:
    return OpenAIModerator(
        Access(api_key="key", base_url=address),
        model="omni-moderation-latest",
        timeout_seconds=seconds,
    )


@pytest.fixture
async def moderator(api: ModerationApi) -> AsyncIterator[OpenAIModerator]:
    moderator = moderator_at(api.address)
    yield moderator
    await moderator.close()


@functools.cache
def schemas() -> Mapping[str, Any]:
    return json.loads(SPEC.read_text(encoding="utf-8"))["components"]["schemas"]


def complaints(name: str, value: Any) -> list[str]:
    """Return what OpenAI's specification has against `value` as a `name`."""
    if not SPEC.exists():
        pytest.skip("OpenAI's specification is not beside the repository")
    schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas()}}
    return [each.message for each in jsonschema_rs.Draft202012Validator(schema).iter_errors(value)]


async def test_words_and_a_picture_that_pass(
    moderator: OpenAIModerator, api: ModerationApi
) -> None:
    for said in (await moderator.words("a dog"), await moderator.picture(png())):
        assert (said.is_flagged, said.categories) == (False, ())
        assert max(said.scores.values()) < 0.01
    assert api.texts == ["a dog"]
    assert [opened(each).size for each in api.pictures] == [(64, 64)]
    assert {each.key for each in api.calls} == {"Bearer key"}


async def test_every_question_is_valid_by_the_specification(
    moderator: OpenAIModerator, api: ModerationApi
) -> None:
    await moderator.words("a dog")
    await moderator.picture(png())
    for asked in api.calls:
        assert complaints("CreateModerationRequest", asked.fields) == []
    assert complaints("CreateModerationRequest", {"input": [{"type": "sound"}]}) != []


def test_the_stand_in_answers_as_the_specification_says() -> None:
    assert complaints("CreateModerationResponse", judgement({"sexual": 0.9})) == []
    assert complaints("CreateModerationResponse", {"id": "1", "model": "m", "results": [{}]}) != []


async def test_flags_and_scores_are_read(moderator: OpenAIModerator, api: ModerationApi) -> None:
    api.behave("flagged_words", "flagged_words", "flagged_picture", "scored_high")
    said = await moderator.words("a battle")
    assert (said.is_flagged, said.categories) == (True, ("violence", "violence/graphic"))
    assert said.scores["violence"] == 0.93
    assert not (await moderator.picture(png())).is_flagged
    assert (await moderator.picture(png())).categories == ("sexual",)
    said = await moderator.words("a duel")
    assert (said.is_flagged, said.categories, said.scores["violence"]) == (False, (), 0.4)


async def test_a_large_picture_is_sent_small_and_without_what_its_file_says(
    moderator: OpenAIModerator, api: ModerationApi
) -> None:
    noise = Image.frombytes("RGB", (3000, 2000), random.Random(1).randbytes(18_000_000))
    with io.BytesIO() as file:
        noise.save(file, "PNG", compress_level=1, exif=Image.Exif())
        await moderator.picture(file.getvalue())
    (sent,) = api.pictures
    assert max(opened(sent).size) == 2048
    assert len(sent) < 5_000_000


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [
        ("http_500", EngineUnreachable),
        ("http_401", BadCredentials),
        ("error_200", EngineUnreachable),
        ("html_200", BadAnswer),
        ("half_a_body", EngineUnreachable),
        ("missing_categories", BadAnswer),
        ("no_categories", BadAnswer),
        ("odd_scores", BadAnswer),
        ("no_results", BadAnswer),
        ("huge", BadAnswer),
    ],
)
async def test_what_is_no_judgement_is_an_error_and_asked_once(
    moderator: OpenAIModerator, api: ModerationApi, behaviour: str, error: type[EaselError]
) -> None:
    api.always = behaviour
    for question in (moderator.words("a dog"), moderator.picture(png())):
        with pytest.raises(error):
            await question
    assert len(api.calls) == 2


async def test_a_limit_says_when_to_come_back(
    moderator: OpenAIModerator, api: ModerationApi
) -> None:
    api.behave("rate")
    with pytest.raises(RateLimited) as limited:
        await moderator.words("a dog")
    assert limited.value.retry_after == 1.0


async def test_a_server_that_never_answers_is_given_up(api: ModerationApi) -> None:
    moderator = moderator_at(api.address, seconds=0.3)
    api.always = "slow"
    with pytest.raises(EngineTimeout):
        await moderator.words("a dog")
    await moderator.close()


async def test_a_server_that_is_not_there() -> None:
    async with ModerationApi.serving() as gone:
        address = gone.address
    moderator = moderator_at(address)
    with pytest.raises(EngineUnreachable):
        await moderator.words("a dog")
    await moderator.close()


async def test_what_is_no_picture_is_not_sent(
    moderator: OpenAIModerator, api: ModerationApi
) -> None:
    with pytest.raises(PictureError):
        await moderator.picture(png()[:40])
    assert api.calls == []


def test_its_name_says_who_looks_and_where() -> None:
    access = Access(api_key="hunter2")
    moderator = OpenAIModerator(access, model="omni-moderation-latest", timeout_seconds=1)
    assert moderator.name == "omni-moderation-latest at api.openai.com"
