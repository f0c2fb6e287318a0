"""The heads of the animals: two eyes for the viewer, ears and muzzle by kind."""

from __future__ import annotations

from dataclasses import dataclass

from easel.engines.sketch.cast import INK, WHITE
from easel.engines.sketch.paint import Colour, Point, mix, shade
from easel.engines.sketch.sheet import Sheet

# fmt: off
# Outlines are drawings: one point a line would hide them.

_PINK: Colour = (240, 150, 150)
_BLUSH: Colour = (244, 140, 130)


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What one kind's head has. `radius` is in units of the animal, `muzzle` of the radius."""

    ears: str
    radius: float = 0.185
    muzzle: float = 0.55
    tongue: bool = False
    whiskers: bool = False
    cheeks: bool = False
    mask: bool = False
    mane: bool = False
    stripes: bool = False
    wool: bool = False
    snout: bool = False
    horns: bool = False
    horn: bool = False
    antlers: bool = False
    pink: bool = False


def draw_eyes(
    sheet: Sheet, x: float, y: float, gap: float, size: float, *, ring: Colour | None = None
) -> None:
    """Draw two friendly eyes with a spark in each, `gap` apart around (x, y)."""
    for side in (-1, 1):
        ex = x + side * gap / 2
        if ring:
            sheet.oval(ex, y + size * 0.2, size * 1.9, size * 2.1, ring, turn=side * 0.5)
        sheet.oval(ex, y, size, size * 1.22, INK)
        sheet.oval(ex + size * 0.32, y - size * 0.45, size * 0.38, size * 0.42, WHITE)
        sheet.oval(ex - size * 0.3, y + size * 0.5, size * 0.18, size * 0.2, WHITE, alpha=200)


def draw_face(sheet: Sheet, face: Face, coat: Colour, light: Colour, at: Point) -> None:
    """Draw a round head, turned a little to the right, around `at`."""
    x, y, r = at[0], at[1], face.radius
    if face.mane:
        _lion_mane(sheet, x, y, r, shade(coat, -0.35))
    if face.ears != "floppy":
        _ears(sheet, face, coat, x, y)
    with sheet.part():
        sheet.blob([(x - r * 1.02, y + r * 0.1), (x - r * 0.7, y - r * 0.75), (x, y - r * 0.98),
                    (x + r * 0.7, y - r * 0.75), (x + r * 1.02, y + r * 0.1),
                    (x + r * 0.62, y + r * 0.8), (x, y + r * 0.95), (x - r * 0.62, y + r * 0.8)],
                   coat)
        _face_marks(sheet, face, coat, light, at)
    _muzzle(sheet, face, light, x + r * 0.12, y + r * 0.38)
    ring = (52, 44, 54) if face.mask else None
    draw_eyes(sheet, x + r * 0.1, y - r * 0.14, r * 0.84, r * 0.15, ring=ring)
    if face.ears == "floppy":
        _ears(sheet, face, coat, x, y)
    for side in (-1, 1):
        sheet.oval(x + r * 0.1 + side * r * 0.64, y + r * 0.28, r * 0.15, r * 0.1, _BLUSH,
                   alpha=150)


def _face_marks(sheet: Sheet, face: Face, coat: Colour, light: Colour, at: Point) -> None:
    x, y, r = at[0], at[1], face.radius
    if face.wool:
        for i in range(7):
            sheet.oval(x - r * 0.75 + i * r * 0.25, y - r * (0.7 + 0.2 * (i % 2)), r * 0.3,
                       r * 0.28, shade(coat, 0.2))
    if face.cheeks:
        for side in (-1, 1):
            sheet.blob([(x + side * r * 0.15, y + r * 0.35),
                        (x + side * r * 1.08, y + r * 0.12),
                        (x + side * r * 0.65, y + r * 0.8), (x, y + r * 0.95)], light)
    if face.stripes:
        for dx in (-0.3, 0.0, 0.3):
            sheet.stroke([(x + dx * r, y - r * 0.92), (x + dx * r * 0.7, y - r * 0.55)],
                         r * 0.12,
                         INK, end=r * 0.04)


