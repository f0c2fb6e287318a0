"""The sketch engine's pictures show what was asked for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from easel.engines.sketch import SketchEngine
from easel.engines.sketch.composition import compose
from easel.engines.sketch.painting import Wish, paint
from easel.engines.sketch.reading import read
from easel.engines.sketch.recipe import Recipe
from easel.engines.sketch.views import Placed
from easel.engines.sketch.words import read_lexicon
from easel.model import Quality, Size
from tests.engines.sketching import DOG, distance, draw, mean, opened

TINY = Size(96, 96)


@pytest_asyncio.fixture
async def engine() -> AsyncIterator[SketchEngine]:
    sketch = SketchEngine()
    yield sketch
    await sketch.close()


def placed(text: str, *, index: int = 0) -> dict[str, Placed]:
    """Return where each kind of thing stands; of several of a kind the nearest."""
    plan = compose(read(text), index=index, key="test", drift="", wide=1.0, tall=1.0)
    return {each.kind: each for each in plan.placed}


async def test_draws_the_same_picture_for_the_same_idea_index_and_seed(
    engine: SketchEngine,
) -> None:
    assert await draw(engine, DOG) == await draw(engine, DOG)


def test_draws_the_same_picture_in_another_process() -> None:
    program = (
        "import asyncio, hashlib; from easel.engines.sketch import SketchEngine;"
        "from tests.engines.sketching import DOG, draw;"
        "print(hashlib.sha256(asyncio.run(draw(SketchEngine(), DOG))).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


@pytest.mark.parametrize(
    "change",
    [{"index": 1}, {"seed": 8}, {"idea": DOG + " and a cat"}],
    ids=["index", "seed", "idea"],
)
async def test_another_index_seed_or_idea_gives_another_picture(
    engine: SketchEngine, change: dict[str, object]
) -> None:
    options: dict[str, object] = {"idea": DOG} | change
    assert distance(await draw(engine, DOG), await draw(engine, **options)) > 1  # type: ignore[arg-type]


@pytest.mark.parametrize("idea", [DOG, "три кота ночью", "sea", "flux of meaning"])
async def test_the_four_pictures_are_clearly_different(engine: SketchEngine, idea: str) -> None:
    four = [await draw(engine, idea, index=index) for index in range(4)]
    apart = [distance(a, b) for i, a in enumerate(four) for b in four[:i]]
    assert min(apart) > 8


async def test_dawn_is_warm_day_is_blue_and_night_is_dark(engine: SketchEngine) -> None:
    sky = (0, 90, 256, 150)
    skies = {
        time: mean(await draw(engine, f"a meadow at {time}"), sky)
        for time in ("dawn", "day", "sunset", "night")
    }
    assert skies["dawn"][0] > skies["dawn"][2]
    assert skies["sunset"][0] > skies["sunset"][2] + 20
    assert skies["day"][2] > skies["day"][0]
    assert max(skies["night"]) < min(min(skies["dawn"]), min(skies["day"]))


@pytest.mark.parametrize(
    ("words", "channel"),
    [("a red dog", 0), ("красная собака", 0), ("a blue dog", 2), ("синяя собака", 2)],
)
async def test_a_colour_word_shows_in_the_picture(
    engine: SketchEngine, words: str, channel: int
) -> None:
    picture = opened(await draw(engine, words + " at noon in the snow", index=1)).convert("RGB")
    vivid = 0
    for x in range(0, 256, 4):
        for y in range(0, 256, 4):
            pixel = picture.getpixel((x, y))
            assert isinstance(pixel, tuple)
            rest = [value for i, value in enumerate(pixel) if i != channel]
            vivid += pixel[channel] > 1.6 * max(rest)
    assert vivid > 120


async def test_an_overall_colour_tints_the_whole_picture(engine: SketchEngine) -> None:
    red, green, blue = mean(await draw(engine, "a castle in blue tones"))
    assert blue > 1.25 * red
    assert blue > green


@pytest.mark.parametrize("idea", ["the park in autumn at noon", "осенний парк днём"])
async def test_autumn_turns_the_land_from_green_to_gold(engine: SketchEngine, idea: str) -> None:
    land = (0, 180, 256, 250)
    summer = mean(await draw(engine, "the park at noon"), land)
    autumn = mean(await draw(engine, idea), land)
    assert summer[1] > summer[0]
    assert autumn[0] > autumn[1]


async def test_black_and_white_has_no_colour(engine: SketchEngine) -> None:
    red, green, blue = mean(await draw(engine, "a castle, black and white"))
    assert max(red, green, blue) - min(red, green, blue) < 2


@pytest.mark.parametrize(
    "style",
    [
        "watercolor",
        "pixel art",
        "pencil sketch",
        "oil painting",
        "cartoon",
        "origami",
        "stained glass",
        "poster",
        "black and white",
    ],
)
async def test_a_style_changes_the_picture_but_keeps_its_size(
    engine: SketchEngine, style: str
) -> None:
    plain = await draw(engine, "a bear in the forest")
    styled = await draw(engine, f"a bear in the forest, {style}")
    assert opened(styled).size == (256, 256)
    assert plain != styled


async def test_pixel_art_is_made_of_flat_squares(engine: SketchEngine) -> None:
    recipe = Recipe(idea="a castle, pixel art", index=0, seed=7)
    *_, picture = paint(Wish(recipe=recipe, avoid=(), size=Size(440, 440), quality=Quality.LOW))
    squares = picture.resize((110, 110), Image.Resampling.NEAREST).resize(
        (440, 440), Image.Resampling.NEAREST
    )
    assert squares.tobytes() == picture.tobytes()


async def test_what_is_to_be_avoided_is_not_drawn(engine: SketchEngine) -> None:
    with_car = await draw(engine, "a red car and a dog")
    without = await draw(engine, "a red car and a dog", avoid=("cars",))
    again = await draw(engine, "a red car and a dog", avoid=("машины",))
    assert with_car != without
    assert without == again


async def test_avoided_trees_do_not_come_back_as_scenery(engine: SketchEngine) -> None:
    for index in range(4):
        with_trees = await draw(engine, "a dog in the park", index=index)
        assert with_trees != await draw(engine, "a dog in the park", index=index, avoid=("trees",))


def test_on_means_higher_and_in_the_same_place() -> None:
    found = placed("a cat on a horse")
    assert found["cat"].base < found["horse"].base - 0.1
    assert abs(found["cat"].x - found["horse"].x) < found["horse"].height / 2


def test_above_means_clear_of_the_top() -> None:
    found = placed("a dragon over the castle")
    assert found["dragon"].base <= found["castle"].base - found["castle"].height


def test_what_cannot_fly_is_carried_by_balloons() -> None:
    assert "balloon" in placed("an elephant over the castle")
    assert "balloon" not in placed("a bird over the castle")


def test_before_means_nearer_and_behind_means_farther() -> None:
    before, behind = placed("a dog in front of a house"), placed("a bear behind a tree")
    assert before["dog"].base > before["house"].base
    assert behind["bear"].base < behind["tree"].base


def test_under_a_tree_means_beside_its_trunk_and_smaller() -> None:
    found = placed("a rabbit under a tree")
    assert abs(found["rabbit"].x - found["tree"].x) < 0.2
    assert found["rabbit"].height < found["tree"].height


@pytest.mark.parametrize("index", range(4))
def test_everything_stands_inside_the_picture(index: int) -> None:
    plan = compose(
        read("five dogs, two castles, a bird and a boat"),
        index=index,
        key="k",
        drift="",
        wide=1.0,
        tall=1.0,
    )
    assert all(0 < each.x < 1 and 0 < each.base <= 1.02 for each in plan.placed)


@pytest.mark.parametrize(
    "size",
    [Size(1536, 640), Size(512, 512), Size(1024, 1536), Size(64, 64), Size(66, 250)],
    ids=str,
)
async def test_draws_exactly_the_size_that_was_asked(engine: SketchEngine, size: Size) -> None:
    assert opened(await draw(engine, DOG, size=size)).size == (size.width, size.height)


def painted(idea: str, index: int) -> Image.Image:
    wish = Wish(
        recipe=Recipe(idea=idea, index=index, seed=1), avoid=(), size=TINY, quality=Quality.LOW
    )
    *_, picture = paint(wish)
    return picture


_FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_FEW
@given(st.text(), st.integers(0, 3))
def test_any_text_gives_a_picture_with_something_in_it(text: str, index: int) -> None:
    low, high = painted(text, index).convert("L").getextrema()
    assert isinstance(low, int)
    assert isinstance(high, int)
    assert high - low > 30


@_FEW
@given(st.lists(st.sampled_from(sorted(read_lexicon().forms)), max_size=12), st.integers(0, 3))
def test_any_heap_of_known_words_gives_a_picture(words: list[str], index: int) -> None:
    assert painted(" ".join(words), index).size == (96, 96)
