"""The stand-in of the Images API is as strict as the real one, and works from another process."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.engines.drawing import opened, png
from tests.servers.images_api import ImagesApi
from tests.servers.images_pictures import picture
from tests.servers.images_rules import Part, refusal

ROOT = Path(__file__).parents[2]
GOOD = {"model": "gpt-image-2", "prompt": "a dog"}


def source(field: str = "image", media_type: str = "image/png", data: bytes = b"") -> Part:
    return Part(field=field, name="a", media_type=media_type, data=data)


@pytest.mark.parametrize(
    ("changes", "param"),
    [
        ({"seed": 1}, "seed"),
        ({"temperature": 0}, "temperature"),
        ({"response_format": "url"}, "response_format"),
        ({"prompt": ""}, "prompt"),
        ({"prompt": "x" * 32_001}, "prompt"),
        ({"n": 0}, "n"),
        ({"n": 11}, "n"),
        ({"quality": "best"}, "quality"),
        ({"output_format": "gif"}, "output_format"),
        ({"partial_images": 4}, "partial_images"),
        ({"size": "1000x1000"}, "size"),
        ({"size": "512x512"}, "size"),
        ({"size": "2048x512"}, "size"),
        ({"size": "3856x1024"}, "size"),
        ({"size": "large"}, "size"),
    ],
)
def test_a_wrong_field_is_refused_by_name(changes: Mapping[str, Any], param: str) -> None:
    row = refusal("generations", GOOD | changes, ())
    assert row is not None
    assert row.body["error"]["param"] == param


@pytest.mark.parametrize("size", ["auto", "1024x1024", "1536x864", "3840x2160", "512x1536"])
def test_a_good_size_is_taken(size: str) -> None:
    assert refusal("generations", GOOD | {"size": size}, ()) is None


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (source("image[]"),) * 17,
        (source(), source()),
        (source(media_type="image/gif"),),
        (source(), source("mask", data=b"\xff\xd8 a JPEG")),
    ],
    ids=["none", "too many", "by one name", "a gif", "a mask that is no PNG"],
)
def test_wrong_files_are_refused(parts: tuple[Part, ...]) -> None:
    assert refusal("edits", GOOD, parts) is not None


def test_an_edit_has_no_moderation() -> None:
    assert refusal("edits", GOOD | {"moderation": "auto"}, (source(),)) is not None
    assert refusal("edits", GOOD, (source(), source("mask", data=png()))) is None


async def test_a_call_without_a_key_is_refused(api: ImagesApi) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{api.address}/images/generations", json=GOOD) as response,
    ):
        assert response.status == 401


def test_a_picture_is_as_large_as_asked_and_whole() -> None:
    data = picture(1024, 1024, "jpeg", 3, 1_600_000)
    assert abs(len(data) - 1_600_000) < 1_000
    assert opened(data).size == (1024, 1024)


def test_pictures_differ_from_one_to_the_next() -> None:
    assert len({picture(64, 64, "png", variant) for variant in range(8)}) == 8


async def test_it_works_from_another_process() -> None:
    async with process("--bytes", "300000") as address, aiohttp.ClientSession() as session:
        origin = address.removesuffix("/v1")
        wanted = {"queue": ["rate"], "always": "none"}
        async with session.post(f"{origin}/_behave", json=wanted) as response:
            assert await response.json() == {"always": "none", "queue": ["rate"]}
        async with session.post(f"{origin}/_behave", json={"always": "dance"}) as response:
            assert response.status == 400
        for status in (429, 200):
            async with session.post(
                f"{address}/images/generations", json=GOOD, headers={"Authorization": "Bearer k"}
            ) as response:
                assert response.status == status
        async with session.get(f"{origin}/_calls") as response:
            calls = await response.json()
        assert [call["fields"] for call in calls] == [GOOD, GOOD]


@contextlib.asynccontextmanager
async def process(*arguments: str) -> AsyncIterator[str]:
    """Run the server in a Python of its own, and give its address."""
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.servers.images_api", *arguments,
        cwd=ROOT, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert program.stdout is not None
    try:
        yield (await program.stdout.readline()).decode().strip()
    finally:
        program.terminate()
        await program.wait()


@pytest.fixture
async def api() -> AsyncIterator[ImagesApi]:
    async with ImagesApi.serving() as api:
        yield api
