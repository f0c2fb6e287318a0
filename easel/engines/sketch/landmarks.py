"""Towers, arches and monuments: what people travel to and students draw."""

from __future__ import annotations

from itertools import pairwise

from easel.engines.sketch.cast import Cast, Look, Role
from easel.engines.sketch.paint import Colour, Point, mix, shade
from easel.engines.sketch.sheet import Sheet

# fmt: off
# Outlines are drawings: one point a line would hide them.

LAMP: Colour = (255, 214, 120)
_STONE: Colour = (222, 204, 172)


def _tower_edge(y: float) -> float:
    """Return half the width of the iron tower at height y (0 top, 1 ground)."""
    return float(0.012 + 0.05 * y + 0.185 * max(0.0, y - 0.12) ** 2.6)


def _eiffel(sheet: Sheet, look: Look) -> None:
    iron = look.coat((142, 102, 78))
    dark = shade(iron, -0.4)
    middle = 0.26
    rows = [0.08 + 0.92 * (i / 22) ** 0.9 for i in range(23)]
    for y, z in pairwise(rows):
        for side in (-1, 1):
            _tower_panel(sheet, middle, side, (y, z), iron, dark)
    sheet.stroke([(middle, 0.1), (middle, -0.02)], 0.014, dark, end=0.004)
    for y, tall, wide in ((0.085, 0.02, 0.016), (0.4, 0.022, 0.02), (0.665, 0.032, 0.026)):
        half = _tower_edge(y) + wide
        sheet.box(middle - half, y, middle + half, y + tall, dark)
        sheet.box(middle - half, y, middle + half, y + tall * 0.4, shade(iron, 0.3))
    foot = _tower_edge(1.0) - 0.075
    arch = [(middle + foot * x, 0.985 - 0.2 * (1 - x * x) ** 0.5) for x in
            (-1, -0.92, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 0.92, 1)]
    sheet.stroke(arch, 0.028, dark)
    sheet.stroke(arch, 0.012, shade(iron, 0.25))
    for side in (-1, 1):
        x = middle + side * (_tower_edge(1.0) - 0.04)
        sheet.box(x - 0.055, 0.965, x + 0.055, 1.0, (196, 180, 156))
    if look.night:
        for y in rows[1::2]:
            for side in (-1, 1):
                sheet.oval(middle + side * _tower_edge(y), y, 0.006, 0.006, LAMP, own=True)


def _tower_panel(
    sheet: Sheet, x: float, side: int, rows: tuple[float, float], iron: Colour, dark: Colour
) -> None:
    """Draw one pair of crossed girders of one leg between two heights."""
    y, z = rows
    outer, below = _tower_edge(y), _tower_edge(z)
    inner = max(0.0, outer - 0.035 - 0.055 * y) if y > 0.38 else 0.0
    inner_below = max(0.0, below - 0.035 - 0.055 * z) if y > 0.38 else 0.0
    a, b = (x + side * inner, y), (x + side * outer, y)
    c, d = (x + side * inner_below, z), (x + side * below, z)
    tone = shade(iron, 0.18) if side < 0 else shade(iron, -0.12)
    sheet.polygon([a, b, d, c], tone, alpha=150)
    sheet.line([a, d], 0.006, dark)
    sheet.line([b, c], 0.006, dark)
    sheet.line([a, b], 0.005, dark)
    sheet.line([b, d], 0.014, shade(iron, 0.25) if side < 0 else dark)
    sheet.line([a, c], 0.011, dark)


