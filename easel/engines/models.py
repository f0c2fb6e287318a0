"""The table of models: capabilities and prices, read from models.yaml beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

from easel.model import Model, Quality, Size

CLASSIC_SIZES = (Size(1024, 1024), Size(1536, 1024), Size(1024, 1536))
"""The sizes that every model of the Images API has had since 2025."""

_TABLE = Path(__file__).with_name("models.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenPrices:
    """US dollars for a million tokens, by what they stand for."""

    text_in: Decimal
    image_in: Decimal
    image_out: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The models by name, the tokens' prices, and when and where both were looked up.

    `models` has those that are no longer served, too: an older server may have them still.
    `text_model` reads pictures and words where the settings name no other.
    """

    models: Mapping[str, Model]
    tokens: TokenPrices
    text_model: str
    checked: date
    source: str

    def model(self, name: str) -> Model:
        """Return the row for `name`; an unknown name gets the three classic sizes, no partials.

        Its prompts may be as long as the newest models': a shorter limit would refuse here
        what the server, which says so itself, may well take.
        """
        return self.models.get(name) or Model(
            name=name, sizes=CLASSIC_SIZES, formats=("jpeg", "png")
        )

    def lasting(self) -> tuple[Model, ...]:
        """Return the models whose end has not been announced: what is offered to people."""
        return tuple(each for each in self.models.values() if each.retires is None)


def read_catalogue(path: Path = _TABLE) -> Catalogue:
    """Read the table of models. Raises pydantic.ValidationError when it is not one."""
    table = _Table.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    return Catalogue(
        models={row.name: row.model() for row in table.models},
        tokens=TokenPrices(**table.tokens.model_dump()),
        text_model=table.text_model,
        checked=table.checked,
        source=table.source,
    )


def ending(model: Model, today: date) -> str | None:
    """Return the sentence about a model that is served no longer, or only until a day."""
    if model.retires is None:
        return None
    when = "is no longer served, since" if model.is_retired(today) else "is served only until"
    instead = f"; set engine.default_model to {model.successor}" if model.successor else ""
    return f"The model {model.name} {when} {model.retires}{instead}."


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


def _size(value: Any) -> Any:
    return Size.read(value) if isinstance(value, str) else value


class _Rule(_Strict):
    multiple: int
    min_pixels: int
    max_pixels: int
    max_side: int
    steepest: int


class _Row(_Strict):
    name: str
    sizes: tuple[Annotated[Size, BeforeValidator(_size)], ...] = ()
    rule: _Rule | None = None
    qualities: dict[Quality, str] = {each: each.value for each in Quality}
    formats: tuple[str, ...] = ("jpeg", "webp", "png")
    number: int = 10
    partials: int = 0
    edits: bool = True
    masks: bool = True
    sources: int = 16
    prompt_limit: int = 32_000
    moderation: bool = True
    prices: dict[Quality, Decimal] = {}
    retires: date | None = None
    successor: str = ""

    def model(self) -> Model:
        same = self.model_dump(exclude={"rule", "qualities", "sizes"})
        rule = {} if self.rule is None else self.rule.model_dump()
        return Model(
            **same,
            **rule,
            sizes=self.sizes,
            qualities=tuple(self.qualities),
            quality_names=self.qualities,
        )


class _Tokens(_Strict):
    text_in: Decimal
    image_in: Decimal
    image_out: Decimal


class _Table(_Strict):
    checked: date
    source: str
    tokens: _Tokens
    text_model: str
    models: list[_Row]
