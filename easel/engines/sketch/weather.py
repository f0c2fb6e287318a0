"""Weather before the finished scene: fog, rain and falling snow."""

from __future__ import annotations

from PIL import Image, ImageDraw

from easel.engines.sketch.board import Board
from easel.engines.sketch.paint import gradient, mix, noise


def paint_weather(board: Board) -> None:
    """Lay fog, rain or falling snow over the finished scene."""
    scene = board.scene
    if scene.has("fog"):
        _fog(board)
    if scene.has("rain", "storm"):
        _rain(board)
    if scene.has("snowfall") or (scene.has("snow") and not scene.has("clear", "sun")):
        _snowfall(board)


def _fog(board: Board) -> None:
    size = (board.width // 8, board.height // 8)
    drift = noise(board.chance("fog", drifts=True), size, (3, 9)).point(
        [min(255, 70 + value) for value in range(256)]
    )
    h = board.horizon
    fade = gradient(
        size,
        (
            (0, (40, 40, 40)),
            (h * 0.75, (120, 120, 120)),
            (h, (255, 255, 255)),
            (h + (1 - h) * 0.45, (160, 160, 160)),
            (1, (40, 40, 40)),
        ),
    ).convert("L")
    mask = Image.composite(drift, Image.new("L", size), fade)
    board.tint(
        mask.resize(board.image.size, Image.Resampling.BICUBIC),
        mix(board.light.palette.haze, (255, 255, 255), 0.35 if not board.light.night else 0.05),
        0.85,
    )


def _rain(board: Board) -> None:
    chance = board.chance("rain", drifts=True)

    def streaks(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
        for _ in range(240):
            x, y = chance.uniform(-0.1, 1.1) * width, chance.uniform(-0.1, 1.0) * height
            length = height * chance.uniform(0.02, 0.055)
            pen.line(
                (x, y, x - length * 0.22, y + length),
                fill=chance.randint(90, 230),
                width=max(1, height // 520),
            )

    board.veil(streaks, mix(board.light.palette.low, (235, 242, 250), 0.6), 0.62, coarse=2)


def _snowfall(board: Board) -> None:
    chance = board.chance("snowfall", drifts=True)

    def flakes(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
        for _ in range(210):
            x, y = chance.random() * width, chance.random() * height
            r = height * chance.choice((0.0016, 0.002, 0.003, 0.0045))
            pen.ellipse((x - r, y - r, x + r, y + r), fill=chance.randint(150, 255))

    board.veil(flakes, board.light.lit((255, 255, 255), 0.1), 0.95, blur=0.0008, coarse=2)
