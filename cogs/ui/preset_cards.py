"""What age bands and packs look like before and after they are put in force."""

from __future__ import annotations

from collections.abc import Iterator

import discord

from cogs.ui import custom_ids
from cogs.ui.card import DESCRIPTION, GREEN, Card
from cogs.ui.policy_show import BAND_NAMES
from easel.model import AgeBand, Policy, SoftHits
from easel.policy import PACKS, rules_of, with_band

_SLIPS = {
    SoftHits.ASK: "a word that may be a slip is asked about",
    SoftHits.BLOCK: "a word that may be a slip is refused like the word itself",
}
_IN_A_ROW = 5


def band(policy: Policy, name: AgeBand) -> Card:
    """Show what an age band would change, with a button that does it."""
    lines = list(_changes(policy, with_band(policy, name)))
    title = f"Age band: {BAND_NAMES[name]}"
    if not lines:
        return Card(embed=_embed(title, "This is in force already: nothing would change."))
    said = "\n".join(f"• {line}" for line in lines)
    kept = "What else you have laid down stays, and `/policy undo` takes this back."
    view = discord.ui.View(timeout=None)
    view.add_item(
        discord.ui.Button(
            label="Put it in force",
            style=discord.ButtonStyle.success,
            custom_id=custom_ids.BAND.format(band=name.value, version=policy.version),
        )
    )
    view.stop()
    return Card(embed=_embed(title, f"This would change:\n{said}\n\n{kept}"), view=view)


def packs(policy: Policy, room_id: int | None) -> Card:
    """Show a button for each pack; those in force are green, the server's own stay so."""
    view = discord.ui.View(timeout=None)
    for number, name in enumerate(PACKS):
        button = _switch(policy, room_id, name)
        button.row = number // _IN_A_ROW
        view.add_item(button)
    view.stop()
    where = "on the whole server" if room_id is None else f"in <#{room_id}> and its threads"
    text = f"The words of a green pack are not drawn {where}. Press one to switch it."
    if room_id is not None and policy.packs:
        text += " What is in force on the whole server can't be switched off here."
    return Card(embed=_embed("Packs of words", text), view=view)


def _switch(policy: Policy, room_id: int | None, name: str) -> discord.ui.Button[discord.ui.View]:
    is_on = name in rules_of(policy, room_id).packs
    is_server_s = room_id is not None and name in policy.packs
    green = is_on or is_server_s
    return discord.ui.Button(
        label=PACKS[name].title,
        style=discord.ButtonStyle.success if green else discord.ButtonStyle.secondary,
        disabled=is_server_s,
        custom_id=custom_ids.PACK.format(
            pack=name, state="off" if is_on else "on", room_id=room_id or 0
        ),
    )


def _changes(before: Policy, after: Policy) -> Iterator[str]:
    """Yield what is different, a line each."""
    if before == after:
        return
    yield f"the age band is {BAND_NAMES[after.band]} (it was {BAND_NAMES[before.band]})"
    for what, old, new in (
        ("packs", _titles(before), _titles(after)),
        ("words", before.words, after.words),
        ("phrases that are never refused", before.allowed, after.allowed),
    ):
        if more := [each for each in new if each not in old]:
            yield f"{what} that come: {', '.join(more)}"
        if fewer := [each for each in old if each not in new]:
            yield f"{what} that go: {', '.join(fewer)}"
    if before.soft_hits is not after.soft_hits:
        yield _SLIPS[after.soft_hits]
    if after.band is not AgeBand.OWN:
        yield "moderation's limits are those of this age"


def _titles(policy: Policy) -> tuple[str, ...]:
    return tuple(PACKS[name].title for name in policy.packs if name in PACKS)


def _embed(title: str, text: str) -> discord.Embed:
    return discord.Embed(title=title, description=text[:DESCRIPTION], colour=GREEN)
