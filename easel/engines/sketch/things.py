"""Vehicles, toys and gifts: what people made and a child would ask for."""

from __future__ import annotations

from easel.engines.sketch.cast import INK, WHITE, Cast, Look, Role
from easel.engines.sketch.faces import draw_eyes
from easel.engines.sketch.landmarks import LAMP
from easel.engines.sketch.paint import Colour, shade
from easel.engines.sketch.sheet import Sheet

# fmt: off
# Outlines are drawings: one point a line would hide them.

_GLASS: Colour = (170, 212, 232)


def _car(sheet: Sheet, look: Look) -> None:
    paints: tuple[Colour, ...] = ((226, 78, 70), (70, 130, 200), (246, 190, 70), (96, 164, 120))
    coat = look.coat(look.chance.choice(paints))
    with sheet.part():
        sheet.blob([(0.45, 0.42), (0.6, 0.1), (1.1, 0.08), (1.32, 0.42)], coat)
        sheet.blob([(0.08, 0.74), (0.1, 0.5), (0.45, 0.38), (1.35, 0.38), (1.72, 0.48),
                    (1.78, 0.74),
                    (1.6, 0.82), (0.2, 0.82)], coat)
    sheet.polygon([(0.56, 0.4), (0.67, 0.18), (0.88, 0.17), (0.88, 0.4)], _GLASS)
    sheet.polygon([(0.93, 0.4), (0.93, 0.17), (1.06, 0.17), (1.2, 0.4)], _GLASS)
    sheet.box(0.9, 0.42, 0.91, 0.76, shade(coat, -0.35))
    sheet.box(0.95, 0.5, 1.05, 0.525, shade(coat, -0.4))
    sheet.oval(1.7, 0.57, 0.05, 0.06, LAMP, own=True)
    for x in (0.45, 1.4):
        sheet.oval(x, 0.8, 0.19, 0.19, INK)
        sheet.oval(x, 0.8, 0.1, 0.1, (206, 210, 216))


def _boat(sheet: Sheet, look: Look) -> None:
    hull = look.coat((176, 98, 66))
    sheet.line([(0.52, 0.04), (0.52, 0.74)], 0.022, (110, 78, 58))
    with sheet.part(0.8):
        sheet.blob([(0.55, 0.06), (0.8, 0.3), (0.94, 0.62), (0.55, 0.66)], (250, 244, 232))
    with sheet.part(0.8):
        sheet.blob([(0.49, 0.12), (0.3, 0.38), (0.16, 0.62), (0.49, 0.65)], shade(hull, 0.5))
    with sheet.part():
        sheet.blob([(0.04, 0.74), (0.5, 0.76), (1.0, 0.7), (0.86, 0.95), (0.2, 0.96)], hull)
    sheet.stroke([(0.05, 0.75), (0.5, 0.775), (0.98, 0.72)], 0.022, shade(hull, 0.4))
    sheet.polygon([(0.52, 0.03), (0.66, 0.07), (0.52, 0.1)], (236, 96, 84))


def _rocket(sheet: Sheet, look: Look) -> None:
    coat = look.coat((238, 238, 244))
    fin: Colour = (224, 80, 76) if not look.colour else shade(coat, -0.4)
    for length, tone in ((1.04, (250, 140, 60)), (0.97, (255, 222, 110))):
        wide = 0.1 if length > 1 else 0.055
        sheet.blob([(0.25 - wide, 0.78), (0.25, 0.72), (0.25 + wide, 0.78), (0.25, length)], tone)
    for side in (-1, 1):
        sheet.polygon([(0.25 + side * 0.12, 0.5), (0.25 + side * 0.25, 0.72),
                       (0.25 + side * 0.24, 0.84),
                       (0.25 + side * 0.1, 0.74)], fin)
    with sheet.part(1.2):
        sheet.blob([(0.25, 0.0), (0.37, 0.2), (0.4, 0.45), (0.34, 0.76), (0.16, 0.76), (0.1, 0.45),
                    (0.13, 0.2)], coat)
        sheet.blob([(0.25, 0.0), (0.34, 0.13), (0.345, 0.17), (0.155, 0.17), (0.16, 0.13)], fin)
    sheet.oval(0.25, 0.34, 0.085, 0.085, shade(coat, -0.35))
    sheet.oval(0.25, 0.34, 0.062, 0.062, _GLASS)
    draw_eyes(sheet, 0.26, 0.34, 0.05, 0.012)


