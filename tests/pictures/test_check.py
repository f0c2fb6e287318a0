"""check(): what is let through, and what every kind of damage is called."""

from __future__ import annotations

import random
import struct
import tracemalloc
import zlib

import pytest
from PIL import Image

from easel.errors import BrokenPicture, NotAPicture, PictureError, WrongSize
from easel.model import Size
from easel.pictures.check import Checked, check
from tests.pictures.samples import FORMATS, LIMITS, checked, chunk, encoded, noise, png

PIXELS = chunk(b"IDAT", zlib.compress(bytes((32 * 3 + 1) * 32)))


def reason(data: bytes) -> str:
    with pytest.raises(BrokenPicture) as caught:
        checked(data)
    return caught.value.reason


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        *(("PNG", mode) for mode in ("RGB", "RGBA", "L", "LA", "P", "1", "I;16")),
        *(("JPEG", mode) for mode in ("RGB", "L", "CMYK")),
        *(("WEBP", mode) for mode in ("RGB", "RGBA")),
    ],
)
def test_a_whole_picture_passes_with_its_type_and_size(kind: str, mode: str) -> None:
    data = encoded(Image.new(mode, (97, 65)), kind)
    assert checked(data) == Checked(media_type=FORMATS[kind], size=Size(97, 65))


@pytest.mark.parametrize(
    "settings",
    [
        {"format": "WEBP", "lossless": True},
        {"format": "WEBP", "exif": b"Exif\0\0" + b"MM\0*\0\0\0\x08" + bytes(6)},
        {"format": "JPEG", "progressive": True},
        {"format": "JPEG", "comment": b"a \xff\xd9 within"},
        {"format": "PNG", "optimize": True},
    ],
    ids=str,
)
def test_every_flavour_of_a_format_passes(settings: dict[str, object]) -> None:
    data = encoded(noise(), settings.pop("format"), **settings)
    assert checked(data).size == Size(96, 64)


