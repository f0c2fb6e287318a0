"""The presets by age: what each puts in force, read from bands.yaml beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import yaml
from pydantic import BaseModel, ConfigDict

from easel.model import AgeBand, SoftHits

_TABLE = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """What a policy becomes when a teacher chooses an age band.

    `packs` are names in PACKS; `with_lesson_list` adds the list that every server begins with;
    `allowed` are phrases that are never refused. `thresholds` are the scores, 0 to 1, from which
    a category of moderation fails.
    """

    packs: tuple[str, ...]
    with_lesson_list: bool
    soft_hits: SoftHits
    allowed: tuple[str, ...]
    thresholds: Mapping[str, float]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    packs: tuple[str, ...]
    lesson_list: bool
    soft_hits: SoftHits
    allowed: tuple[str, ...] = ()
    thresholds: dict[str, float]

    def band(self) -> Band:
        return Band(
            packs=self.packs,
            with_lesson_list=self.lesson_list,
            soft_hits=self.soft_hits,
            allowed=self.allowed,
            thresholds=MappingProxyType(self.thresholds),
        )


def read_bands(path: Path = _TABLE) -> Mapping[AgeBand, Band]:
    """Read the table of age bands. Raises pydantic.ValidationError when it is none."""
    rows = yaml.safe_load(path.read_bytes())
    return MappingProxyType(
        {AgeBand(name): _Row.model_validate(row).band() for name, row in rows.items()}
    )


BANDS = read_bands()
"""Every age band, "my own" too: its thresholds hold where a policy sets none."""
