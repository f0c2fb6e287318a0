"""From a request to the frames of its picture: which way it is painted, and in which file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PIL import Image

from easel.engines.base import DrawRequest
from easel.engines.sketch.painting import Wish, paint
from easel.engines.sketch.recipe import Recipe
from easel.engines.sketch.references import References
from easel.engines.sketch.retouch import fill, paint_around, repaint
from easel.engines.sketch.sources import open_mask, open_source, to_jpeg, to_partial, to_png
from easel.engines.sketch.tiling import mirrored, quarter
from easel.model import Change, Size

STAGES = 3
_AROUND = frozenset(
    (
        *(Change.ZOOM_OUT, Change.MAKE_SQUARE),
        *(Change.PAN_LEFT, Change.PAN_RIGHT, Change.PAN_UP, Change.PAN_DOWN),
    )
)
_Stages = Iterator[Image.Image]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """The pictures that came with a request; `parent` is the recipe of the first one to edit."""

    edited: list[Image.Image]
    parent: Recipe | None
    references: References


def frames(request: DrawRequest) -> Iterator[bytes]:
    """Yield the three stages and the result as bytes; each step is work for a thread."""
    # The policy's colours come last: what is said of the whole picture there holds for all of it.
    idea = f"{request.idea}. {request.colour}" if request.colour else request.idea
    recipe = Recipe(idea=idea, index=request.index, seed=request.seed)
    wish = Wish(recipe=recipe, avoid=request.avoid, size=request.size, quality=request.quality)
    given = _given(request)
    if request.mask is not None:
        yield from _masked(request, wish, given)
        return
    if request.tile:
        wish = quarter(wish)
    stages, own = _painted(request, wish, given)
    stages = map(mirrored, stages) if request.tile else stages
    for number, image in enumerate(stages):
        yield to_partial(image) if number < STAGES else to_jpeg(image, own)


def _given(request: DrawRequest) -> _Given:
    opened = [open_source(data) for data in request.sources]
    first = len(opened) - len(request.roles)
    return _Given(
        edited=[image for image, _ in opened[:first]],
        parent=opened[0][1] if first == 1 else None,
        references=References.of([image for image, _ in opened[first:]], request.roles),
    )


def _painted(request: DrawRequest, wish: Wish, given: _Given) -> tuple[_Stages, Recipe | None]:
    """Return the stages of a picture of its own, and the recipe to keep in it, if there is one."""
    references, parent, idea = given.references, given.parent, wish.recipe.idea
    if parent is not None and parent.patch is not None:
        # what was painted into it is in the picture alone, and is not painted on top once more
        words = "" if idea in (parent.patch, parent.idea) else idea
        again = replace(wish, recipe=replace(wish.recipe, idea=words))
        return map(references.recoloured, repaint(given.edited, again)), parent
    if parent is not None:
        own = _own(parent, request, idea)
        return map(references.dressed, paint(replace(wish, recipe=own))), own
    if given.edited:
        return map(references.recoloured, repaint(given.edited, wish)), None
    if references.images:
        return map(references.dressed, repaint(references.images, wish)), None
    return map(references.dressed, paint(wish)), wish.recipe


def _masked(request: DrawRequest, wish: Wish, given: _Given) -> Iterator[bytes]:
    """Yield an edit that keeps what the mask hides: as PNG, for not one pixel may change."""
    parent, idea = given.parent, wish.recipe.idea
    source, mask = given.edited[0], request.mask or b""
    source, where = _sized(source, open_mask(mask, source.size), request.size)
    if request.change in _AROUND:
        stages, own = paint_around(source, where, wish, parent), parent and parent.retold(idea)
    else:
        stages, own = fill(source, where, wish, parent), parent and parent.patched(idea)
    for number, image in enumerate(stages):
        if given.references.styles:
            image.paste(given.references.recoloured(image), mask=where)
        yield to_partial(image) if number < STAGES else to_png(image, own)


def _own(parent: Recipe, request: DrawRequest, idea: str) -> Recipe:
    """Return the recipe of an own picture's edit; enlarged, it is painted by the same one."""
    if request.change is Change.UPSCALE_CREATIVE:
        return parent if idea == parent.idea else parent.retold(idea)
    subtle = request.change is Change.VARY_SUBTLE
    return parent.varied(idea=idea, index=request.index, seed=request.seed, subtle=subtle)


def _sized(source: Image.Image, where: Image.Image, size: Size) -> tuple[Image.Image, Image.Image]:
    """Return source and mask in the wished size; as they are when they have it."""
    wished = (size.width, size.height)
    if source.size == wished:
        return source, where
    return source.resize(wished, Image.Resampling.LANCZOS), where.resize(
        wished, Image.Resampling.NEAREST
    )
