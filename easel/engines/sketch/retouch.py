"""Edits: variations of own pictures, pictures of others painted over, and masked repainting."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps

from easel.engines.sketch.board import Board
from easel.engines.sketch.brush import brushed
from easel.engines.sketch.light import PALETTES, Light
from easel.engines.sketch.paint import dice, level, mix
from easel.engines.sketch.painting import Direct, Wish, paint
from easel.engines.sketch.reading import read
from easel.engines.sketch.recipe import Recipe
from easel.engines.sketch.regions import CORNER, Region, feathered, largest_patch, widest_strip
from easel.engines.sketch.scene import Scene, Time
from easel.engines.sketch.standing import paint_thing
from easel.engines.sketch.troupe import TROUPE
from easel.engines.sketch.views import Placed


def repaint(sources: list[Image.Image], wish: Wish) -> Iterator[Image.Image]:
    """Yield three stages and then `sources` painted anew with the wish's things small on top."""
    size = (wish.size.width, wish.size.height)
    base = _beside_each_other([source.convert("RGB") for source in sources], size)
    chance = dice(wish.recipe.key, "repaint")
    small = base.reduce(max(1, min(size) // 48)).filter(ImageFilter.GaussianBlur(1))
    yield small.resize(size, Image.Resampling.BICUBIC)
    toned = _shifted_palette(base, wish.recipe)
    yield toned.filter(ImageFilter.GaussianBlur(min(size) / 90))
    ground = toned.filter(ImageFilter.GaussianBlur(min(size) / 260))
    painted = brushed(ground, toned, chance, ((0.012, 2600, 0), (0.006, 5200, 0)))
    painted = Image.blend(toned, painted, 0.8)
    yield painted
    yield with_things(painted, wish, CORNER)


def fill(
    source: Image.Image, where: Image.Image, wish: Wish, recipe: Recipe | None
) -> Iterator[Image.Image]:
    """Yield three stages and then `source` repainted where `where` (L, 255 = repaint) says.

    New words are painted in place of what stood there: their place, hour and weather if they
    name one, and their things where there is most room. Outside of `where` every pixel of the
    last picture equals the source's; the edge is soft only inside. Mode as the source's.
    """
    soft = feathered(where)
    idea = wish.recipe.idea
    same = recipe is not None and idea in ("", recipe.idea)
    if recipe is not None and not same and _tells_a_place(idea, wish.avoid):
        stages = paint(replace(wish, recipe=recipe.retold(idea)), lambda _placed: None)
    elif recipe is not None:
        stages = paint(replace(wish, recipe=recipe), _director(wish, where, clear=not same))
    else:
        stages = repaint([source], replace(wish, recipe=replace(wish.recipe, idea="")))
    last: Image.Image | None = None
    for number, stage in enumerate(stages):
        last = stage
        if number < 3:
            yield _laid(source, stage, soft)
    assert last is not None
    if not same:
        last = with_things(last, wish, largest_patch(where))
    yield _laid(source, last, soft)


def paint_around(
    source: Image.Image, where: Image.Image, wish: Wish, recipe: Recipe | None
) -> Iterator[Image.Image]:
    """Yield three stages and then `source` with its landscape gone on where `where` says.

    An own picture's scene is painted without its things, which `source` has; words that it was
    not painted from are painted into the widest strip around it (of a picture that was painted
    elsewhere they are not known, and nothing is added to its surroundings). What stands outside
    of `where` keeps every pixel. Mode as the source's.
    """
    soft = feathered(where)
    if recipe is not None:
        # in the same light, and yet each of the four has clouds and grass of its own
        own = recipe.varied(idea="", index=wish.recipe.index, seed=wish.recipe.seed, subtle=True)
        stages = paint(replace(wish, recipe=own), lambda _placed: None)
    else:
        stages = repaint([source], replace(wish, recipe=replace(wish.recipe, idea="")))
    last: Image.Image | None = None
    for number, stage in enumerate(stages):
        last = stage
        if number < 3:
            yield _laid(source, stage, soft)
    assert last is not None
    if recipe is not None and wish.recipe.idea not in ("", recipe.idea):
        last = with_things(last, wish, widest_strip(where))
    yield _laid(source, last, soft)


def _tells_a_place(idea: str, avoid: tuple[str, ...]) -> bool:
    """Return whether `idea` says something of the whole scene and not only of things in it."""
    scene = read(idea, avoid)
    return bool(scene.settings or scene.weather or scene.time or scene.style or scene.hue)


def _director(wish: Wish, where: Image.Image, *, clear: bool) -> Direct:
    """Return who sends the things in `where` away (`clear`), or moves them about in it."""
    chance = dice(wish.recipe.key, "redirect")

    def direct(each: Placed) -> Placed | None:
        tall = each.height * min(1.0, 1.25 * wish.size.width / wish.size.height)
        middle = max(0.0, each.base - tall / 2)
        at = (round(max(0.0, each.x) * where.width), round(middle * where.height))
        if level(where, *at) < 128:
            return each
        if clear:
            return None
        return replace(
            each,
            x=each.x + chance.uniform(-0.05, 0.05),
            flip=not each.flip,
            height=each.height * chance.uniform(0.8, 1.05),
        )

    return direct


def _laid(source: Image.Image, painted: Image.Image, soft: Image.Image) -> Image.Image:
    """Return `source` with `painted` where `soft` is; where it is 0 no pixel changes."""
    result = source.copy()
    result.paste(painted.convert(source.mode), mask=soft)
    return result


def with_things(picture: Image.Image, wish: Wish, region: Region) -> Image.Image:
    """Return `picture` with the things of the wish's idea painted into `region`."""
    scene = read(wish.recipe.idea, wish.avoid)
    if not scene.things:
        return picture
    fine = min(2.0, math.sqrt(9_000_000 / wish.size.pixels))
    image = picture.convert("RGB").resize(
        (round(picture.width * fine), round(picture.height * fine)), Image.Resampling.BICUBIC
    )
    time = scene.time or Time.DAY
    chance = dice(wish.recipe.key, "on top")
    light = Light(
        palette=PALETTES[time][wish.recipe.index % 4], time=time, x=chance.uniform(0.1, 0.9), y=0.2
    )
    board = Board(image=image, scene=scene, light=light, horizon=region.top, key=wish.recipe.key)
    for each in _lined_up(board, scene, region):
        paint_thing(board, each)
    return board.image.resize(picture.size, Image.Resampling.LANCZOS)


def _lined_up(board: Board, scene: Scene, region: Region) -> list[Placed]:
    """Return the scene's things side by side, as large as the region lets them be."""
    each_of = [
        (which, thing) for which, thing in enumerate(scene.things) for _ in range(thing.count)
    ][:9]
    wide = (region.right - region.left) * board.width / board.unit / len(each_of)
    tall = (region.bottom - region.top) * board.height / board.unit
    placed = []
    for i, (which, thing) in enumerate(each_of):
        chance = board.chance(f"spot{i}")
        height = max(0.03, min(tall * 0.8, 0.86 * wide / TROUPE[thing.kind].aspect, 0.55)) * min(
            1.0, 0.9 * thing.scale + 0.1
        )
        x = region.left + (region.right - region.left) * (i + 0.5) / len(each_of)
        floor = region.bottom - (region.bottom - region.top) * chance.uniform(0.07, 0.12)
        placed.append(
            Placed(
                kind=thing.kind,
                x=x,
                base=floor,
                height=height,
                depth=0.0,
                colour=thing.colour,
                number=which * 10 + i,
                flip=x > 0.5,
            )
        )
    return placed


def _beside_each_other(sources: list[Image.Image], size: tuple[int, int]) -> Image.Image:
    """Return one picture of `size` from all sources: each a slice, melting into the next."""
    base = ImageOps.fit(sources[0], size, Image.Resampling.LANCZOS)
    ramp = Image.linear_gradient("L").rotate(90)
    for i, source in enumerate(sources[1:], 1):
        place = i / len(sources)
        steep = [
            max(0, min(255, round((value / 255 - place) * 2600 + 128))) for value in range(256)
        ]
        base.paste(
            ImageOps.fit(source, size, Image.Resampling.LANCZOS),
            mask=ramp.resize(size).point(steep),
        )
    return base


def _shifted_palette(base: Image.Image, recipe: Recipe) -> Image.Image:
    """Return `base` in another light: each of four variations has its own."""
    palette = PALETTES[tuple(Time)[recipe.index % 4]][recipe.index % 4]
    chance = dice(recipe.key, "palette")
    toned = ImageEnhance.Color(base).enhance(chance.uniform(1.1, 1.35))
    tint = Image.new("RGB", base.size, mix((255, 255, 255), palette.tint, 0.55))
    toned = ImageChops.multiply(toned, tint)
    glow = Image.new("RGB", base.size, palette.glow)
    return Image.blend(toned, ImageChops.soft_light(toned, glow), 0.3)
