"""In what each kind of server differs from OpenAI's own: rows of servers.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import BeforeValidator, ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from easel.model import Aspect

COMPATIBLE = "compatible"
"""The kind of a server of which nothing is known."""

_TABLE = Path(__file__).with_name("servers.yaml")


class Shape(StrEnum):
    """How a server is told the size of a picture."""

    SIZE = "size"
    SIDES = "sides"
    RATIO = "ratio"


class Edits(StrEnum):
    """How a server takes pictures to be changed."""

    FORM = "form"
    JSON = "json"
    NONE = "none"


class Mask(StrEnum):
    """What in a mask marks the part to be changed."""

    CLEAR = "clear"
    WHITE = "white"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Server:
    """One kind of server; what each field means stands at the top of servers.yaml."""

    name: str
    hosts: tuple[str, ...] = ()
    omits: frozenset[str] = frozenset()
    adds: Mapping[str, str] = field(default_factory=dict)
    shape: Shape = Shape.SIZE
    ratios: tuple[Annotated[Aspect, BeforeValidator(Aspect.read)], ...] = ()
    extras: Mapping[Literal["seed", "avoid", "steps", "guidance"], str] = field(
        default_factory=dict
    )
    extras_in: Literal["body", "prompt"] = "body"
    avoid_after: str = ""
    edits: Edits = Edits.FORM
    mask: Mask = Mask.CLEAR
    mask_field: str = "mask"
    variations: bool = False
    sources: Literal["", "png"] = ""
    formats: tuple[str, ...] = ("jpeg", "webp", "png")
    idea_first: bool = False


@cache
def read_servers() -> Mapping[str, Server]:
    """Return every kind by its name. Raises pydantic.ValidationError for a wrong table."""
    table = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    rows = TypeAdapter(list[Server]).validate_python(table["servers"])
    return {row.name: row for row in rows}


def kind_at(address: str) -> str:
    """Return the kind of the server at `address` by its host: a known one's, or `compatible`."""
    host = urlsplit(address).hostname or ""
    for row in read_servers().values():
        if any(host == each or host.endswith(f".{each}") for each in row.hosts):
            return row.name
    return COMPATIBLE
