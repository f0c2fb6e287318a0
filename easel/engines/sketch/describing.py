"""Pictures put into words: own ones by their recipe, others by what can be measured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PIL import Image

from easel.engines.sketch.composition import Composition, compose
from easel.engines.sketch.measuring import measure
from easel.engines.sketch.phrases import EASEL, HOURS, PLACES, STYLES, WEATHERS, Phrase
from easel.engines.sketch.reading import read
from easel.engines.sketch.recipe import Recipe
from easel.engines.sketch.sources import open_source
from easel.engines.sketch.vocabulary import COLOURS

MOST = 4
_LONGEST_IDEA = 400
_RUSSIAN = re.compile(r"[а-яё]", re.IGNORECASE)


def describe(picture: bytes, turn: int) -> tuple[str, ...]:
    """Return four prompts for `picture`, at most 500 characters each; others in another `turn`.

    Raises NotAPicture, BrokenPicture or WrongSize.
    """
    image, recipe = open_source(picture)
    if recipe is None:
        return _from_afar(image, turn)
    return tuple(_by_recipe(recipe, image.size, turn))


def _by_recipe(recipe: Recipe, size: tuple[int, int], turn: int) -> Iterator[str]:
    """Yield the idea, the idea with what else is in the picture, and the idea otherwise."""
    language = 1 if _RUSSIAN.search(recipe.idea) else 0
    said = _cut(recipe.idea) or EASEL[language]
    plan = _plan(recipe, size)
    unsaid = [phrase[language] for phrase in _unsaid(recipe, plan)]
    others = [phrase[language] for phrase in _others(recipe, plan)]
    yield said
    if unsaid:
        yield ", ".join((said, *unsaid))
    for number in range(MOST - 1 - bool(unsaid)):
        yield f"{said}, {others[(turn * 2 + number) % len(others)]}"


def _plan(recipe: Recipe, size: tuple[int, int]) -> Composition:
    unit = min(size[1], size[0] * 1.25)
    return compose(
        read(recipe.idea),
        index=recipe.index,
        key=recipe.key,
        drift=recipe.drift,
        wide=size[0] / unit,
        tall=size[1] / unit,
    )


def _unsaid(recipe: Recipe, plan: Composition) -> Iterator[Phrase]:
    """Yield the place and the hour that the picture has though the idea does not say them."""
    scene = read(recipe.idea)
    if not scene.settings and plan.scene.settings:
        yield PLACES[plan.scene.settings[0]]
    if scene.time is None:
        yield HOURS[plan.light.time]


def _others(recipe: Recipe, plan: Composition) -> list[Phrase]:
    """Return what the same idea could be painted as: in a style, or in another weather."""
    if read(recipe.idea).style is None:
        return list(STYLES.values())
    return [phrase for name, phrase in WEATHERS.items() if not plan.scene.has(name)]


def _from_afar(image: Image.Image, turn: int) -> tuple[str, ...]:
    look = measure(image)
    place, hour = PLACES[look.place][0], HOURS[look.time][0]
    colours = [COLOURS[name][1].partition(",")[0] for name in look.colours[:2]]
    mood = "busy" if look.is_busy else "calm"
    styles = [phrase[0] for phrase in STYLES.values()]
    one, other = (styles[(2 * turn + number) % len(styles)] for number in range(2))
    return (
        f"{place} {hour}, in {colours[0]} tones",
        f"a {look.shape}, {mood} landscape, {place} {hour}, {' and '.join(colours)} colours",
        f"{one}, {place} {hour}",
        f"{other}, {place} in {colours[0]} tones",
    )


def _cut(idea: str) -> str:
    """Return `idea` on one line, without a last stop, cut after a word where it is too long."""
    line = " ".join(idea.split())
    if len(line) > _LONGEST_IDEA:
        line = line[:_LONGEST_IDEA].rpartition(" ")[0] or line[:_LONGEST_IDEA]
    return line.rstrip(" .,;")
