"""Which size to ask a model for, so that as little as possible has to be cropped."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from easel.model import Aspect, Model, Size

LONG_SIDE, SHORT_SIDE = 1536, 1024
"""The box that a picture fills, in pixels: that of the classic sizes, so prices stay near them."""

STEEPEST = 3
"""The most that the long side of any picture may be of the short one: that of the prompt's --ar."""


def size_for(model: Model, aspect: Aspect) -> Size:
    """Return the size of `model` whose ratio is nearest to `aspect`, the largest of equals.

    A model with a list of sizes gets one of them. One with a rule gets both sides in multiples
    of `model.multiple`, within the model's bounds and, where those leave a choice, within
    1536x1024: 1:1 is 1024x1024, 3:2 is 1536x1024, 16:9 is 1536x864. Raises ValueError for a
    model whose rule allows no size at all.
    """
    if model.sizes:
        return min(model.sizes, key=lambda size: (_distance(size, aspect), -size.pixels))
    if aspect.width < aspect.height:
        lying = size_for(model, Aspect(aspect.height, aspect.width))
        return Size(lying.height, lying.width)
    best = _best(model, aspect, LONG_SIDE, SHORT_SIDE)
    best = best or _best(model, aspect, model.max_side, model.max_side) or _widest(model)
    if best is None:
        raise ValueError(f"the rule of {model.name} allows no size")
    return best


def larger_size(model: Model, aspect: Aspect, current: Size) -> Size | None:
    """Return the next size of `model` over `current`, as near to `aspect` as its usual one.

    A model with a rule gets sides of up to twice the current ones (2048x2048 after 1024x1024,
    then 2880x2880, the most that gpt-image-2 draws). None when there is no larger one.
    """
    if model.sizes:
        near = _distance(size_for(model, aspect), aspect)
        over = (size for size in model.sizes if size.pixels > current.pixels)
        fitting = [size for size in over if _distance(size, aspect) <= near]
        return min(fitting, key=lambda size: size.pixels, default=None)
    if aspect.width < aspect.height:
        turned = Aspect(aspect.height, aspect.width), Size(current.height, current.width)
        lying = larger_size(model, *turned)
        return None if lying is None else Size(lying.height, lying.width)
    best = _best(model, aspect, 2 * current.width, 2 * current.height)
    return best if best is not None and best.pixels > current.pixels else None


def within(model: Model, longest_side: int | None) -> Model:
    """Return `model` as one that draws no side over `longest_side` pixels, None for any.

    Raises ValueError when it draws nothing as small.
    """
    if longest_side is None:
        return model
    if longest_side < model.least_side:
        raise ValueError(f"{model.name} draws nothing within {longest_side} pixels")
    sizes = tuple(s for s in model.sizes if max(s.width, s.height) <= longest_side)
    return replace(model, sizes=sizes, max_side=min(model.max_side, longest_side))


def has_size(model: Model, size: Size) -> bool:
    """Say whether `model` draws exactly this size."""
    if model.sizes:
        return size in model.sizes
    sides = size.width, size.height
    fits = max(sides) <= model.max_side and all(side % model.multiple == 0 for side in sides)
    return fits and _fits(model, max(sides), min(sides))


def _best(model: Model, aspect: Aspect, long_side: int, short_side: int) -> Size | None:
    return min(
        _candidates(model, aspect, long_side, short_side),
        key=lambda size: (_distance(size, aspect), -size.pixels),
        default=None,
    )


def _widest(model: Model) -> Size | None:
    """Return the widest size that the rule allows: nothing is nearer to what is wider still."""
    step = model.multiple
    width = model.max_side // step * step
    height = math.ceil(model.min_pixels / width / step) * step if width else 0
    return Size(width, height) if 0 < height <= width else None


def _candidates(model: Model, aspect: Aspect, long_side: int, short_side: int) -> Iterator[Size]:
    """Yield, for each possible width, the sizes just under and just over the wanted ratio."""
    step = model.multiple
    flattest = min(aspect.ratio, model.steepest)
    for width in range(step, min(long_side, model.max_side) + 1, step):
        under = int(width / flattest / step) * step
        for height in (under, under + step):
            if 0 < height <= min(short_side, width) and _fits(model, width, height):
                yield Size(width, height)


def _fits(model: Model, width: int, height: int) -> bool:
    within = model.min_pixels <= width * height <= model.max_pixels
    return within and width <= model.steepest * height


def _distance(size: Size, aspect: Aspect) -> float:
    """Return how far the ratios are apart, 1 for equal, the same for too wide and too tall."""
    wide, tall = size.width * aspect.height, size.height * aspect.width
    return max(wide, tall) / min(wide, tall)
