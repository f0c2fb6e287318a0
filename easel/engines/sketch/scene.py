"""What a prompt was read as: things, how they stand to one another, place, time and style."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from easel.engines.sketch.paint import Colour


class Time(StrEnum):
    DAWN = "dawn"
    DAY = "day"
    SUNSET = "sunset"
    NIGHT = "night"


class Style(StrEnum):
    WATERCOLOUR = "watercolour"
    PIXELS = "pixels"
    PENCIL = "pencil"
    MONOCHROME = "monochrome"
    OIL = "oil"
    CARTOON = "cartoon"
    LOW_POLY = "low_poly"
    GLASS = "glass"
    POSTER = "poster"


class Relation(StrEnum):
    BESIDE = "beside"
    ON = "on"
    UNDER = "under"
    BEFORE = "before"
    BEHIND = "behind"
    ABOVE = "above"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One noun: a key of the troupe, how many of it, its colour and its size (1 is usual)."""

    kind: str
    count: int = 1
    colour: Colour | None = None
    scale: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The thing at index `subject` stands in `relation` to the one at `object`."""

    subject: int
    relation: Relation
    object: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A whole prompt as read. Empty fields were not said.

    `settings` and `weather` are in the order of the words; `hue` is a colour that was said of
    nothing and so tints everything; `avoid` holds kinds, settings and weather to leave out.
    """

    things: tuple[Thing, ...] = ()
    links: tuple[Link, ...] = ()
    settings: tuple[str, ...] = ()
    weather: tuple[str, ...] = ()
    time: Time | None = None
    style: Style | None = None
    hue: Colour | None = None
    avoid: frozenset[str] = frozenset()

    def has(self, *names: str) -> bool:
        """Return whether one of `names` is among the settings or the weather."""
        return any(name in self.settings or name in self.weather for name in names)
