"""The sketch engine: an artist that needs no network, no key and no model."""

from easel.engines.sketch.engine import SketchEngine

__all__ = ["SketchEngine"]
