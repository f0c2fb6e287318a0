"""Roles: where things stand by what they are, before the words move them."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from easel.engines.sketch.cast import Cast, Role
from easel.engines.sketch.scene import Relation, Scene, Thing
from easel.engines.sketch.troupe import TROUPE
from easel.engines.sketch.views import Placed, View

_LODGING = frozenset({Relation.ON, Relation.UNDER, Relation.ABOVE, Relation.BEHIND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """What placing needs to know; the picture is `wide` by `tall` in its own units."""

    scene: Scene
    view: View
    chance: random.Random
    wide: float
    tall: float


def by_role(floor: Floor, which: int) -> list[Placed]:
    """Place all of one thing by its role alone."""
    thing = floor.scene.things[which]
    cast = TROUPE[thing.kind]
    place = {
        Role.LANDMARK: _landmarks,
        Role.ACTOR: _actors,
        Role.COVER: _covers,
        Role.FLYER: _flyers,
        Role.SWIMMER: _swimmers,
    }[cast.role]
    return place(floor, which, thing, cast)


def _same_role(floor: Floor, which: int, *roles: Role) -> tuple[int, int]:
    """Return the place of thing `which` among those of its roles, and how many those are.

    What the words put on, under or over another thing takes no room beside it.
    """
    lodgers = {link.subject for link in floor.scene.links if link.relation in _LODGING}
    peers = [
        i
        for i, thing in enumerate(floor.scene.things)
        if TROUPE[thing.kind].role in roles and i not in lodgers
    ]
    return (peers.index(which), len(peers)) if which in peers else (0, 1)


def _fit(floor: Floor, height: float, aspect: float, share: float) -> float:
    """Return `height` made small enough that the thing is at most `share` of the width."""
    return min(height, share * floor.wide / aspect)


def _spread(floor: Floor, thing: Thing, cast: Cast, centre: float, height: float) -> list[float]:
    """Return where a thing's copies stand, left to right, around `centre`."""
    if thing.count == 1:
        return [centre]
    step = min(height * cast.aspect * 1.02 / floor.wide, 0.86 / thing.count)
    left = max(0.1, min(centre - step * (thing.count - 1) / 2, 0.9 - step * (thing.count - 1)))
    return [left + step * i for i in range(thing.count)]


def _landmarks(floor: Floor, which: int, thing: Thing, cast: Cast) -> list[Placed]:
    view, chance = floor.view, floor.chance
    number, total = _same_role(floor, which, Role.LANDMARK)
    alone = not any(TROUPE[each.kind].role is not Role.LANDMARK for each in floor.scene.things)
    height = view.landmark * cast.height * thing.scale * (1.25 if alone and total == 1 else 1.0)
    height /= 1 + 0.12 * (thing.count - 1) + 0.18 * (total - 1)
    height = _fit(
        floor,
        min(height, (view.ground - 0.05) * floor.tall),
        cast.aspect,
        0.96 / max(1, thing.count * 0.8),
    )
    centre = 1 - view.focus if total == 1 else 0.86 - 0.66 * number / (total - 1)
    if alone and total == 1:
        centre = 0.5 + (0.5 - view.focus) * 0.4
    if cast.aspect > 2:
        centre = 0.5
    return [
        Placed(
            kind=thing.kind,
            x=x,
            base=view.ground + chance.uniform(-0.01, 0.015) + 0.02 * (i % 2),
            height=height * (1 if thing.count == 1 else chance.uniform(0.82, 1.08)),
            depth=0.12 + 0.05 * number,
            colour=thing.colour,
            number=which * 10 + i,
            flip=chance.random() < 0.3,
        )
        for i, x in enumerate(_spread(floor, thing, cast, centre, height))
    ]


