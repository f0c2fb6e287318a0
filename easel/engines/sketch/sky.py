"""Skies: gradients, sun and moon, stars, clouds, rainbows and the deep of space."""

from __future__ import annotations

import math
from dataclasses import replace

from PIL import Image, ImageDraw, ImageFilter

from easel.engines.sketch.board import Board
from easel.engines.sketch.light import Light
from easel.engines.sketch.paint import Colour, dice, glow, gradient, mix, noise, scaled
from easel.engines.sketch.scene import Time
from easel.engines.sketch.sheet import Sheet

_RAINBOW: tuple[Colour, ...] = (
    (240, 90, 90),
    (250, 160, 80),
    (252, 224, 110),
    (120, 200, 130),
    (96, 160, 226),
    (150, 110, 200),
)


def paint_sky(board: Board) -> None:
    """Paint the whole board with the sky of its light and weather.

    A sky is soft, so it is painted at half the board's size, in a quarter of the time.
    """
    half = (max(8, board.width // 2), max(8, board.height // 2))
    soft = replace(board, image=Image.new("RGB", half))
    _paint_soft_sky(soft)
    board.image.paste(soft.image.resize(board.image.size, Image.Resampling.BILINEAR))


def _paint_soft_sky(board: Board) -> None:
    palette = board.light.palette
    h = max(0.2, board.horizon)
    zenith, middle, low = palette.zenith, palette.middle, palette.low
    if board.scene.has("rain", "storm"):
        grey = mix((118, 130, 148), zenith, 0.35)
        zenith, middle, low = (mix(c, grey, 0.6) for c in (zenith, middle, low))
    stops = ((0.0, zenith), (h * 0.55, middle), (h * 0.98, low), (1.0, low))
    board.image.paste(gradient(board.image.size, stops))
    if board.light.night:
        paint_stars(board, 150)
    _wisps(board)
    if "sun" not in board.scene.avoid:
        _sun(board)
    if board.scene.has("rainbow"):
        _rainbow(board)
    _clouds(board)


def paint_stars(board: Board, count: int) -> None:
    """Paint stars all over the board, more of them high up, some with a sparkle."""
    chance, pen = board.chance("stars", drifts=True), board.pen()
    for i in range(count):
        x, y = board.at(chance.random(), chance.random() ** 1.3)
        r = board.unit * chance.choice((0.0008, 0.0011, 0.0016))
        tone = chance.choice(((255, 255, 255), (220, 232, 255), (255, 240, 210)))
        pen.ellipse(
            (x - r, y - r, x + r, y + r),
            fill=mix(board.light.palette.zenith, tone, chance.uniform(0.5, 1)),
        )
        if i % 24 == 0:
            s = r * 5
            pen.polygon([(x - s, y), (x, y - r * 0.7), (x + s, y), (x, y + r * 0.7)], fill=tone)
            pen.polygon([(x, y - s), (x + r * 0.7, y), (x, y + s), (x - r * 0.7, y)], fill=tone)


def _wisps(board: Board) -> None:
    size = (board.width // 4, board.height // 4)
    veil = noise(board.chance("wisps", drifts=True), size, (3, 12))
    heavy = board.scene.has("clouds", "rain", "storm", "fog")
    floor = 118 if heavy else 140
    veil = veil.point([max(0, min(255, (value - floor) * 4)) for value in range(256)])
    fade = gradient(
        size,
        (
            (0, (110, 110, 110)),
            (board.horizon * 0.6, (255, 255, 255)),
            (board.horizon, (60, 60, 60)),
            (1, (0, 0, 0)),
        ),
    )
    veil.paste(0, mask=fade.convert("L").point([255 - value for value in range(256)]))
    tone = mix(board.light.palette.glow, (255, 255, 255), 0.25 if not board.light.night else 0.0)
    board.tint(veil.resize(board.image.size, Image.Resampling.BICUBIC), tone, 0.42)


def _sun(board: Board) -> None:
    light, palette = board.light, board.light.palette
    x, y = (round(v) for v in board.at(light.x, light.y))
    for reach, strength in ((1.6, 0.42), (0.5, 0.55)) if not light.night else ((0.7, 0.5),):
        size = round(board.unit * reach)
        spot = glow(size // 4).resize((size, size), Image.Resampling.BILINEAR)
        tone = tuple(round(v * strength) for v in palette.glow)
        board.brighten(spot, (tone[0], tone[1], tone[2]), (x - size // 2, y - size // 2))
    if light.time in (Time.DAWN, Time.SUNSET) and not board.scene.has("rain", "fog"):
        _rays(board)
    if board.scene.has("rain", "storm"):
        return
    disc = _disc(board.unit * (0.1 if light.night else 0.088), light)
    board.image.paste(disc, (x - disc.width // 2, y - disc.height // 2), disc)


def _disc(width: float, light: Light) -> Image.Image:
    """Return sun or moon, `width` pixels across, with smooth edges."""
    sheet = Sheet(round(width * 3), 1.0, side=0)
    sheet.oval(0.5, 0.5, 0.5, 0.5, light.palette.sun)
    if light.night:
        spot = mix(light.palette.sun, light.palette.middle, 0.16)
        for x, y, r in (
            (0.35, 0.4, 0.12),
            (0.62, 0.65, 0.09),
            (0.67, 0.35, 0.065),
            (0.4, 0.71, 0.06),
        ):
            sheet.oval(x, y, r, r, spot)
    return sheet.image.reduce(3)


def _rays(board: Board) -> None:
    light, chance = board.light, board.chance("rays")

    def draw(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
        x, y = light.x * width, light.y * height
        reach = 1.1 * max(width, height)
        for i in range(14):
            angle = math.tau * i / 14 + chance.uniform(-0.12, 0.12)
            half = chance.uniform(0.03, 0.075)
            pen.polygon(
                [(x, y)]
                + [
                    (x + reach * math.cos(a), y + reach * math.sin(a))
                    for a in (angle - half, angle + half)
                ],
                fill=chance.randint(120, 255),
            )

    board.veil(draw, light.palette.sun, 0.24, blur=0.012, coarse=4)


def _clouds(board: Board) -> None:
    if board.scene.has("clear") or "clouds" in board.scene.avoid:
        return
    chance = board.chance("clouds", drifts=True)
    count = 7 if board.scene.has("clouds", "rain", "storm") else chance.choice((2, 3, 3, 4))
    for i in range(count):
        deep = chance.random()
        size = board.unit * (0.07 + 0.10 * deep)
        cloud = _cloud(
            size,
            board.light,
            deep,
            f"{board.key}{board.drift}{i}",
            grey=board.scene.has("rain", "storm"),
        )
        x = ((i + chance.uniform(0.1, 0.9)) / count) * board.width - cloud.width / 2
        y = (
            board.height * board.horizon * (0.62 - 0.55 * deep * chance.uniform(0.7, 1.0))
            - cloud.height * 0.3
        )
        board.image.paste(cloud, (round(x), round(y)), cloud)


def _cloud(size: float, light: Light, deep: float, key: str, *, grey: bool) -> Image.Image:
    chance = dice(key, "cloud")
    white = mix((255, 252, 248), light.palette.glow, 0.25)
    if light.night:
        white = mix(light.palette.low, (255, 255, 255), 0.15)
    if grey:
        white = mix(white, (120, 128, 146), 0.55)
    sheet = Sheet(
        round(size),
        2.8,
        ink=lambda c: mix(c, light.palette.middle, 0.3 * (1 - deep)),
        side=light.x - 0.5,
    )
    with sheet.part(0.85):
        sheet.oval(1.4, 0.8, 1.2, 0.13, white)
        for i in chance.sample(range(7), 7):
            x = 0.5 + 1.8 * (i + chance.uniform(-0.2, 0.2)) / 6
            lift = math.sin(math.pi * (i + 0.7) / 7.4)
            r = 0.12 + 0.2 * lift * chance.uniform(0.8, 1.35)
            sheet.oval(x, 0.84 - r * 0.9 - 0.1 * lift, r * 1.1, r, white)
    alpha = sheet.image.getchannel("A").filter(ImageFilter.GaussianBlur(size * 0.014))
    cloud = Image.new("RGBA", sheet.image.size, (*white, 255))
    cloud.paste(sheet.image, mask=sheet.image)
    cloud = cloud.filter(ImageFilter.GaussianBlur(size * 0.01))
    cloud.putalpha(scaled(alpha, 0.92))
    return cloud


def _rainbow(board: Board) -> None:
    coarse = 4
    size = (board.width // coarse, board.height // coarse)
    bow = Image.new("RGB", size)
    mask = Image.new("L", size)
    pen, mask_pen = ImageDraw.Draw(bow), ImageDraw.Draw(mask)
    chance = board.chance("rainbow")
    x, y = size[0] * chance.uniform(0.35, 0.65), size[1] * (board.horizon + 0.06)
    band = board.unit * 0.016 / coarse
    reach = min(size[0] * 0.56, y * 0.92)
    for i, tone in enumerate(_RAINBOW):
        r = reach - i * band
        pen.ellipse((x - r, y - r, x + r, y + r), fill=tone)
    for r, fill in ((reach, 255), (reach - len(_RAINBOW) * band, 0)):
        mask_pen.ellipse((x - r, y - r, x + r, y + r), fill=fill)
    mask_pen.rectangle((0, size[1] * board.horizon, size[0], size[1]), fill=0)
    mask = mask.filter(ImageFilter.GaussianBlur(band * 0.5)).resize(
        board.image.size, Image.Resampling.BILINEAR
    )
    bow = bow.filter(ImageFilter.GaussianBlur(band * 0.5)).resize(
        board.image.size, Image.Resampling.BILINEAR
    )
    board.image.paste(bow, mask=mask.point([round(value * 0.6) for value in range(256)]))
