"""The values that travel through Easel: people, orders, jobs, pictures, policies, models."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Size:
    """A picture's size in pixels, width x height."""

    width: int
    height: int

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


class Orientation(StrEnum):
    ANY = "any"
    SQUARE = "square"
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who asks. `manages` says whether they may manage the server (a teacher)."""

    id: int
    name: str
    manages: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is asked: a server and one of its channels."""

    server_id: int
    channel_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """How the waiting message of a job is reached again; stored, never read, by the core.

    `token` answers the interaction until `expires_at` (15 minutes after it was made);
    `message_id` is None until the first answer's id is known.
    """

    application_id: int
    token: str = field(repr=False)
    expires_at: datetime
    message_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was chosen beside the prompt's text; None means: not said."""

    number: int | None = None
    aspect: str | None = None
    quality: str | None = None
    model: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A prompt that has been parsed: the words, and what its parameters ask for.

    `text` has no parameters in it, one line, no control characters. `avoid` are the words of
    `--no`. None means: not said, so that the policy or the configuration decides.
    """

    text: str
    number: int | None = None
    aspect: Aspect | None = None
    quality: Quality | None = None
    model: str | None = None
    avoid: tuple[str, ...] = ()


class Action(StrEnum):
    """What a job does; the verb of the command or of the button that ordered it."""

    IMAGINE = "imagine"
    VARY = "vary"
    AGAIN = "again"
    UPSCALE = "upscale"
    ZOOM = "zoom"
    PAN = "pan"
    SQUARE = "square"


class Change(StrEnum):
    """What an edit makes of its parent picture; what stands before the dash is its Action."""

    VARY_SUBTLE = "vary-subtle"
    VARY_STRONG = "vary-strong"
    UPSCALE_CREATIVE = "upscale-creative"
    ZOOM_OUT = "zoom-out"
    PAN_LEFT = "pan-left"
    PAN_RIGHT = "pan-right"
    PAN_UP = "pan-up"
    PAN_DOWN = "pan-down"
    MAKE_SQUARE = "square"


_WIDENING = (Action.ZOOM, Action.PAN, Action.SQUARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """How a job changes its parent picture. `factor` is that of a zoom: 2 halves the sides."""

    change: Change
    factor: float = 1.0

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
    """A wish as it came in, unread and unjudged: the text and options as they were typed."""

    person: Person
    place: Place
    text: str
    address: Address
    options: Options = Options()


class JobState(StrEnum):
    """A job's life: WAITING -> DRAWING -> DONE, FAILED or STOPPED. It is never left half way."""

    WAITING = "waiting"
    DRAWING = "drawing"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An order that was accepted: everything needed to draw it and to post it.

    `composed` is the whole text that the engine gets; `size` and `aspect` are what it is asked
    for and what is kept (cropped when they differ); `seed` is 32 bits. `edit` says what is done
    to the picture `parent`; a job has both or neither.
    """

    id: str
    action: Action
    person: Person
    place: Place
    prompt: Prompt
    parent: PictureKey | None
    number: int
    engine: str
    model: str
    quality: Quality
    size: Size
    aspect: Aspect
    seed: int
    composed: str
    policy_version: int
    state: JobState
    accepted_at: datetime
    address: Address | None
    edit: Edit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that was drawn, checked and kept.

    `digest` is the SHA-256 of its bytes in hexadecimal and its name in the store; `media_type`
    is image/png, image/jpeg or image/webp; `seconds` is the engine's time; `cost` is in US
    dollars, None when unknown.
    """

    key: PictureKey
    digest: str
    media_type: str
    size: Size
    bytes: int
    seconds: float
    cost: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A waiting job's place in line (1 is next) and the seconds until it is likely done."""

    place: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How one person stands on one server: orders under way, and pictures.

    `used` are the pictures of the last 24 hours that count against `limit` (0: there is no
    limit), `drawn` all that were ever drawn for this person.
    """

    running: int
    waiting: int
    used: int
    limit: int
    drawn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """The receipt for an accepted order."""

    job: Job
    forecast: Forecast


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What one server's teacher has laid down for every picture.

    `version` counts from 1 per server; 0 is the default that nobody has edited. `colour` is
    free text for the engine ("black and white"), empty for any. `aspect` None means any.
    `models` and `qualities` empty mean all that the engine has.
    """

    meta_prompt: str
    words: tuple[str, ...]
    colour: str = ""
    orientation: Orientation = Orientation.ANY
    aspect: Aspect | None = None
    models: tuple[str, ...] = ()
    qualities: tuple[Quality, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyVersion:
    """One entry of a server's policy history."""

    policy: Policy
    author: Person
    made_at: datetime
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place where a prompt meets the disallow list.

    `word` is the entry of the list, `text` the words of the prompt as typed, `seen_as` what
    they were read as, `rule` which rule saw it.
    """

    word: str
    text: str
    seen_as: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A row of capabilities: what one model of an engine can do and what it costs.

    `sizes` is the list of sizes it knows, or empty when `multiple` gives the rule: both sides
    a multiple of it, `min_pixels` to `max_pixels`, no side over `max_side`.
    `prices` are US dollars for one 1024x1024 picture by quality. `prompt_limit` is in
    characters. `partials` is how many partial pictures it can stream.
    """

    name: str
    sizes: tuple[Size, ...] = ()
    multiple: int = 16
    min_pixels: int = 655_360
    max_pixels: int = 8_294_400
    max_side: int = 3840
    qualities: tuple[Quality, ...] = tuple(Quality)
    formats: tuple[str, ...] = ("jpeg", "webp", "png")
    partials: int = 0
    edits: bool = True
    prompt_limit: int = 32_000
    prices: Mapping[Quality, Decimal] = field(default_factory=dict)
