"""What is proposed before it is ordered: a batch and what it comes to."""

from __future__ import annotations

from decimal import Decimal

import discord

from cogs.ui import custom_ids
from cogs.ui.card import DESCRIPTION, YELLOW, Card
from easel.model import Proposal

# So many prompts of a batch are shown, and so many characters of each.
LISTED, QUOTED = 15, 120


def confirmation(proposal: Proposal) -> Card:
    """Say what a batch comes to, with a button to order it and one to leave it."""
    offer, quote = proposal.offer, proposal.quote
    lines = [f"`{_quoted(text)}`" for text in offer.texts[:LISTED]]
    if len(offer.texts) > LISTED:
        lines.append(f"and {len(offer.texts) - LISTED} more")
    what = f"{quote.orders} orders, {quote.pictures} pictures, {_cost(quote.cost)}"
    embed = discord.Embed(title=what, colour=YELLOW)
    embed.description = "\n".join(lines)[:DESCRIPTION]
    embed.set_footer(text="Nothing is ordered until you click.")
    view = discord.ui.View(timeout=None)
    view.add_item(
        discord.ui.Button(
            label=f"Order all {quote.orders}",
            style=discord.ButtonStyle.success,
            custom_id=custom_ids.CONFIRM.format(offer_id=offer.id),
        )
    )
    view.add_item(
        discord.ui.Button(label="Leave it", custom_id=custom_ids.LEAVE.format(offer_id=offer.id))
    )
    view.stop()
    return Card(embed=embed, view=view)


def confirmed(orders: int) -> Card:
    """Say that a batch is ordered; nothing is left to be clicked."""
    return Card(content=f"Ordered: {orders} orders. Each has a message of its own below.")


def left() -> Card:
    """Say that a batch was not ordered."""
    return Card(content="Left. Nothing was ordered and nothing was counted.")


def _quoted(text: str) -> str:
    short = text if len(text) <= QUOTED else f"{text[: QUOTED - 1]}…"
    return short.replace("`", "'")


def _cost(cost: Decimal | None) -> str:
    if cost is None:
        return "at a price that is not known"
    if not cost:
        return "at no cost"
    return f"about ${cost:.2f}" if cost >= Decimal("0.01") else "less than a US cent"
