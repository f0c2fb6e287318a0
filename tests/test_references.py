"""Pictures that prompts point at: fetched once, kept tidied, or refused by their name."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from easel.darkroom import Darkroom
from easel.errors import BadLink, TooFast
from easel.haste import Haste
from easel.model import KeptReference, Reference, Role
from easel.references import AT_ONCE, References
from easel.settings import Settings
from easel.storage.files import PictureStore
from tests.classroom import KeepingCourier
from tests.links.serving import Site, fetching, response, serving
from tests.pictures.samples import decoded, encoded, noise, png

DOG = encoded(noise(60, 40), "PNG")
ATTACHED = "https://cdn.example/attachments/1/2/my%20dog.png?ex=1&is=2&hm=3"


@pytest.fixture
def courier() -> KeepingCourier:
    return KeepingCourier(attached={ATTACHED: DOG})


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving({"/dog.png": response(DOG)}) as site:
        yield site


@pytest.fixture
async def references(
    settings: Settings, courier: KeepingCourier, tmp_path: Path
) -> AsyncIterator[References]:
    darkroom = Darkroom(settings.pictures)
    async with fetching() as fetcher:
        yield References(
            fetcher=fetcher,
            courier=courier,
            store=PictureStore(str(tmp_path / "images"), min_free=0),
            darkroom=darkroom,
            haste=Haste(3),
        )
    darkroom.close()


def image(url: str, role: Role = Role.IMAGE) -> Reference:
    return Reference(role=role, url=url)


async def test_a_picture_is_fetched_once_for_all_that_it_stands_for(
    references: References, site: Site
) -> None:
    link = site.url("/dog.png")
    kept = await references.keep((image(link), image(link, Role.STYLE)), person_id=1, attached=())
    assert [each.role for each in kept] == [Role.IMAGE, Role.STYLE]
    assert len({each.digest for each in kept}) == 1
    assert len(site.asked) == 1


async def test_what_is_known_is_not_fetched_again_and_nobody_is_told_to_wait(
    references: References, site: Site
) -> None:
    link = site.url("/dog.png")
    known = KeptReference(role=Role.IMAGE, url=link, digest="d" * 64, media_type="image/jpeg")
    told: list[bool] = []

    async def patience(is_hidden: bool) -> None:
        told.append(is_hidden)

    kept = await references.keep(
        (image(link, Role.STYLE),), person_id=1, attached=(), known=(known,), patience=patience
    )
    assert kept == (replace(known, role=Role.STYLE),)
    assert site.connections == 0
    assert told == []
    await references.keep(
        (image(link),), person_id=1, attached=(), patience=patience, is_hidden=True
    )
    assert told == [True]


async def test_one_person_has_only_so_many_fetched_in_a_minute(
    references: References, site: Site
) -> None:
    nothing = (image(site.url("/nothing.png")),)
    for _ in range(3):
        with pytest.raises(BadLink):
            await references.keep(nothing, person_id=1, attached=())
    with pytest.raises(TooFast):
        await references.keep(nothing, person_id=1, attached=())
    assert len(site.asked) == 3
    with pytest.raises(BadLink):
        await references.keep(nothing, person_id=2, attached=())


async def test_it_is_kept_as_a_jpeg_by_its_digest(references: References, tmp_path: Path) -> None:
    (kept,) = await references.keep((image(ATTACHED),), person_id=1, attached=(ATTACHED,))
    (file,) = (tmp_path / "images").rglob(f"{kept.digest}.*")
    assert decoded(file.read_bytes()).format == "JPEG"
    assert kept.media_type == "image/jpeg"


async def test_an_address_that_a_person_typed_is_never_taken_for_an_attachment(
    references: References, courier: KeepingCourier
) -> None:
    """Attachments are downloaded without asking where they are: only Discord's own may be."""
    courier.attached["http://127.0.0.9/secret.png"] = DOG
    with pytest.raises(BadLink):
        await references.keep(
            (image("http://127.0.0.9/secret.png"),), person_id=1, attached=(ATTACHED,)
        )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"words", "That is no sound"),
        (DOG[:200], "That is no sound"),
        (png(30_000, 30_000), "30000x30000; it may be at most"),
        (encoded(noise(8, 8), "PNG"), "at least 16 pixels"),
    ],
)
async def test_an_attachment_that_is_no_picture_is_called_by_its_name(
    references: References, courier: KeepingCourier, data: bytes, reason: str
) -> None:
    courier.attached[ATTACHED] = data
    with pytest.raises(BadLink) as refusal:
        await references.keep((image(ATTACHED),), person_id=1, attached=(ATTACHED,))
    assert refusal.value.url == "my dog.png"
    assert reason in refusal.value.reason


async def test_an_attachment_that_discord_does_not_give_out_is_called_by_its_name(
    references: References, courier: KeepingCourier
) -> None:
    courier.attached.clear()
    with pytest.raises(BadLink) as refusal:
        await references.keep((image(ATTACHED),), person_id=1, attached=(ATTACHED,))
    assert (refusal.value.url, refusal.value.reason) == ("my dog.png", "It was not attached.")


async def test_only_so_many_attachments_are_in_memory_at_once(
    settings: Settings, tmp_path: Path
) -> None:
    class Slow(KeepingCourier):
        """Has everything, and gives nothing out before it is told to."""

        most = under_way = 0

        def __post_init__(self) -> None:
            super().__post_init__()
            self.gate, self.full = asyncio.Event(), asyncio.Event()

        async def download(self, url: str) -> bytes:
            self.under_way += 1
            self.most = max(self.most, self.under_way)
            if self.under_way == AT_ONCE:
                self.full.set()
            await self.gate.wait()
            self.under_way -= 1
            return DOG

    courier, darkroom = Slow(), Darkroom(settings.pictures)
    urls = [f"https://cdn.example/{number}.png" for number in range(2 * AT_ONCE)]
    async with fetching() as fetcher, asyncio.timeout(20):
        store = PictureStore(str(tmp_path / "images"), min_free=0)
        references = References(
            fetcher=fetcher, courier=courier, store=store, darkroom=darkroom, haste=Haste(1)
        )
        keeping = asyncio.create_task(
            references.keep([*map(image, urls)], person_id=1, attached=urls)
        )
        await courier.full.wait()
        courier.gate.set()
        assert len(await keeping) == 2 * AT_ONCE
    darkroom.close()
    assert courier.most == AT_ONCE
