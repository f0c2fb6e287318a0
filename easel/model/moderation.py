"""What moderation says of words and pictures, and what a teacher is shown of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What a moderation service said: the categories it flagged, and its score for each.

    A score is from 0 to 1. `is_flagged` may be true without any category: the service's word
    counts all the same.
    """

    is_flagged: bool
    categories: tuple[str, ...]
    scores: Mapping[str, float]
