"""One thing in its place: painted in the scene's light, with its shadow."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

from easel.engines.sketch.board import Board
from easel.engines.sketch.cast import Look, Role
from easel.engines.sketch.paint import Colour, gradient, mix, scaled, shifted
from easel.engines.sketch.scene import Time
from easel.engines.sketch.sheet import MARGIN, Sheet
from easel.engines.sketch.troupe import TROUPE
from easel.engines.sketch.views import Placed


def paint_thing(board: Board, each: Placed) -> None:
    """Paint one thing in its place, with its shadow if it stands on the ground."""
    cast = TROUPE[each.kind]
    light = board.light
    lean = light.side(each.x)
    sheet = Sheet(
        round(each.height * board.unit),
        cast.aspect,
        ink=light.ink(each.depth),
        side=-lean if each.flip else lean,
    )
    chance = board.chance(f"{each.kind}{each.number}")
    cast.paint(
        sheet,
        Look(
            colour=each.colour or board.leaves(each.kind, chance), chance=chance, night=light.night
        ),
    )
    image = sheet.image
    if light.time is not Time.DAY:
        _rim(
            image,
            light.lit((255, 250, 235)) if light.night else light.palette.glow,
            sheet.side,
            sheet.unit,
        )
    if each.flip:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    x, y = board.at(each.x, each.base)
    corner = (round(x - image.width / 2), round(y - (1 + MARGIN) * sheet.unit))
    if each.grounded:
        _shadow(board, image, corner, sheet.unit)
    board.image.paste(image, corner, image)
    if cast.role is Role.SWIMMER and not board.scene.has("underwater"):
        _bow_wave(board, (x, y), image.width * 0.44)


def _bow_wave(board: Board, at: tuple[float, float], half: float) -> None:
    """Let the water break on what floats in it, and close over its keel."""
    pen, chance = board.pen(), board.chance("bow wave")
    base = board.light.lit((58, 136, 176))
    foam = mix(board.light.palette.low, (255, 255, 255), 0.5)
    for i in range(12):
        t = i / 11
        x = at[0] + (2 * t - 1) * half * 0.9
        y = at[1] - half * 0.05 * (1 - abs(2 * t - 1)) + chance.uniform(-0.01, 0.01) * half
        wide, thick = half * chance.uniform(0.14, 0.22), half * 0.034
        for tone, drop in ((base, 0.04), (foam, 0.0)):
            top = y + drop * half
            pen.polygon(
                [(x - wide, top), (x, top - thick), (x + wide, top), (x, top + thick)], fill=tone
            )


def _rim(image: Image.Image, tone: Colour, side: float, unit: int) -> None:
    """Brighten the edge that faces a low sun."""
    alpha = image.getchannel("A")
    step = max(1, round(unit * 0.009))
    edge = ImageChops.subtract(alpha, shifted(alpha, -step if side > 0 else step, step // 2))
    image.paste((*tone, 255), mask=scaled(edge, 0.6))
    image.putalpha(alpha)


def _shadow(board: Board, image: Image.Image, corner: tuple[int, int], unit: int) -> None:
    """Throw the thing's shadow on the ground, away from the sun and towards the viewer."""
    light = board.light
    coarse = max(2, image.height // 160)
    alpha = image.getchannel("A").reduce(coarse)
    feet = round(unit * (1 + MARGIN) / coarse)
    alpha = alpha.crop((0, 0, alpha.width, min(alpha.height, feet)))
    length = {Time.DAY: 0.22, Time.NIGHT: 0.28}.get(light.time, 0.42)
    tall = max(2, round(alpha.height * length))
    flat = alpha.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((alpha.width, tall))
    away = -light.side((corner[0] + image.width / 2) / board.width) * 1.3
    reach = round(abs(away) * tall)
    room = Image.new("L", (alpha.width + 2 * reach, tall + 4))
    room.paste(flat, (reach, 0))
    slanted = room.transform(
        room.size, Image.Transform.AFFINE, (1, -away, 0, 0, 1, 0), Image.Resampling.BILINEAR
    )
    slanted = ImageChops.multiply(
        slanted, gradient(room.size, ((0, (255, 255, 255)), (1, (70, 70, 70)))).convert("L")
    )
    slanted = slanted.filter(ImageFilter.GaussianBlur(1.3))
    wide = slanted.resize(
        (slanted.width * coarse, slanted.height * coarse), Image.Resampling.BILINEAR
    )
    at = (corner[0] - reach * coarse, corner[1] + feet * coarse - round(unit * 0.035))
    board.tint(wide, light.palette.shadow, 0.42, at)
