"""Everything that can be painted as a thing, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from easel.engines.sketch.beasts import BEASTS
from easel.engines.sketch.buildings import BUILDINGS
from easel.engines.sketch.cast import Cast
from easel.engines.sketch.creatures import CREATURES
from easel.engines.sketch.landmarks import LANDMARKS
from easel.engines.sketch.plants import PLANTS
from easel.engines.sketch.things import THINGS
from easel.engines.sketch.wonders import WONDERS

TROUPE: Mapping[str, Cast] = MappingProxyType(
    {**BEASTS, **CREATURES, **WONDERS, **LANDMARKS, **BUILDINGS, **THINGS, **PLANTS}
)
"""Kind -> cast. Every kind of the vocabulary is here; the other way round need not be."""