def _arch(sheet: Sheet, look: Look) -> None:
    stone = look.coat(_STONE)
    dark = shade(stone, -0.5)
    with sheet.part(1.1):
        sheet.box(0.08, 0.2, 1.0, 1.0, stone)
    sheet.box(0.03, 0.06, 1.05, 0.2, shade(stone, 0.12))
    sheet.box(0.06, 0.0, 1.02, 0.07, shade(stone, -0.08))
    for y in (0.07, 0.195, 0.36):
        sheet.box(0.02, y, 1.06, y + 0.016, shade(stone, -0.28))
    sheet.box(0.36, 0.55, 0.72, 1.0, dark)
    sheet.oval(0.54, 0.56, 0.18, 0.17, dark)
    sheet.polygon([(0.44, 1.0), (0.44, 0.58), (0.54, 0.46), (0.72, 0.6), (0.72, 1.0)],
                  shade(stone, -0.3), alpha=120)
    for i in range(9):
        sheet.box(0.1 + i * 0.1, 0.1, 0.15 + i * 0.1, 0.17, shade(stone, -0.18))
    for x in (0.22, 0.86):
        sheet.box(x - 0.085, 0.44, x + 0.085, 0.95, shade(stone, 0.1))
        _relief(sheet, x, shade(stone, -0.22))
    sheet.box(0.02, 0.95, 0.36, 1.0, shade(stone, -0.15))
    sheet.box(0.72, 0.95, 1.06, 1.0, shade(stone, -0.15))


def _relief(sheet: Sheet, x: float, tone: Colour) -> None:
    sheet.oval(x, 0.55, 0.03, 0.033, tone)
    sheet.blob([(x - 0.05, 0.62), (x, 0.585), (x + 0.05, 0.62), (x + 0.04, 0.86),
                (x - 0.04, 0.86)], tone)
    sheet.stroke([(x + 0.03, 0.64), (x + 0.07, 0.56)], 0.022, tone)


def _pyramid(sheet: Sheet, look: Look) -> None:
    stone = look.coat((228, 190, 122))
    top: Point = (0.74, 0.0)
    sheet.polygon([top, (0.0, 1.0), (1.02, 1.0)], shade(stone, 0.15))
    sheet.polygon([top, (1.02, 1.0), (1.5, 0.9)], shade(stone, -0.42))
    rows = 15
    for i in range(1, rows):
        y = i / rows
        left, right = 0.74 - 0.74 * y, 0.74 + 0.28 * y
        sheet.line([(left, y), (right, y)], 0.005, shade(stone, -0.25))
        sheet.line([(right, y), (0.74 + 0.76 * y, y * 0.9)], 0.005, shade(stone, -0.55))
        for k in range(i):
            x = left + (right - left) * (k + 0.5 * (i % 2)) / i
            sheet.line([(x, y), (x, y + 0.8 / rows)], 0.004, shade(stone, -0.2))
    sheet.box(0.47, 0.86, 0.57, 1.0, shade(stone, -0.65))


