"""Houses, castles, churches, lighthouses, mills and towers of glass."""

from __future__ import annotations

from itertools import pairwise

from easel.engines.sketch.cast import Cast, Look, Role
from easel.engines.sketch.landmarks import LAMP
from easel.engines.sketch.paint import Colour, Point, shade
from easel.engines.sketch.sheet import Sheet

# fmt: off
# Outlines are drawings: one point a line would hide them.

_WALL: Colour = (240, 226, 200)
_ROOF: Colour = (200, 88, 66)


def _window(sheet: Sheet, look: Look, x: float, y: float, w: float, h: float) -> None:
    """Draw a window around (x, y) that is lit at night."""
    sheet.box(x - w / 2 - 0.008, y - h / 2 - 0.008, x + w / 2 + 0.008, y + h / 2 + 0.008,
              (250, 244, 230))
    glass: Colour = LAMP if look.night else (108, 150, 178)
    sheet.box(x - w / 2, y - h / 2, x + w / 2, y + h / 2, glass, own=look.night)
    sheet.box(x - 0.005, y - h / 2, x + 0.005, y + h / 2, (250, 244, 230))
    sheet.box(x - w / 2, y - 0.005, x + w / 2, y + 0.005, (250, 244, 230))


def _house(sheet: Sheet, look: Look) -> None:
    roof = look.coat(_ROOF)
    with sheet.part(0.7):
        sheet.box(0.78, 0.12, 0.9, 0.5, (190, 120, 96))
    for x, y, r in ((0.86, 0.06, 0.04), (0.9, 0.0, 0.05), (0.97, -0.04, 0.055)):
        sheet.oval(x, y, r, r, (244, 240, 236), alpha=170)
    with sheet.part(0.8):
        sheet.box(0.16, 0.5, 1.06, 1.0, _WALL)
    with sheet.part(0.9):
        sheet.polygon([(0.04, 0.55), (0.28, 0.16), (0.94, 0.16), (1.18, 0.55)], roof)
    for row in range(1, 6):
        y = 0.16 + row * 0.065
        inset = 0.24 * (0.55 - y) / 0.39
        sheet.line([(0.04 + inset, y), (1.18 - inset, y)], 0.008, shade(roof, -0.22))
    sheet.box(0.08, 0.535, 1.14, 0.56, shade(roof, -0.4))
    with sheet.part(0.6):
        sheet.box(0.52, 0.68, 0.7, 1.0, (132, 86, 60))
    sheet.oval(0.67, 0.85, 0.014, 0.014, (250, 214, 120))
    for x in (0.33, 0.89):
        _window(sheet, look, x, 0.74, 0.16, 0.17)
        sheet.box(x - 0.1, 0.845, x + 0.1, 0.885, (150, 100, 66))
        for k in range(5):
            sheet.oval(x - 0.08 + k * 0.04, 0.835, 0.024, 0.022,
                       ((236, 96, 110), (250, 190, 90))[k % 2])


def _castle(sheet: Sheet, look: Look) -> None:
    stone = look.coat((206, 198, 204))
    roof: Colour = (92, 110, 176) if not look.colour else shade(stone, -0.4)
    for x, top, width in ((0.42, 0.28, 0.17), (0.86, 0.2, 0.19)):
        _turret(sheet, look, (x, top), width, shade(stone, -0.12), roof)
    _turret(sheet, look, (0.64, 0.16), 0.22, stone, roof)
    with sheet.part(0.8):
        sheet.box(0.16, 0.62, 1.12, 1.0, stone)
        for i in range(9):
            sheet.box(0.16 + i * 0.113, 0.565, 0.215 + i * 0.113, 0.63, stone)
    for x in (0.17, 1.11):
        _turret(sheet, look, (x, 0.46), 0.2, shade(stone, 0.1), roof)
    sheet.box(0.54, 0.8, 0.74, 1.0, (92, 64, 56))
    sheet.oval(0.64, 0.8, 0.1, 0.1, (92, 64, 56))
    for x in (0.59, 0.64, 0.69):
        sheet.line([(x, 0.72), (x, 1.0)], 0.008, (60, 40, 40))
    for x in (0.34, 0.44, 0.84, 0.94):
        _window(sheet, look, x, 0.78, 0.045, 0.09)
    for i in range(18):
        x, y = 0.2 + (i * 37 % 90) / 100, 0.68 + (i * 53 % 30) / 100
        sheet.box(x, y, x + 0.04, y + 0.018, shade(stone, -0.14), alpha=150)


