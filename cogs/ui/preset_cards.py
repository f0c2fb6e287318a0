"""What age bands and packs look like before and after they are put in force."""

from __future__ import annotations

from collections.abc import Iterator

import discord

from cogs.ui import custom_ids
from cogs.ui.card import DESCRIPTION, GREEN, Card
from cogs.ui.form_words import FormWords
from easel.model import AgeBand, Policy
from easel.policy import PACKS, rules_of, with_band

_IN_A_ROW = 5


def band(policy: Policy, name: AgeBand, say: FormWords) -> Card:
    """Show what an age band would change, with a button that does it."""
    lines = list(_changes(policy, with_band(policy, name), say))
    title = say.band_title.format(band=say.bands[name])
    if not lines:
        return Card(embed=_embed(title, say.band_holds))
    said = "\n".join(f"• {line}" for line in lines)
    view = discord.ui.View(timeout=None)
    view.add_item(
        discord.ui.Button(
            label=say.band_puts,
            style=discord.ButtonStyle.success,
            custom_id=custom_ids.BAND.format(band=name.value, version=policy.version),
        )
    )
    view.stop()
    return Card(embed=_embed(title, f"{say.band_changes}\n{said}\n\n{say.band_keeps}"), view=view)


def packs(policy: Policy, room_id: int | None, say: FormWords) -> Card:
    """Show a button for each pack; those in force are green, the server's own stay so."""
    view = discord.ui.View(timeout=None)
    for number, name in enumerate(PACKS):
        button = _switch(policy, room_id, name, say)
        button.row = number // _IN_A_ROW
        view.add_item(button)
    view.stop()
    where = say.on_server if room_id is None else say.in_room.format(room_id=room_id)
    text = say.packs_hold.format(where=where)
    if room_id is not None and policy.packs:
        text += f" {say.server_s_stay}"
    return Card(embed=_embed(say.packs_title, text), view=view)


def _switch(
    policy: Policy, room_id: int | None, name: str, say: FormWords
) -> discord.ui.Button[discord.ui.View]:
    is_on = name in rules_of(policy, room_id).packs
    is_server_s = room_id is not None and name in policy.packs
    green = is_on or is_server_s
    return discord.ui.Button(
        label=say.label(PACKS[name].title),
        style=discord.ButtonStyle.success if green else discord.ButtonStyle.secondary,
        disabled=is_server_s,
        custom_id=custom_ids.PACK.format(
            pack=name, state="off" if is_on else "on", room_id=room_id or 0
        ),
    )


def _changes(before: Policy, after: Policy, say: FormWords) -> Iterator[str]:
    """Yield what is different, a line each."""
    if before == after:
        return
    yield say.band_is.format(new=say.bands[after.band], old=say.bands[before.band])
    for what, old, new in (
        ("packs", _titles(before, say), _titles(after, say)),
        ("words", before.words, after.words),
        ("allowed", before.allowed, after.allowed),
    ):
        come, go = say.lists[what]
        if more := [each for each in new if each not in old]:
            yield come.format(items=", ".join(more))
        if fewer := [each for each in old if each not in new]:
            yield go.format(items=", ".join(fewer))
    if before.soft_hits is not after.soft_hits:
        yield say.slips[after.soft_hits]
    if after.band is not AgeBand.OWN:
        yield say.limits


def _titles(policy: Policy, say: FormWords) -> tuple[str, ...]:
    return tuple(say.label(PACKS[name].title) for name in policy.packs if name in PACKS)


def _embed(title: str, text: str) -> discord.Embed:
    return discord.Embed(title=title, description=text[:DESCRIPTION], colour=GREEN)
