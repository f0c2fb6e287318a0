"""Previews: small, of the right shape, and refused where they can't be made."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from easel.errors import BrokenPicture, NotAPicture, WrongSize
from easel.model import Aspect
from easel.pictures.preview import LIMIT, SIDE, preview

MANY = 40_000_000


def picture(width: int, height: int, kind: str = "JPEG", *, noise: int = 0) -> bytes:
    image = Image.new("RGB", (width, height), "teal")
    if noise:
        image = Image.merge("RGB", [Image.effect_noise((width, height), noise)] * 3)
    with BytesIO() as file:
        image.save(file, kind)
        return file.getvalue()


def size(data: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(data), formats=["JPEG"]) as opened:
        opened.load()
        return opened.size


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("aspect", "wanted"), [(Aspect(1, 1), (512, 512)), (Aspect(16, 9), (512, 288))]
)
def test_a_preview_is_a_small_jpeg_cut_to_the_order_s_shape(
    kind: str, aspect: Aspect, wanted: tuple[int, int]
) -> None:
    assert size(preview(picture(1536, 1024, kind), aspect, max_pixels=MANY)) == wanted


def test_the_noisiest_preview_fits_its_limit() -> None:
    noisy = preview(picture(1024, 1024, noise=200), Aspect(1, 1), max_pixels=MANY)
    assert len(noisy) <= LIMIT


def test_a_small_picture_is_not_blown_up() -> None:
    assert size(preview(picture(96, 64), Aspect(3, 2), max_pixels=MANY)) == (96, 64)
    assert SIDE > 96


def test_the_middle_is_kept() -> None:
    image = Image.new("RGB", (600, 200), "red")
    image.paste("blue", (200, 0, 400, 200))
    with BytesIO() as file:
        image.save(file, "PNG")
        cut = preview(file.getvalue(), Aspect(1, 1), max_pixels=MANY)
    with Image.open(BytesIO(cut)) as opened:
        red, _, blue = opened.convert("RGB").getpixel((opened.width // 2, opened.height // 2))
        edge_red, _, edge_blue = opened.convert("RGB").getpixel((12, opened.height // 2))
    assert blue > 200 > 60 > red
    assert edge_blue > 200 > 60 > edge_red


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"no picture", NotAPicture),
        (picture(64, 64)[:200], BrokenPicture),
        (picture(640, 640), WrongSize),
    ],
)
def test_what_can_t_be_shown_is_refused(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        preview(data, Aspect(1, 1), max_pixels=100_000)
