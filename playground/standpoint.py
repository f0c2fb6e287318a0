"""From where a person acts: who they are, and which channels and messages they can reach."""

from __future__ import annotations

from playground.mistake import Mistake
from playground.seats import Seat
from playground.values import JSON, Channel, Message, User
from playground.world import World


class Standpoint:
    """What the verbs of one seat have in common. Everything out of reach is a Mistake."""

    def __init__(self, world: World, seat: Seat) -> None:
        self._world = world
        self._seat = seat

    @property
    def _person(self) -> User:
        if self._seat.person is None:
            raise Mistake("Enter as somebody first.")
        return self._seat.person

    def _channel(self, frame: dict[str, JSON]) -> Channel:
        channel = self._world.channels.get(str(frame.get("channel_id")))
        if channel is None or not self._seat.may_see(channel):
            raise Mistake("There is no such channel.")
        return channel

    def _message(self, frame: dict[str, JSON]) -> Message:
        message = self._channel(frame).messages.get(str(frame.get("message_id")))
        if message is None or not message.is_shown_to(self._person):
            raise Mistake("There is no such message any more.")
        return message
