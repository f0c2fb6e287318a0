"""More canvas around a picture, and the mask that says which part of it is to be drawn.

Nothing here moves a pixel of the picture by accident: where it stands is one box of whole
pixels, which both the canvas and the mask are made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, PngImagePlugin

from easel.model import Aspect, Change, Edit, Size
from easel.pictures.canvas import crop_size

# Where a picture stands in its frame, as shares of the free room at its left and above it.
_STANDS = {
    Change.PAN_LEFT: (1.0, 0.5),
    Change.PAN_RIGHT: (0.0, 0.5),
    Change.PAN_UP: (0.5, 1.0),
    Change.PAN_DOWN: (0.5, 0.0),
}
_MIDDLE = (0.5, 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A part of a canvas in whole pixels, 0-based; `right` and `bottom` are just outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> Size:
        return Size(self.right - self.left, self.bottom - self.top)

    @property
    def corners(self) -> tuple[int, int, int, int]:
        return self.left, self.top, self.right, self.bottom


def frame(canvas: Size, aspect: Aspect) -> Box:
    """Return the middle of `canvas` that cropping to `aspect` keeps."""
    kept = crop_size(canvas, aspect)
    return _standing(kept, Box(left=0, top=0, right=canvas.width, bottom=canvas.height), _MIDDLE)


def place(edit: Edit, picture: Size, canvas: Size, aspect: Aspect) -> Box:
    """Return where `picture` stands on `canvas`, of which `aspect` is kept in the end.

    It is as large as the frame lets it be, smaller by the factor of a zoom; it stands in the
    middle, or, for a pan, at the side away from which the picture grows.
    """
    room = frame(canvas, aspect)
    fitting = min(room.size.width / picture.width, room.size.height / picture.height)
    scale = fitting / edit.factor
    size = Size(
        max(1, min(room.size.width, round(picture.width * scale))),
        max(1, min(room.size.height, round(picture.height * scale))),
    )
    return _standing(size, room, _STANDS.get(edit.change, _MIDDLE))


def widen(data: bytes, canvas: Size, box: Box) -> bytes:
    """Return the picture `data` standing in `box` on `canvas`, as a PNG.

    It is resampled only where `box` has another size. Around it its own edge is drawn out, so
    that an engine which blends into what was there finds the right colours. A comment or text
    that the picture carries goes along.
    """
    with Image.open(BytesIO(data)) as opened:
        picture = opened.convert("RGBA" if opened.has_transparency_data else "RGB")
        words = _words(opened)
    if picture.size != (box.size.width, box.size.height):
        picture = picture.resize((box.size.width, box.size.height), Image.Resampling.LANCZOS)
    ground = Image.new(picture.mode, (canvas.width, canvas.height))
    ground.paste(picture, (box.left, box.top))
    _draw_out(ground, box)
    return _png(ground, words)


def mask_around(canvas: Size, box: Box) -> bytes:
    """Return a PNG of the size of `canvas`: opaque in `box`, transparent where to draw."""
    mask = Image.new("RGBA", (canvas.width, canvas.height), (0, 0, 0, 0))
    mask.paste((0, 0, 0, 255), box.corners)
    return _png(mask, PngImagePlugin.PngInfo())


def _standing(size: Size, room: Box, stands: tuple[float, float]) -> Box:
    left = room.left + int((room.size.width - size.width) * stands[0])
    top = room.top + int((room.size.height - size.height) * stands[1])
    return Box(left=left, top=top, right=left + size.width, bottom=top + size.height)


def _draw_out(ground: Image.Image, box: Box) -> None:
    """Repeat the outermost pixels of `box`: first to the sides, then whole rows up and down."""
    width, height = ground.size
    for column, to in ((box.left, (0, box.left)), (box.right - 1, (box.right, width))):
        edge = ground.crop((column, box.top, column + 1, box.bottom))
        if to[0] < to[1]:
            ground.paste(edge.resize((to[1] - to[0], edge.height)), (to[0], box.top))
    for row, to in ((box.top, (0, box.top)), (box.bottom - 1, (box.bottom, height))):
        edge = ground.crop((0, row, width, row + 1))
        if to[0] < to[1]:
            ground.paste(edge.resize((width, to[1] - to[0])), (0, to[0]))


def _words(image: Image.Image) -> PngImagePlugin.PngInfo:
    words = PngImagePlugin.PngInfo()
    comment = image.info.get("comment") or image.info.get("Comment")
    if isinstance(comment, bytes):
        comment = comment.decode("latin-1")
    if isinstance(comment, str):
        words.add_itxt("Comment", comment)
    return words


def _png(image: Image.Image, words: PngImagePlugin.PngInfo) -> bytes:
    with BytesIO() as file:
        image.save(file, "PNG", pnginfo=words, compress_level=1)
        return file.getvalue()