def _air_balloon(sheet: Sheet, look: Look) -> None:
    coat = look.coat((226, 88, 80))
    for x in (0.26, 0.5):
        sheet.line([(x + (x - 0.38) * 0.5, 0.6), (x, 0.86)], 0.008, (110, 80, 60))
    with sheet.part(1.2):
        sheet.blob([(0.38, 0.0), (0.65, 0.1), (0.74, 0.34), (0.6, 0.58), (0.47, 0.72),
                    (0.29, 0.72), (0.16, 0.58),
                    (0.02, 0.34), (0.11, 0.1)], coat)
        for wide, tone in ((0.2, (250, 214, 124)), (0.075, coat)):
            sheet.blob([(0.38, 0.0), (0.38 + wide, 0.14), (0.38 + wide * 1.25, 0.36),
                        (0.38 + wide * 0.7, 0.6),
                        (0.38 + wide * 0.4, 0.72), (0.38 - wide * 0.4, 0.72), (0.38 - wide * 0.7,
                                                                               0.6),
                        (0.38 - wide * 1.25, 0.36), (0.38 - wide, 0.14)], tone)
    with sheet.part():
        sheet.blob([(0.28, 0.85), (0.48, 0.85), (0.46, 0.98), (0.3, 0.98)], (166, 112, 70))
    sheet.box(0.265, 0.84, 0.495, 0.87, (124, 80, 52))


def _balloon(sheet: Sheet, look: Look) -> None:
    coat = look.coat(look.chance.choice(((236, 80, 84), (84, 150, 226), (250, 196, 70),
                                         (130, 190, 110))))
    sheet.stroke([(0.25, 0.5), (0.22, 0.7), (0.28, 0.85), (0.25, 1.0)], 0.012, (120, 110, 110))
    with sheet.part(1.2):
        sheet.blob([(0.25, 0.0), (0.45, 0.1), (0.47, 0.28), (0.25, 0.52), (0.03, 0.28),
                    (0.05, 0.1)], coat)
    sheet.oval(0.15, 0.14, 0.035, 0.06, WHITE, turn=0.4, alpha=180)
    sheet.polygon([(0.25, 0.5), (0.21, 0.56), (0.29, 0.56)], shade(coat, -0.2))


def _plane(sheet: Sheet, look: Look) -> None:
    coat = look.coat((240, 240, 246))
    trim: Colour = (70, 130, 206) if not look.colour else shade(coat, -0.35)
    sheet.polygon([(0.95, 0.45), (0.72, 0.1), (0.88, 0.1), (1.3, 0.45)], shade(coat, -0.25))
    with sheet.part():
        sheet.blob([(0.1, 0.5), (0.4, 0.36), (1.4, 0.34), (1.75, 0.42), (1.85, 0.52), (1.7, 0.63),
                    (0.7, 0.66)], coat)
        sheet.polygon([(0.1, 0.5), (0.0, 0.12), (0.16, 0.12), (0.42, 0.42)], trim)
    with sheet.part():
        sheet.polygon([(0.8, 0.55), (0.5, 0.95), (0.68, 0.95), (1.2, 0.56)], shade(coat, -0.12))
    for i in range(7):
        sheet.oval(0.6 + i * 0.13, 0.45, 0.028, 0.032, (88, 130, 170))
    draw_eyes(sheet, 1.63, 0.45, 0.1, 0.028)
    sheet.stroke([(1.6, 0.55), (1.67, 0.57), (1.74, 0.54)], 0.015, INK)


def _bicycle(sheet: Sheet, look: Look) -> None:
    frame = look.coat((66, 140, 180))
    for x in (0.32, 1.2):
        for k in range(8):
            dx, dy = ((0.29, 0), (0.2, 0.2), (0, 0.29), (-0.2, 0.2), (-0.29, 0), (-0.2, -0.2),
                      (0, -0.29), (0.2, -0.2))[k]
            sheet.line([(x, 0.7), (x + dx, 0.7 + dy)], 0.006, (190, 190, 196))
        ring = [(x + 0.29 * a, 0.7 + 0.29 * b) for a, b in
                ((1, 0), (0.87, 0.5), (0.5, 0.87), (0, 1), (-0.5, 0.87), (-0.87, 0.5), (-1, 0),
                 (-0.87, -0.5),
                 (-0.5, -0.87), (0, -1), (0.5, -0.87), (0.87, -0.5), (1, 0))]
        sheet.stroke(ring, 0.045, INK)
    for line in ([(0.32, 0.7), (0.58, 0.34)], [(0.58, 0.34), (1.08, 0.32)],
                 [(0.62, 0.42), (0.76, 0.72)],
                 [(0.76, 0.72), (1.08, 0.36)], [(0.32, 0.7), (0.76, 0.72)], [(1.2, 0.7),
                                                                             (1.04, 0.2)]):
        sheet.stroke(line, 0.04, frame)
    sheet.stroke([(0.48, 0.3), (0.66, 0.28)], 0.06, INK)
    sheet.stroke([(1.04, 0.2), (1.16, 0.14), (1.2, 0.2)], 0.035, INK)


