"""When people ordered, when the first answer arrived and when the pictures were there."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from playground import composing
from playground.events import Event, InteractionMoved, InteractionStarted, MessageEdited
from playground.values import InteractionType, Stage, User
from playground.world import World

# How the file of an unfinished picture ends.
PREVIEW = "-preview.jpg"


@dataclass(slots=True, kw_only=True)
class Times:
    """The moments of one order, by time.monotonic(); 0 means: not yet."""

    ordered: float
    answered: float = 0.0
    posted: float = 0.0


class Stopwatch:
    """Orders in the name of the playground's people, and notes on the playground's own clock.

    An order begins when the playground dispatches its interaction and is answered when the
    callback has arrived there: both bots are measured at the same place, without the time that
    people's own connections would take.
    """

    def __init__(self, world: World, *, pictures: int) -> None:
        self.times: dict[str, Times] = {}
        self._world = world
        self._pictures = pictures
        self._failure: str | None = None
        self._moved = asyncio.Event()
        world.listen(self._note)

    def order(self, person: User, prompt: str) -> None:
        """Let a person type /imagine."""
        channel = next(iter(self._world.channels.values()))
        values = {"prompt": prompt, "number": self._pictures}
        composed = composing.compose(self._world, person, channel, "imagine", values)
        self._world.interactions.start(
            InteractionType.COMMAND, person, channel, composed.data, name=composed.name
        )

    async def all_answered(self, within: float) -> None:
        """Wait for the first answer to every order so far. Raises TimeoutError."""
        await self._until(lambda: all(each.answered for each in self.times.values()), within)

    async def all_posted(self, within: float) -> None:
        """Wait for the pictures of every order so far. Raises TimeoutError."""
        await self._until(lambda: all(each.posted for each in self.times.values()), within)

    def answers(self) -> list[float]:
        """Return the milliseconds from each order to its first answer, the shortest first."""
        return sorted(1000 * (each.answered - each.ordered) for each in self.times.values())

    def waits(self) -> list[float]:
        """Return the seconds from each order to its pictures, the shortest first."""
        return sorted(each.posted - each.ordered for each in self.times.values())

    def stop(self) -> None:
        """Note nothing more."""
        self._world.stop_listening(self._note)

    async def _until(self, done: Callable[[], bool], within: float) -> None:
        async with asyncio.timeout(within):
            while not done():
                if self._failure is not None:
                    raise RuntimeError(f"an order was not answered: {self._failure}")
                self._moved.clear()
                await self._moved.wait()

    def _note(self, event: Event) -> None:
        now = time.monotonic()
        match event:
            case InteractionStarted(interaction=begun):
                self.times[begun.id] = Times(ordered=now)
                return
            case InteractionMoved(interaction=moved) if moved.id in self.times:
                if moved.stage is Stage.FAILED:
                    self._failure = event.reason
                self.times[moved.id].answered = now
            case MessageEdited(message=message) if message.origin is not None:
                order = self.times.get(message.origin.id)
                is_whole = len(message.attachments) == self._pictures and not any(
                    each.filename.endswith(PREVIEW) for each in message.attachments
                )
                if order and not order.posted and is_whole:
                    order.posted = now
        self._moved.set()
