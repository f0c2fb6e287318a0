"""Midjourney's parameters that have no honest equivalent here: why, and what to do instead."""

from __future__ import annotations

_DIAL = "The models here have no such dial."
_REFERENCE = "Pictures can't be given as references here. Describe what you like about it in words."
_SPEED = "Every order has the same speed here, and the line is fair. Just leave it out."
_SHOWN = "The channel you order in decides who sees the pictures. Just leave it out."
_VARIED = f"{_DIAL} Order more pictures with --n 4, or say in words how different they should be."
_STRANGE = f'{_DIAL} Say it in words, such as "strange and dreamlike".'
_STYLED = f'{_DIAL} Name the style in words, such as "watercolour" or "very detailed".'
_SEEDED = "The models here give no picture twice. To stay close to one, press V under it."

# By name without dashes; Midjourney's own short forms beside the long ones.
UNSUPPORTED: dict[str, str] = {
    "chaos": _VARIED,
    "c": _VARIED,
    "weird": _STRANGE,
    "w": _STRANGE,
    "stylize": _STYLED,
    "s": _STYLED,
    "style": _STYLED,
    "exp": _STYLED,
    "raw": "Your words are never restyled here. Just leave it out.",
    "niji": 'There is no anime model here. Say it in words, such as "in the style of anime".',
    "stop": "The models here always finish their pictures. For less detail use --q low.",
    "draft": "For a quick draft use --q low.",
    "hd": "For more detail use --q high.",
    "repeat": "One order is drawn once here. For more pictures use --n 4, or press 🔄 under them.",
    "r": "One order is drawn once here. For more pictures use --n 4, or press 🔄 under them.",
    "tile": 'Say it in words, such as "a seamless repeating pattern".',
    "seed": _SEEDED,
    "sameseed": _SEEDED,
    "video": "Easel draws still pictures only.",
    "motion": "Easel draws still pictures only.",
    "loop": "Easel draws still pictures only.",
    "iw": _REFERENCE,
    "sref": _REFERENCE,
    "cref": _REFERENCE,
    "oref": _REFERENCE,
    "sw": _REFERENCE,
    "cw": _REFERENCE,
    "ow": _REFERENCE,
    "profile": "There are no style profiles here. Name the style in words.",
    "p": "There are no style profiles here. Name the style in words.",
    "fast": _SPEED,
    "relax": _SPEED,
    "turbo": _SPEED,
    "stealth": _SHOWN,
    "public": _SHOWN,
}
