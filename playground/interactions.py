"""The life of an interaction: begun by a person, answered within 3 s, good for 15 minutes.

The numbers are Discord's (reference, "Receiving and Responding", 2026-08): an interaction that gets
no answer in 3 s is unknown from then on, and its token lives for 15 minutes.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING

from playground import refusals
from playground.events import ChoicesOffered, InteractionMoved, InteractionStarted, ModalOpened
from playground.values import (
    JSON,
    Attachment,
    Channel,
    Interaction,
    InteractionType,
    Message,
    Origin,
    Stage,
    User,
)

if TYPE_CHECKING:
    from playground.world import World

ANSWER_SECONDS = 3.0
TOKEN_SECONDS = 15 * 60.0
NO_ANSWER = "The application did not respond"
OFFLINE = "The bot is offline, so the application did not respond"


class InteractionBook:
    """Every interaction whose token is still good."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._by_id: dict[str, Interaction] = {}
        self._by_token: dict[str, Interaction] = {}

    def start(
        self,
        kind: InteractionType,
        user: User,
        channel: Channel,
        data: JSON,
        *,
        name: str = "",
        message: Message | None = None,
        trigger: Origin | None = None,
        files: tuple[Attachment, ...] = (),
    ) -> Interaction:
        """Begin an interaction, tell everybody, and start its 3 seconds."""
        self._forget_expired()
        interaction = Interaction(
            id=self._world.ids.new(),
            token=secrets.token_urlsafe(40),
            type=kind,
            user=user,
            channel=channel,
            created=self._world.clock.now(),
            data=data,
            name=name,
            message_id=message.id if message else None,
            trigger=trigger,
            files=files,
        )
        self._by_id[interaction.id] = self._by_token[interaction.token] = interaction
        self._world.files.keep(*files)
        loop = asyncio.get_running_loop()
        interaction.timer = loop.call_later(ANSWER_SECONDS, self._time_is_up, interaction)
        self._world.tell(InteractionStarted(interaction=interaction))
        return interaction

    def get(self, interaction_id: str) -> Interaction:
        """Return an interaction by its id; Refused (10062) if it is unknown or too old."""
        try:
            return self._by_id[interaction_id]
        except KeyError:
            raise refusals.unknown_interaction() from None

    def unanswered(self, interaction_id: str, token: str) -> Interaction:
        """Return the interaction that a first answer is for, or Refused as Discord would."""
        interaction = self.get(interaction_id)
        if not secrets.compare_digest(interaction.token, token):
            raise refusals.unknown_interaction()
        if interaction.stage is Stage.ANSWERED:
            raise refusals.already_acknowledged()
        if interaction.stage is Stage.FAILED or self._age(interaction) > ANSWER_SECONDS:
            raise refusals.unknown_interaction()
        return interaction

    def by_token(self, token: str) -> Interaction:
        """Return the interaction whose webhook this is.

        Refused: 50027 when the token is wrong or 15 minutes old, 10015 before the first answer.
        """
        interaction = self._by_token.get(token)
        if interaction is None or self._age(interaction) > TOKEN_SECONDS:
            raise refusals.invalid_webhook_token()
        if interaction.stage is not Stage.ANSWERED:
            raise refusals.unknown_webhook()
        return interaction

    def answered(self, interaction: Interaction) -> None:
        """Note that the first answer came in time."""
        self._stop_timer(interaction)
        interaction.stage = Stage.ANSWERED
        self._world.tell(InteractionMoved(interaction=interaction))

    def offer(self, interaction: Interaction, choices: list[JSON]) -> None:
        """Note the answer to a person who is typing."""
        self.answered(interaction)
        self._world.tell(ChoicesOffered(interaction=interaction, choices=choices))

    def open_modal(self, interaction: Interaction, modal: JSON) -> None:
        """Show a form to the person."""
        interaction.modal = modal
        self.answered(interaction)
        self._world.tell(ModalOpened(interaction=interaction))

    def fail(self, interaction: Interaction, reason: str) -> None:
        """Give an unanswered interaction up."""
        if interaction.stage is Stage.PENDING:
            self._stop_timer(interaction)
            interaction.stage = Stage.FAILED
            self._world.tell(InteractionMoved(interaction=interaction, reason=reason))

    def time_moved(self) -> None:
        """Give up what is too old now that a test has moved the clock."""
        for interaction in tuple(self._by_id.values()):
            if self._age(interaction) > ANSWER_SECONDS:
                self._time_is_up(interaction)

    def close(self) -> None:
        """Stop all timers."""
        for interaction in self._by_id.values():
            self._stop_timer(interaction)

    def _time_is_up(self, interaction: Interaction) -> None:
        self.fail(interaction, NO_ANSWER)

    def _age(self, interaction: Interaction) -> float:
        return self._world.clock.now() - interaction.created

    def _stop_timer(self, interaction: Interaction) -> None:
        if interaction.timer is not None:
            interaction.timer.cancel()
            interaction.timer = None

    def _forget_expired(self) -> None:
        for interaction in tuple(self._expired()):
            del self._by_id[interaction.id], self._by_token[interaction.token]
            self._world.files.forget(*interaction.files)

    def _expired(self) -> Iterator[Interaction]:
        for interaction in self._by_id.values():
            if self._age(interaction) <= TOKEN_SECONDS:
                return
            yield interaction
