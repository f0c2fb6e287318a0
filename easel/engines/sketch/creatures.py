"""Animals that do not stand on four legs: birds, fish, rabbits, elephants, dragons."""

from __future__ import annotations

from easel.engines.sketch.cast import INK, WHITE, Cast, Look, Role
from easel.engines.sketch.faces import draw_eyes
from easel.engines.sketch.paint import Colour, mix, shade
from easel.engines.sketch.sheet import Sheet

# fmt: off
# Outlines are drawings: one point a line would hide them.

_BLUSH: Colour = (244, 140, 130)
_BEAK: Colour = (244, 172, 64)


def _rabbit(sheet: Sheet, look: Look) -> None:
    coat = look.coat((206, 186, 170))
    pale = mix(coat, WHITE, 0.7)
    for x, lean in ((0.44, -0.05), (0.6, 0.07)):
        with sheet.part(0.7):
            sheet.blob([(x - 0.05, 0.36), (x - 0.06 + lean, 0.15), (x + lean * 1.6, 0.01),
                        (x + 0.06 + lean, 0.15), (x + 0.05, 0.36)], coat)
        sheet.blob([(x - 0.02, 0.32), (x - 0.03 + lean, 0.16), (x + lean * 1.6, 0.07),
                    (x + 0.03 + lean, 0.16), (x + 0.02, 0.32)], (240, 164, 166))
    with sheet.part():
        sheet.oval(0.13, 0.8, 0.085, 0.08, WHITE)
    with sheet.part():
        sheet.blob([(0.14, 0.86), (0.16, 0.68), (0.36, 0.55), (0.6, 0.6), (0.68, 0.8), (0.62, 0.97),
                    (0.24, 0.98)], coat)
        sheet.blob([(0.5, 0.66), (0.64, 0.66), (0.67, 0.82), (0.58, 0.93), (0.5, 0.82)], pale)
    with sheet.part(0.8):
        sheet.oval(0.29, 0.84, 0.14, 0.13, shade(coat, -0.06))
        sheet.oval(0.33, 0.955, 0.15, 0.045, coat)
        sheet.oval(0.6, 0.955, 0.09, 0.04, coat)
    with sheet.part():
        sheet.oval(0.53, 0.46, 0.19, 0.175, coat)
    sheet.oval(0.555, 0.53, 0.085, 0.062, pale)
    draw_eyes(sheet, 0.555, 0.44, 0.17, 0.029)
    sheet.oval(0.555, 0.503, 0.024, 0.017, (226, 108, 118))
    sheet.stroke([(0.52, 0.535), (0.54, 0.553), (0.555, 0.53), (0.57, 0.553), (0.59, 0.535)],
                 0.011, INK)
    for x in (0.42, 0.68):
        sheet.oval(x, 0.52, 0.032, 0.022, _BLUSH, alpha=150)


def _bird(sheet: Sheet, look: Look) -> None:
    coat = look.coat((78, 140, 206))
    sheet.polygon([(0.32, 0.52), (0.02, 0.42), (0.0, 0.56), (0.05, 0.68), (0.3, 0.62)],
                  shade(coat, -0.25))
    with sheet.part(0.7):
        sheet.blob([(0.5, 0.46), (0.62, 0.18), (0.54, 0.02), (0.76, 0.1), (0.76, 0.42)],
                   shade(coat, -0.2))
    with sheet.part():
        sheet.blob([(0.26, 0.56), (0.5, 0.4), (0.78, 0.36), (0.98, 0.36), (1.06, 0.5), (0.96, 0.68),
                    (0.7, 0.78), (0.42, 0.72)], coat)
        sheet.blob([(0.5, 0.7), (0.75, 0.6), (0.98, 0.58), (0.92, 0.7), (0.7, 0.78)],
                   mix(coat, WHITE, 0.7))
    with sheet.part():
        sheet.blob([(0.44, 0.54), (0.3, 0.2), (0.12, 0.04), (0.42, 0.06), (0.66, 0.26),
                    (0.7, 0.52)],
                   shade(coat, 0.18))
    sheet.polygon([(1.04, 0.46), (1.2, 0.53), (1.03, 0.57)], _BEAK)
    draw_eyes(sheet, 0.95, 0.46, 0.1, 0.03)
    sheet.oval(0.86, 0.54, 0.04, 0.025, _BLUSH, alpha=150)


