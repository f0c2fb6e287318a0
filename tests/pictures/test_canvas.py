"""crop_to(): the size it comes to, what is kept, and when nothing is done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, JpegImagePlugin, PngImagePlugin

from easel.errors import BrokenPicture, NotAPicture
from easel.model import Aspect, Size
from easel.pictures.canvas import crop_size, crop_to, fits
from tests.pictures.samples import FORMATS, checked, chunk, decoded, encoded, noise, png

SIDES = st.integers(1, 4000)
RATIOS = st.integers(1, 50)
WIDE = Aspect(16, 9)
EXIF = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x0e\0\x02\0\0\0\x04dog\0\0\0\0\0"


@pytest.mark.parametrize(
    ("size", "aspect", "wanted"),
    [
        (Size(1536, 1024), Aspect(16, 9), Size(1536, 864)),
        (Size(1024, 1024), Aspect(16, 9), Size(1024, 576)),
        (Size(1024, 1536), Aspect(9, 16), Size(864, 1536)),
        (Size(1536, 1024), Aspect(1, 1), Size(1024, 1024)),
        (Size(1536, 1024), Aspect(3, 2), Size(1536, 1024)),
        (Size(1000, 1000), Aspect(16, 9), Size(1000, 563)),
        (Size(1536, 864), Aspect(16, 9), Size(1536, 864)),
        (Size(3, 100), Aspect(3, 1), Size(3, 1)),
    ],
)
def test_the_crop_is_the_largest_of_its_ratio(size: Size, aspect: Aspect, wanted: Size) -> None:
    assert crop_size(size, aspect) == wanted


@given(SIDES, SIDES, RATIOS, RATIOS)
def test_a_crop_fits_is_within_and_is_as_near_as_pixels_allow(
    width: int, height: int, x: int, y: int
) -> None:
    aspect = Aspect.of(x, y)
    cut = crop_size(Size(width, height), aspect)
    assert 1 <= cut.width <= width
    assert 1 <= cut.height <= height
    assert fits(cut, aspect)
    off = min(
        abs(cut.width - cut.height * aspect.ratio), abs(cut.height - cut.width / aspect.ratio)
    )
    assert off <= 0.5 + 1e-9 or 1 in (cut.width, cut.height)
    lost = min(width - cut.width, height - cut.height)
    assert lost <= 1 + max(x, y) / min(x, y) / 2  # one pixel's worth of the other side


@given(st.integers(1, 60), RATIOS, RATIOS)
def test_what_has_the_exact_ratio_is_left_alone(times: int, x: int, y: int) -> None:
    aspect = Aspect.of(x, y)
    assert fits(Size(aspect.width * times, aspect.height * times), aspect)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_that_fits_is_the_same_object(kind: str) -> None:
    data = encoded(noise(160, 90), kind)
    assert crop_to(data, WIDE) is data


@pytest.mark.parametrize("kind", FORMATS)
def test_the_result_is_a_whole_picture_of_the_same_format(kind: str) -> None:
    result = checked(crop_to(encoded(noise(160, 120), kind), WIDE))
    assert (result.media_type, result.size) == (FORMATS[kind], Size(160, 90))


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "L"), ("WEBP", "RGBA")])
def test_a_lossless_picture_keeps_the_pixels_of_its_middle(kind: str, mode: str) -> None:
    image = noise(160, 120, mode)
    if mode == "RGBA":
        image.putalpha(255)
    settings = {"lossless": True} if kind == "WEBP" else {}
    cut = decoded(crop_to(encoded(image, kind, **settings), WIDE))
    assert cut.tobytes() == image.crop((0, 15, 160, 105)).convert(cut.mode).tobytes()


def test_a_palette_and_its_transparency_stay() -> None:
    image = noise(160, 120).quantize(16)
    cut = decoded(crop_to(encoded(image, "PNG", transparency=3), WIDE))
    assert (cut.mode, cut.info["transparency"]) == ("P", 3)
    assert cut.convert("RGB").tobytes() == (image.crop((0, 15, 160, 105)).convert("RGB").tobytes())


@pytest.mark.parametrize("quality", [60, 90])
@pytest.mark.parametrize("sampling", [0, 1, 2])
def test_a_jpeg_keeps_its_quality(quality: int, sampling: int) -> None:
    data = encoded(noise(160, 120), "JPEG", quality=quality, subsampling=sampling)
    before, after = decoded(data), decoded(crop_to(data, WIDE))
    assert isinstance(before, JpegImagePlugin.JpegImageFile)
    assert isinstance(after, JpegImagePlugin.JpegImageFile)
    assert after.quantization == before.quantization
    assert JpegImagePlugin.get_sampling(after) == sampling


def test_a_jpeg_keeps_its_look() -> None:
    smooth = Image.linear_gradient("L").convert("RGB")
    cut = decoded(crop_to(encoded(smooth, "JPEG", quality=90), Aspect(2, 1)))
    extrema = ImageChops.difference(cut, smooth.crop((0, 64, 256, 192))).getextrema()
    assert max(high for _, high in extrema) <= 4


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_stays_as_progressive_as_it_was(progressive: bool) -> None:
    cut = crop_to(encoded(noise(160, 120), "JPEG", progressive=progressive), WIDE)
    assert bool(decoded(cut).info.get("progressive")) is progressive


@pytest.mark.parametrize("kind", FORMATS)
def test_exif_and_colour_profile_stay(kind: str) -> None:
    data = encoded(noise(160, 120), kind, exif=EXIF, icc_profile=b"a profile")
    info = decoded(crop_to(data, WIDE)).info
    assert info["exif"].removeprefix(b"Exif\0\0") == EXIF.removeprefix(b"Exif\0\0")
    assert info["icc_profile"] == b"a profile"


def test_a_jpegs_comment_and_a_pngs_text_stay() -> None:
    jpeg = crop_to(encoded(noise(160, 120), "JPEG", comment=b"recipe"), WIDE)
    assert decoded(jpeg).info["comment"] == b"recipe"
    words = PngImagePlugin.PngInfo()
    words.add_text("recipe", "собака")
    result = decoded(crop_to(encoded(noise(160, 120), "PNG", pnginfo=words), WIDE))
    assert isinstance(result, PngImagePlugin.PngImageFile)
    assert result.text == {"recipe": "собака"}


def test_what_can_not_be_decoded_is_a_broken_picture() -> None:
    with pytest.raises(BrokenPicture):
        crop_to(png(64, 64, chunk(b"IDAT", b"no zlib")), WIDE)


def test_what_is_no_picture_is_not_cut() -> None:
    with pytest.raises(NotAPicture):
        crop_to(b"<html>", WIDE)
