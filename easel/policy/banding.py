"""A policy and its age band: what a preset lays down, and when it is one no more."""

from __future__ import annotations

from dataclasses import replace

from easel.model import AgeBand, Policy

BANDED = ("words", "packs", "allowed", "unticked", "soft_hits", "thresholds")
"""The rules that an age band lays down."""


def by_hand(before: Policy, after: Policy) -> Policy:
    """Return `after`, of no band any more when what its band laid down was changed by hand."""
    if after.band is not before.band:
        return after
    is_edited = any(getattr(before, name) != getattr(after, name) for name in BANDED)
    return replace(after, band=AgeBand.OWN) if is_edited else after
