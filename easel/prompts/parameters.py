"""The parameters a prompt may end with: one table for parsing, printing, help and refusals."""

from __future__ import annotations

from easel.model import Quality, Role, Speed
from easel.prompts import values
from easel.prompts.kinds import Flag, Links, Parameter, Valued

_LINK = "https://example.org/dog.png"

PARAMETERS: tuple[Parameter, ...] = (
    Valued(
        names=("ar", "aspect"),
        field="aspect",
        placeholder="W:H",
        example="16:9",
        help="Width to height of the picture, from 1:3 to 3:1.",
        to_value=values.read_aspect,
    ),
    Valued(
        names=("n",),
        field="number",
        placeholder=f"1-{values.MAX_NUMBER}",
        example="2",
        help="How many pictures.",
        to_value=values.read_number,
    ),
    Valued(
        names=("q", "quality"),
        field="quality",
        placeholder="low|medium|high",
        example="low",
        help="How much work goes into each picture; 1, 2 and 4 mean the same three.",
        to_value=values.read_quality,
    ),
    Flag(
        names=("draft",),
        field="quality",
        help="A quick draft: the same as --q low.",
        constant=Quality.LOW,
        is_written=False,
    ),
    Valued(
        names=("model", "v", "version"),
        field="model",
        placeholder="NAME",
        example="gpt-image-2",
        help="Which of the server's models draws.",
        to_value=values.read_model,
    ),
    Valued(
        names=("no",),
        field="avoid",
        placeholder="a, b",
        example="cars, people",
        help="What to leave out; asked for, not guaranteed.",
        to_value=values.read_avoid,
        to_text=values.write_avoid,
        takes_many=True,
    ),
    Flag(
        names=("raw",),
        field="raw",
        help="Draws the prompt as it is written, with no style added to it.",
        constant=True,
    ),
    Flag(
        names=("tile",),
        field="tile",
        help="A pattern that goes on at its edges; asked for, not guaranteed.",
        constant=True,
    ),
    Valued(
        names=("seed",),
        field="seed",
        placeholder="N",
        example="1234",
        help="The same prompt and number give the same picture, where the model has seeds.",
        to_value=values.read_seed,
    ),
    Valued(
        names=("variety",),
        field="variety",
        placeholder="low|medium|high",
        example="high",
        help="How much is left to chance, where the model can be told.",
        to_value=values.read_variety,
    ),
    Valued(
        names=("iw",),
        field="image_weight",
        placeholder="0-3",
        example="1.5",
        help="How closely the pictures at the start of the prompt are followed.",
        to_value=values.read_weight,
        to_text=values.write_weight,
    ),
    Links(
        names=("sref",),
        field="references",
        placeholder="LINK ...",
        example=_LINK,
        help="Pictures whose style is followed.",
        role=Role.STYLE,
    ),
    Links(
        names=("cref",),
        field="references",
        placeholder="LINK ...",
        example=_LINK,
        help="Pictures of the character to draw.",
        role=Role.CHARACTER,
    ),
    Links(
        names=("oref",),
        field="references",
        placeholder="LINK ...",
        example=_LINK,
        help="Pictures of the thing to draw.",
        role=Role.OBJECT,
    ),
    Valued(
        names=("repeat", "r"),
        field="repeat",
        placeholder=f"2-{values.MAX_REPEAT}",
        example="3",
        help="Orders the same prompt several times; in /imagine only.",
        to_value=values.read_repeat,
    ),
    Flag(
        names=("fast",),
        field="speed",
        help="Takes its own turn in the line.",
        constant=Speed.FAST,
    ),
    Flag(
        names=("relax",),
        field="speed",
        help="Waits until nobody else does.",
        constant=Speed.RELAX,
    ),
    Flag(
        names=("stealth",),
        field="hidden",
        help="Shows the pictures to nobody else in the channel; teachers can see them.",
        constant=True,
    ),
    Flag(
        names=("public",),
        field="hidden",
        help="Shows the pictures to everybody in the channel.",
        constant=False,
    ),
)

BY_NAME: dict[str, Parameter] = {name: row for row in PARAMETERS for name in row.names}
