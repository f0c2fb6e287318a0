"""What can be measured in any picture: its colours by name, its light, its shape, its calm."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageFilter, ImageStat

from easel.engines.sketch.paint import Colour
from easel.engines.sketch.scene import Time
from easel.engines.sketch.vocabulary import COLOURS

_DARK, _LIGHT = 70, 185
_WARM = 22
_BUSY = 17
_LIGHT_SHARE = 0.3
"""How much brightness counts beside hue when a colour is named."""

_FAINT = 24
"""So little that in the dark it has no hue."""

_SIDE = 96
_COLOURS = 8
_GROUNDS: dict[str, tuple[str, ...]] = {
    "forest": ("green",),
    "sea": ("blue", "sky", "teal"),
    "snow": ("white",),
    "desert": ("yellow", "gold", "beige", "orange"),
    "city": ("grey", "black"),
    "field": ("brown",),
}
_OTHER_GROUND = "hills"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A picture as it looks from far away.

    `colours` are keys of the vocabulary, the commonest first; `place` is the setting that looks
    most like what is at its foot, `time` the hour with such a light.
    """

    colours: tuple[str, ...]
    place: str
    time: Time
    is_busy: bool
    shape: str


def measure(image: Image.Image) -> Look:
    """Return how `image` looks. It is looked at in small: a few milliseconds for any size."""
    small = image.convert("RGB").resize((_SIDE, _SIDE), Image.Resampling.BOX)
    is_busy = _unrest(small) > _BUSY
    foot = _names(small.crop((0, _SIDE * 2 // 3, _SIDE, _SIDE)))[0]
    places = (place for place, names in _GROUNDS.items() if foot in names)
    place = next(places, _OTHER_GROUND)
    return Look(
        colours=_names(small),
        place="meadow" if place == "forest" and not is_busy else place,
        time=_hour(small),
        is_busy=is_busy,
        shape=_shape(image.width / image.height),
    )


def _names(small: Image.Image) -> tuple[str, ...]:
    """Return the names of the colours in `small`, by how much there is of each."""
    few = small.quantize(_COLOURS, dither=Image.Dither.NONE).convert("RGB")
    shares: dict[str, int] = {}
    for count, tone in few.getcolors() or []:
        assert isinstance(tone, tuple)
        name = _nearest((int(tone[0]), int(tone[1]), int(tone[2])))
        shares[name] = shares.get(name, 0) + count
    return tuple(sorted(shares, key=lambda name: -shares[name]))


def _nearest(tone: Colour) -> str:
    def apart(name: str) -> float:
        usual = COLOURS[name][0]
        darker = (max(tone) - max(usual)) / 255
        pairs = zip(_hued(tone), _hued(usual), strict=True)
        return sum((one - other) ** 2 for one, other in pairs) + _LIGHT_SHARE * darker**2

    return min(COLOURS, key=apart)


def _hued(tone: Colour) -> tuple[float, ...]:
    """Return `tone` without its brightness: a dark green is a green, and no black."""
    most = max(tone) + _FAINT
    return tuple((value + _FAINT) / most for value in tone)


def _hour(small: Image.Image) -> Time:
    red, green, blue = ImageStat.Stat(small).mean
    brightness = 0.3 * red + 0.6 * green + 0.1 * blue
    if brightness < _DARK:
        return Time.NIGHT
    if red - blue > _WARM:
        return Time.DAWN if brightness > _LIGHT else Time.SUNSET
    return Time.DAY


def _unrest(small: Image.Image) -> float:
    """Return how much changes from one place to the next, 0 to 255."""
    edges = small.convert("L").filter(ImageFilter.FIND_EDGES)
    return ImageStat.Stat(edges.crop((1, 1, _SIDE - 1, _SIDE - 1))).mean[0]


def _shape(ratio: float) -> str:
    if ratio > 1.15:
        return "wide"
    return "tall" if ratio < 0.87 else "square"
