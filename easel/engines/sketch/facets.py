"""Facets: pictures made of triangles, as folded paper or as panes of glass in lead."""

from __future__ import annotations

import random
from itertools import pairwise

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from easel.engines.sketch.paint import Colour, Point, level, shade, tone_at

Facet = tuple[Point, Point, Point]


def _mesh(picture: Image.Image, chance: random.Random, cells: int) -> list[list[Point]]:
    """Return a jittered grid of points over the picture, rows of points."""
    step = min(picture.size) / cells
    across, down = round(picture.width / step) + 1, round(picture.height / step) + 1
    return [
        [
            (
                (x + chance.uniform(-0.42, 0.42) * (0 < x < across)) * picture.width / across,
                (y + chance.uniform(-0.42, 0.42) * (0 < y < down)) * picture.height / down,
            )
            for x in range(across + 1)
        ]
        for y in range(down + 1)
    ]


def _facets(mesh: list[list[Point]]) -> list[Facet]:
    facets: list[Facet] = []
    for upper, lower in pairwise(mesh):
        for i in range(len(upper) - 1):
            a, b, c, d = upper[i], upper[i + 1], lower[i], lower[i + 1]
            facets += [(a, b, c), (b, d, c)] if i % 2 else [(a, b, d), (a, d, c)]
    return facets


def _average(small: Image.Image, corners: Facet, by: float) -> Colour:
    x, y = (int(sum(point[k] for point in corners) / 3 * by) for k in (0, 1))
    return tone_at(small, x, y)


def _split(corners: Facet) -> list[Facet]:
    a, b, c = corners
    ab, bc, ca = (((p[0] + q[0]) / 2, (p[1] + q[1]) / 2) for p, q in ((a, b), (b, c), (c, a)))
    return [(a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca)]


def in_facets(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Facets of one colour each, smaller where there is more to see."""
    canvas = picture.copy()
    pen = ImageDraw.Draw(canvas)
    small = ImageEnhance.Color(picture.reduce(2).filter(ImageFilter.GaussianBlur(1))).enhance(1.2)
    busy = (
        picture.convert("L")
        .filter(ImageFilter.FIND_EDGES)
        .filter(ImageFilter.GaussianBlur(4))
        .reduce(2)
    )
    facets = _facets(_mesh(picture, chance, 34))
    for least in (9, 20):
        facets = [
            part
            for facet in facets
            for part in (_split(facet) if _at(busy, facet) > least else [facet])
        ]
    for corners in facets:
        pen.polygon(corners, fill=shade(_average(small, corners, 0.5), chance.uniform(-0.07, 0.08)))
    return canvas


def _at(image: Image.Image, corners: Facet) -> int:
    x, y = (int(sum(p[k] for p in corners) / 6) for k in (0, 1))
    return level(image, x, y)


def in_glass(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Panes of coloured glass in lead; the things themselves are painted on the glass."""
    panes = picture.copy()
    small = ImageEnhance.Color(picture.reduce(4).filter(ImageFilter.GaussianBlur(2))).enhance(1.7)
    facets = _facets(_mesh(picture, chance, 15))
    pen = ImageDraw.Draw(panes)
    for corners in facets:
        pen.polygon(corners, fill=shade(_average(small, corners, 0.25), chance.uniform(-0.1, 0.22)))
    canvas = Image.blend(panes, ImageEnhance.Color(picture).enhance(1.6), 0.62)
    width = max(2, round(min(picture.size) * 0.004))
    pen = ImageDraw.Draw(canvas)
    for corners in facets:
        pen.line((*corners, corners[0]), fill=(34, 30, 40), width=width, joint="curve")
    lead = outlines(picture, floor=26, gain=6).filter(ImageFilter.MaxFilter(3))
    canvas.paste((30, 26, 36), mask=lead)
    return ImageEnhance.Contrast(canvas).enhance(1.1)


def outlines(picture: Image.Image, *, floor: int, gain: float) -> Image.Image:
    """Return a mask of the picture's contours."""
    edges = (
        picture.filter(ImageFilter.GaussianBlur(min(picture.size) / 900))
        .filter(ImageFilter.FIND_EDGES)
        .convert("L")
    )
    edges = ImageOps.crop(edges, 2).resize(picture.size)
    return edges.point([max(0, min(255, round((value - floor) * gain))) for value in range(256)])