def _statue(sheet: Sheet, look: Look) -> None:
    """A hero in bronze on a pedestal of stone, one arm up, in a cloak."""
    bronze = look.coat((92, 138, 122))
    stone: Colour = (206, 198, 190)
    with sheet.part():
        sheet.box(0.1, 0.6, 0.46, 0.94, stone)
    for left, top, right, bottom, by in ((0.05, 0.56, 0.51, 0.615, 0.2),
                                         (0.04, 0.92, 0.52, 0.965, -0.1),
                                         (0.0, 0.96, 0.56, 1.0, -0.2)):
        sheet.box(left, top, right, bottom, shade(stone, by))
    sheet.box(0.16, 0.68, 0.4, 0.84, shade(stone, -0.18))
    for y in (0.72, 0.76, 0.8):
        sheet.box(0.19, y, 0.37 - (y - 0.72), y + 0.012, shade(stone, -0.42))
    with sheet.part():
        sheet.blob([(0.2, 0.24), (0.12, 0.38), (0.1, 0.53), (0.2, 0.5), (0.36, 0.5), (0.4, 0.4),
                    (0.35, 0.24)], shade(bronze, -0.35))
    for x, tone in ((0.345, shade(bronze, -0.12)), (0.225, bronze)):
        with sheet.part():
            sheet.stroke([(0.28 + (x - 0.28) * 0.5, 0.36), (x, 0.54)], 0.075, tone, end=0.058)
            sheet.oval(x + 0.02, 0.552, 0.05, 0.017, tone)
    with sheet.part():
        sheet.stroke([(0.345, 0.24), (0.415, 0.19), (0.43, 0.09)], 0.052, bronze, end=0.038)
        sheet.blob([(0.205, 0.23), (0.28, 0.2), (0.36, 0.23), (0.35, 0.32), (0.365, 0.43),
                    (0.2, 0.43), (0.215, 0.32)], bronze)
    with sheet.part():
        sheet.stroke([(0.215, 0.24), (0.145, 0.31), (0.2, 0.375)], 0.052, shade(bronze, 0.1),
                     end=0.042)
    sheet.stroke([(0.215, 0.36), (0.35, 0.36)], 0.016, shade(bronze, -0.45))
    for y in (0.26, 0.3):
        sheet.oval(0.29, y, 0.009, 0.008, shade(bronze, 0.4))
    with sheet.part():
        sheet.oval(0.285, 0.135, 0.056, 0.064, bronze)
        sheet.blob([(0.225, 0.14), (0.235, 0.08), (0.3, 0.062), (0.34, 0.095), (0.3, 0.1),
                    (0.255, 0.12)], shade(bronze, -0.3))
    for x in (0.28, 0.312):
        sheet.oval(x, 0.132, 0.007, 0.009, shade(bronze, -0.7))
    sheet.stroke([(0.28, 0.165), (0.297, 0.172), (0.314, 0.165)], 0.007, shade(bronze, -0.6))
    sheet.stroke([(0.43, 0.1), (0.43, 0.05)], 0.03, shade(bronze, 0.2))
    sheet.oval(0.43, 0.02, 0.026, 0.035, LAMP if look.night else (250, 214, 120), own=look.night)


def _bridge(sheet: Sheet, look: Look) -> None:
    steel = look.coat((198, 84, 66))
    dark = shade(steel, -0.3)
    for i in range(31):
        x = i * 0.1
        y = _cable(x)
        sheet.line([(x, y), (x, 0.76)], 0.008, mix(steel, (255, 255, 255), 0.25))
    for tower in (0.7, 2.3):
        for x in (tower - 0.07, tower + 0.07):
            sheet.box(x - 0.03, 0.02, x + 0.03, 1.0, steel)
            sheet.box(x + 0.01, 0.02, x + 0.03, 1.0, dark)
        for y in (0.06, 0.28, 0.52, 0.84):
            sheet.box(tower - 0.09, y, tower + 0.09, y + 0.05, shade(steel, 0.12))
    sheet.stroke([(x / 10, _cable(x / 10)) for x in range(31)], 0.022, shade(steel, 0.15))
    sheet.box(-0.06, 0.75, 3.06, 0.79, shade(steel, 0.2))
    sheet.box(-0.06, 0.785, 3.06, 0.83, dark)


def _cable(x: float) -> float:
    """Return the height of the main cable at x: it hangs between towers at 0.7 and 2.3."""
    if x < 0.7:
        return float(0.7 - 0.66 * (x / 0.7) ** 1.6)
    if x > 2.3:
        return _cable(3.0 - x)
    return float(0.68 - 0.64 * ((x - 1.5) / 0.8) ** 2)


LANDMARKS: dict[str, Cast] = {
    "eiffel": Cast(paint=_eiffel, role=Role.LANDMARK, height=1.15, aspect=0.52, seat=(0.5, 0.0),
                   home="park"),
    "arch": Cast(paint=_arch, role=Role.LANDMARK, height=0.72, aspect=1.08, home="park"),
    "pyramid": Cast(paint=_pyramid, role=Role.LANDMARK, height=0.66, aspect=1.5, seat=(0.49, 0.02),
                    home="desert"),
    "statue": Cast(paint=_statue, role=Role.LANDMARK, height=0.85, aspect=0.56, seat=(0.5, 0.12),
                   home="park"),
    "bridge": Cast(paint=_bridge, role=Role.LANDMARK, height=0.42, aspect=3.0, seat=(0.5, 0.75),
                   home="river"),
}
