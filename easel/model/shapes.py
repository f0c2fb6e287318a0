"""How a picture is meant to be: size, ratio, quality."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Size:
    """A picture's size in pixels, width x height."""

    width: int
    height: int

    @classmethod
    def read(cls, text: str) -> Size:
        """Read "1024x1536". Raises ValueError."""
        found = re.fullmatch(r"([1-9][0-9]{0,4})x([1-9][0-9]{0,4})", text)
        if not found:
            raise ValueError("a size is width x height in pixels, such as 1024x1536")
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"

    @property
    def pixels(self) -> int:
        return self.width * self.height


@dataclass(frozen=True, slots=True)
class Aspect:
    """A ratio of width to height in lowest terms, such as 16:9; make one with `Aspect.of`."""

    width: int
    height: int

    @classmethod
    def of(cls, width: int, height: int) -> Aspect:
        """Reduce width:height to lowest terms. Both must be positive (ValueError)."""
        if width < 1 or height < 1:
            raise ValueError("both sides of an aspect ratio are 1 or more")
        divisor = _gcd(width, height)
        return cls(width // divisor, height // divisor)

    @classmethod
    def read(cls, text: str) -> Aspect:
        """Read "16:9" or "16/9", at most 3:1 either way. ValueError is a sentence for a person."""
        found = re.fullmatch(r"([0-9]{1,4})[:/]([0-9]{1,4})", text.strip())
        if not found:
            raise ValueError("An aspect ratio is two whole numbers, width:height, such as 16:9.")
        width, height = int(found[1]), int(found[2])
        if not width or not height:
            raise ValueError("Both sides of an aspect ratio are 1 or more, such as 16:9.")
        if max(width, height) > 3 * min(width, height):
            raise ValueError("An aspect ratio is at most 3:1 (wide) or 1:3 (tall).")
        return cls.of(width, height)

    def __str__(self) -> str:
        return f"{self.width}:{self.height}"

    @property
    def ratio(self) -> float:
        return self.width / self.height


def _gcd(a: int, b: int) -> int:
    while b:
        a, b = b, a % b
    return a


class Quality(StrEnum):
    """How much work the engine puts into a picture; not every model has every one."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Variety(StrEnum):
    """How much is left to chance; what the lesson called the temperature, where there is such."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Orientation(StrEnum):
    ANY = "any"
    SQUARE = "square"
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
