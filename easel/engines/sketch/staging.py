"""Staging: everything of a scene in its place, by its role and by what the words said of it."""

from __future__ import annotations

import random
from dataclasses import replace

from easel.engines.sketch.cast import Role
from easel.engines.sketch.relations import related
from easel.engines.sketch.roles import Floor, by_role
from easel.engines.sketch.scene import Scene
from easel.engines.sketch.troupe import TROUPE
from easel.engines.sketch.views import Placed, View


def stage(
    scene: Scene, view: View, *, chance: random.Random, wide: float, tall: float
) -> tuple[Placed, ...]:
    """Return every thing of `scene` in its place, far to near."""
    floor = Floor(scene=scene, view=view, chance=chance, wide=wide, tall=tall)
    groups = [by_role(floor, i) for i in range(len(scene.things))]
    for link in reversed(scene.links):
        groups[link.subject], groups[link.object] = related(
            groups[link.subject], link.relation, groups[link.object], wide=wide, tall=tall
        )
    placed = [_inside(each, wide) for group in groups for each in group]
    placed = [each for each in placed if not _hides(each, placed, wide)]
    if view.flipped:
        placed = [replace(each, x=1 - each.x, flip=not each.flip) for each in placed]
    return tuple(sorted(placed, key=lambda each: (each.base + each.rank, each.number)))


def _inside(each: Placed, wide: float) -> Placed:
    """Keep a thing in the picture; a large one may be cut by a little."""
    half = each.height * TROUPE[each.kind].aspect / wide / 2
    room = half * (0.8 if half > 0.2 else 1.0) + 0.01
    return replace(each, x=0.5 if room >= 0.5 else max(room, min(1 - room, each.x)))


def _hides(each: Placed, placed: list[Placed], wide: float) -> bool:
    """Return whether a strewn flower would stand before something that shall be seen."""
    if TROUPE[each.kind].role is not Role.COVER:
        return False
    return any(
        TROUPE[other.kind].role is not Role.COVER
        and other.base < each.base + 0.03
        and each.base - each.height * 0.9 < other.base
        and abs(each.x - other.x) < 0.5 * (_span(each, wide) + _span(other, wide))
        for other in placed
    )


def _span(each: Placed, wide: float) -> float:
    return each.height * TROUPE[each.kind].aspect / wide
