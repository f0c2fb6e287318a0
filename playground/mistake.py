"""What a person is told instead of what they asked for."""

from __future__ import annotations


class Mistake(Exception):
    """The person asked for something that Discord's client would not send; says what."""
