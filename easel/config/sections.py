"""The sections of config.yaml; the defaults are the values that it is shipped with."""

from __future__ import annotations

from dataclasses import field
from datetime import timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from easel.config.engines import EngineEntry
from easel.config.kinds import (
    MIB,
    Count,
    Database,
    FolderOrBucket,
    Http,
    Mebibytes,
    OrOff,
    Ratio,
    Seconds,
    Section,
    ServerKind,
    TimeZone,
    Words,
    address,
)
from easel.model import Aspect, Quality

STRICT = ConfigDict(extra="forbid")
# How many unfinished pictures one picture may show on its way; no service makes more than 3.
Partials = Annotated[int, Field(strict=True, ge=0, le=3)]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class DiscordSettings:
    """How Discord is reached, and the bounds of what is sent there."""

    api_base: Http = "https://discord.com/api/v10"
    gateway_url: Annotated[str, address("ws", "wss")] = "wss://gateway.discord.gg"
    upload_limit_mib: Mebibytes = 10
    uploads_at_once: Annotated[int, Field(strict=True, ge=1, le=100)] = 8
    first_answer_seconds: Annotated[Seconds, Field(le=3)] = 2.5
    request_timeout_seconds: Seconds = 30.0
    edit_every_seconds: Annotated[Seconds, Field(ge=1)] = 2.0

    @property
    def upload_limit(self) -> int:
        """Bytes that one posted file may have where Discord does not say it."""
        return self.upload_limit_mib * MIB


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class EngineSettings:
    """Who draws, and how it is asked."""

    name: Literal["auto", "openai", "sketch"] = "auto"
    server: ServerKind = "auto"
    default_model: Words = "gpt-image-2.5-flare"
    quality: Quality = Quality.MEDIUM
    output_format: Literal["jpeg", "webp", "png"] = "jpeg"
    timeout_seconds: Seconds = 180.0
    azure_api_version: Annotated[str, Field(strict=True)] = ""
    steps: Annotated[int, Field(strict=True, ge=0, le=1000)] = 0
    guidance: Annotated[float, Field(strict=True, ge=0, le=100)] = 0.0
    partials: Partials = 1
    sketch_partials: Partials = 3
    text_model: Annotated[str, Field(strict=True)] = "auto"
    sketch_pause_seconds: Annotated[float, Field(strict=True, ge=0, le=60)] = 0.4


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class ModerationSettings:
    """Who looks at words before they are drawn and at pictures before they are shown."""

    name: Annotated[Literal["auto", "openai", "off"], OrOff] = "auto"
    model: Words = "omni-moderation-latest"
    timeout_seconds: Seconds = 20.0


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PaceSettings:
    """How much one engine is asked to do."""

    images_at_once: Count
    images_per_minute: Count


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class OpenAIPace(PaceSettings):
    """The pace of OpenAI and Azure."""

    images_at_once: Count = 8
    images_per_minute: Count = 20


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class SketchPace(PaceSettings):
    """The pace of the sketch engine, which draws on this computer."""

    images_at_once: Count = 2
    images_per_minute: Count = 600


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class LineSettings:
    """The line of waiting orders: each person's share, and each engine's pace."""

    running_per_person: Count = 3
    waiting_per_person: Count = 10
    orders_per_minute: Count = 20
    attempts: Annotated[Count, Field(le=20)] = 4
    failures_before_pause: Annotated[Count, Field(le=100)] = 3
    pause_seconds: Seconds = 10.0
    longest_pause_seconds: Seconds = 30.0
    patience_minutes: Annotated[float, Field(strict=True, ge=0, le=1440)] = 60.0
    poll_seconds: Annotated[Seconds, Field(ge=0.01, le=60)] = 0.1
    openai: Annotated[OpenAIPace, Section] = field(default_factory=OpenAIPace)
    sketch: Annotated[SketchPace, Section] = field(default_factory=SketchPace)


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class QuotaSettings:
    """How much one person may have; 0 means no limit."""

    pictures_per_day: Annotated[int, Field(strict=True, ge=0, le=1_000_000)] = 0


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PromptSettings:
    """What a prompt may be, and what it means where it is silent."""

    characters: Annotated[Count, Field(le=6000)] = 1500
    number: Annotated[Count, Field(le=4)] = 4
    aspect: Ratio = Aspect(1, 1)


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class ReferenceSettings:
    """What pictures from outside may be, where a policy lets them in."""

    max_mib: Mebibytes = 20
    timeout_seconds: Seconds = 10.0

    @property
    def max_bytes(self) -> int:
        """Bytes of the largest picture that is fetched."""
        return self.max_mib * MIB


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class StorageSettings:
    """Where orders and pictures are kept."""

    database: Database = field(default="sqlite:///data/easel.sqlite", repr=False)
    pictures: FolderOrBucket = "images"
    min_free_mib: Annotated[int, Field(strict=True, ge=0, le=1024 * 1024)] = 50
    timeout_seconds: Seconds = 30.0

    @property
    def min_free(self) -> int:
        """Bytes that are left free on the disk of the pictures."""
        return self.min_free_mib * MIB


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PictureSettings:
    """What a picture may be before it is kept."""

    max_mib: Mebibytes = 50
    max_pixels: Annotated[int, Field(strict=True, ge=65_536, le=89_000_000)] = 40_000_000
    min_side: Annotated[Count, Field(le=1024)] = 64

    @property
    def max_bytes(self) -> int:
        """Bytes of the largest file that is kept."""
        return self.max_mib * MIB


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PolicySettings:
    """What is kept of refusals, and how students ask their teacher about them."""

    log_days: Annotated[Count, Field(le=366)] = 30
    refusals_per_minute: Annotated[Count, Field(le=10_000)] = 40
    appeals_per_person: Annotated[Count, Field(le=20)] = 3
    pass_days: Annotated[Count, Field(le=366)] = 7
    name_words: Annotated[bool, Field(strict=True)] = False
    time_zone: TimeZone = "UTC"

    @property
    def zone(self) -> ZoneInfo:
        """The clocks that teachers read."""
        return ZoneInfo(self.time_zone)

    @property
    def log_life(self) -> timedelta:
        """How long a line of the class's log is kept."""
        return timedelta(days=self.log_days)

    @property
    def pass_life(self) -> timedelta:
        """How long a pass may be used."""
        return timedelta(days=self.pass_days)


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PlaygroundSettings:
    """Where the playground listens."""

    host: Words = "127.0.0.1"
    port: Annotated[int, Field(strict=True, ge=0, le=65_535)] = 8765


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class LogSettings:
    """What is told on the console."""

    level: Literal["debug", "info", "warning", "error"] = "info"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Sections:
    """The sections of config.yaml."""

    discord: Annotated[DiscordSettings, Section] = field(default_factory=DiscordSettings)
    engine: Annotated[EngineSettings, Section] = field(default_factory=EngineSettings)
    engines: tuple[EngineEntry, ...] = ()
    moderation: Annotated[ModerationSettings, Section] = field(default_factory=ModerationSettings)
    line: Annotated[LineSettings, Section] = field(default_factory=LineSettings)
    quota: Annotated[QuotaSettings, Section] = field(default_factory=QuotaSettings)
    prompt: Annotated[PromptSettings, Section] = field(default_factory=PromptSettings)
    references: Annotated[ReferenceSettings, Section] = field(default_factory=ReferenceSettings)
    storage: Annotated[StorageSettings, Section] = field(default_factory=StorageSettings)
    pictures: Annotated[PictureSettings, Section] = field(default_factory=PictureSettings)
    policy: Annotated[PolicySettings, Section] = field(default_factory=PolicySettings)
    playground: Annotated[PlaygroundSettings, Section] = field(default_factory=PlaygroundSettings)
    log: Annotated[LogSettings, Section] = field(default_factory=LogSettings)
