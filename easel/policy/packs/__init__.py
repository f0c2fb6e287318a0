"""Packs: curated words by topic, in several languages, that a teacher puts in force by name."""

from easel.policy.packs.pack import PACKS, SIGNALS, Pack
from easel.policy.packs.sample import innocent_sample

__all__ = ["PACKS", "SIGNALS", "Pack", "innocent_sample"]
