"""Vary (Region): its masks, and the picture with the grid of cells that a region is made of.

A mask is what OpenAI's edits take (its SDK 3.54.0, November 2026): a PNG with an alpha channel,
as large as the picture, under 4 MB, transparent where to draw. Ours knows only wholly opaque and
wholly transparent pixels.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont, ImageOps

from easel.errors import ActionRestricted, BrokenPicture, WrongSize
from easel.model import Region, Size
from easel.pictures.check import DECODING_ERRORS, check
from easel.pictures.shrink import as_jpeg, on_white
from easel.pictures.widen import Box

_KEEP = (0, 0, 0, 255)
_DRAW = (0, 0, 0, 0)
_HALF = 128
# A mask saved at another scale rounds its sides; one for another picture is farther off.
_RATIO_TOLERANCE = 0.01
# The least level at which even noise in the largest size, 8.3 million pixels, is under 4 MB.
_COMPRESSION = 4

_DARK, _LIGHT = (16, 16, 16), (255, 255, 255)
_TINT = (88, 101, 242)  # Discord's own blue: the colour of what is chosen there
_TINT_SHARE = 0.5
_JPEG_QUALITY = 85

_NOTHING = (
    "The mask leaves everything as it is: make transparent what is to be drawn anew, or paint it"
    " white and the rest black."
)


def cell_box(box: Box, side: int, cell: int) -> Box:
    """Return the 0-based `cell`, row by row, of a grid of `side` x `side` over `box`.

    Neighbours share no pixel and leave none out. Raises ValueError where there is no such cell.
    """
    if not 0 <= cell < side * side:
        raise ValueError(f"there is no cell {cell} in a grid of {side}x{side}")
    row, column = divmod(cell, side)
    width, height = box.size.width, box.size.height
    return Box(
        left=box.left + column * width // side,
        top=box.top + row * height // side,
        right=box.left + (column + 1) * width // side,
        bottom=box.top + (row + 1) * height // side,
    )


def region_mask(canvas: Size, box: Box, side: int, cells: tuple[int, ...]) -> bytes:
    """Return a mask of the size of `canvas`: transparent in `cells` of the picture in `box`.

    What lies around the box is opaque too: it is cut away afterwards, and an engine that was
    asked to draw there would fit the region to what nobody sees.
    """
    mask = Image.new("RGBA", (canvas.width, canvas.height), _KEEP)
    for cell in cells:
        mask.paste(_DRAW, cell_box(box, side, cell).corners)
    return _png(mask)


def place_mask(mask: bytes, canvas: Size, box: Box) -> bytes:
    """Return a kept mask standing in `box` on a canvas, opaque around it as in `region_mask`."""
    with Image.open(BytesIO(mask)) as opened:
        placed = _resized(opened.getchannel("A"), box.size)
    alpha = Image.new("L", (canvas.width, canvas.height), 255)
    alpha.paste(placed, box.corners)
    return _png(_with_alpha(alpha))


def read_mask(data: bytes, picture: Size, *, max_bytes: int, max_pixels: int) -> bytes:
    """Return an uploaded mask as it may be kept: a PNG of the size of `picture`.

    What is transparent is drawn anew; in a mask without transparency, what is white. It may have
    another size of the same ratio. Raises NotAPicture, BrokenPicture, WrongSize, and
    ActionRestricted for a mask that chooses nothing.
    """
    check(data, max_bytes=max_bytes, max_pixels=max_pixels, min_side=1)
    try:
        with Image.open(BytesIO(data)) as opened:
            alpha = _what_stays(ImageOps.exif_transpose(opened))
    except (*DECODING_ERRORS, Image.DecompressionBombError) as error:
        raise BrokenPicture("it can't be decoded") from error
    _refuse_other_ratio(Size(*alpha.size), picture)
    alpha = _resized(alpha, picture)
    if alpha.getextrema() == (255, 255):
        raise ActionRestricted("Vary (Region)", _NOTHING)
    return _png(_with_alpha(alpha))


def with_cells(picture: bytes, side: int, chosen: tuple[int, ...], *, longest: int = 768) -> bytes:
    """Return a JPEG of `picture`, at most `longest` pixels a side, with the grid drawn on it.

    Lines and letters are both dark and light, so that one of the two shows on any picture;
    `chosen` cells are tinted and ticked. `picture` is one that `check` has passed.
    """
    with Image.open(BytesIO(picture)) as opened:
        opened.draft("RGB", (longest, longest))
        small = on_white(opened)
    small.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    whole = Box(left=0, top=0, right=small.width, bottom=small.height)
    boxes = [cell_box(whole, side, cell) for cell in range(side * side)]
    for cell in chosen:
        _tint(small, boxes[cell])
    draw, pen = ImageDraw.Draw(small), max(1, max(small.size) // 384)
    for cell, box in enumerate(boxes):
        _draw_edges(draw, box, pen)
        _draw_name(draw, box, Region.cell_name(cell, side), pen)
    for cell in chosen:
        _draw_tick(draw, boxes[cell], pen)
    return as_jpeg(small, _JPEG_QUALITY)


def _tint(picture: Image.Image, box: Box) -> None:
    part = picture.crop(box.corners)
    tint = Image.new("RGB", part.size, _TINT)
    picture.paste(Image.blend(part, tint, _TINT_SHARE), box.corners)


def _draw_edges(draw: ImageDraw.ImageDraw, box: Box, pen: int) -> None:
    """Draw the left and the upper edge, but not the picture's own: dark outside, light inside."""
    if box.left:
        draw.rectangle((box.left - pen, box.top, box.left - 1, box.bottom - 1), _DARK)
        draw.rectangle((box.left, box.top, box.left + pen - 1, box.bottom - 1), _LIGHT)
    if box.top:
        draw.rectangle((box.left, box.top - pen, box.right - 1, box.top - 1), _DARK)
        draw.rectangle((box.left, box.top, box.right - 1, box.top + pen - 1), _LIGHT)


