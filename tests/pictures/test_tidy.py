"""Pictures from outside as they are kept: upright, small enough, and telling nothing."""

from __future__ import annotations

import pytest
from PIL import Image

from easel.errors import BrokenPicture, NotAPicture, WrongSize
from easel.pictures.tidy import LEAST_SIDE, LONGEST, tidy
from tests.pictures.samples import decoded, encoded, noise, png

MOST = 40_000_000
RED, BLUE = (200, 30, 30), (30, 30, 200)
ORIENTATION, MAKE, GPS, LATITUDE = 0x0112, 0x010F, 0x8825, 2


def tidied(data: bytes) -> Image.Image:
    kept, media_type = tidy(data, max_pixels=MOST)
    assert media_type == "image/jpeg"
    return decoded(kept)


def photograph(orientation: int = 1) -> bytes:
    """Return a JPEG whose left half is red, with what a telephone writes into it."""
    picture = Image.new("RGB", (120, 60), BLUE)
    picture.paste(RED, (0, 0, 60, 60))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE] = orientation, "A telephone of Amara's"
    exif.get_ifd(GPS)[LATITUDE] = (51.0, 30.0, 26.0)
    return encoded(picture, "JPEG", exif=exif, quality=95)


def is_near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 25 for one, other in zip(pixel, colour, strict=True))


def test_what_a_camera_wrote_is_gone_and_the_sample_had_it() -> None:
    data = photograph()
    assert decoded(data).getexif().get_ifd(GPS)
    kept, _ = tidy(data, max_pixels=MOST)
    assert dict(decoded(kept).getexif()) == {}
    assert b"Exif" not in kept
    assert b"telephone" not in kept


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_it_is_gone_from_other_kinds_too(kind: str) -> None:
    exif = Image.Exif()
    exif[MAKE] = "A telephone of Amara's"
    data = encoded(noise(), kind, exif=exif, xmp=b"<x:xmpmeta>Amara's</x:xmpmeta>")
    assert b"telephone" in data
    kept, _ = tidy(data, max_pixels=MOST)
    assert b"telephone" not in kept
    assert b"xmpmeta" not in kept


@pytest.mark.parametrize(
    ("orientation", "size", "red", "blue"),
    [
        (1, (120, 60), (10, 30), (110, 30)),
        (3, (120, 60), (110, 30), (10, 30)),
        (6, (60, 120), (30, 10), (30, 110)),
        (8, (60, 120), (30, 110), (30, 10)),
    ],
)
def test_a_photograph_is_turned_upright(
    orientation: int, size: tuple[int, int], red: tuple[int, int], blue: tuple[int, int]
) -> None:
    upright = tidied(photograph(orientation))
    assert upright.size == size
    assert is_near(upright.getpixel(red), RED)
    assert is_near(upright.getpixel(blue), BLUE)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ((LONGEST, 100), (LONGEST, 100)),
        ((2 * LONGEST, 1000), (LONGEST, 500)),
        ((300, 3 * LONGEST), (100, LONGEST)),
        ((30, 40), (30, 40)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_large_one_is_made_smaller_and_a_small_one_stays(
    given: tuple[int, int], kept: tuple[int, int], kind: str
) -> None:
    assert tidied(encoded(Image.new("RGB", given, RED), kind)).size == kept


def test_what_is_transparent_becomes_white() -> None:
    picture = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    picture.paste((*RED, 255), (0, 0, 32, 64))
    shown = tidied(encoded(picture, "PNG"))
    assert is_near(shown.getpixel((8, 32)), RED)
    assert is_near(shown.getpixel((56, 32)), (255, 255, 255))


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1", "I;16"])
def test_every_mode_becomes_colours(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert tidied(encoded(Image.new(mode, (40, 30)), kind)).mode == "RGB"


def test_the_first_picture_of_a_film_is_taken() -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in (RED, BLUE)]
    data = encoded(frames[0], "PNG", save_all=True, append_images=frames[1:])
    assert is_near(tidied(data).getpixel((20, 15)), RED)


def test_a_comment_stays_since_a_recipe_may_be_in_it() -> None:
    data = encoded(noise(), "JPEG", comment=b"easel: a dog on a hill")
    assert tidied(data).info["comment"] == b"easel: a dog on a hill"


def test_a_bomb_is_refused_by_its_header() -> None:
    data = png(30_000, 30_000)
    with pytest.raises(WrongSize, match="at most 40000000 pixels"):
        tidy(data, max_pixels=MOST)


def test_a_dot_is_no_picture_to_draw_from() -> None:
    with pytest.raises(WrongSize, match=f"at least {LEAST_SIDE} pixels"):
        tidy(encoded(noise(LEAST_SIDE - 1, 100), "PNG"), max_pixels=MOST)


@pytest.mark.parametrize("data", [b"", b"words", b"GIF89a" + bytes(100), b"<svg/>"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        tidy(data, max_pixels=MOST)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_cut_picture_is_refused(kind: str) -> None:
    data = encoded(noise(), kind)
    with pytest.raises(BrokenPicture):
        tidy(data[: len(data) // 2], max_pixels=MOST)


def test_the_same_bytes_are_kept_as_the_same() -> None:
    """Kept by digest: a picture that two people attach is on the disk once."""
    data = photograph()
    assert tidy(data, max_pixels=MOST) == tidy(data, max_pixels=MOST)
