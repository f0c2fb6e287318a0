"""Four-legged animals, drawn from one measured body with different heads and tails."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from easel.engines.sketch.cast import WHITE, Cast, Look, Role
from easel.engines.sketch.faces import Face, draw_face, draw_long_face
from easel.engines.sketch.paint import Colour, Point, mix, shade
from easel.engines.sketch.sheet import Sheet

# fmt: off
# Outlines are drawings: one point a line would hide them.


_COLLAR: Colour = (204, 62, 66)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beast:
    """The measures of one kind, in units of its own height (feet to the top of the head)."""

    coat: Colour
    belly: Colour | None = None
    socks: Colour | None = None
    face: Face
    legs: float = 0.27
    leg: float = 0.085
    bulk: float = 0.27
    length: float = 0.52
    neck: float = 0.2
    tail: str = "wag"
    marks: str = ""
    collar: bool = False
    long_face: bool = False


def draw_beast(sheet: Sheet, look: Look, *, beast: Beast) -> None:
    """Draw a standing animal that looks at the viewer."""
    coat = look.coat(beast.coat)
    belly = beast.belly if beast.belly and not look.colour else mix(coat, WHITE, 0.6)
    low = 1 - beast.legs
    top = low - beast.bulk
    left, right = 0.2, 0.2 + beast.length
    _tail(sheet, beast, coat, belly, (left, top + beast.bulk * 0.3))
    for x in (left + 0.12, right - 0.03):
        _leg(sheet, x, low - 0.08, beast, shade(coat, -0.28))
    with sheet.part():
        for x in (left + 0.04, right - 0.1):
            _leg(sheet, x, low - 0.08, beast, coat)
        sheet.blob(_body(left, right, top, low), coat)
        head = (right + 0.03, top - beast.neck + 0.06)
        sheet.stroke([(right - 0.1, top + beast.bulk * 0.5), head], beast.bulk * 0.85, coat,
                     end=beast.face.radius * (0.8 if beast.long_face else 1.2))
        _marks(sheet, beast, look, coat, (left, top, right, low))
        if beast.belly:
            sheet.blob([(right - 0.1, low - 0.17), (right + 0.03, low - 0.2),
                        (right + 0.055, low - 0.1),
                        (right - 0.01, low - 0.01), (right - 0.07, low - 0.06)], belly)
    if beast.collar:
        sheet.stroke([(right - 0.1, top + 0.02), (right, top + 0.075), (right + 0.1, top + 0.05)],
                     0.045, _COLLAR)
        sheet.oval(right + 0.03, top + 0.11, 0.03, 0.032, (250, 206, 84))
    draw = draw_long_face if beast.long_face else draw_face
    draw(sheet, beast.face, coat, belly, head)


def _body(left: float, right: float, top: float, low: float) -> list[Point]:
    middle = (left + right) / 2
    return [
        (left - 0.04, (top + low) / 2), (left + 0.05, top + 0.015), (middle, top + 0.025),
        (right - 0.05, top - 0.01), (right + 0.06, (top + low) / 2 - 0.01),
        (right - 0.01, low), (middle, low - 0.035), (left + 0.06, low - 0.005),
    ]


def _leg(sheet: Sheet, x: float, y: float, beast: Beast, coat: Colour) -> None:
    width = beast.leg
    sheet.stroke([(x, y), (x - 0.008, (y + 1) / 2), (x, 0.97)], width * 1.3, coat, end=width * 0.9)
    foot = beast.socks or coat
    if beast.socks:
        sheet.stroke([(x - 0.003, 0.9), (x, 0.96)], width * 0.95, foot)
    sheet.oval(x + 0.018, 0.965, width * 0.72, 0.032, foot)


def _tail(sheet: Sheet, beast: Beast, coat: Colour, tip: Colour, root: Point) -> None:
    x, y = root
    if beast.tail == "wag":
        sheet.stroke([(x + 0.02, y + 0.02), (x - 0.09, y - 0.07), (x - 0.1, y - 0.2)], 0.07, coat,
                     end=0.045)
    elif beast.tail == "long":
        sheet.stroke([(x + 0.02, y + 0.04), (x - 0.13, y + 0.02), (x - 0.15, y - 0.17),
                      (x - 0.06, y - 0.3), (x - 0.11, y - 0.36)], 0.06, coat, end=0.05)
    elif beast.tail == "bush":
        with sheet.part():
            sheet.blob([(x + 0.05, y + 0.06), (x - 0.1, y + 0.1), (x - 0.21, y - 0.04),
                        (x - 0.17, y - 0.24), (x - 0.07, y - 0.2), (x - 0.02, y - 0.04)], coat)
            sheet.blob([(x - 0.21, y - 0.07), (x - 0.17, y - 0.25), (x - 0.07, y - 0.2),
                        (x - 0.12, y - 0.12)], tip)
    elif beast.tail == "hair":
        dark = shade(coat, -0.5) if beast.marks != "pastel" else (232, 150, 205)
        sheet.stroke([(x + 0.03, y - 0.02), (x - 0.08, y + 0.02), (x - 0.1, y + 0.2),
                      (x - 0.07, y + 0.34)], 0.08, dark, end=0.02)
    elif beast.tail == "curl":
        sheet.stroke([(x, y), (x - 0.07, y - 0.04), (x - 0.05, y - 0.1), (x - 0.01, y - 0.05),
                      (x - 0.06, y - 0.01)], 0.028, coat)
    elif beast.tail == "tuft":
        sheet.stroke([(x + 0.02, y), (x - 0.1, y + 0.1), (x - 0.12, y + 0.26)], 0.035, coat)
        sheet.oval(x - 0.125, y + 0.29, 0.035, 0.055, shade(coat, -0.45))
    else:
        sheet.oval(x - 0.02, y, 0.055, 0.05, tip)


def _marks(
    sheet: Sheet, beast: Beast, look: Look, coat: Colour, box: tuple[float, float, float, float]
) -> None:
    left, top, right, low = box
    dark = shade(coat, -0.72)
    if beast.marks == "stripes":
        for i in range(5):
            x = left + 0.05 + i * (right - left - 0.1) / 4
            sheet.stroke([(x, top + 0.02), (x + 0.015, top + 0.1), (x - 0.01, top + 0.17)], 0.03,
                         dark, end=0.008)
    elif beast.marks == "spots":
        for x, y, r in ((0.1, 0.09, 0.08), (0.3, 0.15, 0.07), (0.42, 0.05, 0.05), (0.2, 0.2, 0.04)):
            grow = look.chance.uniform(0.85, 1.15)
            sheet.oval(left + x, top + y, r * grow, r * 0.8, dark, turn=0.4)
    elif beast.marks == "wool":
        for i in range(22):
            x = left - 0.02 + (right - left + 0.05) * ((i * 7) % 22) / 21
            y = top + 0.02 + (low - top - 0.06) * ((i * 5) % 22) / 21
            sheet.oval(x, y, 0.075, 0.07, shade(coat, 0.25 * ((i * 3) % 4) / 4 - 0.06))
    elif beast.marks == "panda":
        sheet.blob([(right - 0.17, top - 0.01), (right - 0.03, top - 0.03), (right + 0.03, low),
                    (right - 0.12, low + 0.01)], dark)
        for x in (left + 0.04, right - 0.1):
            _leg(sheet, x, low - 0.03, beast, dark)


def _cast(height: float, beast: Beast, *, home: str | None = None) -> Cast:
    return Cast(paint=partial(draw_beast, beast=beast), role=Role.ACTOR, height=height,
                aspect=beast.length + (0.62 if beast.long_face else 0.5),
                seat=(0.42, 1 - beast.legs - beast.bulk + 0.05), home=home)


BEASTS: dict[str, Cast] = {
    "dog": _cast(1.0, Beast(coat=(201, 139, 78), belly=(246, 226, 196), collar=True,
                            face=Face(ears="floppy", tongue=True))),
    "cat": _cast(0.82, Beast(coat=(232, 158, 84), leg=0.07, marks="stripes", tail="long",
                             face=Face(ears="sharp", muzzle=0.42, whiskers=True))),
    "fox": _cast(0.85, Beast(coat=(226, 112, 48), belly=WHITE, socks=(64, 42, 42), leg=0.065,
                             tail="bush", face=Face(ears="sharp", muzzle=0.5, cheeks=True))),
    "wolf": _cast(1.1, Beast(coat=(132, 138, 150), belly=(226, 228, 232), tail="bush", legs=0.32,
                             face=Face(ears="sharp", muzzle=0.52, cheeks=True))),
    "bear": _cast(1.45, Beast(coat=(128, 84, 56), legs=0.2, leg=0.14, bulk=0.4, neck=0.12,
                              tail="bob", face=Face(ears="round", muzzle=0.52))),
    "polar_bear": _cast(1.45, Beast(coat=(240, 240, 236), legs=0.2, leg=0.14, bulk=0.4, neck=0.12,
                                    tail="bob", face=Face(ears="round", muzzle=0.5)), home="snow"),
    "panda": _cast(1.2, Beast(coat=(244, 242, 238), legs=0.2, leg=0.14, bulk=0.4, neck=0.1,
                              tail="bob", marks="panda",
                              face=Face(ears="round", muzzle=0.45, mask=True)), home="forest"),
    "lion": _cast(1.25, Beast(coat=(222, 172, 92), tail="tuft", legs=0.26, leg=0.1, bulk=0.3,
                              face=Face(ears="round", muzzle=0.5, mane=True)), home="desert"),
    "tiger": _cast(1.2, Beast(coat=(236, 142, 52), tail="long", leg=0.1, bulk=0.3, marks="stripes",
                              face=Face(ears="round", muzzle=0.5, cheeks=True, stripes=True))),
    "mouse": _cast(0.5, Beast(coat=(160, 156, 164), tail="long", legs=0.16, leg=0.06, bulk=0.34,
                              neck=0.08, face=Face(ears="huge", muzzle=0.4, whiskers=True))),
    "sheep": _cast(0.95, Beast(coat=(240, 234, 222), socks=(70, 60, 66), tail="bob", marks="wool",
                               leg=0.07, bulk=0.34, face=Face(ears="droop", muzzle=0.4,
                                                              wool=True))),
    "pig": _cast(0.85, Beast(coat=(244, 176, 176), tail="curl", legs=0.19, bulk=0.38, neck=0.1,
                             face=Face(ears="droop", muzzle=0.42, snout=True))),
    "cow": _cast(1.4, Beast(coat=(246, 240, 230), socks=(88, 74, 72), tail="tuft", marks="spots",
                            bulk=0.32, legs=0.3, neck=0.16, long_face=True,
                            face=Face(ears="side", radius=0.12, horns=True, pink=True))),
    "horse": _cast(1.6, Beast(coat=(150, 92, 58), tail="hair", legs=0.38, leg=0.07, bulk=0.24,
                              neck=0.27, long_face=True, face=Face(ears="sharp", radius=0.1,
                                                                   mane=True))),
    "unicorn": _cast(1.6, Beast(coat=(250, 246, 250), tail="hair", marks="pastel", legs=0.38,
                                leg=0.07, bulk=0.24, neck=0.27, long_face=True,
                                face=Face(ears="sharp", radius=0.1, mane=True, horn=True))),
    "deer": _cast(1.45, Beast(coat=(190, 128, 80), tail="bob", legs=0.36, leg=0.055, bulk=0.22,
                              length=0.46, neck=0.24, long_face=True,
                              face=Face(ears="side", radius=0.095, antlers=True)), home="forest"),
}
