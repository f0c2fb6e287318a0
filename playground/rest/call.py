"""One request as an endpoint sees it, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playground import refusals
from playground.limits import Rule
from playground.values import JSON, Channel, Message, Upload
from playground.world import World
from playground.writing import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request whose path was recognised and whose body was read."""

    world: World
    params: Mapping[str, str]
    query: Mapping[str, str]
    body: JSON
    uploads: tuple[Upload, ...]

    @property
    def fields(self) -> dict[str, JSON]:
        """Return the body as an object; Refused if it is none."""
        if self.body is None:
            return {}
        if not isinstance(self.body, dict):
            message = "Only dictionaries may be used in a ModelType"
            raise refusals.form_error("", "MODEL_TYPE_CONVERT", message)
        return self.body

    @property
    def form(self) -> Form:
        """Return the body as the form of a message."""
        return Form(fields=self.fields, uploads=self.uploads)

    @property
    def channel(self) -> Channel:
        """Return the channel of the path, if the bot may see it."""
        channel = self.world.channel(self.params["channel_id"])
        if not channel.bot_may_see:
            raise refusals.missing_access()
        return channel

    @property
    def message(self) -> Message:
        """Return the message of the path; private ones cannot be reached this way."""
        message = self.world.message(self.channel.id, self.params["message_id"])
        if message.private_to is not None:
            raise refusals.unknown_message()
        return message


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer whose status is not simply 200, or 204 without a body."""

    status: int
    body: JSON


Handler = Callable[[Call], JSON | Reply | None]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A method and path of the API with what serves it.

    `main` names the part of the path that the rate limit counts by. `as_bot` is False for the
    endpoints of interactions, which need no token of the bot and do not count towards its 50 a
    second.
    """

    method: str
    path: str
    handler: Handler
    rule: Rule | None
    main: str | None = None
    as_bot: bool = True
