"""Components as Discord stores them: numbered, with defaults filled in, nothing null."""

from __future__ import annotations

import copy

from playground import media
from playground.values import JSON, Message

_CHOOSE_ONE = {"min_values": 1, "max_values": 1}
_SHOWN = {"description": None, "spoiler": False}
_DEFAULTS: dict[int, dict[str, JSON]] = {
    **dict.fromkeys((3, 5, 6, 7, 8), _CHOOSE_ONE),
    11: _SHOWN,
    13: {"spoiler": False},
    14: {"spacing": 1, "divider": True},
    17: {"accent_color": None, "spoiler": False},
}
_GALLERY = 12
_RESOLVED_ONLY = ("id", "proxy_url", "width", "height", "content_type", "attachment_id")


def stored(components: list[JSON], message: Message) -> list[JSON]:
    """Return components as they are kept with a message: its own files by name, not by address."""
    kept = numbered(components)
    for _, component in media.walk(kept):
        for key in [key for key, value in component.items() if value is None]:
            del component[key]
        for key, value in _DEFAULTS.get(component["type"], {}).items():
            component.setdefault(key, value)
        for emoji in _emojis(component):
            if emoji.get("id") is None:  # an ordinary one, which has no id
                emoji.pop("id", None)
        if component["type"] == _GALLERY:
            component["items"] = [_SHOWN | item for item in component["items"]]
    for _, slot in media.media_slots(kept):
        slot["url"] = media.reference(message, slot["url"])
        for key in _RESOLVED_ONLY:
            slot.pop(key, None)
    return kept


def _emojis(component: JSON) -> list[JSON]:
    bearers = (component, *(component.get("options") or ()))
    return [bearer["emoji"] for bearer in bearers if bearer.get("emoji")]


def numbered(components: list[JSON]) -> list[JSON]:
    """Return a copy in which every component without an id has the next free number."""
    copied: list[JSON] = copy.deepcopy(components)
    everything = [component for _, component in media.walk(copied)]
    taken = {component["id"] for component in everything if component.get("id")}
    free = (n for n in range(1, len(taken) + len(everything) + 2) if n not in taken)
    for component in everything:
        if not component.get("id"):
            component["id"] = next(free)
    return copied