def _turret(
    sheet: Sheet, look: Look, at: Point, width: float, stone: Colour, roof: Colour
) -> None:
    x, top = at
    half = width / 2
    with sheet.part():
        sheet.box(x - half, top + 0.05, x + half, 1.0, stone)
        sheet.box(x - half * 1.2, top, x + half * 1.2, top + 0.07, shade(stone, 0.1))
    with sheet.part(0.8):
        sheet.polygon([(x - half * 1.35, top + 0.01), (x, top - width * 1.15),
                       (x + half * 1.35, top + 0.01)], roof)
    peak = top - width * 1.15
    sheet.line([(x, peak + 0.01), (x, peak - 0.07)], 0.01, (90, 70, 60))
    sheet.polygon([(x, peak - 0.07), (x + 0.08, peak - 0.05), (x, peak - 0.025)], (236, 96, 84))
    _window(sheet, look, x, top + 0.16, width * 0.22, width * 0.4)


def _church(sheet: Sheet, look: Look) -> None:
    """White walls, and onion domes of three colours with golden crosses."""
    wall = (246, 240, 228)
    domes = (look.coat((64, 122, 186)), look.coat((226, 172, 60)), look.coat((74, 150, 120)))
    for x, top, size, dome in ((0.3, 0.4, 0.13, domes[0]), (0.86, 0.4, 0.13, domes[2])):
        _onion(sheet, (x, top), size, dome, wall)
    _onion(sheet, (0.58, 0.28), 0.19, domes[1], wall)
    with sheet.part(0.8):
        sheet.box(0.14, 0.62, 1.02, 1.0, wall)
        for x in (0.29, 0.58, 0.87):
            sheet.oval(x, 0.63, 0.148, 0.12, wall)
    for x in (0.29, 0.87):
        sheet.oval(x, 0.66, 0.05, 0.05, shade(wall, -0.15))
        _window(sheet, look, x, 0.8, 0.06, 0.14)
    sheet.box(0.5, 0.78, 0.66, 1.0, (124, 80, 60))
    sheet.oval(0.58, 0.78, 0.08, 0.08, (124, 80, 60))
    sheet.oval(0.58, 0.62, 0.045, 0.045, LAMP, own=look.night)


def _onion(sheet: Sheet, at: Point, size: float, dome: Colour, wall: Colour) -> None:
    x, top = at
    with sheet.part():
        sheet.box(x - size * 0.55, top, x + size * 0.55, top + 0.35, wall)
    sheet.box(x - size * 0.65, top - 0.005, x + size * 0.65, top + 0.025, shade(wall, -0.18))
    sheet.box(x - size * 0.12, top + 0.06, x + size * 0.12, top + 0.17, (88, 100, 130))
    with sheet.part(1.2):
        sheet.blob([(x - size * 0.5, top), (x - size * 0.85, top - size * 0.55),
                    (x - size * 0.45, top - size * 1.05), (x, top - size * 1.75),
                    (x + size * 0.45, top - size * 1.05), (x + size * 0.85, top - size * 0.55),
                    (x + size * 0.5, top)], dome)
    peak = top - size * 1.6
    sheet.line([(x, peak), (x, peak - 0.1)], 0.011, (236, 190, 80))
    sheet.line([(x - 0.028, peak - 0.065), (x + 0.028, peak - 0.065)], 0.01, (236, 190, 80))


