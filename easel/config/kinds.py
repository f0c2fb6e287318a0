"""The kinds of value that a setting can have, each with its range."""

from __future__ import annotations

import re
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field

from easel.model import Aspect

MIB = 1024 * 1024
SQLITE = "sqlite:///"
POSTGRES = "postgresql+psycopg://"


def address(*schemes: str) -> AfterValidator:
    """Accept a URL with a host whose scheme is one of `schemes`; its last slashes go."""
    wanted = f"an address that begins with {' or '.join(f'{each}://' for each in schemes)}"

    def check(value: str) -> str:
        try:
            parts = urlsplit(value)
            accepted = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
        except ValueError:  # a port that is no number, a broken [IPv6]
            accepted = False
        if not accepted:
            raise ValueError(wanted)
        return value.rstrip("/")

    return AfterValidator(check)


def _time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # unknown; no name at all; a folder's name
        raise ValueError("the name of a time zone, such as Europe/Berlin or UTC") from None
    return value


def word_like(pattern: str, example: str) -> AfterValidator:
    """Accept text that `pattern` matches as a whole; a sentence about other text has `example`."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"a name such as {example}")
        return value

    return AfterValidator(check)


def _aspect(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"(\d{1,4}):(\d{1,4})", value)
    width, height = map(int, match.groups()) if match else (0, 0)
    if not 0 < width <= 3 * height or not height <= 3 * width:
        raise ValueError('a ratio from 1:3 to 3:1, such as "16:9"')
    return Aspect.of(width, height)


def _database(value: str) -> str:
    is_file = value.startswith(SQLITE) and value[len(SQLITE) :] not in ("", ":memory:")
    if not is_file and not value.startswith(POSTGRES):
        raise ValueError(f"{SQLITE} with a file's path, or {POSTGRES}user:password@host/name")
    return value


def _folder_or_bucket(value: str) -> str:
    is_bucket = value.startswith("s3://") and len(value) > len("s3://")
    if not value or ("://" in value and not is_bucket):
        raise ValueError("a folder, or s3://bucket/prefix")
    return value


def _false_is_off(value: object) -> object:
    """YAML reads an unquoted off as false."""
    return "off" if value is False else value


def _empty_is_default(value: object) -> object:
    return {} if value is None else value


Count = Annotated[int, Field(strict=True, ge=1, le=10_000)]
Seconds = Annotated[float, Field(strict=True, gt=0, le=3600, allow_inf_nan=False)]
Mebibytes = Annotated[int, Field(strict=True, ge=1, le=1024)]
Words = Annotated[str, Field(strict=True, pattern=r"\S")]
TimeZone = Annotated[str, Field(strict=True), AfterValidator(_time_zone)]
Http = Annotated[str, address("http", "https")]
Section = BeforeValidator(_empty_is_default)
OrOff = BeforeValidator(_false_is_off)


Database = Annotated[str, AfterValidator(_database)]
FolderOrBucket = Annotated[str, AfterValidator(_folder_or_bucket)]
Ratio = Annotated[Aspect, BeforeValidator(_aspect)]

# The kinds of server in easel/engines/openai/servers.yaml; a test holds the two against each other.
ServerKind = Literal[
    "auto",
    "openai",
    "azure",
    "compatible",
    "stable-diffusion.cpp",
    "localai",
    "vllm-omni",
    "sglang",
    "litellm",
    "xai",
    "together",
    "classic",
]
