"""The sketch engine describes pictures and shortens prompts, in words that it can paint."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from easel.engines.sketch import SketchEngine
from easel.engines.sketch.phrases import EASEL, HOURS, PLACES, STYLES, WEATHERS
from easel.engines.sketch.reading import read
from easel.engines.sketch.scene import Scene, Time
from easel.engines.sketch.shortening import shorten
from easel.engines.sketch.words import read_lexicon, words_of
from easel.errors import NotAPicture
from easel.model import Size
from tests.engines.sketching import DOG, draw, saved

LONG = (
    "a very beautiful picture of a small red fluffy dog that sits next to the Eiffel Tower "
    "in early morning sunlight, without cars, poster, masterpiece"
)


@pytest_asyncio.fixture
async def engine() -> AsyncIterator[SketchEngine]:
    sketch = SketchEngine()
    yield sketch
    await sketch.close()


def plain(*tones: tuple[int, int, int], size: tuple[int, int] = (300, 300)) -> bytes:
    """Return a picture of stripes, from the top down, that the engine did not paint."""
    image = Image.new("RGB", size)
    for number, tone in enumerate(tones):
        image.paste(tone, (0, size[1] * number // len(tones), *size))
    return saved(image, "JPEG")


def test_it_reads() -> None:
    assert SketchEngine().reads


@pytest.mark.parametrize("language", [0, 1], ids=["English", "Russian"])
def test_every_phrase_is_understood_as_what_it_stands_for(language: int) -> None:
    assert {key: read(each[language]).time for key, each in HOURS.items()} == {t: t for t in HOURS}
    assert {k: read(each[language]).style for k, each in STYLES.items()} == {s: s for s in STYLES}
    for table in (PLACES, WEATHERS):
        assert [key for key, each in table.items() if not read(each[language]).has(key)] == []
    assert [thing.kind for thing in read(EASEL[language]).things] == ["easel"]


@pytest.mark.parametrize(
    "idea", [DOG, "рыжий кот на крыше", "a castle, watercolor", "dog " * 300, ""]
)
async def test_an_own_picture_is_described_by_four_prompts_that_begin_with_its_idea(
    engine: SketchEngine, idea: str
) -> None:
    picture = await draw(engine, idea, size=Size(64, 64))
    for _ in range(12):
        prompts = await engine.describe(picture, person_id=1)
        assert len(set(prompts)) == 4
        start = prompts[0]
        assert " ".join(idea.split()).startswith(start) or not idea
        assert all(each.startswith(start) and len(each) <= 500 for each in prompts)


async def test_a_description_tells_the_place_and_hour_that_were_not_said(
    engine: SketchEngine,
) -> None:
    picture = await draw(engine, "a penguin", index=1)
    _, second, *_ = await engine.describe(picture, person_id=1)
    assert second == "a penguin, snow, at sunset"


async def test_a_described_picture_asked_for_again_is_another_style_and_the_same_things(
    engine: SketchEngine,
) -> None:
    picture = await draw(engine, DOG)
    first = await engine.describe(picture, person_id=1)
    second = await engine.describe(picture, person_id=1)
    assert first[:2] == second[:2]
    assert not {*first[2:]} & {*second[2:]}
    assert {read(each).things for each in (*first, *second)} == {read(DOG).things}


GREEN, BLUE, WHITE = (70, 150, 70), (60, 110, 205), (250, 250, 250)


@pytest.mark.parametrize(
    ("tones", "colour", "place", "time"),
    [
        ((BLUE, GREEN, GREEN), "green", "meadow", Time.DAY),
        ((WHITE, BLUE, BLUE), "blue", "sea", Time.DAY),
        ((BLUE, WHITE, WHITE), "white", "snow", Time.DAY),
        (((250, 190, 90), (240, 200, 80), (240, 200, 80)), "yellow", "desert", Time.DAWN),
        (((220, 90, 60), (140, 92, 60), (140, 92, 60)), "brown", "field", Time.SUNSET),
        (((10, 14, 40), (12, 40, 20), (12, 40, 20)), "green", "meadow", Time.NIGHT),
    ],
    ids=["meadow", "sea", "snow", "desert", "field", "dark"],
)
async def test_a_foreign_picture_is_described_by_its_colours_light_and_ground(
    engine: SketchEngine,
    tones: tuple[tuple[int, int, int], ...],
    colour: str,
    place: str,
    time: Time,
) -> None:
    prompts = await engine.describe(plain(*tones), person_id=1)
    assert len(set(prompts)) == 4
    assert f"in {colour} tones" in prompts[0]
    scenes = [read(each) for each in prompts]
    assert all(scene.has(place) for scene in scenes)
    assert scenes[0].time is time
    assert {scene.style for scene in scenes[2:]} <= set(STYLES)


@pytest.mark.parametrize(
    ("size", "shape"), [((300, 100), "wide"), ((100, 300), "tall"), ((200, 200), "square")]
)
async def test_a_foreign_pictures_shape_and_calm_are_told(
    engine: SketchEngine, size: tuple[int, int], shape: str
) -> None:
    noise = Image.effect_noise(size, 90).convert("RGB")
    calm = await engine.describe(plain(BLUE, GREEN, size=size), person_id=1)
    busy = await engine.describe(saved(noise), person_id=1)
    assert calm[1].startswith(f"a {shape}, calm landscape")
    assert busy[1].startswith(f"a {shape}, busy landscape")


async def test_what_is_no_picture_is_not_described(engine: SketchEngine) -> None:
    with pytest.raises(NotAPicture):
        await engine.describe(b"<html>", person_id=1)


async def test_the_loop_runs_while_a_large_picture_is_described(engine: SketchEngine) -> None:
    picture = plain(BLUE, GREEN, size=(5000, 5000))
    describing = asyncio.create_task(engine.describe(picture, person_id=1))
    turns = 0
    while not describing.done():
        await asyncio.sleep(0)
        turns += 1
    assert len(describing.result()) == 4
    assert turns > 100


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        (
            LONG,
            (
                "a small red dog next to the Eiffel Tower in early morning, without cars, poster",
                "small red dog next to Eiffel Tower in early morning, without cars, poster",
                "small red dog, Eiffel Tower, early morning, without cars, poster",
                "small red dog, Eiffel Tower",
                "small red dog",
            ),
        ),
        (
            "очень красивая рыжая собака рядом с замком в тумане, без машин",
            (
                "рыжая собака рядом с замком в тумане, без машин",
                "рыжая собака, замком, тумане, без машин",
                "рыжая собака, замком",
                "рыжая собака",
            ),
        ),
        (
            "a cat with a red scarf and beautiful eyes in the park",
            ("a cat in the park", "cat in park", "cat, park", "cat"),
        ),
        ("two   dogs", ()),
        ("dog", ()),
        ("flux of meaning", ()),
        ("", ()),
    ],
)
async def test_a_text_loses_first_what_cannot_be_painted(
    engine: SketchEngine, text: str, shorter: tuple[str, ...]
) -> None:
    assert await engine.shorten(text, person_id=1) == shorter


def without_links(scene: Scene) -> tuple[object, ...]:
    kinds = {(thing.kind, thing.count, thing.colour, thing.scale) for thing in scene.things}
    return kinds, {*scene.settings}, {*scene.weather}, scene.time, scene.style, scene.avoid


def test_without_filler_the_same_is_painted() -> None:
    first, _, listed, *_ = shorten(LONG)
    assert read(first) == read(LONG)
    assert without_links(read(listed)) == without_links(read(LONG))


_WORDS = [*sorted(read_lexicon().forms), "the", "a", "and", "fluffy", "very", "of", ",", "2"]


@given(st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join) | st.text())
def test_shorter_texts_get_ever_shorter_and_add_no_word(text: str) -> None:
    shorter = shorten(text)
    lengths = [len(" ".join(text.split())), *map(len, shorter)]
    assert lengths == sorted(set(lengths), reverse=True)
    assert len(shorter) <= 5
    known = {word.plain for word in words_of(text)}
    assert all(word.plain in known for each in shorter for word in words_of(each))
