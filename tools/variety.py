"""How much do pictures of one prompt differ, and what decides it? An experiment, measured.

    python -m tools.variety "a castle by the sea" --out docs/variety.jpg

It draws with the engine of .env and config.yaml: the sketch engine, or any server whose model
takes seeds. The difference between two pictures is the mean of |a - b| over all pixels and their
red, green and blue, from 0 (the same picture) to 255.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from cogs.ui.words import explain
from easel import alone
from easel.errors import EaselError
from easel.settings import Settings, load

ROOT = Path(__file__).resolve().parent.parent
SIDE, GAP, LABEL = 256, 8, 30
SEED, OTHER_SEED = 7, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Two orders of two pictures each, and what they are to show."""

    name: str
    texts: tuple[str, str]


def trials(prompt: str, other: str) -> tuple[Trial, ...]:
    """Return the trials for a prompt and for another one that says it a little differently."""
    same = f"{prompt} --n 2 --seed {SEED}"
    return (
        Trial(name="the same seed twice", texts=(same, same)),
        Trial(name="two seeds", texts=(same, f"{prompt} --n 2 --seed {OTHER_SEED}")),
        Trial(name="no seed, so chance", texts=(f"{prompt} --n 2", f"{prompt} --n 2")),
        Trial(name="the same seed, other words", texts=(same, f"{other} --n 2 --seed {SEED}")),
    )


def main() -> int:
    """Draw, measure and print; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.variety")
    parser.add_argument("prompt", nargs="?", default="a castle by the sea")
    parser.add_argument("--other", default="a castle by the sea at night", help="other words")
    parser.add_argument("--out", type=Path, default=Path("variety.jpg"), help="the contact sheet")
    given = parser.parse_args()
    try:
        sheet = asyncio.run(_experiment(load(ROOT), trials(given.prompt, given.other)))
    except EaselError as error:
        sys.stderr.write(": ".join(explain(error)) + "\n")
        return 1
    sheet.save(given.out, quality=85)
    sys.stdout.write(f"{given.out}\n")
    return 0


async def _experiment(settings: Settings, planned: Sequence[Trial]) -> Image.Image:
    rows = []
    for trial in planned:
        first, second = [await drawn(settings, text) for text in trial.texts]
        differences = [difference(a, b) for a, b in zip(first, second, strict=True)]
        label = f"{trial.name}: {sum(differences) / len(differences):.1f} apart"
        sys.stdout.write(f"{label}\n")
        rows.append((label, [*first, *second]))
    return _sheet(rows)


async def drawn(settings: Settings, text: str) -> list[Image.Image]:
    """Return the pictures of one order. Raises what it was refused for, or failed with."""
    (parcel,) = await alone.drawn(
        settings, lambda default, _: default, text, agree=lambda _: True, stop=asyncio.Event()
    )
    if parcel.failure is not None:
        raise parcel.failure
    return [Image.open(io.BytesIO(file.data)).convert("RGB") for file in parcel.files]


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the mean of |a - b| over all pixels and channels of two pictures of one size."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def _sheet(rows: Sequence[tuple[str, Sequence[Image.Image]]]) -> Image.Image:
    """Return the pictures side by side, each row under its label."""
    most = max(len(pictures) for _, pictures in rows)
    width, height = most * (SIDE + GAP) + GAP, len(rows) * (LABEL + SIDE + GAP) + GAP
    sheet = Image.new("RGB", (width, height), "white")
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(16)
    for number, (label, pictures) in enumerate(rows):
        top = GAP + number * (LABEL + SIDE + GAP)
        pen.text((GAP, top + 4), label, fill="black", font=font)
        for column, each in enumerate(pictures):
            sheet.paste(each.resize((SIDE, SIDE)), (GAP + column * (SIDE + GAP), top + LABEL))
    return sheet


if __name__ == "__main__":
    sys.exit(main())
