"""Midjourney's parameters that have no honest equivalent here: why, and what to do instead."""

from __future__ import annotations

from dataclasses import dataclass

_DIAL = "The models here have no such dial."


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported:
    """Midjourney's names for one parameter, without dashes, and two sentences for who types it."""

    names: tuple[str, ...]
    reason: str


UNSUPPORTED: tuple[Unsupported, ...] = (
    Unsupported(
        names=("chaos", "c"),
        reason=f"{_DIAL} Order more pictures with --n 4, or say in words how different they"
        " should be.",
    ),
    Unsupported(
        names=("weird", "w"),
        reason=f'{_DIAL} Say it in words, such as "strange and dreamlike".',
    ),
    Unsupported(
        names=("stylize", "s", "exp"),
        reason=f'{_DIAL} Name the style in words, such as "watercolour" or "very detailed".',
    ),
    Unsupported(
        names=("style",),
        reason='For --style raw write --raw; name any other style in words, such as "watercolour".',
    ),
    Unsupported(
        names=("niji",),
        reason='There is no anime model here. Say it in words, such as "in the style of anime".',
    ),
    Unsupported(
        names=("stop",),
        reason="The models here always finish their pictures. For less detail use --q low.",
    ),
    Unsupported(names=("hd",), reason="For more detail use --q high."),
    Unsupported(
        names=("sameseed",),
        reason="A seed counts for the whole order here. Use --seed.",
    ),
    Unsupported(
        names=("sw", "cw", "ow", "sv"),
        reason=f"{_DIAL} Say in words what to take from the pictures, and how closely.",
    ),
    Unsupported(
        names=("profile", "p", "personalize"),
        reason="There are no style profiles here. Save words or parameters with /prefer option.",
    ),
    Unsupported(
        names=("turbo",),
        reason="Nothing is faster here than an order's own turn: use --fast, or leave it out.",
    ),
    Unsupported(
        names=("video", "motion", "loop", "end", "bs"),
        reason="Easel draws still pictures only.",
    ),
)

REASONS: dict[str, str] = {name: row.reason for row in UNSUPPORTED for name in row.names}
