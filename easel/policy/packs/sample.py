"""Ordinary orders of a class, to say how many of them a new word would refuse."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_SAMPLE = Path(__file__).with_name("innocent.txt")


@cache
def innocent_sample() -> tuple[str, ...]:
    """Return some 500 prompts, English and Russian, none of which is meant to be refused."""
    lines = _SAMPLE.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
