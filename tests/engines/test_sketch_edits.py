"""The sketch engine varies its own pictures, repaints others and keeps to masks."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from easel.engines.sketch import SketchEngine
from easel.engines.sketch.recipe import Recipe, from_picture, to_comment
from easel.engines.sketch.sources import to_jpeg, to_png
from easel.errors import BrokenPicture, NotAPicture, WrongSize
from easel.model import Change, Size
from tests.engines.sketching import DOG, distance, draw, mean, opened, saved


@pytest_asyncio.fixture
async def engine() -> AsyncIterator[SketchEngine]:
    sketch = SketchEngine()
    yield sketch
    await sketch.close()


def photo(size: tuple[int, int] = (256, 256)) -> Image.Image:
    """Return a picture that the sketch engine did not paint."""
    image = Image.new("RGB", size, (40, 90, 60))
    pen = ImageDraw.Draw(image)
    pen.rectangle((size[0] // 8, size[1] // 8, size[0] // 2, size[1] // 2), fill=(230, 200, 40))
    pen.ellipse((size[0] // 2, size[1] // 3, size[0] - 9, size[1] - 9), fill=(200, 40, 90))
    return image


def mask_for(size: tuple[int, int], box: tuple[int, int, int, int]) -> bytes:
    """Return a mask that is transparent, to be repainted, inside `box`."""
    mask = Image.new("RGBA", size, (0, 0, 0, 255))
    mask.paste((0, 0, 0, 0), box)
    return saved(mask)


async def test_a_variation_is_nearer_to_its_parent_than_to_another_picture(
    engine: SketchEngine,
) -> None:
    parent = await draw(engine, DOG, index=1)
    others = [await draw(engine, DOG, index=index) for index in (0, 2, 3)]
    for index in range(4):
        variation = await draw(engine, DOG, index=index, seed=99, sources=(parent,))
        assert distance(variation, parent) < 0.6 * min(distance(variation, each) for each in others)


async def test_the_four_variations_differ_from_the_parent_and_from_one_another(
    engine: SketchEngine,
) -> None:
    parent = await draw(engine, DOG)
    children = [await draw(engine, DOG, index=i, seed=99, sources=(parent,)) for i in range(4)]
    family = [parent, *children]
    assert min(distance(a, b) for i, a in enumerate(family) for b in family[:i]) > 0.8


async def test_a_variation_can_be_varied_and_stays_in_the_family(engine: SketchEngine) -> None:
    parent = await draw(engine, DOG)
    child = await draw(engine, DOG, seed=5, sources=(parent,))
    grandchild = await draw(engine, DOG, seed=6, sources=(child,))
    assert grandchild != child
    assert distance(grandchild, parent) < 0.6 * distance(
        grandchild, await draw(engine, DOG, index=2)
    )


async def test_a_variation_with_new_words_keeps_the_view(engine: SketchEngine) -> None:
    parent = await draw(engine, "a dog in the park at dawn", index=1)
    remix = await draw(engine, "a cat in the park at dawn", index=0, sources=(parent,))
    assert distance(remix, parent) < distance(
        remix, await draw(engine, "a cat in the park at dawn")
    )


async def test_a_variation_is_the_same_for_the_same_request(engine: SketchEngine) -> None:
    parent = await draw(engine, DOG)
    assert await draw(engine, DOG, sources=(parent,)) == await draw(engine, DOG, sources=(parent,))


async def test_a_foreign_picture_is_repainted_but_recognised(engine: SketchEngine) -> None:
    source = saved(photo(), "JPEG")
    four = [await draw(engine, "a cat", index=index, sources=(source,)) for index in range(4)]
    unrelated = await draw(engine, "a cat")
    assert all(0 < distance(each, source) < distance(each, unrelated) for each in four)
    assert len(set(four)) == 4


async def test_two_sources_are_both_seen(engine: SketchEngine) -> None:
    red, blue = (
        saved(Image.new("RGB", (300, 200), tone)) for tone in ((220, 30, 30), (30, 30, 220))
    )
    picture = opened(await draw(engine, "", sources=(red, blue)))
    left, right = picture.getpixel((20, 60)), picture.getpixel((236, 60))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > left[2]
    assert right[2] > right[0]


@pytest.mark.parametrize("own", [True, False], ids=["own picture", "foreign picture"])
@pytest.mark.parametrize("box", [(60, 120, 200, 240), (0, 0, 256, 40), (100, 100, 103, 250)])
async def test_outside_the_mask_not_one_pixel_changes_and_inside_it_does(
    engine: SketchEngine, box: tuple[int, int, int, int], own: bool
) -> None:
    source = await draw(engine, DOG) if own else saved(photo(), "JPEG")
    result = await draw(
        engine, "a red rabbit", seed=3, sources=(source,), mask=mask_for((256, 256), box)
    )
    image = opened(result)
    assert image.format == "PNG"
    changed = ImageChops.difference(image.convert("RGB"), opened(source).convert("RGB")).getbbox()
    assert changed is not None
    assert changed[0] >= box[0]
    assert changed[1] >= box[1]
    assert changed[2] <= box[2]
    assert changed[3] <= box[3]


def where_is(side: int, cell: int) -> tuple[int, int, int, int]:
    x, y = cell % side, cell // side
    return 256 * x // side, 256 * y // side, 256 * (x + 1) // side, 256 * (y + 1) // side


def cells(side: int, *chosen: int) -> tuple[bytes, Image.Image]:
    """Return a mask of the chosen cells of a grid, and where it lets something be painted (L)."""
    where = Image.new("L", (256, 256))
    for cell in chosen:
        where.paste(255, where_is(side, cell))
    mask = Image.new("RGBA", where.size, (0, 0, 0, 255))
    mask.paste((0, 0, 0, 0), mask=where)
    return saved(mask), where


@pytest.mark.parametrize("own", [True, False], ids=["own picture", "foreign picture"])
@pytest.mark.parametrize(
    ("side", "chosen", "room"),
    [
        (3, (6,), (0, 171, 85, 256)),
        (3, (0, 8, 7), (85, 171, 256, 256)),
        (4, (5, 6, 9, 10, 3), (64, 64, 192, 192)),
    ],
)
async def test_chosen_cells_are_repainted_by_the_new_words_and_no_pixel_beside_them(
    engine: SketchEngine,
    own: bool,
    side: int,
    chosen: tuple[int, ...],
    room: tuple[int, int, int, int],
) -> None:
    source = await draw(engine, DOG) if own else saved(photo())
    mask, where = cells(side, *chosen)
    asked = {"sources": (source,), "mask": mask, "seed": 3, "change": Change.VARY_REGION}
    before = opened(source).convert("RGB")
    rabbit, blank = [
        opened(await draw(engine, words, **asked)).convert("RGB")
        for words in ("a red rabbit", "nothing to draw")
    ]
    beside = where.point(lambda value: 255 - value)
    for after in (rabbit, blank):
        changed = ImageChops.difference(before, after)
        assert Image.composite(changed, Image.new("RGB", changed.size), beside).getbbox() is None
        for cell in chosen:
            assert changed.crop(where_is(side, cell)).getbbox() is not None
    painted = (
        ImageChops.difference(rabbit, blank).convert("L").point(lambda v: 255 if v > 60 else 0)
    )
    box = painted.getbbox()
    assert box is not None
    assert room[0] <= box[0] < box[2] <= room[2]
    assert room[1] <= box[1] < box[3] <= room[3]
    assert (box[3] - box[1]) > 0.4 * (room[3] - room[1])


@pytest.mark.parametrize("change", [Change.VARY_SUBTLE, Change.UPSCALE_CREATIVE])
async def test_what_was_painted_into_a_region_is_not_lost_by_the_next_edit(
    engine: SketchEngine, change: Change
) -> None:
    source = await draw(engine, DOG)
    mask, _ = cells(2, 2)
    edited = await draw(engine, "a red rabbit", sources=(source,), mask=mask)
    for _ in range(2):
        after = await draw(engine, "a red rabbit", seed=9, sources=(edited,), change=change)
        assert distance(after, edited) < distance(after, await draw(engine, "a red rabbit"))
        assert mean(after, (30, 160, 98, 230))[0] > 1.3 * mean(source, (30, 160, 98, 230))[0]
        edited = after


async def test_around_a_picture_with_a_repainted_region_its_landscape_goes_on(
    engine: SketchEngine,
) -> None:
    source = await draw(engine, DOG)
    mask, _ = cells(2, 2)
    edited = await draw(engine, "a red rabbit", sources=(source,), mask=mask)
    around = [
        await draw(engine, DOG, sources=(each,), mask=cells(2, 0, 1)[0], change=Change.PAN_UP)
        for each in (source, edited)
    ]
    assert distance(*around) == distance(source, edited)


async def test_another_hour_is_painted_into_the_region(engine: SketchEngine) -> None:
    source = await draw(engine, "a meadow at noon")
    mask, _ = cells(2, 0, 1)
    night = await draw(engine, "a meadow at night", sources=(source,), mask=mask)
    assert sum(mean(night, (20, 20, 236, 100))) < 0.6 * sum(mean(source, (20, 20, 236, 100)))


async def test_a_mask_that_hides_everything_changes_nothing(engine: SketchEngine) -> None:
    source = saved(photo())
    mask = saved(Image.new("RGBA", (256, 256), (0, 0, 0, 255)))
    result = opened(await draw(engine, "a dog", sources=(source,), mask=mask))
    assert result.convert("RGB").tobytes() == photo().tobytes()


async def test_a_transparent_source_keeps_its_transparency_outside_the_mask(
    engine: SketchEngine,
) -> None:
    source = photo().convert("RGBA")
    source.putalpha(90)
    mask = mask_for((256, 256), (100, 100, 200, 200))
    result = opened(await draw(engine, "a dog", sources=(saved(source),), mask=mask))
    assert result.getpixel((5, 5)) == source.getpixel((5, 5))
    assert result.getchannel("A").getpixel((150, 150)) == 255


async def test_a_masked_edit_comes_in_the_size_that_was_asked(engine: SketchEngine) -> None:
    source, mask = saved(photo((200, 120))), mask_for((200, 120), (50, 50, 90, 90))
    result = await draw(engine, "a dog", size=Size(400, 240), sources=(source,), mask=mask)
    assert opened(result).size == (400, 240)


async def test_a_picture_can_be_varied_after_a_masked_edit(engine: SketchEngine) -> None:
    source = await draw(engine, DOG)
    edited = await draw(engine, "", sources=(source,), mask=mask_for((256, 256), (0, 0, 90, 90)))
    assert from_picture(opened(edited)) == from_picture(opened(source))


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (b"", NotAPicture),
        (b"<html>no picture</html>", NotAPicture),
        (saved(photo())[:900], BrokenPicture),
        (saved(photo(), "JPEG")[:900], BrokenPicture),
    ],
    ids=["nothing", "a page", "half a PNG", "half a JPEG"],
)
async def test_a_source_that_cannot_be_read_is_refused(
    engine: SketchEngine, source: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await draw(engine, "a dog", sources=(source,))


async def test_a_mask_of_another_size_is_refused(engine: SketchEngine) -> None:
    with pytest.raises(WrongSize) as refused:
        await draw(engine, "x", sources=(saved(photo()),), mask=mask_for((128, 256), (0, 0, 9, 9)))
    assert (refused.value.size, refused.value.limit) == ("128x256", "256x256")


async def test_a_mask_without_transparency_is_refused(engine: SketchEngine) -> None:
    with pytest.raises(BrokenPicture):
        await draw(engine, "x", sources=(saved(photo()),), mask=saved(photo()))


async def test_a_picture_beyond_all_bounds_is_refused(engine: SketchEngine) -> None:
    bomb = saved(Image.new("1", (9000, 9000)))
    with pytest.raises(WrongSize):
        await draw(engine, "x", sources=(bomb,))


@given(st.text(), st.integers(0, 9), st.integers(0, 2**32))
def test_a_recipe_survives_the_picture_that_carries_it(idea: str, index: int, seed: int) -> None:
    recipe = Recipe(idea=idea, index=index, seed=seed)
    varied = recipe.varied(idea=idea, index=1, seed=2)
    for each in (recipe, varied, recipe.patched("a hat")):
        assert from_picture(opened(to_jpeg(Image.new("RGB", (8, 8)), each))) == each


@given(st.text(max_size=200))
@example('{"idea":"a","index":0,"seed":0,"root":[]}')
@example('{"idea":"a","index":0,"seed":0,"patch":{}}')
@example('{"idea":"a","index":"0","seed":0}')
@example('{"idea":1,"index":0,"seed":0}')
def test_a_forged_recipe_is_no_recipe(text: str) -> None:
    for comment in (text, "easel-sketch-1:" + text):
        image = Image.new("RGB", (8, 8))
        image.info["comment"] = comment.encode("utf-8", "replace")
        assert from_picture(image) is None


def test_an_idea_too_long_for_a_comment_is_not_kept() -> None:
    assert to_comment(Recipe(idea="я" * 20_000, index=0, seed=0)) == b""


@pytest.mark.parametrize("own", [True, False])
async def test_what_is_drawn_around_a_picture_leaves_the_picture_and_has_no_second_dog(
    engine: SketchEngine, own: bool
) -> None:
    picture = opened(await draw(engine, DOG)).convert("RGB") if own else photo()
    canvas = Image.new("RGB", (384, 256), (90, 120, 90))
    canvas.paste(picture, (128, 0))
    source = to_png(canvas, Recipe(idea=DOG, index=0, seed=7) if own else None)
    mask = mask_for((384, 256), (0, 0, 128, 256))
    around = {"sources": (source,), "mask": mask, "size": Size(384, 256)}
    panned = opened(await draw(engine, DOG, change=Change.PAN_LEFT, **around))
    assert panned.crop((128, 0, 384, 256)).tobytes() == picture.tobytes()
    filled = opened(await draw(engine, DOG, **around))
    assert panned.tobytes() != filled.tobytes()


async def test_the_four_pictures_around_one_differ(engine: SketchEngine) -> None:
    canvas = Image.new("RGB", (256, 256), (90, 120, 90))
    source = to_png(canvas, Recipe(idea=DOG, index=0, seed=7))
    mask = mask_for((256, 256), (0, 0, 256, 128))
    drawn = {
        await draw(engine, DOG, index=index, sources=(source,), mask=mask, change=Change.PAN_UP)
        for index in range(4)
    }
    assert len(drawn) == 4


async def test_new_words_are_painted_into_the_widest_strip(engine: SketchEngine) -> None:
    canvas = Image.new("RGB", (256, 256), (90, 120, 90))
    source = to_png(canvas, Recipe(idea="a meadow", index=0, seed=7))
    mask = Image.new("RGBA", (256, 256), (0, 0, 0, 0))
    mask.paste((0, 0, 0, 255), (64, 16, 192, 144))
    asked = {"sources": (source,), "mask": saved(mask), "change": Change.ZOOM_OUT}
    empty, cats = [
        opened(await draw(engine, words, **asked)) for words in ("a meadow", "three cats")
    ]
    changed = ImageChops.difference(empty, cats).convert("L").point(lambda v: 255 if v > 60 else 0)
    box = changed.getbbox()
    assert box is not None
    assert box[1] >= 144


async def test_an_enlarged_picture_is_painted_by_its_own_recipe(engine: SketchEngine) -> None:
    parent = await draw(engine, DOG, index=2)
    larger = await draw(
        engine, DOG, seed=99, size=Size(512, 512), sources=(parent,), change=Change.UPSCALE_CREATIVE
    )
    varied = await draw(engine, DOG, seed=99, sources=(parent,), change=Change.VARY_STRONG)
    assert opened(larger).size == (512, 512)
    assert from_picture(opened(larger)) == from_picture(opened(parent))
    assert distance(larger, parent) < distance(varied, parent)


@pytest.mark.parametrize("generations", [1, 2])
async def test_subtle_variations_are_nearer_than_strong_ones(
    engine: SketchEngine, generations: int
) -> None:
    parent = await draw(engine, DOG)
    for _ in range(generations - 1):
        parent = await draw(engine, DOG, seed=5, sources=(parent,), change=Change.VARY_STRONG)
    far = {
        change: sum(
            [
                distance(
                    parent,
                    await draw(engine, DOG, index=index, seed=9, sources=(parent,), change=change),
                )
                for index in range(4)
            ]
        )
        for change in (Change.VARY_SUBTLE, Change.VARY_STRONG)
    }
    assert 0 < far[Change.VARY_SUBTLE] < far[Change.VARY_STRONG]
