"""What a button under a picture asks of the engine: its words, its shape, its size."""

from __future__ import annotations

from dataclasses import dataclass, replace

from easel import policy as rules
from easel.engines.sizes import STEEPEST, larger_size, size_for
from easel.errors import ActionRestricted
from easel.model import (
    Action,
    Aspect,
    Change,
    Edit,
    Job,
    Model,
    Picture,
    PictureKey,
    Policy,
    Prompt,
    Quality,
    Size,
)
from easel.pictures.widen import frame, place

# A pan adds half of the picture's side.
PAN = (3, 2)

FROM_WORDS = (Change.VARY_SUBTLE, Change.VARY_STRONG)
"""What can be had of a model that changes no pictures: another one of the same idea."""

_FROM_PICTURES = "Pictures in a prompt"
_SIDEWAYS = (Change.PAN_LEFT, Change.PAN_RIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What an edit starts from: a kept picture and the job that drew it."""

    edit: Edit
    job: Job
    picture: Picture

    @property
    def key(self) -> PictureKey:
        return self.picture.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What an edit is asked for in: how many pictures, at which size and quality."""

    number: int
    size: Size
    quality: Quality


def reshaped(prompt: Prompt, origin: Origin) -> Prompt:
    """Return `prompt` with the ratio that a pan, Make Square or a region gives the picture.

    It stands in the prompt like one that was typed, so the policy judges it and later edits
    keep it. A pan adds half of the picture's side, up to 3:1.
    """
    change, old = origin.edit.change, origin.job.aspect
    if change is Change.VARY_REGION:
        return replace(prompt, aspect=old)
    if change is Change.MAKE_SQUARE:
        return replace(prompt, aspect=Aspect(1, 1))
    if origin.edit.action is not Action.PAN:
        return prompt
    if change in _SIDEWAYS:
        new = Aspect.of(old.width * PAN[0], old.height * PAN[1])
        return replace(prompt, aspect=new if new.ratio <= STEEPEST else Aspect(STEEPEST, 1))
    new = Aspect.of(old.width * PAN[1], old.height * PAN[0])
    return replace(prompt, aspect=new if new.ratio >= 1 / STEEPEST else Aspect(1, STEEPEST))


def scope(origin: Origin, wish: rules.Wish, model: Model, policy: Policy) -> Scope:
    """Return what `origin` is edited in. Raises ActionRestricted where nothing could come of it."""
    _refuse_what_it_can_not(origin, model)
    if origin.edit.change is Change.UPSCALE_CREATIVE:
        return _upscaled(origin, wish, model, policy)
    if origin.edit.change is Change.VARY_REGION:
        _refuse_nothing_chosen(origin.edit)
        return Scope(number=wish.number, size=_same_size(origin, model), quality=wish.quality)
    size = size_for(model, wish.aspect)
    if origin.edit.widens:
        box = place(origin.edit, origin.picture.size, size, wish.aspect)
        if box == frame(size, wish.aspect):
            raise ActionRestricted(_name(origin.edit), _why_nothing(origin))
    return Scope(number=wish.number, size=size, quality=wish.quality)


def refuse_pictures(number: int, model: Model) -> None:
    """Raise ActionRestricted where `model` does not draw from as many pictures as `number`."""
    if number and not model.edits:
        raise ActionRestricted(_FROM_PICTURES, f"{model.name} only draws from words.")
    if number > model.sources:
        most = "one picture" if model.sources == 1 else f"{model.sources} pictures"
        raise ActionRestricted(_FROM_PICTURES, f"{model.name} draws from {most} at the most.")


def _refuse_what_it_can_not(origin: Origin, model: Model) -> None:
    """Refuse what needs the picture itself, or a mask; a variation is drawn from words as well."""
    edit = origin.edit
    if not model.edits and edit.change not in FROM_WORDS:
        raise ActionRestricted(_name(edit), f"{model.name} only draws new pictures.")
    if not model.masks and (edit.widens or edit.change is Change.VARY_REGION):
        reason = f"{model.name} draws no part of a picture anew, only the whole."
        raise ActionRestricted(_name(edit), reason)


def _refuse_nothing_chosen(edit: Edit) -> None:
    if edit.region is None or not (edit.region.cells or edit.region.mask):
        reason = "Choose a cell of the picture first, or upload a mask."
        raise ActionRestricted(_name(edit), reason)


def _same_size(origin: Origin, model: Model) -> Size:
    """Return the size that the picture was asked for in: then what stays, stays to the pixel.

    A model that does not have it draws the nearest of its own.
    """
    size = origin.job.size
    return size if not model.sizes or size in model.sizes else size_for(model, origin.job.aspect)


def _upscaled(origin: Origin, wish: rules.Wish, model: Model, policy: Policy) -> Scope:
    """Return one picture in the model's next larger size, and its next quality that is allowed."""
    size = larger_size(model, wish.aspect, origin.job.size)
    if size is None:
        reason = f"{model.name} draws nothing larger than {origin.job.size} in this shape."
        raise ActionRestricted(_name(origin.edit), reason)
    better = list(Quality)[list(Quality).index(wish.quality) + 1 :]
    allowed = [
        each
        for each in better
        if each in model.qualities and (not policy.qualities or each in policy.qualities)
    ]
    return Scope(number=1, size=size, quality=allowed[0] if allowed else wish.quality)


def _why_nothing(origin: Origin) -> str:
    if origin.edit.change is Change.MAKE_SQUARE:
        return "The picture is square already."
    if origin.edit.action is Action.PAN:
        return f"At {origin.job.aspect} the picture is as long as one can be (3:1)."
    return "At this factor and shape there is nothing to add; take a factor over 1 or another --ar."


def _name(edit: Edit) -> str:
    """Return what people call an edit: by its button, where words stand on it."""
    if edit.action is Action.VARY:
        return f"Vary ({edit.change.removeprefix('vary-').capitalize()})"
    return edit.change.replace("-", " ").capitalize()
