"""Attachments: their types, sizes and addresses, and how long they last."""

from __future__ import annotations

import io
import re
from typing import Any

import aiohttp
import pytest
from PIL import Image

from playground import pictures
from playground.files import FileStore
from playground.person import Person
from playground.values import Attachment, Content
from tests.playground.raw import MESSAGES, RawApi
from tests.playground.sample_bot import PNG


def encoded(kind: str, size: tuple[int, int], **options: Any) -> bytes:
    stream = io.BytesIO()
    Image.new("RGBA" if kind == "WEBP" else "RGB", size, "teal").save(stream, kind, **options)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {}),
        ("JPEG", {}),
        ("JPEG", {"progressive": True, "exif": b"Exif\x00\x00" + b"x" * 500}),
        ("GIF", {}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
        ("WEBP", {"exif": b"Exif\x00\x00xx"}),
    ],
)
@pytest.mark.parametrize("size", [(1, 1), (300, 200), (1023, 7)])
def test_reads_the_size_that_an_encoder_wrote(kind: str, options: Any, size: tuple[int, int]):
    assert pictures.size(encoded(kind, size, **options)) == size


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_cut_off_header_has_no_size_or_the_right_one(kind: str):
    data = encoded(kind, (30, 20))
    for length in range(min(len(data), 200)):
        assert pictures.size(data[:length]) in (None, (30, 20))


def test_other_files_have_no_size():
    assert pictures.size(b"just words") is None
    assert pictures.size(b"") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.png", "image/png"),
        ("a.JPG", "image/jpeg"),
        ("a.webp", "image/webp"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.unheard", "application/octet-stream"),
        ("none", "application/octet-stream"),
    ],
)
async def test_is_served_with_the_type_of_its_name(
    name: str, expected: str, api: RawApi, amara: Person
):
    shown = (await api.post({}, files={"files[0]": (name, PNG)})).body["attachments"][0]
    assert shown["content_type"] == expected
    async with amara.session.get(shown["url"]) as response:
        assert response.headers["Content-Type"] == expected
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response.headers["Content-Security-Policy"]
        assert await response.read() == PNG


async def test_an_address_dies_after_a_day_and_a_new_one_is_given(api: RawApi, amara: Person):
    message = (await api.post({}, files={"files[0]": ("a.png", PNG)})).body
    old = message["attachments"][0]["url"]
    await amara.advance(26 * 60 * 60)
    await _is_gone(amara, old)
    again = (await api.request("GET", f"{MESSAGES}/{message['id']}")).body
    assert await amara.download(again["attachments"][0]["url"]) == PNG


async def test_an_address_is_good_as_it_was_given_only(api: RawApi, amara: Person):
    shown = (await api.post({}, files={"files[0]": ("a.png", PNG)})).body["attachments"][0]
    for wrong in (
        shown["url"].partition("?")[0],
        re.sub(r"ex=\w+", "ex=ffffffff", shown["url"]),
        re.sub(r"ex=\w+", "ex=later", shown["url"]),
        shown["url"].replace("a.png", "b.png"),
    ):
        await _is_gone(amara, wrong)


async def test_a_deleted_message_takes_its_files_along(api: RawApi, amara: Person):
    message = (await api.post({}, files={"files[0]": ("a.png", PNG)})).body
    await api.request("DELETE", f"{MESSAGES}/{message['id']}")
    await _is_gone(amara, message["attachments"][0]["url"])


async def _is_gone(person: Person, address: str) -> None:
    with pytest.raises(aiohttp.ClientResponseError, match="404"):
        await person.download(address)


def attachment(number: int, size: int) -> Attachment:
    return Attachment(
        id=str(number),
        channel_id="1",
        filename="a",
        title=None,
        description=None,
        content_type="",
        size=size,
        content=Content(b"x" * size),
    )


def test_the_oldest_bytes_are_forgotten_when_there_are_too_many():
    store = FileStore(most=100)
    files = [attachment(number, 40) for number in range(3)]
    store.keep(*files)
    assert store.get("0") is None
    assert files[0].content.data == b""
    assert store.get("2") is files[2]
    store.forget(files[1])
    store.keep(attachment(3, 60))
    assert store.get("2") is files[2]
