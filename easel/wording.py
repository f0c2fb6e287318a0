"""What an engine is told besides policy and idea: what a button wants, what is attached, how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from easel.model import Change, Edit, Prompt, Role

_ADD = (
    "The attached picture is a part of a larger one. Draw what is around it, in the transparent"
    " part of the mask: continue its scene, perspective, light and style {where}, with no border"
    " and no seam, and leave the part that is there as it is."
)
_CHANGES = {
    Change.VARY_SUBTLE: (
        "Make a subtle variation of the attached picture: keep its subject, composition, palette"
        " and style, and change only small details."
    ),
    Change.VARY_STRONG: (
        "Make a strong variation of the attached picture: keep its subject and style, and change"
        " its composition, viewpoint and details."
    ),
    Change.VARY_REGION: (
        "Draw the part of the attached picture where the mask is transparent anew, so that it shows"
        " the idea below; continue the scene, perspective, light and style around it without a"
        " seam, and leave everything outside it as it is."
    ),
    Change.UPSCALE_CREATIVE: (
        "Render the attached picture again, larger and with finer detail: keep its subject,"
        " composition, palette and style."
    ),
    Change.ZOOM_OUT: _ADD.format(where="on all sides"),
    Change.PAN_LEFT: _ADD.format(where="to the left"),
    Change.PAN_RIGHT: _ADD.format(where="to the right"),
    Change.PAN_UP: _ADD.format(where="upwards"),
    Change.PAN_DOWN: _ADD.format(where="downwards"),
    Change.MAKE_SQUARE: _ADD.format(where="to a square"),
}
# For an engine that changes no pictures: it is told what the one to be varied shows, if at all.
_FROM_WORDS = {
    Change.VARY_SUBTLE: (
        "Draw the idea below as it was drawn before, with the subject, composition, palette and"
        " style that it had, and only small details changed."
    ),
    Change.VARY_STRONG: (
        "Draw the idea below as it was not drawn before: the same subject and style, with another"
        " composition, viewpoint and details."
    ),
}
_ROLES = {
    Role.IMAGE: "use it as a reference for what is drawn",
    Role.STYLE: "take its style, palette and technique, and nothing that it shows",
    Role.CHARACTER: "the person or creature it shows is the one in the idea: keep their looks",
    Role.OBJECT: "the thing it shows is the one in the idea: keep its looks",
}
_BLEND = "Blend the first {} attached pictures into one new picture that unites what they show."
_RAW = "Take the idea literally: add no style, mood or detail of your own."
_TILE = (
    "Make the picture a seamless tile: its left edge continues its right one, its top edge its"
    " bottom one."
)


def preface(edit: Edit | None, prompt: Prompt, *, is_shown: bool = True) -> str:
    """Return what an engine is told before policy and idea; empty where there is nothing.

    `is_shown` says that it sees the picture that is edited.
    """
    changes = _CHANGES if is_shown else _FROM_WORDS
    sentences = [
        *([changes[edit.change]] if edit else []),
        *_attached(prompt, is_edit=edit is not None),
        *([_RAW] if prompt.raw else []),
        *([_TILE] if prompt.tile else []),
    ]
    return "".join(f"{sentence}\n\n" for sentence in sentences)


def _attached(prompt: Prompt, *, is_edit: bool) -> Iterator[str]:
    """Yield a sentence for each reference picture, by its place among those attached."""
    roles: Sequence[Role] = [each.role for each in prompt.references]
    blended = 0 if prompt.text or is_edit else roles.count(Role.IMAGE)
    if blended:
        yield _BLEND.format(blended)
    first = 2 if is_edit else 1
    for place, role in enumerate(roles[blended:], first + blended):
        yield f"Attached picture {place} is a reference: {_ROLES[role]}{_nearness(role, prompt)}."


def _nearness(role: Role, prompt: Prompt) -> str:
    """Say in words how closely a reference is to be followed: no model has a dial for it."""
    if role is not Role.IMAGE or prompt.image_weight is None or prompt.image_weight == 1:
        return ""
    return ", closely" if prompt.image_weight > 1 else ", only loosely"
