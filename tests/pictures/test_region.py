"""Vary (Region): masks to the pixel, what is taken for a mask, and the grid to choose from."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from easel.errors import ActionRestricted, BrokenPicture, NotAPicture, WrongSize
from easel.model import Region, Size
from easel.pictures.region import cell_box, place_mask, read_mask, region_mask, with_cells
from easel.pictures.widen import Box
from tests.pictures.samples import chunk, decoded, encoded, noise, png

PICTURE = Size(60, 40)
WHOLE = Box(left=0, top=0, right=60, bottom=40)
LIMITS = {"max_bytes": 1_000_000, "max_pixels": 1_000_000}
LARGEST = Size(3840, 2160)
LARGEST_BOX = Box(left=0, top=0, right=3840, bottom=2160)
CHOSEN = (10, 5, 30, 25)  # of a picture of 60x40


@st.composite
def grids(draw: st.DrawFn) -> tuple[Size, Box, int]:
    """Return a canvas, a box on it, and the side of a grid over the box."""
    width, height = draw(st.integers(1, 80)), draw(st.integers(1, 80))
    left, top = draw(st.integers(0, width - 1)), draw(st.integers(0, height - 1))
    right, bottom = draw(st.integers(left + 1, width)), draw(st.integers(top + 1, height))
    box = Box(left=left, top=top, right=right, bottom=bottom)
    return Size(width, height), box, draw(st.integers(1, 5))


def is_opaque(mask: bytes) -> Image.Image:
    """Return 255 where `mask` is opaque and 0 where it is transparent; it must be nothing else."""
    image = decoded(mask)
    assert (image.format, image.mode) == ("PNG", "RGBA")
    alpha = image.getchannel("A")
    assert set(alpha.tobytes()) <= {0, 255}
    return alpha


def all_but(*holes: tuple[int, int, int, int], size: tuple[int, int] = (60, 40)) -> Image.Image:
    wanted = Image.new("L", size, 255)
    for hole in holes:
        wanted.paste(0, hole)
    return wanted


def are_same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and ImageChops.difference(one, other).getbbox() is None


def painted(
    mode: str, ground: object, paint: object, size: tuple[int, int] = (60, 40)
) -> Image.Image:
    """Return a mask painted in CHOSEN, at the scale of `size`."""
    across, down = size[0] // 60, size[1] // 40
    image = Image.new(mode, size, ground)
    left, top, right, bottom = CHOSEN
    image.paste(paint, (left * across, top * down, right * across, bottom * down))
    return image


@pytest.mark.parametrize(
    ("cell", "corners"),
    [
        (0, (0, 0, 20, 13)),
        (1, (20, 0, 40, 13)),
        (2, (40, 0, 61, 13)),
        (3, (0, 13, 20, 26)),
        (4, (20, 13, 40, 26)),
        (8, (40, 26, 61, 40)),
    ],
)
def test_cells_go_row_by_row(cell: int, corners: tuple[int, ...]) -> None:
    assert cell_box(Box(left=0, top=0, right=61, bottom=40), 3, cell).corners == corners


@given(grids())
def test_cells_share_no_pixel_and_leave_none_out(grid: tuple[Size, Box, int]) -> None:
    canvas, box, side = grid
    times = Image.new("L", (canvas.width, canvas.height), 0)
    for cell in range(side * side):
        each = Image.new("L", times.size, 0)
        each.paste(1, cell_box(box, side, cell).corners)
        times = ImageChops.add(times, each)
    wanted = Image.new("L", times.size, 0)
    wanted.paste(1, box.corners)
    assert are_same(times, wanted)


@given(grids())
def test_cells_of_a_row_are_as_wide_as_each_other_to_a_pixel(grid: tuple[Size, Box, int]) -> None:
    _, box, side = grid
    widths = [cell_box(box, side, cell).size.width for cell in range(side)]
    heights = [cell_box(box, side, cell).size.height for cell in range(0, side * side, side)]
    assert max(widths) - min(widths) <= 1
    assert max(heights) - min(heights) <= 1


@pytest.mark.parametrize(("side", "cell"), [(3, 9), (3, -1), (4, 16), (0, 0)])
def test_a_cell_that_there_is_not_is_an_error(side: int, cell: int) -> None:
    with pytest.raises(ValueError, match="no cell"):
        region_mask(PICTURE, WHOLE, side, (cell,))


@given(grids(), st.data())
def test_a_mask_is_transparent_in_its_cells_and_nowhere_else(
    grid: tuple[Size, Box, int], data: st.DataObject
) -> None:
    canvas, box, side = grid
    cells = data.draw(st.sets(st.integers(0, side * side - 1)))
    mask = is_opaque(region_mask(canvas, box, side, tuple(cells)))
    holes = [cell_box(box, side, cell).corners for cell in cells]
    assert are_same(mask, all_but(*holes, size=(canvas.width, canvas.height)))


def test_what_is_around_the_picture_stays() -> None:
    box = Box(left=10, top=4, right=40, bottom=34)
    mask = is_opaque(region_mask(PICTURE, box, 1, (0,)))
    assert are_same(mask, all_but(box.corners))


@pytest.mark.parametrize(
    "image",
    [
        painted("RGBA", (255, 0, 0, 255), (255, 0, 0, 0)),
        painted("RGBA", (0, 0, 0, 128), (255, 255, 255, 127)),
        painted("LA", (255, 255), (0, 0)),
        painted("L", 0, 255),
        painted("L", 127, 128),
        painted("1", 0, 1),
        painted("I", 127 * 256, 128 * 256).convert("I;16"),
        painted("RGB", (255, 0, 0), (255, 255, 255)),  # red is dark
        painted("RGB", (0, 0, 0), (0, 255, 0)),
        painted("RGBA", (0, 0, 0, 255), (255, 255, 255, 255)),  # an alpha that says nothing
        painted("P", 1, 2).remap_palette([0, 1, 2], bytes([9, 9, 9, 0, 0, 0, 255, 255, 255])),
    ],
    ids=lambda image: f"{image.mode}-{image.getpixel((0, 0))}",
)
def test_what_is_transparent_or_white_is_drawn_anew(image: Image.Image) -> None:
    mask = read_mask(encoded(image, "PNG"), PICTURE, **LIMITS)
    assert are_same(is_opaque(mask), all_but(CHOSEN))


def test_the_transparent_colour_of_a_palette_is_drawn_anew() -> None:
    image = painted("P", 0, 1)
    image.putpalette([0, 0, 0, 9, 9, 9])
    mask = read_mask(encoded(image, "PNG", transparency=1), PICTURE, **LIMITS)
    assert are_same(is_opaque(mask), all_but(CHOSEN))


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_a_mask_of_another_format_is_read_too(kind: str) -> None:
    large = painted("L", 0, 255, (480, 320))
    mask = read_mask(encoded(large, kind, quality=95), PICTURE, **LIMITS)
    assert are_same(is_opaque(mask), all_but(CHOSEN))


@pytest.mark.parametrize("size", [(120, 80), (600, 400)])
def test_a_mask_of_another_size_comes_to_the_same(size: tuple[int, int]) -> None:
    mask = read_mask(encoded(painted("L", 0, 255, size), "PNG"), PICTURE, **LIMITS)
    assert are_same(is_opaque(mask), all_but(CHOSEN))


def test_a_mask_that_lies_on_its_side_is_turned_like_the_picture_is_seen() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees to the right
    lying = painted("L", 0, 255).transpose(Image.Transpose.ROTATE_90)
    mask = read_mask(encoded(lying, "PNG", exif=exif), PICTURE, **LIMITS)
    assert are_same(is_opaque(mask), all_but(CHOSEN))


@pytest.mark.parametrize("size", [(1000, 670), (997, 671), (1003, 664)])
def test_a_ratio_that_is_off_by_rounding_is_taken(size: tuple[int, int]) -> None:
    mask = read_mask(encoded(Image.new("L", size, 255), "PNG"), PICTURE, **LIMITS)
    assert is_opaque(mask).size == (60, 40)


@pytest.mark.parametrize("size", [(1000, 680), (1000, 650), (40, 60), (40, 40)])
def test_another_ratio_is_the_wrong_size(size: tuple[int, int]) -> None:
    with pytest.raises(WrongSize) as refused:
        read_mask(encoded(Image.new("L", size, 255), "PNG"), PICTURE, **LIMITS)
    assert (refused.value.size, refused.value.limit) == (
        f"{size[0]}x{size[1]}",
        "60x40, as the picture is",
    )


@pytest.mark.parametrize(
    "image",
    [
        Image.new("L", (60, 40), 0),
        Image.new("RGB", (60, 40), (255, 0, 0)),
        Image.new("RGBA", (60, 40), (0, 0, 0, 255)),
        Image.new("RGBA", (60, 40), (0, 0, 0, 200)),
    ],
)
def test_a_mask_that_chooses_nothing_is_refused(image: Image.Image) -> None:
    with pytest.raises(ActionRestricted, match="leaves everything as it is") as refused:
        read_mask(encoded(image, "PNG"), PICTURE, **LIMITS)
    assert refused.value.action == "Vary (Region)"


def test_a_dot_that_is_lost_by_scaling_chooses_nothing() -> None:
    image = Image.new("L", (600, 400), 0)
    image.putpixel((0, 0), 255)
    with pytest.raises(ActionRestricted):
        read_mask(encoded(image, "PNG"), PICTURE, **LIMITS)


def test_a_mask_may_choose_everything() -> None:
    mask = read_mask(encoded(Image.new("RGBA", (60, 40)), "PNG"), PICTURE, **LIMITS)
    assert are_same(is_opaque(mask), Image.new("L", (60, 40), 0))


def test_what_is_no_sound_picture_is_no_mask() -> None:
    with pytest.raises(NotAPicture):
        read_mask(b"GIF89a", PICTURE, **LIMITS)
    with pytest.raises(BrokenPicture):
        read_mask(png(60, 40, chunk(b"IDAT", b"no zlib")), PICTURE, **LIMITS)
    with pytest.raises(BrokenPicture):
        read_mask(encoded(painted("L", 0, 255), "PNG")[:-20], PICTURE, **LIMITS)


def test_too_large_a_mask_is_never_decoded() -> None:
    with pytest.raises(WrongSize):
        read_mask(png(30_000, 20_000), PICTURE, **LIMITS)
    with pytest.raises(WrongSize):
        read_mask(encoded(noise(60, 40), "PNG"), PICTURE, max_bytes=100, max_pixels=10_000)


def test_a_kept_mask_reads_as_itself() -> None:
    kept = read_mask(encoded(painted("L", 0, 255), "PNG"), PICTURE, **LIMITS)
    assert read_mask(kept, PICTURE, **LIMITS) == kept
    assert place_mask(kept, PICTURE, WHOLE) == kept


def test_a_kept_mask_stands_where_the_picture_does_and_all_around_it_stays() -> None:
    kept = read_mask(encoded(painted("L", 0, 255), "PNG"), PICTURE, **LIMITS)
    placed = place_mask(kept, Size(100, 90), Box(left=20, top=30, right=80, bottom=70))
    left, top, right, bottom = CHOSEN
    hole = (20 + left, 30 + top, 20 + right, 30 + bottom)
    assert are_same(is_opaque(placed), all_but(hole, size=(100, 90)))


def test_a_kept_mask_grows_with_the_picture() -> None:
    kept = read_mask(encoded(painted("L", 0, 255), "PNG"), PICTURE, **LIMITS)
    placed = place_mask(kept, Size(130, 100), Box(left=5, top=10, right=125, bottom=90))
    left, top, right, bottom = (2 * each for each in CHOSEN)
    hole = (5 + left, 10 + top, 5 + right, 10 + bottom)
    assert are_same(is_opaque(placed), all_but(hole, size=(130, 100)))


def test_the_worst_mask_of_the_largest_size_is_under_4_mb() -> None:
    dots = random.Random(1).randbytes(LARGEST.pixels)
    worst = Image.frombytes("L", (LARGEST.width, LARGEST.height), dots)
    kept = read_mask(
        encoded(worst, "PNG", compress_level=1), LARGEST, max_bytes=10**8, max_pixels=10**8
    )
    assert len(kept) < 4_000_000
    assert len(place_mask(kept, LARGEST, LARGEST_BOX)) < 4_000_000


@pytest.mark.parametrize(
    ("size", "wanted"),
    [
        (Size(1024, 1024), (768, 768)),
        (Size(1536, 864), (768, 432)),
        (Size(864, 1536), (432, 768)),
        (Size(300, 200), (300, 200)),
    ],
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_the_grid_is_on_a_small_jpeg(kind: str, size: Size, wanted: tuple[int, int]) -> None:
    picture = encoded(Image.new("RGB", (size.width, size.height), "gray"), kind)
    shown = decoded(with_cells(picture, 3, (0,)))
    assert (shown.format, shown.mode, shown.size) == ("JPEG", "RGB", wanted)


def test_the_longest_side_is_what_is_asked_for() -> None:
    picture = encoded(noise(900, 600), "PNG")
    assert decoded(with_cells(picture, 4, (), longest=300)).size == (300, 200)


@pytest.mark.parametrize("ground", ["white", "black", "gray", (88, 101, 242)])
@pytest.mark.parametrize("side", [3, 4])
def test_every_line_shows_dark_beside_light_on_any_picture(ground: str, side: int) -> None:
    shown = decoded(with_cells(encoded(Image.new("RGB", (768, 768), ground), "PNG"), side, ()))
    grey = shown.convert("L")
    for line in range(1, side):
        at, middle = line * 768 // side, 768 // side // 2
        across = [grey.getpixel((x, middle)) for x in range(at - 4, at + 4)]
        down = [grey.getpixel((middle, y)) for y in range(at - 4, at + 4)]
        for values in (across, down):
            assert max(b - a for a, b in pairwise(values)) > 120


@pytest.mark.parametrize("ground", ["white", "black", "red", (88, 101, 242)])
@pytest.mark.parametrize("cell", [0, 4, 8])
def test_only_what_is_chosen_looks_chosen(ground: str, cell: int) -> None:
    picture = encoded(Image.new("RGB", (768, 768), ground), "PNG")
    plain, chosen = decoded(with_cells(picture, 3, ())), decoded(with_cells(picture, 3, (cell,)))
    changed = ImageChops.difference(plain, chosen).convert("L").point(lambda v: 255 * (v > 40))
    box = changed.getbbox()
    assert box is not None
    left, top, right, bottom = (
        each * 256 for each in (cell % 3, cell // 3, cell % 3 + 1, cell // 3 + 1)
    )
    assert left <= box[0] < box[2] <= right
    assert top <= box[1] < box[3] <= bottom


@pytest.mark.parametrize("ground", ["white", "black"])
def test_what_is_chosen_is_tinted_all_over(ground: str) -> None:
    shown = decoded(with_cells(encoded(Image.new("RGB", (768, 768), ground), "PNG"), 4, (5,)))
    for at in ((260, 300), (320, 320), (376, 210)):
        red, green, blue = shown.getpixel(at)
        assert blue > max(red, green) + 40
    red, green, blue = shown.getpixel((450, 320))
    assert max(red, green, blue) - min(red, green, blue) < 10


def test_each_cell_has_its_name_in_its_corner() -> None:
    black = encoded(Image.new("RGB", (768, 768)), "PNG")
    shown = decoded(with_cells(black, 3, ())).convert("L")
    names = [
        shown.crop((x + 4, y + 4, x + 70, y + 60)) for y in (0, 256, 512) for x in (0, 256, 512)
    ]
    assert all(name.getextrema()[1] > 200 for name in names)
    assert len({name.point(lambda v: 255 * (v > 128)).tobytes() for name in names}) == 9


def test_cells_are_called_by_column_and_row() -> None:
    assert [Region.cell_name(cell, 3) for cell in (0, 1, 3, 8)] == ["A1", "B1", "A2", "C3"]
    assert [Region.cell_name(cell, 4) for cell in (3, 4, 15)] == ["D1", "A2", "D4"]


def test_transparent_parts_are_shown_white() -> None:
    shown = decoded(with_cells(encoded(Image.new("RGBA", (90, 90)), "PNG"), 3, ()))
    assert shown.getpixel((50, 86)) == (255, 255, 255)


def test_the_smallest_picture_has_its_grid_too() -> None:
    assert decoded(with_cells(encoded(noise(8, 8), "PNG"), 4, tuple(range(16)))).size == (8, 8)