def _owl(sheet: Sheet, look: Look) -> None:
    coat = look.coat((146, 108, 78))
    for x in (0.22, 0.58):
        sheet.polygon([(x - 0.06, 0.2), (x + (-0.06 if x < 0.4 else 0.06), 0.02),
                       (x + 0.08, 0.14)], coat)
    with sheet.part():
        sheet.blob([(0.1, 0.35), (0.2, 0.12), (0.4, 0.1), (0.6, 0.12), (0.7, 0.35), (0.68, 0.75),
                    (0.4, 0.95), (0.12, 0.75)], coat)
        sheet.oval(0.4, 0.68, 0.2, 0.23, mix(coat, WHITE, 0.5))
        for row in range(3):
            for k in range(3 - row % 2):
                sheet.oval(0.3 + k * 0.1 + (row % 2) * 0.05, 0.57 + row * 0.09, 0.03, 0.025,
                           shade(coat, -0.1))
    for x in (0.12, 0.68):
        with sheet.part(0.7):
            sheet.oval(x, 0.58, 0.08, 0.24, shade(coat, -0.3), turn=0.12 if x < 0.4 else -0.12)
    for x in (0.28, 0.52):
        sheet.oval(x, 0.32, 0.13, 0.13, mix(coat, WHITE, 0.72))
        sheet.oval(x, 0.32, 0.092, 0.092, (250, 206, 90))
    draw_eyes(sheet, 0.4, 0.32, 0.22, 0.055)
    sheet.polygon([(0.365, 0.38), (0.435, 0.38), (0.4, 0.48)], _BEAK)
    for x in (0.3, 0.5):
        sheet.oval(x, 0.95, 0.07, 0.03, _BEAK)


def _penguin(sheet: Sheet, look: Look) -> None:
    coat = look.coat((52, 56, 78))
    for x in (0.27, 0.47):
        sheet.oval(x, 0.96, 0.1, 0.035, _BEAK)
    sheet.oval(0.1, 0.58, 0.06, 0.2, shade(coat, -0.2), turn=0.3)
    with sheet.part():
        sheet.blob([(0.1, 0.6), (0.15, 0.25), (0.37, 0.05), (0.6, 0.25), (0.64, 0.6), (0.56, 0.92),
                    (0.18, 0.92)],
                   coat)
        sheet.blob([(0.25, 0.45), (0.4, 0.42), (0.58, 0.46), (0.6, 0.72), (0.5, 0.91), (0.3, 0.91),
                    (0.22, 0.7)],
                   WHITE)
        sheet.oval(0.33, 0.32, 0.12, 0.13, WHITE)
        sheet.oval(0.5, 0.32, 0.1, 0.13, WHITE)
    sheet.oval(0.64, 0.58, 0.05, 0.19, shade(coat, -0.1), turn=-0.35)
    draw_eyes(sheet, 0.42, 0.29, 0.17, 0.034)
    sheet.polygon([(0.37, 0.35), (0.49, 0.35), (0.43, 0.43)], _BEAK)
    for x in (0.28, 0.56):
        sheet.oval(x, 0.4, 0.04, 0.027, _BLUSH, alpha=150)


