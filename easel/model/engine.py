"""What a model can do."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from easel.model.shapes import Aspect, Orientation, Quality, Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A row of capabilities: what one model of an engine can do and what it costs.

    `sizes` is the list of sizes it knows, or empty when `multiple` gives the rule: both sides
    a multiple of it, `min_pixels` to `max_pixels`, no side over `max_side`, the long side at most
    `steepest` times the short one.
    `qualities` are what people may ask for, `quality_names` what the model calls those that it
    calls otherwise. `prices` are US dollars for one 1024x1024 picture by quality. `prompt_limit`
    is in characters. `number` is how many pictures one call may ask for, `partials` how many
    partial pictures it can stream, `sources` how many pictures an edit may start from. `seeds`
    says that a seed gives the same picture again, `varies` that it can be told how much to leave to
    chance, `moderation` that its strictness is a parameter.
    `retires` is the day from which it is no longer served, `successor` what to take then.
    """

    name: str
    sizes: tuple[Size, ...] = ()
    multiple: int = 16
    min_pixels: int = 655_360
    max_pixels: int = 8_294_400
    max_side: int = 3840
    steepest: int = 3
    qualities: tuple[Quality, ...] = tuple(Quality)
    quality_names: Mapping[Quality, str] = field(default_factory=dict)
    formats: tuple[str, ...] = ("jpeg", "webp", "png")
    number: int = 10
    partials: int = 0
    edits: bool = True
    masks: bool = True
    sources: int = 16
    seeds: bool = False
    varies: bool = False
    moderation: bool = True
    prompt_limit: int = 32_000
    prices: Mapping[Quality, Decimal] = field(default_factory=dict)
    retires: date | None = None
    successor: str = ""

    def is_retired(self, today: date) -> bool:
        """Say whether its provider serves it no longer."""
        return self.retires is not None and today >= self.retires

    @property
    def least_side(self) -> int:
        """Return the least that the longest side of a picture can be, in pixels."""
        if self.sizes:
            return min(max(size.width, size.height) for size in self.sizes)
        side = math.isqrt(self.min_pixels - 1) + 1
        return math.ceil(side / self.multiple) * self.multiple


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What people may draw with in one place: the models and the `qualities` of each by its name.

    The first model draws for those who choose none. `aspect` is the one ratio that there is, None
    for any of `orientation`; `longest_side` is in pixels, None for as long as a model draws.
    """

    models: tuple[Model, ...]
    qualities: Mapping[str, tuple[Quality, ...]]
    aspect: Aspect | None
    orientation: Orientation
    longest_side: int | None
