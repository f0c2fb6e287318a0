"""What people read for the names that moderation services give to what they find."""

from __future__ import annotations

from collections.abc import Iterable

# The names of OpenAI's moderation and picture services and of Azure's filters (November 2026).
_PLAIN = {
    "harassment": "insults",
    "harassment/threatening": "threats",
    "hate": "hate against people",
    "hate/threatening": "threats out of hate",
    "illicit": "something against the law",
    "illicit/violent": "something against the law",
    "self-harm": "somebody who is hurt by their own hand",
    "sexual": "sexual content",
    "violence": "violence",
    "violence/graphic": "violence in detail",
    "jailbreak": "an attempt to get round the rules",
    "profanity": "swear words",
}
_OTHERWISE = "something that is not for a class"


def plain(categories: Iterable[str]) -> str:
    """Return in plain words what was found, such as "violence and insults"; never empty."""
    found = list(dict.fromkeys(map(_plain, categories))) or [_OTHERWISE]
    return " and ".join(filter(None, (", ".join(found[:-1]), found[-1])))


def _plain(category: str) -> str:
    """Return words for a category; one that is not known has those of the family it is from."""
    name = category.casefold().replace("_", "-")
    return _PLAIN.get(name) or _PLAIN.get(name.partition("/")[0], _OTHERWISE)
