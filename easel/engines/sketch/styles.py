"""Styles: what is done to the finished scene to make it a watercolour, an oil, a window."""

from __future__ import annotations

import random
from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from easel.engines.sketch.brush import brushed
from easel.engines.sketch.facets import in_facets, in_glass, outlines
from easel.engines.sketch.light import Light
from easel.engines.sketch.paint import Colour, grain, mix, noise, scaled, shade
from easel.engines.sketch.scene import Scene, Style

Finish = Callable[[Image.Image, random.Random], Image.Image]


def finish(
    picture: Image.Image, *, scene: Scene, light: Light, chance: random.Random
) -> Image.Image:
    """Return `picture` (RGB, final size) in the scene's style and overall colour."""
    if scene.style is not None:
        picture = STYLES[scene.style](picture, chance)
    else:
        picture = _gouache(picture, chance)
    if scene.hue is not None and scene.style is not Style.MONOCHROME:
        picture = toned(picture, scene.hue)
    return picture


def toned(picture: Image.Image, hue: Colour) -> Image.Image:
    """Return `picture` in shades of one colour, with a memory of its own colours."""
    grey = ImageOps.autocontrast(picture.convert("L"), cutoff=1)
    tone = ImageOps.colorize(
        grey, black=shade(hue, -0.8), mid=hue, white=mix(hue, (255, 252, 244), 0.86)
    )
    return Image.blend(tone, picture, 0.16)


def _textured(picture: Image.Image, chance: random.Random, strength: float) -> Image.Image:
    rough = grain(chance, picture.size)
    lit = ImageChops.soft_light(picture, Image.merge("RGB", (rough, rough, rough)))
    return Image.blend(picture, lit, strength)


def _gouache(picture: Image.Image, chance: random.Random) -> Image.Image:
    """The house style: clear colours, paper grain, corners a breath darker."""
    picture = ImageEnhance.Color(picture).enhance(1.08)
    edge = ImageOps.invert(Image.radial_gradient("L")).point(
        [min(255, round(value * 1.6)) for value in range(256)]
    )
    corners = ImageOps.invert(edge).resize(picture.size, Image.Resampling.BILINEAR)
    picture.paste((40, 24, 60), mask=scaled(corners, 0.22))
    return _textured(picture, chance, 0.13)


