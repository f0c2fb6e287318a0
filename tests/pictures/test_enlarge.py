"""Twice the size: the same picture, by Lanczos and nothing else."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageStat

from easel.pictures.enlarge import double
from tests.pictures.samples import FORMATS, decoded, encoded, noise


@pytest.mark.parametrize("kind", FORMATS)
def test_both_sides_are_doubled_in_the_same_format(kind: str) -> None:
    larger = decoded(double(encoded(noise(90, 60), kind), FORMATS[kind]))
    assert (larger.size, larger.format) == ((180, 120), kind)


def test_a_png_s_pixels_are_those_of_lanczos() -> None:
    picture = noise(40, 30)
    wanted = picture.resize((80, 60), Image.Resampling.LANCZOS)
    assert decoded(double(encoded(picture, "PNG"), "image/png")).tobytes() == wanted.tobytes()


@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_new_is_in_it(kind: str) -> None:
    picture = Image.linear_gradient("L").convert("RGB")
    data = encoded(picture, kind)
    back = decoded(double(data, FORMATS[kind])).convert("RGB").reduce(2)
    difference = ImageChops.difference(back, decoded(data).convert("RGB"))
    assert max(ImageStat.Stat(difference).mean) < 1


def test_transparency_and_the_colour_profile_stay() -> None:
    data = encoded(noise(8, 8, "RGBA"), "PNG", icc_profile=b"a profile")
    larger = decoded(double(data, "image/png"))
    assert (larger.mode, larger.info["icc_profile"]) == ("RGBA", b"a profile")
