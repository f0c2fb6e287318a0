"""What people read in Russian for the names that moderation services give to what they find."""

from __future__ import annotations

from collections.abc import Iterable

# As in English, after "увидел": in the accusative.
_PLAIN = {
    "harassment": "оскорбления",
    "harassment/threatening": "угрозы",
    "hate": "ненависть к людям",
    "hate/threatening": "угрозы из ненависти",
    "illicit": "что-то незаконное",
    "illicit/violent": "что-то незаконное",
    "self-harm": "вред самому себе",
    "sexual": "сексуальное",
    "violence": "насилие",
    "violence/graphic": "насилие в подробностях",
    "jailbreak": "попытку обойти правила",
    "profanity": "ругательства",
}
_OTHERWISE = "то, что не для класса"


def plain(categories: Iterable[str]) -> str:
    """Return in plain words what was found, such as "насилие и оскорбления"; never empty."""
    found = list(dict.fromkeys(map(_plain, categories))) or [_OTHERWISE]
    return " и ".join(filter(None, (", ".join(found[:-1]), found[-1])))


def _plain(category: str) -> str:
    name = category.casefold().replace("_", "-")
    return _PLAIN.get(name) or _PLAIN.get(name.partition("/")[0], _OTHERWISE)
