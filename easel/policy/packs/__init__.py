"""Packs: curated words by topic, in several languages, that a teacher puts in force by name."""

from easel.policy.packs.pack import PACKS, SIGNALS, Pack

__all__ = ["PACKS", "SIGNALS", "Pack"]
