"""Reference pictures can be seen in what the sketch engine paints, and tiles meet."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from PIL import Image, ImageChops, ImageDraw, ImageOps, ImageStat

from easel.engines.sketch import SketchEngine
from easel.engines.sketch.recipe import from_picture
from easel.model import Change, Role, Size
from tests.engines.sketching import DOG, distance, draw, mean, opened, saved

RED, BLUE = (220, 40, 40), (40, 60, 220)
FIGURES = (Role.CHARACTER, Role.OBJECT)


@pytest_asyncio.fixture
async def engine() -> AsyncIterator[SketchEngine]:
    sketch = SketchEngine()
    yield sketch
    await sketch.close()


def plain(tone: tuple[int, int, int]) -> bytes:
    return saved(Image.new("RGB", (200, 150), tone))


def magenta(data: bytes) -> tuple[int, int, int, int] | None:
    """Return the box of what is of a colour that the engine itself never paints."""
    red, green, blue = opened(data).convert("RGB").split()
    vivid = ImageChops.subtract(ImageChops.darker(red, blue), green)
    return vivid.point(lambda value: 255 if value > 150 else 0).getbbox()


def shapes(data: bytes) -> bytes:
    """Return the picture without its colours, in all the range of greys."""
    grey = ImageOps.autocontrast(opened(data).convert("L"), cutoff=1)
    return saved(grey.convert("RGB"))


MAGENTA = plain((255, 0, 255))


async def test_a_style_lends_its_colours_and_leaves_the_scene(engine: SketchEngine) -> None:
    usual = await draw(engine, DOG)
    red = await draw(engine, DOG, sources=(plain(RED),), roles=(Role.STYLE,))
    blue = await draw(engine, DOG, sources=(plain(BLUE),), roles=(Role.STYLE,))
    assert mean(red)[0] > mean(red)[2] + 60
    assert mean(blue)[2] > mean(blue)[0] + 60
    other = shapes(await draw(engine, DOG, index=1))
    for each in (red, blue):
        assert distance(shapes(each), shapes(usual)) < 0.5 * distance(shapes(each), other)


async def test_two_styles_are_mixed(engine: SketchEngine) -> None:
    both = await draw(
        engine, DOG, sources=(plain(RED), plain(BLUE)), roles=(Role.STYLE, Role.STYLE)
    )
    single = [
        await draw(engine, DOG, sources=(plain(tone),), roles=(Role.STYLE,)) for tone in (RED, BLUE)
    ]
    low, high = sorted(mean(each)[0] for each in single)
    assert low + 15 < mean(both)[0] < high - 15


@pytest.mark.parametrize("role", FIGURES)
async def test_a_figure_stands_in_the_scene_of_the_words(engine: SketchEngine, role: Role) -> None:
    usual = await draw(engine, "a castle")
    pasted = await draw(engine, "a castle", sources=(MAGENTA,), roles=(role,))
    assert magenta(usual) is None
    box = magenta(pasted)
    assert box is not None
    assert 60 < box[2] - box[0] < 180
    assert box[1] > 100
    above = (0, 0, 256, 100)
    assert mean(pasted, above) == pytest.approx(mean(usual, above), abs=1)


async def test_a_figure_that_is_cut_out_already_keeps_its_outline(engine: SketchEngine) -> None:
    figure = Image.new("RGBA", (200, 200))
    ImageDraw.Draw(figure).polygon([(40, 190), (100, 10), (160, 190)], (255, 0, 255, 255))
    pasted = await draw(engine, "a castle", sources=(saved(figure),), roles=(Role.CHARACTER,))
    box = magenta(pasted)
    assert box is not None
    red, green, blue = mean(pasted, (box[0], box[1] + 10, box[0] + 12, box[1] + 22))
    assert green > 0.5 * min(red, blue)


async def test_several_figures_stand_side_by_side(engine: SketchEngine) -> None:
    pasted = await draw(engine, "sea", sources=(MAGENTA,) * 3, roles=(*FIGURES, Role.OBJECT))
    wide = magenta(pasted)
    assert wide is not None
    assert wide[2] - wide[0] > 180


async def test_reference_pictures_are_blended(engine: SketchEngine) -> None:
    roles = (Role.IMAGE, Role.IMAGE)
    blended = await draw(engine, "", sources=(plain(RED), plain(BLUE)), roles=roles)
    left, right = mean(blended, (0, 0, 80, 256)), mean(blended, (176, 0, 256, 256))
    assert left[0] > left[2]
    assert right[2] > right[0]


async def test_an_own_picture_as_reference_is_no_parent(engine: SketchEngine) -> None:
    own = await draw(engine, DOG)
    scene = await draw(engine, "a cat", sources=(own,), roles=(Role.STYLE,))
    recipe = from_picture(opened(scene))
    assert recipe is not None
    assert recipe.idea == "a cat"


async def test_a_variation_keeps_the_colours_and_figures_of_its_references(
    engine: SketchEngine,
) -> None:
    parent = await draw(engine, DOG)
    asked = {"seed": 9, "change": Change.VARY_STRONG}
    usual = await draw(engine, DOG, sources=(parent,), **asked)
    styled = await draw(engine, DOG, sources=(parent, plain(RED)), roles=(Role.STYLE,), **asked)
    pasted = await draw(engine, DOG, sources=(parent, MAGENTA), roles=(Role.OBJECT,), **asked)
    assert mean(styled)[0] - mean(styled)[2] > mean(usual)[0] - mean(usual)[2] + 40
    assert magenta(pasted) is not None


async def test_a_style_colours_only_what_the_mask_lets_it(engine: SketchEngine) -> None:
    parent = await draw(engine, DOG)
    mask = Image.new("RGBA", (256, 256), (0, 0, 0, 255))
    mask.paste((0, 0, 0, 0), (0, 128, 256, 256))
    edited = await draw(
        engine,
        "a cat",
        sources=(parent, plain(BLUE)),
        mask=saved(mask),
        roles=(Role.STYLE,),
        change=Change.VARY_REGION,
    )
    above = (0, 0, 256, 128)
    assert opened(edited).crop(above).tobytes() == opened(parent).crop(above).tobytes()
    below = mean(edited, (0, 140, 256, 256))
    assert below[2] > below[0] + 40


def seam(data: bytes) -> float:
    """Return how far apart opposite edges of a picture are in the mean, in the worst band."""
    image = opened(data).convert("RGB")
    width, height = image.size
    edges = (
        ((0, 0, 1, height), (width - 1, 0, width, height)),
        ((0, 0, width, 1), (0, height - 1, width, height)),
    )
    apart = (
        ImageStat.Stat(ImageChops.difference(image.crop(a), image.crop(b))).mean for a, b in edges
    )
    return max(value for bands in apart for value in bands)


@pytest.mark.parametrize("size", [Size(256, 256), Size(386, 258), Size(64, 64)], ids=str)
async def test_the_edges_of_a_tile_meet(engine: SketchEngine, size: Size) -> None:
    tile = await draw(engine, DOG, tile=True, size=size)
    assert opened(tile).size == (size.width, size.height)
    assert seam(tile) < 3
    assert seam(await draw(engine, DOG, size=size)) > 8


async def test_a_variation_of_a_tile_is_a_tile(engine: SketchEngine) -> None:
    tile = await draw(engine, DOG, tile=True)
    varied = await draw(engine, DOG, tile=True, seed=3, sources=(tile,), change=Change.VARY_STRONG)
    assert seam(varied) < 3
    assert distance(varied, tile) > 0.5