def _fish(sheet: Sheet, look: Look) -> None:
    coat = look.coat((246, 140, 62))
    fin = shade(coat, -0.2)
    with sheet.part(0.7):
        sheet.blob([(0.42, 0.5), (0.1, 0.12), (0.04, 0.3), (0.12, 0.5), (0.04, 0.72), (0.12, 0.9)],
                   fin)
        sheet.blob([(0.6, 0.2), (0.72, 0.0), (1.0, 0.06), (1.05, 0.24)], fin)
        sheet.blob([(0.7, 0.8), (0.66, 1.0), (0.9, 0.95), (0.95, 0.8)], fin)
    with sheet.part():
        sheet.blob([(0.32, 0.5), (0.6, 0.2), (0.95, 0.16), (1.28, 0.38), (1.34, 0.54), (1.2, 0.74),
                    (0.9, 0.86),
                    (0.58, 0.78)], coat)
        for x in (0.62, 0.94):
            sheet.blob([(x - 0.05, 0.2), (x + 0.07, 0.18), (x + 0.1, 0.5), (x + 0.05, 0.84),
                        (x - 0.07, 0.82),
                        (x + 0.02, 0.5)], WHITE)
    sheet.oval(0.86, 0.58, 0.1, 0.06, fin, turn=0.4)
    draw_eyes(sheet, 1.15, 0.42, 0.15, 0.048)
    sheet.stroke([(1.18, 0.6), (1.24, 0.64), (1.3, 0.6)], 0.02, INK)
    sheet.oval(1.08, 0.6, 0.05, 0.03, _BLUSH, alpha=150)


def _whale(sheet: Sheet, look: Look) -> None:
    coat = look.coat((74, 122, 176))
    for x in (1.0, 1.1, 1.2):
        sheet.stroke([(1.1, 0.3), (x, 0.1), (x + (x - 1.1) * 1.6, 0.16)], 0.035, (206, 236, 248),
                     end=0.02)
    with sheet.part():
        sheet.blob([(0.3, 0.5), (0.02, 0.2), (0.16, 0.18), (0.3, 0.3), (0.42, 0.14), (0.54, 0.18),
                    (0.46, 0.5)], coat)
        sheet.blob([(0.3, 0.5), (0.5, 0.56), (0.8, 0.32), (1.2, 0.28), (1.5, 0.45), (1.52, 0.7),
                    (1.3, 0.92),
                    (0.8, 0.95), (0.45, 0.8)], coat)
        sheet.blob([(0.7, 0.86), (1.0, 0.74), (1.5, 0.68), (1.46, 0.8), (1.3, 0.92), (0.85, 0.95)],
                   mix(coat, WHITE, 0.75))
    sheet.oval(0.95, 0.86, 0.16, 0.07, shade(coat, -0.2), turn=0.5)
    draw_eyes(sheet, 1.3, 0.56, 0.18, 0.038)
    sheet.stroke([(1.24, 0.7), (1.33, 0.74), (1.43, 0.7)], 0.018, INK)
    sheet.oval(1.17, 0.66, 0.05, 0.03, _BLUSH, alpha=150)


def _elephant(sheet: Sheet, look: Look) -> None:
    coat = look.coat((150, 158, 176))
    dark = shade(coat, -0.22)
    sheet.stroke([(0.17, 0.45), (0.06, 0.55), (0.07, 0.66)], 0.03, dark)
    for x in (0.36, 0.72):
        sheet.stroke([(x, 0.65), (x, 0.95)], 0.15, dark)
    with sheet.part():
        for x in (0.25, 0.62):
            sheet.stroke([(x, 0.6), (x, 0.94)], 0.16, coat)
            for k in (-0.05, 0.0, 0.05):
                sheet.oval(x + k, 0.985, 0.02, 0.018, (238, 226, 214))
        sheet.blob([(0.14, 0.55), (0.25, 0.3), (0.5, 0.22), (0.75, 0.28), (0.83, 0.5),
                    (0.76, 0.75), (0.24, 0.76)], coat)
    with sheet.part():
        sheet.stroke([(0.98, 0.38), (1.1, 0.62), (1.12, 0.8), (1.22, 0.82), (1.27, 0.72)], 0.17,
                     coat, end=0.08)
        sheet.oval(0.9, 0.32, 0.22, 0.22, coat)
    sheet.blob([(0.98, 0.5), (1.06, 0.62), (1.18, 0.62), (1.04, 0.55)], (248, 240, 220))
    with sheet.part(0.9):
        sheet.blob([(0.8, 0.12), (0.6, 0.08), (0.5, 0.3), (0.56, 0.52), (0.72, 0.55), (0.8, 0.4)],
                   dark)
        sheet.blob([(0.75, 0.18), (0.62, 0.16), (0.56, 0.32), (0.62, 0.46), (0.71, 0.46)],
                   mix(dark, (240, 150, 160), 0.45))
    draw_eyes(sheet, 0.96, 0.3, 0.15, 0.03)
    sheet.oval(0.88, 0.41, 0.045, 0.03, _BLUSH, alpha=140)


