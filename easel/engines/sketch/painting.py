"""Painting: from a composition to the picture, stage by stage."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PIL import Image, ImageFilter

from easel.engines.sketch import cover, distance, land, sky, space, water, weather
from easel.engines.sketch.board import Board
from easel.engines.sketch.composition import Composition, compose
from easel.engines.sketch.reading import read
from easel.engines.sketch.recipe import Recipe
from easel.engines.sketch.standing import paint_thing
from easel.engines.sketch.styles import finish
from easel.engines.sketch.troupe import TROUPE
from easel.engines.sketch.views import Placed
from easel.model import Quality, Size

_FINENESS = {Quality.LOW: 1.5, Quality.MEDIUM: 2.0, Quality.HIGH: 2.6}
"""How many times larger than the picture the board is, on a side."""

MOST_PIXELS = 9_500_000
"""A board is never larger, so that a 4K picture does not take a gigabyte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to paint: the recipe, in which size and with how much care."""

    recipe: Recipe
    avoid: tuple[str, ...]
    size: Size
    quality: Quality


Direct = Callable[[Placed], Placed | None]
"""What a director says to each thing in its place: stay, move there, or leave (None)."""


def paint(wish: Wish, direct: Direct | None = None) -> Iterator[Image.Image]:
    """Yield three unfinished pictures, then the finished one, all RGB and of the wished size.

    Each step may take some hundred milliseconds; between any two of them work can stop.
    """
    size = (wish.size.width, wish.size.height)
    board, plan = prepare(wish)
    paint_background(board, plan)
    if direct is not None:
        plan = replace(plan, placed=tuple(filter(None, map(direct, plan.placed))))
    yield _rough(board, plan).resize(size, Image.Resampling.BICUBIC)
    paint_things(board, plan)
    yield _shapes(board).resize(size, Image.Resampling.BICUBIC)
    paint_foreground(board, plan)
    picture = board.image.resize(size, Image.Resampling.LANCZOS)
    yield picture.filter(ImageFilter.GaussianBlur(min(size) / 700))
    yield finish(picture, scene=plan.scene, light=plan.light, chance=board.chance("finish"))


def prepare(wish: Wish) -> tuple[Board, Composition]:
    """Return an empty board of the right size and the composition for it."""
    recipe, size = wish.recipe, wish.size
    scene = read(recipe.idea, wish.avoid)
    fine = min(_FINENESS[wish.quality], math.sqrt(MOST_PIXELS / size.pixels))
    image = Image.new(
        "RGB", (max(16, round(size.width * fine)), max(16, round(size.height * fine)))
    )
    unit = min(image.height, image.width * 1.25)
    plan = compose(
        scene,
        index=recipe.index,
        key=recipe.key,
        drift=recipe.drift,
        wide=image.width / unit,
        tall=image.height / unit,
    )
    board = Board(
        image=image,
        scene=plan.scene,
        light=plan.light,
        horizon=plan.view.horizon,
        key=recipe.key,
        drift=recipe.drift,
        detail={Quality.LOW: 0.6, Quality.MEDIUM: 1.0}.get(wish.quality, 1.6),
    )
    return board, plan


def paint_background(board: Board, plan: Composition) -> None:
    """Paint sky, distance, ground and water."""
    scene = plan.scene
    if scene.has("underwater"):
        water.paint_deep(board)
        land.paint_ground(board)
        water.paint_sea_floor(board)
        return
    if scene.has("space", "moon"):
        space.paint_space(board)
        if scene.has("moon"):
            land.paint_ground(board)
        return
    sky.paint_sky(board)
    distance.paint_distance(board)
    land.paint_ground(board)
    if scene.has("sea"):
        water.paint_sea(board, _shore(plan))
    elif scene.has("river"):
        water.paint_river(board)
    if plan.view.path and not scene.has("sea", "river"):
        cover.paint_path(board, (_path_end(plan), plan.view.ground))
    if not scene.has("sea"):
        cover.paint_grove(board, _taken(board, plan))
        cover.paint_grass(board)


def _taken(board: Board, plan: Composition) -> tuple[tuple[float, float], ...]:
    """Return the spans of the width where things stand, so that no tree hides behind them."""
    spans = []
    for each in plan.placed:
        half = each.height * TROUPE[each.kind].aspect * board.unit / board.width / 2
        spans.append((each.x - half * 0.8, each.x + half * 0.8))
    return tuple(spans)


def _shore(plan: Composition) -> float:
    """Return where the sea meets the beach; with only boats and fish it fills the picture."""
    dry = [each for each in plan.placed if each.grounded]
    if not dry and plan.placed:
        return 1.05
    return plan.view.horizon + (plan.view.stand - plan.view.horizon) * 0.62


def _path_end(plan: Composition) -> float:
    standing = [each for each in plan.placed if each.base <= plan.view.ground + 0.05]
    return standing[-1].x if standing else 0.5


def paint_things(board: Board, plan: Composition) -> None:
    """Paint all things, far to near; those above the water's line before it mirrors them."""
    line = plan.view.mirror
    if line is None:
        for each in plan.placed:
            paint_thing(board, each)
        return
    for each in plan.placed:
        if each.base <= line + 0.01:
            paint_thing(board, each)
    water.paint_mirror(board, line)
    for each in plan.placed:
        if each.base > line + 0.01:
            paint_thing(board, each)


def paint_foreground(board: Board, plan: Composition) -> None:
    """Lay weather and the framing leaves over the scene."""
    weather.paint_weather(board)
    if plan.view.framed:
        cover.paint_frame(board, 1 if plan.view.flipped else -1)


def _rough(board: Board, plan: Composition) -> Image.Image:
    """Return the first lay-in: soft blocks of colour, and in them where each thing will be."""
    size = (96, max(8, round(96 * board.height / board.width)))
    small = replace(board, image=board.image.resize(size, Image.Resampling.BOX))
    for each in plan.placed:
        paint_thing(small, each)
    return small.image.filter(ImageFilter.GaussianBlur(2.6))


def _shapes(board: Board) -> Image.Image:
    """Return the main shapes without their details."""
    small = board.image.reduce(max(1, min(board.image.size) // 128))
    return small.filter(ImageFilter.GaussianBlur(0.9))
