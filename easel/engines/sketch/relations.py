"""Relations: what "on", "under", "behind" and the like do to places that were set by role."""

from __future__ import annotations

from dataclasses import replace

from easel.engines.sketch.cast import Role
from easel.engines.sketch.scene import Relation
from easel.engines.sketch.troupe import TROUPE
from easel.engines.sketch.views import Placed

_HULLS = frozenset({"boat", "air_balloon"})
"""What a passenger sits in, not on: its edge hides their feet."""

_WINGED = frozenset({"dragon", "owl"})

Group = list[Placed]


def related(
    group: Group, relation: Relation, objects: Group, *, wide: float, tall: float
) -> tuple[Group, Group]:
    """Return `group` and `objects` moved so that the one stands in `relation` to the other.

    All of `group` is placed by the first of `objects`; the picture is `wide` by `tall` units.
    """
    target = objects[0]
    if relation is Relation.UNDER:
        target = _sheltering(target, group)
        objects = [target, *objects[1:]]
    if relation is Relation.ABOVE:
        target = replace(target, height=min(target.height, 0.6 * target.base * tall))
        objects = [target, *objects[1:]]
    if relation is Relation.ON and TROUPE[target.kind].role is Role.LANDMARK:
        target = replace(target, height=min(max(target.height, 0.46), 0.78 * target.base * tall))
        objects = [target, *objects[1:]]
    moved: Group = []
    for i, each in enumerate(group):
        row = (i - (len(group) - 1) / 2) * 0.92
        moved += _MOVES[relation](each, target, row, wide, tall)
    return moved, objects


def _width(each: Placed, wide: float) -> float:
    return each.height * TROUPE[each.kind].aspect / wide


def _beside(each: Placed, target: Placed, row: float, wide: float, tall: float) -> Group:
    if TROUPE[each.kind].role is Role.LANDMARK:
        return [each]
    side = 1 if target.x < 0.45 else -1
    near = target.x + side * (_width(target, wide) * 0.5 + _width(each, wide) * 0.62)
    if abs(row) > 0:
        near += row * _width(each, wide)
    share = 0.45 if TROUPE[target.kind].role is Role.LANDMARK else 1.0
    return [replace(each, x=each.x + (near - each.x) * share, flip=side > 0)]


def _on(each: Placed, target: Placed, row: float, wide: float, tall: float) -> Group:
    seat_x, seat_y = TROUPE[target.kind].seat
    if target.flip:
        seat_x = 1 - seat_x
    share = 0.4 if TROUPE[target.kind].role is Role.LANDMARK else 0.62
    height = min(each.height, target.height * share)
    sits = replace(each, height=height)
    hull = target.kind in _HULLS
    base = (
        target.base - target.height * (1 - seat_y) / tall + (height * 0.3 / tall if hull else 0.004)
    )
    key = target.base + target.rank
    return [
        replace(
            sits,
            x=target.x + (seat_x - 0.5) * _width(target, wide) + row * _width(sits, wide) * 0.8,
            base=base,
            depth=target.depth * 0.6,
            grounded=False,
            rank=key - base + (-0.001 if hull else 0.001),
        )
    ]


def _sheltering(target: Placed, group: Group) -> Placed:
    """Return `target` brought forward and made large enough to stand under."""
    if TROUPE[target.kind].role not in (Role.LANDMARK, Role.ACTOR, Role.COVER):
        return target
    tallest = max(each.height for each in group)
    base = max(each.base for each in group) - 0.035
    grown = max(
        target.height,
        min(0.86, tallest * (2.1 if TROUPE[target.kind].role is Role.LANDMARK else 1.5)),
    )
    return replace(target, height=grown, base=max(target.base, base), depth=0.0)


def _under(each: Placed, target: Placed, row: float, wide: float, tall: float) -> Group:
    lean = -0.12 if target.kind != "arch" else 0.0
    x = target.x + lean * _width(target, wide) + row * _width(each, wide)
    if TROUPE[target.kind].role in (Role.FLYER, Role.SWIMMER):
        return [replace(each, x=x)]
    height = min(each.height, target.height * (0.5 if target.kind == "arch" else 0.62))
    return [
        replace(each, x=x, base=max(each.base, target.base + 0.012), height=height, grounded=True)
    ]


def _before(each: Placed, target: Placed, row: float, wide: float, tall: float) -> Group:
    x = target.x + row * _width(each, wide)
    if TROUPE[target.kind].role is not Role.LANDMARK:
        x -= 0.3 * _width(target, wide)
    return [replace(each, x=x, base=max(each.base, target.base + 0.04))]


def _behind(each: Placed, target: Placed, row: float, wide: float, tall: float) -> Group:
    side = -1 if target.x > 0.5 else 1
    x = (
        target.x
        + side * (0.42 * _width(target, wide) + 0.1 * _width(each, wide))
        + row * _width(each, wide)
    )
    base = target.base - 0.03
    return [replace(each, x=x, base=base, rank=target.rank - 0.01, flip=side < 0)]


def _above(each: Placed, target: Placed, row: float, wide: float, tall: float) -> Group:
    top = target.base - target.height / tall
    height = min(each.height, max(0.1, (top - 0.06) * tall))
    lift = 0.05 * (each.number % 3) if TROUPE[each.kind].role is Role.FLYER else 0.0
    raised = replace(
        each,
        x=target.x + row * _width(each, wide),
        height=height,
        base=max(top - 0.035 - lift, height / tall + 0.03),
        grounded=False,
        rank=0.3,
    )
    if TROUPE[each.kind].role is not Role.ACTOR or each.kind in _WINGED:
        return [raised]
    return [*_lifting(raised, wide, tall), raised]


def _lifting(each: Placed, wide: float, tall: float) -> Group:
    """Return the balloons that carry what cannot fly."""
    top = each.base - each.height / tall * 0.8
    return [
        Placed(
            kind="balloon",
            x=each.x + dx * _width(each, wide),
            base=top + 0.02,
            height=each.height * size,
            depth=0.0,
            colour=None,
            number=each.number * 10 + i,
            grounded=False,
            rank=0.3,
        )
        for i, (dx, size) in enumerate(((-0.25, 0.75), (0.0, 0.95), (0.25, 0.7)))
    ]


_MOVES = {
    Relation.BESIDE: _beside,
    Relation.ON: _on,
    Relation.UNDER: _under,
    Relation.BEFORE: _before,
    Relation.BEHIND: _behind,
    Relation.ABOVE: _above,
}