def _lion_mane(sheet: Sheet, x: float, y: float, r: float, colour: Colour) -> None:
    with sheet.part():
        for ring, tone in ((1.28, colour), (1.02, shade(colour, 0.15))):
            for i in range(12):
                dx, dy = _ROUND[i]
                sheet.oval(x + dx * r * 0.85 * ring, y + dy * r * 0.85 * ring, r * 0.5, r * 0.5,
                           tone)


_ROUND = ((1.0, 0.0), (0.87, 0.5), (0.5, 0.87), (0.0, 1.0), (-0.5, 0.87), (-0.87, 0.5),
          (-1.0, 0.0), (-0.87, -0.5), (-0.5, -0.87), (0.0, -1.0), (0.5, -0.87), (0.87, -0.5))


def _muzzle(sheet: Sheet, face: Face, light: Colour, x: float, y: float) -> None:
    r, m = face.radius, face.radius * face.muzzle
    if face.snout:
        sheet.oval(x, y, m * 1.05, m * 0.8, (236, 142, 148))
        for side in (-1, 1):
            sheet.oval(x + side * m * 0.35, y, m * 0.16, m * 0.26, (150, 76, 88))
        return
    sheet.oval(x, y + r * 0.08, m, m * 0.78, light)
    if face.tongue:
        sheet.blob([(x - m * 0.24, y + m * 0.52), (x + m * 0.3, y + m * 0.52),
                    (x + m * 0.26, y + m * 1.15), (x, y + m * 1.28), (x - m * 0.2, y + m * 1.12)],
                   (238, 112, 122))
    line = max(0.012, r * 0.07)
    sheet.stroke([(x, y - m * 0.15), (x, y + m * 0.3)], line, INK)
    sheet.stroke([(x - m * 0.5, y + m * 0.3), (x - m * 0.25, y + m * 0.52), (x, y + m * 0.3)],
                 line, INK)
    sheet.stroke([(x, y + m * 0.3), (x + m * 0.25, y + m * 0.52), (x + m * 0.5, y + m * 0.3)],
                 line, INK)
    sheet.oval(x, y - m * 0.3, m * 0.36, m * 0.25, INK)
    sheet.oval(x - m * 0.1, y - m * 0.38, m * 0.11, m * 0.07, WHITE, alpha=190)
    if face.whiskers:
        for side in (-1, 1):
            for dy in (-0.1, 0.12, 0.34):
                sheet.stroke([(x + side * m * 0.7, y + m * (0.15 + dy * 0.5)),
                              (x + side * m * 1.9, y + m * dy)], r * 0.03, WHITE, end=r * 0.012)


def _ears(sheet: Sheet, face: Face, coat: Colour, x: float, y: float) -> None:
    r, dark = face.radius, shade(coat, -0.35)
    for side in (-1, 1):
        if face.ears == "floppy":
            with sheet.part(0.8):
                sheet.blob([(x + side * r * 0.58, y - r * 0.86), (x + side * r * 1.08, y - r * 0.6),
                            (x + side * r * 1.3, y + r * 0.25), (x + side * r * 1.05, y + r * 0.62),
                            (x + side * r * 0.8, y + r * 0.1)], dark)
        elif face.ears == "sharp":
            sheet.polygon([(x + side * r * 0.98, y - r * 0.25), (x + side * r * 0.92, y - r * 1.5),
                           (x + side * r * 0.12, y - r * 0.85)], coat)
            sheet.polygon([(x + side * r * 0.82, y - r * 0.5), (x + side * r * 0.82, y - r * 1.22),
                           (x + side * r * 0.35, y - r * 0.82)], _PINK)
        elif face.ears in ("round", "huge"):
            big = 0.62 if face.ears == "huge" else 0.4
            tone = (52, 44, 54) if face.mask else coat
            ex, ey = x + side * r * 0.78, y - r * (0.72 + big * 0.25)
            sheet.oval(ex, ey, r * big, r * big, tone)
            sheet.oval(ex, ey + r * 0.04, r * big * 0.6, r * big * 0.6,
                       shade(tone, 0.12) if face.mask else mix(tone, _PINK, 0.6))
        else:
            sheet.oval(x + side * r * 1.05, y - r * 0.3, r * 0.45, r * 0.2,
                       mix(coat, _PINK, 0.4) if face.snout else shade(coat, -0.15), turn=side * 0.5)


