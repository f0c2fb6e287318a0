"""An order's text -> its prompts, with what the person has saved for themselves."""

from __future__ import annotations

from easel import prompts
from easel.model import Options, Order, Prompt
from easel.personal import Personal


class Reading:
    """Reads texts as `easel.prompts` does; `limit` is the longest that one may be."""

    def __init__(self, personal: Personal, *, limit: int) -> None:
        self._personal = personal
        self._limit = limit

    async def all(self, order: Order, *texts: str) -> list[Prompt]:
        """Return what /imagine makes of each text: all its choices, own options and suffix."""
        theirs = await self._personal.of(order.person, order.place)
        return [
            prompt
            for text in texts
            for prompt in prompts.parse_all(
                text,
                order.options,
                limit=self._limit,
                attachments=order.attachments,
                custom=theirs.options,
                suffix=theirs.suffix,
            )
        ]

    async def one(self, order: Order) -> Prompt:
        """Return the one prompt of an order's text, with the person's own options."""
        theirs = await self._personal.of(order.person, order.place)
        return prompts.parse(
            order.text,
            order.options,
            limit=self._limit,
            attachments=order.attachments,
            custom=theirs.options,
        )

    def plain(self, text: str, attachments: tuple[str, ...] = ()) -> Prompt:
        """Return the prompt of a text in which whatever is a person's own is written out."""
        return prompts.parse(text, Options(), limit=self._limit, attachments=attachments)
