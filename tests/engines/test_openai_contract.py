"""What we send, and what the stand-in answers, is valid by OpenAI's own specification."""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import aiohttp
import jsonschema_rs
import pytest

from easel.engines.openai import OpenAIEngine
from easel.model import Change, Quality, Size
from tests.engines.conftest import Reach
from tests.engines.drawing import pieces, png, request
from tests.servers import images_wire as wire
from tests.servers.compatible import serving
from tests.servers.images_api import ImagesApi
from tests.servers.kinds import Classic

SPEC = Path(__file__).parents[2].parent / "shared/contracts/openai-images-openapi.json"

pytestmark = pytest.mark.skipif(
    not SPEC.exists(), reason="OpenAI's specification is not beside the repository"
)


@functools.cache
def schemas() -> Mapping[str, Any]:
    return json.loads(SPEC.read_text(encoding="utf-8"))["components"]["schemas"]


def complaints(name: str, value: Any) -> list[str]:
    """Return what the specification has against `value` as a `name`, and unknown fields."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas()}}
    validator = jsonschema_rs.Draft202012Validator(schema)
    unknown = set(value) - set(schemas()[name]["properties"])
    return [each.message for each in validator.iter_errors(value)] + sorted(unknown)


# In the SDK's types of November 2026, not yet in the specification of August.
NEWER = {"safety_identifier"}


async def test_every_kind_of_request_to_draw_is_valid(engine: OpenAIEngine, api: ImagesApi) -> None:
    models = ("gpt-image-2", "gpt-image-2.6-flare", "our-own")
    for model, quality, partials in itertools.product(models, Quality, (0, 3)):
        wanted = request(model=model, quality=quality, partials=partials, size=Size(1536, 864))
        await pieces(engine, wanted)
        assert set(complaints("CreateImageRequest", api.calls[-1].fields)) <= NEWER
    assert len(api.calls) == 18


async def test_every_kind_of_request_to_edit_is_valid(engine: OpenAIEngine, api: ImagesApi) -> None:
    several = ((png(),), (png(), png()))
    for sources, mask, partials in itertools.product(several, (None, png(mode="RGBA")), (0, 3)):
        await pieces(engine, request(sources=sources, mask=mask, partials=partials))
        form = as_in_the_specification(api.calls[-1])
        assert set(complaints("CreateImageEditRequest", form)) <= NEWER
    assert len(api.calls) == 8


async def test_what_an_older_server_is_asked_was_valid_too(reach: Reach) -> None:
    async with serving(Classic()) as server:
        engine = reach(server, default_model="dall-e-2")
        wanted = {"model": "dall-e-2", "sources": (png(),)}
        await pieces(engine, request(model="dall-e-2", size=Size(512, 512)))
        await pieces(engine, request(**wanted, mask=png(mode="RGBA")))
        await pieces(engine, request(**wanted, change=Change.VARY_STRONG))
    names = ("CreateImageRequest", "CreateImageEditRequest", "CreateImageVariationRequest")
    assert [heard.route for heard in server.heard] == ["generations", "edits", "variations"]
    for name, heard in zip(names, server.heard, strict=True):
        # a form's numbers are text
        fields = {**heard.fields, "n": int(heard.fields["n"])}
        fields |= {part.field: part.name for part in heard.parts}
        assert complaints(name, fields) == []


def as_in_the_specification(call: wire.Received) -> dict[str, Any]:
    """Return a form's fields with its files as strings, as the specification has them."""
    images = [each.name for each in call.parts if each.field in ("image", "image[]")]
    form = {**call.fields, "image": images[0] if len(images) == 1 else images}
    return form | {each.field: each.name for each in call.parts if each.field == "mask"}


def test_the_specification_would_see_a_wrong_request() -> None:
    wrong = {"prompt": "a dog", "n": 11, "quality": "best", "temperature": 0}
    assert len(complaints("CreateImageRequest", wrong)) == 3


async def test_the_stand_in_answers_as_the_specification_says(api: ImagesApi) -> None:
    ask = {"model": "gpt-image-2", "prompt": "a dog"}
    headers = {"Authorization": "Bearer key"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(f"{api.address}/images/generations", json=ask) as response,
    ):
        assert complaints("ImagesResponse", await response.json()) == []


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("generations", ["ImageGenPartialImageEvent", "ImageGenCompletedEvent"]),
        ("edits", ["ImageEditPartialImageEvent", "ImageEditCompletedEvent"]),
    ],
)
def test_the_stand_ins_events_are_as_the_specification_says(kind: str, names: list[str]) -> None:
    fields = {"partial_images": 1, "quality": "low", "size": "1024x1024", "output_format": "jpeg"}
    call = wire.Received(kind=kind, path="", headers={}, fields=fields, parts=())
    for name, event in zip(names, wire.events(call, b"data"), strict=True):
        facts = json.loads(event.split(b"data: ", 1)[1])
        assert complaints(name, facts) == []
