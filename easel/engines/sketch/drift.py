"""Drift: how a variation differs from its parent, and how it stays recognisable."""

from __future__ import annotations

import random
from dataclasses import replace

from easel.engines.sketch.paint import Colour, dice
from easel.engines.sketch.recipe import SUBTLE
from easel.engines.sketch.scene import Scene
from easel.engines.sketch.troupe import TROUPE
from easel.engines.sketch.views import Placed, View

_SKY: tuple[tuple[str, int, float], ...] = (
    ("bird", 3, 0.05),
    ("air_balloon", 1, 0.15),
    ("bird", 5, 0.04),
    ("balloon", 2, 0.1),
)
_EARTH: tuple[tuple[str, int, float], ...] = (
    ("butterfly", 2, 0.06),
    ("flower", 4, 0.13),
    ("mushroom", 2, 0.09),
    ("bush", 1, 0.1),
)
_FEATHERS: tuple[Colour, ...] = ((240, 240, 246), (92, 104, 136), (226, 122, 92))
_WITHOUT_EXTRAS = ("space", "moon", "underwater")


def drifted(placed: tuple[Placed, ...], scene: Scene, view: View, drift: str) -> tuple[Placed, ...]:
    """Move everything a little and add small things that nobody asked for nor ruled out.

    A subtle drift comes after its parent's, moves less, and adds nothing.
    """
    strong, _, subtle = drift.partition(SUBTLE)
    if strong:
        placed = _strongly(placed, scene, view, strong)
    if subtle:
        placed = tuple(_moved(each, dice(subtle, each.kind, each.number), 0.4) for each in placed)
    return placed


def _strongly(
    placed: tuple[Placed, ...], scene: Scene, view: View, drift: str
) -> tuple[Placed, ...]:
    moved = [_moved(each, dice(drift, each.kind, each.number), 1.0) for each in placed]
    chance = dice(drift, "extras")
    if not scene.has(*_WITHOUT_EXTRAS):
        for offers, air in ((_SKY, True), (_EARTH, False)):
            wanted = [offer for offer in offers if offer[0] not in scene.avoid]
            if wanted and (air or not scene.has("sea", "snow", "city")):
                moved += _extras(chance, view, chance.choice(wanted), list(placed), air=air)
    return tuple(sorted(moved, key=lambda each: (each.base + each.rank, each.number)))


def _moved(each: Placed, chance: random.Random, far: float) -> Placed:
    return replace(
        each,
        x=each.x + far * chance.uniform(-0.022, 0.022),
        height=each.height * (1 + far * chance.uniform(-0.05, 0.06)),
    )


def _extras(
    chance: random.Random,
    view: View,
    offer: tuple[str, int, float],
    placed: list[Placed],
    *,
    air: bool,
) -> list[Placed]:
    kind, count, height = offer
    x = max((chance.uniform(0.08, 0.92) for _ in range(9)), key=lambda x: _room(x, placed))
    extras = []
    for i in range(count):
        y = (
            view.horizon * chance.uniform(0.2, 0.5)
            if air
            else chance.uniform(view.ground + 0.04, view.stand)
        )
        extras.append(
            Placed(
                kind=kind,
                x=x + (i - (count - 1) / 2) * 0.06 + chance.uniform(-0.015, 0.015),
                base=y,
                height=height * chance.uniform(0.8, 1.2),
                depth=0.15 if air else 0.0,
                colour=chance.choice(_FEATHERS) if kind == "bird" else None,
                number=900 + i,
                flip=chance.random() < 0.5,
                grounded=not air and kind != "butterfly",
                rank=-0.3 if air else 0.0,
            )
        )
    return extras


def _room(x: float, placed: list[Placed]) -> float:
    """Return how far `x` is from the nearest edge of what stands there already."""
    return min((abs(x - each.x) - _half(each) for each in placed), default=1.0)


def _half(each: Placed) -> float:
    return each.height * TROUPE[each.kind].aspect / 2
