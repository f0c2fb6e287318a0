"""What a model can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from easel.model.shapes import Quality, Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A row of capabilities: what one model of an engine can do and what it costs.

    `sizes` is the list of sizes it knows, or empty when `multiple` gives the rule: both sides
    a multiple of it, `min_pixels` to `max_pixels`, no side over `max_side`.
    `prices` are US dollars for one 1024x1024 picture by quality. `prompt_limit` is in
    characters. `partials` is how many partial pictures it can stream. `seeds` says that a seed
    gives the same picture again.
    """

    name: str
    sizes: tuple[Size, ...] = ()
    multiple: int = 16
    min_pixels: int = 655_360
    max_pixels: int = 8_294_400
    max_side: int = 3840
    qualities: tuple[Quality, ...] = tuple(Quality)
    formats: tuple[str, ...] = ("jpeg", "webp", "png")
    partials: int = 0
    edits: bool = True
    seeds: bool = False
    prompt_limit: int = 32_000
    prices: Mapping[Quality, Decimal] = field(default_factory=dict)
