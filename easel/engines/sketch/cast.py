"""What every painter of a thing is told, and what the composition must know about a thing."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from easel.engines.sketch.paint import Colour
from easel.engines.sketch.sheet import Sheet

WHITE: Colour = (250, 247, 240)
INK: Colour = (42, 34, 46)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one thing shall look: its own colour if the words gave one, and its chance."""

    colour: Colour | None
    chance: random.Random
    night: bool = False

    def coat(self, usual: Colour) -> Colour:
        """Return the colour that was asked for, or the usual one."""
        return self.colour or usual


class Role(StrEnum):
    """Where in a picture a thing belongs by itself."""

    LANDMARK = "landmark"
    ACTOR = "actor"
    FLYER = "flyer"
    SWIMMER = "swimmer"
    COVER = "cover"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """One kind of thing: its painter and its measures.

    `height` is in heights of a dog for actors and in shares of a tall landmark for landmarks;
    `aspect` is width by height; `seat` is the (x, y) of the sheet where another thing can sit
    on it, in shares of its width and height. `home` is the setting that suits it when the
    words name none.
    """

    paint: Callable[[Sheet, Look], None]
    role: Role
    height: float = 1.0
    aspect: float = 1.0
    seat: tuple[float, float] = (0.5, 0.05)
    home: str | None = None
