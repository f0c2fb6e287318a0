"""How a kind of server is told things: what its row in servers.yaml says, applied; no I/O."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from typing import Any

from easel.engines.openai.servers import Server, Shape
from easel.model import Aspect, Size

# What stable-diffusion.cpp takes out of a prompt and obeys: nobody but we may put it there.
_BLOCK = "sd_cpp_extra_args"
_BLOCK_MARKS = re.compile(rf"</?\s*{_BLOCK}\s*>?", re.IGNORECASE)


def shape(server: Server, size: Size) -> dict[str, Any]:
    """Return the fields that ask for `size`."""
    if server.shape is Shape.SIDES:
        return {"width": size.width, "height": size.height}
    if server.shape is Shape.RATIO:
        return {"aspect_ratio": str(_nearest(server.ratios, size))}
    return {"size": str(size)}


def extras(server: Server, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of `wanted` that the server has, under its names; what is empty stays away."""
    found: dict[str, Any] = {}
    for ours, theirs in server.extras.items():
        if wanted[ours] in (None, ""):
            continue
        *outer, last = theirs.split(".")
        place = found
        for name in outer:
            place = place.setdefault(name, {})
        place[last] = wanted[ours]
    return found


def clean(server: Server, text: str) -> str:
    """Return `text` without what the server would take for more than words."""
    if server.extras_in == "prompt":
        # once more for what comes together when something between is taken out
        while (rest := _BLOCK_MARKS.sub("", text)) != text:
            text = rest
    return text.replace(server.avoid_after, " ") if server.avoid_after else text


def split(server: Server, text: str, avoid: tuple[str, ...]) -> str:
    """Return `text` with the words to be avoided behind it, where the server wants them there."""
    if not server.avoid_after or not avoid:
        return text
    return f"{text}{server.avoid_after}{clean(server, ', '.join(avoid))}"


def in_prompt(text: str, found: Mapping[str, Any]) -> str:
    """Return `text` with the block that stable-diffusion.cpp takes out of it again."""
    # a "<" in a pupil's words could end the block early
    block = json.dumps(found, separators=(",", ":")).replace("<", "\\u003c")
    return f"{text}<{_BLOCK}>{block}</{_BLOCK}>"


def data_url(kind: str, data: bytes) -> str:
    """Return a file of the media type `kind` as an address that has it within."""
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _nearest(ratios: tuple[Aspect, ...], size: Size) -> Aspect:
    ratio = size.width / size.height
    return min(ratios, key=lambda each: max(each.ratio / ratio, ratio / each.ratio))
