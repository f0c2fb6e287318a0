"""A row of words about a class of errors: a title and a text, made of the error's facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from easel.errors import EaselError

Words = tuple[str, str]
Rows = dict[type[EaselError], Callable[[Any], Words]]


def fixed(title: str, text: str) -> Callable[[Any], Words]:
    return lambda _error: (title, text)