def _watercolour(picture: Image.Image, chance: random.Random) -> Image.Image:
    size = picture.size
    coarse = (
        picture.reduce(3).filter(ImageFilter.ModeFilter(5)).resize(size, Image.Resampling.BICUBIC)
    )
    wash = Image.blend(coarse, picture, 0.3)
    blooms = noise(chance, (size[0] // 4, size[1] // 4), (7, 7)).resize(
        size, Image.Resampling.BICUBIC
    )
    wash = Image.composite(
        ImageEnhance.Brightness(wash).enhance(1.17), ImageEnhance.Color(wash).enhance(1.15), blooms
    )
    edges = coarse.convert("L").filter(ImageFilter.FIND_EDGES).filter(ImageFilter.GaussianBlur(1.2))
    wash.paste(
        (70, 60, 96), mask=scaled(edges, 1.2).point([min(110, value) for value in range(256)])
    )
    wash = Image.blend(wash, Image.new("RGB", size, (255, 252, 244)), 0.13)
    paper = Image.new("RGB", size, (252, 249, 241))
    rim = min(size)
    sheet = Image.new("L", size)
    ImageDraw.Draw(sheet).rectangle(
        (rim * 0.05, rim * 0.05, size[0] - rim * 0.05, size[1] - rim * 0.05), fill=255
    )
    ragged = noise(chance, (size[0] // 4, size[1] // 4), (14, 14)).resize(
        size, Image.Resampling.BICUBIC
    )
    sheet = Image.blend(sheet.filter(ImageFilter.GaussianBlur(rim * 0.02)), ragged, 0.42)
    sheet = sheet.point([max(0, min(255, (value - 118) * 14)) for value in range(256)])
    paper.paste(wash, mask=sheet.filter(ImageFilter.GaussianBlur(0.8)))
    return _textured(paper, chance, 0.55)


def _pixels(picture: Image.Image, chance: random.Random) -> Image.Image:
    cell = max(2, round(min(picture.size) / 110))
    small = picture.resize(
        (max(1, picture.width // cell), max(1, picture.height // cell)), Image.Resampling.BOX
    )
    small = ImageEnhance.Contrast(ImageEnhance.Color(small).enhance(1.35)).enhance(1.12)
    flat = small.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).convert(
        "RGB"
    )
    return flat.resize(picture.size, Image.Resampling.NEAREST)


def _pencil(picture: Image.Image, chance: random.Random) -> Image.Image:
    grey = ImageOps.autocontrast(picture.convert("L"), cutoff=1)
    blurred = ImageOps.invert(grey).filter(ImageFilter.GaussianBlur(min(picture.size) / 180))
    lines = ImageChops.lighter(_dodged(grey, blurred), Image.new("L", grey.size, 40))
    drawn = ImageChops.multiply(lines, lines)
    for limit, lean, gap in ((118, 1.0, 8), (78, -1.0, 8), (46, 0.4, 7)):
        drawn = ImageChops.darker(drawn, _hatching(grey, limit, lean, gap, chance))
    drawn = Image.blend(drawn, ImageEnhance.Brightness(grey).enhance(1.25), 0.42)
    sketch = ImageOps.colorize(drawn, black=(44, 42, 52), white=(252, 249, 240))
    return _textured(sketch, chance, 0.6)


def _dodged(base: Image.Image, top: Image.Image) -> Image.Image:
    """Return base / (1 - top): paper-white where nothing changes, dark at edges."""
    return ImageChops.invert(ImageChops.subtract(ImageChops.invert(top), base, scale=0.45))


def _hatching(
    grey: Image.Image, limit: int, lean: float, gap: int, chance: random.Random
) -> Image.Image:
    """Return strokes of one direction where `grey` is darker than `limit`, else white."""
    width, height = grey.size
    gap = max(3, round(gap * min(width, height) / 1024))
    strokes = Image.new("L", grey.size, 255)
    pen = ImageDraw.Draw(strokes)
    for x in range(-height, width + height, gap):
        jitter = chance.uniform(-gap, gap) * 0.3
        pen.line(
            (x + jitter, 0, x - lean * height + jitter, height),
            fill=chance.randint(110, 165),
            width=max(1, gap // 4),
        )
    where = grey.filter(ImageFilter.GaussianBlur(2)).point(
        [255 if value < limit else 0 for value in range(256)]
    )
    return Image.composite(
        strokes, Image.new("L", grey.size, 255), where.filter(ImageFilter.GaussianBlur(1.5))
    )


def _monochrome(picture: Image.Image, chance: random.Random) -> Image.Image:
    grey = ImageOps.autocontrast(picture.convert("L"), cutoff=1).convert("RGB")
    return _textured(ImageEnhance.Contrast(grey).enhance(1.1), chance, 0.7)


def _oil(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Broad strokes first, fine ones where there is something to see, then their relief."""
    tones = ImageEnhance.Color(picture).enhance(1.3)
    ground = picture.filter(ImageFilter.GaussianBlur(6))
    passes = ((0.018, 2600, 0), (0.010, 3600, 3), (0.005, 5200, 12))
    canvas = brushed(ground, tones, chance, passes)
    fine = outlines(picture, floor=10, gain=4).filter(ImageFilter.GaussianBlur(1.5))
    canvas = Image.composite(Image.blend(canvas, tones, 0.6), canvas, fine)
    kernel = ImageFilter.Kernel((3, 3), (-1, -1, 0, -1, 0, 1, 0, 1, 1), 2, 128)
    relief = canvas.convert("L").filter(kernel)
    painted = ImageChops.soft_light(canvas, Image.merge("RGB", (relief, relief, relief)))
    return Image.blend(canvas, painted, 0.8)


def _cartoon(picture: Image.Image, chance: random.Random) -> Image.Image:
    flat = picture.filter(ImageFilter.MedianFilter(5))
    flat = ImageEnhance.Color(ImageOps.posterize(flat, 4)).enhance(1.4)
    flat = ImageEnhance.Brightness(flat.filter(ImageFilter.GaussianBlur(0.8))).enhance(1.1)
    flat.paste(
        (36, 26, 44), mask=outlines(picture, floor=14, gain=9).filter(ImageFilter.MaxFilter(3))
    )
    return flat


def _poster(picture: Image.Image, chance: random.Random) -> Image.Image:
    flat = (
        ImageEnhance.Contrast(ImageEnhance.Color(picture).enhance(1.25))
        .enhance(1.12)
        .filter(ImageFilter.MedianFilter(5))
    )
    flat = flat.quantize(22, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).convert(
        "RGB"
    )
    flat = flat.filter(ImageFilter.ModeFilter(5))
    edge = round(min(picture.size) * 0.045)
    framed = ImageOps.expand(
        flat.crop((edge, edge, picture.width - edge, picture.height - edge)), edge, (250, 242, 224)
    )
    return _textured(framed, chance, 0.4)


STYLES: dict[Style, Finish] = {
    Style.WATERCOLOUR: _watercolour,
    Style.PIXELS: _pixels,
    Style.PENCIL: _pencil,
    Style.MONOCHROME: _monochrome,
    Style.OIL: _oil,
    Style.CARTOON: _cartoon,
    Style.LOW_POLY: in_facets,
    Style.GLASS: in_glass,
    Style.POSTER: _poster,
}
