"""Vary (Region) through the whole studio, with the sketch engine: to the last pixel."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps

from easel.errors import ActionRestricted, BadLink, Blocked, JobRestricted, TooFast
from easel.model import Change, Clicks, Edit, Region
from easel.parcel import File, Parcel
from easel.settings import Settings
from tests.classroom import Classroom, classroom, key
from tests.conftest import changed
from tests.examples import ANNA, BORIS, CLASS, TEACHER, an_order

Corners = tuple[int, int, int, int]
MASK = "https://cdn.example/mask.png"
OTHER_WORDS = "a huge red balloon"


@pytest.fixture
async def room(settings: Settings, line_file: Path) -> AsyncIterator[Classroom]:
    settings = changed(settings, engine={"name": "sketch"})
    async with classroom(settings, line_file=line_file) as room:
        yield room


async def parent(room: Classroom, shape: str, *before: Edit) -> File:
    """Return a picture of a shape that some edits were made of."""
    (file,) = (await room.drawn(f"a boat on the sea --n 1 --q low --ar {shape}")).files
    for edit in before:
        (file,) = (await edited(room, file, edit)).files
    return file


async def edited(room: Classroom, file: File, edit: Edit) -> Parcel:
    return await room.after((await room.studio.edit(an_order(""), key(file), edit)).job)


async def redrawn(room: Classroom, file: File, region: Region, mask: bytes | None = None) -> Parcel:
    """Draw a part of a picture anew; `mask` is one that was uploaded."""
    if mask is not None:
        room.courier.attached[MASK] = mask
    ticket = await room.studio.region(
        an_order(f"{OTHER_WORDS} --n 1 --q low"),
        key(file),
        region,
        None if mask is None else MASK,
    )
    return await room.after(ticket.job)


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def cells_of(image: Image.Image, side: int, cells: Iterable[int]) -> list[Corners]:
    """Return where cells lie: all of a row or column as wide as each other, to a pixel."""
    width, height = image.size
    return [
        (
            cell % side * width // side,
            cell // side * height // side,
            (cell % side + 1) * width // side,
            (cell // side + 1) * height // side,
        )
        for cell in cells
    ]


def painted(image: Image.Image, boxes: Iterable[Corners]) -> Image.Image:
    """Return 255 in the boxes and 0 elsewhere, as large as the image."""
    inside = Image.new("L", image.size)
    for box in boxes:
        inside.paste(255, box)
    return inside


def differing(before: bytes, after: bytes) -> Image.Image:
    """Return 255 where two pictures of one size differ and 0 where they are the same."""
    one, other = opened(before).convert("RGB"), opened(after).convert("RGB")
    assert one.size == other.size
    bands = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return most.point([0] + [255] * 255)


def assert_only_inside(before: File, parcel: Parcel, inside: Image.Image) -> Image.Image:
    """Fail where a pixel outside has changed; return where pixels inside have."""
    assert parcel.failure is None
    (after,) = parcel.files
    assert after.media_type == "image/png"
    changes = differing(before.data, after.data)
    assert ImageChops.multiply(changes, ImageOps.invert(inside)).getbbox() is None
    return changes


UPSCALED = Edit(change=Change.UPSCALE_CREATIVE)
ZOOMED = Edit(change=Change.ZOOM_OUT, factor=1.5)
PANNED = Edit(change=Change.PAN_LEFT)


@pytest.mark.parametrize(
    ("shape", "before", "side", "cells"),
    [
        ("1:1", (), 3, (4,)),
        ("1:1", (), 4, (5, 6, 9, 10)),
        ("1:1", (), 3, tuple(range(9))),
        ("16:9", (), 3, (0, 8)),
        ("16:9", (), 4, (3,)),
        ("7:5", (), 3, (2, 4)),
        ("3:1", (), 3, (3, 5)),
        ("1:3", (), 4, (0, 15)),
        ("1:1", (UPSCALED,), 3, (4,)),
        ("16:9", (UPSCALED,), 4, (0, 5)),
        ("3:2", (ZOOMED,), 3, (1,)),
        ("1:1", (PANNED,), 3, (0, 3)),
        ("1:1", (Edit(change=Change.VARY_REGION, region=Region(side=3, cells=(0,))),), 3, (1,)),
    ],
)
async def test_every_pixel_outside_the_cells_stays_and_each_cell_is_drawn_anew(
    room: Classroom, shape: str, before: tuple[Edit, ...], side: int, cells: tuple[int, ...]
) -> None:
    old = await parent(room, shape, *before)
    parcel = await redrawn(room, old, Region(side=side, cells=cells))
    boxes = cells_of(opened(old.data), side, cells)
    changes = assert_only_inside(old, parcel, painted(opened(old.data), boxes))
    assert all(changes.crop(box).getbbox() for box in boxes)
    job = parcel.job
    assert job.edit == Edit(
        change=Change.VARY_REGION, region=Region(side=side, cells=cells), is_remix=True
    )


@pytest.mark.parametrize("shape", ["1:1", "16:9", "3:1"])
@pytest.mark.parametrize("mode", ["RGBA", "L"])
async def test_every_pixel_outside_an_uploaded_mask_stays(
    room: Classroom, shape: str, mode: str
) -> None:
    old = await parent(room, shape)
    width, height = opened(old.data).size
    box = (width // 5, height // 7, width // 2 + 1, height - 3)
    inside = painted(opened(old.data), [box])
    mask = inside
    if mode == "RGBA":
        mask = Image.new("RGBA", inside.size, "black")
        mask.putalpha(ImageOps.invert(inside))
    with BytesIO() as file:
        mask.save(file, "PNG")
        parcel = await redrawn(room, old, Region(), file.getvalue())
    changes = assert_only_inside(old, parcel, inside)
    assert changes.getbbox() is not None
    assert parcel.job.edit is not None
    assert parcel.job.edit.region is not None
    assert parcel.job.edit.region.mask is not None


async def test_a_region_in_the_picture_s_own_words_is_no_remix(room: Classroom) -> None:
    old = await parent(room, "1:1")
    region = Region(side=3, cells=(4,))
    typed = "a boat on the sea --n 1 --q low --ar 1:1"
    ticket = await room.studio.region(an_order(typed), key(old), region)
    assert ticket.job.edit == Edit(change=Change.VARY_REGION, region=region)


# Who may, and what comes of nothing.


@pytest.mark.parametrize("region", [Region(), Region(side=3), Region(side=4, cells=())])
async def test_a_region_of_nothing_is_refused_before_anything_is_recorded(
    room: Classroom, region: Region
) -> None:
    old = await parent(room, "1:1")
    with pytest.raises(ActionRestricted, match="Choose a cell"):
        await room.studio.region(an_order("a cat"), key(old), region)
    assert await room.studio.standing() == []


async def test_a_mask_that_discord_does_not_give_out_is_told_and_nothing_recorded(
    room: Classroom,
) -> None:
    old = await parent(room, "1:1")
    with pytest.raises(BadLink):
        await room.studio.region(an_order("a cat"), key(old), Region(), MASK)
    assert await room.studio.standing() == []


async def test_masks_are_fetched_no_more_often_than_a_minute_allows(
    settings: Settings, line_file: Path
) -> None:
    settings = changed(settings, engine={"name": "sketch"}, line={"orders_per_minute": 3})
    async with classroom(settings, line_file=line_file) as room:
        picture = key(await parent(room, "1:1"))
        room.courier.attached[MASK] = b"no mask"
        for _ in range(3):
            with pytest.raises(ActionRestricted):
                await room.studio.region(an_order("a cat"), picture, Region(), MASK)
        with pytest.raises(TooFast):
            await room.studio.region(an_order("a cat"), picture, Region(), MASK)


async def test_no_mask_is_fetched_for_who_is_blocked(room: Classroom) -> None:
    picture, hour = key(await parent(room, "1:1")), timedelta(hours=1)
    await room.studio.discipline.block(TEACHER, CLASS, ANNA.id, hour, "for now")
    with pytest.raises(Blocked):
        await room.studio.region(an_order("a cat"), picture, Region(), MASK)


async def test_where_only_owners_click_a_classmate_neither_chooses_nor_draws(
    room: Classroom,
) -> None:
    picture, region = key(await parent(room, "1:1")), Region(side=3, cells=(4,))
    await room.studio.policies.edit(
        CLASS.server_id, TEACHER, "clicks", lambda policy: replace(policy, clicks=Clicks.OWNER)
    )
    order = an_order("a cat", person=BORIS)
    with pytest.raises(JobRestricted):
        await room.studio.picker(BORIS, CLASS, picture, 3, (4,))
    with pytest.raises(JobRestricted):
        await room.studio.region(order, picture, region)
    with pytest.raises(JobRestricted):
        await room.studio.region(order, picture, Region(), MASK)
    assert opened(await room.studio.picker(ANNA, CLASS, picture, 3, (4,))).format == "JPEG"
