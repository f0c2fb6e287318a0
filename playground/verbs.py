"""Everything a person can do in the playground, by the names the page uses."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from playground import composing, events, forms, media, resolving
from playground.chatting import Chatting
from playground.mistake import Mistake
from playground.resolving import Resolving
from playground.values import JSON, Interaction, InteractionType, Message, Stage

Verb = Callable[[dict[str, JSON]], JSON | Awaitable[JSON]]
_STRING_SELECT = 3


class Verbs(Chatting):
    """One person's doings: what Chatting has, and everything that makes an interaction."""

    @property
    def by_name(self) -> dict[str, Verb]:
        """Return every verb by the name that the page uses."""
        named = (
            *(self.enter, self.history, self.say, self.react, self.delete),
            *(self.open_dm, self.accept_private),
            *(self.slash, self.menu, self.autocomplete, self.click, self.submit, self.dismiss),
        )
        return {verb.__name__: verb for verb in named}

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
        channel = self._world.channel(message.channel_id)
        if component["type"] == _STRING_SELECT or component["type"] in resolving.SELECTS:
            chosen = Resolving(self._world, self._person, channel)
            data |= _selected(component, list(frame.get("values") or ()), chosen)
        interaction = self._world.interactions.start(
            InteractionType.COMPONENT, self._person, channel, data, message=message
        )
        return {"interaction_id": interaction.id}

    def submit(self, frame: dict[str, JSON]) -> JSON:
        """Hand in the form that an interaction opened. A form can be handed in once."""
        opener = self._modal(frame)
        filling = forms.Filling(
            self._world, self._person, opener.channel, opener.modal, frame.get("fields") or {}
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


def _component(message: Message, custom_id: str) -> JSON:
    for _, component in media.walk(message.components):
        if component.get("custom_id") == custom_id:
            if component.get("disabled"):
                raise Mistake("That is switched off.")
            return component
    raise Mistake("That is not on this message.")


def _selected(menu: JSON, values: list[str], chosen: Resolving) -> dict[str, JSON]:
    low, high = forms.bounds(menu)
    if not low <= len(values) <= high:
        raise Mistake(f"Choose {low} to {high} values.")
    forms.check_offered(menu, values)
    if menu["type"] in resolving.SELECTS:
        forms.choose(chosen, menu, values)
    return {"values": values} | ({"resolved": chosen.found} if chosen.found else {})