def _umbrella(sheet: Sheet, look: Look) -> None:
    coat = look.coat((230, 90, 96))
    sheet.stroke([(0.5, 0.1), (0.5, 0.9), (0.56, 0.98), (0.62, 0.9)], 0.03, (110, 80, 60))
    with sheet.part(1.1):
        sheet.blob([(0.0, 0.44), (0.12, 0.18), (0.5, 0.02), (0.88, 0.18), (1.0, 0.44),
                    (0.83, 0.38), (0.67, 0.44),
                    (0.5, 0.38), (0.33, 0.44), (0.17, 0.38)], coat)
    for x in (0.33, 0.67):
        sheet.stroke([(0.5, 0.04), (0.5 + (x - 0.5) * 0.8, 0.2), (x, 0.42)], 0.012,
                     shade(coat, -0.3))


def _ball(sheet: Sheet, look: Look) -> None:
    coat = look.coat((232, 76, 78))
    with sheet.part(1.3):
        sheet.oval(0.5, 0.5, 0.48, 0.48, coat)
        sheet.blob([(0.5, 0.02), (0.72, 0.3), (0.68, 0.72), (0.5, 0.98), (0.36, 0.7), (0.36, 0.3)],
                   WHITE)
        sheet.blob([(0.04, 0.4), (0.3, 0.52), (0.66, 0.52), (0.97, 0.4), (0.97, 0.58), (0.66, 0.7),
                    (0.3, 0.7), (0.04, 0.58)],
                   (84, 140, 214), )


def _heart(sheet: Sheet, look: Look) -> None:
    coat = look.coat((234, 84, 100))
    with sheet.part(1.2):
        sheet.blob([(0.5, 0.28), (0.35, 0.08), (0.1, 0.12), (0.04, 0.4), (0.25, 0.7), (0.5, 0.95),
                    (0.75, 0.7),
                    (0.96, 0.4), (0.9, 0.12), (0.65, 0.08)], coat)
    draw_eyes(sheet, 0.52, 0.42, 0.26, 0.05)
    sheet.stroke([(0.44, 0.55), (0.52, 0.6), (0.6, 0.55)], 0.025, INK)


def _easel(sheet: Sheet, look: Look) -> None:
    """An easel whose canvas shows what no word could be read for: colours and shapes."""
    wood: Colour = (168, 114, 72)
    sheet.stroke([(0.36, 0.0), (0.4, 0.98)], 0.03, shade(wood, -0.3))
    for line in ([(0.36, 0.02), (0.06, 0.99)], [(0.38, 0.02), (0.72, 0.99)]):
        sheet.stroke(line, 0.035, wood)
    with sheet.part(0.4):
        sheet.box(0.02, 0.1, 0.76, 0.66, (250, 246, 236))
    chance = look.chance
    tones = chance.sample(((236, 108, 92), (250, 192, 84), (92, 156, 196), (120, 180, 132),
                           (168, 124, 190), (60, 84, 130)), 5)
    sheet.box(0.05, 0.13, 0.73, 0.63, shade(tones[0], 0.55))
    sheet.oval(chance.uniform(0.22, 0.55), chance.uniform(0.24, 0.34), 0.085, 0.085, tones[1])
    for i, tone in enumerate(tones[2:]):
        y = 0.36 + i * 0.085
        ridge = [(0.05 + k * 0.0971, min(0.62, y + chance.uniform(-0.05, 0.05))) for k in range(8)]
        sheet.polygon([(0.05, 0.63), *ridge, (0.73, 0.63)], tone)
    sheet.box(0.0, 0.66, 0.78, 0.695, shade(wood, 0.15))


THINGS: dict[str, Cast] = {
    "car": Cast(paint=_car, role=Role.ACTOR, height=0.95, aspect=1.86, seat=(0.45, 0.12)),
    "boat": Cast(paint=_boat, role=Role.SWIMMER, height=1.35, aspect=1.04, seat=(0.3, 0.78),
                 home="sea"),
    "rocket": Cast(paint=_rocket, role=Role.FLYER, height=1.5, aspect=0.5, seat=(0.5, 0.02),
                   home="space"),
    "air_balloon": Cast(paint=_air_balloon, role=Role.FLYER, height=1.2, aspect=0.76,
                        seat=(0.5, 0.84)),
    "balloon": Cast(paint=_balloon, role=Role.FLYER, height=0.8, aspect=0.5),
    "plane": Cast(paint=_plane, role=Role.FLYER, height=0.55, aspect=1.86, seat=(0.5, 0.36)),
    "bicycle": Cast(paint=_bicycle, role=Role.ACTOR, height=0.85, aspect=1.52, seat=(0.37, 0.28)),
    "umbrella": Cast(paint=_umbrella, role=Role.ACTOR, height=1.3, aspect=1.0),
    "ball": Cast(paint=_ball, role=Role.ACTOR, height=0.4, aspect=1.0),
    "heart": Cast(paint=_heart, role=Role.FLYER, height=0.6, aspect=1.0),
    "easel": Cast(paint=_easel, role=Role.ACTOR, height=1.7, aspect=0.78),
}
