"""Creatures and people of the story book: dragons, dinosaurs, robots, astronauts, children."""

from __future__ import annotations

from functools import partial

from easel.engines.sketch.cast import INK, WHITE, Cast, Look, Role
from easel.engines.sketch.faces import draw_eyes
from easel.engines.sketch.paint import Colour, mix, shade
from easel.engines.sketch.sheet import Sheet

# fmt: off
# Outlines are drawings: one point a line would hide them.

_SKIN: tuple[Colour, ...] = ((246, 206, 172), (232, 184, 144), (196, 140, 100), (140, 94, 66))
_CLOTHES: tuple[Colour, ...] = ((222, 84, 76), (70, 130, 196), (240, 180, 70), (96, 160, 110),
                                (160, 110, 190))
_BLUSH: Colour = (244, 140, 130)


def _dragon(sheet: Sheet, look: Look, *, winged: bool = True) -> None:
    coat = look.coat((98, 176, 112) if winged else (126, 172, 92))
    belly, fin = mix(coat, (255, 240, 190), 0.65), shade(coat, -0.35) if not winged else (240, 150,
                                                                                          84)
    if winged:
        _wing(sheet, 0.42, 0.02, shade(coat, -0.3), -0.12)
    with sheet.part():
        sheet.stroke([(0.42, 0.72), (0.2, 0.88), (0.04, 0.78), (0.02, 0.6)], 0.2, coat, end=0.03)
        sheet.polygon([(0.02, 0.62), (-0.06, 0.52), (0.02, 0.44), (0.1, 0.54)], fin)
        for x in (0.4, 0.68):
            sheet.stroke([(x, 0.76), (x + 0.01, 0.93)], 0.14, shade(coat, -0.15))
            sheet.oval(x + 0.05, 0.955, 0.1, 0.04, coat)
        sheet.blob([(0.32, 0.72), (0.42, 0.5), (0.62, 0.42), (0.76, 0.55), (0.8, 0.75),
                    (0.68, 0.9), (0.44, 0.9)], coat)
        sheet.stroke([(0.68, 0.55), (0.76, 0.4), (0.82, 0.26)], 0.22, coat, end=0.18)
        sheet.blob([(0.62, 0.62), (0.72, 0.52), (0.8, 0.62), (0.79, 0.78), (0.68, 0.89),
                    (0.58, 0.84)], belly)
    for i, (x, y) in enumerate(((0.3, 0.74), (0.42, 0.55), (0.54, 0.42), (0.63, 0.3),
                                (0.69, 0.17))):
        sheet.polygon([(x - 0.05, y + 0.04), (x - 0.05, y - 0.07 + i * 0.004), (x + 0.05, y)], fin)
    _dragon_head(sheet, coat, belly, winged=winged)
    if winged:
        _wing(sheet, 0.5, 0.06, coat, 0.0)
    sheet.stroke([(0.78, 0.62), (0.88, 0.68)], 0.06, coat)


def _wing(sheet: Sheet, x: float, y: float, tone: Colour, lean: float) -> None:
    with sheet.part(0.8):
        sheet.blob([(x + 0.06, 0.55), (x - 0.1 + lean, 0.2), (x - 0.16 + lean, y),
                    (x - 0.38 + lean, 0.14),
                    (x - 0.32 + lean, 0.32), (x - 0.2 + lean, 0.38), (x - 0.12, 0.52)], (246, 190,
                                                                                         110))
        for tip in ((-0.36, 0.16), (-0.3, 0.32), (-0.17, 0.4)):
            sheet.stroke([(x - 0.16 + lean, y + 0.03), (x + tip[0] + lean, tip[1])], 0.02, tone)
        sheet.stroke([(x + 0.05, 0.55), (x - 0.08 + lean, 0.22), (x - 0.16 + lean, y + 0.02)],
                     0.045, tone)


def _dragon_head(sheet: Sheet, coat: Colour, belly: Colour, *, winged: bool) -> None:
    for x in (0.78, 0.88) if winged else ():
        sheet.stroke([(x, 0.12), (x - 0.05, 0.02), (x - 0.1, -0.02)], 0.05, (248, 232, 196),
                     end=0.012)
    with sheet.part():
        sheet.blob([(0.7, 0.24), (0.74, 0.1), (0.86, 0.06), (0.96, 0.14), (1.1, 0.2), (1.14, 0.3),
                    (1.04, 0.38),
                    (0.84, 0.38)], coat)
        sheet.blob([(0.94, 0.27), (1.1, 0.24), (1.14, 0.31), (1.04, 0.38), (0.88, 0.38)], belly)
    sheet.oval(1.07, 0.23, 0.014, 0.011, INK)
    sheet.stroke([(0.92, 0.3), (1.0, 0.335), (1.09, 0.31)], 0.014, INK)
    draw_eyes(sheet, 0.88, 0.18, 0.12, 0.032)
    sheet.oval(0.86, 0.28, 0.035, 0.022, _BLUSH, alpha=160)