def _draw_name(draw: ImageDraw.ImageDraw, box: Box, name: str, pen: int) -> None:
    size = max(12, min(box.size.width, box.size.height) // 7)
    draw.text(
        (box.left + 4 * pen, box.top + 3 * pen),
        name,
        fill=_LIGHT,
        font=ImageFont.load_default(size=size),
        stroke_width=max(1, size // 10),
        stroke_fill=_DARK,
    )


def _draw_tick(draw: ImageDraw.ImageDraw, box: Box, pen: int) -> None:
    """Draw a tick on a disc in the lower right corner: a tint is nothing on its own colour."""
    radius = max(6, min(box.size.width, box.size.height) // 9)
    x, y = box.right - radius - 4 * pen, box.bottom - radius - 4 * pen
    for colour, out in ((_DARK, 2 * pen), (_LIGHT, pen), (_TINT, 0)):
        reach = radius + out
        draw.ellipse((x - reach, y - reach, x + reach, y + reach), colour)
    tick = [(-0.5, 0.0), (-0.1, 0.4), (0.5, -0.4)]
    points = [(x + across * radius, y + down * radius) for across, down in tick]
    draw.line(points, _LIGHT, width=max(2, radius // 4), joint="curve")


def _what_stays(image: Image.Image) -> Image.Image:
    """Return the alpha channel of a mask: 255 where the picture stays, and 0 elsewhere."""
    if image.has_transparency_data:
        alpha = image.convert("RGBA").getchannel("A")
        if alpha.getextrema() != (255, 255):
            return alpha.point([0] * _HALF + [255] * _HALF)
    return _grey(image).point([255] * _HALF + [0] * _HALF)


def _grey(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # 16 bits, which convert() would cut off at 255
        image = image.convert("I").point(lambda value: value * (1 / 256))
    return image.convert("L")


def _refuse_other_ratio(mask: Size, picture: Size) -> None:
    wide, tall = mask.width * picture.height, mask.height * picture.width
    if abs(wide - tall) > _RATIO_TOLERANCE * tall:
        raise WrongSize(size=str(mask), limit=f"{picture}, as the picture is")


def _resized(channel: Image.Image, size: Size) -> Image.Image:
    """Return `channel` in another size, with no new values between the old ones."""
    return channel.resize((size.width, size.height), Image.Resampling.NEAREST)


def _with_alpha(alpha: Image.Image) -> Image.Image:
    mask = Image.new("RGBA", alpha.size, _KEEP)
    mask.putalpha(alpha)
    return mask


def _png(mask: Image.Image) -> bytes:
    with BytesIO() as file:
        mask.save(file, "PNG", compress_level=_COMPRESSION)
        return file.getvalue()
