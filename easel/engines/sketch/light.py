"""The light of a time of day: a palette for sky, haze, shadow, and what it does to colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

from easel.engines.sketch.paint import Colour, mix
from easel.engines.sketch.scene import Time

# fmt: off
# Outlines are drawings: one point a line would hide them.


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one hour. `tint` multiplies the colour of everything that is lit."""

    zenith: Colour
    middle: Colour
    low: Colour
    sun: Colour
    glow: Colour
    haze: Colour
    tint: Colour
    shadow: Colour

    def leaning(self, other: Palette, share: float) -> Palette:
        """Return this palette with `share` of the `other` mixed in."""
        return Palette(
            **{f.name: mix(getattr(self, f.name), getattr(other, f.name),
                           share) for f in fields(self)}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """A palette, and where sun or moon stands: `x` 0 to 1, `y` 0 (top) to 1 of the picture."""

    palette: Palette
    time: Time
    x: float
    y: float

    @property
    def night(self) -> bool:
        return self.time is Time.NIGHT

    def lit(self, colour: Colour, depth: float = 0.0) -> Colour:
        """Return `colour` in this light, `depth` (0 near to 1 far) lost in the haze."""
        tint = self.palette.tint
        seen = (
            colour[0] * tint[0] // 255,
            colour[1] * tint[1] // 255,
            colour[2] * tint[2] // 255,
        )
        return mix(seen, self.palette.haze, depth)

    def ink(self, depth: float) -> Callable[[Colour], Colour]:
        """Return what `lit` does at `depth`, for a sheet."""
        return lambda colour: self.lit(colour, depth)

    def side(self, x: float) -> float:
        """Return which side of a thing at `x` is lit, -1 (left) to 1 (right)."""
        lean = max(-1.0, min(1.0, (self.x - x) * 2.5))
        return lean if abs(lean) > 0.5 else (0.5 if lean >= 0 else -0.5)


PALETTES: dict[Time, tuple[Palette, ...]] = {
    Time.DAWN: (
        Palette(zenith=(104, 142, 196), middle=(246, 190, 178), low=(255, 228, 172),
                sun=(255, 250, 222),
                glow=(255, 226, 160), haze=(255, 222, 190), tint=(255, 238, 218), shadow=(96, 70,
                                                                                          110)),
        Palette(zenith=(92, 112, 182), middle=(232, 160, 186), low=(255, 206, 160),
                sun=(255, 244, 214),
                glow=(255, 206, 150), haze=(250, 206, 196), tint=(255, 230, 220), shadow=(84, 62,
                                                                                          112)),
        Palette(zenith=(150, 180, 206), middle=(250, 216, 170), low=(255, 238, 190),
                sun=(255, 253, 232),
                glow=(255, 238, 178), haze=(255, 234, 200), tint=(255, 244, 222), shadow=(110, 84,
                                                                                          104)),
        Palette(zenith=(72, 92, 158), middle=(206, 140, 176), low=(255, 190, 142),
                sun=(255, 236, 200),
                glow=(255, 188, 136), haze=(240, 184, 180), tint=(250, 220, 214), shadow=(70, 52,
                                                                                          104)),
    ),
    Time.DAY: (
        Palette(zenith=(72, 150, 220), middle=(148, 202, 238), low=(222, 240, 244),
                sun=(255, 252, 230),
                glow=(255, 246, 214), haze=(208, 230, 240), tint=(255, 254, 248), shadow=(58, 70,
                                                                                          104)),
        Palette(zenith=(96, 176, 216), middle=(172, 218, 230), low=(244, 244, 222),
                sun=(255, 250, 222),
                glow=(255, 244, 206), haze=(222, 236, 226), tint=(255, 252, 240), shadow=(62, 72,
                                                                                          92)),
        Palette(zenith=(54, 122, 204), middle=(122, 182, 232), low=(206, 230, 246),
                sun=(255, 254, 240),
                glow=(255, 250, 226), haze=(194, 218, 240), tint=(252, 254, 255), shadow=(48, 60,
                                                                                          104)),
        Palette(zenith=(110, 166, 214), middle=(190, 214, 226), low=(252, 236, 206),
                sun=(255, 248, 214),
                glow=(255, 238, 190), haze=(236, 226, 208), tint=(255, 250, 234), shadow=(76, 70,
                                                                                          96)),
    ),
    Time.SUNSET: (
        Palette(zenith=(72, 62, 128), middle=(226, 106, 106), low=(255, 190, 98),
                sun=(255, 240, 186),
                glow=(255, 172, 84), haze=(244, 156, 116), tint=(255, 214, 186), shadow=(58, 34,
                                                                                         86)),
        Palette(zenith=(52, 72, 138), middle=(238, 132, 96), low=(255, 214, 120),
                sun=(255, 244, 196),
                glow=(255, 190, 96), haze=(250, 176, 120), tint=(255, 220, 184), shadow=(56, 40,
                                                                                         86)),
        Palette(zenith=(92, 58, 124), middle=(240, 120, 128), low=(255, 178, 120),
                sun=(255, 232, 184),
                glow=(255, 158, 104), haze=(240, 148, 132), tint=(255, 208, 192), shadow=(66, 32,
                                                                                          84)),
        Palette(zenith=(40, 48, 106), middle=(178, 86, 128), low=(252, 158, 92),
                sun=(255, 226, 164),
                glow=(252, 144, 82), haze=(214, 126, 122), tint=(242, 194, 182), shadow=(42, 28,
                                                                                         78)),
    ),
    Time.NIGHT: (
        Palette(zenith=(12, 18, 54), middle=(32, 48, 104), low=(74, 98, 158), sun=(250, 246, 222),
                glow=(164, 184, 236), haze=(62, 82, 142), tint=(134, 148, 208), shadow=(8, 8, 34)),
        Palette(zenith=(18, 14, 56), middle=(54, 42, 108), low=(112, 90, 156), sun=(252, 244, 226),
                glow=(190, 170, 236), haze=(86, 74, 142), tint=(146, 140, 208), shadow=(12, 6, 36)),
        Palette(zenith=(6, 28, 54), middle=(18, 66, 100), low=(62, 122, 142), sun=(248, 248, 228),
                glow=(150, 210, 222), haze=(48, 98, 128), tint=(128, 162, 196), shadow=(4, 14, 32)),
        Palette(zenith=(10, 12, 40), middle=(24, 34, 84), low=(56, 74, 134), sun=(250, 244, 220),
                glow=(150, 166, 226), haze=(48, 62, 118), tint=(122, 136, 196), shadow=(6, 6, 28)),
    ),
}