def draw_person(sheet: Sheet, look: Look, *, kind: str = "person") -> None:
    """Draw a person who waves; `kind` gives hair, hat and clothes."""
    skin = look.chance.choice(_SKIN)
    dress = look.coat(look.chance.choice(_CLOTHES))
    hairs: tuple[Colour, ...] = ((72, 48, 40), (44, 36, 44), (196, 138, 70), (150, 74, 44))
    hair = look.chance.choice(hairs if skin[0] > 220 else hairs[:2])
    trousers = shade(mix(dress, (60, 70, 110), 0.7), -0.15)
    if kind in ("girl", "princess"):
        sheet.blob([(0.19, 0.2), (0.3, 0.06), (0.44, 0.2), (0.47, 0.46), (0.3, 0.5), (0.16, 0.46)],
                   hair)
    for x in (0.25, 0.36):
        sheet.stroke([(x, 0.68), (x, 0.94)], 0.085, trousers)
        sheet.oval(x + 0.025, 0.965, 0.065, 0.034, shade(trousers, -0.5))
    sheet.stroke([(0.2, 0.48), (0.11, 0.6), (0.12, 0.7)], 0.075, shade(dress, -0.15))
    sheet.oval(0.12, 0.72, 0.036, 0.036, skin)
    with sheet.part():
        if kind in ("girl", "princess", "wizard"):
            sheet.blob([(0.22, 0.44), (0.38, 0.44), (0.5, 0.84 if kind == "girl" else 0.95),
                        (0.3, 0.88 if kind == "girl" else 0.97),
                        (0.1, 0.84 if kind == "girl" else 0.95)], dress)
        else:
            sheet.blob([(0.19, 0.46), (0.3, 0.42), (0.41, 0.46), (0.43, 0.72), (0.3, 0.75),
                        (0.17, 0.72)], dress)
    sheet.stroke([(0.39, 0.48), (0.49, 0.44), (0.54, 0.32)], 0.075, dress)
    sheet.oval(0.545, 0.29, 0.038, 0.04, skin)
    _person_head(sheet, kind, skin, hair, dress)


def _person_head(sheet: Sheet, kind: str, skin: Colour, hair: Colour, dress: Colour) -> None:
    with sheet.part():
        sheet.oval(0.305, 0.26, 0.155, 0.165, skin)
        sheet.blob([(0.14, 0.24), (0.18, 0.1), (0.32, 0.06), (0.45, 0.13), (0.46, 0.22),
                    (0.36, 0.17), (0.24, 0.18)], hair)
    draw_eyes(sheet, 0.335, 0.26, 0.125, 0.024)
    sheet.stroke([(0.295, 0.325), (0.335, 0.35), (0.375, 0.325)], 0.013, (150, 60, 60))
    for x in (0.24, 0.42):
        sheet.oval(x, 0.32, 0.03, 0.02, _BLUSH, alpha=160)
    if kind == "princess":
        sheet.polygon([(0.2, 0.1), (0.19, -0.02), (0.25, 0.04), (0.31, -0.05), (0.37, 0.04),
                       (0.43, -0.02), (0.42, 0.1)],
                      (250, 208, 84))
    elif kind == "wizard":
        sheet.blob([(0.06, 0.14), (0.31, 0.08), (0.56, 0.14), (0.31, 0.19)], shade(dress, -0.2))
        sheet.polygon([(0.18, 0.13), (0.4, -0.07), (0.44, 0.13)], dress)
        sheet.blob([(0.2, 0.33), (0.42, 0.33), (0.38, 0.52), (0.31, 0.6), (0.24, 0.52)], WHITE)
    elif kind == "knight":
        sheet.blob([(0.13, 0.3), (0.15, 0.1), (0.3, 0.04), (0.46, 0.1), (0.48, 0.3), (0.44, 0.2),
                    (0.17, 0.2)], (170, 178, 192))
        sheet.stroke([(0.3, 0.05), (0.24, -0.04), (0.14, 0.0)], 0.06, (210, 70, 70), end=0.02)


def _astronaut(sheet: Sheet, look: Look) -> None:
    suit = look.coat((238, 240, 246))
    grey = shade(suit, -0.25)
    with sheet.part():
        sheet.box(0.12, 0.42, 0.5, 0.72, grey)
    for x in (0.24, 0.4):
        sheet.stroke([(x, 0.7), (x, 0.92)], 0.125, suit)
        sheet.oval(x + 0.02, 0.95, 0.085, 0.045, grey)
    sheet.stroke([(0.18, 0.5), (0.08, 0.62), (0.1, 0.72)], 0.11, suit)
    with sheet.part():
        sheet.blob([(0.15, 0.48), (0.32, 0.42), (0.49, 0.48), (0.5, 0.72), (0.32, 0.78),
                    (0.14, 0.72)], suit)
    sheet.stroke([(0.46, 0.5), (0.58, 0.44), (0.62, 0.32)], 0.11, suit)
    sheet.box(0.24, 0.55, 0.4, 0.66, (120, 130, 160))
    for x, tone in ((0.28, (240, 90, 80)), (0.32, (250, 210, 90)), (0.36, (110, 200, 130))):
        sheet.oval(x, 0.6, 0.015, 0.015, tone, own=True)
    with sheet.part():
        sheet.oval(0.32, 0.25, 0.22, 0.22, suit)
    with sheet.part(1.3):
        sheet.oval(0.345, 0.26, 0.155, 0.145, (50, 66, 110))
    sheet.oval(0.345, 0.29, 0.1, 0.1, (240, 200, 166))
    draw_eyes(sheet, 0.355, 0.27, 0.09, 0.019)
    sheet.stroke([(0.325, 0.32), (0.355, 0.338), (0.385, 0.32)], 0.011, (150, 60, 60))
    sheet.stroke([(0.24, 0.2), (0.28, 0.16), (0.34, 0.145)], 0.02, WHITE)


