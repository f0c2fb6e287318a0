"""The four ways to look at a scene, and what it is to stand somewhere in a picture."""

from __future__ import annotations

from dataclasses import dataclass

from easel.engines.sketch.paint import Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One way to look at a scene. Lengths are shares of the picture, sizes of its unit.

    `actor` and `landmark` are the heights of a dog and of a tall landmark; `stand` and
    `ground` the heights in the picture where their feet are; `mirror` is the line below which
    still water mirrors all, None for none.
    """

    horizon: float
    actor: float
    landmark: float
    stand: float
    ground: float
    focus: float = 0.32
    mirror: float | None = None
    framed: bool = False
    path: bool = False
    flipped: bool = False


VIEWS = (
    View(horizon=0.60, actor=0.30, landmark=0.64, stand=0.90, ground=0.67, focus=0.33),
    View(
        horizon=0.70, actor=0.56, landmark=0.50, stand=0.985, ground=0.73, focus=0.36, flipped=True
    ),
    View(
        horizon=0.47,
        actor=0.20,
        landmark=0.44,
        stand=0.80,
        ground=0.56,
        focus=0.42,
        framed=True,
        path=True,
    ),
    View(
        horizon=0.55,
        actor=0.26,
        landmark=0.52,
        stand=0.715,
        ground=0.62,
        focus=0.36,
        mirror=0.735,
        flipped=True,
    ),
)
"""The four pictures of an order: the stage, the portrait, the wide view, the mirror."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One thing in its place: `x` and `base` (its feet) are shares of the picture's width and
    height, `height` is a share of the unit; `depth` is 0 (near) to 1 (far).
    """

    kind: str
    x: float
    base: float
    height: float
    depth: float
    colour: Colour | None
    number: int
    flip: bool = False
    grounded: bool = True
    rank: float = 0.0
