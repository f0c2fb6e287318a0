"""What a person typed, read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from easel.model.people import Speed
from easel.model.shapes import Aspect, Quality, Variety


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was chosen beside the prompt's text; None means: not said."""

    number: int | None = None
    aspect: str | None = None
    quality: str | None = None
    model: str | None = None


class Role(StrEnum):
    """What a reference picture is to be followed in."""

    IMAGE = "image"
    STYLE = "style"
    CHARACTER = "character"
    OBJECT = "object"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A picture that a prompt points at: its http(s) address, and what it stands for."""

    role: Role
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A prompt that has been parsed: the words, and what its parameters ask for.

    `text` has no parameters in it, one line, no control characters; it is empty only where two
    or more pictures stand in for words. `avoid` are the words of `--no`. `raw` asks for no style
    beside the prompt's own, `tile` for a picture whose edges meet, `seed` (32 bits) for the same
    picture as the last time, `variety` for more or less chance in it, `image_weight` (0 to 3) for
    more or less of the reference pictures.
    None means: not said, so that the person's preferences, the policy or the configuration decide.
    """

    text: str
    number: int | None = None
    aspect: Aspect | None = None
    quality: Quality | None = None
    model: str | None = None
    avoid: tuple[str, ...] = ()
    raw: bool = False
    tile: bool = False
    seed: int | None = None
    variety: Variety | None = None
    image_weight: float | None = None
    references: tuple[Reference, ...] = ()
    speed: Speed | None = None
    hidden: bool | None = None
