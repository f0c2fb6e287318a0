"""Canvases and masks: where the picture stands, and that not one pixel of it is masked."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from easel.model import Aspect, Change, Edit, Size
from easel.pictures.widen import Box, frame, mask_around, place, widen
from tests.pictures.samples import decoded, encoded, noise

SQUARE = Size(64, 64)
WIDE = Size(96, 64)
TALL = Size(64, 96)
ZOOM = Edit(change=Change.ZOOM_OUT, factor=2.0)
sides = st.integers(1, 400)
sizes = st.builds(Size, sides, sides)
edits = st.builds(
    Edit,
    change=st.sampled_from([each for each in Change if Edit(change=each).widens]),
    factor=st.sampled_from([1.0, 1.25, 1.5, 2.0]),
)


def pan(change: Change) -> Edit:
    return Edit(change=change)


@pytest.mark.parametrize(
    ("edit", "picture", "canvas", "aspect", "corners"),
    [
        (ZOOM, SQUARE, SQUARE, Aspect(1, 1), (16, 16, 48, 48)),
        (Edit(change=Change.ZOOM_OUT, factor=1.6), SQUARE, SQUARE, Aspect(1, 1), (12, 12, 52, 52)),
        (ZOOM, SQUARE, WIDE, Aspect(3, 2), (32, 16, 64, 48)),
        (pan(Change.PAN_LEFT), SQUARE, WIDE, Aspect(3, 2), (32, 0, 96, 64)),
        (pan(Change.PAN_RIGHT), SQUARE, WIDE, Aspect(3, 2), (0, 0, 64, 64)),
        (pan(Change.PAN_UP), SQUARE, TALL, Aspect(2, 3), (0, 32, 64, 96)),
        (pan(Change.PAN_DOWN), SQUARE, TALL, Aspect(2, 3), (0, 0, 64, 64)),
        (pan(Change.MAKE_SQUARE), Size(90, 60), SQUARE, Aspect(1, 1), (0, 10, 64, 53)),
        # the model has no such shape: what is cropped in the end is drawn around the frame
        (pan(Change.PAN_RIGHT), WIDE, WIDE, Aspect(9, 4), (0, 10, 64, 53)),
    ],
)
def test_the_picture_stands_where_its_edit_says(
    edit: Edit, picture: Size, canvas: Size, aspect: Aspect, corners: tuple[int, ...]
) -> None:
    assert place(edit, picture, canvas, aspect).corners == corners


@given(edits, sizes, sizes, st.builds(Aspect.of, st.integers(1, 12), st.integers(1, 12)))
def test_the_picture_is_always_within_what_is_kept(
    edit: Edit, picture: Size, canvas: Size, aspect: Aspect
) -> None:
    box, room = place(edit, picture, canvas, aspect), frame(canvas, aspect)
    assert room.left <= box.left < box.right <= room.right
    assert room.top <= box.top < box.bottom <= room.bottom


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("box", [(0, 0, 64, 64), (32, 0, 96, 64), (16, 10, 80, 74)])
def test_a_picture_of_the_box_s_size_keeps_every_pixel(
    kind: str, box: tuple[int, int, int, int]
) -> None:
    picture = encoded(noise(64, 64), kind)
    left, top, right, bottom = box
    canvas = decoded(
        widen(picture, Size(96, 80), Box(left=left, top=top, right=right, bottom=bottom))
    )
    assert (canvas.format, canvas.mode, canvas.size) == ("PNG", "RGB", (96, 80))
    assert canvas.crop(box).tobytes() == decoded(picture).convert("RGB").tobytes()


def test_a_zoom_shrinks_the_picture_by_lanczos() -> None:
    picture = noise(64, 64)
    canvas = decoded(
        widen(encoded(picture, "PNG"), SQUARE, Box(left=16, top=16, right=48, bottom=48))
    )
    wanted = picture.resize((32, 32), Image.Resampling.LANCZOS)
    assert canvas.crop((16, 16, 48, 48)).tobytes() == wanted.tobytes()


def test_the_edge_of_the_picture_is_drawn_out_to_the_canvas_s_edge() -> None:
    picture = noise(8, 8)
    canvas = decoded(
        widen(encoded(picture, "PNG"), Size(16, 12), Box(left=4, top=2, right=12, bottom=10))
    )
    for at, of in {(0, 5): (0, 3), (15, 5): (7, 3), (7, 0): (3, 0), (7, 11): (3, 7)}.items():
        assert canvas.getpixel(at) == picture.getpixel(of)
    assert canvas.getpixel((0, 0)) == picture.getpixel((0, 0))
    assert canvas.getpixel((15, 11)) == picture.getpixel((7, 7))


def test_transparency_stays() -> None:
    picture = noise(8, 8, "RGBA")
    box = Box(left=4, top=4, right=12, bottom=12)
    canvas = decoded(widen(encoded(picture, "PNG"), Size(16, 16), box))
    assert canvas.mode == "RGBA"
    assert canvas.crop(box.corners).tobytes() == picture.tobytes()


def test_what_the_picture_says_of_itself_goes_along() -> None:
    box = Box(left=0, top=0, right=8, bottom=8)
    canvas = widen(encoded(noise(8, 8), "JPEG", comment=b"a recipe"), Size(16, 8), box)
    assert Image.open(BytesIO(canvas)).info["Comment"] == "a recipe"


@given(st.integers(1, 60), st.integers(1, 60), st.data())
def test_the_mask_is_opaque_on_the_picture_and_transparent_elsewhere(
    width: int, height: int, data: st.DataObject
) -> None:
    left, top = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    right = data.draw(st.integers(left + 1, width))
    bottom = data.draw(st.integers(top + 1, height))
    box = Box(left=left, top=top, right=right, bottom=bottom)
    mask = decoded(mask_around(Size(width, height), box))
    assert (mask.format, mask.mode, mask.size) == ("PNG", "RGBA", (width, height))
    wanted = Image.new("L", (width, height), 0)
    wanted.paste(255, box.corners)
    assert ImageChops.difference(mask.getchannel("A"), wanted).getbbox() is None


def test_the_largest_mask_is_far_below_the_limit_of_4_mb() -> None:
    box = Box(left=11, top=13, right=2111, bottom=2003)
    assert len(mask_around(Size(3840, 2160), box)) < 200_000