def _actors(floor: Floor, which: int, thing: Thing, cast: Cast) -> list[Placed]:
    view, chance = floor.view, floor.chance
    number, total = _same_role(floor, which, Role.ACTOR, Role.COVER, Role.SWIMMER)
    landmarks = any(TROUPE[each.kind].role is Role.LANDMARK for each in floor.scene.things)
    height = view.actor * cast.height * thing.scale * (1.0 if landmarks else 1.3)
    height /= (1 + 0.13 * (thing.count - 1)) * (1 + 0.16 * (total - 1))
    height = _fit(
        floor, min(height, 0.8), cast.aspect, 0.6 / min(3, max(1, total + (thing.count - 1) * 0.5))
    )
    centre = view.focus if total == 1 else 0.2 + 0.6 * number / (total - 1)
    if total == 1 and not landmarks:
        centre = 0.5 + (view.focus - 0.5) * 0.5
    return [
        Placed(
            kind=thing.kind,
            x=x,
            base=view.stand
            - (0.035 * ((i + 1) % 2) if thing.count > 1 else 0)
            - chance.uniform(0, 0.012),
            height=height * (1 if thing.count == 1 else chance.uniform(0.86, 1.1)),
            depth=0.0,
            colour=thing.colour,
            number=which * 10 + i,
            flip=x > 0.62,
        )
        for i, x in enumerate(_spread(floor, thing, cast, centre, height))
    ]


def _covers(floor: Floor, which: int, thing: Thing, cast: Cast) -> list[Placed]:
    """Strew what grows all over the ground; a single one is an actor like any other."""
    if thing.count == 1:
        return [
            replace(each, height=each.height * 1.5) for each in _actors(floor, which, thing, cast)
        ]
    view, chance = floor.view, floor.chance
    copies = thing.count * 3
    size = 1.5 if len(floor.scene.things) == 1 else 0.8
    placed = []
    for i in range(copies):
        t = ((i + chance.random()) / copies) ** 0.8
        near = view.stand if view.mirror else 0.99
        base = view.horizon + 0.05 + (near - view.horizon - 0.05) * t
        x = (0.1 + i * 0.618 + chance.uniform(-0.06, 0.06)) % 1.0
        height = (
            (0.05 + view.actor * cast.height * size * t * t)
            * thing.scale
            * chance.uniform(0.85, 1.15)
        )
        placed.append(
            Placed(
                kind=thing.kind,
                x=x,
                base=base,
                height=_fit(floor, height, cast.aspect, 0.3),
                depth=0.3 * (1 - t),
                colour=thing.colour,
                number=which * 10 + i % 10,
                flip=chance.random() < 0.5,
            )
        )
    return placed


def _flyers(floor: Floor, which: int, thing: Thing, cast: Cast) -> list[Placed]:
    view, chance = floor.view, floor.chance
    alone = len(floor.scene.things) == 1
    height = (
        view.actor
        * cast.height
        * thing.scale
        * (1.7 if alone else 1.15)
        / (1 + 0.09 * (thing.count - 1))
    )
    height = _fit(floor, min(height, 0.62), cast.aspect, 0.5)
    number, total = _same_role(floor, which, Role.FLYER)
    placed = []
    for i in range(thing.count):
        x = (
            0.5
            if thing.count == total == 1 and alone
            else (i + 0.5 + chance.uniform(-0.25, 0.25)) / thing.count
        )
        if thing.count == 1 and not alone:
            x = view.focus - 0.06 if total == 1 else (number + 0.5) / total
        y = view.horizon * chance.uniform(0.35, 0.75) + height * 0.5 / floor.tall
        placed.append(
            Placed(
                kind=thing.kind,
                x=x,
                base=max(min(y, view.horizon + 0.1), height * 1.1 / floor.tall + 0.04),
                height=height * chance.uniform(0.8, 1.1),
                depth=0.05,
                colour=thing.colour,
                number=which * 10 + i,
                grounded=False,
                rank=-0.2,
            )
        )
    return placed


def _swimmers(floor: Floor, which: int, thing: Thing, cast: Cast) -> list[Placed]:
    """Place what swims: under water anywhere, else on the water's surface."""
    if floor.scene.has("underwater"):
        return [
            replace(
                each,
                base=min(0.88, max(0.3, floor.chance.uniform(0.4, 0.72))),
                grounded=False,
                height=max(0.2, each.height * 1.15),
            )
            for each in _actors(floor, which, thing, cast)
        ]
    view = floor.view
    surface = (
        view.horizon + (view.stand - view.horizon) * 0.42
        if view.mirror is None
        else view.mirror + 0.06
    )
    return [
        replace(
            each,
            base=surface + 0.02 * (each.number % 2),
            height=each.height * 0.85,
            grounded=False,
            rank=0.3,
        )
        for each in _actors(floor, which, thing, cast)
    ]
