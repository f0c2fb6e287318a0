"""The experiment of docs/how-it-works.md."""

from __future__ import annotations

import re

from PIL import Image

from easel.settings import Settings
from tests.conftest import ROOT
from tools import variety


def test_the_difference_of_two_pictures_is_the_mean_of_their_pixels() -> None:
    grey = Image.new("RGB", (4, 4), (10, 20, 30))
    assert variety.difference(grey, grey) == 0
    assert variety.difference(grey, Image.new("RGB", (4, 4), (13, 20, 33))) == 2


async def test_the_same_seed_gives_the_same_pictures_and_another_does_not(
    settings: Settings,
) -> None:
    same, two, *_ = variety.trials("a dog", "a cat")
    drawn = {text: await variety.drawn(settings, text) for text in {*same.texts, *two.texts}}
    again = await variety.drawn(settings, same.texts[1])
    repeated = zip(drawn[same.texts[0]], again, strict=True)
    assert [variety.difference(*pair) for pair in repeated] == [0, 0]
    others = zip(*(drawn[text] for text in two.texts), strict=True)
    assert all(variety.difference(*pair) > 1 for pair in others)


def test_the_page_names_every_trial() -> None:
    page = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| [\d.]+ \|$", page, re.MULTILINE)
    assert rows == [trial.name for trial in variety.trials("a dog", "a cat")]
