"""Trees, bushes, flowers and mushrooms."""

from __future__ import annotations

import math
from functools import partial

from easel.engines.sketch.cast import WHITE, Cast, Look, Role
from easel.engines.sketch.faces import draw_eyes
from easel.engines.sketch.paint import Colour, mix, shade
from easel.engines.sketch.sheet import Sheet

# fmt: off
# Outlines are drawings: one point a line would hide them.

_BARK: Colour = (118, 82, 60)
_PETALS: tuple[Colour, ...] = ((238, 92, 104), (250, 196, 80), (246, 150, 180), (160, 130, 220),
                               (250, 246, 236), (246, 130, 70))


def _tree(sheet: Sheet, look: Look, *, snowy: bool = False) -> None:
    leaf = look.coat((104, 152, 80))
    chance = look.chance
    with sheet.part(0.8):
        sheet.stroke([(0.4, 1.0), (0.385, 0.75), (0.4, 0.45)], 0.095, _BARK, end=0.05)
        sheet.stroke([(0.4, 0.68), (0.5, 0.52)], 0.04, _BARK)
        sheet.stroke([(0.39, 0.72), (0.29, 0.56)], 0.04, _BARK)
    for by, drop in ((-0.3, 0.06), (0.0, 0.0), (0.22, -0.07)):
        with sheet.part(0.7):
            for _ in range(9):
                x, y = chance.uniform(0.2, 0.6), chance.uniform(0.16, 0.5)
                r = chance.uniform(0.1, 0.15) * (1 if by < 0.2 else 0.6)
                sheet.oval(x, y + drop, r, r * 0.92, shade(leaf, by))
    for _ in range(26):
        x, y = chance.uniform(0.12, 0.68), chance.uniform(0.1, 0.55)
        sheet.oval(x, y, 0.014, 0.011, shade(leaf, 0.4) if not snowy else WHITE, alpha=170)


def _fir(sheet: Sheet, look: Look, *, snowy: bool = False) -> None:
    leaf = look.coat((62, 112, 88))
    sheet.box(0.265, 0.86, 0.335, 1.0, _BARK)
    for i in range(5):
        top, wide = 0.64 - i * 0.16, 0.29 - i * 0.045
        with sheet.part(0.7):
            low = top + 0.27
            sheet.blob([(0.3, top), (0.3 + wide * 0.6, low - 0.07), (0.3 + wide, low - 0.005),
                        (0.3 + wide * 0.4, low - 0.02),
                        (0.3, low + 0.01), (0.3 - wide * 0.4, low - 0.02), (0.3 - wide,
                                                                            low - 0.005),
                        (0.3 - wide * 0.6, low - 0.07)], shade(leaf, i * 0.06 - 0.1))
        if snowy:
            sheet.blob([(0.3, top), (0.3 + wide * 0.5, top + 0.15),
                        (0.3 + wide * 0.15, top + 0.12), (0.3, top + 0.16),
                        (0.3 - wide * 0.2, top + 0.11), (0.3 - wide * 0.5, top + 0.15)], WHITE)


def _palm(sheet: Sheet, look: Look) -> None:
    leaf = look.coat((86, 150, 90))
    with sheet.part():
        sheet.stroke([(0.36, 1.0), (0.4, 0.6), (0.48, 0.26)], 0.075, (166, 124, 84), end=0.045)
    for dx, dy in ((-0.42, 0.12), (-0.36, -0.1), (-0.1, -0.22), (0.18, -0.2), (0.34, -0.04),
                   (0.34, 0.18), (-0.26, 0.28)):
        with sheet.part(0.6):
            mid = (0.48 + dx * 0.55, 0.25 + dy * 0.5 - 0.1)
            sheet.blob([(0.48, 0.25), mid, (0.48 + dx, 0.25 + dy), (mid[0], mid[1] + 0.1)], leaf)
    for x in (0.45, 0.51):
        sheet.oval(x, 0.29, 0.035, 0.035, (120, 82, 56))


def _cactus(sheet: Sheet, look: Look) -> None:
    coat = look.coat((92, 152, 98))
    with sheet.part():
        sheet.stroke([(0.3, 1.0), (0.3, 0.14)], 0.2, coat)
        sheet.stroke([(0.3, 0.62), (0.1, 0.6), (0.09, 0.38)], 0.12, coat)
        sheet.stroke([(0.3, 0.5), (0.5, 0.48), (0.51, 0.28)], 0.12, coat)
    for x in (0.26, 0.34):
        sheet.line([(x, 0.1), (x, 0.98)], 0.008, shade(coat, -0.3))
    for k in range(5):
        sheet.oval(0.3 + (k - 2) * 0.025, 0.03 + abs(k - 2) * 0.015, 0.03, 0.035, (244, 130, 160))
    draw_eyes(sheet, 0.31, 0.34, 0.1, 0.022)


