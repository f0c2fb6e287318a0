"""The one protocol that everything which draws speaks."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from easel.model import Change, Model, Quality, Role, Size, Variety


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawRequest:
    """One picture to draw; with `sources` it is an edit of them, without it is drawn afresh.

    `prompt` is the whole composed text for a model; `idea` the student's own words alone and
    `colour` the policy's, for an engine that reads them itself. `index` is the picture's 0-based
    place in its job.
    `sources` are the bytes of the pictures to edit (PNG, JPEG or WebP), `mask` a PNG with an
    alpha channel of the first source's size whose transparent pixels are the part to change.
    `change` is what the edit is for, for an engine that has no use for the words in `prompt`;
    `is_remix` says that the words are others than the edited picture had.
    The last sources are reference pictures, one for each of `roles`; the first is the picture to
    edit when there is one more. `tile` wants edges that meet; `variety` says how much is left to
    chance, for a model that can be told.
    """

    prompt: str
    idea: str
    colour: str = ""
    avoid: tuple[str, ...] = ()
    model: str
    size: Size
    quality: Quality
    index: int
    seed: int
    person_id: int
    sources: tuple[bytes, ...] = ()
    mask: bytes | None = None
    change: Change | None = None
    is_remix: bool = False
    partials: int = 0
    roles: tuple[Role, ...] = ()
    tile: bool = False
    variety: Variety = Variety.MEDIUM


@dataclass(frozen=True, slots=True, kw_only=True)
class Partial:
    """An unfinished picture on the way: `stage` counts from 1."""

    stage: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The result: the picture's bytes exactly as the engine made them, and what it cost.

    `cost` is in US dollars, None when the engine does not say and no price is known.
    `per_minute` is how many pictures its provider says it draws in 60 seconds, where it says so.
    """

    data: bytes
    cost: Decimal | None
    per_minute: int | None = None


class Engine(Protocol):
    """Who draws. It is opened and closed once; its name is kept with every job it draws."""

    @property
    def name(self) -> str:
        """The engine's short name, such as "openai": for jobs, logs and what cards say of it."""

    @property
    def models(self) -> Mapping[str, Model]:
        """What can be asked for, by name, the default first."""

    def model(self, name: str) -> Model:
        """Return the row for `name`; an unknown name gets safe defaults."""

    def draw(self, request: DrawRequest) -> AsyncGenerator[Partial | Drawn, None]:
        """Draw one picture: zero or more Partial, then exactly one Drawn.

        Raises an EngineError (easel.errors) for everything that goes wrong. Closing the
        iterator early stops the work.
        """

    @property
    def reads(self) -> bool:
        """Say whether `describe` and `shorten` can be asked for at all."""

    async def describe(self, picture: bytes, *, person_id: int) -> tuple[str, ...]:
        """Return four prompts that would make a picture like this one (PNG, JPEG or WebP).

        They are plain words without parameters; fewer than four where a model proposes fewer.
        Raises an EngineError, or a PictureError for bytes that are no whole picture.
        """

    async def shorten(self, text: str, *, person_id: int) -> tuple[str, ...]:
        """Return one to five prompts that say the same in fewer words, the longest first.

        Empty when nothing can be left out. Raises an EngineError.
        """

    async def open(self) -> None:
        """Load what drawing needs, off the loop; `draw` does it where nobody has."""

    async def close(self) -> None:
        """Let go of connections and threads."""