def _lighthouse(sheet: Sheet, look: Look) -> None:
    red = look.coat((210, 70, 62))
    sheet.blob([(-0.06, 1.02), (0.02, 0.93), (0.2, 0.9), (0.45, 0.91), (0.58, 1.02)],
               (130, 120, 118))
    with sheet.part():
        edges = [(0.16 - 0.07 * t, 0.2 + 0.74 * t) for t in (0, 0.2, 0.4, 0.6, 0.8, 1)]
        for i, ((x, y), (z, w)) in enumerate(pairwise(edges)):
            sheet.polygon([(x, y), (0.52 - x, y), (0.52 - z, w), (z, w)],
                          red if i % 2 == 0 else (248, 244, 238))
    sheet.box(0.115, 0.185, 0.405, 0.215, (60, 60, 76))
    sheet.box(0.185, 0.09, 0.335, 0.19, LAMP, own=True)
    for x in (0.185, 0.255, 0.325):
        sheet.line([(x, 0.09), (x, 0.19)], 0.01, (60, 60, 76))
    with sheet.part(0.8):
        sheet.blob([(0.16, 0.095), (0.19, 0.04), (0.26, 0.005), (0.33, 0.04), (0.36, 0.095)], red)
    for y in (0.42, 0.66):
        _window(sheet, look, 0.26, y, 0.05, 0.07)
    sheet.box(0.22, 0.84, 0.3, 0.95, (110, 74, 60))


def _windmill(sheet: Sheet, look: Look) -> None:
    wall = look.coat((236, 222, 196))
    with sheet.part():
        sheet.polygon([(0.36, 0.36), (0.62, 0.36), (0.72, 1.0), (0.26, 1.0)], wall)
    with sheet.part():
        sheet.blob([(0.33, 0.38), (0.38, 0.24), (0.49, 0.18), (0.6, 0.24), (0.65, 0.38)],
                   (160, 84, 66))
    for y in (0.52, 0.68):
        _window(sheet, look, 0.49, y, 0.07, 0.09)
    sheet.box(0.43, 0.82, 0.55, 1.0, (120, 78, 58))
    for dx, dy in ((0.72, 0.69), (-0.69, 0.72), (-0.72, -0.69), (0.69, -0.72)):
        x, y = 0.49 + dx * 0.48, 0.34 + dy * 0.48
        px, py = -dy * 0.1, dx * 0.1
        near = (0.49 + dx * 0.1, 0.34 + dy * 0.1)
        sheet.polygon([near, (x, y), (x + px, y + py), (near[0] + px, near[1] + py)],
                      (250, 244, 230), alpha=235)
        for t in (0.2, 0.4, 0.6, 0.8):
            a = (near[0] + (x - near[0]) * t, near[1] + (y - near[1]) * t)
            sheet.line([a, (a[0] + px, a[1] + py)], 0.006, (150, 116, 84))
        sheet.line([(0.49, 0.34), (x, y)], 0.018, (120, 84, 62))
    sheet.oval(0.49, 0.34, 0.035, 0.035, (120, 84, 62))


def _skyscraper(sheet: Sheet, look: Look) -> None:
    glass = look.coat((120, 154, 182))
    for left, top, right, by in ((0.08, 0.26, 0.3, -0.2), (0.2, 0.06, 0.42, 0.0)):
        with sheet.part(0.8):
            sheet.box(left, top, right, 1.0, shade(glass, by))
        columns = 5
        for row in range(int((1.0 - top) / 0.032)):
            for column in range(columns):
                lit = look.night and look.chance.random() < 0.5
                tone = LAMP if lit else shade(glass, by + look.chance.choice((-0.3, -0.2, 0.25)))
                x = left + 0.015 + column * (right - left - 0.02) / columns
                y = top + 0.015 + row * 0.032
                sheet.box(x, y, x + 0.026, y + 0.018, tone, own=lit)
    sheet.line([(0.31, 0.06), (0.31, -0.04)], 0.012, shade(glass, -0.3))


BUILDINGS: dict[str, Cast] = {
    "house": Cast(paint=_house, role=Role.LANDMARK, height=0.44, aspect=1.22, seat=(0.5, 0.17)),
    "castle": Cast(paint=_castle, role=Role.LANDMARK, height=0.8, aspect=1.28, seat=(0.5, 0.57),
                   home="hills"),
    "church": Cast(paint=_church, role=Role.LANDMARK, height=0.8, aspect=1.16, seat=(0.5, 0.5)),
    "lighthouse": Cast(paint=_lighthouse, role=Role.LANDMARK, height=0.8, aspect=0.52,
                       seat=(0.5, 0.01), home="sea"),
    "windmill": Cast(paint=_windmill, role=Role.LANDMARK, height=0.68, aspect=0.98,
                     seat=(0.5, 0.2), home="field"),
    "skyscraper": Cast(paint=_skyscraper, role=Role.LANDMARK, height=0.95, aspect=0.46,
                       seat=(0.6, 0.06), home="city"),
}
