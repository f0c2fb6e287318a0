"""The parameters a prompt may end with: one table for parsing, help and refusals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from easel.prompts import values


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter. `names` have no dashes, the canonical one first.

    `field` is the field of Prompt (and of Options, where it has one) that the value goes to;
    `write` gives back text that `read` understands. `takes_many` allows spaces in the value.
    """

    names: tuple[str, ...]
    field: str
    placeholder: str
    example: str
    help: str
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    takes_many: bool = False

    @property
    def flag(self) -> str:
        """The canonical name with its dashes."""
        return f"--{self.names[0]}"


PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        names=("ar", "aspect"),
        field="aspect",
        placeholder="W:H",
        example="16:9",
        help="Width to height of the picture, from 1:3 to 3:1.",
        read=values.read_aspect,
    ),
    Parameter(
        names=("n",),
        field="number",
        placeholder=f"1-{values.MAX_NUMBER}",
        example="2",
        help="How many pictures.",
        read=values.read_number,
    ),
    Parameter(
        names=("q", "quality"),
        field="quality",
        placeholder="low|medium|high",
        example="low",
        help="How much work goes into each picture; 1, 2 and 4 mean the same three.",
        read=values.read_quality,
    ),
    Parameter(
        names=("model", "v"),
        field="model",
        placeholder="NAME",
        example="gpt-image-1",
        help="Which of the server's models draws.",
        read=values.read_model,
    ),
    Parameter(
        names=("no",),
        field="avoid",
        placeholder="a, b",
        example="cars, people",
        help="What to leave out; asked for, not guaranteed.",
        read=values.read_avoid,
        write=values.write_avoid,
        takes_many=True,
    ),
)

BY_NAME: dict[str, Parameter] = {name: row for row in PARAMETERS for name in row.names}