def _robot(sheet: Sheet, look: Look) -> None:
    metal = look.coat((132, 170, 186))
    dark = shade(metal, -0.35)
    sheet.stroke([(0.35, 0.1), (0.35, 0.0)], 0.022, dark)
    sheet.oval(0.35, -0.01, 0.032, 0.032, (250, 110, 90), own=True)
    for x in (0.25, 0.45):
        sheet.stroke([(x, 0.75), (x, 0.92)], 0.07, dark)
        sheet.box(x - 0.075, 0.92, x + 0.085, 0.985, metal)
    for points in ([(0.16, 0.52), (0.04, 0.58), (0.04, 0.7)],
                   [(0.54, 0.52), (0.65, 0.45), (0.66, 0.32)]):
        sheet.stroke(points, 0.055, dark)
        sheet.oval(*points[-1], 0.045, 0.045, metal)
    with sheet.part():
        sheet.box(0.14, 0.46, 0.56, 0.77, metal)
    with sheet.part():
        sheet.box(0.1, 0.1, 0.6, 0.43, shade(metal, 0.12))
    sheet.box(0.15, 0.15, 0.56, 0.38, (40, 50, 70))
    for x in (0.27, 0.44):
        sheet.oval(x, 0.245, 0.05, 0.055, (140, 240, 236), own=True)
        sheet.oval(x + 0.015, 0.23, 0.018, 0.02, WHITE, own=True)
    sheet.stroke([(0.29, 0.32), (0.355, 0.348), (0.42, 0.32)], 0.016, (140, 240, 236))
    sheet.oval(0.35, 0.62, 0.085, 0.085, shade(metal, 0.35))
    sheet.blob([(0.35, 0.68), (0.29, 0.62), (0.31, 0.58), (0.35, 0.6), (0.39, 0.58), (0.41, 0.62)],
               (238, 96, 96))


def _snowman(sheet: Sheet, look: Look) -> None:
    snow, scarf = (244, 248, 255), look.coat((214, 70, 70))
    with sheet.part():
        sheet.oval(0.4, 0.8, 0.27, 0.2, snow)
    with sheet.part():
        sheet.oval(0.4, 0.52, 0.2, 0.17, snow)
    for points in ([(0.22, 0.5), (0.06, 0.4), (0.0, 0.3)], [(0.58, 0.5), (0.74, 0.4), (0.8, 0.28)]):
        sheet.stroke(points, 0.025, (100, 70, 52), end=0.012)
    with sheet.part():
        sheet.oval(0.4, 0.27, 0.15, 0.14, snow)
    sheet.stroke([(0.27, 0.38), (0.4, 0.42), (0.53, 0.38)], 0.06, scarf)
    sheet.stroke([(0.5, 0.4), (0.54, 0.55)], 0.06, shade(scarf, -0.15))
    sheet.box(0.24, 0.13, 0.56, 0.17, INK)
    sheet.box(0.3, -0.02, 0.5, 0.14, INK)
    draw_eyes(sheet, 0.42, 0.25, 0.11, 0.022)
    sheet.polygon([(0.41, 0.28), (0.56, 0.315), (0.41, 0.32)], (244, 140, 60))
    for y in (0.48, 0.56, 0.75):
        sheet.oval(0.42, y, 0.02, 0.02, INK)


def _people(kind: str, height: float) -> Cast:
    return Cast(paint=partial(draw_person, kind=kind), role=Role.ACTOR, height=height, aspect=0.6,
                seat=(0.5, 0.1))


WONDERS: dict[str, Cast] = {
    "dragon": Cast(paint=_dragon, role=Role.ACTOR, height=1.7, aspect=1.12, seat=(0.5, 0.5)),
    "dinosaur": Cast(paint=partial(_dragon, winged=False), role=Role.ACTOR, height=1.6,
                     aspect=1.12, seat=(0.5, 0.45)),
    "person": _people("person", 1.45),
    "child": _people("child", 1.15),
    "girl": _people("girl", 1.15),
    "princess": _people("princess", 1.35),
    "knight": _people("knight", 1.4),
    "wizard": _people("wizard", 1.45),
    "astronaut": Cast(paint=_astronaut, role=Role.ACTOR, height=1.4, aspect=0.68, home="moon"),
    "robot": Cast(paint=_robot, role=Role.ACTOR, height=1.35, aspect=0.7),
    "snowman": Cast(paint=_snowman, role=Role.ACTOR, height=1.3, aspect=0.8, home="snow"),
}