def draw_long_face(sheet: Sheet, face: Face, coat: Colour, light: Colour, at: Point) -> None:
    """Draw a long head in profile, looking right, with its mane, horns or antlers."""
    x, y, r = at[0], at[1], face.radius
    _crown(sheet, face, x, y)
    with sheet.part():
        sheet.blob([(x - r * 0.85, y - r * 0.25), (x - r * 0.1, y - r * 0.95),
                    (x + r * 0.8, y - r * 0.4),
                    (x + r * 2.1, y + r * 0.85), (x + r * 2.05, y + r * 1.45), (x + r * 1.3,
                                                                                y + r * 1.5),
                    (x + r * 0.1, y + r * 0.95), (x - r * 0.7, y + r * 0.7)], coat)
        tip = _PINK if face.pink else mix(coat, light, 0.75)
        sheet.blob([(x + r * 1.45, y + r * 0.5), (x + r * 2.1, y + r * 0.85),
                    (x + r * 2.05, y + r * 1.45),
                    (x + r * 1.35, y + r * 1.45), (x + r * 1.15, y + r * 0.95)], tip)
        for dx in (-0.55, 0.1) if face.ears == "sharp" else ():
            sheet.polygon([(x + r * dx, y - r * 0.5), (x + r * (dx + 0.1), y - r * 1.5),
                           (x + r * (dx + 0.55), y - r * 0.65)], shade(coat, -0.12))
    if face.ears == "side":
        sheet.oval(x - r * 0.95, y - r * 0.5, r * 0.6, r * 0.25, shade(coat, -0.25), turn=0.5)
    sheet.oval(x + r * 0.4, y + r * 0.02, r * 0.2, r * 0.26, INK)
    sheet.oval(x + r * 0.46, y - r * 0.08, r * 0.08, r * 0.09, WHITE)
    sheet.oval(x + r * 1.85, y + r * 0.9, r * 0.1, r * 0.08, INK)
    sheet.stroke([(x + r * 1.9, y + r * 1.28), (x + r * 1.55, y + r * 1.3),
                  (x + r * 1.3, y + r * 1.12)],
                 r * 0.08, INK)
    sheet.oval(x + r * 0.55, y + r * 0.55, r * 0.22, r * 0.15, _BLUSH, alpha=120)
    if face.mane:
        _horse_mane(sheet, x, y, r, pastel=face.horn, coat=coat)


def _crown(sheet: Sheet, face: Face, x: float, y: float) -> None:
    r = face.radius
    if face.antlers:
        for lean in (-0.5, 0.35):
            bx, by = x + r * lean * 0.6, y - r * 0.7
            sheet.stroke([(bx, by), (bx + lean * r * 1.1, by - r * 0.9),
                          (bx + lean * r * 0.9, by - r * 1.9)],
                         r * 0.16, (122, 88, 62), end=r * 0.08)
            sheet.stroke([(bx + lean * r * 1.0, by - r * 0.8), (bx + lean * r * 2.2, by - r * 1.5)],
                         r * 0.12, (122, 88, 62), end=r * 0.06)
    if face.horns:
        for dx in (-0.5, 0.25):
            sheet.stroke([(x + r * dx, y - r * 0.6), (x + r * (dx + 0.02), y - r * 1.15),
                          (x + r * (dx + 0.25), y - r * 1.4)], r * 0.24, (222, 206,
                                                                          170), end=r * 0.08)
    if face.horn:
        sheet.polygon([(x + r * 0.1, y - r * 0.75), (x + r * 1.1, y - r * 2.6),
                       (x + r * 0.62, y - r * 0.5)],
                      (250, 214, 120))


def _horse_mane(
    sheet: Sheet, x: float, y: float, r: float, *, pastel: bool, coat: Colour
) -> None:
    tones = ((244, 160, 200), (178, 156, 236), (146, 206, 240), (250, 206, 140))
    for i in range(7):
        t = i / 6
        tone = tones[i % 4] if pastel else shade(coat, -0.5)
        px, py = x - r * (0.2 + 1.7 * t), y - r * 0.85 + r * 2.9 * t
        sheet.stroke([(px + r * 0.3, py - r * 0.1), (px - r * 0.3, py + r * 0.3),
                      (px - r * 0.35, py + r * 0.9)],
                     r * 0.5, tone, end=r * 0.15)
