"""Through the whole studio with the sketch engine: what was there stays, to the last bit."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from easel.model import Change, Edit, Size
from easel.parcel import File, Parcel
from easel.pictures.widen import place
from easel.settings import Settings
from tests.classroom import Classroom, classroom, key
from tests.conftest import changed
from tests.examples import an_order

PANS = (Change.PAN_LEFT, Change.PAN_RIGHT, Change.PAN_UP, Change.PAN_DOWN)


async def edited(room: Classroom, file: File, edit: Edit) -> Parcel:
    """Order an edit of a picture and wait for its outcome."""
    return await room.after((await room.studio.edit(an_order(""), key(file), edit)).job)


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def in_size(image: Image.Image, size: Size) -> Image.Image:
    wanted = (size.width, size.height)
    return image if image.size == wanted else image.resize(wanted, Image.Resampling.LANCZOS)


@pytest.mark.parametrize(
    ("shape", "edit"),
    [
        ("1:1", Edit(change=Change.ZOOM_OUT, factor=2.0)),
        ("3:2", Edit(change=Change.ZOOM_OUT, factor=1.5)),
        *(("1:1", Edit(change=change)) for change in PANS),
        ("3:2", Edit(change=Change.PAN_LEFT)),
        ("3:2", Edit(change=Change.MAKE_SQUARE)),
        ("9:16", Edit(change=Change.MAKE_SQUARE)),
    ],
)
async def test_every_pixel_outside_the_mask_stays_and_all_others_are_drawn(
    settings: Settings, line_file: Path, shape: str, edit: Edit
) -> None:
    settings = changed(settings, engine={"name": "sketch"})
    async with classroom(settings, line_file=line_file) as room:
        parent = (await room.drawn(f"a red boat on the sea --n 1 --q low --ar {shape}")).files[0]
        parcel = await edited(room, parent, edit)
    assert parcel.failure is None
    (file,), job = parcel.files, parcel.job
    box = place(edit, parent.picture.size, job.size, job.aspect)
    before, after = opened(parent.data).convert("RGB"), opened(file.data)
    assert (after.format, after.size) == ("PNG", (job.size.width, job.size.height))
    assert after.crop(box.corners).tobytes() == in_size(before, box.size).tobytes()
    colours = [
        sum(1 for count in strip.convert("L").histogram() if count)
        for strip in strips(after, box.corners)
        if strip.width > 8 and strip.height > 8
    ]
    assert colours
    assert min(colours) > 20


def strips(image: Image.Image, kept: tuple[int, int, int, int]) -> list[Image.Image]:
    """Return what lies left of, above, right of and below the box `kept`."""
    left, top, right, bottom = kept
    width, height = image.size
    boxes = ((0, 0, left, height), (0, 0, width, top), (right, 0, width, height))
    return [image.crop(box) for box in (*boxes, (0, bottom, width, height))]


async def test_the_sketch_engine_upscales_the_same_picture_and_not_a_variation(
    settings: Settings, line_file: Path
) -> None:
    settings = changed(settings, engine={"name": "sketch"})
    async with classroom(settings, line_file=line_file) as room:
        parent = (await room.drawn("a red boat on the sea --n 1 --q low")).files[0]
        larger = await edited(room, parent, Edit(change=Change.UPSCALE_CREATIVE))
        varied = await edited(room, parent, Edit(change=Change.VARY_STRONG))
        subtle = await edited(room, parent, Edit(change=Change.VARY_SUBTLE))
    assert larger.files[0].picture.size == Size(2048, 2048)
    far = [distance(parent.data, each.files[0].data) for each in (larger, subtle, varied)]
    assert far == sorted(far)
    assert far[0] < 0.5 * far[2]


def distance(one: bytes, other: bytes) -> float:
    """Return how far two pictures' 64x64 thumbnails are apart, 0 to 255."""
    small = [opened(each).convert("L").resize((64, 64)) for each in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*small)).mean[0]
