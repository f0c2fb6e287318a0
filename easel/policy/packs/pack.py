"""One pack, and all that there are, read from the YAML files beside this one.

A file has a title, and `words` and `allowed` by language: lists of lines, each with entries that
belong together, separated by commas. An entry is written as on a teacher's list (a word stands for
all its forms, `=word` for itself alone); an allowed phrase excuses what stands within it. Words of
other languages than English and Russian are exact unless they are long, and so are short words
that names are close to: what is one slip from "Mord" or "uzi" is mostly somebody's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType

import yaml
from pydantic import BaseModel, ConfigDict

_BESIDE = Path(__file__).parent
_TOPICS = (
    *("weapons", "violence", "blood", "gore", "nudity", "sexual", "adult", "horror", "drugs"),
    "hate",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The words of one topic. `by_language` has its entries by ISO 639-1 codes ("en", "ru")."""

    name: str
    title: str
    by_language: Mapping[str, tuple[str, ...]]
    allowed: tuple[str, ...]

    @property
    def entries(self) -> tuple[str, ...]:
        """Return the entries of all languages."""
        return tuple(chain.from_iterable(self.by_language.values()))


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str
    words: dict[str, list[str]]
    allowed: dict[str, list[str]] = {}

    def pack(self, name: str) -> Pack:
        by_language = {language: _entries(lines) for language, lines in self.words.items()}
        return Pack(
            name=name,
            title=self.title,
            by_language=MappingProxyType(by_language),
            allowed=tuple(chain.from_iterable(map(_entries, self.allowed.values()))),
        )


def read_pack(path: Path) -> Pack:
    """Read a pack, named as its file is. Raises pydantic.ValidationError when it is none."""
    table = yaml.safe_load(path.read_bytes())
    return _Table.model_validate(table).pack(path.stem)


def _entries(lines: list[str]) -> tuple[str, ...]:
    return tuple(entry.strip() for line in lines for entry in line.split(","))


PACKS: Mapping[str, Pack] = MappingProxyType(
    {name: read_pack(_BESIDE / f"{name}.yaml") for name in _TOPICS}
)
"""The packs that a policy may name, in the order in which they are shown."""

SIGNALS = read_pack(_BESIDE / "self_harm.yaml")
"""What a child may write who needs help: it alerts a teacher and is never a list to refuse by."""