def _flower(sheet: Sheet, look: Look) -> None:
    petal = look.coat(look.chance.choice(_PETALS))
    lean = look.chance.uniform(-0.06, 0.06)
    sheet.stroke([(0.25, 1.0), (0.25 - lean, 0.65), (0.25 + lean, 0.28)], 0.035, (88, 138, 74))
    for side in (-1, 1):
        sheet.oval(0.25 + side * 0.1, 0.74, 0.1, 0.04, (104, 156, 84), turn=side * -0.6)
    for dx, dy in ((0, -0.13), (0.12, -0.04), (0.075, 0.1), (-0.075, 0.1), (-0.12, -0.04)):
        sheet.oval(0.25 + lean + dx, 0.24 + dy, 0.088, 0.088, petal)
    for dx, dy in ((0, -0.1), (0.09, -0.03), (-0.09, -0.03)):
        sheet.oval(0.25 + lean + dx, 0.24 + dy, 0.04, 0.04, mix(petal, WHITE, 0.4))
    sheet.oval(0.25 + lean, 0.24, 0.075, 0.075,
               (250, 200, 80) if petal != (250, 196, 80) else (160, 96, 60))


def _sunflower(sheet: Sheet, look: Look) -> None:
    petal = look.coat((250, 196, 62))
    lean = look.chance.uniform(-0.04, 0.04)
    sheet.stroke([(0.3, 1.0), (0.3 - lean, 0.65), (0.3 + lean, 0.28)], 0.04, (88, 138, 74))
    for side, y in ((-1, 0.66), (1, 0.8)):
        sheet.oval(0.3 + side * 0.13, y, 0.14, 0.06, (96, 150, 80), turn=side * -0.5)
    with sheet.part(0.6):
        for ring, tone in ((0.215, shade(petal, -0.15)), (0.18, petal)):
            for k in range(14):
                a = k * math.tau / 14 + ring * 3
                sheet.oval(0.3 + lean + ring * math.cos(a), 0.25 + ring * math.sin(a), 0.085,
                           0.034, tone, turn=a)
    sheet.oval(0.3 + lean, 0.25, 0.135, 0.135, (112, 70, 44))
    draw_eyes(sheet, 0.3 + lean, 0.235, 0.1, 0.02)
    sheet.stroke([(0.27 + lean, 0.29), (0.3 + lean, 0.31), (0.33 + lean, 0.29)], 0.012,
                 (50, 30, 24))


def _bush(sheet: Sheet, look: Look) -> None:
    leaf = look.coat((94, 142, 82))
    for by in (-0.25, 0.05):
        with sheet.part(0.8):
            for i in range(6):
                r = look.chance.uniform(0.2, 0.3)
                sheet.oval(0.2 + i * 0.24, 0.72 - (0.12 if by > 0 else 0) - 0.18 * (i % 2), r,
                           r * 0.9, shade(leaf, by))
    for _ in range(10):
        tone = look.chance.choice(_PETALS)
        sheet.oval(look.chance.uniform(0.1, 1.5), look.chance.uniform(0.35, 0.85), 0.045, 0.045,
                   tone)


def _mushroom(sheet: Sheet, look: Look) -> None:
    cap = look.coat((218, 66, 60))
    with sheet.part():
        sheet.blob([(0.36, 0.5), (0.64, 0.5), (0.68, 0.92), (0.5, 1.0), (0.32, 0.92)],
                   (248, 238, 220))
    with sheet.part(1.2):
        sheet.blob([(0.04, 0.5), (0.16, 0.18), (0.5, 0.02), (0.84, 0.18), (0.96, 0.5),
                    (0.5, 0.58)], cap)
        for x, y, r in ((0.3, 0.28, 0.07), (0.56, 0.18, 0.06), (0.74, 0.36, 0.07),
                        (0.48, 0.42, 0.05), (0.16, 0.44, 0.04)):
            sheet.oval(x, y, r, r * 0.8, WHITE)
    draw_eyes(sheet, 0.51, 0.7, 0.15, 0.034)
    sheet.stroke([(0.46, 0.79), (0.51, 0.82), (0.56, 0.79)], 0.018, (120, 70, 60))


PLANTS: dict[str, Cast] = {
    "tree": Cast(paint=_tree, role=Role.LANDMARK, height=0.55, aspect=0.8, seat=(0.5, 0.35)),
    "snowy_tree": Cast(paint=partial(_tree, snowy=True), role=Role.LANDMARK, height=0.55,
                       aspect=0.8),
    "fir": Cast(paint=_fir, role=Role.LANDMARK, height=0.55, aspect=0.6, seat=(0.5, 0.02)),
    "snowy_fir": Cast(paint=partial(_fir, snowy=True), role=Role.LANDMARK, height=0.55, aspect=0.6),
    "palm": Cast(paint=_palm, role=Role.LANDMARK, height=0.6, aspect=0.9, home="beach"),
    "cactus": Cast(paint=_cactus, role=Role.ACTOR, height=1.2, aspect=0.6, home="desert"),
    "flower": Cast(paint=_flower, role=Role.COVER, height=0.5, aspect=0.5, seat=(0.5, 0.2)),
    "sunflower": Cast(paint=_sunflower, role=Role.COVER, height=0.8, aspect=0.6, home="field"),
    "bush": Cast(paint=_bush, role=Role.COVER, height=0.5, aspect=1.6),
    "mushroom": Cast(paint=_mushroom, role=Role.ACTOR, height=0.6, aspect=1.0, seat=(0.5, 0.1),
                     home="forest"),
}
