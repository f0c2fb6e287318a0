"""Everything a person can do in the playground, by the names the page uses."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from playground import cast, composing, events, forms, media, payloads, seats
from playground.checks.controls import is_emoji
from playground.composing import Mistake
from playground.seats import Seat
from playground.values import (
    JSON,
    Channel,
    Interaction,
    InteractionType,
    Message,
    Stage,
    User,
)
from playground.world import World

_SELECTS = (3, 5, 6, 7, 8)
CONTENT_CHARACTERS = 2000


class Verbs:
    """One person's doings. Every verb takes the frame that arrived and returns what to answer."""

    def __init__(self, world: World, seat: Seat) -> None:
        self._world = world
        self._seat = seat
        self.by_name: dict[str, Callable[[dict[str, JSON]], JSON | Awaitable[JSON]]] = {
            "enter": self.enter,
            "history": self.history,
            "slash": self.slash,
            "menu": self.menu,
            "autocomplete": self.autocomplete,
            "click": self.click,
            "submit": self.submit,
            "dismiss": self.dismiss,
            "say": self.say,
            "react": self.react,
            "delete": self.delete,
            "open_dm": self.open_dm,
        }

    def enter(self, frame: dict[str, JSON]) -> JSON:
        """Become a person; return everything there is to see."""
        people = self._world.people
        wanted = str(frame.get("as") or next(iter(people)))
        if wanted not in people:
            raise Mistake("There is no such person.")
        self._seat.person = people[wanted]
        self._seat.only_mine = bool(frame.get("only_mine"))
        return seats.state(self._world, people[wanted])

    def history(self, frame: dict[str, JSON]) -> JSON:
        """Return the messages of a channel that this person may see, oldest first."""
        person = self._person
        messages = [
            seats.message_state(self._world, message, person)
            for message in self._channel(frame).messages.values()
            if message.private_to in (None, person.id)
        ]
        return {"messages": messages}

    def slash(self, frame: dict[str, JSON]) -> JSON:
        """Run a command."""
        return {"interaction_id": self._command(frame, InteractionType.COMMAND).id}

    def menu(self, frame: dict[str, JSON]) -> JSON:
        """Run a command from a message's menu."""
        channel, person, message = self._channel(frame), self._person, self._message(frame)
        name = str(frame.get("command", ""))
        composed = composing.compose_menu(self._world, person, channel, name, message)
        begun = self._world.interactions.start(
            InteractionType.COMMAND, person, channel, composed.data, name=composed.name
        )
        return {"interaction_id": begun.id}

    async def autocomplete(self, frame: dict[str, JSON]) -> JSON:
        """Ask the bot for suggestions; none if it does not answer in time."""
        answered: asyncio.Future[list[JSON]] = asyncio.get_running_loop().create_future()
        waiting: list[Interaction] = []

        def listen(event: events.Event) -> None:
            match event:
                case events.ChoicesOffered(interaction=begun, choices=choices):
                    pass
                case events.InteractionMoved(interaction=begun) if begun.stage is Stage.FAILED:
                    choices = []
                case _:
                    return
            if begun in waiting and not answered.done():
                answered.set_result(choices)

        self._world.listen(listen)
        try:
            waiting.append(self._command(frame, InteractionType.AUTOCOMPLETE))
            return {"choices": await answered}
        finally:
            self._world.stop_listening(listen)

    def _command(self, frame: dict[str, JSON], kind: InteractionType) -> Interaction:
        channel, person = self._channel(frame), self._person
        composed = composing.compose(
            self._world,
            person,
            channel,
            str(frame.get("command", "")),
            frame.get("options") or {},
            focused=frame.get("focused") if kind is InteractionType.AUTOCOMPLETE else None,
        )
        return self._world.interactions.start(
            kind,
            person,
            channel,
            composed.data,
            name=composed.name,
            files=tuple(composed.files),
        )

    def click(self, frame: dict[str, JSON]) -> JSON:
        """Press a button or choose from a menu."""
        message = self._message(frame)
        component = _component(message, str(frame.get("custom_id")))
        data: dict[str, JSON] = {
            "custom_id": component["custom_id"],
            "component_type": component["type"],
            "id": component["id"],
        }
        if component["type"] in _SELECTS:
            data |= self._selected(component, list(frame.get("values") or ()))
        interaction = self._world.interactions.start(
            InteractionType.COMPONENT,
            self._person,
            self._world.channel(message.channel_id),
            data,
            message=message,
        )
        return {"interaction_id": interaction.id}

    def _selected(self, select: JSON, values: list[str]) -> dict[str, JSON]:
        low, high = forms.bounds(select)
        if not low <= len(values) <= high:
            raise Mistake(f"Choose {low} to {high} values.")
        forms.check_offered(select, values)
        resolved: dict[str, JSON] = {}
        if select["type"] == 5:
            resolved["users"] = {i: payloads.user(self._world.user(i)) for i in values}
        return {"values": values} | ({"resolved": resolved} if resolved else {})

    def submit(self, frame: dict[str, JSON]) -> JSON:
        """Hand in the form that an interaction opened. A form can be handed in once."""
        opener = self._modal(frame)
        filling = forms.Filling(
            self._world, opener.channel, opener.modal, frame.get("fields") or {}
        )
        opener.modal = None
        interaction = self._world.interactions.start(
            InteractionType.MODAL_SUBMIT,
            self._person,
            opener.channel,
            filling.data,
            name=opener.name,
            message=opener.channel.messages.get(opener.message_id or ""),
            trigger=opener.origin,
            files=tuple(filling.files),
        )
        return {"interaction_id": interaction.id}

    def dismiss(self, frame: dict[str, JSON]) -> JSON:
        """Close a form unanswered."""
        self._modal(frame).modal = None
        return {}

    def _modal(self, frame: dict[str, JSON]) -> Interaction:
        opener = self._world.interactions.get(str(frame.get("interaction_id")))
        if opener.user != self._person or opener.modal is None or opener.stage is Stage.FAILED:
            raise Mistake("There is no open form of that id.")
        return opener

    def say(self, frame: dict[str, JSON]) -> JSON:
        """Write an ordinary message."""
        content = str(frame.get("content", "")).strip()
        if not 1 <= len(content) <= CONTENT_CHARACTERS:
            raise Mistake(f"A message has 1 to {CONTENT_CHARACTERS} characters.")
        message = Message(
            id=self._world.ids.new(),
            channel_id=self._channel(frame).id,
            author=self._person,
            created=self._world.clock.now(),
            content=content,
            mentions=tuple(u for u in self._world.members() if f"<@{u.id}>" in content),
        )
        return {"message_id": self._world.post(message).id}

    def react(self, frame: dict[str, JSON]) -> JSON:
        """Add or take away this person's reaction."""
        emoji = frame.get("emoji")
        if not is_emoji(emoji):
            raise Mistake("A reaction is an emoji.")
        message = self._message(frame)
        if message.private_to is not None:
            raise Mistake("A private message takes no reactions.")
        self._world.react(message, self._person, str(emoji), on=bool(frame.get("on", True)))
        return {}

    def delete(self, frame: dict[str, JSON]) -> JSON:
        """Delete an own message, any as a teacher, or dismiss a private one."""
        message, person = self._message(frame), self._person
        in_server = not self._world.channel(message.channel_id).is_dm
        moderates = in_server and bool(person.permissions & cast.MANAGE_MESSAGES)
        if message.private_to is None and message.author != person and not moderates:
            raise Mistake("Only its author or a teacher can delete this message.")
        self._world.delete(message)
        return {}

    def open_dm(self, frame: dict[str, JSON]) -> JSON:
        """Open the private channel with the bot."""
        return {"channel_id": self._world.open_dm(self._person).id}

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
        if message is None or message.private_to not in (None, self._person.id):
            raise Mistake("There is no such message any more.")
        return message


def _component(message: Message, custom_id: str) -> JSON:
    for _, component in media.walk(message.components):
        if component.get("custom_id") == custom_id:
            if component.get("disabled"):
                raise Mistake("That is switched off.")
            return component
    raise Mistake("That is not on this message.")