def _turtle(sheet: Sheet, look: Look) -> None:
    skin, shell = (150, 190, 104), look.coat((92, 132, 84))
    for x in (0.3, 0.85):
        sheet.stroke([(x, 0.75), (x + 0.02, 0.93)], 0.16, shade(skin, -0.1))
    with sheet.part():
        sheet.stroke([(1.0, 0.75), (1.2, 0.55), (1.26, 0.42)], 0.16, skin, end=0.2)
        sheet.oval(1.28, 0.38, 0.18, 0.17, skin)
    with sheet.part():
        sheet.blob([(0.1, 0.82), (0.2, 0.45), (0.6, 0.2), (0.98, 0.45), (1.08, 0.82), (0.6, 0.88)],
                   shell)
        for x, y in ((0.35, 0.55), (0.6, 0.42), (0.84, 0.55), (0.47, 0.72), (0.73, 0.72)):
            sheet.oval(x, y, 0.095, 0.08, shade(shell, 0.28))
    draw_eyes(sheet, 1.32, 0.35, 0.15, 0.035)
    sheet.stroke([(1.28, 0.45), (1.34, 0.48), (1.4, 0.44)], 0.015, INK)


def _butterfly(sheet: Sheet, look: Look) -> None:
    coat = look.coat((240, 130, 90))
    for side in (-1, 1):
        with sheet.part(0.6):
            sheet.blob([(0.5, 0.5), (0.5 + side * 0.3, 0.04), (0.5 + side * 0.5, 0.16),
                        (0.5 + side * 0.4, 0.52)], coat)
            sheet.blob([(0.5, 0.52), (0.5 + side * 0.38, 0.55), (0.5 + side * 0.34, 0.92),
                        (0.5 + side * 0.1, 0.8)],
                       shade(coat, 0.25))
        sheet.oval(0.5 + side * 0.33, 0.26, 0.07, 0.09, mix(coat, WHITE, 0.75))
        sheet.oval(0.5 + side * 0.24, 0.7, 0.05, 0.06, mix(coat, WHITE, 0.75))
        sheet.stroke([(0.5, 0.3), (0.5 + side * 0.06, 0.12), (0.5 + side * 0.12, 0.06)], 0.015, INK)
    sheet.stroke([(0.5, 0.3), (0.5, 0.78)], 0.07, INK, end=0.03)


CREATURES: dict[str, Cast] = {
    "rabbit": Cast(paint=_rabbit, role=Role.ACTOR, height=0.85, aspect=0.82, seat=(0.4, 0.55)),
    "bird": Cast(paint=_bird, role=Role.FLYER, height=0.34, aspect=1.2),
    "owl": Cast(paint=_owl, role=Role.ACTOR, height=0.62, aspect=0.8, home="forest"),
    "penguin": Cast(paint=_penguin, role=Role.ACTOR, height=0.85, aspect=0.76, home="snow"),
    "fish": Cast(paint=_fish, role=Role.SWIMMER, height=0.5, aspect=1.4, home="underwater"),
    "whale": Cast(paint=_whale, role=Role.SWIMMER, height=1.15, aspect=1.58, home="sea"),
    "elephant": Cast(paint=_elephant, role=Role.ACTOR, height=1.75, aspect=1.32, seat=(0.37, 0.24)),
    "turtle": Cast(paint=_turtle, role=Role.ACTOR, height=0.6, aspect=1.5, seat=(0.4, 0.25)),
    "butterfly": Cast(paint=_butterfly, role=Role.FLYER, height=0.24, aspect=1.0),
}
