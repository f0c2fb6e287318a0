"""Composition: a scene, seen in one of four ways, becomes places for everything in it."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from easel.engines.sketch.drift import drifted
from easel.engines.sketch.light import PALETTES, Light
from easel.engines.sketch.paint import dice
from easel.engines.sketch.recipe import SUBTLE
from easel.engines.sketch.scene import Scene, Thing, Time
from easel.engines.sketch.staging import stage
from easel.engines.sketch.troupe import TROUPE
from easel.engines.sketch.views import VIEWS, Placed, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Everything that is decided before the first stroke."""

    view: View
    light: Light
    scene: Scene
    placed: tuple[Placed, ...]


def compose(
    scene: Scene, *, index: int, key: str, drift: str, wide: float, tall: float
) -> Composition:
    """Return the composition of the `index`-th picture, `wide` by `tall` in its units."""
    chance = dice(key, "composition")
    view = _view(index, chance)
    scene = _at_home(scene, index, chance)
    view = _suited(view, scene)
    light = _light(scene, index, view, chance, drift)
    placed = stage(scene, view, chance=chance, wide=wide, tall=tall)
    return Composition(
        view=view, light=light, scene=scene, placed=drifted(placed, scene, view, drift)
    )


def _view(index: int, chance: random.Random) -> View:
    view = VIEWS[index % len(VIEWS)]
    flipped = view.flipped != (chance.random() < 0.5)
    return replace(
        view,
        horizon=view.horizon + chance.uniform(-0.02, 0.02),
        focus=view.focus + chance.uniform(-0.03, 0.03),
        flipped=flipped,
    )


def _suited(view: View, scene: Scene) -> View:
    """Fit a view to water and space, where a mirror or a path would be out of place."""
    if scene.has("underwater"):
        return replace(view, horizon=max(0.8, view.horizon), mirror=None, framed=False, path=False)
    if scene.has("space", "moon"):
        return replace(view, mirror=None, framed=False, path=False)
    if scene.has("lake") and view.mirror is None:
        return replace(
            view,
            mirror=0.93 if view.stand > 0.95 else 0.88,
            stand=min(view.stand, 0.86),
            path=False,
        )
    if scene.has("city"):
        return replace(view, path=False)
    if scene.has("sea", "river"):
        return replace(view, mirror=None, path=False)
    return view


def _at_home(scene: Scene, index: int, chance: random.Random) -> Scene:
    """Give a scene without a place the home of its things; an empty one an easel outdoors."""
    if not scene.things and not scene.settings and not scene.weather and scene.time is None:
        easel = Thing(kind="easel")
        scene = replace(scene, things=(easel,) if "easel" not in scene.avoid else ())
        return replace(scene, settings=(("meadow", "hills", "forest", "sea")[index % 4],))
    if scene.has("beach") and not scene.has("lake", "river", "sea"):
        return replace(scene, settings=(*scene.settings, "sea"))
    if scene.has("city") and not scene.things and "skyscraper" not in scene.avoid:
        return replace(scene, things=(Thing(kind="skyscraper", count=3),))
    if scene.settings:
        return scene
    homes = [TROUPE[thing.kind].home for thing in scene.things]
    home = next((name for name in homes if name and name not in scene.avoid), None)
    if home:
        return replace(scene, settings=(home,))
    around = ("hills", "meadow", "mountains", "meadow")[(index + chance.randrange(2)) % 4]
    return replace(scene, settings=() if around in scene.avoid else (around,))


_HOURS = (Time.DAY, Time.SUNSET, Time.DAY, Time.DAWN)


def _light(scene: Scene, index: int, view: View, chance: random.Random, drift: str) -> Light:
    time = scene.time or (Time.DAY if scene.has("sun") else _HOURS[index % 4])
    palettes = PALETTES[time]
    palette = palettes[index % len(palettes)]
    if strong := drift.partition(SUBTLE)[0]:
        mood = dice(strong, "mood")
        palette = palette.leaning(mood.choice(palettes), mood.uniform(0.15, 0.5))
    low = time in (Time.DAWN, Time.SUNSET)
    x = chance.uniform(0.14, 0.46)
    if view.flipped:
        x = 1 - x
    up = (0.2 if low else 0.55) + chance.uniform(0.0, 0.14 if low else 0.3)
    return Light(palette=palette, time=time, x=x, y=view.horizon * (1 - up))