@pytest.mark.parametrize("kind", FORMATS)
def test_padding_after_the_end_passes(kind: str) -> None:
    assert checked(encoded(noise(), kind) + b"\0\0\r\n").size == Size(96, 64)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG",
        b"<!doctype html><title>502 Bad Gateway</title>" + b" " * 5000,
        b'<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"/>',
        b'{"data": []}',
        encoded(noise(), "GIF"),
        encoded(noise(), "BMP"),
        encoded(noise(), "TIFF"),
        b"RIFF\x24\0\0\0WAVEfmt ",
        random.Random(1).randbytes(4096),
    ],
    ids=lambda data: repr(data[:12]),
)
def test_what_is_no_png_jpeg_or_webp_is_not_a_picture(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        checked(data)


def test_every_flipped_bit_of_a_png_is_caught() -> None:
    whole = encoded(noise(), "PNG")
    for bit in random.Random(7).sample(range(8 * whole.index(b"IDAT"), 8 * len(whole)), 100):
        data = bytearray(whole)
        data[bit // 8] ^= 1 << bit % 8
        with pytest.raises(PictureError):
            checked(bytes(data))


@pytest.mark.parametrize("kind", FORMATS)
def test_every_truncation_is_caught(kind: str) -> None:
    whole = encoded(noise(), kind, comment=b"x" * 100, exif=b"Exif\0\0" + bytes(40))
    lengths = {*range(200), *range(len(whole) - 200, len(whole)), *range(0, len(whole), 97)}
    for length in sorted(lengths):
        with pytest.raises(PictureError):
            checked(whole[:length])


def test_a_jpeg_cut_at_the_end_of_its_thumbnail_is_caught() -> None:
    thumbnail = encoded(noise(16, 16), "JPEG")
    whole = encoded(noise(), "JPEG", exif=b"Exif\0\0" + bytes(40) + thumbnail)
    assert reason(whole[: whole.index(thumbnail) + len(thumbnail)]) == "it ends within its header"


def test_a_png_without_its_last_byte_is_cut() -> None:
    assert reason(encoded(noise(), "PNG")[:-1]) == "it is cut"


@pytest.mark.parametrize("kind", FORMATS)
def test_something_hidden_after_the_end_is_refused(kind: str) -> None:
    words = reason(encoded(noise(), kind) + b"<script>")
    assert words in ("there is more after its end", "it is cut")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (png(32, 32), "it has no pixels"),
        (png(32, 32, chunk(b"IDAT", b"no zlib")), "it can't be decoded"),
        (png(32, 32, chunk(b"IDAT", zlib.compress(bytes(3104))[:-9])), "it can't be decoded"),
        (png(32, 32, chunk(b"acTL", struct.pack(">II", 2, 0)), PIXELS), "it is animated"),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", bytes(13)), "it does not begin with its size"),
        (b"\xff\xd8\xff\xda\0\x0c", "it has no size"),
        (b"\xff\xd8\xff\xe0\0\x04\0\0oops", "a segment does not begin where the last one ends"),
        (b"RIFF\x20\0\0\0WEBPVP9 " + bytes(30), "it does not begin with its size"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_damage_is_called_by_its_name(data: bytes, words: str) -> None:
    assert reason(data) == words


def test_a_webp_that_moves_is_refused() -> None:
    frames = {"save_all": True, "append_images": [noise(96, 64).rotate(180)]}
    assert reason(encoded(noise(), "WEBP", **frames)) == "it is animated"


def test_a_header_that_lies_about_the_size_is_refused() -> None:
    whole = encoded(noise(), "WEBP", exif=b"Exif\0\0" + bytes(40))
    assert whole[12:16] == b"VP8X"
    assert reason(whole[:24] + struct.pack("<HB", 40, 0) + whole[27:]) in (
        "its header lies about its size",
        "it can't be decoded",
    )


def test_a_picture_of_one_pixel_is_too_small() -> None:
    for kind in FORMATS:
        with pytest.raises(WrongSize) as caught:
            checked(encoded(noise(1, 1), kind))
        assert (caught.value.size, caught.value.limit) == ("1x1", "at least 16 pixels a side")


def test_one_short_side_is_too_small() -> None:
    with pytest.raises(WrongSize, match="at least 16 pixels a side"):
        checked(encoded(noise(200, 15), "PNG"))


def test_a_file_over_the_limit_is_refused_unread() -> None:
    with pytest.raises(WrongSize) as caught:
        checked(bytes(LIMITS["max_bytes"] + 1))
    assert caught.value.size == "1000001 bytes"


BOMBS = {
    "png": png(50_000, 50_000, chunk(b"IDAT", zlib.compress(bytes(10_000_000), 9))),
    "jpeg": b"\xff\xd8\xff\xc0\0\x0b\x08" + struct.pack(">HH", 50_000, 50_000) + b"\x01\x01\x11\0",
    "webp": b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x4f\xc3\0\x4f\xc3\0" + bytes(20),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_refused_by_its_header(kind: str) -> None:
    with pytest.raises(WrongSize) as caught:
        checked(BOMBS[kind])
    assert (caught.value.size, caught.value.limit) == ("50000x50000", "at most 1000000 pixels")


@pytest.mark.parametrize(
    "bomb",
    [
        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(200_000_000), 9)),
        chunk(b"iCCP", b"profile\0\0" + zlib.compress(bytes(200_000_000), 9)),
        chunk(b"iTXt", b"Comment\0\x01\0\0\0" + zlib.compress(bytes(200_000_000), 9)),
    ],
    ids=["zTXt", "iCCP", "iTXt"],
)
def test_a_bomb_in_the_metadata_is_not_unpacked(bomb: bytes) -> None:
    data = png(32, 32, bomb, PIXELS)
    tracemalloc.start()
    try:
        assert reason(data) == "it can't be decoded"
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000


def test_pixels_beyond_the_declared_size_are_not_unpacked() -> None:
    data = png(32, 32, chunk(b"IDAT", zlib.compress(bytes(200_000_000), 9)))
    tracemalloc.start()
    try:
        check(data, **LIMITS)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000
