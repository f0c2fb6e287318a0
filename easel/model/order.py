"""What is asked for: an order, an edit of a picture, prompts to choose from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from easel.model.people import Address, Person, Place
from easel.model.prompt import Options


class Action(StrEnum):
    """What a job does; the verb of the command or of the button that ordered it."""

    IMAGINE = "imagine"
    VARY = "vary"
    AGAIN = "again"
    BLEND = "blend"
    UPSCALE = "upscale"
    ZOOM = "zoom"
    PAN = "pan"
    SQUARE = "square"


class Change(StrEnum):
    """What an edit makes of its parent picture; what stands before the dash is its Action."""

    VARY_SUBTLE = "vary-subtle"
    VARY_STRONG = "vary-strong"
    VARY_REGION = "vary-region"
    UPSCALE_CREATIVE = "upscale-creative"
    ZOOM_OUT = "zoom-out"
    PAN_LEFT = "pan-left"
    PAN_RIGHT = "pan-right"
    PAN_UP = "pan-up"
    PAN_DOWN = "pan-down"
    MAKE_SQUARE = "square"


_WIDENING = (Action.ZOOM, Action.PAN, Action.SQUARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The part of a picture that is drawn anew.

    Either the 0-based `cells`, row by row, of a grid of `side` x `side` over the picture, or what
    a kept mask shows: `mask` is the SHA-256 of a PNG of the picture's size, transparent there.
    """

    side: int = 0
    cells: tuple[int, ...] = ()
    mask: str | None = None

    @staticmethod
    def cell_name(cell: int, side: int) -> str:
        """Return what people call a cell: its column's letter and its row's number, such as B3."""
        row, column = divmod(cell, side)
        return f"{chr(ord('A') + column)}{row + 1}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """How a job changes its parent picture.

    `factor` is that of a zoom: 2 halves the sides. `region` is that of Vary (Region).
    `is_remix` says that the person gave it other words than the picture had.
    """

    change: Change
    factor: float = 1.0
    region: Region | None = None
    is_remix: bool = False

    @classmethod
    def zoom_out(cls, text: str) -> Edit:
        """Read a factor such as "1.5", from 1 to 2. ValueError is a sentence for a person."""
        found = re.fullmatch(r"[12]([.,][0-9]{1,2})?", text.strip())
        factor = float(found[0].replace(",", ".")) if found else 0.0
        if not 1 <= factor <= 2:
            raise ValueError("A zoom is a number from 1 to 2, such as 1.5.")
        return cls(change=Change.ZOOM_OUT, factor=factor)

    @property
    def action(self) -> Action:
        return Action(self.change.split("-")[0])

    @property
    def widens(self) -> bool:
        """Say whether the picture stays as it is and more is drawn around it."""
        return self.action in _WIDENING


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureKey:
    """One picture of a job: 0-based, in the order of the tiles."""

    job_id: str
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A wish as it came in, unread and unjudged: the text and options as they were typed.

    `attachments` are the addresses of the pictures that were handed in with it.
    """

    person: Person
    place: Place
    text: str
    address: Address
    options: Options = field(default_factory=Options)
    attachments: tuple[str, ...] = ()


class OfferKind(StrEnum):
    """Where offered prompts come from."""

    BATCH = "batch"
    DESCRIBE = "describe"
    SHORTEN = "shorten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Prompts that a click orders: a batch to be confirmed, or what describe and shorten propose.

    `texts` are as a person would type them, parameters and all; the pictures that were attached
    go before each of them. `digest` and `media_type` are the described picture's, which is kept.
    """

    id: str
    kind: OfferKind
    person_id: int
    place: Place
    texts: tuple[str, ...]
    made_at: datetime
    attachments: tuple[str, ...] = ()
    digest: str | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What a batch comes to before it is ordered; `cost` in US dollars, None when unknown."""

    orders: int
    pictures: int
    cost: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An offer and what it comes to, to be confirmed by a click."""

    offer: Offer
    quote: Quote
